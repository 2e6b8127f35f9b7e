/** Share of the total that the largest `share` of values hold; a value on the border counts in part. */
export function topShare(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a)
  const total = sorted.reduce((sum, v) => sum + v, 0)
  const count = share * sorted.length
  const whole = Math.floor(count)
  const top = sorted.slice(0, whole).reduce((sum, v) => sum + v, 0)
  return (top + (count - whole) * (sorted[whole] ?? 0)) / total
}

/**
 * Gini's coefficient of non-negative values, Σ (2i − n − 1) v₍ᵢ₎ / (n Σ v): 0 when all are equal.
 *
 * @throws RangeError when a value is negative or all are 0
 */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  const total = sorted.reduce((sum, v) => sum + v, 0)
  if (!(sorted[0]! >= 0 && total > 0)) throw new RangeError(`invalid values; negative or all 0: ${sorted[0]}`)
  return sorted.reduce((sum, v, i) => sum + (2 * (i + 1) - n - 1) * v, 0) / (n * total)
}

/** Lorenz's curve: share of the total held by the smallest share of values, at `steps` + 1 points. */
export function lorenz(
  values: readonly number[],
  steps = 50,
): { readonly share: number; readonly held: number }[] {
  const sorted = [...values].sort((x, y) => x - y)
  const sums = [0]
  for (const value of sorted) sums.push(sums.at(-1)! + value)
  const total = sums.at(-1)!
  return Array.from({ length: steps + 1 }, (_, i) => {
    const count = (i / steps) * sorted.length
    const whole = Math.floor(count)
    const held = sums[whole]! + (count - whole) * (sorted[whole] ?? 0)
    return { share: i / steps, held: held / total }
  })
}
