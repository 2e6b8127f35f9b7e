import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bootstrapInterval } from '../../../src/core/numerics/bootstrapInterval.ts'
import { pearson, ranks } from '../../../src/core/numerics/correlation.ts'
import { isConstant } from '../../../src/core/numerics/isConstant.ts'
import { wilson } from '../../../src/core/numerics/wilson.ts'

describe('correlation', () => {
  test('ranks share ties', () => {
    expect(ranks([10, 20, 10, 30, 10])).toEqual([2, 4, 2, 5, 2])
    expect(ranks([3, 1, 3, 2])).toEqual([3.5, 1, 3.5, 2])
  })

  test('is null where one does not vary, and never beyond 1', () => {
    expect(pearson([1, 2, 3], [4, 4, 4])).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3 }), (x) => {
        const r = pearson(
          x,
          x.map((value) => 0.1 - 0.3 * value),
        )
        if (new Set(x).size > 1) expect(r).toBeCloseTo(-1, 12)
        else expect(r).toBeNull()
        expect(r ?? 0).toBeGreaterThanOrEqual(-1)
      }),
    )
  })
})

test('limits of a share are Wilson’s', () => {
  // Newcombe (1998), table I: 81 of 263 and 0 of 20.
  const [low, high] = wilson(81, 263)
  expect(low).toBeCloseTo(0.2553, 4)
  expect(high).toBeCloseTo(0.3662, 4)
  expect(wilson(0, 20)[0]).toBe(0)
  expect(wilson(0, 20)[1]).toBeCloseTo(0.1611, 4)
  expect(wilson(20, 20)[1]).toBe(1)
})

test('values are constant when only rounding tells them apart', () => {
  expect(isConstant([0.1 + 0.2, 0.3])).toBe(true)
  expect(isConstant([1e9, 1e9 + 1])).toBe(false)
  // The differences of what was large: rounded there, not here.
  expect(isConstant([7.1 - 7, 1.1 - 1], 7.1)).toBe(true)
  expect(isConstant([1e-20, 2e-20])).toBe(false)
  expect(isConstant([])).toBe(true)
})

test('a bias-corrected interval counts half of the draws that equal the estimate', () => {
  const draws = [1, 2, 2, 2, 3]
  expect(bootstrapInterval(draws, 2, { type: 'bias-corrected' })).toEqual(bootstrapInterval(draws, 2))
  expect(bootstrapInterval([1], 1)).toBeNull()
})
