import { isConstant } from './isConstant.ts'

/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const result = values.map(() => 0)
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++
    for (let k = from; k < to; k++) result[order[k]!] = (from + to + 1) / 2
  }
  return result
}

/** Pearson's correlation, within −1 and 1 also where rounding would pass them; null when either does not vary. */
export function pearson(a: readonly number[], b: readonly number[]): number | null {
  if (isConstant(a) || isConstant(b)) return null
  const n = a.length
  const meanA = a.reduce((sum, value) => sum + value, 0) / n
  const meanB = b.reduce((sum, value) => sum + value, 0) / n
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [da, db] = [a[i]! - meanA, b[i]! - meanB]
    ab += da * db
    aa += da * da
    bb += db * db
  }
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)))
}
