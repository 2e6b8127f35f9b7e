import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { normal } from '../../../src/core/numerics/distributions.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/retention/comparison-levels/model.ts'
import {
  alongSwitchingCost,
  ellipse,
  plane,
  quadrants,
} from '../../../src/core/retention/comparison-levels/quadrants.ts'

const levels = defaults(model)

// The specification's numbers were simulated: its own error is about .004.
test.each([
  [0, 0.49, 0.103, 0.166, 0.241],
  [1, 0.618, 0.227, 0.037, 0.117],
  [2, 0.652, 0.312, 0.004, 0.032],
])('shares at switching cost %d', (switchingCost, ...expected) => {
  const { happyStable, unhappyStable, happyUnstable, unhappyUnstable } = quadrants({
    ...levels,
    switchingCost,
  })
  ;[happyStable, unhappyStable, happyUnstable, unhappyUnstable].forEach((share, i) =>
    expect(Math.abs(share - expected[i])).toBeLessThan(0.005),
  )
})

const arbitraryLevels = fc.record({
  outcome: fc.double({ min: 1, max: 9, noNaN: true }),
  level: fc.double({ min: 1, max: 9, noNaN: true }),
  alternative: fc.double({ min: 1, max: 9, noNaN: true }),
  outcomeSpread: fc.double({ min: 0.1, max: 3, noNaN: true }),
  levelSpread: fc.double({ min: 0.1, max: 3, noNaN: true }),
  alternativeSpread: fc.double({ min: 0.1, max: 3, noNaN: true }),
  switchingCost: fc.double({ min: 0, max: 4, noNaN: true }),
})

test('shares are probabilities, and the margins are the closed forms', () => {
  fc.assert(
    fc.property(arbitraryLevels, (each) => {
      const shares = quadrants(each)
      const { x, y, xSpread, ySpread } = plane(each)
      for (const share of Object.values(shares)) {
        expect(share).toBeGreaterThan(-1e-9)
        expect(share).toBeLessThan(1 + 1e-9)
      }
      expect(Object.values(shares).reduce((sum, share) => sum + share)).toBeCloseTo(1, 12)
      // P(O > CL) and P(O + SC > CLalt) are normal probabilities of differences. The integrand is narrowest when the
      // other spread is .1 and O's is 3: a step of .04 × 3 then still spans it to 1e-6.
      expect(shares.happyStable + shares.happyUnstable).toBeCloseTo(normal.cdf(x / xSpread), 5)
      expect(shares.happyStable + shares.unhappyStable).toBeCloseTo(normal.cdf(y / ySpread), 5)
    }),
  )
})

test('at equal levels and spreads both comparisons are won by a third: ¼ + arcsin(½)/2π', () => {
  const equal = {
    outcome: 5,
    level: 5,
    alternative: 5,
    outcomeSpread: 1,
    levelSpread: 1,
    alternativeSpread: 1,
    switchingCost: 0,
  }
  expect(quadrants(equal).happyStable).toBeCloseTo(1 / 3, 10)
})

test('switching cost mostly grows the locked in, a better outcome the content', () => {
  const [free, dear] = alongSwitchingCost(levels, [0, 2])
  expect(dear.unhappyStable - free.unhappyStable).toBeGreaterThan(dear.happyStable - free.happyStable)
  const better = quadrants({ ...levels, outcome: levels.outcome + 2 })
  expect(better.happyStable - free.happyStable).toBeGreaterThan(0.4)
  expect(better.unhappyStable).toBeLessThan(free.unhappyStable)
  expect(free.happyUnstable).toBeGreaterThan(0.1)
})

test('the ellipse holds the mass it says', () => {
  const random = createRandom(1)
  const { x, y, xSpread, ySpread, correlation } = plane(levels)
  let inside = 0
  const draws = 20000
  for (let i = 0; i < draws; i++) {
    const a = normal.quantile(random() || 0.5)
    const b = correlation * a + Math.sqrt(1 - correlation ** 2) * normal.quantile(random() || 0.5)
    // Mahalanobis distance, against the χ² of two degrees of freedom.
    if ((a * a - 2 * correlation * a * b + b * b) / (1 - correlation ** 2) <= -2 * Math.log(0.5)) inside++
  }
  // Three standard errors of a share of one half.
  expect(Math.abs(inside / draws - 0.5)).toBeLessThan(0.011)
  for (const [px, py] of ellipse(plane(levels), 0.5)) {
    const a = (px - x) / xSpread
    const b = (py - y) / ySpread
    expect((a * a - 2 * correlation * a * b + b * b) / (1 - correlation ** 2)).toBeCloseTo(
      -2 * Math.log(0.5),
      10,
    )
  }
  expect(() => ellipse(plane(levels), 1)).toThrow('invalid mass')
})
