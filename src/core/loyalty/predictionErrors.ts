import { discountedIn, expectedIn } from './analysis/expectations.ts'
import { bgbbConditionalExpectation } from './btyd/bgbb.ts'
import { expectedSpend, type GammaGammaParameters } from './btyd/gammaGamma.ts'
import { purchaseModels } from './btyd/purchaseModels.ts'
import { type CustomerBaseModel, type Prediction, projectCohort } from './customerBase.ts'
import { deltaVariances, type Estimates, type Interval, positiveInterval } from './likelihood/deltaMethod.ts'
import type { LifetimeValueOptions } from './lifetime-value/lifetimeValue.ts'
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
  model: Exclude<CustomerBaseModel, 'gammagamma' | 'sbg' | 'bdw'>,
  estimates: Estimates,
  rows: readonly HistoryRow[],
  predictions: readonly Prediction[],
  ahead: number,
  value?: { readonly spends: Estimates } & Omit<LifetimeValueOptions, 'spend'>,
): PredictionErrors | null {
  const purchases = purchaseModels[model]
  const expected = (p: Estimates['parameters']) =>
    purchases
      ? rows.map(expectedIn(purchases, p, ahead))
      : rows.map(({ x, tx, T }) =>
          bgbbConditionalExpectation(
            p as Parameters<typeof bgbbConditionalExpectation>[0],
            { x, tx, n: T },
            ahead,
          ),
        )
  const variances = deltaVariances(estimates, expected)
  if (!variances) return null
  const ofExpected = variances.map((v) => ({ expectedSe: Math.sqrt(v) }))
  if (!value || !purchases) return { rows: ofExpected }

  const values = predictions.map(({ lifetimeValue }) => lifetimeValue ?? Number.NaN)
  /** With the sum over all, whose error is not the sum of theirs. */
  const withTotal = (own: readonly number[]) => [
    ...own,
    own.reduce((sum, v, i) => (Number.isFinite(values[i]!) ? sum + rows[i]!.count * v : sum), 0),
  ]
  const spendOf = (s: Estimates['parameters']) =>
    rows.map(
      ({ x, zbar = 0 }) => expectedSpend(s as unknown as GammaGammaParameters, { x, zbar }) ?? Number.NaN,
    )
  const spend = spendOf(value.spends.parameters)
  const byPurchases = deltaVariances(estimates, (p) =>
    withTotal(rows.map(discountedIn(purchases, p, value)).map((n, i) => n * spend[i]!)),
  )!
  const bySpends = deltaVariances(value.spends, (s) =>
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
  model: 'sbg' | 'bdw',
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
