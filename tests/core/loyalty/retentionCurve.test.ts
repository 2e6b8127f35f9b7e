import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bdw } from '../../../src/core/loyalty/retention-curve/bdw.ts'
import { geometric } from '../../../src/core/loyalty/retention-curve/geometric.ts'
import {
  discountedResidualLifetime,
  fitRetentionCurve,
  retention,
  type RetentionCurve,
  fitStays,
  staysByPeriod,
  survival,
  survivorsLogLikelihood,
} from '../../../src/core/loyalty/retention-curve/retentionCurve.ts'
import { sbg, sbgResidualLifetime } from '../../../src/core/loyalty/retention-curve/sbg.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import reference from '../../reference/clv/reference.json' with { type: 'json' }

const { high, regular, high7, reg7, reg4, bdw_high4_N100 } = reference.sbg
/** Survivors of 1,000, from percentages. */
const cohort = (percentages: readonly number[], renewals: number, size = 1000) =>
  percentages.slice(0, renewals + 1).map((p) => Math.round(p * 10) / (1000 / size))

describe('maximum likelihood on the cohorts of Fader & Hardie (2007)', () => {
  test.each([
    ['High End, 7 renewals', cohort(high, 7), high7],
    ['Regular, 7 renewals', cohort(regular, 7), reg7],
    ['Regular, 4 renewals', cohort(regular, 4), reg4],
  ])('sBG: %s', (_, survivors, { params, LL }) => {
    const fit = fitRetentionCurve(sbg, survivors)
    expect(fit.converged).toBe(true)
    expect(fit.parameters.alpha).toBeCloseTo(params[0]!, 4)
    expect(fit.parameters.beta).toBeCloseTo(params[1]!, 4)
    expect(Math.abs(fit.logLikelihood - LL)).toBeLessThan(1e-3)
    expect(fit.standardErrors!.alpha).toBeGreaterThan(0)
  })

  test('BdW: 4 renewals of 100, and 7 of 1,000', () => {
    const four = fitRetentionCurve(bdw, cohort(high, 4, 100))
    Object.values(four.parameters).forEach((v, i) => expect(v).toBeCloseTo(bdw_high4_N100.params[i]!, 4))
    expect(-four.logLikelihood).toBeCloseTo(bdw_high4_N100.negLL, 6)
    const [highEnd, reg] = [high, regular].map((p) => fitRetentionCurve(bdw, cohort(p, 7)))
    expect(Object.values(highEnd!.parameters).map((v) => v.toFixed(3))).toEqual(['0.214', '1.427', '1.724'])
    expect(Math.abs(highEnd!.logLikelihood + 1605.314)).toBeLessThan(1e-3)
    expect(Object.values(reg!.parameters).map((v) => v.toFixed(3))).toEqual(['0.456', '0.779', '1.283'])
    expect(Math.abs(reg!.logLikelihood + 1679.603)).toBeLessThan(1e-3)
    expect(survival(bdw, highEnd!.parameters, 12)).toBeCloseTo(0.404, 3)
    expect(survival(bdw, reg!.parameters, 12)).toBeCloseTo(0.177, 3)
  })

  test('geometric: the closed form, those lost over those asked', () => {
    const survivors = cohort(regular, 7)
    const asked = survivors.slice(0, -1).reduce((sum, n) => sum + n, 0)
    const theta = (survivors[0]! - survivors.at(-1)!) / asked
    const { odds } = fitRetentionCurve(geometric, survivors).parameters
    expect(odds / (1 + odds)).toBeCloseTo(theta, 6)
  })

  test('year 12 from 7 years: 37.8% against 39.4% (High End), 17.0% against 17.3% (Regular)', () => {
    const at12 = (p: readonly number[]) => survival(sbg, fitRetentionCurve(sbg, cohort(p, 7)).parameters, 12)
    expect(at12(high)).toBeCloseTo(0.378, 3)
    expect(at12(regular)).toBeCloseTo(0.17, 3)
  })
})

describe('discounted expected residual lifetime', () => {
  test.each([
    ['derl_high_d10', high7.params, reference.sbg.derl_high_d10],
    ['derl_reg_d10', reg7.params, reference.sbg.derl_reg_d10],
  ] as const)('%s', (_, [alpha, beta], values) => {
    values.forEach((value, i) => {
      expect(sbgResidualLifetime({ alpha: alpha!, beta: beta! }, i + 1, 0.1)).toBeCloseTo(value, 3)
    })
  })

  test('differs between mixtures of one mean churn 0.2', () => {
    const r = 0.8
    expect(discountedResidualLifetime(geometric, { odds: 0.25 }, 1, 0.1)).toBeCloseTo(
      (r * 1.1) / (1.1 - r),
      10,
    )
    expect(((r * 1.1) / (1.1 - r)).toFixed(2)).toBe('2.93')
    expect(sbgResidualLifetime({ alpha: 3.8, beta: 15.2 }, 1, 0.1).toFixed(2)).toBe('3.31')
    expect(sbgResidualLifetime({ alpha: 0.067, beta: 0.267 }, 1, 0.1).toFixed(2)).toBe('7.67')
  })

  test('closed form and summation agree', () => {
    const parameter = fc.double({ min: 0.1, max: 10, noNaN: true })
    fc.assert(
      fc.property(
        parameter,
        parameter,
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        (alpha, beta, n, d) => {
          const sum = discountedResidualLifetime(sbg, { alpha, beta }, n, d)
          expect(Math.abs(sbgResidualLifetime({ alpha, beta }, n, d) / sum - 1)).toBeLessThan(1e-9)
        },
      ),
      { numRuns: 60 },
    )
  })

  test.each([1e-2, 1e-4, 1e-6, 1e-8])('a discount of %d takes no more terms, and no digits', (d) => {
    let evaluations = 0
    const counted = <P extends string>(curve: RetentionCurve<P>): RetentionCurve<P> => ({
      ...curve,
      logSurvival: (p, t) => (evaluations++, curve.logSurvival(p, t)),
    })
    const odds = 1e-5
    // Σ_{t≥1} (1 + o)^−t (1 + d)^−(t−1) = (1 + d)/(o + d + o d)
    const closed = (1 + d) / (odds + d + odds * d)
    expect(discountedResidualLifetime(counted(geometric), { odds }, 1, d) / closed).toBeCloseTo(1, 10)
    // S(t) = 1/(1 + t) of the sBG at α = β = 1: (1 + d) [(1 + d) ln(1 + 1/d) − 1]
    const logarithm = (1 + d) * ((1 + d) * Math.log1p(1 / d) - 1)
    for (const [curve, p] of [
      [sbg, { alpha: 1, beta: 1 }],
      [bdw, { alpha: 1, beta: 1, c: 1 }],
    ] as const)
      expect(
        discountedResidualLifetime(counted(curve as typeof bdw), p as never, 1, d) / logarithm,
      ).toBeCloseTo(1, 10)
    expect(evaluations).toBeLessThan(3 * 2500)
  })

  test('a discount of nothing is refused', () => {
    expect(() => discountedResidualLifetime(geometric, { odds: 0.25 }, 1, 0)).toThrow('not positive: 0')
  })
})

test('retention rises with tenure under the sBG, is constant when all are alike, and BdW at c = 1 is the sBG', () => {
  const p = { alpha: 0.7, beta: 1.2 }
  for (let t = 1; t < 12; t++) {
    expect(retention(sbg, p, t)).toBeCloseTo((1.2 + t - 1) / (1.9 + t - 1), 12)
    expect(retention(sbg, p, t + 1)).toBeGreaterThan(retention(sbg, p, t))
    expect(retention(geometric, { odds: 0.25 }, t)).toBeCloseTo(0.8, 12)
    expect(survival(bdw, { ...p, c: 1 }, t)).toBeCloseTo(survival(sbg, p, t), 12)
  }
})

test('simulate, then fit: the truth is within 3 standard errors', () => {
  const truth = { alpha: 0.8, beta: 2.5, c: 1.3 }
  const random = createRandom(17)
  const survivors = Array.from({ length: 11 }, () => 0)
  for (let i = 0; i < 5000; i++) {
    const u = random()
    for (let t = 0; t <= 10; t++) if (u < survival(bdw, truth, t)) survivors[t]!++
  }
  const fit = fitRetentionCurve(bdw, survivors)
  expect(fit.converged).toBe(true)
  for (const name of ['alpha', 'beta', 'c'] as const)
    expect(Math.abs(fit.parameters[name] - truth[name])).toBeLessThan(3 * fit.standardErrors![name])
  expect(fit.logLikelihood).toBeGreaterThanOrEqual(survivorsLogLikelihood(bdw, truth, survivors))
})

test('a cohort without a maximum says so', () => {
  const nobodyLeft = fitRetentionCurve(sbg, [100, 100, 100])
  expect(nobodyLeft.converged).toBe(false)
  expect(nobodyLeft.standardErrors).toBeNull()
  expect(() => fitRetentionCurve(sbg, [100, 110])).toThrow(
    'invalid survivors; number 1 rises or is negative: 110',
  )
  expect(() => fitRetentionCurve(sbg, [100])).toThrow('not at least two')
})

describe('stays that are cut off', () => {
  test('count by whole periods: who left, and who was seen so long', () => {
    const stays = [
      { duration: 0.4, event: true, watched: 5 },
      { duration: 2, event: true, watched: 2 },
      { duration: 2.3, event: true, watched: 3 },
      { duration: 2.3, event: false, watched: 2.3 },
      // The watch would not have seen the third period to its end.
      { duration: 2.1, event: true, watched: 2.6 },
      { duration: 0.9, event: false, watched: 0.9 },
    ]
    expect(staysByPeriod(stays)).toEqual([
      { period: 0, left: 0, censored: 1 },
      { period: 1, left: 1, censored: 0 },
      { period: 2, left: 1, censored: 2 },
      { period: 3, left: 1, censored: 0 },
    ])
  })

  test('of one cohort watched to one end: the fit of its survivors', () => {
    const survivors = [1000, 869, 743, 653, 593]
    const counts = survivors.slice(1).map((n, i) => ({
      period: i + 1,
      left: survivors[i]! - n,
      censored: i === 3 ? n : 0,
    }))
    const cohort = fitRetentionCurve(sbg, survivors)
    const stays = fitStays(sbg, counts)
    expect(stays.logLikelihood).toBeCloseTo(cohort.logLikelihood, 6)
    expect(stays.parameters.alpha).toBeCloseTo(cohort.parameters.alpha, 4)
    expect(stays.parameters.beta).toBeCloseTo(cohort.parameters.beta, 4)
  })
})
