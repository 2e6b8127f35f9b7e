import { describe, expect, it } from 'vitest'
import { evaluate, labelsOf, parseExpression, printExpression } from '../../../src/core/sem/expression.ts'
import { parseModel } from '../../../src/core/sem/parseModel.ts'
import { ModelSyntaxError, significant, tokenise } from '../../../src/core/sem/tokens.ts'

const rows = (source: string) => parseModel(source).relations.map(({ line: _line, ...relation }) => relation)

describe('parseModel', () => {
  it('reads every operator', () => {
    const model = parseModel('f =~ x + y\nz ~ a*f\nx ~~ y\nz ~ 1\nindirect := a*2\na == 1')
    expect(model.relations.map(({ lhs, op, rhs }) => `${lhs} ${op} ${rhs}`.trim())).toEqual([
      'f =~ x',
      'f =~ y',
      'z ~ f',
      'x ~~ y',
      'z ~1',
    ])
    expect(model.definitions).toMatchObject([{ name: 'indirect', text: 'a*2' }])
    expect(model.equalities).toMatchObject([{ text: ['a', '1'], line: 6 }])
  })

  it.each([
    ['f =~ 0.5*x', { fixed: [0.5] }],
    ['f =~ -1*x', { fixed: [-1] }],
    ['f =~ 1/4*x', { fixed: [0.25] }],
    ['f =~ NA*x', { fixed: [null] }],
    ['f =~ a*x', { label: ['a'] }],
    ['f =~ label("a b")*x', { label: ['a b'] }],
    ['f =~ start(0.3)*x', { start: [0.3] }],
    ['f =~ start(0.3)*a*x', { start: [0.3], label: ['a'] }],
    ['f =~ c(a, b)*x', { label: ['a', 'b'] }],
    ['f =~ c(1, NA)*x', { fixed: [1, null] }],
    ['f =~ c(a, 2)*x', { fixed: [undefined, 2], label: ['a', undefined] }],
    ['f =~ start(c(1, 2))*x', { start: [1, 2] }],
    ['f =~ 2e-1*x', { fixed: [0.2] }],
  ])('%s', (source, modifier) => {
    expect(rows(source)).toEqual([{ lhs: 'f', op: '=~', rhs: 'x', ...modifier }])
  })

  it('collects modifiers of a variable named twice', () => {
    expect(rows('f =~ x + NA*x + a*x')).toEqual([
      { lhs: 'f', op: '=~', rhs: 'x', fixed: [null], label: ['a'] },
    ])
  })

  it('takes ~~ either way round as one', () => {
    expect(rows('a ~~ b\nb ~~ 0.5*a')).toEqual([{ lhs: 'a', op: '~~', rhs: 'b', fixed: [0.5] }])
  })

  it('expands several left sides, each with all right sides, as lavaan does', () => {
    expect(rows('a + b ~ x + y').map(({ lhs, rhs }) => lhs + rhs)).toEqual(['ax', 'ay', 'bx', 'by'])
  })

  it('reads intercepts among regressions', () => {
    expect(rows('y ~ 1 + x')).toEqual([
      { lhs: 'y', op: '~1', rhs: '' },
      { lhs: 'y', op: '~', rhs: 'x' },
    ])
    expect(rows('y ~ 0*1')).toEqual([{ lhs: 'y', op: '~1', rhs: '', fixed: [0] }])
    expect(rows('y ~ m*1')).toEqual([{ lhs: 'y', op: '~1', rhs: '', label: ['m'] }])
  })

  it('goes on after an operator, in brackets, and where the next line starts with one', () => {
    expect(rows('f =~ x +\n  y\n\n  + z # the last\n! a remark\ng =~ c(a,\n b)*x; y ~ z')).toHaveLength(5)
  })

  it('keeps names of any script', () => {
    expect(rows('信任 =~ 题1 + 题2')[0]).toEqual({ lhs: '信任', op: '=~', rhs: '题1' })
  })

  it.each([
    ['f =~ x1 +\n  + x2', 2, 3, /a variable, or a modifier/],
    ['f =~ x1\ng x2', 2, 3, /one of =~ ~ ~~ := ==/],
    ['f =~ x1 x2', 1, 9, /"\+" or the end of the statement/],
    ['f =~ 0.5', 1, 9, /"\*" and a variable/],
    ['f =~ c(a b)*x', 1, 10, /"\)"/],
    ['f =~ start(a)*x', 1, 12, /a number/],
    ['f =~ foo(1)*x', 1, 6, /a modifier/],
    ['f <~ x', 1, 3, /not supported/],
    ['a > 1', 1, 3, /inequality/],
    ['x | t1', 1, 3, /thresholds/],
    ['y ~ y', 1, 5, /another variable than "y" itself/],
    ['y ~ x\nz := a +', 2, 9, /a label, a number or "\("/],
    ['y ~ a*x\nz := sinh(a)', 2, 6, /one of the functions exp/],
    ['y ~ x $ z', 1, 7, /a variable, a number or an operator/],
    ['f =~ x1 + equal("f=~")*x2', 1, 17, /as in equal\("f=~x2"\)/],
    ['f =~ x1 + equal(2)*x2', 1, 17, /as in equal/],
    ['', 1, 1, /at least one statement/],
    ['2 ~ x', 1, 1, /a variable/],
  ])('says where and what of %j', (source, line, column, expected) => {
    let error: unknown
    try {
      parseModel(source)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ModelSyntaxError)
    const { line: l, column: c, expected: e, message } = error as ModelSyntaxError
    expect([l, c]).toEqual([line, column])
    expect(e).toMatch(expected)
    expect(message).toMatch(`line ${line}, column ${column}: expected `)
  })
})

describe('expressions', () => {
  const parse = (text: string) => {
    const tokens = significant(tokenise(text))
    let at = 0
    return parseExpression({ peek: () => tokens[at]!, next: () => tokens[at++]! })
  }
  const values: Record<string, number> = { a: 0.7, b: -1.3, c: 2.1 }
  const valueOf = (label: string) => ({ value: values[label]!, by: new Map([[label, 1]]) })

  it.each([
    ['a+b*c', 0.7 - 1.3 * 2.1],
    ['-a^2', -(0.7 ** 2)],
    ['(a+b)/c-1', (0.7 - 1.3) / 2.1 - 1],
    ['2^3^2', 2 ** 9],
    ['exp(a)*sqrt(c)', Math.exp(0.7) * Math.sqrt(2.1)],
    ['log(c)-abs(b)', Math.log(2.1) - 1.3],
    ['a-b-c', 0.7 + 1.3 - 2.1],
    ['a/(b*c)', 0.7 / (-1.3 * 2.1)],
  ])('%s', (text, expected) => {
    expect(evaluate(parse(text), valueOf).value).toBeCloseTo(expected, 14)
    // Printed and parsed again it is the same expression.
    expect(evaluate(parse(printExpression(parse(text))), valueOf).value).toBeCloseTo(expected, 14)
  })

  it('has exact derivatives (two routes: forward mode and central differences)', () => {
    const expression = parse('a*b/(c+a^2)+exp(b)*tanh(c)-sin(a)/cos(b)+sqrt(c)^a')
    const { by } = evaluate(expression, valueOf)
    for (const label of labelsOf(expression)) {
      const at = (h: number) =>
        evaluate(expression, (name) => ({ value: values[name]! + (name === label ? h : 0), by: new Map() }))
          .value
      // Error of a central difference with h = 1e-5: h² times a third derivative, here of order 100.
      expect(by.get(label)).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 7)
    }
  })
})
