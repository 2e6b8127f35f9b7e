import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as cohorts from '../../../content/datasets/simulate/cohorts.ts'
import * as npsEffort from '../../../content/datasets/simulate/npsEffort.ts'
import * as purchaseLog from '../../../content/datasets/simulate/purchaseLog.ts'
import { bgnbd } from '../../../src/core/loyalty/btyd/bgnbd.ts'
import { fitGammaGamma } from '../../../src/core/loyalty/btyd/gammaGamma.ts'
import { paretonbd } from '../../../src/core/loyalty/btyd/paretonbd.ts'
import { CDNOW } from '../../../src/core/loyalty/btyd/published.ts'
import { fitPurchaseModel } from '../../../src/core/loyalty/btyd/purchaseModel.ts'
import { groupHistories } from '../../../src/core/loyalty/purchases/history.ts'
import { parsePurchaseLog } from '../../../src/core/loyalty/purchases/purchaseLog.ts'
import { summarise } from '../../../src/core/loyalty/purchases/summarise.ts'
import { fitRetentionCurve } from '../../../src/core/loyalty/retention-curve/retentionCurve.ts'
import { sbg } from '../../../src/core/loyalty/retention-curve/sbg.ts'
import { parseSurvivors } from '../../../src/core/loyalty/purchases/parseHistories.ts'
import reference from '../../reference/clv/reference.json' with { type: 'json' }

const read = (name: string) =>
  readFileSync(new URL(`../../../content/datasets/${name}`, import.meta.url), 'utf8')

test.each([purchaseLog, npsEffort, cohorts])(
  'the files in the repository are what the script generates',
  ({ files }) => {
    for (const [name, text] of Object.entries(files())) expect(read(name)).toBe(text)
  },
)

describe('the simulated purchase log', () => {
  const { purchases, ambiguousWith } = parsePurchaseLog(read('purchase-log.csv'))
  const summary = summarise(purchases, { unit: 'week', calibrationEnd: purchaseLog.calibrationEnd })

  test('has the size and the split that it says', () => {
    expect(ambiguousWith).toEqual([])
    expect(summary.customers).toHaveLength(2357)
    expect(summary.holdout).toBe(39)
    expect(Math.min(...summary.customers.map((c) => c.T))).toBeGreaterThan(26.8)
    expect(Math.max(...summary.customers.map((c) => c.T))).toBeCloseTo(38.86, 2)
  })

  test('gives its parameters back', () => {
    const groups = groupHistories(summary.customers)
    const fit = fitPurchaseModel(bgnbd, groups)
    for (const name of bgnbd.parameters)
      expect(Math.abs(fit.parameters[name] - CDNOW.bgnbd[name])).toBeLessThan(1.5 * fit.standardErrors![name])
    const pareto = fitPurchaseModel(paretonbd, groups)
    expect(pareto.converged).toBe(true)
    expect(pareto.parameters.s).toBeGreaterThan(2 * pareto.standardErrors!.s)
    const spend = fitGammaGamma(summary.customers)
    for (const name of ['p', 'q', 'gamma'] as const)
      expect(Math.abs(spend.parameters[name] - CDNOW.gammaGamma[name])).toBeLessThan(
        1.5 * spend.standardErrors![name],
      )
  })
})

test('the cohorts are the printed ones', () => {
  const survivors = parseSurvivors(
    read('cohorts.csv').replace('high_end', 'survivors').replace(/,\d+$/gm, ''),
  )
  expect(survivors.map((n) => n / 10)).toEqual(reference.sbg.high)
  const { alpha } = fitRetentionCurve(sbg, survivors.slice(0, 8)).parameters
  expect(alpha).toBeCloseTo(reference.sbg.high7.params[0]!, 4)
})

test('the simulated survey: effort drives customers away, and waves differ by chance only', () => {
  const [header, ...lines] = read('nps-effort-survey.csv').trim().split('\n')
  expect(header).toBe('respondent,wave,channel,effort,expectation,satisfaction,recommend,left')
  const rows = lines.map((line) => line.split(',').map(Number))
  expect(rows).toHaveLength(1200)
  const left = (low: number, high: number) => {
    const own = rows.filter((row) => row[3]! >= low && row[3]! <= high)
    return own.reduce((sum, row) => sum + row[7]!, 0) / own.length
  }
  expect(left(5, 7)).toBeGreaterThan(4 * left(1, 2))
  const scores = [1, 2, 3, 4].map((wave) => {
    const own = rows.filter((row) => row[1] === wave)
    return own.reduce((sum, row) => sum + (row[6]! >= 9 ? 1 : row[6]! <= 6 ? -1 : 0), 0) / own.length
  })
  // A difference of two waves of 300 has a standard error of about .065; four.
  expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(0.26)
})
