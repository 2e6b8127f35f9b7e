import { mean, rollup, sum } from 'd3-array'

/**
 * Area under the ROC curve: the chance that a score puts somebody who did above somebody who did not, ties half.
 *
 * @throws RangeError when all did or none did
 */
export function auc(scores: readonly number[], outcomes: readonly boolean[]): number {
  const order = scores.map((_, i) => i).sort((i, j) => scores[i]! - scores[j]!)
  const positives = outcomes.filter(Boolean).length
  const negatives = outcomes.length - positives
  if (positives === 0 || negatives === 0)
    throw new RangeError(`invalid outcomes; both kinds are needed: ${positives} of ${outcomes.length}`)
  let rankSum = 0
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++
    const rank = (from + to + 1) / 2
    for (let k = from; k < to; k++) if (outcomes[order[k]!]) rankSum += rank
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

export interface HoldoutRow {
  /** Repeat purchases in calibration; the last row holds this many or more. */
  readonly purchases: number
  readonly customers: number
  readonly actual: number
  readonly predicted: number
}

/** Mean holdout purchases of customers with 0, 1, …, `last` or more purchases in calibration. */
export function holdoutByFrequency(
  customers: readonly { readonly x: number; readonly actual: number; readonly predicted: number }[],
  last = 7,
): HoldoutRow[] {
  const rows = rollup(
    customers,
    (own) => ({
      customers: own.length,
      actual: mean(own, (c) => c.actual)!,
      predicted: mean(own, (c) => c.predicted)!,
    }),
    (c) => Math.min(c.x, last),
  )
  return [...rows].sort((a, b) => a[0] - b[0]).map(([purchases, row]) => ({ purchases, ...row }))
}

export interface Accuracy {
  /** Of ranking who buys in the holdout. */
  readonly auc: number
  readonly meanAbsoluteError: number | null
  readonly rootMeanSquareError: number | null
  readonly total: number | null
}

/**
 * How well scores rank who buys again and, where they are numbers of purchases, how far off they are.
 *
 * @param areCounts are the scores expected purchases (then errors are theirs), or just an order such as recency?
 */
export function accuracy(scores: readonly number[], actual: readonly number[], areCounts: boolean): Accuracy {
  const errors = scores.map((score, i) => score - actual[i]!)
  return {
    auc: auc(
      scores,
      actual.map((n) => n > 0),
    ),
    meanAbsoluteError: areCounts ? mean(errors, Math.abs)! : null,
    rootMeanSquareError: areCounts ? Math.sqrt(mean(errors, (e) => e * e)!) : null,
    total: areCounts ? sum(scores) : null,
  }
}
