import { assert, property, string, dictionary, anything } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaults, defineModel } from '../../../src/core/model/model.ts'
import { InvalidInput, validate, validateOrThrow } from '../../../src/core/model/validate.ts'
import { kitchen } from './testModels.ts'

const standard = defaults(kitchen)
const message = (raw: Record<string, unknown>) => validate(kitchen, raw).issues.map((i) => i.message.en)

describe('good values', () => {
  test('strings and typed values give the same', () => {
    const typed = { low: 0.5, count: 4, rule: 'ratio', loud: true } as const
    const written = { low: '.5', count: '4', rule: 'ratio', loud: 'true' }
    expect(validate(kitchen, written)).toEqual({ values: { ...standard, ...typed }, issues: [] })
    expect(validate(kitchen, typed)).toEqual(validate(kitchen, written))
  })

  test.each([
    ['.5', 0.5],
    ['1e-3', 0.001],
    ['1E0', 1],
    ['+2', 2],
    ['3.', 3],
    [' 4 ', 4],
    ['-0', 0],
    [-0, 0],
  ])('%j is %d', (written, value) => {
    expect(validate(kitchen, { low: written })).toEqual({ values: { ...standard, low: value }, issues: [] })
  })

  test.each([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    ['false', false],
    [0, false],
    ['0', false],
  ])('a switch given as %j is %j', (written, value) => {
    expect(validate(kitchen, { loud: written })).toEqual({ values: { ...standard, loud: value }, issues: [] })
  })

  test('a base stands where nothing is given, and undefined is nothing', () => {
    const base = { ...standard, low: 1, count: 9 }
    expect(validate(kitchen, { low: 3, high: undefined }, base).values).toEqual({ ...base, low: 3 })
  })

  test('the ends of a range belong to it', () => {
    expect(validate(kitchen, { low: 0, high: 10 }).issues).toEqual([])
  })
})

describe('bad values are named, and everything else is kept', () => {
  test.each([
    ['low', ',5', 'number'],
    ['low', '0,5', 'number'],
    ['low', '１', 'number'],
    ['low', '–1', 'number'],
    // The minus sign that the book itself writes.
    ['low', '−1', 'range'],
    ['low', '', 'number'],
    ['low', '  ', 'number'],
    ['low', 'NaN', 'number'],
    ['low', 'Infinity', 'number'],
    ['low', Number.NaN, 'number'],
    ['low', Number.POSITIVE_INFINITY, 'number'],
    ['low', '1e999', 'number'],
    ['low', '0x1', 'number'],
    ['low', '1 2', 'number'],
    ['low', '.', 'number'],
    ['low', null, 'number'],
    ['low', [1], 'number'],
    ['low', { valueOf: () => 1 }, 'number'],
    ['low', true, 'number'],
    ['low', 10.000001, 'range'],
    ['low', '-1e-9', 'range'],
    ['count', 2.5, 'integer'],
    ['count', '12', 'range'],
    ['rule', 'Sum', 'choice'],
    ['rule', 'constructor', 'choice'],
    ['rule', '__proto__', 'choice'],
    ['rule', 0, 'choice'],
    ['loud', 'yes', 'switch'],
    ['loud', 2, 'switch'],
    ['loud', '1.0', 'switch'],
    ['loud', '', 'switch'],
    ['lwo', '3', 'unknown'],
  ])('%s = %j: %s', (name, value, kind) => {
    const { values, issues } = validate(kitchen, { shift: 7, [name]: value, samples: '50' })
    expect(values).toEqual({ ...standard, shift: 7, samples: 50 })
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ kind, parameter: name })
    for (const language of ['en', 'zh'] as const) {
      expect(issues[0]!.message[language]).toContain(name)
      expect(issues[0]!.message[language]).toContain(issues[0]!.rule[language])
      expect(issues[0]!.message[language]).toContain(issues[0]!.value)
    }
  })

  test('messages read as sentences', () => {
    expect(message({ low: 12 })).toEqual(['Low end (low) must be a number from 0 to 10; got 12'])
    expect(message({ count: '1.5' })).toEqual(['Count (count) must be a whole number from 1 to 9; got "1.5"'])
    expect(message({ low: ',5' })).toEqual([
      'Low end (low) must be a number from 0 to 10, written with the digits 0-9 and a decimal point; got ",5"',
    ])
    expect(message({ rule: 'product' })).toEqual([
      'Rule (rule) must be one of sum, ratio, noise; got "product"',
    ])
    expect(message({ loud: 'maybe' })).toEqual(['Loud (loud) must be true or false; got "maybe"'])
    expect(message({ sampels: 3 })).toEqual(['unknown parameter "sampels" (given 3); did you mean samples?'])
    expect(message({ zzzzzz: 3 })[0]).toContain(
      'the parameters are low, high, shift, count, rule, loud, samples',
    )
    expect(validate(kitchen, { low: 12 }).issues[0]!.message.zh).toBe(
      '「Low end」（low）须为 0 到 10 之间的数；给出的是 12',
    )
  })

  test('a long, many-lined or tagged value is shown short, on one line, without markup', () => {
    const [issue] = validate(kitchen, {
      low: `<img src=x onerror=alert(1)>\n\u202e${'9'.repeat(500)}`,
    }).issues
    expect(issue!.message.en).not.toMatch(/[<>\n\u202e]/)
    expect(issue!.value.length).toBeLessThanOrEqual(40)
  })
})

describe('names that objects are born with', () => {
  test('are unknown parameters and touch nothing', () => {
    const raw = JSON.parse('{"__proto__": {"low": 9}, "constructor": 1, "toString": 2, "low": 1}')
    const { values, issues } = validate(kitchen, raw)
    expect(values).toEqual({ ...standard, low: 1 })
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
    expect(issues.map((issue) => issue.parameter)).toEqual(['__proto__', 'constructor', 'toString'])
  })
})

describe('constraints', () => {
  test('parameters that break one together return to the base, the others stay', () => {
    const { values, issues } = validate(kitchen, { low: 8, high: 3, count: 7 })
    expect(values).toEqual({ ...standard, count: 7 })
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ kind: 'constraint', parameter: 'low', parameters: ['low', 'high'] })
    expect(issues[0]!.message.en).toBe(
      'Low end and High end: the low end must lie below the high end; got low = 8, high = 3',
    )
  })

  test('the parameter named is one that was given', () => {
    expect(validate(kitchen, { high: 1 }).issues[0]!.parameter).toBe('high')
  })

  test('a base that breaks one gives way to the defaults', () => {
    const { values } = validate(kitchen, { count: 2 }, { ...standard, low: 7, high: 6 })
    expect(values).toEqual({ ...standard, count: 2 })
  })

  test('returning the parameters of one may break another: all hold at the end', () => {
    const { parameters, ...rest } = kitchen
    const chained = defineModel({
      ...rest,
      parameters,
      constraints: [
        ...kitchen.constraints!,
        {
          parameters: ['high', 'count'],
          rule: { en: 'high ≥ count', zh: '' },
          holds: (v) => v.high >= v.count,
        },
      ],
    })
    // low 8 ≥ high 7: both return (high = 5), which breaks high ≥ count = 6.
    const { values, issues } = validate(chained, { low: 8, high: 7, count: 6 })
    expect(values).toEqual(standard)
    expect(issues).toHaveLength(2)
  })
})

test('whatever comes in, the values that come out are valid', () => {
  const names = Object.keys(kitchen.parameters)
  assert(
    property(dictionary(string(), anything()), dictionary(string(), anything()), (strange, given) => {
      const entries = Object.values(given).map((value, k) => [names[k % names.length]!, value])
      const { values } = validate(kitchen, { ...strange, ...Object.fromEntries(entries) })
      expect(validate(kitchen, values)).toEqual({ values, issues: [] })
    }),
  )
})

test('validateOrThrow throws every issue', () => {
  expect(validateOrThrow(kitchen, { low: '1' }).low).toBe(1)
  const bad = { low: 11, count: 0 }
  expect(() => validateOrThrow(kitchen, bad)).toThrow(InvalidInput)
  expect(() => validateOrThrow(kitchen, bad)).toThrow(/Low end \(low\)[^\n]*\n[^\n]*Count \(count\)/)
})
