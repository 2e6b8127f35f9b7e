import { bisectRight } from 'd3-array'
import { wilson } from '../../numerics/wilson.ts'
import type { Parameters, PurchaseModel } from '../btyd/purchaseModel.ts'
import type { CustomerDays } from '../purchases/summarise.ts'
import { DAYS_PER, type TimeUnit } from '../purchases/timeUnit.ts'
import { kaplanMeier, medianSurvival } from '../survival/kaplanMeier.ts'

/** The estimate at a time since the first purchase. */
export interface WaitPoint {
  readonly time: number
  readonly survival: number
  readonly lower: number
  readonly upper: number
  /** Share without a second purchase by the model; null when no model is asked. */
  readonly model: number | null
}

/** Of those watched through the whole of a period since their first purchase, the share who bought in it. */
export interface ActivePeriod {
  /** From 1 on. */
  readonly period: number
  readonly watched: number
  readonly active: number
  readonly lower: number
  readonly upper: number
}

export interface NextPurchase {
  readonly customers: number
  readonly boughtAgain: number
  /** Time by which half have bought again; null when it is not reached. */
  readonly median: number | null
  readonly wait: readonly WaitPoint[]
  /** Length of a period of `retention`, in the unit. */
  readonly period: TimeUnit
  readonly retention: readonly ActivePeriod[]
}

/** Points of the drawn curve. */
const POINTS = 160

/** Fewer customers than this tell nothing of a period. */
const LEAST = 30

/**
 * How long it takes until the second purchase, by Kaplan and Meier: who has not bought again when the log ends is
 * censored, not counted as lost. And how many buy in each period since their first purchase.
 *
 * @param lastDay of observation
 */
export function nextPurchase(
  customers: readonly CustomerDays[],
  lastDay: number,
  unit: TimeUnit,
  fit: { readonly model: PurchaseModel; readonly parameters: Parameters<string> } | null,
): NextPurchase {
  const steps = kaplanMeier(
    customers.map(({ days }) => ({
      duration: ((days[1] ?? lastDay) - days[0]!) / DAYS_PER[unit],
      event: days.length > 1,
    })),
  )
  const end = steps.at(-1)!.time
  const wait = Array.from({ length: POINTS + 1 }, (_, i): WaitPoint => {
    const time = (i / POINTS) * end
    const step = steps.findLast((each) => each.time <= time)
    return {
      time,
      survival: step?.survival ?? 1,
      lower: step?.lower ?? 1,
      upper: step?.upper ?? 1,
      model: fit && fit.model.probabilityOfPurchases(fit.parameters, time, 0),
    }
  })
  const span = customers.reduce((longest, { days }) => Math.max(longest, lastDay - days[0]!), 0)
  const period = span >= 4 * DAYS_PER.year ? 'year' : span >= 90 ? 'month' : 'week'
  return {
    customers: customers.length,
    boughtAgain: customers.filter(({ days }) => days.length > 1).length,
    median: medianSurvival(steps),
    wait,
    period,
    retention: activePeriods(customers, lastDay, DAYS_PER[period]),
  }
}

function activePeriods(customers: readonly CustomerDays[], lastDay: number, length: number): ActivePeriod[] {
  const periods: ActivePeriod[] = []
  for (let period = 1; ; period++) {
    let watched = 0
    let active = 0
    for (const { days } of customers) {
      const end = days[0]! + period * length
      if (end > lastDay) continue
      watched++
      // After the start of the period, up to its end.
      if (bisectRight(days, end) > bisectRight(days, end - length)) active++
    }
    if (watched < LEAST) return periods
    const [lower, upper] = wilson(active, watched)
    periods.push({ period, watched, active: active / watched, lower, upper })
  }
}
