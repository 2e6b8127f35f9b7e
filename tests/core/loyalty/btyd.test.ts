import { describe, expect, test } from 'vitest'
import { bgbb } from '../../../src/core/loyalty/btyd/bgbb.ts'
import { bgnbd } from '../../../src/core/loyalty/btyd/bgnbd.ts'
import { frequencyHistogram, track } from '../../../src/core/loyalty/btyd/diagnostics.ts'
import {
  drawSpends,
  expectedSpend,
  fitGammaGamma,
  gammaGammaLogLikelihood,
} from '../../../src/core/loyalty/btyd/gammaGamma.ts'
import { historyGrid, likelihoodSurface } from '../../../src/core/loyalty/btyd/grids.ts'
import { accuracy, auc, holdoutByFrequency } from '../../../src/core/loyalty/btyd/holdout.ts'
import { mbgnbd } from '../../../src/core/loyalty/btyd/mbgnbd.ts'
import { nbd } from '../../../src/core/loyalty/btyd/nbd.ts'
import { paretonbd } from '../../../src/core/loyalty/btyd/paretonbd.ts'
import {
  conditionalExpectation,
  conditionalProbability,
  expectedIn,
  fitPurchaseModel,
  type PurchaseModel,
  totalLogLikelihood,
} from '../../../src/core/loyalty/btyd/purchaseModel.ts'
import { purchaseModels } from '../../../src/core/loyalty/btyd/purchaseModels.ts'
import { groupHistories } from '../../../src/core/loyalty/purchases/history.ts'
import { integrate } from '../../../src/core/numerics/quadrature.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import donations from '../../reference/clv/donations.json' with { type: 'json' }
import reference from '../../reference/clv/reference.json' with { type: 'json' }

const named = <P extends string>(model: PurchaseModel<P>, values: readonly number[]) =>
  Object.fromEntries(model.parameters.map((name, i) => [name, values[i]!])) as Record<P, number>

const bg = named(bgnbd, reference.bgnbd_cdnow_csv.params)
const bgRounded = named(bgnbd, reference.bgnbd_pmf.params)
const pareto = named(paretonbd, reference.paretonbd.params)
const mbg = named(mbgnbd, reference.mbgnbd.params)

/** A customer of each kind in the paper's 39 weeks, and of one who may buy once a year. */
const IN_WEEKS = [
  { x: 0, tx: 0, T: 38.86 },
  { x: 1, tx: 1.71, T: 38.86 },
  { x: 2, tx: 30.43, T: 38.86 },
  { x: 7, tx: 20, T: 30 },
  { x: 26, tx: 30.86, T: 31 },
]
const IN_OPPORTUNITIES = [
  { x: 0, tx: 0, T: 6 },
  { x: 2, tx: 4, T: 6 },
  { x: 6, tx: 6, T: 6 },
]
const CASES: [string, PurchaseModel, Record<string, number>][] = [
  ['nbd', nbd, named(nbd, reference.nbd.params)],
  ['bgnbd', bgnbd, bg],
  ['mbgnbd', mbgnbd, mbg],
  ['paretonbd', paretonbd, pareto],
  ['paretonbd, alpha < beta', paretonbd, { r: 0.8, alpha: 3, s: 1.4, beta: 20 }],
  ['bgbb', bgbb, { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 }],
]

/** ∫₀ᵗ f by Simpson's rule. */
function simpson(f: (x: number) => number, t: number, steps = 400): number {
  const weight = (i: number) => (i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4)
  const values = Array.from({ length: steps + 1 }, (_, i) => weight(i) * f((t * i) / steps))
  return (values.reduce((sum, v) => sum + v, 0) * t) / steps / 3
}

describe('published and recomputed numbers', () => {
  test("BG/NBD: Fader, Hardie & Lee's expectations", () => {
    reference.bgnbd_expect.t.forEach((t, i) => {
      // Four decimals are printed.
      expect(Math.abs(bgnbd.expectedPurchases(bg, t) - reference.bgnbd_expect.v[i]!)).toBeLessThan(5.1e-5)
    })
    const { x, tx, T, t, v } = reference.bgnbd_condexp
    expect(conditionalExpectation(bgnbd, bg, { x, tx, T }, t)).toBeCloseTo(v, 4)
  })

  test('BG/NBD: pmf to the printed digits', () => {
    const p = (t: number, n: number) => bgnbd.probabilityOfPurchases(bgRounded, t, n)
    expect(p(39, 0)).toBeCloseTo(reference.bgnbd_pmf.t39n0, 7)
    expect(p(2, 10)).toBeCloseTo(reference.bgnbd_pmf.t2n10, 12)
    reference.bgnbd_pmf.t30n11_20.forEach((value, i) => expect(p(30, 11 + i)).toBeCloseTo(value, 9))
  })

  test('BG/NBD: the more often, the sooner missed — P(alive) falls with frequency at a fixed last purchase', () => {
    const alive = [1, 2, 4, 7, 12, 20].map((x) => bgnbd.probabilityAlive(bg, { x, tx: 20, T: 38.86 }))
    expect(alive.map((p) => p.toFixed(3))).toEqual(['0.600', '0.545', '0.376', '0.144', '0.015', '0.000'])
  })

  test('Pareto/NBD: P(alive) and conditional expectation', () => {
    const history = { x: 26, tx: 30.86, T: 31 }
    expect(paretonbd.probabilityAlive(pareto, history)).toBeCloseTo(reference.paretonbd.palive_26_3086_31, 5)
    expect(conditionalExpectation(paretonbd, pareto, history, 52)).toBeCloseTo(reference.paretonbd.ce52, 4)
    // lifetimes' test of E[X(1..9)], which uses these rounded parameters.
    const rounded = { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 }
    expect(paretonbd.expectedPurchases(rounded, 1)).toBeCloseTo(0.05077821, 7)
    expect(paretonbd.expectedPurchases(rounded, 9)).toBeCloseTo(0.38909211, 7)
  })

  test('Gamma-Gamma: shrinks a customer to the mean', () => {
    const [p, q, gamma] = reference.gammagamma_csv.params as [number, number, number]
    const spend = (x: number, zbar: number) => expectedSpend({ p, q, gamma }, { x, zbar })!
    expect(spend(0, 0)).toBeCloseTo(35.171, 3)
    expect([spend(2, 22.35), spend(1, 11.77), spend(7, 73.74)].map((v) => v.toFixed(2))).toEqual([
      '24.66',
      '18.91',
      '71.46',
    ])
    expect(expectedSpend({ p: 1, q: 0.5, gamma: 1 }, { x: 0, zbar: 0 })).toBeNull()
  })

  test('BG/BB: maximum likelihood on the donors of Fader, Hardie & Shang', () => {
    const histories = donations.histories.map(({ x, tx, n, count }) => ({ x, tx, T: n, count }))
    const fit = fitPurchaseModel(bgbb, groupHistories(histories))
    const { params_ab_gd, LL, total_ce5, expect1_11 } = reference.bgbb_donations
    expect(fit.converged).toBe(true)
    expect(Math.abs(fit.logLikelihood - LL)).toBeLessThan(1e-3)
    Object.values(fit.parameters).forEach((value, i) => expect(value).toBeCloseTo(params_ab_gd[i]!, 4))
    expect1_11.forEach((value, i) =>
      expect(bgbb.expectedPurchases(fit.parameters, i + 1)).toBeCloseTo(value, 3),
    )
    const expected = expectedIn(bgbb, fit.parameters, 5)
    const total = histories.reduce((sum, group) => sum + group.count * expected(group), 0)
    // The parameters of the two fits agree to six digits: so must what follows from them.
    expect(Math.abs(total / total_ce5 - 1)).toBeLessThan(1e-6)
    const alive = [
      { x: 0, tx: 0, T: 6 },
      { x: 2, tx: 4, T: 6 },
      { x: 6, tx: 6, T: 6 },
    ].map((h) => bgbb.probabilityAlive(fit.parameters, h))
    expect(alive.map((p) => p.toFixed(3))).toEqual(['0.108', '0.590', '0.930'])
  })
})

describe.each(CASES)('%s', (_, model, parameters) => {
  test('probabilities of purchases sum to one and have the mean E[X(t)]', () => {
    const t = 20
    const p = Array.from({ length: 200 }, (__, n) => model.probabilityOfPurchases(parameters, t, n))
    expect(p.every((v) => v >= 0)).toBe(true)
    // The tail beyond 200 purchases in 20 weeks is below 1e-8 at these parameters.
    expect(p.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 7)
    expect(p.reduce((sum, v, n) => sum + n * v, 0)).toBeCloseTo(model.expectedPurchases(parameters, t), 6)
  })

  test('the likelihoods of one purchase, whenever it was, add up to its probability', () => {
    const T = 15
    const one = model.logLikelihood(parameters)
    const at = (tx: number) => Math.exp(one({ x: 1, tx, T }))
    const all = model.inOpportunities
      ? Array.from({ length: T }, (__, k) => at(k + 1)).reduce((sum, p) => sum + p, 0)
      : simpson((tx) => at(Math.max(1e-12, tx)), T)
    expect(all).toBeCloseTo(model.probabilityOfPurchases(parameters, T, 1), 7)
    expect(Math.exp(one({ x: 0, tx: 0, T }))).toBeCloseTo(model.probabilityOfPurchases(parameters, T, 0), 10)
  })

  test.each(model.inOpportunities ? IN_OPPORTUNITIES : IN_WEEKS)(
    'what follows $x purchases has the conditional expectation as its mean',
    (history) => {
      const p = Array.from({ length: 150 }, (__, n) =>
        conditionalProbability(model, parameters, history, 10, n),
      )
      expect(p.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 7)
      expect(p.reduce((sum, v, n) => sum + n * v, 0)).toBeCloseTo(
        conditionalExpectation(model, parameters, history, 10),
        6,
      )
      const alive = model.probabilityAlive(parameters, history)
      expect(alive).toBeGreaterThan(0)
      expect(alive).toBeLessThanOrEqual(1)
    },
  )

  test('expectations of the whole are the mean over what is seen: E[X(T + t)] = E[X(T)] + E[CE]', () => {
    // Over 4,000 simulated customers, within 4 standard errors.
    const random = createRandom(7)
    const [T, t] = [30, 20]
    const differences = Array.from({ length: 4000 }, () => {
      const times = model.draw(parameters, T + t, random)
      const seen = times.filter((v) => v <= T)
      const history = { x: seen.length, tx: seen.at(-1) ?? 0, T }
      return times.length - seen.length - conditionalExpectation(model, parameters, history, t)
    })
    const mean = differences.reduce((sum, v) => sum + v, 0) / differences.length
    const sd = Math.sqrt(differences.reduce((sum, v) => sum + (v - mean) ** 2, 0) / differences.length)
    expect(Math.abs(mean)).toBeLessThan((4 * sd) / Math.sqrt(differences.length))
  })
})

describe('limits and singular points', () => {
  test('BG/NBD at a = 1 lies between its neighbours', () => {
    const at = (a: number) => bgnbd.expectedPurchases({ ...bg, a }, 39)
    expect(at(1)).toBeCloseTo((at(0.9999) + at(1.0001)) / 2, 6)
    expect(at(1 + 1e-6)).toBeCloseTo(at(1), 5)
  })

  test('Pareto/NBD at s = 1 is r/α · β ln(1 + t/β), and tends to the NBD as lifetimes grow', () => {
    const p = { r: 0.5, alpha: 4, s: 1, beta: 10 }
    expect(paretonbd.expectedPurchases(p, 30)).toBeCloseTo((0.5 / 4) * 10 * Math.log(4), 12)
    const immortal = { r: 0.5, alpha: 4, s: 1, beta: 1e9 }
    expect(paretonbd.expectedPurchases(immortal, 30)).toBeCloseTo(nbd.expectedPurchases(immortal, 30), 6)
    const history = { x: 3, tx: 10, T: 30 }
    expect(paretonbd.logLikelihood(immortal)(history)).toBeCloseTo(nbd.logLikelihood(immortal)(history), 5)
  })

  test('BG/NBD has a mean also where a + b is below 1 and the hypergeometric function below 0', () => {
    const p = { r: 0.01, alpha: 0.01, a: 0.01, b: 0.01 }
    const mean = (t: number) => bgnbd.expectedPurchases(p, t)
    const pmf = Array.from({ length: 60 }, (_, n) => bgnbd.probabilityOfPurchases(p, 0.001, n))
    expect(pmf.reduce((sum, v, n) => sum + n * v, 0)).toBeCloseTo(mean(0.001), 9)
    expect(mean(2)).toBeGreaterThan(mean(1))
  })

  test('BG/NBD tends to the NBD when nobody leaves', () => {
    const loyal = { r: 0.5, alpha: 4, a: 1e-9, b: 1 }
    expect(bgnbd.expectedPurchases(loyal, 30)).toBeCloseTo((0.5 * 30) / 4, 6)
  })

  // Nobody differs in lifetime when s and β (or a and b) grow together; what is left of the mixture goes with 1/s.
  test.each([500, 14_000, 1e6])(
    'Pareto/NBD at s = %d and one rate of leaving has the mixture of the NBD alone',
    (s) => {
      const [r, alpha, leaving, t] = [0.55, 10.6, 0.05, 39]
      const p = { r, alpha, s, beta: s / leaving }
      const history = { x: 2, tx: 12, T: t }
      expect(
        paretonbd.expectedPurchases(p, t) / ((r / alpha) * (-Math.expm1(-leaving * t) / leaving)),
      ).toBeCloseTo(1, s < 1e4 ? 2 : 3)
      // Leaving at y after the last purchase: ∫ (α + y)^−(r+x) · μ e^(−μy) dy against (α + T)^−(r+x) e^(−μT).
      const density = (y: number) => (alpha + y) ** -(r + history.x) * leaving * Math.exp(-leaving * y)
      const gone = integrate(density, history.tx, t).value
      const alive = density(t) / leaving
      expect(paretonbd.probabilityAlive(p, history) / (alive / (alive + gone))).toBeCloseTo(
        1,
        s < 1e4 ? 2 : 3,
      )
      const stays = Array.from({ length: 200 }, (_, n) => paretonbd.probabilityOfPurchases(p, t, n))
      expect(stays.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 6)
      expect(stays.reduce((sum, v, n) => sum + n * v, 0)).toBeCloseTo(paretonbd.expectedPurchases(p, t), 6)
    },
  )

  test.each([
    [0.55, 10.6, 14_000, 5],
    [5, 50_000, 1000, 20_000],
    [1, 3e5, 14_000, 1.5e5],
  ])(
    'Pareto/NBD of r = %d, α = %d, s = %d, β = %d: P(alive) is that of the integral over leaving',
    (r, alpha, s, beta) => {
      const { x, tx, T } = { x: 2, tx: 38.99, T: 39 }
      const relative = (y: number) =>
        (s / (beta + y)) *
        Math.exp((r + x) * Math.log((alpha + T) / (alpha + y)) + s * Math.log((beta + T) / (beta + y)))
      const odds = integrate(relative, tx, T).value
      expect(paretonbd.probabilityAlive({ r, alpha, s, beta }, { x, tx, T }) * (1 + odds)).toBeCloseTo(1, 9)
    },
  )

  test.each([500, 8000, 1e6])(
    'BG/NBD at a = %d and one share that leaves has the mixture of the NBD alone',
    (a) => {
      for (const [r, alpha, leaving, t] of [
        [0.24, 4.4, 0.25, 39],
        [0.24, 4.4, 0.25, 4000],
        [0.24, 4.4, 1e-4, 39],
        [10, 0.4, 0.25, 39],
        [9000, 3e5, 0.25, 4000],
      ] as const) {
        const p = { r, alpha, a, b: a * (1 / leaving - 1) }
        const alone = (1 - (alpha / (alpha + leaving * t)) ** r) / leaving
        expect(bgnbd.expectedPurchases(p, t) / alone).toBeCloseTo(1, a < 5000 ? 2 : 3)
      }
    },
  )

  test('heavy buyers and long horizons do not overflow', () => {
    const ce = conditionalExpectation(bgnbd, bg, { x: 400, tx: 38, T: 38.86 }, 5000)
    expect(ce).toBeGreaterThan(0)
    expect(ce).toBeLessThan(60_000)
  })

  test('BG/BB: sum over k and the closed form agree; the pmf has that mean', () => {
    const p = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 }
    // α/(α+β) · δ/(γ−1) · {1 − Γ(γ+δ)/Γ(γ+δ+n) · Γ(1+δ+n)/Γ(1+δ)} (their equation 9)
    let ratio = 1
    for (let k = 0; k < 9; k++) ratio *= (1 + p.delta + k) / (p.gamma + p.delta + k)
    const closed = (p.alpha / (p.alpha + p.beta)) * (p.delta / (p.gamma - 1)) * (1 - ratio)
    expect(bgbb.expectedPurchases(p, 9)).toBeCloseTo(closed, 12)
    const pmf = Array.from({ length: 10 }, (_, x) => bgbb.probabilityOfPurchases(p, 9, x))
    expect(pmf.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 12)
    expect(pmf.reduce((sum, v, x) => sum + x * v, 0)).toBeCloseTo(closed, 12)
  })

  test('BG/BB: the likelihoods of all 2⁵ sequences sum to one', () => {
    const p = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.78 }
    let sum = 0
    for (let bits = 0; bits < 32; bits++) {
      const bought = [0, 1, 2, 3, 4].map((k) => (bits >> k) & 1)
      const history = { x: bought.reduce((a, b) => a + b, 0), tx: bought.lastIndexOf(1) + 1, T: 5 }
      sum += Math.exp(bgbb.logLikelihood(p)(history))
    }
    expect(sum).toBeCloseTo(1, 12)
  })

  test('Gamma-Gamma: the density of the mean spend integrates to one', () => {
    const p = { p: 6, q: 4, gamma: 15 }
    let sum = 0
    for (let i = 1; i < 40_000; i++)
      sum += 0.05 * Math.exp(gammaGammaLogLikelihood(p, { x: 3, zbar: 0.05 * i }))
    expect(sum).toBeCloseTo(1, 5)
  })
})

describe('simulate, then fit: the truth is within 3 standard errors', () => {
  test.each([
    ['nbd', nbd, { r: 0.4, alpha: 12 }],
    ['bgnbd', bgnbd, { r: 0.5, alpha: 4.4, a: 0.8, b: 2.4 }],
    ['mbgnbd', mbgnbd, { r: 0.8, alpha: 6, a: 0.9, b: 2 }],
    ['paretonbd', paretonbd, { r: 0.8, alpha: 8, s: 0.7, beta: 12 }],
    ['bgbb', bgbb, { alpha: 1.2, beta: 0.8, gamma: 0.7, delta: 2.8 }],
  ] as [string, PurchaseModel, Record<string, number>][])('%s', (_, model, truth) => {
    const random = createRandom(2024)
    const T = model.inOpportunities ? 8 : 40
    const groups = groupHistories(
      Array.from({ length: 3000 }, () => {
        const times = model.draw(truth, T, random)
        return { x: times.length, tx: times.at(-1) ?? 0, T }
      }),
    )
    const fit = fitPurchaseModel(model, groups)
    expect(fit.converged).toBe(true)
    for (const name of model.parameters)
      expect(Math.abs(fit.parameters[name]! - truth[name]!)).toBeLessThan(3 * fit.standardErrors![name]!)
    expect(fit.logLikelihood).toBeGreaterThan(totalLogLikelihood(model, truth, groups))
  })

  test('Gamma-Gamma', () => {
    const truth = { p: 6.25, q: 3.74, gamma: 15.44 }
    const random = createRandom(11)
    const histories = Array.from({ length: 1500 }, (_, i) => {
      const x = 1 + (i % 5)
      return { x, zbar: drawSpends(truth, x, random).reduce((sum, v) => sum + v, 0) / x }
    })
    const fit = fitGammaGamma(histories)
    expect(fit.converged).toBe(true)
    for (const name of Object.keys(truth) as (keyof typeof truth)[])
      expect(Math.abs(fit.parameters[name] - truth[name])).toBeLessThan(3 * fit.standardErrors![name])
    expect(() => fitGammaGamma([{ x: 0, zbar: 0 }])).toThrow('nobody bought again')
    expect(() => fitGammaGamma([{ x: 1, zbar: 0 }])).toThrow('invalid zbar')
  })
})

describe('diagnostics', () => {
  const groups = groupHistories([
    { x: 0, tx: 0, T: 38.86, count: 60 },
    { x: 2, tx: 30.43, T: 38.86, count: 30 },
    { x: 9, tx: 20, T: 27, count: 10 },
  ])

  test('a frequency histogram counts every customer once', () => {
    const bins = frequencyHistogram(bgnbd, bg, groups)
    expect(bins.map((b) => b.actual)).toEqual([60, 0, 30, 0, 0, 0, 0, 10])
    expect(bins.reduce((sum, b) => sum + b.expected, 0)).toBeCloseTo(100, 10)
  })

  test('tracking meets Σ E[X(T)] at the end', () => {
    const cohort = [{ days: [0, 5, 20] }, { days: [3] }, { days: [6, 26] }]
    const points = track(bgnbd, bg, cohort, { unit: 'week', until: 27 })
    expect(points.map((p) => p.actual)).toEqual([1, 1, 2, 3])
    const end = [27, 24, 21].reduce((sum, d) => sum + bgnbd.expectedPurchases(bg, d / 7), 0)
    expect(points.at(-1)!.expected).toBeCloseTo(end, 12)
  })

  test('the area under the curve counts pairs, ties half', () => {
    expect(auc([1, 2, 3, 4], [false, false, true, true])).toBe(1)
    expect(auc([1, 1, 1], [true, false, false])).toBe(0.5)
    expect(auc([3, 1, 2, 2], [true, false, true, false])).toBe(0.875)
    expect(() => auc([1], [true])).toThrow('both kinds are needed')
  })

  test('BG/NBD calls everybody alive who never came back: its P(alive) ranks worse than chance there', () => {
    const random = createRandom(3)
    const customers = Array.from({ length: 2000 }, () => {
      const times = bgnbd.draw(bg, 78, random)
      const seen = times.filter((t) => t <= 39)
      return { x: seen.length, tx: seen.at(-1) ?? 0, T: 39, later: times.length - seen.length }
    })
    const later = customers.map((c) => c.later)
    const alive = accuracy(
      customers.map((c) => bgnbd.probabilityAlive(bg, c)),
      later,
      false,
    )
    const expected = accuracy(
      customers.map((c) => conditionalExpectation(bgnbd, bg, c, 39)),
      later,
      true,
    )
    expect(alive.auc).toBeLessThan(0.5)
    expect(expected.auc).toBeGreaterThan(0.7)
    expect(alive.total).toBeNull()
    const rows = holdoutByFrequency(
      customers.map((c) => ({
        x: c.x,
        actual: c.later,
        predicted: conditionalExpectation(bgnbd, bg, c, 39),
      })),
    )
    expect(rows.reduce((sum, r) => sum + r.customers, 0)).toBe(2000)
    expect(rows.reduce((sum, r) => sum + r.customers * r.predicted, 0)).toBeCloseTo(expected.total!, 8)
  })

  test('grids have no customer where none can be, and the surface peaks at the fit', () => {
    const grid = historyGrid((h) => bgnbd.probabilityAlive(bg, h), 38.86, { maximum: 5, steps: 4 })
    expect(grid.values[0]!).toEqual([1, null, null, null, null])
    expect(grid.values[3]![0]).toBeNull()
    const random = createRandom(1)
    const simulated = groupHistories(
      Array.from({ length: 500 }, () => {
        const times = nbd.draw({ r: 0.5, alpha: 8 }, 40, random)
        return { x: times.length, tx: times.at(-1) ?? 0, T: 40 }
      }),
    )
    const fit = fitPurchaseModel(nbd, simulated)
    const surface = likelihoodSurface(nbd, fit.parameters, simulated, {
      over: ['r', 'alpha'],
      spread: 2,
      steps: 8,
    })
    const all = surface.values.flat() as number[]
    expect(Math.max(...all)).toBeCloseTo(fit.logLikelihood, 8)
    expect(surface.values[4]![4]).toBe(Math.max(...all))
  })
})

test('who may buy once at each opportunity buys no more often, at no other time', () => {
  for (const history of [
    { x: 3, tx: 2, T: 6 },
    { x: 1, tx: 1.5, T: 6 },
    { x: 1, tx: 7, T: 6 },
  ])
    expect(() => fitPurchaseModel(bgbb, [{ ...history, count: 1 }])).toThrow(
      'invalid history; not whole numbers',
    )
  const parameters = { alpha: 1, beta: 1, gamma: 1, delta: 3 }
  expect(bgbb.probabilityOfPurchases(parameters, 3, 4)).toBe(0)
  expect(
    bgbb.draw(parameters, 50, createRandom(1)).every((k) => Number.isInteger(k) && k >= 1 && k <= 50),
  ).toBe(true)
})

test('every model is registered under its own id', () => {
  for (const [id, model] of Object.entries(purchaseModels)) expect(model.id).toBe(id)
})
