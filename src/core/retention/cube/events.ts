import type { Market } from './customer.ts'

/** Interventions on the timeline: each holds from its month on. */
export interface Events {
  readonly priceStep: number
  readonly priceMonth: number
  readonly rivalStep: number
  readonly rivalMonth: number
  /** The share of the economic switching cost that survives: 1 leaves it alone, 0 abolishes it. */
  readonly costKept: number
  readonly costMonth: number
}

export const noEvents: Events = {
  priceStep: 0,
  priceMonth: 0,
  rivalStep: 0,
  rivalMonth: 0,
  costKept: 1,
  costMonth: 0,
}

export function anyEvent(events: Events): boolean {
  return events.priceStep !== 0 || events.rivalStep !== 0 || events.costKept !== 1
}

/** The month in which the first intervention takes hold; null without one. */
export function firstEvent(events: Events): number | null {
  const months = [
    ...(events.priceStep !== 0 ? [events.priceMonth] : []),
    ...(events.rivalStep !== 0 ? [events.rivalMonth] : []),
    ...(events.costKept !== 1 ? [events.costMonth] : []),
  ]
  return months.length > 0 ? Math.min(...months) : null
}

/** The market of each month, given the price and the rivals' mean value at the start. */
export function marketTimeline(
  start: { readonly price: number; readonly alternativeMean: number },
  events: Events,
  months: number,
): Market[] {
  return Array.from({ length: months }, (_, month) => ({
    price: start.price + (month >= events.priceMonth ? events.priceStep : 0),
    alternativeMean: start.alternativeMean + (month >= events.rivalMonth ? events.rivalStep : 0),
    switchingCostKept: month >= events.costMonth ? events.costKept : 1,
  }))
}
