import { readFileSync } from 'node:fs'
import { deviation } from 'd3-array'
import { randomNormal } from 'd3-random'
import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CustomerDesk,
  customerDesk,
  type LogReport,
} from '../../../src/core/loyalty/analysis/customerDesk.ts'
import { tablePage, valueOfBase } from '../../../src/core/loyalty/analysis/customerTable.ts'
import { contractFits } from '../../../src/core/loyalty/analysis/contractFits.ts'
import {
  fitPurchases,
  fitSpends,
  packGroups,
  unpackGroups,
} from '../../../src/core/loyalty/analysis/fitting.ts'
import { aucStandardError } from '../../../src/core/loyalty/analysis/holdoutAccuracy.ts'
import { aic, bic } from '../../../src/core/loyalty/analysis/informationCriteria.ts'
import { auc } from '../../../src/core/loyalty/btyd/holdout.ts'
import { CDNOW } from '../../../src/core/loyalty/btyd/published.ts'
import { expectedIn, fitPurchaseModel } from '../../../src/core/loyalty/btyd/purchaseModel.ts'
import { purchaseModels } from '../../../src/core/loyalty/btyd/purchaseModels.ts'
import { discountedIn, lifetimeValue } from '../../../src/core/loyalty/lifetime-value/lifetimeValue.ts'
import {
  groupHistories,
  type History,
  type HistoryGroup,
} from '../../../src/core/loyalty/purchases/history.ts'
import { parsePurchaseLog } from '../../../src/core/loyalty/purchases/purchaseLog.ts'
import { summarise } from '../../../src/core/loyalty/purchases/summarise.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import reference from '../../reference/clv/reference.json' with { type: 'json' }

const text = readFileSync(new URL('../../../content/datasets/purchase-log.csv', import.meta.url), 'utf8')

/** A customer of each kind. */
const HISTORIES = [
  { x: 0, tx: 0, T: 38.9 },
  { x: 2, tx: 30.4, T: 38.9 },
  { x: 2, tx: 1.7, T: 38.9 },
  { x: 7, tx: 20, T: 30 },
]

describe('what is expected of many is what is expected of each', () => {
  test.each(['nbd', 'bgnbd', 'mbgnbd', 'paretonbd'] as const)('%s', (id) => {
    const model = purchaseModels[id]!
    const p = { ...CDNOW.bgnbd, ...CDNOW.mbgnbd, ...CDNOW.paretonbd }
    const value = {
      unit: 'week',
      horizon: { value: 12, unit: 'month' },
      discount: { rate: 0.01, per: 'month' },
    } as const
    // By the definition: alive, and then what such a customer buys.
    const { expectedPurchases } = model.whileAlive ?? model
    const through = (history: History, t: number) =>
      model.probabilityAlive(p, history) * expectedPurchases(model.posterior(p, history), t)
    const month = 365.25 / 12 / 7
    const expected = expectedIn(model, p, 39)
    const discounted = discountedIn(model, p, value)
    for (const history of [...HISTORIES, ...HISTORIES]) {
      expect(expected(history)).toBeCloseTo(through(history, 39), 12)
      let sum = 0
      for (let k = 1; k <= 12; k++)
        sum += (through(history, k * month) - through(history, (k - 1) * month)) / 1.01 ** k
      expect(discounted(history)).toBeCloseTo(sum, 10)
      expect(lifetimeValue(model, p, history, { ...value, spend: 20 })).toBeCloseTo(20 * sum, 9)
    }
  })

  test('part of a month, or a rate that takes all, is refused for one and for many', () => {
    const desk = customerDesk()
    desk.open('customer,date,amount\na,2024-01-01,5\na,2024-02-01,5\nb,2024-03-01,5')
    desk.split({ unit: 'week', calibrationEnd: desk.read().lastDay })
    const page = (months: number, rate: number) =>
      desk.page(
        {
          fit: { id: 'nbd', parameters: { r: 1, alpha: 5 } },
          ahead: 10,
          spends: CDNOW.gammaGamma,
          value: { horizon: { value: months, unit: 'month' }, discount: { rate, per: 'month' } },
        },
        { sort: 'value', descending: true, search: '', page: 0, size: 10 },
      )
    expect(page(2, 0).count).toBe(2)
    expect(() => page(2.5, 0)).toThrow('invalid horizon; not a whole number of months: 2.5')
    expect(() => page(2, -1)).toThrow('invalid discount rate; not above −1: -1')
  })
})

test('criteria: 2k − 2 ln L and k ln n − 2 ln L', () => {
  expect(aic(-9582.429, 4)).toBeCloseTo(19_172.858, 9)
  expect(bic(-9582.429, 4, 2357)).toBeCloseTo(19_164.858 + 4 * Math.log(2357), 9)
})

test('the error of an area under the curve is that of Hanley & McNeil', () => {
  // Their approximation is exact where the scores of both kinds are exponential: 1,000 such samples spread as it says.
  const random = createRandom(7)
  const scores = (mean: number) => Array.from({ length: 40 }, () => -mean * Math.log1p(-random()))
  const areas = Array.from({ length: 1000 }, () =>
    auc([...scores(3), ...scores(1)], [...scores(1).map(() => true), ...scores(1).map(() => false)]),
  )
  // The spread of 1,000 draws is known to 2.2%; three such errors.
  expect(Math.abs(deviation(areas)! / aucStandardError(0.75, 40, 40) - 1)).toBeLessThan(0.067)
  // Of a coin: √((m + n + 1)/(12 m n)), the rank sum's.
  expect(aucStandardError(0.5, 200, 300)).toBeCloseTo(Math.sqrt(501 / (12 * 200 * 300)), 3)
  expect(aucStandardError(1, 20, 30)).toBe(0)
})

test('groups pass through plain numbers unchanged', () => {
  const groups: HistoryGroup[] = HISTORIES.map((history, i) => ({ ...history, count: i + 1 }))
  expect(unpackGroups(packGroups(groups))).toEqual(groups)
})

test('contracts: the published estimates of the High End cohort, and its residual lifetimes', () => {
  const survivors = reference.sbg.high.map((share) => 10 * share)
  const [sbg, bdw] = contractFits(survivors, 7, 12, 0.1)
  const { params, LL } = reference.sbg.high7
  Object.values(sbg!.fit.parameters).forEach((value, i) => expect(value).toBeCloseTo(params[i]!, 4))
  expect(Math.abs(sbg!.fit.logLikelihood - LL)).toBeLessThan(1e-3)
  // The spec's BdW of the same cohort: log-likelihood −1605.314, 40.4% left after 12 renewals.
  expect(bdw!.fit.logLikelihood).toBeCloseTo(-1605.314, 3)
  expect(bdw!.survival[12]).toBeCloseTo(0.404, 3)
  expect(sbg!.residual[0]).toBeCloseTo(reference.sbg.derl_high_d10[0]!, 3)
  expect(sbg!.residual[1]).toBeCloseTo(reference.sbg.derl_high_d10[7]!, 3)
})

/** Parameters drawn from the normal distribution of the logarithms of a fit's estimates. */
function drawn(
  { parameters, covariance }: ReturnType<typeof fitSpends>,
  random: () => number,
): Record<string, number> {
  const names = Object.keys(parameters)
  const ofLogs = covariance!.map((row, i) =>
    // Symmetric to the last digit.
    row.map((v, j) => (v + covariance![j]![i]!) / (2 * parameters[names[i]!]! * parameters[names[j]!]!)),
  )
  const { lowerTriangularMatrix: root } = new CholeskyDecomposition(new Matrix(ofLogs))
  const normal = randomNormal.source(random)(0, 1)
  const shift = root.mmul(Matrix.columnVector(names.map(() => normal()))).to1DArray()
  return Object.fromEntries(names.map((name, i) => [name, parameters[name]! * Math.exp(shift[i]!)]))
}

describe('the desk', () => {
  let desk: CustomerDesk
  let report: LogReport
  const calibrationEnd = () => report.firstDay + 272
  beforeAll(() => {
    desk = customerDesk()
    desk.open(text)
    report = desk.read()
    desk.split({ unit: 'week', calibrationEnd: calibrationEnd() })
  })
  const forecast = (spends: { p: number; q: number; gamma: number } | null) => ({
    fit: { id: 'bgnbd' as const, parameters: CDNOW.bgnbd },
    ahead: 39,
    spends,
    value: { horizon: { value: 12, unit: 'month' }, discount: { rate: 0.01, per: 'month' } } as const,
  })

  test('reads the shipped log whole', () => {
    expect(report).toMatchObject({
      columns: { customer: 'customer', date: 'date', amount: 'amount' },
      customers: 2357,
      refusedCount: { customer: 0, date: 0, amount: 0, negative: 0 },
      format: 'year-month-day',
      ambiguousWith: [],
      hasAmounts: true,
    })
    expect(report.rows).toBe(text.trim().split('\n').length - 1)
    expect(report.counts.reduce((sum, n) => sum + n, 0)).toBe(report.purchases - report.merged)
  })

  test('divides as summarise does, and again at another day', () => {
    const { purchases } = parsePurchaseLog(text)
    for (const end of [calibrationEnd(), calibrationEnd() + 30]) {
      const split = desk.split({ unit: 'week', calibrationEnd: end })
      const whole = summarise(purchases, { unit: 'week', calibrationEnd: end })
      expect(split.repeats).toBe(whole.customers.reduce((sum, c) => sum + c.x, 0))
      expect(split.holdoutPurchases).toBe(whole.customers.reduce((sum, c) => sum + c.holdout.x, 0))
      expect(unpackGroups(desk.packed().groups)).toEqual(groupHistories(whole.customers))
    }
    desk.split({ unit: 'week', calibrationEnd: calibrationEnd() })
  })

  test('fits in the worker’s way what is fitted directly, and says how far it is', () => {
    const groups = unpackGroups(desk.packed().groups)
    const seen: number[] = []
    const fit = fitPurchases('bgnbd', groups, (_, best) => seen.push(best))
    const direct = fitPurchaseModel(purchaseModels['bgnbd']!, groups)
    expect(fit.parameters).toEqual(direct.parameters)
    expect(fit.standardErrors).toEqual(direct.standardErrors)
    expect(seen).toHaveLength(fit.evaluations)
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen)
    expect(seen.at(-1)).toBeCloseTo(fit.logLikelihood, 6)
  })

  test('draws what adds up', () => {
    const { fit } = forecast(null)
    const { histogram, tracking, calibration } = desk.pictures(fit, 39)
    const customers = (of: 'actual' | 'expected') => histogram.reduce((sum, bin) => sum + bin[of], 0)
    expect(customers('actual')).toBe(2357)
    expect(customers('expected')).toBeCloseTo(2357, 6)
    expect(calibration.reduce((sum, row) => sum + row.customers, 0)).toBe(2357)
    for (let i = 1; i < tracking.length; i++) {
      expect(tracking[i]!.actual).toBeGreaterThanOrEqual(tracking[i - 1]!.actual)
      expect(tracking[i]!.expected).toBeGreaterThan(tracking[i - 1]!.expected)
    }
  })

  test('judges rules and models alike', () => {
    const judged = desk.judge([forecast(null).fit])!
    expect(judged.map(({ by, score }) => `${by} ${score}`)).toEqual([
      'recency rule',
      'frequency rule',
      'rate rule',
      'bgnbd alive',
      'bgnbd expected',
    ])
    const auc = Object.fromEntries(judged.map((j) => [`${j.by} ${j.score}`, j.accuracy.auc]))
    // The BG/NBD holds everybody without a repeat purchase for alive: its P(alive) alone ranks worse than a coin.
    expect(auc['bgnbd alive']).toBeLessThan(0.5)
    expect(auc['bgnbd expected']).toBeGreaterThan(0.7)
    desk.split({ unit: 'week', calibrationEnd: report.lastDay })
    expect(desk.judge([forecast(null).fit])).toBeNull()
    desk.split({ unit: 'week', calibrationEnd: calibrationEnd() })
  })

  test('values, sorts, searches and pages', () => {
    const options = forecast(CDNOW.gammaGamma)
    const query = { sort: 'value', descending: true, search: '', page: 0, size: 10 } as const
    const first = desk.page(options, query)
    expect(first.count).toBe(2357)
    const values = first.rows.map((row) => row.value!)
    expect(values.toSorted((a, b) => b - a)).toEqual(values)
    const next = desk.page(options, { ...query, page: 1 })
    expect(next.rows[0]!.value!).toBeLessThanOrEqual(values.at(-1)!)
    expect(desk.page(options, { ...query, search: ' 0080 ' }).rows.map((row) => row.customer)).toEqual([
      '0080',
    ])
    expect(desk.page(options, { ...query, page: 400 }).rows).toEqual([])
    const worth = desk.worth(options)!
    expect(worth.shares.at(-1)!.value).toBeCloseTo(1, 10)
    expect(worth.total).toBeCloseTo(2357 * worth.mean, 6)
    expect(desk.worth(forecast(null))).toBeNull()
  })

  test('shows one customer with both recencies', () => {
    const line = desk.timeline({ customer: '0080' })!
    expect(line.tx + line.sinceLast).toBeCloseTo(line.T, 12)
    expect(desk.timeline({ index: line.index })).toEqual(line)
    expect(desk.timeline({ customer: 'nobody' })).toBeNull()
    const story = desk.timeline({})!
    expect(story.x).toBeGreaterThanOrEqual(3)
  })

  test('writes a file that the command line reads', () => {
    const options = { bins: 5, binning: 'quantile', nested: false, clusters: 4 } as const
    const [header, ...lines] = desk.csv(forecast(CDNOW.gammaGamma), options).trim().split('\n')
    expect(header).toBe(
      'customer,x,t_x,T,since_last,zbar,p_alive,expected_purchases,expected_spend,lifetime_value,holdout_x,R,F,M,segment',
    )
    const scores = lines.map((line) => line.split(',').slice(11).map(Number))
    for (const row of scores) expect(row).toHaveLength(4)
    // The scores of the file are those of the report.
    const report = desk.segments(options)
    const counted = (column: number, of: readonly { customers: number }[]) =>
      of.map((_, i) => scores.filter((row) => row[column] === i + 1).length)
    expect(counted(0, report.recency)).toEqual(report.recency.map((row) => row.customers))
    expect(counted(1, report.frequency)).toEqual(report.frequency.map((row) => row.customers))
    expect(counted(2, report.money!)).toEqual(report.money!.map((row) => row.customers))
    expect(counted(3, report.clusters)).toEqual(report.clusters.map((row) => row.customers))
  })

  test('segments: more recent, more frequent and richer classes buy more afterwards', () => {
    const { recency, frequency, money, clusters, concentration, torn } = desk.segments({
      bins: 5,
      binning: 'quantile',
      nested: false,
      clusters: 4,
    })
    for (const rows of [recency, frequency, money!]) {
      expect(rows.reduce((sum, row) => sum + row.customers, 0)).toBe(2357)
      expect(rows.at(-1)!.boughtAgain!).toBeGreaterThan(rows[0]!.boughtAgain! + 0.2)
    }
    expect(torn).toBe(0)
    // Most bought once: their score is one, and those between do not exist.
    expect(frequency.filter((row) => row.customers === 0).length).toBeGreaterThan(0)
    expect(frequency.find((row) => row.customers === 0)!.spend).toBeNull()
    const spends = clusters.map((row) => row.spend!)
    expect(spends).toEqual([...spends].sort((a, b) => b - a))
    expect(concentration!.top20).toBeGreaterThan(0.4)
    const ranked = desk.segments({ bins: 5, binning: 'rank', nested: false, clusters: 2 })
    expect(ranked.torn).toBeGreaterThan(0.1)
    expect(ranked.clusters).toHaveLength(2)
  })

  test('segments of few customers who are alike: no more clusters than kinds, and no amounts needed', () => {
    const few = customerDesk()
    few.open('customer,date\na,2024-01-01\nb,2024-01-01\nc,2024-01-01\nc,2024-02-01\nb,2024-03-01')
    const { lastDay } = few.read()
    few.split({ unit: 'week', calibrationEnd: lastDay - 10 })
    const { money, clusters, concentration } = few.segments({
      bins: 2,
      binning: 'quantile',
      nested: true,
      clusters: 8,
    })
    expect(money).toBeNull()
    expect(clusters.map((row) => row.customers)).toEqual([1, 2])
    expect(clusters.map((row) => row.boughtAgain)).toEqual([0, 0.5])
    // 2, 1 and 1 purchases: Gini 1/6.
    expect(concentration!.gini).toBeCloseTo(1 / 6, 12)
  })

  test('time to the next purchase: the model it was drawn from lies within the limits', () => {
    const { customers, boughtAgain, wait, retention, period, median } = desk.nextPurchase({
      id: 'bgnbd',
      parameters: CDNOW.bgnbd,
    })
    expect(customers).toBe(2357)
    expect(boughtAgain).toBeLessThan(customers)
    expect(wait[0]).toMatchObject({ time: 0, survival: 1, model: 1 })
    const inside = wait.filter(({ lower, upper, model }) => model! >= lower && model! <= upper).length
    expect(inside / wait.length).toBeGreaterThan(0.8)
    // Who has not bought again by the end is waited for: the curve ends below their share.
    expect(wait.at(-1)!.survival).toBeLessThan(1 - boughtAgain / customers)
    // The median is the first time at which half have bought again.
    const atMedian = wait.findIndex((point) => point.time >= median!)
    expect(wait[atMedian]!.survival).toBeLessThanOrEqual(0.5)
    expect(wait[atMedian - 1]!.survival).toBeGreaterThan(0.5)
    expect(period).toBe('month')
    expect(retention[0]!.watched).toBe(2357)
    expect(retention[0]!.active).toBeGreaterThan(retention.at(-1)!.active)
    for (const { lower, active, upper } of retention) {
      expect(lower).toBeLessThan(active)
      expect(upper).toBeGreaterThan(active)
    }
  })

  test('how surely the value is known: as draws of the estimates spread it', () => {
    const { groups: packed, spends } = desk.packed()
    const purchase = fitPurchases('bgnbd', unpackGroups(packed))
    const spend = fitSpends(
      Array.from({ length: spends.length / 2 }, (_, i) => ({ x: spends[2 * i]!, zbar: spends[2 * i + 1]! })),
    )
    const at = (p: Readonly<Record<string, number>>, s: Readonly<Record<string, number>>) => ({
      ...forecast(s as { p: number; q: number; gamma: number }),
      fit: { id: 'bgnbd' as const, parameters: p },
    })
    const given = at(purchase.parameters, spend.parameters)
    const covariances = { purchases: purchase.covariance, spends: spend.covariance }
    const { standardError, lower, upper } = desk.worthInterval(given, covariances)!
    expect(lower * upper).toBeCloseTo(1, 10)
    const { total } = desk.worth(given)!
    const random = createRandom(11)
    const logs = Array.from({ length: 200 }, () =>
      Math.log(desk.worth(at(drawn(purchase, random), drawn(spend, random)))!.total / total),
    )
    // The spread of 200 draws is known to 5%: three such errors.
    expect(deviation(logs)! / standardError).toBeGreaterThan(0.85)
    expect(deviation(logs)! / standardError).toBeLessThan(1.15)
    expect(desk.worthInterval(given, { ...covariances, spends: null })).toBeNull()
  })

  test('says what it cannot do', () => {
    const empty = customerDesk()
    empty.open('customer,date\n,2023-01-01')
    expect(() => empty.read()).toThrow('invalid log; no row could be read')
    expect(() => desk.split({ unit: 'week', calibrationEnd: report.firstDay - 1 })).toThrow(
      'no customer is seen by then',
    )
  })
})

test('what is not there is sorted last, whichever way', () => {
  const row = (customer: string, value: number | null) => ({
    customer, x: 0, tx: 0, T: 1, sinceLast: 1, zbar: 0, alive: 1, expected: 1, spend: value, value, holdout: 0,
  }) // prettier-ignore
  const rows = [row('a', null), row('b', 1), row('c', 2)]
  const order = (descending: boolean) =>
    tablePage(rows, { sort: 'value', descending, search: '', page: 0, size: 9 }).rows.map((r) => r.customer)
  expect(order(true)).toEqual(['c', 'b', 'a'])
  expect(order(false)).toEqual(['b', 'c', 'a'])
  expect(valueOfBase([row('a', null)])).toBeNull()
  expect(valueOfBase([row('a', 3), row('b', 1)])!.shares[5]).toEqual({ customers: 0.5, value: 0.75 })
})

test('spends of those who paid nothing are left out', () => {
  const histories = Array.from({ length: 60 }, (_, i) => ({ x: 1 + (i % 4), zbar: 5 + ((i * 7) % 23) }))
  const fit = fitSpends(histories)
  expect(fitSpends([...histories, { x: 2, zbar: 0 }, { x: 0, zbar: 0 }]).parameters).toEqual(fit.parameters)
})
