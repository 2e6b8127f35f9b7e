import { mean } from 'd3-array'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  costOfVolatility,
  disconfirmationPath,
  treadmillSpeed,
} from '../../../src/core/value/disconfirmation/disconfirmation.ts'
import { model } from '../../../src/core/value/disconfirmation/model.ts'

const standard = defaults(model)
const path = (changes: Partial<typeof standard>, periods = 24, seed = 1) =>
  disconfirmationPath({ ...standard, ...changes }, periods, createRandom(seed))

const outputsAt = (expectation: number) => {
  const values = { ...standard, expectation }
  return outputsOf(model, model.solve(values, createRandom(1)), values)
}

test('constant performance: satisfaction runs down to nothing', () => {
  const satisfaction = path({}).map((each) => each.satisfaction)
  expect(satisfaction).toEqual(Array.from({ length: 24 }, (_, t) => expect.closeTo(0.8 ** t, 12)))
})

test('satisfaction stays only when performance grows by λS a period', () => {
  for (const each of path({ growth: treadmillSpeed(0.2, 1) })) expect(each.satisfaction).toBeCloseTo(1, 10)
  // From anywhere else, growth g leads to g / λ.
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.double({ min: 1, max: 10, noNaN: true }),
      (adaptation, growth, expectation) => {
        const last = path({ adaptation, growth, expectation }, 600).at(-1)!
        expect(last.satisfaction).toBeCloseTo(growth / adaptation, 6)
      },
    ),
  )
})

test('overpromising brings trial and disappointment', () => {
  const honest = outputsAt(5)
  const boasting = outputsAt(8)
  expect(boasting.trial as number).toBeGreaterThan(honest.trial as number)
  expect(honest.trial).toBe(0.5)
  expect(boasting.firstSatisfaction).toBeCloseTo(-4, 12)
  expect(boasting.meanSatisfaction as number).toBeLessThan(honest.meanSatisfaction as number)
})

test('loss aversion makes ups and downs costly at the same mean', () => {
  const noisy = { performance: 5, expectation: 5, adaptation: 0, noise: 1 }
  for (const lossAversion of [1, 2, 3]) {
    const satisfaction = mean(path({ ...noisy, lossAversion }, 40_000), (each) => each.satisfaction)!
    // The standard error of the mean of 40,000 is at most .011 (its terms have a standard deviation of at most 2.1).
    expect(Math.abs(satisfaction + costOfVolatility(lossAversion, 1))).toBeLessThan(0.033)
  }
  expect(costOfVolatility(1, 2)).toBe(0)
})

test('small gaps are explained away, large ones are not', () => {
  const assimilating = { assimilation: 0.8, indifference: 0.5 }
  expect(path({ ...assimilating, performance: 4.7 })[0].satisfaction).toBeCloseTo(-2 * 0.06, 12)
  expect(path({ ...assimilating, performance: 4 })[0].satisfaction).toBeCloseTo(-2, 12)
  expect(path({ assimilation: 1, performance: 5.4 }).every((each) => each.satisfaction === 0)).toBe(true)
})

test('the same seed gives the same path', () => {
  expect(path({ noise: 1 }, 24, 7)).toEqual(path({ noise: 1 }, 24, 7))
  expect(path({ noise: 1 }, 24, 7)).not.toEqual(path({ noise: 1 }, 24, 8))
})
