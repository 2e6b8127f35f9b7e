import { brent } from '../../numerics/roots.ts'

/**
 * A market whose customers want x = m and like a product at x_f by e^{−k (x_f − m)²}. All times are months, money is in
 * months of the profit that a perfect product earns.
 */
export interface Market {
  /** π, monthly profit of a perfect product. */
  readonly profit: number
  /** k, how choosy customers are. */
  readonly choosiness: number
  /** b, how far off a firm is that does not ask: x_f − m ~ N(0, b²). */
  readonly blindness: number
  /** s, how far off one interview is; n of them are off by s/√n. */
  readonly interviewError: number
  /** t₀, months that any research takes before the start. */
  readonly researchDelay: number
  /** τ, months that each interview adds. */
  readonly interviewTime: number
}

/**
 * Mean of e^{−k z²} for z ~ N(δ, v): e^{−k δ² / (1 + 2kv)} / √(1 + 2kv).
 *
 * With δ = 0 this is the expected monthly profit, as a part of π, of a product that is off by v on average.
 */
export function expectedFit(choosiness: number, variance: number, offset = 0): number {
  const spread = 1 + 2 * choosiness * variance
  return Math.exp((-choosiness * offset * offset) / spread) / Math.sqrt(spread)
}

/** Product first: on the market at once, off by b. */
export function productFirst(market: Market, horizon: number): number {
  return market.profit * expectedFit(market.choosiness, market.blindness ** 2) * horizon
}

/** Customer first with n interviews: later by t₀ + τn, off by s/√n. Nothing when the money runs out before the start. */
export function customerFirst(market: Market, horizon: number, interviews: number): number {
  const start = market.researchDelay + market.interviewTime * interviews
  const fit = expectedFit(market.choosiness, market.interviewError ** 2 / interviews)
  return market.profit * fit * Math.max(0, horizon - start)
}

const MOST_INTERVIEWS = 2000

/** The number of interviews that pays best within the horizon, the fewest of equals. */
export function bestResearch(
  market: Market,
  horizon: number,
): { readonly interviews: number; readonly payoff: number } {
  let best = { interviews: 1, payoff: customerFirst(market, horizon, 1) }
  for (let interviews = 2; interviews <= MOST_INTERVIEWS; interviews++) {
    if (market.researchDelay + market.interviewTime * interviews >= horizon) break
    const payoff = customerFirst(market, horizon, interviews)
    if (payoff > best.payoff) best = { interviews, payoff }
  }
  return best
}

/**
 * The runway from which on asking customers first pays better than starting at once.
 *
 * The best customer-first payoff is a maximum of straight lines in the horizon, hence convex; product-first is a straight
 * line through 0, above it at short horizons. So there is one crossing, or none within `longest`.
 */
export function crossover(market: Market, longest = 600): number | null {
  const lead = (horizon: number) => bestResearch(market, horizon).payoff - productFirst(market, horizon)
  if (!(lead(longest) > 0)) return null
  // Until the first interview is done asking has earned nothing, and starting at once something.
  return brent(lead, market.researchDelay + market.interviewTime, longest, { tolerance: 1e-9 }).root
}

/** What the four orientations are up against: customers' ideal moves, m(t) = m₀ + v t. */
export interface Drift {
  /** v, per month. */
  readonly speed: number
  /** Variance that a forecast gains each month ahead. */
  readonly forecastVariance: number
  /** Months between two rounds of adapting. */
  readonly cycle: number
  /** What a maker of one standard product saves, as a part of π. */
  readonly saving: number
  /** Sales push: what it adds to demand, as a part, and what it costs each month. */
  readonly pushGain: number
  readonly pushCost: number
}

export const ORIENTATIONS = ['production', 'selling', 'satisfying', 'leading'] as const
export type Orientation = (typeof ORIENTATIONS)[number]

/**
 * Profit in month t of each policy; 0 before it starts.
 *
 * - production: one product, never changed, cheaply made: (π + saving) fit(v t, b²)
 * - selling: the same product, pushed: π (1 + gain) fit(v t, b²) − push cost
 * - satisfying: matches what customers wanted when last asked, and so lags by the research and the age of the answer
 * - leading: aims at where customers will be; no lag, but a forecast that is less sure the further it looks
 */
export function monthlyProfit(
  orientation: Orientation,
  market: Market,
  drift: Drift,
  interviews: number,
  month: number,
): number {
  const { choosiness: k, profit } = market
  if (orientation === 'production' || orientation === 'selling') {
    const fit = expectedFit(k, market.blindness ** 2, drift.speed * month)
    return orientation === 'production'
      ? profit * (1 + drift.saving) * fit
      : profit * (1 + drift.pushGain) * fit - drift.pushCost
  }
  const delay = market.researchDelay + market.interviewTime * interviews
  if (month < delay) return 0
  const age = delay + ((month - delay) % drift.cycle)
  const variance = market.interviewError ** 2 / interviews
  return orientation === 'satisfying'
    ? profit * expectedFit(k, variance, drift.speed * age)
    : profit * expectedFit(k, variance + drift.forecastVariance * age)
}

const STEPS_PER_MONTH = 32

/** Cumulated profit up to `horizon` months, by the midpoint rule at 1/32 month. */
export function policyPayoff(
  orientation: Orientation,
  market: Market,
  drift: Drift,
  interviews: number,
  horizon: number,
): number {
  const steps = Math.ceil(horizon * STEPS_PER_MONTH)
  const width = horizon / steps
  let sum = 0
  for (let i = 0; i < steps; i++)
    sum += width * monthlyProfit(orientation, market, drift, interviews, (i + 0.5) * width)
  return sum
}
