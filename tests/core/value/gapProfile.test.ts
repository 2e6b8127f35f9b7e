import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  differenceReliability,
  gapProfile,
  retestCorrelation,
  simulateRespondents,
} from '../../../src/core/value/gap-profile/gaps.ts'
import { model } from '../../../src/core/value/gap-profile/model.ts'

const standard = defaults(model)
const dimension = fc.record({
  // Whole points, as on a questionnaire: no two ratings differ by rounding alone.
  self: fc.integer({ min: 1, max: 10 }),
  perception: fc.integer({ min: 1, max: 10 }),
  expectation: fc.integer({ min: 1, max: 10 }),
  importance: fc.double({ min: 0.05, max: 1, noNaN: true }),
})

test('two ratings of reliability .9 that correlate by .6 leave a difference of reliability .75', () => {
  expect(differenceReliability(0.9, 0.9, 0.6)).toBeCloseTo(0.75, 12)
})

test('reliability of the difference: limits and bounds', () => {
  const reliability = fc.double({ min: 0.3, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(reliability, reliability, fc.double({ min: -0.9, max: 1, noNaN: true }), (p, e, part) => {
      const correlation = part * Math.sqrt(p * e)
      const difference = differenceReliability(p, e, correlation)
      expect(difference).toBeGreaterThanOrEqual(-1e-12)
      expect(difference).toBeLessThanOrEqual(1)
      expect(correlation <= 0 || difference <= (p + e) / 2 + 1e-12).toBe(true)
    }),
  )
  expect(differenceReliability(0.9, 0.7, 0)).toBeCloseTo(0.8, 12)
  expect(differenceReliability(0.8, 0.8, 0.8)).toBe(0)
  expect(() => differenceReliability(0.8, 0.8, 0.9)).toThrow('invalid correlation')
})

test('a survey taken twice finds the same reliability', () => {
  for (const correlation of [0, 0.6, 0.85]) {
    const retest = retestCorrelation(simulateRespondents(20_000, 0.9, 0.9, correlation, createRandom(3)))!
    // Standard error of a correlation: at most 1/√n = .007; three of them.
    expect(Math.abs(retest - differenceReliability(0.9, 0.9, correlation))).toBeLessThan(0.021)
  }
  expect(retestCorrelation([])).toBeNull()
})

test('the same gaps at another level: SERVQUAL cannot tell, SERVPERF can', () => {
  fc.assert(
    fc.property(fc.array(dimension, { minLength: 2, maxLength: 6 }), (dimensions) => {
      const lifted = dimensions.map((each) => ({
        ...each,
        perception: each.perception + 2,
        expectation: each.expectation + 2,
      }))
      expect(gapProfile(lifted).servqual).toBeCloseTo(gapProfile(dimensions).servqual, 10)
      expect(gapProfile(lifted).servperf).toBeCloseTo(gapProfile(dimensions).servperf + 2, 10)
      expect(gapProfile(lifted).quadrants).toEqual(gapProfile(dimensions).quadrants)
    }),
  )
})

test('weights are relative, and equal ones give means', () => {
  const equal = [
    { self: 8, perception: 6, expectation: 7, importance: 0.3 },
    { self: 5, perception: 7, expectation: 5, importance: 0.3 },
  ]
  const profile = gapProfile(equal)
  expect(profile.serviceGaps).toEqual([-1, 2])
  expect(profile.selfGaps).toEqual([2, -2])
  expect(profile.servqual).toBeCloseTo(0.5, 12)
  expect(profile.servperf).toBeCloseTo(6.5, 12)
})

test('the four quadrants', () => {
  const quadrants = gapProfile([
    { self: 5, perception: 8, expectation: 5, importance: 0.9 },
    { self: 5, perception: 3, expectation: 5, importance: 0.9 },
    { self: 5, perception: 8, expectation: 5, importance: 0.1 },
    { self: 5, perception: 3, expectation: 5, importance: 0.1 },
  ]).quadrants
  expect(quadrants).toEqual(['keepUp', 'concentrate', 'overkill', 'lowPriority'])
})

test('the model: presets, seed and constraint', () => {
  const outputs = outputsOf(model, model.solve(standard, createRandom(1)), standard)
  expect(outputs.differenceReliability).toBeCloseTo(0.75, 12)
  expect(outputs.largestSelfGap).toBeCloseTo(2.5, 12)
  const lifted = { ...standard, ...model.presets.sameGap.values }
  const other = outputsOf(model, model.solve(lifted, createRandom(1)), lifted)
  expect(other.servqual).toBeCloseTo(outputs.servqual as number, 10)
  expect(other.servperf).toBeCloseTo((outputs.servperf as number) + 2, 10)
  expect(model.solve(standard, createRandom(4))).toEqual(model.solve(standard, createRandom(4)))
  expect(model.constraints![0].holds({ ...standard, correlation: 0.95 })).toBe(false)
})
