import { describe, expect, test } from 'vitest'
import type { AnyModel, ResultOf, ValuesOf } from '../../../src/core/model/model.ts'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model as btyd } from '../../../src/core/loyalty/btyd/model.ts'
import { campaignProfit, predictiveValue } from '../../../src/core/loyalty/churn-warning/baseRate.ts'
import { model as churnWarning } from '../../../src/core/loyalty/churn-warning/model.ts'
import { claims } from '../../../src/core/loyalty/claims/claims.ts'
import { changedShare } from '../../../src/core/loyalty/claims/convert.ts'
import { model as claimConverter } from '../../../src/core/loyalty/claims/model.ts'
import { model as composition } from '../../../src/core/loyalty/composition/model.ts'
import { model as donors } from '../../../src/core/loyalty/donors/model.ts'
import { model as effort } from '../../../src/core/loyalty/effort/model.ts'
import { model as evaluation } from '../../../src/core/loyalty/evaluation/model.ts'
import { laplace, privacyNoise } from '../../../src/core/loyalty/evaluation/privacy.ts'
import { rankCorrelation } from '../../../src/core/loyalty/evaluation/rank.ts'
import { ahp, entropyWeights, principalWeights } from '../../../src/core/loyalty/evaluation/weights.ts'
import { model as expectancy } from '../../../src/core/loyalty/expectancy/model.ts'
import {
  ANSWERS,
  drifted,
  kanoCategory,
  kanoCoefficients,
  satisfaction,
} from '../../../src/core/loyalty/kano/kano.ts'
import { model as kano } from '../../../src/core/loyalty/kano/model.ts'
import { kindOf, model as kinds, repeatRate } from '../../../src/core/loyalty/kinds/model.ts'
import { model as lag } from '../../../src/core/loyalty/lag/model.ts'
import { model as lifetimeValue } from '../../../src/core/loyalty/lifetime-value/model.ts'
import { model as nps } from '../../../src/core/loyalty/nps/model.ts'
import { answersPerGroup, netPromoter } from '../../../src/core/survey/netPromoter.ts'
import { model as path } from '../../../src/core/loyalty/path/model.ts'
import {
  explainedVariance,
  impliedCorrelation,
  lmgShares,
  varianceInflation,
  zeroOrderCorrelations,
} from '../../../src/core/loyalty/path/relativeWeights.ts'
import { drawSample, orderRecovery, regress } from '../../../src/core/loyalty/path/sample.ts'
import { completion, model as points, visitRates } from '../../../src/core/loyalty/points/model.ts'
import { bestAnswer, profit, symmetricPrice } from '../../../src/core/loyalty/price-war/hotelling.ts'
import { model as priceWar } from '../../../src/core/loyalty/price-war/model.ts'
import { model as referral } from '../../../src/core/loyalty/referral/model.ts'
import { model as retentionCurve } from '../../../src/core/loyalty/retention-curve/model.ts'
import { gini, lorenz, topShare } from '../../../src/core/loyalty/rfm/concentration.ts'
import { kMeans, standardised } from '../../../src/core/loyalty/rfm/kMeans.ts'
import { model as rfm } from '../../../src/core/loyalty/rfm/model.ts'
import { cutScores, growingCuts, nestedScores, quantileScores } from '../../../src/core/loyalty/rfm/rfm.ts'
import { model as seeding } from '../../../src/core/loyalty/seeding/model.ts'
import { chooseSeeds, growNetwork, spread } from '../../../src/core/loyalty/seeding/network.ts'
import { meansBesideThreshold, model as selection } from '../../../src/core/loyalty/selection/model.ts'
import { model as survivalModel } from '../../../src/core/loyalty/survival/model.ts'
import { model as twoFactor } from '../../../src/core/loyalty/two-factor/model.ts'
import {
  adopted,
  adopting,
  peakTime,
  reviewReproduction,
} from '../../../src/core/loyalty/word-of-mouth/bass.ts'
import { model as wordOfMouth } from '../../../src/core/loyalty/word-of-mouth/model.ts'
import reference from '../../reference/clv/reference.json' with { type: 'json' }

function solved<M extends AnyModel>(model: M, changes: Partial<ValuesOf<M>> = {}, seed = 1) {
  const values = { ...defaults(model), ...changes } as ValuesOf<M>
  const result = model.solve(values, createRandom(seed)) as ResultOf<M>
  return { values, result, outputs: outputsOf(model, result, values) }
}

const fixed = (values: readonly (number | null)[], digits: number) => values.map((v) => v?.toFixed(digits))

describe('three-dimension path model', () => {
  const { beta, R2, implied_equal_r, R2_if_uncorrelated, LMG } = reference.path
  const structure = { betas: beta, r: implied_equal_r }

  test('reported paths and R² imply the correlation of the reference', () => {
    expect(explainedVariance({ betas: beta, r: 0 })).toBeCloseTo(R2_if_uncorrelated, 12)
    expect(impliedCorrelation(beta, R2)).toBeCloseTo(implied_equal_r, 9)
    expect(explainedVariance(structure)).toBeCloseTo(R2, 9)
    expect(fixed(zeroOrderCorrelations(structure), 3)).toEqual(['0.573', '0.645', '0.684'])
    lmgShares(structure).forEach((share, i) => expect(share).toBeCloseTo(LMG[i]!, 5))
    expect(
      fixed(
        zeroOrderCorrelations(structure).map((c, i) => c * beta[i]!),
        2,
      ),
    ).toEqual(['0.16', '0.25', '0.31'])
  })

  test('standard errors are .060, .034, .019 at n = 100, 300, 1000', () => {
    const se = (n: number) =>
      solved(path, { correlation: implied_equal_r, n, replications: 100 }).result.standardError
    expect(fixed([100, 300, 1000].map(se), 3)).toEqual(['0.060', '0.034', '0.019'])
    expect(varianceInflation(0, 3)).toBe(1)
  })

  test('the order is recovered in 62%, 89%, 99.8% of samples at n = 100, 400, 2000', () => {
    // The two differences of the estimates are normal with standard errors that follow from R and n: .620, .892, .998.
    // (400 replications elsewhere gave 65%, 86% and 99.5%, give or take 2.4 points.) Here 4,000: three standard errors.
    const rate = (n: number) => orderRecovery(structure, n, 4000, createRandom(n))
    expect(Math.abs(rate(100) - 0.62)).toBeLessThan(0.024)
    expect(Math.abs(rate(400) - 0.892)).toBeLessThan(0.016)
    expect(Math.abs(rate(2000) - 0.998)).toBeLessThan(0.003)
  })

  test('drawn scatter matrices and drawn rows tell the same story', () => {
    const random = createRandom(9)
    let recovered = 0
    for (let i = 0; i < 400; i++) {
      const [a, b, c] = regress(drawSample(structure, 60, random)).coefficients.map((k) => k.estimate)
      if (a! < b! && b! < c!) recovered++
    }
    // Both have a standard error of 2.5 points: 4 of the difference.
    expect(Math.abs(recovered / 400 - orderRecovery(structure, 60, 4000, random))).toBeLessThan(0.11)
  })

  test('a large sample finds paths and R²', () => {
    const fit = regress(drawSample(structure, 20_000, createRandom(4)))
    // SE .0043 at this n; four of them.
    fit.coefficients.forEach((c, i) => expect(Math.abs(c.estimate - beta[i]!)).toBeLessThan(0.018))
    // 2 √R² (1 − R²)/√n = .0034; four of them.
    expect(Math.abs(fit.r2 - R2)).toBeLessThan(0.0135)
    expect(fit.coefficients[0]!.se).toBeCloseTo(
      Math.sqrt((0.28 * varianceInflation(structure.r, 3)) / 20_000),
      4,
    )
  })

  test('collinearity inflates R² and errors at the same paths, and the largest path need not be the best lever', () => {
    const apart = solved(path, { correlation: 0, replications: 100 })
    const close = solved(path, {
      value: 0.2,
      emotion: 0.28,
      relation: 0.32,
      correlation: 0.8,
      replications: 100,
    })
    expect(close.result.inflation).toBeGreaterThan(2)
    expect(explainedVariance({ betas: beta, r: 0.3 })).toBeGreaterThan(apart.result.r2)
    expect(apart.outputs.largestIsBestLever).toBe(false)
  })
})

describe('value composition', () => {
  test('the whole weights add up, and the lead is certain only when weights are', () => {
    const doubtful = solved(composition, { concentration: 5 })
    const certain = solved(composition, { concentration: 500 })
    expect(doubtful.result.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12)
    expect(certain.outputs.leaderHolds as number).toBeGreaterThan(doubtful.outputs.leaderHolds as number)
    expect(certain.result.functionalAbove).toBeGreaterThan(0.99)
    expect(doubtful.result.functionalAbove).toBeLessThan(0.8)
    expect(doubtful.result.simplexShares.reduce((sum, s) => sum + s, 0)).toBeCloseTo(1, 12)
  })

  test('equal weights of functional and emotional are a coin toss; a dominated brand never leads', () => {
    expect(solved(composition, { functional: 0.3, emotional: 0.3 }).result.functionalAbove).toBeCloseTo(
      0.5,
      12,
    )
    const dominated = { functionalB: 1, emotionalB: 1, socialB: 1, economicB: 1 }
    expect(solved(composition, dominated).result.simplexShares[1]).toBe(0)
  })
})

describe('kinds of loyalty', () => {
  test('slope 1.735 is the 85% and 15% of the claim', () => {
    const v = { ...defaults(kinds) }
    expect(repeatRate(v, 1, 0, 0)).toBeCloseTo(0.85, 3)
    expect(repeatRate(v, -1, 0, 0)).toBeCloseTo(0.15, 3)
  })

  test("Dick and Basu's four cells", () => {
    expect([kindOf(1, 0.9, 0.5), kindOf(1, 0.1, 0.5), kindOf(-1, 0.9, 0.5), kindOf(-1, 0.1, 0.5)]).toEqual([
      'true',
      'latent',
      'spurious',
      'none',
    ])
  })

  test('twins of one repeat rate part when lock-in goes, or a rival discounts', () => {
    const { devoted, captive } = solved(kinds).result
    expect(captive!.repeat).toBeCloseTo(devoted.repeat, 12)
    expect(devoted.afterRelease).toBeCloseTo(devoted.repeat, 12)
    expect(captive!.afterRelease).toBeLessThan(0.35)
    expect(captive!.afterDiscount).toBeLessThan(devoted.afterDiscount)
  })

  test('the spuriously loyal fall further than the truly loyal', () => {
    const { outputs, result } = solved(kinds)
    expect(result.kinds.reduce((sum, k) => sum + k.share, 0)).toBeCloseTo(1, 12)
    expect(outputs.trueAfterRelease as number).toBeGreaterThan(2 * (outputs.spuriousAfterRelease as number))
  })
})

describe('expectancy and points', () => {
  test("the source's formula doubles with effort; the net value has its maximum at ln(kIV/c)/k", () => {
    const { result, values } = solved(expectancy)
    expect(result.doubled.source).toBe(2)
    const curve = [...result.curves].sort((a, b) => b.net - a.net)
    expect(Math.abs(curve[0]!.effort - result.best)).toBeLessThanOrEqual(0.05 + 1e-9)
    expect(result.doubled.net).toBeLessThan(result.doubled.vroom)
    expect(solved(expectancy, { ...values, effortCost: 10 }).result.best).toBe(0)
  })

  test('endowed stamps raise completion at the same purchases; without a gradient they do nothing', () => {
    const with2 = solved(points, { endowed: 2 }).result
    expect(with2.completion).toBeGreaterThan(with2.completionPlain)
    const flat = solved(points, { endowed: 2, gradient: 0 }).result
    expect(flat.completion).toBeCloseTo(flat.completionPlain, 12)
    expect(flat.completion).toBeCloseTo((12 / 12.6) ** 10, 12)
    expect(flat.visitsPerYear).toBeCloseTo(12, 12)
    expect(flat.outstanding).toBeCloseTo(1000 * 4.5, 9)
  })

  test('completion and breakage agree with a simulated card', () => {
    const v = { ...defaults(points), dropRate: 3 }
    const { result } = solved(points, { dropRate: 3 })
    const rates = visitRates(v)
    const random = createRandom(8)
    let [done, lost, earned] = [0, 0, 0]
    for (let i = 0; i < 20_000; i++) {
      let k = 0
      while (k < rates.length && random() < rates[k]! / (rates[k]! + 3)) k++
      earned += k
      if (k === rates.length) done++
      else lost += k
    }
    // Binomial: 0.35 points of standard error; four.
    expect(Math.abs(done / 20_000 - completion(rates, 3))).toBeLessThan(0.014)
    expect(Math.abs(lost / earned - result.breakage)).toBeLessThan(0.014)
  })

  test('who never gives up loses nothing', () => {
    expect(solved(points, { dropRate: 0 }).result).toMatchObject({ completion: 1, breakage: 0 })
  })
})

describe('Kano and two-factor', () => {
  test('the table is the published one', () => {
    const row = (answer: (typeof ANSWERS)[number]) =>
      ANSWERS.map((other) => kanoCategory(answer, other)).join(' ')
    expect(ANSWERS.map(row)).toEqual(['Q A A A O', 'R I I I M', 'R I I I M', 'R I I I M', 'R R R R Q'])
  })

  test('40, 25, 20, 15 have coefficients .65 and −.45', () => {
    const counts = { attractive: 40, oneDimensional: 25, mustBe: 20, indifferent: 15 }
    expect(kanoCoefficients(counts)).toEqual({ better: 0.65, worse: -0.45 })
    expect(solved(kano).outputs).toMatchObject({ better: 0.65, worse: -0.45 })
    expect(() => kanoCoefficients({ attractive: 0, oneDimensional: 0, mustBe: 0, indifferent: 0 })).toThrow(
      'invalid counts',
    )
  })

  test('drift solves its equations, loses nobody, and ends in must-be', () => {
    const start = { attractive: 40, oneDimensional: 25, mustBe: 20, indifferent: 15 }
    const h = 1e-5
    const at = (t: number) => drifted(start, 0.4, t)
    const slope = (at(2 + h).oneDimensional - at(2 - h).oneDimensional) / (2 * h)
    expect(slope).toBeCloseTo(0.4 * (at(2).attractive - at(2).oneDimensional), 6)
    expect(at(3).attractive + at(3).oneDimensional + at(3).mustBe).toBeCloseTo(85, 10)
    expect(at(100).mustBe).toBeCloseTo(85, 6)
  })

  test('curves meet ±1 where they should', () => {
    expect(satisfaction.attractive(1, 2)).toBe(1)
    expect(satisfaction.attractive(-1, 2)).toBe(0)
    expect(satisfaction.mustBe(1, 2)).toBeCloseTo(0, 12)
    expect(satisfaction.mustBe(-1, 2)).toBe(-1)
  })

  test('discounts fade, convenience accumulates to b c/(1 − φ)', () => {
    const { result } = solved(twoFactor, { months: 60 })
    expect(result.convenienceLimit).toBeCloseTo((0.73 * 0.5) / 0.4, 12)
    expect(result.convenienceAtEnd).toBeCloseTo(result.convenienceLimit, 6)
    expect(result.discountAtEnd).toBeLessThan(0.001 * result.discountPeak)
    expect(result.overtakes).toBeGreaterThan(3)
    // One discount: a·ρᵏ through φ, the sum of two geometric series, k + 1 equal terms at φ = ρ.
    const once = solved(twoFactor, { discounts: 1, convenience: 0 }).result
    expect(once.months[8]!.fromDiscount).toBeCloseTo(6 * 0.6 ** 5, 12)
  })
})

describe('net promoter score', () => {
  test('reference mixes: one score, three precisions', () => {
    const [up, flat, down] = reference.nps.counts as [number, number, number]
    const mixed = netPromoter({ promoters: up, passives: flat, detractors: down }, 100)
    expect(mixed.score).toBeCloseTo(reference.nps.nps, 12)
    expect(mixed.variance).toBeCloseTo(reference.nps.var, 12)
    expect(mixed.standardError).toBeCloseTo(reference.nps.se, 7)
    const margins = [
      mixed,
      netPromoter({ promoters: 30, passives: 70, detractors: 0 }, 100),
      netPromoter({ promoters: 65, passives: 0, detractors: 35 }, 100),
    ]
    expect(margins.map((m) => m.score)).toEqual([0.3, 0.3, 0.3])
    expect(
      fixed(
        margins.map((m) => 100 * m.margin),
        1,
      ),
    ).toEqual(['15.3', '9.0', '18.7'])
  })

  test('182 answers a group find 23 points, 3,831 find 5', () => {
    // 2 · 2.8016² · 0.61 / 0.23² = 181.02
    expect(answersPerGroup(0.23, 0.61)).toBe(182)
    expect(answersPerGroup(0.05, 0.61)).toBe(3831)
    expect(() => answersPerGroup(0, 0.61)).toThrow('invalid difference')
  })

  test('a shift over the boundaries moves the score, not the mean', () => {
    const { result } = solved(nps, { shift: 0.05 })
    expect(result.meanAfter).toBeCloseTo(result.meanBefore, 12)
    expect(result.scoreAfterShift - result.score).toBeCloseTo(0.05, 12)
    expect(result.distribution.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
  })

  test('without a trend the test finds one in about 5% of surveys, and waves jump by more than the margin', () => {
    let found = 0
    for (let seed = 1; seed <= 300; seed++) if (solved(nps, {}, seed).result.slopeP < 0.05) found++
    // Binomial(300, 0.05): 15 ± 3.8; four standard deviations.
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(31)
    expect(solved(nps, { drift: 4, n: 1000 }).result.slopeP).toBeLessThan(1e-6)
  })
})

test('effort: delight beyond expectation gains little, effort and shortfalls much', () => {
  const { result } = solved(effort)
  expect(result.lessEffort).toBeGreaterThan(result.moreService)
  expect(result.moreService - result.noShortfall).toBeLessThan(0.2 * result.moreService)
  const effortScore = solved(effort, { shortfallEffect: 0 }).result.auc!
  const experience = solved(effort, { shortfallEffect: 0, reading: 'experience' }).result.auc!
  expect(effortScore).toBeGreaterThan(experience)
})

describe('RFM, concentration and k-means', () => {
  test('equal values get equal scores, so that scores vanish; breaking ties tears equals apart', () => {
    // CDNOW's frequencies: 60% bought once, and the first two quintiles coincide.
    const frequency = [
      ...Array(60).fill(1),
      ...Array(19).fill(2),
      ...Array(9).fill(3),
      ...Array(12).fill(5),
    ] as number[]
    const scores = quantileScores(frequency, 5, 'quantile')
    expect([...new Set(scores)].sort()).toEqual([1, 3, 4, 5].filter((s) => scores.includes(s)))
    expect(scores.filter((s) => s === 1)).toHaveLength(60)
    expect(scores).not.toContain(2)
    const torn = quantileScores(frequency, 5, 'rank')
    expect([1, 2, 3, 4, 5].map((s) => torn.filter((t) => t === s).length)).toEqual([20, 20, 20, 20, 20])
    expect(() => quantileScores([], 5, 'rank')).toThrow('invalid values')
  })

  test('nested scores use every score within a class', () => {
    expect(nestedScores([1, 2, 3, 4], [1, 1, 2, 2], 2, 'rank')).toEqual([1, 2, 1, 2])
  })

  test('Gini and Lorenz of known distributions', () => {
    expect(gini([5, 5, 5])).toBeCloseTo(0, 12)
    expect(gini([0, 0, 0, 1])).toBeCloseTo(0.75, 12)
    expect(topShare([1, 1, 1, 1, 6], 0.2)).toBeCloseTo(0.6, 12)
    expect(topShare([4, 3, 2, 1], 0.375)).toBeCloseTo(0.55, 12)
    expect(lorenz([1, 3], 2).map((p) => p.held)).toEqual([0, 0.25, 1])
  })

  test('k-means finds clusters that are there, and splits noise just as willingly', () => {
    const random = createRandom(2)
    const rows = [0, 10, 20].flatMap((centre) =>
      Array.from({ length: 30 }, () => [centre + random(), centre - random()]),
    )
    const found = kMeans(rows, 3, random)
    expect(found.converged).toBe(true)
    expect([0, 30, 60].map((i) => new Set(found.labels.slice(i, i + 30)).size)).toEqual([1, 1, 1])
    expect(found.sse).toBeLessThan(30)
    const noise = Array.from({ length: 200 }, () => [random(), random()])
    expect(kMeans(noise, 4, random).sse).toBeLessThan(kMeans(noise, 2, random).sse)
    expect(() => kMeans([[1], [1]], 2, random)).toThrow('more than the 1 distinct rows')
    const z = standardised([
      [1, 7],
      [3, 7],
    ])
    expect(z).toEqual([
      [-1, 0],
      [1, 0],
    ])
  })

  test('at the parameters of CDNOW: most buy once, F scores vanish, recency orders the future', () => {
    const { outputs, result } = solved(rfm, { customers: 3000 })
    expect(outputs.onceShare as number).toBeGreaterThan(0.55)
    expect(outputs.onceShare as number).toBeLessThan(0.65)
    expect(outputs.frequencyScoresUsed as number).toBeLessThan(5)
    const again = result.recency.map((row) => row.boughtAgain!)
    expect(again.at(-1)!).toBeGreaterThan(3 * again[0]!)
    expect(outputs.torn).toBe(0)
    expect(solved(rfm, { binning: 'rank' }).outputs.torn as number).toBeGreaterThan(0.2)
  })

  test('by cut points of one’s own a score is what it says, in classes of any size', () => {
    expect(growingCuts(2, 2, 5)).toEqual([2, 4, 8, 16])
    expect(cutScores([1, 2, 3, 4, 15, 16, 99], [2, 4, 8, 16])).toEqual([1, 2, 2, 3, 4, 5, 5])
    const { result, outputs } = solved(rfm, { binning: 'custom', firstFrequency: 3, firstRecency: 28 })
    expect(outputs.torn).toBe(0)
    for (const { frequency, f, sinceLast, r } of result.points) {
      expect(f === 1).toBe(frequency < 3)
      expect(r === 5).toBe(sinceLast <= 28)
      expect(r === 4).toBe(sinceLast > 28 && sinceLast <= 56)
    }
  })
})

describe('customer base models', () => {
  test('the model of one customer agrees with the published numbers', () => {
    const { outputs } = solved(btyd, { x: 2, lastAge: 30.43, age: 38.86, horizon: 39 })
    // Published with three digits of each parameter.
    expect(outputs.expected).toBeCloseTo(1.226, 3)
    expect(solved(btyd, { x: 0 }).outputs.alive).toBe(1)
    const often = solved(btyd, { x: 12, lastAge: 20, age: 38.86 }).outputs.alive as number
    expect(often).toBeCloseTo(0.015, 3)
  })

  test('a lifetime value in weeks against days', () => {
    const { outputs } = solved(lifetimeValue)
    // The reference took a month for 4.345 weeks; here it is 365.25/12/7 = 4.348.
    expect(Math.abs((outputs.value as number) / reference.clv_units_trap.week_factor4_345 - 1)).toBeLessThan(
      1e-3,
    )
    expect((outputs.ratio as number).toFixed(1)).toBe('3.9')
    expect(outputs.contract).toBeCloseTo(266.67, 2)
    expect(outputs.multiple).toBeCloseTo(0.7 / 0.42, 12)
    expect(solved(lifetimeValue, { x: 0 }).outputs.credibility).toBe(0)
  })

  test('retention curves of the book are those fitted on the printed cohorts', () => {
    const { outputs } = solved(retentionCurve)
    expect(outputs.alpha).toBeCloseTo(reference.sbg.high7.params[0]!, 4)
    expect(outputs.sbgAt12).toBeCloseTo(0.378, 3)
    expect(outputs.actualAt12).toBeCloseTo(0.394, 12)
    expect(outputs.geometricAt12 as number).toBeLessThan(0.33)
    expect(outputs.residual).toBeCloseTo(reference.sbg.derl_high_d10[4]!, 3)
  })

  test('Kaplan–Meier finds the truth that leaving out the censored misses', () => {
    const { outputs } = solved(survivalModel, { customers: 2000 })
    // Greenwood's standard error is about 0.014 here; four.
    expect(Math.abs((outputs.at as number) - (outputs.truth as number))).toBeLessThan(0.056)
    expect(outputs.withoutCensored as number).toBeLessThan((outputs.truth as number) - 0.2)
    expect(outputs.censoredAsStayed as number).toBeGreaterThan((outputs.truth as number) + 0.05)
    expect(outputs.logRankP as number).toBeLessThan(1e-6)
  })

  test('donors of six years', () => {
    // P(alive) of the BG/BB (Fader, Hardie & Shang 2010) at the defaults' rounded parameters, its sum by mpmath 1.3.0 at
    // 30 digits.
    expect(solved(donors).outputs.alive).toBeCloseTo(0.589514116434, 9)
    expect(solved(donors, { x: 0, last: 0 }).outputs.alive).toBeCloseTo(0.108016584169, 9)
    expect(solved(donors, { x: 6, last: 6 }).outputs.alive).toBeCloseTo(0.930402542373, 9)
  })
})

describe('churn warning', () => {
  test('82% accuracy at churn of .05 … .5', () => {
    const precision = (baseRate: number) =>
      predictiveValue({ baseRate, sensitivity: 0.82, specificity: 0.82 }).precision
    expect(fixed([0.05, 0.1, 0.15, 0.2, 0.3, 0.5].map(precision), 3)).toEqual([
      '0.193',
      '0.336',
      '0.446',
      '0.532',
      '0.661',
      '0.820',
    ])
    const { outputs } = solved(churnWarning)
    expect(outputs.trivialAccuracy as number).toBeGreaterThan(outputs.accuracy as number)
  })

  test('profit is what is saved less what is contacted', () => {
    const campaign = {
      baseRate: 0.1,
      sensitivity: 1,
      specificity: 1,
      customers: 1000,
      success: 0.5,
      value: 100,
      contactCost: 10,
    }
    expect(campaignProfit(campaign)).toBeCloseTo(1000 * 0.1 * (50 - 10), 10)
  })

  test('30 days flag nearly everybody, the slow buyers who come back too; ranking gains little over recency', () => {
    const { result } = solved(churnWarning, { sample: 6000 })
    expect(result.rule.flagged).toBeGreaterThan(0.85)
    expect(result.rule.wronglyFlagged!).toBeGreaterThan(0.7)
    expect(result.rules.find((rule) => rule.gap === 120)!.wronglyFlagged!).toBeLessThan(
      result.rule.wronglyFlagged!,
    )
    expect(result.aucModel!).toBeGreaterThan(0.7)
    expect(Math.abs(result.aucModel! - result.aucGap!)).toBeLessThan(0.05)
  })
})

test('lag: shares seen after 3 and 6 months, and months to 90%', () => {
  const rows = [0.3, 0.5, 0.6, 0.7, 0.8].map((carryOver) => solved(lag, { carryOver }).result)
  expect(
    fixed(
      rows.map((r) => r.shareAt3),
      3,
    ),
  ).toEqual(['0.973', '0.875', '0.784', '0.657', '0.488'])
  expect(
    fixed(
      rows.map((r) => r.shareAt6),
      3,
    ),
  ).toEqual(['0.999', '0.984', '0.953', '0.882', '0.738'])
  expect(
    fixed(
      rows.map((r) => r.monthsTo90),
      1,
    ),
  ).toEqual(['1.9', '3.3', '4.5', '6.5', '10.3'])
  const { result } = solved(lag)
  expect(result.path[3]!.loyalty / result.longRun).toBeCloseTo(result.shareAt3, 12)
})

describe('word of mouth', () => {
  const bass = { p: 0.03, q: 0.38 }

  test("Bass's curve solves its equation and peaks at ln(q/p)/(p + q) = 6.19", () => {
    expect(peakTime(bass)).toBeCloseTo(6.19, 2)
    const h = 1e-6
    for (const t of [0, 2, 6.19, 15])
      expect((adopted(bass, t + h) - adopted(bass, t - h)) / (2 * h)).toBeCloseTo(adopting(bass, t), 7)
    expect(adopting(bass, 6.19)).toBeGreaterThan(adopting(bass, 5.9))
    expect(adopting(bass, 6.19)).toBeGreaterThan(adopting(bass, 6.5))
    expect(adopted(bass, 100)).toBeCloseTo(1, 12)
    expect(peakTime({ p: 0.4, q: 0.1 })).toBe(0)
  })

  test('those who imitate are the integral of q F (1 − F)', () => {
    const { result } = solved(wordOfMouth)
    let sum = 0
    for (let t = 0; t < 60; t += 0.001) {
      const share = adopted(bass, t + 0.0005)
      sum += 0.001 * bass.q * share * (1 - share)
    }
    expect(result.imitators).toBeCloseTo(sum, 6)
  })

  test('three reviews a customer sustain themselves only above w/(3(1 − r)) = 1', () => {
    expect(reviewReproduction(0.2, 0.95)).toBeCloseTo(4 / 3, 10)
    expect(reviewReproduction(0.1, 0.95)).toBeCloseTo(2 / 3, 10)
    const growing = solved(wordOfMouth)
    const shrinking = solved(wordOfMouth, { reviews: 0.1 })
    expect(growing.outputs.selfSustaining).toBe(true)
    expect(growing.result.customers[36]!).toBeGreaterThan(100)
    expect(shrinking.outputs.selfSustaining).toBe(false)
    expect(shrinking.result.customers[36]!).toBeLessThan(100)
  })
})

describe('seeding a network', () => {
  test('a grown network is connected, simple, and has hubs', () => {
    const network = growNetwork(400, 2, createRandom(1))
    expect(network.reduce((sum, own) => sum + own.length, 0)).toBe(2 * (3 + 2 * 397))
    for (const [i, own] of network.entries()) {
      expect(new Set(own).size).toBe(own.length)
      expect(own).not.toContain(i)
    }
    expect(Math.max(...network.map((own) => own.length))).toBeGreaterThan(20)
    const everybody = spread(network, [0], { contagion: 1, persistence: 1, periods: 50 }, createRandom(1))
    expect(everybody.at(-1)).toBe(400)
    expect(() => growNetwork(3, 3, createRandom(1))).toThrow('invalid links')
  })

  test('seeds are distinct, and hubs come first', () => {
    const network = growNetwork(200, 2, createRandom(1))
    const seeds = chooseSeeds(network, 20, 0.5, createRandom(2))
    expect(new Set(seeds).size).toBe(20)
    const degrees = network.map((own) => own.length).sort((a, b) => b - a)
    expect(seeds.slice(0, 10).map((s) => network[s]!.length)).toEqual(degrees.slice(0, 10))
  })

  test('hubs speed take-off; when talk is contagious they hardly add to its size', () => {
    const hard = solved(seeding, { contagion: 0.08 }).result
    const easy = solved(seeding, { contagion: 0.4 }).result
    expect(hard.gain).toBeGreaterThan(2 * hard.gainError)
    expect(Math.abs(easy.gain)).toBeLessThan(0.05)
    expect(easy.takeOffWithHubs).toBeLessThan(easy.takeOffAtRandom)
  })
})

describe('price war', () => {
  const market = { cost: 6, travel: 4, loyal: 0.3, switching: 8, reservation: 20 }

  test('patience (T − R)/(T − P) = .5, less when customers are loyal', () => {
    const { outputs } = solved(priceWar)
    expect(outputs.patienceWithoutLoyalty).toBe(0.5)
    expect(outputs.patience as number).toBeLessThan(0.5)
  })

  test("Hotelling's c + t without loyalty, c + t/(1 − k) with; nobody gains by leaving it", () => {
    expect(symmetricPrice({ ...market, loyal: 0 })).toBe(10)
    const price = symmetricPrice(market)
    expect(price).toBeCloseTo(6 + 4 / 0.7, 12)
    expect(bestAnswer(market, price).profit).toBeLessThanOrEqual(profit(market, price, price) + 1e-6)
    expect(bestAnswer({ ...market, loyal: 0 }, 10).price).toBeCloseTo(10, 2)
  })

  test('with loose ties undercutting pays: the price is not stable', () => {
    expect(solved(priceWar, { loyal: 0.7, switching: 1 }).outputs.stable).toBe(false)
    expect(solved(priceWar).outputs.stable).toBe(true)
  })

  test('a loss of 17.5% at +10% is an elasticity of −2; the best mark-up follows', () => {
    const { outputs, result } = solved(priceWar)
    expect(1.1 ** (outputs.elasticity as number)).toBeCloseTo(1 - 0.175, 12)
    // Lerner: mark-up over price is 1/|ε| at the present price.
    expect(result.markup / 12).toBeCloseTo(1 / -(outputs.elasticity as number), 12)
  })
})

describe('claims', () => {
  test('every card says that it is unverified, and none names the same twice', () => {
    expect(new Set(claims.map((c) => c.id)).size).toBe(claims.length)
    for (const { source, text, value } of claims) {
      expect(source).toBe('004, unverified')
      expect(text.zh).toMatch(/\p{Script=Han}/u)
      const [low, high] = typeof value === 'number' ? [value, value] : value
      expect(low).toBeLessThanOrEqual(high)
      // The card shows the number that its text claims (cuts are told as such).
      expect(text.en).toContain(String(Math.abs(Math.round(100 * high))))
    }
  })

  test('"+20% retention" is 400 or 509, from 266.7', () => {
    const { outputs } = solved(claimConverter)
    expect(fixed([outputs.base, outputs.relative, outputs.points] as number[], 1)).toEqual([
      '266.7',
      '400.0',
      '509.1',
    ])
  })

  test('value ×1.3 needs r = .797, ×1.4 needs .820; some claims are impossible as points', () => {
    expect(solved(claimConverter, { multiple: 1.3 }).outputs.needed).toBeCloseTo(0.797, 3)
    expect(solved(claimConverter, { multiple: 1.4 }).outputs.needed).toBeCloseTo(0.82, 3)
    expect(solved(claimConverter, { target: 'churn', change: -70 }).outputs.points).toBeNull()
    expect(changedShare(0.7, 0.4, 'points')).toBeNull()
    expect(changedShare(0.7, 0.4, 'relative')).toBeCloseTo(0.98, 12)
  })
})

describe('evaluation', () => {
  test('AHP of the reference, and of consistent judgements', () => {
    const { weights, lambda, consistencyRatio } = ahp(reference.ahp.matrix)
    weights.forEach((w, i) => expect(w).toBeCloseTo(reference.ahp.w[i]!, 5))
    expect(lambda).toBeCloseTo(3.0183, 4)
    expect(consistencyRatio).toBeCloseTo(reference.ahp.CR, 5)
    const consistent = ahp([
      [1, 2, 4],
      [0.5, 1, 2],
      [0.25, 0.5, 1],
    ])
    expect(consistent.consistencyRatio).toBeCloseTo(0, 12)
    expect(consistent.weights[0]).toBeCloseTo(4 / 7, 12)
    expect(() =>
      ahp([
        [1, 2],
        [2, 1],
      ]),
    ).toThrow('not reciprocal')
  })

  test('entropy weights go to what is spread unevenly, and none to a constant', () => {
    const weights = entropyWeights([
      [1, 5, 0],
      [2, 5, 0],
      [3, 5, 0],
      [4, 5, 9],
    ])
    expect(weights[1]).toBe(0)
    expect(weights[2]!).toBeGreaterThan(weights[0]!)
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12)
  })

  test('the first component of two standardised variables weighs them alike', () => {
    const weights = principalWeights(
      standardised([
        [1, 2],
        [2, 1],
        [3, 4],
        [4, 3],
      ]),
    )
    expect(weights[0]).toBeCloseTo(0.5, 12)
  })

  test('where no component comes first, the weights are equal, whatever the order of the columns', () => {
    const bits = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1])
    expect(principalWeights(bits)).toEqual([1 / 3, 1 / 3, 1 / 3])
    // Two pairs of the same correlation: two components, neither of them the first.
    const pairs = bits.flatMap(([a, b]) => [
      [a!, a!, b!, b!],
      [a!, 1 - a!, b!, 1 - b!],
      [a!, a!, b!, b!],
    ])
    expect(principalWeights(pairs)).toEqual([1 / 4, 1 / 4, 1 / 4, 1 / 4])
  })

  test('a component that is hardly the first is found all the same', () => {
    // Correlations .5 and .501 of two pairs of columns that have nothing else in common: the eigenvalues are 1.5, 1.501.
    const rows = [0.5, 0.501].flatMap((r, pair) =>
      [1, -1].flatMap((x) =>
        [1, -1].map((y) => {
          const two = [x, r * x + Math.sqrt(1 - r * r) * y]
          return pair === 0 ? [...two, 0, 0] : [0, 0, ...two]
        }),
      ),
    )
    const weights = principalWeights(rows)
    ;[0, 0, 0.5, 0.5].forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 9))
  })

  test('a rank correlation sees the order alone, and is 0 where one does not vary', () => {
    expect(rankCorrelation([1, 2, 3], [1, 4, 9])).toBeCloseTo(1, 12)
    expect(rankCorrelation([1, 2, 3], [4, 4, 4])).toBe(0)
  })

  test('privacy noise of 400 answers is 7.07, 1.41, .71, .35 points, and that is how it is drawn', () => {
    const points = [0.1, 0.5, 1, 2].map((epsilon) => 100 * privacyNoise(400, epsilon))
    expect(fixed(points, 2)).toEqual(['7.07', '1.41', '0.71', '0.35'])
    const random = createRandom(6)
    const draws = Array.from({ length: 20_000 }, () => laplace(1, random))
    const variance = draws.reduce((sum, v) => sum + v * v, 0) / draws.length
    // Var 2; the standard error of a mean of squares is √(20/20000) = 0.03; four.
    expect(Math.abs(variance - 2)).toBeLessThan(0.13)
  })

  test('entropy rewards noise: it weighs chance referrals most and predicts the next window worst', () => {
    const { outputs, result } = solved(evaluation, { method: 'entropy', customers: 3000 })
    expect(outputs.referralWeight as number).toBeGreaterThan(0.5)
    expect(outputs.nextWindow as number).toBeLessThan((outputs.nextWindowEqual as number) - 0.1)
    expect(result.best).not.toBe('entropy')
    expect(result.segments[0]!.next).toBeGreaterThan(result.segments[2]!.next)
    expect(
      solved(evaluation, { purchaseUse: 5, useToReferral: 5, purchaseReferral: 0.2 }).outputs
        .consistencyRatio as number,
    ).toBeGreaterThan(0.1)
  })
})

test('referral: 100, 92, 76, 60 at shares 0, .1, .3, .5; the chain is a geometric series', () => {
  const cost = (referredShare: number) => solved(referral, { referredShare }).outputs.cost as number
  expect(fixed([0, 0.1, 0.3, 0.5].map(cost), 6)).toEqual([
    '100.000000',
    '92.000000',
    '76.000000',
    '60.000000',
  ])
  const { result, values } = solved(referral, { referrals: 0.5 })
  const sum = Array.from({ length: 60 }, (_, k) => 0.5 ** k * (values.value - 0.5 * values.referralCost))
  expect(result.whole).toBeCloseTo(
    sum.reduce((a, b) => a + b, 0),
    9,
  )
  expect(result.chain).toBe(2)
})

describe('selection against effect', () => {
  test('means beside the threshold make up the whole, and agree with simulated customers', () => {
    const { above, below, threshold } = meansBesideThreshold(1.5, 12, 0.4)
    expect(0.4 * above + 0.6 * below).toBeCloseTo(12, 9)
    expect(above).toBeGreaterThan(threshold)
    // Exponential rates (shape 1): E[λ | λ > c] = c + mean, by the lack of memory.
    const exponential = meansBesideThreshold(1, 12, 0.3)
    expect(exponential.threshold).toBeCloseTo(-12 * Math.log(0.3), 8)
    expect(exponential.above).toBeCloseTo(exponential.threshold + 12, 8)
  })

  test('with no effect at all members buy more than 150% more', () => {
    const { outputs } = solved(selection)
    expect(outputs.gap).toBe(outputs.selection)
    expect(outputs.gap as number).toBeGreaterThan(1.5)
    expect(outputs.effectBehindClaim as number).toBeLessThan(0)
    const some = solved(selection, { effect: 0.2 }).outputs
    expect(1 + (some.gap as number)).toBeCloseTo(1.2 * (1 + (some.selection as number)), 12)
  })
})
