import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExpressionError, evaluate, namesIn, parseExpression } from '../../src/exercises/expression.ts'

const names: Record<string, number | boolean | string | null> = {
  a: 2,
  b: 0.5,
  yes: true,
  kind: 'explicit',
  none: null,
}
const value = (text: string) => evaluate(text, (name) => names[name])

describe('evaluate', () => {
  it.for([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['10 - 4 - 3', 3],
    ['12 / 4 / 3', 1],
    ['.5 + 1e-1', 0.6],
    ['a − b', 1.5],
    ['min(3, a, 5) + max(1, b) + abs(-4)', 7],
    ['round(2.345, 2)', 2.35],
    ['round(-1.5)', -1],
    ['sqrt(9) + ln(exp(2))', 5],
    ['if(a > 1, a, b)', 2],
  ] as const)('%s is %s', ([text, expected]) => {
    expect(value(text)).toBeCloseTo(expected, 12)
  })

  it.for([
    ['a > b and not (a < b)', true],
    ['a <= 2 and a >= 2 and a = 2 and a == 2', true],
    ['a != 2 or yes', true],
    ['not yes or false', false],
    ["kind = 'explicit'", true],
    ["kind != 'tacit'", true],
    ['exists(a) and not exists(none)', true],
  ] as const)('%s is %s', ([text, expected]) => {
    expect(value(text)).toBe(expected)
  })

  it('carries what does not exist through arithmetic, and lets no comparison hold of it', () => {
    expect(value('none + 1')).toBeNull()
    expect(value('max(none, 1)')).toBeNull()
    for (const op of ['<', '<=', '>', '>=', '=', '!=']) expect(value(`none ${op} 1`)).toBe(false)
  })

  it.for([
    ['1 +', 4],
    ['1 + * 2', 5],
    ['(1 + 2', 7],
    ['a b', 3],
    ['1 < 2 < 3', 7],
    ['foo(1)', 1],
    ['abs(1, 2)', 1],
    ['a # b', 3],
    ['', 1],
    ["'open", 1],
  ] as const)('%s is refused at character %s', ([text, column]) => {
    try {
      parseExpression(text)
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError)
      expect((error as ExpressionError).column).toBe(column)
      return
    }
    throw new Error(`${text} was taken`)
  })

  it.for(['unknown + 1', 'yes + 1', 'a and yes', 'kind * 2', 'constructor', '__proto__'])(
    '%s has no value',
    (text) => {
      expect(() => evaluate(text, (name) => (Object.hasOwn(names, name) ? names[name] : undefined))).toThrow(
        ExpressionError,
      )
    },
  )

  it('agrees with JavaScript on arithmetic', () => {
    const number = fc.integer({ min: 0, max: 99 }).map(String)
    const tree: fc.Arbitrary<string> = fc.letrec<{ sum: string }>((tie) => ({
      sum: fc.oneof(
        { depthSize: 'small' },
        number,
        fc
          .tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum'))
          .map(([l, op, r]) => `(${l} ${op} ${r})`),
        fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), number).map(([l, op, r]) => `${l} ${op} ${r}`),
        tie('sum').map((inner) => `-(${inner})`),
      ),
    })).sum
    fc.assert(
      fc.property(tree, (text) => {
        fc.pre(text.length < 900)
        // The reference is JavaScript's own reading of the same text of digits, brackets and signs.
        expect(value(text)).toEqual(new Function(`return ${text}`)())
      }),
    )
  })

  it('answers any text with a value or an ExpressionError, and runs nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          evaluate(text, () => 1)
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('names what it mentions, once', () => {
    expect(namesIn('fit - shut.fit > min(a, fit) and not yes')).toEqual(['fit', 'shut.fit', 'a', 'yes'])
  })
})
