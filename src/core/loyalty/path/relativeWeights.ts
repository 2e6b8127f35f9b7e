/** Predictors that share one correlation, and their standardised effects on the outcome. */
export interface EqualCorrelation {
  readonly betas: readonly number[]
  readonly r: number
}

/** R² = βᵀ P β with P the correlation matrix of the predictors: Σβ² + r Σ_{i≠j} βᵢβⱼ. */
export function explainedVariance({ betas, r }: EqualCorrelation): number {
  const total = betas.reduce((sum, b) => sum + b, 0)
  const squares = betas.reduce((sum, b) => sum + b * b, 0)
  return squares + r * (total * total - squares)
}

/** The correlation that makes R² what it is claimed to be. */
export function impliedCorrelation(betas: readonly number[], r2: number): number {
  const none = explainedVariance({ betas, r: 0 })
  return (r2 - none) / (explainedVariance({ betas, r: 1 }) - none)
}

/** Correlations of each predictor with the outcome, P β. */
export function zeroOrderCorrelations({ betas, r }: EqualCorrelation): number[] {
  const total = betas.reduce((sum, b) => sum + b, 0)
  return betas.map((b) => b + r * (total - b))
}

/** Variance inflation of each coefficient: the diagonal of P⁻¹, (1 + (k − 2) r) / ((1 − r)(1 + (k − 1) r)). */
export function varianceInflation(r: number, k: number): number {
  return (1 + (k - 2) * r) / ((1 - r) * (1 + (k - 1) * r))
}

/** R² with only the predictors of `subset`: cᵀ P⁻¹ c, whose P⁻¹ is known in closed form. */
function explainedBy(subset: readonly number[], correlations: readonly number[], r: number): number {
  const c = subset.map((i) => correlations[i]!)
  const sum = c.reduce((s, v) => s + v, 0)
  const squares = c.reduce((s, v) => s + v * v, 0)
  return (squares - (r * sum * sum) / (1 + (c.length - 1) * r)) / (1 - r)
}

/**
 * Lindeman, Merenda & Gold's shares of R²: what a predictor adds, averaged over all orders of entry.
 *
 * @see Grömping (2007), The American Statistician 61, 139–147
 */
export function lmgShares(structure: EqualCorrelation): number[] {
  const { betas, r } = structure
  const correlations = zeroOrderCorrelations(structure)
  const orders = permutations(betas.map((_, i) => i))
  return betas.map((_, i) => {
    const gains = orders.map((order) => {
      const before = order.slice(0, order.indexOf(i))
      return (
        explainedBy([...before, i], correlations, r) -
        (before.length ? explainedBy(before, correlations, r) : 0)
      )
    })
    return gains.reduce((sum, gain) => sum + gain, 0) / orders.length
  })
}

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  )
}
