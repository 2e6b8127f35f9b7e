import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/value/value-curve/model.ts'
import {
  bestCurve,
  costOfCurve,
  meanUtility,
  movesOf,
  preferredBy,
} from '../../../src/core/value/value-curve/valueCurve.ts'

const standard = defaults(model)
const result = model.solve(standard, createRandom(1))

const positive = fc.double({ min: 0.1, max: 3, noNaN: true })
const market = fc.record({
  costs: fc.array(positive, { minLength: 4, maxLength: 4 }),
  weights: fc.array(fc.array(positive, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 2 }),
  exponent: fc.double({ min: 1.3, max: 3, noNaN: true }),
  budget: fc.double({ min: 1, max: 300, noNaN: true }),
})

test('the best curve spends the budget, and no exchange of two factors improves it', () => {
  fc.assert(
    fc.property(market, ({ costs, weights, exponent, budget }) => {
      const factors = costs.map((cost) => ({ cost, standard: 5 }))
      const segments = weights.map((each, i) => ({ share: i + 1, weights: each }))
      const { levels, spent } = bestCurve(factors, segments, budget, exponent)
      expect(spent).toBeLessThanOrEqual(budget * (1 + 1e-9))
      expect(levels.every((level) => level >= 0 && level <= 10)).toBe(true)
      const whole = levels.every((level) => level > 10 - 1e-9)
      expect(whole || Math.abs(spent - budget) < 1e-6).toBe(true)
      // Take a little money from one factor and give it to another: Karush, Kuhn and Tucker say it cannot help.
      const best = meanUtility(levels, segments)
      const money = 1e-4 * budget
      for (let from = 0; from < 4; from++)
        for (let to = 0; to < 4; to++) {
          const spentOn = factors.map((factor, k) => factor.cost * levels[k] ** exponent)
          if (from === to || spentOn[from] < money) continue
          const other = levels.map((level, k) =>
            k === from || k === to
              ? ((spentOn[k] + (k === to ? money : -money)) / factors[k].cost) ** (1 / exponent)
              : level,
          )
          expect(other[to] > 10 || meanUtility(other, segments) <= best + 1e-9).toBe(true)
        }
    }),
    { numRuns: 60 },
  )
})

test('two factors of cost x²: levels in the proportion of worth over cost', () => {
  const factors = [
    { cost: 1, standard: 5 },
    { cost: 2, standard: 5 },
  ]
  const { levels, shadowPrice } = bestCurve(factors, [{ share: 1, weights: [1, 1] }], 6, 2)
  // x = W / (2 μ c): (1/2μ)² + 2 (1/4μ)² = 6 gives μ = 1/4, x = (2, 1).
  expect(levels[0]).toBeCloseTo(2, 10)
  expect(levels[1]).toBeCloseTo(1, 10)
  expect(shadowPrice).toBeCloseTo(0.25, 10)
})

test('the edges: no money, more than enough, and bad input', () => {
  const factors = [{ cost: 1, standard: 5 }]
  const segments = [{ share: 1, weights: [1] }]
  expect(bestCurve(factors, segments, 0, 2).levels).toEqual([0])
  expect(bestCurve(factors, segments, 1000, 2)).toEqual({ levels: [10], shadowPrice: 0, spent: 100 })
  expect(() => bestCurve(factors, segments, 1, 1)).toThrow('invalid exponent')
  expect(() => bestCurve(factors, segments, -1, 2)).toThrow('invalid budget')
})

test('guests who want to sleep: bed up, quiet created, lobby and pool down, at the same cost', () => {
  const [, , bed, quiet, , pool, lobby] = result.moves
  expect([bed, quiet]).toEqual(['raise', 'create'])
  expect(['reduce', 'eliminate']).toContain(pool)
  expect(['reduce', 'eliminate']).toContain(lobby)
  expect(result.bestUtility).toBeGreaterThan(result.standardUtility)
  expect(result.preferred[0]).toBeGreaterThan(0.9)
})

test('other guests, another curve', () => {
  const grand = { ...standard, ...model.presets.grand.values }
  const other = model.solve(grand, createRandom(1))
  expect(other.best[6]).toBeGreaterThan(result.best[6])
  expect(other.best[3]).toBeLessThan(result.best[3])
})

test('the shadow price is the slope of utility in the budget', () => {
  const gainAt = (budget: number) => {
    const values = { ...standard, budget }
    const solved = model.solve(values, createRandom(1))
    return { utility: solved.bestUtility, money: solved.budget }
  }
  const below = gainAt(0.999)
  const above = gainAt(1.001)
  expect((above.utility - below.utility) / (above.money - below.money)).toBeCloseTo(result.shadowPrice, 4)
  expect(outputsOf(model, result, standard).gain).toBeGreaterThan(0)
})

test('moves are named after Kim and Mauborgne', () => {
  const factors = [5, 5, 5, 5, 0].map((level) => ({ cost: 1, standard: level }))
  expect(movesOf([0, 3, 5.2, 8, 4], factors)).toEqual(['eliminate', 'reduce', 'keep', 'raise', 'create'])
  expect(preferredBy([1, 1], [1, 1], [{ share: 1, weights: [1, 2] }], 1)).toEqual([0.5])
  expect(costOfCurve([2, 3], factors.slice(0, 2), 2)).toBe(13)
})

test('the reader’s curve starts as the standard, and the best one cannot be beaten at its cost', () => {
  expect(result.own.levels).toEqual(result.standard)
  expect(result.own.cost).toBeCloseTo(1, 12)
  expect(outputsOf(model, result, standard).ownGain).toBeCloseTo(0, 12)
  const level = fc.double({ min: 0, max: 10, noNaN: true })
  fc.assert(
    fc.property(fc.array(level, { minLength: 7, maxLength: 7 }), (levels) => {
      const names = Object.keys(model.parameters).filter((name) => name.startsWith('own'))
      const values = { ...standard, ...Object.fromEntries(names.map((name, k) => [name, levels[k]])) }
      const { own, bestUtility } = model.solve(values, createRandom(1))
      expect(own.levels).toEqual(levels)
      expect(own.cost > 1 || own.utility <= bestUtility + 1e-9).toBe(true)
    }),
  )
})
