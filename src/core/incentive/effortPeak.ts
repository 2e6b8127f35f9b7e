import { firstBest, secondBest } from './contract.ts'
import type { ContractValues } from './parameters.ts'

export interface Peak {
  readonly tacitFraction: number
  readonly effort: number
}

/**
 * The mix of knowledge at which total effort is greatest: the best of 200 even intervals, then golden-section search
 * in it and its neighbours. A maximum is flat, so its place is good to about 1e-8, its height to rounding.
 *
 * Theorem (kinds alike, a share for each, 0 < η ≤ 1/3): the peak is at ½ under both regimes. First best, Σ s_i^η is
 * concave and symmetric while η < 1. Second best, effort on a kind is g³/(c(g² + rcσ²)): an increasing concave function
 * of g³ = b³ s^{3η}, which is concave in s while 3η ≤ 1; so the sum is again concave and symmetric.
 */
export function effortPeak(values: ContractValues, regime: 'firstBest' | 'secondBest'): Peak {
  const contract = regime === 'firstBest' ? firstBest : secondBest
  const effort = (tacitFraction: number) => contract({ ...values, tacitFraction }).effort.total

  const intervals = 200
  let best = 0
  for (let k = 1; k <= intervals; k++) if (effort(k / intervals) > effort(best / intervals)) best = k
  let low = Math.max(0, best - 1) / intervals
  let high = Math.min(intervals, best + 1) / intervals

  const golden = (Math.sqrt(5) - 1) / 2
  let left = high - golden * (high - low)
  let right = low + golden * (high - low)
  let [atLeft, atRight] = [effort(left), effort(right)]
  while (high - low > 1e-9) {
    if (atLeft < atRight) {
      low = left
      left = right
      atLeft = atRight
      right = low + golden * (high - low)
      atRight = effort(right)
    } else {
      high = right
      right = left
      atRight = atLeft
      left = high - golden * (high - low)
      atLeft = effort(left)
    }
  }
  // The search never looks at the ends themselves, and a peak at τ = 0 or 1 is there exactly.
  const tacitFraction = [best / intervals, (low + high) / 2].reduce((a, b) => (effort(b) > effort(a) ? b : a))
  return { tacitFraction, effort: effort(tacitFraction) }
}

/**
 * Where one share for both puts the second-best peak, to first order in the tacit premium:
 * τ ≈ ½ + (1 − β)(k − 1) / ((k + 1)/2), β taken at τ = ½.
 *
 * It is ½ only if k = 1 or β = 1, and then the share does not change with τ: a share that rises with the tacit
 * fraction and a peak at exactly ½ need a share for each kind.
 */
export function approximateSinglePeak(values: ContractValues): number {
  const { tacitPremium: k } = values
  const share = secondBest({ ...values, form: 'single', tacitFraction: 0.5 }).shares.tacit
  return 0.5 + ((1 - share) * (k - 1)) / ((k + 1) / 2)
}
