import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill } from '../../src/exercises/fill.ts'
import { badSymbols, inlinePieces, plainText } from '../../src/exercises/inline.ts'
import { inLanguage } from '../../src/exercises/inLanguage.ts'
import { bank, textsOf, variantOf } from './book.ts'

const names: Record<string, number | null | boolean> = { share: 0.375, loss: -2.5, none: null, yes: true }

describe('fill', () => {
  it('puts values into both languages, formatted as asked', () => {
    const text = { en: '{share:.1%} of {2 * 3}, {loss:.2f}, {none}, {yes}', zh: '{share:.1%}，{none}，{yes}' }
    expect(fill(text, (name) => names[name])).toEqual({
      en: '37.5% of 6, −2.50, none, yes',
      zh: '37.5%，不存在，是',
    })
  })

  it('refuses a name without a value', () => {
    expect(() => fill({ en: '{nobody}', zh: '' }, () => undefined)).toThrow('unknown name "nobody"')
  })
})

describe('inlinePieces', () => {
  it('knows emphasis, strong text and symbols, and takes all else as it is', () => {
    expect(inlinePieces('Raise *both*, **now**: $y^*$ > 2 * 3 * 4 <b>')).toEqual([
      { kind: 'plain', text: 'Raise ' },
      { kind: 'emphasis', text: 'both' },
      { kind: 'plain', text: ', ' },
      { kind: 'strong', text: 'now' },
      { kind: 'plain', text: ': ' },
      { kind: 'symbol', text: 'y^*' },
      { kind: 'plain', text: ' > 2 * 3 * 4 <b>' },
    ])
  })

  it('loses no character but its marks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^\\_^{}]*$/), (text) => {
        expect(plainText(text).replace(/[*$]/g, '')).toBe(text.replace(/[*$]/g, ''))
      }),
    )
  })

  it('refuses formulas where only symbols can be set', () => {
    expect(badSymbols('$\\frac{a}{b}$ and $C_c$')).toEqual(['\\frac{a}{b}'])
    expect(badSymbols('$\\lambda_c$, $y^*$, $\\delta^2$')).toEqual([])
  })
})

describe('plainText', () => {
  it.for([
    ['$\\delta^2$ = 0.49', 'δ² = 0.49'],
    ['$y^*$ = $C_c$ / ($\\theta$$S$)', 'y* = Cc / (θS)'],
    ['$x_1$, $x_{12}$, $e^{-2}$, $\\sigma_{ij}$', 'x₁, x₁₂, e⁻², σij'],
    ['$\\frac{a}{b + 1} \\cdot \\sqrt{2} \\le \\hat{y}$', 'a/(b + 1) · √2 ≤ ŷ'.normalize('NFD')],
    ['$\\frac{\\sqrt{n}}{2}$ \\times', '(√n)/2 \\times'],
    ['*costs* $e^{x+y}$', 'costs eˣ⁺ʸ'],
  ])('reads %s as %s', ([text, plain]) => {
    expect(plainText(text!).normalize('NFD')).toBe(plain!.normalize('NFD'))
  })

  it('leaves no TeX in any text of the book, in both languages', () => {
    for (const exercise of bank.exercises.values()) {
      const variant = variantOf(exercise)
      const lookUp = (name: string) => variant.names[name] ?? 1
      for (const text of textsOf(exercise))
        for (const words of Object.values(fill(text, lookUp)))
          expect(plainText(words), `${exercise.id}: ${words}`).not.toMatch(/[\\^_${}]/)
    }
  })
})

describe('inLanguage', () => {
  it('empties the other language and keeps the shape', () => {
    expect(inLanguage({ prompt: { en: 'a', zh: '甲' }, list: [{ en: 'b', zh: '乙' }], n: 1 }, 'zh')).toEqual({
      prompt: { en: '', zh: '甲' },
      list: [{ en: '', zh: '乙' }],
      n: 1,
    })
  })
})
