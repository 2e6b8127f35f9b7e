import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill } from '../../src/exercises/fill.ts'
import { badSymbols, inlinePieces, plainText } from '../../src/exercises/inline.ts'
import { inLanguage } from '../../src/exercises/inLanguage.ts'

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
      fc.property(fc.string(), (text) => {
        expect(plainText(text).replace(/[*$]/g, '')).toBe(text.replace(/[*$]/g, ''))
      }),
    )
  })

  it('refuses formulas where only symbols can be set', () => {
    expect(badSymbols('$\\frac{a}{b}$ and $C_c$')).toEqual(['\\frac{a}{b}'])
    expect(badSymbols('$\\lambda_c$, $y^*$, $\\delta^2$')).toEqual([])
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
