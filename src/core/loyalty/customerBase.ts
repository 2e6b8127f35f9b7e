import { outlookOf } from './analysis/outlook.ts'
import { bgbb } from './btyd/bgbb.ts'
import { fitGammaGamma, type GammaGammaParameters } from './btyd/gammaGamma.ts'
import { checkOf, fitPurchaseModel, type PurchaseModel } from './btyd/purchaseModel.ts'
import { purchaseModels } from './btyd/purchaseModels.ts'
import type { Estimates } from './likelihood/deltaMethod.ts'
import type { MaximumLikelihood } from './likelihood/maximumLikelihood.ts'
import type { DiscountOptions } from './lifetime-value/lifetimeValue.ts'
import { checkCount, checkPurchases, groupHistories } from './purchases/history.ts'
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

/** Those of who stays under contract, and of who buys without one. */
export type CurveName = 'sbg' | 'bdw'
export type PurchaseModelName = Exclude<CustomerBaseModel, CurveName | 'gammagamma'>

const RETENTION_CURVES: Readonly<Record<CurveName, RetentionCurve>> = { sbg, bdw }

const isCurve = (model: CustomerBaseModel): model is CurveName => Object.hasOwn(RETENTION_CURVES, model)

const PURCHASE_MODELS: Readonly<Record<string, PurchaseModel>> = { ...purchaseModels, bgbb }

export const purchaseModelOf = (model: PurchaseModelName): PurchaseModel => PURCHASE_MODELS[model]!

/** Names of a model's parameters, in order. */
export function parameterNames(model: CustomerBaseModel): readonly string[] {
  if (model === 'gammagamma') return ['p', 'q', 'gamma']
  return (isCurve(model) ? RETENTION_CURVES[model] : purchaseModelOf(model)).parameters
}

/** Fits a model to the CSV text of summary data (or, for the retention curves, of survivors). */
export function fitCustomerBase(model: CustomerBaseModel, text: string): MaximumLikelihood<string> {
  if (isCurve(model)) return fitRetentionCurve(RETENTION_CURVES[model], parseSurvivors(text))
  const rows = readHistories(model, text)
  if (model === 'gammagamma')
    return fitGammaGamma(rows.map(({ x, zbar, count }) => ({ x, zbar: zbar!, count })))
  return fitPurchaseModel(purchaseModelOf(model), groupHistories(rows))
}

/**
 * The rows of summary data that a model can be fitted to or predict from.
 *
 * @param further columns that are needed beyond those of the model
 * @throws Error naming the column that is missing, or the row that cannot be and why
 */
export function readHistories(
  model: PurchaseModelName | 'gammagamma',
  text: string,
  further: readonly Column[] = [],
): HistoryRow[] {
  const isSpend = model === 'gammagamma'
  const own: readonly Column[] = isSpend ? ['x', 'zbar'] : ['x', 'tx', 'T']
  const rows = parseHistories(text, [...own, ...further])
  const check = isSpend ? ({ x }: HistoryRow) => checkPurchases(x) : checkOf(purchaseModelOf(model))
  rows.forEach((row, i) => {
    try {
      checkCount(row.count)
      check(row)
    } catch (error) {
      throw new Error(`invalid data; row ${i + 1}: ${(error as Error).message}`, { cause: error })
    }
  })
  return rows
}

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

/** What purchases are worth, by estimates of the Gamma-Gamma model, and over which time they count. */
export type Worth = { readonly spends: Estimates } & DiscountOptions

/** The parameters of the Gamma-Gamma model by name. */
export function spendParameters({ p, q, gamma }: Estimates['parameters']): GammaGammaParameters {
  return { p: p!, q: q!, gamma: gamma! }
}

/**
 * P(alive) and expected purchases in the next `ahead` units of the data, for each row; with spend parameters also
 * the lifetime value.
 */
export function predictCustomers(
  model: PurchaseModelName,
  parameters: Estimates['parameters'],
  rows: readonly HistoryRow[],
  ahead: number,
  worth?: Worth,
): Prediction[] {
  const outlook = outlookOf(
    purchaseModelOf(model),
    parameters,
    ahead,
    worth ? { ...worth, spends: spendParameters(worth.spends.parameters) } : null,
  )
  return rows.map(({ customer, x, tx, T, zbar = 0 }) => {
    const { alive, expected, spend, value } = outlook({ x, tx, T, zbar })
    return {
      ...(customer === undefined ? {} : { customer }),
      x,
      tx,
      T,
      alive,
      expected,
      ...(worth ? { spend, lifetimeValue: value } : {}),
    }
  })
}

/** Survival and retention of a cohort in each period, and the discounted payments still to come from who is there. */
export function projectCohort(
  model: CurveName,
  parameters: Estimates['parameters'],
  periods: number,
  discount: number,
): {
  readonly period: number
  readonly survival: number
  readonly retention: number | null
  readonly residualLifetime: number
}[] {
  const curve = RETENTION_CURVES[model]
  return Array.from({ length: periods + 1 }, (_, period) => ({
    period,
    survival: survival(curve, parameters, period),
    retention: period === 0 ? null : retention(curve, parameters, period),
    residualLifetime: discountedResidualLifetime(curve, parameters, period + 1, discount),
  }))
}
