import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/value/value-map/model.ts'
import {
  distanceFrom,
  fairValueLine,
  regressionLine,
  relativeToOthers,
  sharePath,
  valueMap,
} from '../../../src/core/value/value-map/valueMap.ts'

const standard = defaults(model)
const result = model.solve(standard, createRandom(1))

test('the distance of A and the drift of the five, from the specification', () => {
  const line = fairValueLine(0.6)
  expect(distanceFrom(line, { quality: 1.261, price: 1.26 })).toBeCloseTo(0.073, 3)
  // Distances rounded to .001 move a share by up to 24 × .5 × .0005 = .6 % of itself.
  const shares = sharePath([0.2, 0.2, 0.2, 0.2, 0.2], [0.073, 0.004, -0.191, 0.206, -0.064], 0.5, 24).at(-1)!
  ;[0.152, 0.066, 0.006, 0.746, 0.029].forEach((share, i) =>
    expect(Math.abs(shares[i] - share)).toBeLessThan(0.001),
  )
})

test('the five brands of the model stand where the specification has them', () => {
  // Its ratings were not given: ours, to one decimal, meet its distances to .001.
  expect(result.points[0].quality).toBeCloseTo(1.261, 3)
  expect(result.points[0].price).toBeCloseTo(1.26, 3)
  ;[0.073, 0.004, -0.191, 0.206, -0.064].forEach((distance, i) =>
    expect(Math.abs(result.points[i].distance - distance)).toBeLessThan(0.00101),
  )
  ;[0.152, 0.066, 0.006, 0.746, 0.029].forEach((share, i) =>
    expect(Math.abs(result.shares.at(-1)![i] - share)).toBeLessThan(0.003),
  )
})

test('the dearest can be better than fair, the cheapest worse', () => {
  const prices = result.points.map((point) => point.price)
  expect(prices.indexOf(Math.max(...prices))).toBe(0)
  expect(prices.indexOf(Math.min(...prices))).toBe(2)
  expect(result.points[0].distance).toBeGreaterThan(0)
  expect(result.points[2].distance).toBeLessThan(0)
})

test('the weight of quality turns the line and changes who gains', () => {
  const byPrice = { ...standard, ...model.presets.priceMarket.values }
  const flat = model.solve(byPrice, createRandom(1))
  expect(flat.line.slope).toBeCloseTo(0.25, 12)
  expect(result.line.slope).toBeCloseTo(1.5, 12)
  expect(flat.points[0].distance).toBeLessThan(0)
  expect(flat.points[2].distance).toBeGreaterThan(0)
})

test('distance is perpendicular: moving by it along the normal reaches the line', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      fc.double({ min: 0.3, max: 2, noNaN: true }),
      fc.double({ min: 0.3, max: 2, noNaN: true }),
      (weight, quality, price) => {
        const line = fairValueLine(weight)
        const distance = distanceFrom(line, { quality, price })
        const norm = Math.hypot(weight, 1 - weight)
        expect(distance).toBeCloseTo(((1 - weight) * (1 - price) + weight * (quality - 1)) / norm, 10)
        const foot = {
          quality: quality - (distance * weight) / norm,
          price: price + (distance * (1 - weight)) / norm,
        }
        expect(distanceFrom(line, foot)).toBeCloseTo(0, 10)
      },
    ),
  )
})

test('the market’s own line leaves residuals that sum to nothing', () => {
  const points = relativeToOthers(
    [
      { price: 120, ratings: [8, 9] },
      { price: 90, ratings: [6, 7] },
      { price: 100, ratings: [7, 5] },
    ],
    [1, 1],
  )
  const line = regressionLine(points)
  const residuals = points.map((point) => point.price - line.intercept - line.slope * point.quality)
  expect(residuals.reduce((sum, each) => sum + each)).toBeCloseTo(0, 12)
  expect(residuals.reduce((sum, each, i) => sum + each * points[i].quality, 0)).toBeCloseTo(0, 12)
  const regression = { ...standard, line: 'regression' as const }
  expect(
    model.solve(regression, createRandom(1)).points.reduce((sum, each) => sum + each.distance, 0),
  ).toBeCloseTo(0, 10)
})

test('shares stay shares, and only differences of distance matter', () => {
  const distance = fc.double({ min: -0.5, max: 0.5, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(distance, { minLength: 3, maxLength: 3 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (distances, k) => {
        const path = sharePath([0.5, 0.3, 0.2], distances, k, 10)
        const shifted = sharePath(
          [0.5, 0.3, 0.2],
          distances.map((each) => each + 0.3),
          k,
          10,
        )
        path.forEach((shares, t) => {
          expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12)
          shares.forEach((share, i) => expect(shifted[t][i]).toBeCloseTo(share, 10))
        })
        // Closed form after T periods.
        expect(Math.log(path[10][0] / path[10][1])).toBeCloseTo(
          Math.log(0.5 / 0.3) + 10 * k * (distances[0] - distances[1]),
          8,
        )
      },
    ),
  )
  // On the line, and yet losing: others are above it.
  expect(sharePath([0.5, 0.5], [0, 0.1], 1, 5).at(-1)![0]).toBeLessThan(0.5)
})

test('one brand is no market', () => {
  expect(() => valueMap([{ price: 1, ratings: [5] }], [1], fairValueLine(0.5))).toThrow('invalid brands')
  expect(outputsOf(model, result, standard).leader).toBe(4)
})
