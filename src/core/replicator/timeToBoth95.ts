import type { OdeEvent } from '../numerics/ode.ts'
import { customerAdvantage, enterpriseAdvantage, logit } from './field.ts'
import { flow } from './orbits.ts'
import type { Coefficients } from './payoffs.ts'

const level = logit(0.95)
const horizon = 400
const bothShare: OdeEvent = {
  of: (_, state) => Math.min(state[0], state[1]) - level,
  direction: 1,
  terminal: true,
}

/**
 * The first time at which both x and y are at least 0.95. A start that is there already takes time 0, wherever it
 * goes later; null when they are not there together by time 400.
 */
export function timeToBoth95(c: Coefficients, x0: number, y0: number): number | null {
  if (x0 >= 0.95 && y0 >= 0.95) return 0
  if (x0 === 0 || y0 === 0) return null
  // On an edge where one party always shares the other's logit moves at a constant rate.
  if (x0 === 1 || y0 === 1) {
    const rate = x0 === 1 ? enterpriseAdvantage(c, 1) : customerAdvantage(c, 1)
    const time = (level - logit(x0 === 1 ? y0 : x0)) / rate
    return rate > 0 && time <= horizon ? time : null
  }
  const { stopped, end } = flow(c, x0, y0, horizon, { events: [bothShare] })
  return stopped ? end : null
}
