import { quantileSorted } from 'd3-array'

/**
 * How scores 1 (worst) to `bins` (best) are made of values where larger is better.
 * - quantile: cut at the quantiles; equal values get equal scores, so that a bin may be empty
 * - rank: equal numbers in every bin; ties are broken by the order of the rows, which means by nothing
 */
export type Binning = 'quantile' | 'rank'

/**
 * Scores values into `bins` classes of about equal size.
 *
 * With 'quantile' a score is one more than the number of inner quantiles below the value: where 60% of customers
 * bought once, the first two quintiles coincide and score 2 does not exist.
 *
 * @throws RangeError when bins is not a whole number of at least 2, or there are no values
 */
export function quantileScores(values: readonly number[], bins: number, binning: Binning): number[] {
  if (!(Number.isInteger(bins) && bins >= 2))
    throw new RangeError(`invalid bins; not a whole number ≥ 2: ${bins}`)
  if (values.length === 0) throw new RangeError('invalid values; none: []')
  if (binning === 'rank') {
    const scores = values.map(() => 0)
    values
      .map((_, i) => i)
      .sort((i, j) => values[i]! - values[j]!)
      .forEach((i, rank) => (scores[i] = 1 + Math.floor((rank * bins) / values.length)))
    return scores
  }
  const sorted = [...values].sort((a, b) => a - b)
  const cuts = Array.from({ length: bins - 1 }, (_, k) => quantileSorted(sorted, (k + 1) / bins)!)
  return values.map((value) => 1 + cuts.filter((cut) => cut < value).length)
}

/**
 * Scores by cut points that mean something: one more than the number of cuts that a value reaches. Classes are of
 * any size, but a score means the same in every file.
 */
export function cutScores(values: readonly number[], cuts: readonly number[]): number[] {
  return values.map((value) => 1 + cuts.filter((cut) => cut <= value).length)
}

/** Cut points that grow by a factor, of which the first is the lowest. */
export function growingCuts(first: number, times: number, bins: number): number[] {
  return Array.from({ length: bins - 1 }, (_, k) => first * times ** k)
}

/** Frequency and monetary scores within each recency score: cells of about equal size, but scores that do not compare across. */
export function nestedScores(
  values: readonly number[],
  within: readonly number[],
  bins: number,
  binning: Binning,
): number[] {
  const scores = values.map(() => 0)
  for (const outer of new Set(within)) {
    const members = values.map((_, i) => i).filter((i) => within[i] === outer)
    quantileScores(
      members.map((i) => values[i]!),
      bins,
      binning,
    ).forEach((score, k) => (scores[members[k]!] = score))
  }
  return scores
}

/** Share of customers whose score is not the commonest score of their value. */
export function tornApart(values: readonly number[], scores: readonly number[]): number {
  const counts = new Map<number, Map<number, number>>()
  values.forEach((value, i) => {
    const own = counts.get(value) ?? new Map<number, number>()
    own.set(scores[i]!, (own.get(scores[i]!) ?? 0) + 1)
    counts.set(value, own)
  })
  const kept = [...counts.values()].reduce((sum, own) => sum + Math.max(...own.values()), 0)
  return 1 - kept / values.length
}
