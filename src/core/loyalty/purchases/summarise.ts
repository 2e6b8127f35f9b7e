import { bisectRight, group } from 'd3-array'
import { isoDate } from './calendarDay.ts'
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

/** All purchases of one customer: days in order, each with what was spent on it. */
export interface CustomerDays {
  readonly customer: string
  readonly days: readonly number[]
  readonly amounts: readonly number[]
}

export interface MergedLog {
  readonly customers: readonly CustomerDays[]
  readonly firstDay: number
  readonly lastDay: number
  /** Last observed day, when it was told: no purchase is later. */
  readonly observationEnd?: number
  /** Purchases that were added to another of the same customer on the same day. */
  readonly merged: number
}

/**
 * Brings each customer's purchases into order; those of one day become one purchase of their total.
 *
 * @param observationEnd day number of the last observed day, after which no purchase counts
 */
export function mergeDays(purchases: readonly Purchase[], observationEnd?: number): MergedLog {
  const observed =
    observationEnd === undefined ? purchases : purchases.filter(({ day }) => day <= observationEnd)
  let firstDay = Infinity
  let lastDay = -Infinity
  let merged = 0
  const customers: CustomerDays[] = []
  for (const [customer, own] of group(observed, (p) => p.customer)) {
    const days: number[] = []
    const amounts: number[] = []
    for (const { day, amount } of own.sort((a, b) => a.day - b.day)) {
      if (days.at(-1) === day) {
        amounts[amounts.length - 1]! += amount
        merged++
      } else {
        days.push(day)
        amounts.push(amount)
      }
    }
    firstDay = Math.min(firstDay, days[0]!)
    lastDay = Math.max(lastDay, days.at(-1)!)
    customers.push({ customer, days, amounts })
  }
  return { customers, firstDay, lastDay, merged, ...(observationEnd === undefined ? {} : { observationEnd }) }
}

/**
 * Turns a purchase log into a row (x, tx, T, z̄) for each customer first seen in calibration.
 *
 * Purchases of one customer on one day are one purchase of their total; the first purchase starts the
 * customer's clock and is no repeat. A purchase that lies on the last calibration day counts.
 *
 * @throws RangeError when no customer is seen by the end of calibration
 */
export function summarise(
  purchases: readonly Purchase[],
  { observationEnd, ...split }: SummariseOptions,
): LogSummary {
  return splitLog(mergeDays(purchases, observationEnd), split)
}

/** The same for a log whose days are merged already: the end of calibration may move without that being done again. */
export function splitLog(log: MergedLog, options: Omit<SummariseOptions, 'observationEnd'>): LogSummary {
  const { unit } = options
  const calibrationEnd = options.calibrationEnd ?? log.lastDay
  const observationEnd = log.observationEnd ?? Math.max(log.lastDay, calibrationEnd)
  if (calibrationEnd > observationEnd)
    throw new RangeError(
      `invalid calibrationEnd; after the end of observation ${isoDate(observationEnd)}: ${isoDate(calibrationEnd)}`,
    )

  const customers: CustomerSummary[] = []
  let newInHoldout = 0
  for (const { customer, days, amounts } of log.customers) {
    const firstDay = days[0]!
    if (firstDay > calibrationEnd) {
      newInHoldout++
      continue
    }
    const seen = bisectRight(days, calibrationEnd)
    const inUnits = (day: number) => (day - firstDay) / DAYS_PER[unit]
    const repeatSpend = sum(amounts, 1, seen)
    const tx = inUnits(days[seen - 1]!)
    const T = inUnits(calibrationEnd)
    customers.push({
      customer,
      x: seen - 1,
      tx,
      T,
      zbar: seen === 1 ? 0 : repeatSpend / (seen - 1),
      sinceLast: T - tx,
      days,
      spend: amounts[0]! + repeatSpend,
      holdout: { x: days.length - seen, spend: sum(amounts, seen, days.length) },
    })
  }
  if (customers.length === 0)
    throw new RangeError(`invalid calibrationEnd; no customer is seen by then: ${isoDate(calibrationEnd)}`)
  return {
    customers,
    unit,
    calibrationEnd,
    observationEnd,
    holdout: (observationEnd - calibrationEnd) / DAYS_PER[unit],
    merged: log.merged,
    firstPurchases: customers.length,
    newInHoldout,
  }
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i++) total += values[i]!
  return total
}
