import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeColumn } from '../../../src/core/survey/describe.ts'
import { frequencies } from '../../../src/core/survey/frequencies.ts'
import { histogram } from '../../../src/core/survey/histogram.ts'
import { DIGITS, golden, items } from './holzinger.ts'

describe('describeColumn', () => {
  test.each(['x1', 'x7'])('scipy on %s', (name) => {
    const { quartiles, ...expected } = golden('scipy').describe[name]
    const description = describeColumn(items(name)[name]!)
    for (const key of Object.keys(expected))
      expect(description[key as keyof typeof description]).toBeCloseTo(expected[key], DIGITS)
    quartiles.forEach((value: number, i: number) =>
      expect(description.quartiles![i]).toBeCloseTo(value, DIGITS),
    )
  })

  test('standard errors of shape as SPSS prints them for n = 301: .140 and .280', () => {
    const description = describeColumn(items('x1')['x1']!)
    expect(description.skewnessSe).toBeCloseTo(0.14, 3)
    expect(description.kurtosisSe).toBeCloseTo(0.28, 3)
  })

  test('what is undefined is null', () => {
    expect(describeColumn([NaN])).toMatchObject({ n: 0, missing: 1, mean: null, sd: null, quartiles: null })
    expect(describeColumn([3])).toMatchObject({ n: 1, mean: 3, sd: null, skewness: null })
    expect(describeColumn([3, 3, 3, 3, 3])).toMatchObject({ sd: 0, skewness: null, kurtosis: null })
    expect(describeColumn([1, 2, 4])).toMatchObject({ kurtosis: null })
    // The same value, but for how it was computed.
    expect(describeColumn([0.1 + 0.2, 0.3, 0.3])).toMatchObject({ skewness: null })
  })

  test('shape does not depend on unit and origin', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 30 })
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        (x, scale, shift) => {
          const before = describeColumn(x)
          const after = describeColumn(x.map((value) => value * scale + shift))
          expect(after.skewness ?? 0).toBeCloseTo(before.skewness ?? 0, 8)
          expect(after.kurtosis ?? 0).toBeCloseTo(before.kurtosis ?? 0, 8)
        },
      ),
    )
  })
})

test('frequencies', () => {
  expect(frequencies([2, 1, NaN, 2, 2])).toEqual({
    n: 4,
    missing: 1,
    rows: [
      { value: 1, count: 1, percent: 20, validPercent: 25, cumulativePercent: 25 },
      { value: 2, count: 3, percent: 60, validPercent: 75, cumulativePercent: 100 },
    ],
  })
  expect(frequencies(['b', '', 'a']).rows.map((row) => row.value)).toEqual(['a', 'b'])
})

describe('histogram', () => {
  test('a bin for each answer on a scale, empty ones too', () => {
    expect(histogram([1, 1, 4, NaN]).map((bin) => [bin.from, bin.to, bin.count])).toEqual([
      [0.5, 1.5, 2],
      [1.5, 2.5, 0],
      [2.5, 3.5, 0],
      [3.5, 4.5, 1],
    ])
  })

  test('every value is in exactly one of adjoining bins', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (x) => {
        const bins = histogram(x)
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(x.length)
        bins.slice(1).forEach((bin, i) => expect(bin.from).toBe(bins[i]!.to))
        expect(bins[0]!.from).toBeLessThanOrEqual(Math.min(...x))
        expect(bins.at(-1)!.to).toBeGreaterThanOrEqual(Math.max(...x))
      }),
    )
  })

  test('of nothing is empty, of one number one bin', () => {
    expect(histogram([NaN])).toEqual([])
    expect(histogram([0.3, 0.3])).toHaveLength(1)
  })
})
