import { group } from 'd3-array'
import { DAYS_PER, type TimeUnit } from './timeUnit.ts'
import type { Purchase } from './purchaseLog.ts'

/** One customer's purchases in the calibration period, in the terms of the buy-till-you-die models. */
export interface CustomerSummary {
  readonly customer: string
  /** Repeat purchases: days with a purchase after the first. */
  readonly x: number
  /** Age at the last purchase ("recency" of those models); 0 when x = 0. */
  readonly tx: number
  /** Age at the end of calibration. */
  readonly T: number
  /** Mean spend of a repeat purchase; 0 when x = 0. */
  readonly zbar: number
  /** Time since the last purchase, T − tx ("recency" of RFM). */
  readonly sinceLast: number
  /** Day numbers of all purchases, the first one and those of the holdout too. */
  readonly days: readonly number[]
  /** Spend in calibration, the first purchase included. */
  readonly spend: number
  /** Purchases (days) and spend after the end of calibration. */
  readonly holdout: { readonly x: number; readonly spend: number }
}

export interface LogSummary {
  readonly customers: readonly CustomerSummary[]
  readonly unit: TimeUnit
  readonly calibrationEnd: number
  /** Last day of the log, or the end of observation that was told. */
  readonly observationEnd: number
  /** Length of the holdout period, in `unit`. */
  readonly holdout: number
  /** What the summary left out, for the reader to see. */
  readonly merged: number
  readonly firstPurchases: number
  readonly newInHoldout: number
}

export interface SummariseOptions {
  readonly unit: TimeUnit
  /** Day number of the last calibration day; the log's last day when absent. */
  readonly calibrationEnd?: number
  /** Day number of the last observed day; the log's last day when absent. */
  readonly observationEnd?: number
}

/**
 * Turns a purchase log into a row (x, tx, T, z̄) for each customer first seen in calibration.
 *
 * Purchases of one customer on one day are one purchase of their total; the first purchase starts the
 * customer's clock and is no repeat. A purchase that lies on the last calibration day counts.
 *
 * @throws RangeError when no customer is seen by the end of calibration
 */
export function summarise(purchases: readonly Purchase[], options: SummariseOptions): LogSummary {
  const { unit } = options
  const lastDay = purchases.reduce((last, p) => Math.max(last, p.day), -Infinity)
  const calibrationEnd = options.calibrationEnd ?? lastDay
  const observationEnd = options.observationEnd ?? Math.max(lastDay, calibrationEnd)
  if (calibrationEnd > observationEnd)
    throw new RangeError(
      `invalid calibrationEnd; after the end of observation ${observationEnd}: ${calibrationEnd}`,
    )

  const customers: CustomerSummary[] = []
  let merged = 0
  let newInHoldout = 0
  for (const [customer, own] of group(purchases, (p) => p.customer)) {
    const byDay = new Map<number, number>()
    for (const { day, amount } of own)
      if (day <= observationEnd) byDay.set(day, (byDay.get(day) ?? 0) + amount)
    merged += own.filter((p) => p.day <= observationEnd).length - byDay.size
    const days = [...byDay].sort((a, b) => a[0] - b[0])
    const seen = days.filter(([day]) => day <= calibrationEnd)
    if (seen.length === 0) {
      if (days.length > 0) newInHoldout++
      continue
    }
    const later = days.slice(seen.length)
    const firstDay = seen[0]![0]
    const inUnits = (day: number) => (day - firstDay) / DAYS_PER[unit]
    const repeats = seen.slice(1)
    const total = (entries: readonly (readonly [number, number])[]) =>
      entries.reduce((sum, [, v]) => sum + v, 0)
    const tx = inUnits(seen.at(-1)![0])
    const T = inUnits(calibrationEnd)
    customers.push({
      customer,
      x: repeats.length,
      tx,
      T,
      zbar: repeats.length === 0 ? 0 : total(repeats) / repeats.length,
      sinceLast: T - tx,
      days: days.map(([day]) => day),
      spend: total(seen),
      holdout: { x: later.length, spend: total(later) },
    })
  }
  if (customers.length === 0)
    throw new RangeError(`invalid calibrationEnd; no customer is seen by then: ${calibrationEnd}`)
  return {
    customers,
    unit,
    calibrationEnd,
    observationEnd,
    holdout: (observationEnd - calibrationEnd) / DAYS_PER[unit],
    merged,
    firstPurchases: customers.length,
    newInHoldout,
  }
}
