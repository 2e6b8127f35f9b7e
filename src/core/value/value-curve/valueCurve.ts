import { brent } from '../../numerics/roots.ts'

/** What an industry competes on. */
export interface Factor {
  /** Cost of level x is cost · x^exponent. */
  readonly cost: number
  /** Level of the industry's standard. */
  readonly standard: number
}

export interface Segment {
  /** Share of customers. */
  readonly share: number
  /** Worth of one level of each factor. */
  readonly weights: readonly number[]
}

export const HIGHEST_LEVEL = 10

export type Move = 'eliminate' | 'reduce' | 'keep' | 'raise' | 'create'

export function costOfCurve(levels: readonly number[], factors: readonly Factor[], exponent: number): number {
  return factors.reduce((sum, factor, k) => sum + factor.cost * levels[k] ** exponent, 0)
}

/** U_s = Σ_k w_sk x_k. */
function utility(levels: readonly number[], segment: Segment): number {
  return segment.weights.reduce((sum, weight, k) => sum + weight * levels[k], 0)
}

/** Mean utility over the segments by their shares. */
export function meanUtility(levels: readonly number[], segments: readonly Segment[]): number {
  const total = segments.reduce((sum, segment) => sum + segment.share, 0)
  return segments.reduce((sum, segment) => sum + (segment.share / total) * utility(levels, segment), 0)
}

/** Shares of customers, by segment, that prefer these levels to another curve: logit of the difference in utility. */
export function preferredBy(
  levels: readonly number[],
  others: readonly number[],
  segments: readonly Segment[],
  sensitivity: number,
): number[] {
  return segments.map(
    (segment) => 1 / (1 + Math.exp(-sensitivity * (utility(levels, segment) - utility(others, segment)))),
  )
}

export interface BestCurve {
  readonly levels: readonly number[]
  /** Worth of one more unit of budget; 0 when every factor wanted is at its highest. */
  readonly shadowPrice: number
  readonly spent: number
}

/**
 * The levels of largest mean utility within a budget:
 *
 *     max Σ_k W_k x_k   subject to   Σ_k c_k x_k^γ ≤ B,  0 ≤ x_k ≤ 10,   W_k = mean of w_sk
 *
 * For γ > 1 the first-order conditions give x_k = min(10, (W_k / (μ γ c_k))^{1/(γ−1)}) with the shadow price μ at which the
 * budget is just spent: costs fall in μ, and a bracketed root is the optimum exactly.
 *
 * @param exponent γ > 1
 * @throws RangeError for γ ≤ 1 or a negative budget
 */
export function bestCurve(
  factors: readonly Factor[],
  segments: readonly Segment[],
  budget: number,
  exponent: number,
): BestCurve {
  if (!(exponent > 1)) throw new RangeError(`invalid exponent; not above 1: ${exponent}`)
  if (!(budget >= 0)) throw new RangeError(`invalid budget; negative: ${budget}`)
  const worth = factors.map((factor) =>
    meanUtility(
      factors.map((each) => (each === factor ? 1 : 0)),
      segments,
    ),
  )
  const levelsAt = (logPrice: number) =>
    factors.map((factor, k) =>
      worth[k] <= 0
        ? 0
        : Math.min(
            HIGHEST_LEVEL,
            (worth[k] / (Math.exp(logPrice) * exponent * factor.cost)) ** (1 / (exponent - 1)),
          ),
    )
  const excess = (logPrice: number) => costOfCurve(levelsAt(logPrice), factors, exponent) - budget

  const all = worth.map((each) => (each > 0 ? HIGHEST_LEVEL : 0))
  const whole = costOfCurve(all, factors, exponent)
  if (whole <= budget) return { levels: all, shadowPrice: 0, spent: whole }
  if (budget === 0) return { levels: all.map(() => 0), shadowPrice: Infinity, spent: 0 }
  // At e^±60 every factor is at its highest or, for any budget in double precision, at nothing.
  const logPrice = brent(excess, -60, 60).root
  const levels = levelsAt(logPrice)
  return { levels, shadowPrice: Math.exp(logPrice), spent: costOfCurve(levels, factors, exponent) }
}

/** Kim & Mauborgne's four actions: what becomes of each factor against the standard. */
export function movesOf(levels: readonly number[], factors: readonly Factor[], tolerance = 0.5): Move[] {
  return factors.map(({ standard }, k) => {
    const level = levels[k]
    if (Math.abs(level - standard) < tolerance) return 'keep'
    if (level < standard) return level < tolerance ? 'eliminate' : 'reduce'
    return standard < tolerance ? 'create' : 'raise'
  })
}
