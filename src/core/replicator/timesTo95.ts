import { flow } from './orbits.ts'
import { logit } from './field.ts'
import type { Coefficients } from './payoffs.ts'
import { timeToBoth95 } from './timeToBoth95.ts'

export interface TimesTo95 {
  readonly customers: number | null
  readonly enterprise: number | null
  readonly both: number | null
}

/**
 * When each side first shares with at least 0.95, and when both do; null if never by time 400. For starts inside
 * the square: on an edge one side does not move.
 */
export function timesTo95(c: Coefficients, x0: number, y0: number): TimesTo95 {
  return {
    customers: passes(c, x0, y0, 0),
    enterprise: passes(c, x0, y0, 1),
    both: timeToBoth95(c, x0, y0),
  }
}

function passes(c: Coefficients, x0: number, y0: number, side: 0 | 1): number | null {
  if ([x0, y0][side] >= 0.95) return 0
  const level = logit(0.95)
  const { stopped, end, edge } = flow(c, x0, y0, 400, {
    events: [{ of: (_, state) => state[side] - level, direction: 1, terminal: true }],
  })
  return stopped && !edge ? end : null
}
