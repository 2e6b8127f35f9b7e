import * as fc from 'fast-check'
import { mean } from 'd3-array'
import { describe, expect, test } from 'vitest'
import { cloudAt, monthAbove, simulateCohort } from '../../../src/core/retention/cube/cohort.ts'
import type { CubeMonth } from '../../../src/core/retention/cube/cohort.ts'
import {
  experiencedValue,
  newCustomer,
  newExperience,
  step,
} from '../../../src/core/retention/cube/customer.ts'
import { noEvents } from '../../../src/core/retention/cube/events.ts'
import type { Events } from '../../../src/core/retention/cube/events.ts'
import { model } from '../../../src/core/retention/cube/model.ts'
import { behaviour } from '../../../src/core/retention/cube/parameters.ts'
import type { CubeParameters } from '../../../src/core/retention/cube/parameters.ts'
import { bestAlongDepth, expectedBest, referenceWeights } from '../../../src/core/retention/cube/reference.ts'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { normal } from '../../../src/core/numerics/distributions.ts'

const standard: CubeParameters = { ...defaults({ parameters: behaviour }), heterogeneity: 0.8 }
const lockIn = { startValue: 4.4, customisationValue: 0.4, heterogeneity: 0.4, economicCost: 3 }
const seeds = [1, 2, 3, 4, 5]
const full = { size: 4000, months: 48 }

const run = (seed: number, changes: Partial<CubeParameters> = {}, events = noEvents) =>
  simulateCohort({ ...standard, ...changes }, seed, full, events).months

const baseline = new Map(seeds.map((seed) => [seed, run(seed)]))

/** Mean over the five seeds: its sampling error for a proportion near .3 of 4,000 is .003. */
const over = (of: (seed: number) => number) => mean(seeds, of)!
const base = (of: (months: readonly CubeMonth[]) => number) => over((seed) => of(baseline.get(seed)!))

/** When the mean over the seeds passes a level for the first time, in months, by the line between two of them. */
function passageOf(of: (month: CubeMonth) => number, level: number): number {
  const path = baseline.get(1)!.map((_, month) => base((months) => of(months[month]!)))
  const above = path.findIndex((value) => value > level)
  return above - (path[above]! - level) / (path[above]! - path[above - 1]!)
}

/** What an event changes in its first month, against the same customers without it. */
const change = (month: number, events: Partial<Events>, of: (month: CubeMonth) => number) =>
  over((seed) => of(run(seed, {}, { ...noEvents, ...events })[month]) - of(baseline.get(seed)![month]))
const dearer = (month: number, of: (month: CubeMonth) => number) =>
  change(month, { priceStep: 1, priceMonth: month }, of)
const rivalled = (month: number) =>
  change(month, { rivalStep: 1, rivalMonth: month }, (each) => each.satisfaction)

// The eight checks. Their figures are those of a prototype by the project's authors, made before this engine from the
// same equations and run with five seeds. Bounds are half a unit of their last digit and three sampling errors, unless a
// comment says more.
describe('the cohort that bonds', () => {
  test('1: retention rises month by month, and a third of the customers survive the first year', () => {
    // The prototype had .82 in month 0; this engine has .828.
    expect(Math.abs(base((months) => months[0].retention) - 0.82)).toBeLessThan(0.015)
    expect(Math.abs(base((months) => months[6].retention) - 0.93)).toBeLessThan(0.01)
    expect(Math.abs(base((months) => months[24].retention) - 0.99)).toBeLessThan(0.006)
    expect(Math.abs(base((months) => months[47].retention) - 0.997)).toBeLessThan(0.002)
    expect(Math.abs(base((months) => months[12].alive) - 0.35)).toBeLessThan(0.014)
    expect(Math.abs(base((months) => months[47].alive) - 0.26)).toBeLessThan(0.014)
  })

  test('2: relationship, emotion and loyalty move along the diagonal', () => {
    // The prototype's month was the first above a level, so it passed in the month before. A passage at these slopes has
    // a sampling error of .1 month, over five seeds here and five there.
    const near = (of: (month: CubeMonth) => number, level: number, month: number) => {
      const passage = passageOf(of, level)
      expect(passage).toBeGreaterThan(month - 1.3)
      expect(passage).toBeLessThan(month + 0.3)
    }
    near((month) => month.depth, 1 / 3, 6)
    near((month) => month.depth, 2 / 3, 16)
    near((month) => month.mood, 0.5, 5)
    near((month) => month.bond, 0.5, 15)
    ;[3, 8, 14, 16].forEach((expected, k) => near((month) => month.loyalty[k]!, 0.5, expected))
  })

  test('2, with the seed that the chapter shows: a third in month 6, two thirds and the bond in month 16', () => {
    const months = baseline.get(1)!
    expect(monthAbove(months, 1 / 3, (month) => month.depth)).toBe(6)
    expect(monthAbove(months, 2 / 3, (month) => month.depth)).toBe(16)
    expect(monthAbove(months, 0.5, (month) => month.bond)).toBe(16)
  })

  test('3: emotion and loyalty go together', () => {
    expect(Math.abs(base((months) => months[12].bondLoyaltyCorrelation!) - 0.98)).toBeLessThan(0.01)
  })

  test('4: a firm that learns nothing loses them', () => {
    const idle = seeds.map((seed) => run(seed, { learning: 0 }))
    expect(Math.abs(mean(idle, (months) => months[12].alive)! - 0.16)).toBeLessThan(0.014)
    expect(Math.abs(mean(idle, (months) => months[47].alive)! - 0.023)).toBeLessThan(0.006)
  })

  test('5: a late price rise angers more and costs less than an early one', () => {
    expect(Math.abs(dearer(3, (month) => month.satisfaction) + 1.03)).toBeLessThan(0.01)
    expect(Math.abs(dearer(3, (month) => month.retention) + 0.145)).toBeLessThan(0.008)
    expect(Math.abs(dearer(30, (month) => month.satisfaction) + 1.78)).toBeLessThan(0.01)
    expect(Math.abs(dearer(30, (month) => month.retention) + 0.03)).toBeLessThan(0.006)
  })

  test('6: better rivals matter more once customers compare with them', () => {
    expect(Math.abs(rivalled(3) + 0.32)).toBeLessThan(0.01)
    expect(Math.abs(rivalled(9) + 0.71)).toBeLessThan(0.01)
  })

  test('8: with customers all alike more stay at first and fewer in the end', () => {
    const alike = seeds.map((seed) => run(seed, { heterogeneity: 0 }))
    // The prototype had .852; this engine has .861.
    expect(Math.abs(mean(alike, (months) => months[0].retention)! - 0.852)).toBeLessThan(0.015)
    expect(Math.abs(mean(alike, (months) => months[47].alive)! - 0.22)).toBeLessThan(0.014)
    for (const [i, seed] of seeds.entries()) {
      expect(alike[i][0].retention).toBeGreaterThan(baseline.get(seed)![0].retention)
      expect(alike[i][47].alive).toBeLessThan(baseline.get(seed)![47].alive)
      expect(baseline.get(seed)![47].trait).toBeGreaterThan(0.2)
    }
  })
})

describe('7: locked in is not loyal', () => {
  const locked = new Map(seeds.map((seed) => [seed, run(seed, lockIn)]))
  const at23 = (of: (month: CubeMonth) => number) => over((seed) => of(locked.get(seed)![23]))

  test('many stay, most of them dissatisfied, and without loyalty', () => {
    // The prototype had .43; this engine has .456.
    expect(Math.abs(at23((month) => month.alive) - 0.43)).toBeLessThan(0.035)
    expect(Math.abs(at23((month) => month.retention) - 0.975)).toBeLessThan(0.004)
    expect(at23((month) => month.dissatisfiedStayers)).toBeGreaterThan(0.56)
    expect(at23((month) => month.dissatisfiedStayers)).toBeLessThan(0.62)
    ;[0.48, 0.02, 0.01, 0].forEach((expected, k) =>
      expect(Math.abs(at23((month) => month.loyalty[k]) - expected)).toBeLessThan(0.012),
    )
  })

  test('when the lock opens they go', () => {
    const opened = seeds.map((seed) => run(seed, lockIn, { ...noEvents, costKept: 0, costMonth: 24 }))
    expect(Math.abs(mean(opened, (months) => months[24].retention)! - 0.65)).toBeLessThan(0.015)
    const left = mean(opened, (months) => months[30].alive / months[24].alive)!
    expect(left).toBeGreaterThan(0.06)
    expect(left).toBeLessThan(0.085)
  })

  test('without the lock hardly anyone gets that far', () => {
    const free = seeds.map((seed) => run(seed, { ...lockIn, economicCost: 0 }))
    expect(mean(free, (months) => months[23]?.alive ?? 0)!).toBeLessThan(0.0015)
  })

  test('true loyalty survives the same opening', () => {
    for (const seed of seeds) {
      const opened = run(seed, {}, { ...noEvents, costKept: 0, costMonth: 24 })
      expect(baseline.get(seed)![24].retention - opened[24].retention).toBeLessThan(0.02)
    }
  })
})

const between = (name: keyof typeof behaviour) =>
  fc.double({ min: behaviour[name].min, max: behaviour[name].max, noNaN: true })

describe('one customer’s month', () => {
  test('follows the equations, by hand for the first month', () => {
    const customer = newCustomer(standard, 0.2)
    const market = { price: 4.5, alternativeMean: 5, switchingCostKept: 1 }
    const value = experiencedValue(customer, market, standard, -0.3)
    expect(value).toBeCloseTo(5.6 + 3 * 0.05 + 0.2 - 0.3 - 0.5, 12)
    const experience = newExperience()
    step(customer, market, standard, value, bestAlongDepth(6), experience)
    expect(experience.reference).toBeCloseTo(5, 12)
    expect(experience.equity).toBeCloseTo(5 + 4.5 - (3.4 - 0.9 * 0.05), 12)
    const mood = 0.3 * Math.tanh(0.15 / 1.2)
    const bond = 0.07 * mood
    expect(customer.mood).toBeCloseTo(mood, 12)
    expect(customer.bond).toBeCloseTo(bond, 12)
    expect(experience.stayProbability).toBeCloseTo(
      1 / (1 + Math.exp(-(1.6 + 0.9 * 0.15 + 1.2 * 0.05 + 1.2 * bond))),
      12,
    )
    expect(customer.depth).toBeCloseTo(0.07, 12)
    expect(customer.information).toBeCloseTo(0.05 + 0.1 * (0.2 + 0.8 * mood) * 0.95, 12)
    expect(customer.comparisonLevel).toBeCloseTo(5 + 0.05 * 0.15, 12)
    expect(customer.cognitive).toBeCloseTo(0.25 / (1 + Math.exp(-0.3)), 12)
    expect(customer.affective).toBe(0)
  })

  test('weights of the yardsticks sum to 1, each the largest in its third', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (depth) => {
        const weights = referenceWeights(depth)
        expect(weights[0] + weights[1] + weights[2]).toBeCloseTo(1, 12)
        const third = Math.min(2, Math.floor(3 * depth))
        expect(weights[third]).toBeGreaterThanOrEqual(Math.max(...weights) - 1e-12)
      }),
    )
  })

  test('Blom’s best of K is within .03 of the exact expectation', () => {
    // Exact: the integral of x K φ(x) Φ(x)^(K−1), by the trapezoidal rule.
    for (const offers of [1, 2, 3, 6, 10]) {
      let exact = 0
      for (let x = -9; x <= 9; x += 0.01)
        exact += 0.01 * x * offers * normal.pdf(x) * normal.cdf(x) ** (offers - 1)
      expect(Math.abs(expectedBest(offers) - exact)).toBeLessThan(0.03)
    }
    expect(expectedBest(1)).toBeCloseTo(0, 12)
  })

  test('the table of best offers is the function to 2e-5', () => {
    const best = bestAlongDepth(20)
    for (let depth = 0; depth <= 1; depth += 0.00317)
      expect(Math.abs(best(depth) - expectedBest(1 + 19 * depth))).toBeLessThan(2e-5)
    expect(best(1)).toBeCloseTo(expectedBest(20), 12)
  })

  test('state stays within its bounds whatever the parameters', () => {
    const arbitrary = fc.record(
      Object.fromEntries(
        Object.keys(behaviour).map((name) => [name, between(name as keyof typeof behaviour)]),
      ),
    )
    fc.assert(
      fc.property(arbitrary, fc.integer(), (values, seed) => {
        const parameters = { ...(values as unknown as CubeParameters), heterogeneity: 1.5 }
        const cohort = simulateCohort(parameters, seed, { size: 20, months: 24 })
        for (const month of cohort.months) {
          for (const level of [
            month.retention,
            month.bond,
            month.depth,
            month.information,
            ...month.loyalty,
          ]) {
            expect(level).toBeGreaterThanOrEqual(0)
            expect(level).toBeLessThanOrEqual(1)
          }
          expect(Math.abs(month.mood)).toBeLessThanOrEqual(1)
          for (const shares of [month.crmStages, month.emotionStages, month.loyaltyStages])
            expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('cohorts', () => {
  test('are determined by their seed', () => {
    expect(run(3)).toEqual(run(3))
    expect(run(3)).not.toEqual(run(4))
  })

  test('a small cohort is the beginning of a large one', () => {
    const small = simulateCohort(standard, 1, { size: 50, months: 48 })
    const large = simulateCohort(standard, 1, { size: 200, months: 48 })
    expect(Array.from(small.tenure)).toEqual(Array.from(large.tenure.subarray(0, 50)))
    expect(cloudAt(small, 10)).toEqual(cloudAt(large, 10).filter(({ customer }) => customer < 50))
  })

  test('an intervention changes nothing before its month', () => {
    const months = run(2, {}, { ...noEvents, priceStep: 1, priceMonth: 20 })
    expect(months.slice(0, 20)).toEqual(baseline.get(2)!.slice(0, 20))
    expect(months[20].alive).toBe(baseline.get(2)![20].alive)
    expect(months[20].retention).toBeLessThan(baseline.get(2)![20].retention)
  })

  test('the cloud’s centre is the path, and its size the survivors', () => {
    const cohort = simulateCohort(standard, 1, { size: 500, months: 30 })
    const cloud = cloudAt(cohort, 12)
    expect(cloud.length / 500).toBe(cohort.months[12].alive)
    // Positions are kept in single precision.
    expect(mean(cloud, (point) => point.depth)).toBeCloseTo(cohort.months[12].depth, 6)
    expect(mean(cloud, (point) => point.emotion)).toBeCloseTo(cohort.months[12].emotion, 6)
    expect(mean(cloud, (point) => point.loyalty)).toBeCloseTo(cohort.months[12].meanLoyalty, 6)
  })

  test('refuse a size that is none', () => {
    expect(() => simulateCohort(standard, 1, { size: 0, months: 3 })).toThrow('invalid size')
    expect(() => simulateCohort(standard, 1, { size: 3, months: 1.5 })).toThrow('invalid months')
  })
})

describe('the model', () => {
  const values = defaults(model)
  test('every preset solves, and every output is a number or nothing', () => {
    for (const preset of Object.values(model.presets)) {
      const changed = { ...values, customers: 300, ...preset.values }
      const result = model.solve(changed, createRandom(1))
      for (const output of Object.values(outputsOf(model, result, changed)))
        expect(output === null || Number.isFinite(output)).toBe(true)
      expect(model.summary(result, changed).zh).toContain('月')
    }
  })

  test('tells what an intervention did in its first month', () => {
    // Few enough that the cloud shows every one of them.
    const changed = { ...values, customers: 400, priceStep: 1, priceMonth: 30, lookAt: 30 }
    const result = model.solve(changed, createRandom(1))
    const outputs = outputsOf(model, result, changed)
    // Value falls by the step, and equity, whose weight in the reference is g², rises by it.
    const expected = -1 - mean(result.cloud, ({ depth }) => depth ** 2)!
    expect(outputs.satisfactionEffect).toBeCloseTo(expected, 6)
    expect(outputs.retentionEffect).toBeGreaterThan(-0.05)
    expect(outputsOf(model, model.solve(values, createRandom(1)), values).satisfactionEffect).toBeNull()
  })
})
