import { solveOde } from '../../numerics/ode.ts'
import type { OdeField } from '../../numerics/ode.ts'
import { brent } from '../../numerics/roots.ts'

export interface Loop {
  /** p, revenue a month when every customer is loyal. */
  readonly revenue: number
  /** h_a, monthly spending on employees that makes them half satisfied. */
  readonly employeeNeed: number
  /** h_g, monthly spending on the public that earns half of its goodwill. */
  readonly publicNeed: number
  /** β, the part of loyalty that rests on public goodwill. */
  readonly goodwillWeight: number
  readonly fixedCost: number
  /** Months in which each stock covers 63 % of the way to where it is heading. */
  readonly employeeTime: number
  readonly qualityTime: number
  readonly loyaltyTime: number
  readonly goodwillTime: number
}

/** Shares of revenue spent on employees (φ) and on the public (ψ). */
export interface Shares {
  readonly employees: number
  readonly society: number
}

/** Employee satisfaction, service quality, customer loyalty, public goodwill; each 0 to 1. */
export type State = readonly [employees: number, quality: number, loyalty: number, goodwill: number]

/**
 * The service–profit loop:
 *
 *     T_a a′ = φpl / (φpl + h_a) − a      employees are satisfied by what is spent on them
 *     T_q q′ = a − q                      satisfied employees serve well
 *     T_l l′ = (1 − β) q + β g − l        good service and a good name make loyal customers
 *     T_g g′ = ψpl / (ψpl + h_g) − g      the public likes what is done for it
 *     profit = (1 − φ − ψ) p l − F
 *
 * Loyal customers pay for it all, which closes the loop. Our own formulation of the chain of Heskett, Jones, Loveman,
 * Sasser & Schlesinger (1994), Harvard Business Review 72(2), 164–174.
 */
export function loopField(loop: Loop, shares: Shares): OdeField {
  return (_, state, slope) => {
    const [employees, quality, loyalty, goodwill] = state
    const income = loop.revenue * loyalty
    slope[0] = (saturate(shares.employees * income, loop.employeeNeed) - employees) / loop.employeeTime
    slope[1] = (employees - quality) / loop.qualityTime
    slope[2] =
      ((1 - loop.goodwillWeight) * quality + loop.goodwillWeight * goodwill - loyalty) / loop.loyaltyTime
    slope[3] = (saturate(shares.society * income, loop.publicNeed) - goodwill) / loop.goodwillTime
  }
}

export function profitAt(loop: Loop, shares: Shares, loyalty: number): number {
  return (1 - shares.employees - shares.society) * loop.revenue * loyalty - loop.fixedCost
}

/**
 * Where the loop settles above nothing: the l > 0 with
 *
 *     1 = (1 − β) φp / (φpl + h_a) + β ψp / (ψpl + h_g)
 *
 * whose right side falls in l, so that there is one, or none when it is below 1 already at l = 0; then the loop runs
 * down to nothing. With β = 0, l = 1 − h_a / (φp).
 */
export function restingLoyalty(loop: Loop, { employees, society }: Shares): number {
  const { revenue, goodwillWeight: beta } = loop
  const excess = (loyalty: number) =>
    ((1 - beta) * employees * revenue) / (employees * revenue * loyalty + loop.employeeNeed) +
    (beta * society * revenue) / (society * revenue * loyalty + loop.publicNeed) -
    1
  return excess(0) > 0 ? brent(excess, 0, 1).root : 0
}

/** The resting point that goes with a loyalty. */
export function restingState(loop: Loop, shares: Shares): State {
  const loyalty = restingLoyalty(loop, shares)
  const employees = saturate(shares.employees * loop.revenue * loyalty, loop.employeeNeed)
  return [employees, employees, loyalty, saturate(shares.society * loop.revenue * loyalty, loop.publicNeed)]
}

export interface LoopMonth {
  readonly month: number
  readonly employees: number
  readonly quality: number
  readonly loyalty: number
  readonly goodwill: number
  readonly profit: number
}

export interface LoopPath {
  readonly months: readonly LoopMonth[]
  /** When profit first falls below what it was before; null when it never does within the horizon. */
  readonly undercut: number | null
  /** Profit gained over the horizon against leaving all as it was; below zero: lost. */
  readonly gain: number
  readonly finished: boolean
}

/**
 * From rest under `before`, what follows when the shares become `after` in month 0.
 *
 * @param horizon months
 */
export function changeShares(loop: Loop, before: Shares, after: Shares, horizon: number): LoopPath {
  const start = restingState(loop, before)
  const earned = profitAt(loop, before, start[2])
  const field = loopField(loop, after)
  // A fifth component carries the profit gained so far.
  const solution = solveOde(
    (t, state, slope) => {
      field(t, state, slope)
      slope[4] = profitAt(loop, after, state[2]) - earned
    },
    0,
    horizon,
    [...start, 0],
    {
      relativeTolerance: 1e-8,
      absoluteTolerance: 1e-10,
      events: [{ of: (_, state) => profitAt(loop, after, state[2]) - earned, direction: -1 }],
    },
  )
  const reached = solution.t[solution.t.length - 1]
  const months = Array.from({ length: Math.floor(reached) + 1 }, (_, month) => {
    const [employees, quality, loyalty, goodwill] = solution.at(month)
    return { month, employees, quality, loyalty, goodwill, profit: profitAt(loop, after, loyalty) }
  })
  return {
    months,
    undercut: solution.events[0]?.t ?? null,
    gain: solution.y[4],
    finished: solution.finished,
  }
}

/** The share for employees with the largest resting profit, ψ given, to 1/1000: profit need not be concave in it. */
export function bestEmployeeShare(loop: Loop, society: number): number {
  let best = 0
  let most = -Infinity
  for (let i = 0; i <= 1000 * (1 - society); i++) {
    const shares = { employees: i / 1000, society }
    const profit = profitAt(loop, shares, restingLoyalty(loop, shares))
    if (profit > most) {
      most = profit
      best = shares.employees
    }
  }
  return best
}

function saturate(spending: number, need: number): number {
  return spending / (spending + need)
}
