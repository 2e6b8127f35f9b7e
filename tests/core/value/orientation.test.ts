import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { normal } from '../../../src/core/numerics/distributions.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/value/orientation/model.ts'
import {
  bestResearch,
  crossover,
  customerFirst,
  expectedFit,
  policyPayoff,
  productFirst,
} from '../../../src/core/value/orientation/orientation.ts'
import reference from '../../reference/value/models.json' with { type: 'json' }

const market = defaults(model)

test('payoffs and the number of interviews are those of a quadrature that tries all', () => {
  for (const each of reference.orientation) {
    expect(productFirst(market, each.horizon)).toBeCloseTo(each.productFirst, 10)
    const { interviews, payoff } = bestResearch(market, each.horizon)
    expect(interviews).toBe(each.interviews)
    expect(payoff).toBeCloseTo(each.customerFirst, 10)
  }
})

test('expected fit is the integral it stands for', () => {
  for (const [k, variance, offset] of [
    [0.5, 0.64, 0],
    [1, 2, 0.7],
    [3, 0.1, 1.5],
  ]) {
    let integral = 0
    const sd = Math.sqrt(variance)
    const width = 0.005
    for (let z = -9; z <= 9; z += width)
      integral += width * normal.pdf(z) * Math.exp(-k * (offset + sd * z) ** 2)
    expect(expectedFit(k, variance, offset)).toBeCloseTo(integral, 10)
  }
})

test('the blind spot is a runway: below it starting at once wins, above it asking', () => {
  const at = crossover(market)!
  expect(at).toBeGreaterThan(18)
  expect(at).toBeLessThan(24)
  expect(bestResearch(market, at).payoff).toBeCloseTo(productFirst(market, at), 6)
  expect(bestResearch(market, at - 0.1).payoff).toBeLessThan(productFirst(market, at - 0.1))
  expect(bestResearch(market, at + 0.1).payoff).toBeGreaterThan(productFirst(market, at + 0.1))
})

test('research that takes no time to set up still has to be done before it pays', () => {
  const quick = { ...market, researchDelay: 0, blindness: 0.3 }
  const at = crossover(quick)!
  expect(at).toBeGreaterThan(quick.interviewTime)
  expect(bestResearch(quick, at * 0.99).payoff).toBeLessThan(productFirst(quick, at * 0.99))
  expect(bestResearch(quick, at * 1.01).payoff).toBeGreaterThan(productFirst(quick, at * 1.01))
})

test('the blinder the firm, the sooner asking pays', () => {
  const runways = [0.5, 0.8, 1.2, 2].map((blindness) => crossover({ ...market, blindness })!)
  expect([...runways].sort((a, b) => b - a)).toEqual(runways)
  expect(crossover({ ...market, blindness: 0.1 }, 60)).toBeNull()
})

test('more runway never makes fewer interviews best', () => {
  let before = 0
  for (let horizon = 3; horizon <= 60; horizon += 3) {
    const { interviews, payoff } = bestResearch(market, horizon)
    expect(interviews).toBeGreaterThanOrEqual(before)
    expect(payoff).toBeGreaterThanOrEqual(customerFirst(market, horizon, interviews + 1))
    before = interviews
  }
})

test('when customers stay as they are, satisfying is customer first, and producing product first with its saving', () => {
  const still = { ...market, speed: 0 }
  // The start falls inside a step of 1/32 month.
  expect(policyPayoff('satisfying', still, still, 17, 18)).toBeCloseTo(customerFirst(still, 18, 17), 1)
  expect(policyPayoff('production', still, still, 17, 18)).toBeCloseTo(1.1 * productFirst(still, 18), 8)
  expect(policyPayoff('selling', still, still, 17, 18)).toBeCloseTo(
    1.4 * productFirst(still, 18) - 0.15 * 18,
    8,
  )
  const sure = { ...still, forecastVariance: 0 }
  expect(policyPayoff('leading', sure, sure, 17, 18)).toBeCloseTo(
    policyPayoff('satisfying', sure, sure, 17, 18),
    10,
  )
})

const lead = (v: number) =>
  policyPayoff('leading', market, { ...market, speed: v }, 20, 36) -
  policyPayoff('satisfying', market, { ...market, speed: v }, 20, 36)

test('the faster customers move, the more leading beats satisfying, and satisfying beats standing still', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.4, noNaN: true }), (speed) => {
      expect(lead(speed + 0.1)).toBeGreaterThan(lead(speed))
    }),
    { numRuns: 20 },
  )
  const fast = { ...market, ...model.presets.fast.values }
  const { policies, bestPolicy } = model.solve(fast, createRandom(1))
  expect(bestPolicy).toBe('leading')
  expect(policies.satisfying).toBeGreaterThan(policies.production)
  expect(policies.satisfying).toBeGreaterThan(policies.selling)
})

test('outputs', () => {
  const outputs = outputsOf(model, model.solve(market, createRandom(1)), market)
  expect(outputs.customerFirstWins).toBe(false)
  expect(outputs.interviews).toBe(17)
  expect(outputs.crossover).toBeCloseTo(reference.crossover, 8)
})
