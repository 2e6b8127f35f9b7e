import * as normal from '../numerics/distributions/normal.ts'

export interface Shares {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

export interface NetPromoter {
  /** p₊ − p₋, in [−1, 1]. */
  readonly score: number
  /** Of one answer: p₊ + p₋ − (p₊ − p₋)². */
  readonly variance: number
  readonly standardError: number
  /** Half the width of the 95% interval. */
  readonly margin: number
}

/**
 * The net promoter score and its sampling error, from counts or shares (their sum need not be 1).
 *
 * @param n answers
 * @throws RangeError when a share is negative or all are 0
 */
export function netPromoter(shares: Shares, n: number): NetPromoter {
  const { promoters, passives, detractors } = shares
  const total = promoters + passives + detractors
  if (!(Math.min(promoters, passives, detractors) >= 0 && total > 0))
    throw new RangeError(`invalid shares; negative or all 0: ${promoters}, ${passives}, ${detractors}`)
  if (!(n >= 1)) throw new RangeError(`invalid n; below 1: ${n}`)
  const score = (promoters - detractors) / total
  const variance = (promoters + detractors) / total - score * score
  const standardError = Math.sqrt(variance / n)
  return { score, variance, standardError, margin: normal.quantile(0.975) * standardError }
}

/** Answers needed in each of two groups to find a difference d: 2 (z_{1−α/2} + z_power)² σ²/d². */
export function answersPerGroup(difference: number, variance: number, power = 0.8, level = 0.95): number {
  if (!(difference > 0)) throw new RangeError(`invalid difference; not positive: ${difference}`)
  const z = normal.quantile(0.5 + level / 2) + normal.quantile(power)
  return Math.ceil((2 * z * z * variance) / (difference * difference))
}
