import { expectedSpend } from './btyd/gammaGamma.ts'
import { expectedIn } from './btyd/purchaseModel.ts'
import {
  type CurveName,
  type Prediction,
  projectCohort,
  type PurchaseModelName,
  purchaseModelOf,
  spendParameters,
  type Worth,
} from './customerBase.ts'
import { deltaVariances, type Estimates, type Interval, positiveInterval } from './likelihood/deltaMethod.ts'
import { discountedIn } from './lifetime-value/lifetimeValue.ts'
import type { HistoryRow } from './purchases/parseHistories.ts'

export interface PredictionError {
  readonly expectedSe: number
  /** There when lifetime values are, and the estimates of spend have a covariance. */
  readonly lifetimeValueSe?: number | null
}

export interface PredictionErrors {
  readonly rows: readonly PredictionError[]
  /** Of the lifetime values of all rows together. */
  readonly total?: Interval & { readonly value: number }
}

/**
 * Standard errors of predictions, which come from those of the estimates alone. Purchases and spend are estimated
 * apart, and taken as independent, as the models take them.
 *
 * @param predictions what `predictCustomers` gave for the rows
 * @returns null when the estimates of the model have no covariance
 */
export function predictionErrors(
  model: PurchaseModelName,
  estimates: Estimates,
  rows: readonly HistoryRow[],
  predictions: readonly Prediction[],
  ahead: number,
  worth?: Worth,
): PredictionErrors | null {
  const purchases = purchaseModelOf(model)
  const variances = deltaVariances(estimates, (p) => rows.map(expectedIn(purchases, p, ahead)))
  if (!variances) return null
  const ofExpected = variances.map((v) => ({ expectedSe: Math.sqrt(v) }))
  if (!worth) return { rows: ofExpected }

  const values = predictions.map(({ lifetimeValue }) => lifetimeValue ?? Number.NaN)
  /** With the sum over all, whose error is not the sum of theirs. */
  const withTotal = (own: readonly number[]) => [
    ...own,
    own.reduce((sum, v, i) => (Number.isFinite(values[i]!) ? sum + rows[i]!.count * v : sum), 0),
  ]
  const spendOf = (s: Estimates['parameters']) =>
    rows.map(({ x, zbar = 0 }) => expectedSpend(spendParameters(s), { x, zbar }) ?? Number.NaN)
  const spend = spendOf(worth.spends.parameters)
  const byPurchases = deltaVariances(estimates, (p) =>
    withTotal(rows.map(discountedIn(purchases, p, worth)).map((n, i) => n * spend[i]!)),
  )!
  const bySpends = deltaVariances(worth.spends, (s) =>
    withTotal(spendOf(s).map((one, i) => (one * values[i]!) / spend[i]!)),
  )
  if (!bySpends) return { rows: ofExpected }
  const errors = byPurchases.map((v, i) => Math.sqrt(v + bySpends[i]!))
  const total = withTotal(values).at(-1)!
  return {
    rows: ofExpected.map((row, i) => ({
      ...row,
      lifetimeValueSe: Number.isFinite(errors[i]!) ? errors[i]! : null,
    })),
    ...(total > 0 ? { total: { value: total, ...positiveInterval(total, errors.at(-1)!) } } : {}),
  }
}

/** Standard errors of a cohort's curve, for each row of `projectCohort`; null without a covariance. */
export function projectionErrors(
  model: CurveName,
  estimates: Estimates,
  periods: number,
  discount: number,
):
  | {
      readonly survivalSe: number
      readonly retentionSe: number | null
      readonly residualLifetimeSe: number
    }[]
  | null {
  const variances = deltaVariances(estimates, (p) =>
    projectCohort(model, p, periods, discount).flatMap((row) => [
      row.survival,
      row.retention ?? 0,
      row.residualLifetime,
    ]),
  )
  if (!variances) return null
  const errors = variances.map(Math.sqrt)
  return Array.from({ length: periods + 1 }, (_, t) => ({
    survivalSe: errors[3 * t]!,
    retentionSe: t === 0 ? null : errors[3 * t + 1]!,
    residualLifetimeSe: errors[3 * t + 2]!,
  }))
}
