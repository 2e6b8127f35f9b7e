import * as chiSquare from '../../numerics/distributions/chiSquare.ts'
import { endings, type Spell } from './kaplanMeier.ts'

export interface LogRank {
  readonly chiSquare: number
  readonly p: number
  /** Events in the first group, and those expected there were the groups alike. */
  readonly observed: number
  readonly expected: number
}

/**
 * Mantel's log-rank test that two groups have the same survival: over event times,
 *
 *   χ² = (Σ d₁ − Σ n₁ d/n)² / Σ n₁ n₂ d (n − d) / (n² (n − 1)),  1 degree of freedom
 *
 * @returns null when no event tells the groups apart
 * @throws RangeError when a group is empty
 * @see Mantel (1966), Cancer Chemotherapy Reports 50, 163–170
 */
export function logRank(first: readonly Spell[], second: readonly Spell[]): LogRank | null {
  if (first.length === 0 || second.length === 0) throw new RangeError('invalid spells; a group is empty: []')
  const firstAt = new Map(endings(first).map((end) => [end.time, end]))
  let n1 = first.length
  let n = first.length + second.length
  let observed = 0
  let expected = 0
  let variance = 0
  for (const { time, events, censored } of endings([...first, ...second])) {
    const own = firstAt.get(time)
    observed += own?.events ?? 0
    expected += (n1 * events) / n
    if (n > 1) variance += (n1 * (n - n1) * events * (n - events)) / (n * n * (n - 1))
    n1 -= (own?.events ?? 0) + (own?.censored ?? 0)
    n -= events + censored
  }
  if (!(variance > 0)) return null
  const statistic = (observed - expected) ** 2 / variance
  return { chiSquare: statistic, p: chiSquare.upper(statistic, 1), observed, expected }
}
