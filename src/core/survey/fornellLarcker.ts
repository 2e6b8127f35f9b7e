export interface FornellLarcker {
  readonly factors: readonly string[]
  /** √AVE on the diagonal, factor correlations off it. */
  readonly table: readonly (readonly number[])[]
  /** Pairs whose correlation exceeds the √AVE of one of them. */
  readonly violations: readonly (readonly [string, string])[]
  readonly holds: boolean
}

/**
 * The criterion of Fornell & Larcker (1981): a construct shares more variance with its own items (AVE) than with any
 * other construct (r²).
 *
 * @param ave by factor
 * @param correlations of the factors, in the same order
 */
export function fornellLarcker(
  ave: Readonly<Record<string, number>>,
  correlations: readonly (readonly number[])[],
): FornellLarcker {
  const factors = Object.keys(ave)
  const roots = factors.map((factor) => Math.sqrt(ave[factor]!))
  const violations = factors.flatMap((a, i) =>
    factors
      .slice(0, i)
      .flatMap((b, j): [string, string][] =>
        Math.abs(correlations[i]![j]!) > Math.min(roots[i]!, roots[j]!) ? [[b, a]] : [],
      ),
  )
  return {
    factors,
    table: correlations.map((row, i) => row.map((r, j) => (i === j ? roots[i]! : r))),
    violations,
    holds: violations.length === 0,
  }
}
