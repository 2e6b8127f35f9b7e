import fc from 'fast-check'
import { inverse, Matrix, solve } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { model as composition } from '../../../src/core/loyalty/composition/model.ts'
import { regionsOfLead } from '../../../src/core/loyalty/composition/regions.ts'
import { firstOfTwo } from '../../../src/core/loyalty/composition/firstOfTwo.ts'
import { model as expectancy, OFFERS } from '../../../src/core/loyalty/expectancy/model.ts'
import { ANSWERS, kanoCategory } from '../../../src/core/loyalty/kano/kano.ts'
import { model as kano } from '../../../src/core/loyalty/kano/model.ts'
import { model as kinds } from '../../../src/core/loyalty/kinds/model.ts'
import { model as path } from '../../../src/core/loyalty/path/model.ts'
import { regress } from '../../../src/core/loyalty/path/sample.ts'
import { choleskyRoot, inverseDiagonal, regressionOfLast } from '../../../src/core/loyalty/path/root.ts'
import { studentLimit } from '../../../src/core/loyalty/path/studentLimit.ts'
import { completion, model as points, reached, visitRates } from '../../../src/core/loyalty/points/model.ts'
import { model as twoFactor } from '../../../src/core/loyalty/two-factor/model.ts'
import type { AnyModel, ResultOf, ValuesOf } from '../../../src/core/model/model.ts'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { InvalidInput, validateOrThrow } from '../../../src/core/model/validate.ts'
import { beta, studentT } from '../../../src/core/numerics/distributions.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'

function solved<M extends AnyModel>(model: M, changes: Partial<ValuesOf<M>> = {}, seed = 1) {
  const values = { ...defaults(model), ...changes } as ValuesOf<M>
  const result = model.solve(values, createRandom(seed)) as ResultOf<M>
  return { values, result, outputs: outputsOf(model, result, values) }
}

const market = (preset: 'captiveMarket' | 'lovedMarket', seed: number) =>
  solved(kinds, { ...kinds.presets[preset].values, customers: 10_000 }, seed).outputs as Record<
    string,
    number
  >

const sure = (concentration: number) =>
  solved(composition, { concentration, samples: 500 }).result.functionalAbove

describe('kinds of loyalty', () => {
  test('two markets of one repeat rate answer oppositely when lock-in or obstacles go', () => {
    for (const seed of [1, 2, 3]) {
      const [captive, loved] = [market('captiveMarket', seed), market('lovedMarket', seed)]
      // Rates have a standard deviation below .4 over customers: .004 over 10,000, twice that for four errors of each.
      expect(Math.abs(captive.meanRepeat! - 0.62)).toBeLessThan(0.016)
      expect(Math.abs(loved.meanRepeat! - captive.meanRepeat!)).toBeLessThan(0.023)
      expect(Math.abs(captive.meanAfterRelease! - 0.3)).toBeLessThan(0.02)
      expect(Math.abs(loved.meanAfterRelease! - 0.6)).toBeLessThan(0.02)
      expect(captive.meanAfterClearing! - captive.meanRepeat!).toBeLessThan(0.02)
      expect(loved.meanAfterClearing! - loved.meanRepeat!).toBeGreaterThan(0.18)
    }
  })

  test('no change lifts what it should lower, whatever the market', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        unit,
        unit,
        fc.integer({ min: -20, max: 20 }),
        (lockInRemoved, obstaclesRemoved, attitude) => {
          const changes = { lockInRemoved, obstaclesRemoved, meanAttitude: attitude / 10, customers: 200 }
          for (const c of solved(kinds, changes).result.customers) {
            expect(c.afterRelease).toBeLessThanOrEqual(c.repeat)
            expect(c.afterClearing).toBeGreaterThanOrEqual(c.repeat)
            expect(c.afterDiscount).toBeLessThanOrEqual(c.repeat)
            // Only one of the two can hold of a customer.
            expect(c.afterRelease === c.repeat || c.afterClearing === c.repeat).toBe(true)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  test('the mean over all is the mean of the kinds, by their shares', () => {
    const { kinds: cells, all } = solved(kinds).result
    for (const rate of ['repeat', 'afterRelease', 'afterClearing', 'afterDiscount'] as const)
      expect(cells.reduce((sum, cell) => sum + cell.share * (cell[rate] ?? 0), 0)).toBeCloseTo(all[rate]!, 12)
    expect(cells.reduce((sum, cell) => sum + cell.share, 0)).toBeCloseTo(1, 12)
  })
})

describe('where a brand leads', () => {
  const rating = fc.integer({ min: 10, max: 70 }).map((tenths) => tenths / 10)
  const brand = fc.tuple(rating, rating, rating)

  test('regions fill the triangle, and every corner of one is a place where its brand is not behind', () => {
    fc.assert(
      fc.property(fc.uniqueArray(brand, { minLength: 2, maxLength: 4, selector: String }), (brands) => {
        const regions = regionsOfLead(brands)
        // Two brands may share a region along an edge of it only; equal indices everywhere need equal ratings.
        expect(regions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
        regions.forEach(({ corners }, i) =>
          corners.forEach((w) => {
            expect(w[0] + w[1] + w[2]).toBeCloseTo(1, 9)
            const index = (ratings: readonly number[]) => w.reduce((sum, x, k) => sum + x * ratings[k]!, 0)
            expect(index(brands[i]!)).toBeGreaterThanOrEqual(Math.max(...brands.map(index)) - 1e-9)
          }),
        )
      }),
    )
  })

  test('three brands, each best at one thing, have a third each; one that is best at all has everything', () => {
    const thirds = regionsOfLead([
      [2, 1, 1],
      [1, 2, 1],
      [1, 1, 2],
    ])
    thirds.forEach(({ share }) => expect(share).toBeCloseTo(1 / 3, 12))
    const [all, none] = regionsOfLead([
      [5, 5, 5],
      [4, 4, 4],
    ])
    expect(all!.share).toBe(1)
    expect(none!.corners).toEqual([])
  })

  test('shares of the triangle agree with weights drawn evenly over it', () => {
    const { result, values } = solved(composition)
    const random = createRandom(4)
    const wins = [0, 0, 0]
    const n = 20_000
    const brands = [
      [6, 3.5, 0.5 * 3.5 + 0.5 * 5],
      [4.2, 6.2, 0.5 * 5.5 + 0.5 * 3.2],
      [4.6, 4.4, 0.5 * 4 + 0.5 * 6.3],
    ]
    expect(values.socialPart).toBe(0.5)
    for (let i = 0; i < n; i++) {
      const [a, b] = [random(), random()].sort((x, y) => x - y) as [number, number]
      const scores = brands.map((v) => a * v[0]! + (b - a) * v[1]! + (1 - b) * v[2]!)
      wins[scores.indexOf(Math.max(...scores))]!++
    }
    // Standard error of a share: at most .0035; four of them.
    result.regions.forEach(({ share }, i) => expect(Math.abs(share - wins[i]! / n)).toBeLessThan(0.0142))
  })

  test('the cloud lies on the triangle, around its weights', () => {
    const { cloud } = solved(composition).result
    for (const w of cloud) expect(w[0] + w[1] + w[2]).toBeCloseTo(1, 12)
    const mean = cloud.reduce((sum, w) => sum + w[0], 0) / cloud.length
    // Var = w(1 − w)/(k + 1): sd .109 over 250 draws, .0069; four.
    expect(Math.abs(mean - 0.45)).toBeLessThan(0.028)
  })

  test('about ninety customers make 45 more than 30 with 95%', () => {
    expect(sure(80)).toBeLessThan(0.95)
    expect(sure(90)).toBeGreaterThan(0.95)
  })
})

describe('what the page computes by itself agrees with the libraries', () => {
  test('P(w₁ > w₂) with the incomplete beta function, from k = .1 to 500', () => {
    for (const a of [0.1, 0.5, 1, 2.7, 9, 40, 225])
      for (const b of [0.1, 0.5, 1, 6, 25, 150, 450])
        // Each integral is told to 1e-10 of itself, however small it is beside the other.
        expect(firstOfTwo(a, b) / beta.upper(0.5, a, b)).toBeCloseTo(1, 9)
  })

  test("limits of Student's t", () => {
    for (const df of [1, 2, 5, 16, 96, 1996, 1e5, 1e7, 1e12])
      for (const level of [0.5, 0.95, 0.99])
        expect(studentLimit(level, df) / studentT.quantile((1 + level) / 2, df)).toBeCloseTo(1, 9)
  })

  test('a regression from the root of the scatter is ordinary least squares', () => {
    const random = createRandom(12)
    const z = Array.from({ length: 30 }, () => [random(), 3 * random(), random() - random()])
    const y = z.map(([a, b, c]) => 2 * a! - b! + 0.5 * c! + random())
    const design = new Matrix(z.map((row) => [1, ...row]))
    const expected = solve(design, Matrix.columnVector(y)).to1DArray()
    const residuals = y.map(
      (value, i) => value - expected.reduce((sum, b, j) => sum + b * design.get(i, j), 0),
    )
    const variance = residuals.reduce((sum, e) => sum + e * e, 0) / (30 - 4)
    const covariance = inverse(design.transpose().mmul(design))
    regress({ z, y }).coefficients.forEach(({ estimate, se }, j) => {
      expect(estimate).toBeCloseTo(expected[j + 1]!, 10)
      expect(se).toBeCloseTo(Math.sqrt(variance * covariance.get(j + 1, j + 1)), 10)
    })
  })

  test('a root squares to its matrix, and its inverse diagonal is that of the inverse', () => {
    const a = [
      [4, 2, 1],
      [2, 5, 3],
      [1, 3, 6],
    ]
    const root = choleskyRoot(a)
    const square = new Matrix(root).mmul(new Matrix(root).transpose())
    a.forEach((row, i) => row.forEach((v, j) => expect(square.get(i, j)).toBeCloseTo(v, 12)))
    inverseDiagonal(root, 3).forEach((v, i) => expect(v).toBeCloseTo(inverse(new Matrix(a)).get(i, i), 12))
    const [b1, b2] = regressionOfLast(root) as [number, number]
    expect(4 * b1 + 2 * b2).toBeCloseTo(1, 12)
    expect(2 * b1 + 5 * b2).toBeCloseTo(3, 12)
  })
})

describe('expectancy', () => {
  test('the source and Vroom put the long quest first, the customer the points', () => {
    const { result, outputs } = solved(expectancy)
    expect([result.first.source, result.first.vroom, result.first.net].map((i) => OFFERS[i]!.id)).toEqual([
      'quest',
      'quest',
      'collect',
    ])
    expect(outputs.sameFirst).toBe(false)
    expect(solved(expectancy, { effortCost: 0.1 }).outputs.sameFirst).toBe(true)
  })

  test('no effort is worth more than the best', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (expectancyRate, effortCost, effort) => {
          const { result } = solved(expectancy, { expectancyRate, effortCost, effort })
          expect(result.net).toBeLessThanOrEqual(result.netAtBest + 1e-9)
        },
      ),
    )
  })
})

describe('points', () => {
  test('the shares that get so far start at all, fall, and end in completion', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 0, max: 10 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (stamps, endowed, dropRate) => {
          const rates = visitRates({ stamps, endowed, baseRate: 12, gradient: 1 })
          const shares = reached(rates, dropRate)
          expect(shares).toHaveLength(stamps + 1)
          expect(shares[0]).toBe(1)
          shares.slice(1).forEach((share, k) => expect(share).toBeLessThanOrEqual(shares[k]! + 1e-12))
          expect(shares.at(-1)).toBeCloseTo(completion(rates, dropRate), 12)
        },
      ),
    )
  })

  test('the example of the car wash has the 19% and 34% of Nunes and Drèze (2006)', () => {
    const { outputs } = solved(points, points.presets.carWash.values)
    expect((outputs.completionPlain as number).toFixed(2)).toBe('0.19')
    expect((outputs.completion as number).toFixed(2)).toBe('0.34')
  })
})

describe('Kano', () => {
  test('the respondent is classified by the table, the curves are read off at the fulfilment', () => {
    for (const functional of ANSWERS)
      for (const dysfunctional of ANSWERS) {
        const { result } = solved(kano, { functional, dysfunctional })
        expect(result.category).toBe(kanoCategory(functional, dysfunctional))
      }
    const { result } = solved(kano, { fulfilment: 0.5 })
    const drawn = result.curves.find(({ x }) => Math.abs(x - 0.5) < 1e-12)!
    expect(result.here).toEqual({
      attractive: drawn.attractive,
      oneDimensional: drawn.oneDimensional,
      mustBe: drawn.mustBe,
    })
  })

  test('the table is turned into itself when a feature and its lack change names', () => {
    // What is attractive to have is a reverse of its lack; indifferent and questionable stay.
    for (const f of ANSWERS)
      for (const d of ANSWERS) {
        const [there, turned] = [kanoCategory(f, d), kanoCategory(d, f)]
        expect(turned === 'R').toBe('AOM'.includes(there))
        expect('IQ'.includes(turned)).toBe('IQ'.includes(there))
      }
  })
})

test('of two factors one fades and the other stays: a linear system, so its parts add up', () => {
  const both = solved(twoFactor).result.months
  const discounts = solved(twoFactor, { convenience: 0 }).result.months
  const convenience = solved(twoFactor, { discounts: 0 }).result.months
  both.forEach((at, t) => {
    expect(at.fromDiscount).toBeCloseTo(discounts[t]!.fromDiscount, 12)
    expect(at.fromConvenience).toBeCloseTo(convenience[t]!.fromConvenience, 12)
  })
  // In the long run a unit of convenience brings .73/(1 − .6).
  expect(solved(twoFactor, { convenience: 1 }).result.convenienceLimit).toBeCloseTo(1.825, 12)
})

test('the symbol of the sum of squares is a letter that a label can set, and a broken rule is one sentence', () => {
  expect(path.outputs.r2Uncorrelated.symbol).toBe('\\Sigma\\beta^2')
  expect(() => validateOrThrow(path, { value: 0.9, emotion: 0.9, relation: 0.9 })).toThrow(InvalidInput)
  expect(() => validateOrThrow(path, { value: 0.9, emotion: 0.9, relation: 0.9 })).toThrow(
    /R² < 1; got value = 0\.9/,
  )
})
