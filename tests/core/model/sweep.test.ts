import { array, assert, constantFrom, integer, nat, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyModel, defaults } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  type Axis,
  constrainedApartFrom,
  fullAxis,
  parseAxis,
  sweep,
  sweepLength,
  sweepOne,
  sweepTwo,
} from '../../../src/core/model/sweep.ts'
import { kitchen } from './testModels.ts'

const standard = defaults(kitchen)

describe('an axis', () => {
  test.each([
    ['low=0:1:0.05', Array.from({ length: 21 }, (_, k) => Number((k / 20).toFixed(2)))],
    ['low=0:0.3:0.1', [0, 0.1, 0.2, 0.3]],
    ['low=.1:.7:.2', [0.1, 0.3, 0.5, 0.7]],
    ['low=0:1:0.3', [0, 0.3, 0.6, 0.9]],
    ['low=1:0:-0.25', [1, 0.75, 0.5, 0.25, 0]],
    ['low=2:2:1', [2]],
    ['low=1e-3:3e-3:1E-3', [0.001, 0.002, 0.003]],
    ['shift=-0.2:0.1:0.1', [-0.2, -0.1, 0, 0.1]],
    ['shift=1e5:3e5:1e5', [1e5, 2e5, 3e5]],
    ['count=1:9:4', [1, 5, 9]],
    ['low=3,1,2.5', [3, 1, 2.5]],
    ['low=4', [4]],
    ['rule=noise, sum', ['noise', 'sum']],
    ['loud=true,false', [true, false]],
  ])('%s', (text, values) => {
    expect(parseAxis(kitchen, text).values).toEqual(values)
  })

  test('of decimals is those decimals, for any start, step and length', () => {
    assert(
      property(
        integer({ min: -9999, max: 9999 }),
        integer({ min: 1, max: 999 }),
        nat(200),
        nat(4),
        (start, step, n, digits) => {
          const decimal = (digitsOf: number) => (digitsOf / 10 ** digits).toFixed(digits)
          const text = `shift=${decimal(start)}:${decimal(start + n * step)}:${decimal(step)}`
          const expected = Array.from({ length: n + 1 }, (_, k) => Number(decimal(start + k * step)) + 0)
          expect(parseAxis(kitchen, text).values).toEqual(expected)
        },
      ),
    )
  })

  test.each([
    ['lwo=0:1:0.1', 'unknown parameter "lwo" (given 0:1:0.1); did you mean low?'],
    ['low', 'Low end (low) must be varied as start:end:step (0:1:0.05) or as a list (1,2,5); got ""'],
    ['low=', 'varied as start:end:step'],
    ['low=0:1', 'varied as start:end:step (0:1:0.05) or as a list (1,2,5); got "0:1"'],
    ['low=0:1:0.1:2', 'varied as start:end:step'],
    ['low=0:one:0.1', 'varied as start:end:step'],
    ['low=0:1:0', 'by a step that is not zero and leads from start to end; got "0:1:0"'],
    ['low=0:1:-0.1', 'leads from start to end'],
    ['low=0:1:1e-9', 'at most 1000000 values'],
    ['low=0:1:1e-300', 'varied as'],
    ['low=0:10.5:0.5', 'Low end (low) must be a number from 0 to 10; got 10.5'],
    ['low=1,,2', 'must be a number from 0 to 10'],
    ['low=1,2,x', 'got "x"'],
    ['count=1:2:0.5', 'Count (count) must be a whole number from 1 to 9; got 1.5'],
    ['rule=sum,product', 'must be one of sum, ratio, noise; got "product"'],
    ['rule=sum:noise:1', 'got "sum:noise:1"'],
    ['__proto__=1,2', 'unknown parameter "__proto__"'],
  ])('%s is refused in words', (text, message) => {
    expect(() => parseAxis(kitchen, text)).toThrow(message)
  })

  test('of a whole parameter runs from end to end', () => {
    expect(fullAxis(kitchen, 'low', 5).values).toEqual([0, 2.5, 5, 7.5, 10])
    expect(fullAxis(kitchen, 'count', 20).values).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(fullAxis(kitchen, 'rule', 5).values).toEqual(['sum', 'ratio', 'noise'])
    expect(fullAxis(kitchen, 'loud', 5).values).toEqual([false, true])
    expect(() => fullAxis(kitchen, 'low', 1)).toThrow('invalid count')
    expect(() => fullAxis(kitchen, 'high end', 5)).toThrow('unknown parameter')
  })

  test('both ends of a full axis are valid, however many points lie between', () => {
    const narrow = {
      ...kitchen,
      parameters: { path: { ...kitchen.parameters.low, min: -0.2, max: 0.9 } },
    } as AnyModel
    for (let count = 2; count <= 200; count++) {
      const { values } = fullAxis(narrow, 'path', count)
      expect([values[0], values.at(-1)]).toEqual([-0.2, 0.9])
    }
  })
})

const axes: readonly Axis[] = [
  { parameter: 'low', values: [1, 2] },
  { parameter: 'high', values: [6, 7, 8] },
]

describe('a sweep', () => {
  test('has every combination, the last axis fastest, and the seeds innermost', () => {
    const rows = [...sweep(kitchen, standard, axes, { seeds: 2, seed: 10 })]
    expect(rows.map(({ index, seed, values }) => [index, seed, values['low'], values['high']])).toEqual([
      [0, 10, 1, 6],
      [1, 11, 1, 6],
      [2, 10, 1, 7],
      [3, 11, 1, 7],
      [4, 10, 1, 8],
      [5, 11, 1, 8],
      [6, 10, 2, 6],
      [7, 11, 2, 6],
      [8, 10, 2, 7],
      [9, 11, 2, 7],
      [10, 10, 2, 8],
      [11, 11, 2, 8],
    ])
    expect(rows[9]!.outputs).toEqual({ total: 9, width: 5, tall: true, root: 0 })
  })

  test('without axes is one row at the base', () => {
    expect([...sweep(kitchen, standard, [])]).toMatchObject([
      { index: 0, seed: 1, values: {}, outputs: { total: 7 } },
    ])
  })

  test('gives every row the answer that solving with its seed gives', () => {
    const base = { ...standard, rule: 'noise' } as const
    for (const { seed, values, outputs } of sweep(kitchen, base, axes, { seeds: 3, seed: -1 })) {
      expect(outputs!.total).toBe(kitchen.solve({ ...base, ...values }, createRandom(seed)).total)
    }
  })

  test('does not solve where values break a constraint together', () => {
    const crossing = [{ parameter: 'low', values: [4, 5, 6] }]
    expect([...sweep(kitchen, standard, crossing)].map((row) => row.outputs?.total)).toEqual([
      9,
      undefined,
      undefined,
    ])
  })

  test('takes a base whose fixed value would break a constraint with the default of what varies', () => {
    const vary = [parseAxis(kitchen, 'high=7:9:1')]
    const base = { ...standard, low: 6 }
    expect([...sweep(kitchen, base, vary)].map((row) => row.outputs?.total)).toEqual([13, 14, 15])
    expect(constrainedApartFrom(kitchen, vary).constraints).toEqual([])
    expect(constrainedApartFrom(kitchen, [parseAxis(kitchen, 'count=1,2')]).constraints).toHaveLength(1)
  })

  test('refuses before the first row', () => {
    const low: Axis = { parameter: 'low', values: [1] }
    expect(() => sweep(kitchen, standard, [low, low])).toThrow(
      'invalid axes; a parameter may vary only once: low',
    )
    expect(() => sweep(kitchen, standard, [{ parameter: 'low', values: [] }])).toThrow('no values: low')
    expect(() => sweep(kitchen, standard, [{ parameter: 'low', values: [11] }])).toThrow(
      'from 0 to 10; got 11',
    )
    expect(() => sweep(kitchen, standard, [{ parameter: 'lo', values: [1] }])).toThrow('did you mean low?')
    expect(() => sweep(kitchen, { ...standard, high: 1 }, [])).toThrow('must lie below')
    expect(() => sweep(kitchen, standard, [low], { seeds: 0 })).toThrow(
      'invalid seeds; not a whole number of at least 1: 0',
    )
    expect(() => sweep(kitchen, standard, [low], { seed: 0.5 })).toThrow('invalid seed')
    for (const [k, n] of [
      [0, 2],
      [3, 2],
      [1, 0],
      [1.5, 2],
    ] as const) {
      expect(() => sweep(kitchen, standard, [low], { shard: { k, n } })).toThrow(
        `invalid shard; not k/n with whole numbers 1 <= k <= n: ${k}/${n}`,
      )
    }
  })

  test('shards in order are the whole, of even sizes', () => {
    const values = tuple(
      array(constantFrom(0, 1, 2, 3), { minLength: 1, maxLength: 4 }),
      array(constantFrom(6, 7, 8), { minLength: 1, maxLength: 3 }),
    )
    assert(
      property(values, integer({ min: 1, max: 4 }), integer({ min: 1, max: 60 }), ([low, high], seeds, n) => {
        const both = [
          { parameter: 'low', values: low },
          { parameter: 'high', values: high },
        ]
        const whole = [...sweep(kitchen, standard, both, { seeds })]
        const parts = Array.from({ length: n }, (_, k) => [
          ...sweep(kitchen, standard, both, { seeds, shard: { k: k + 1, n } }),
        ])
        expect(parts.flat()).toEqual(whole)
        expect(whole).toHaveLength(sweepLength(both, seeds))
        const sizes = parts.map((part) => part.length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('curves and maps', () => {
  test('one output along one axis', () => {
    expect(sweepOne(kitchen, standard, parseAxis(kitchen, 'low=4,5,1'), 'total')).toEqual([9, null, 6])
    expect(sweepOne(kitchen, standard, parseAxis(kitchen, 'shift=-1,4'), 'root')).toEqual([null, 2])
    expect(sweepOne(kitchen, standard, parseAxis(kitchen, 'high=5,6'), 'tall')).toEqual([0, 1])
    const ratio = { ...standard, rule: 'ratio', shift: 1 } as const
    expect(sweepOne(kitchen, ratio, parseAxis(kitchen, 'high=5,6'), 'total')).toEqual([null, 1])
  })

  test('one output over two axes: rows are the second', () => {
    const grid = sweepTwo(kitchen, standard, axes[0]!, { parameter: 'high', values: [2, 4, 6] }, 'width')
    expect(grid).toEqual([
      [1, null],
      [3, 2],
      [5, 4],
    ])
  })

  test('an output that does not exist is named', () => {
    // @ts-expect-error the types know the outputs too
    expect(() => sweepOne(kitchen, standard, axes[0]!, 'sum')).toThrow(
      'invalid output; not one of total, width, tall, root: sum',
    )
  })
})
