import type { HistoryGroup } from '../purchases/history.ts'
import { DAYS_PER, type TimeUnit } from '../purchases/timeUnit.ts'
import { type Parameters, type PurchaseModel, tabulated } from './purchaseModel.ts'

export interface FrequencyBin {
  /** Purchases; the last bin holds this many or more. */
  readonly purchases: number
  readonly actual: number
  readonly expected: number
}

/** How many customers made 0, 1, …, `last` or more repeat purchases in calibration, and how many the model expects. */
export function frequencyHistogram<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  groups: readonly HistoryGroup[],
  last = 7,
): FrequencyBin[] {
  const byAge = new Map<number, number>()
  const actual = Array.from({ length: last + 1 }, () => 0)
  const expected = actual.map(() => 0)
  for (const { x, T, count } of groups) {
    actual[Math.min(x, last)]! += count
    byAge.set(T, (byAge.get(T) ?? 0) + count)
  }
  for (const [T, count] of byAge) {
    let below = 0
    for (let n = 0; n < last; n++) {
      const p = model.probabilityOfPurchases(parameters, T, n)
      expected[n]! += count * p
      below += p
    }
    expected[last]! += count * (1 - below)
  }
  return actual.map((value, purchases) => ({ purchases, actual: value, expected: expected[purchases]! }))
}

export interface TrackedPoint {
  readonly time: number
  /** Repeat purchases of the cohort from the beginning until then. */
  readonly actual: number
  readonly expected: number
}

/**
 * Cumulative repeat purchases of a cohort against the model, each customer's clock starting at the first purchase.
 * A point stands for the end of a day, as T does in a summary: the expected number at the end of calibration is
 * Σ E[X(T)]. (Some software counts from the next morning, a day more.)
 *
 * @param cohort days of all purchases of each customer, the first one first
 * @param options.unit of the model's parameters
 * @param options.until day number of the last day
 * @param options.step from point to point, and the unit of `time`; that of the parameters unless told
 */
export function track<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  cohort: readonly { readonly days: readonly number[] }[],
  options: { readonly unit: TimeUnit; readonly until: number; readonly step?: TimeUnit },
): TrackedPoint[] {
  const { unit, until, step = unit } = options
  if (cohort.length === 0) throw new RangeError('invalid cohort; no customer: []')
  const start = cohort.reduce((first, c) => Math.min(first, c.days[0]!), Infinity)
  const entries = new Map<number, number>()
  for (const { days } of cohort) entries.set(days[0]!, (entries.get(days[0]!) ?? 0) + 1)
  const repeats = cohort.flatMap((c) => c.days.slice(1)).sort((a, b) => a - b)
  const points: TrackedPoint[] = []
  let bought = 0
  const since = tabulated((days) => model.expectedPurchases(parameters, Math.max(0, days) / DAYS_PER[unit]))
  for (let time = 1; start + time * DAYS_PER[step] <= until + 1; time++) {
    // The first day is a whole day: `time` units have passed at the end of this one.
    const day = start + time * DAYS_PER[step] - 1
    while (bought < repeats.length && repeats[bought]! <= day) bought++
    let expected = 0
    for (const [firstDay, count] of entries)
      if (firstDay < day) expected += count * since(Math.round(day - firstDay))
    points.push({ time, actual: bought, expected })
  }
  return points
}
