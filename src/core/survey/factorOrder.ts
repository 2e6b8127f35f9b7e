import type { Loadings, ObliqueSolution } from './rotation.ts'

/**
 * Signs and order of factors, which the data leave open: every factor points where its loadings sum to more than 0,
 * and the factor with the largest sum of squared loadings comes first (the convention of R's psych).
 */
export function orderFactors(loadings: Loadings): number[][] {
  const { order, signs } = convention(loadings)
  return loadings.map((row) => order.map((j) => signs[j]! * row[j]!))
}

/** The same for an oblique solution, whose correlations follow. */
export function orderOblique({ pattern, factorCorrelations }: ObliqueSolution): ObliqueSolution {
  const { order, signs } = convention(pattern)
  return {
    pattern: pattern.map((row) => order.map((j) => signs[j]! * row[j]!)),
    factorCorrelations: order.map((i) =>
      order.map((j) => (i === j ? 1 : signs[i]! * signs[j]! * factorCorrelations[i]![j]!)),
    ),
  }
}

/** Σᵢ λ²ᵢⱼ of each factor. */
export function sumsOfSquares(loadings: Loadings): number[] {
  return (loadings[0] ?? []).map((_, j) => loadings.reduce((sum, row) => sum + row[j]! ** 2, 0))
}

function convention(loadings: Loadings): { order: number[]; signs: number[] } {
  const sizes = sumsOfSquares(loadings)
  return {
    order: sizes.map((_, j) => j).sort((a, b) => sizes[b]! - sizes[a]!),
    signs: sizes.map((_, j) => (loadings.reduce((sum, row) => sum + row[j]!, 0) < 0 ? -1 : 1)),
  }
}
