import { deviation, quantileSorted } from 'd3-array'
import * as normal from './distributions/normal.ts'

export interface BootstrapInterval {
  readonly se: number
  readonly lower: number
  readonly upper: number
}

/**
 * Intervals from draws: percentile, or bias-corrected, in which the levels move by z₀ = Φ⁻¹(share of draws below the
 * estimate): Φ(2z₀ ± z).
 *
 * @param estimateOfSample the statistic in the original sample
 * @returns null with fewer than two draws
 * @see Efron (1987); MacKinnon, Lockwood & Williams (2004) for indirect effects
 */
export function bootstrapInterval(
  draws: readonly number[],
  estimateOfSample: number,
  { level = 0.95, type = 'percentile' as 'percentile' | 'bias-corrected' } = {},
): BootstrapInterval | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`invalid level; not in (0, 1): ${level}`)
  if (draws.length < 2) return null
  const sorted = draws.toSorted((a, b) => a - b)
  const z = normal.quantile((1 + level) / 2)
  const z0 = type === 'percentile' ? 0 : biasOf(sorted, estimateOfSample)
  const at = (p: number) => quantileSorted(sorted, p)!
  return {
    se: deviation(draws)!,
    lower: at(normal.cdf(2 * z0 - z)),
    upper: at(normal.cdf(2 * z0 + z)),
  }
}

/** Φ⁻¹ of the share of draws below the estimate, half of the ties counted; kept off 0 and 1. */
function biasOf(sorted: readonly number[], value: number): number {
  let below = 0
  for (const draw of sorted) below += draw < value ? 1 : draw === value ? 0.5 : 0
  const share = Math.min(Math.max(below / sorted.length, 0.5 / sorted.length), 1 - 0.5 / sorted.length)
  return normal.quantile(share)
}
