import { bgbbConditionalExpectation, bgbbProbabilityAlive, checkOpportunities, fitBgbb } from './btyd/bgbb.ts'
import { expectedSpend, fitGammaGamma } from './btyd/gammaGamma.ts'
import { conditionalExpectation, fitPurchaseModel } from './btyd/purchaseModel.ts'
import { purchaseModels } from './btyd/purchaseModels.ts'
import type { MaximumLikelihood } from './likelihood/maximumLikelihood.ts'
import { lifetimeValue, type LifetimeValueOptions } from './lifetime-value/lifetimeValue.ts'
import { checkCount, checkHistory, checkPurchases, groupHistories } from './purchases/history.ts'
import { type Column, type HistoryRow, parseHistories, parseSurvivors } from './purchases/parseHistories.ts'
import { bdw } from './retention-curve/bdw.ts'
import {
  discountedResidualLifetime,
  fitRetentionCurve,
  retention,
  type RetentionCurve,
  survival,
} from './retention-curve/retentionCurve.ts'
import { sbg } from './retention-curve/sbg.ts'

/** The models that a file can be fitted to, by the names that a command line gives them. */
export const CUSTOMER_BASE_MODELS = [
  'nbd',
  'bgnbd',
  'mbgnbd',
  'paretonbd',
  'bgbb',
  'gammagamma',
  'sbg',
  'bdw',
] as const
export type CustomerBaseModel = (typeof CUSTOMER_BASE_MODELS)[number]

const RETENTION_CURVES: Readonly<Partial<Record<CustomerBaseModel, RetentionCurve>>> = { sbg, bdw }

/** Names of a model's parameters, in order. */
export function parameterNames(model: CustomerBaseModel): readonly string[] {
  if (model === 'bgbb') return ['alpha', 'beta', 'gamma', 'delta']
  if (model === 'gammagamma') return ['p', 'q', 'gamma']
  return (RETENTION_CURVES[model] ?? purchaseModels[model]!).parameters
}

/** Fits a model to the CSV text of summary data (or, for the retention curves, of survivors). */
export function fitCustomerBase(model: CustomerBaseModel, text: string): MaximumLikelihood<string> {
  if (model === 'sbg' || model === 'bdw')
    return fitRetentionCurve(RETENTION_CURVES[model]!, parseSurvivors(text))
  if (model === 'gammagamma') {
    const rows = readHistories(model, text)
    return fitGammaGamma(rows.map(({ x, zbar, count }) => ({ x, zbar: zbar!, count })))
  }
  const rows = readHistories(model, text)
  if (model === 'bgbb')
    return fitBgbb(rows.map((row) => ({ x: row.x, tx: row.tx, n: row.T, count: row.count })))
  return fitPurchaseModel(purchaseModels[model]!, groupHistories(rows))
}

/**
 * The rows of summary data that a model can be fitted to or predict from.
 *
 * @param further columns that are needed beyond those of the model
 * @throws Error naming the column that is missing, or the row that cannot be and why
 */
export function readHistories(
  model: Exclude<CustomerBaseModel, 'sbg' | 'bdw'>,
  text: string,
  further: readonly Column[] = [],
): HistoryRow[] {
  const rows = parseHistories(text, [
    ...(model === 'gammagamma' ? (['x', 'zbar'] as const) : (['x', 'tx', 'T'] as const)),
    ...further,
  ])
  rows.forEach((row, i) => {
    try {
      checkCount(row.count)
      if (model === 'gammagamma') checkPurchases(row.x)
      else if (model === 'bgbb') checkOpportunities({ ...row, n: row.T })
      else checkHistory(row)
    } catch (error) {
      throw new Error(`invalid data; row ${i + 1}: ${(error as Error).message}`, { cause: error })
    }
  })
  return rows
}

type Parameters = Readonly<Record<string, number>>

export interface Prediction {
  readonly customer?: string
  readonly x: number
  readonly tx: number
  readonly T: number
  readonly alive: number
  readonly expected: number
  /** Of a purchase, and of all within the horizon; there when asked for. */
  readonly spend?: number | null
  readonly lifetimeValue?: number | null
}

/**
 * P(alive) and expected purchases in the next `ahead` units of the data, for each row; with spend parameters also
 * the lifetime value.
 */
export function predictCustomers(
  model: Exclude<CustomerBaseModel, 'gammagamma' | 'sbg' | 'bdw'>,
  parameters: Parameters,
  rows: readonly HistoryRow[],
  ahead: number,
  value?: { readonly spends: Parameters } & Omit<LifetimeValueOptions, 'spend'>,
): Prediction[] {
  return rows.map(({ customer, x, tx, T, zbar }) => {
    const known = { ...(customer === undefined ? {} : { customer }), x, tx, T }
    if (model === 'bgbb') {
      const p = parameters as Parameters & Parameters4
      const history = { x, tx, n: T }
      return {
        ...known,
        alive: bgbbProbabilityAlive(p, history),
        expected: bgbbConditionalExpectation(p, history, ahead),
      }
    }
    const purchase = purchaseModels[model]!
    const history = { x, tx, T }
    const prediction = {
      ...known,
      alive: purchase.probabilityAlive(parameters, history),
      expected: conditionalExpectation(purchase, parameters, history, ahead),
    }
    if (!value) return prediction
    const spend = expectedSpend(value.spends as Parameters & Parameters3, { x, zbar: zbar ?? 0 })
    return {
      ...prediction,
      spend,
      lifetimeValue:
        spend === null ? null : lifetimeValue(purchase, parameters, history, { ...value, spend }),
    }
  })
}

type Parameters3 = Record<'p' | 'q' | 'gamma', number>
type Parameters4 = Record<'alpha' | 'beta' | 'gamma' | 'delta', number>

/** Survival and retention of a cohort in each period, and the discounted payments still to come from who is there. */
export function projectCohort(
  model: 'sbg' | 'bdw',
  parameters: Parameters,
  periods: number,
  discount: number,
): {
  readonly period: number
  readonly survival: number
  readonly retention: number | null
  readonly residualLifetime: number
}[] {
  const curve = RETENTION_CURVES[model]!
  return Array.from({ length: periods + 1 }, (_, period) => ({
    period,
    survival: survival(curve, parameters, period),
    retention: period === 0 ? null : retention(curve, parameters, period),
    residualLifetime: discountedResidualLifetime(curve, parameters, period + 1, discount),
  }))
}
