import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  deliveredValue,
  logitShares,
  offerOf,
  ranks,
} from '../../../src/core/value/delivered-value/deliveredValue.ts'
import { model } from '../../../src/core/value/delivered-value/model.ts'

const standard = defaults(model)

test('difference and ratio rank the four offers in exactly opposite order', () => {
  const offers = [
    [200, 175],
    [100, 80],
    [60, 45],
    [30, 20],
  ].map(([totalValue, totalCost]) => deliveredValue({ totalValue, totalCost }))
  expect(offers.map((offer) => offer.difference)).toEqual([25, 20, 15, 10])
  ;[1.143, 1.25, 1.333, 1.5].forEach((ratio, i) => expect(offers[i].ratio).toBeCloseTo(ratio, 3))
  expect(ranks(offers.map((offer) => offer.difference))).toEqual([1, 2, 3, 4])
  expect(ranks(offers.map((offer) => offer.ratio!))).toEqual([4, 3, 2, 1])

  const result = model.solve(standard, createRandom(1))
  expect(result.rankByDifference).toEqual([1, 2, 3, 4])
  expect(result.rankByRatio).toEqual([4, 3, 2, 1])
})

test('a unit off any cost is a unit off the price', () => {
  const difference = (changes: object) =>
    deliveredValue(offerOf(standard, { ...standard, ...changes })).difference
  const base = difference({})
  expect(base).toBe(200 - 175)
  for (const changes of [
    { money: standard.money - 1 },
    { hours: standard.hours - 1 / standard.hourValue },
    { mental: standard.mental - 1 / standard.mentalWeight },
    { physical: standard.physical - 1 / standard.physicalWeight },
  ])
    expect(difference(changes) - base).toBeCloseTo(1, 12)
  const quick = { ...standard, ...model.presets.quick.values }
  const cheap = { ...standard, ...model.presets.cheap.values }
  expect(model.solve(quick, createRandom(1)).shares[0]).toBe(model.solve(cheap, createRandom(1)).shares[0])
})

test('shares are probabilities, follow the logit, and the best takes all in the limit', () => {
  const difference = fc.double({ min: -200, max: 200, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(difference, { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (differences, b) => {
        const shares = logitShares(differences, b)
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
        expect(shares.reduce((total, share) => total + share)).toBeLessThanOrEqual(1 + 1e-12)
      },
    ),
  )
  // What is missing to 1 is the share of buying nothing, whose odds against the first are e^{−b D}.
  const near = fc.double({ min: -20, max: 20, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(near, { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      (differences, b) => {
        const shares = logitShares(differences, b)
        const nothing = 1 - shares.reduce((total, share) => total + share)
        // e^{−12} of a share is left at the worst, to 1e-16: ten digits of its odds.
        expect(Math.log(shares[0] / nothing)).toBeCloseTo(b * differences[0], 8)
      },
    ),
  )
  expect(logitShares([10, 9, 5], 100)[0]).toBeCloseTo(1, 12)
  expect(logitShares([10, 9, 5], 0)).toEqual([0.25, 0.25, 0.25])
  expect(logitShares([1000, 999], 1)[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 12)
})

test('no cost, no ratio; equals share a rank', () => {
  expect(deliveredValue({ totalValue: 3, totalCost: 0 }).ratio).toBeNull()
  expect(ranks([2, 5, 2])).toEqual([2, 1, 2])
  const outputs = outputsOf(model, model.solve(standard, createRandom(1)), standard)
  expect(outputs.difference).toBe(25)
  expect((outputs.share as number) + (outputs.noPurchase as number)).toBeLessThan(1)
})

test('the specification’s small offer: 70 for 60', () => {
  const small = { ...standard, ...model.presets.small.values }
  const [ours] = model.solve(small, createRandom(1)).offers
  expect(ours).toEqual({ totalValue: 70, totalCost: 60, difference: 10, ratio: 70 / 60 })
})
