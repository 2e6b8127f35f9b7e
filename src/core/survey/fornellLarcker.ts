export interface FornellLarcker {
  readonly factors: readonly string[]
  /** √AVE on the diagonal, null where there is none; factor correlations off it. */
  readonly table: readonly (readonly (number | null)[])[]
  /** Pairs whose correlation exceeds the √AVE of one of them, or of which one has none. */
  readonly violations: readonly (readonly [string, string])[]
  readonly holds: boolean
}

/**
 * The criterion of Fornell & Larcker (1981): a construct shares more variance with its own items (AVE) than with any
 * other construct (r²).
 *
 * @param ave by factor; null (or below 0) where there is none: nothing can then be said to hold
 * @param correlations of the factors, in the same order
 */
export function fornellLarcker(
  ave: Readonly<Record<string, number | null>>,
  correlations: readonly (readonly number[])[],
): FornellLarcker {
  const factors = Object.keys(ave)
  const roots = factors.map((factor) => {
    const value = ave[factor] ?? null
    return value !== null && value >= 0 ? Math.sqrt(value) : null
  })
  const holds = (r: number, root: number | null) => root !== null && Math.abs(r) <= root
  const violations = factors.flatMap((a, i) =>
    factors.slice(0, i).flatMap((b, j): [string, string][] => {
      const r = correlations[i]![j]!
      return holds(r, roots[i]!) && holds(r, roots[j]!) ? [] : [[b, a]]
    }),
  )
  return {
    factors,
    table: correlations.map((row, i) => row.map((r, j) => (i === j ? roots[i]! : r))),
    violations,
    holds: violations.length === 0,
  }
}
