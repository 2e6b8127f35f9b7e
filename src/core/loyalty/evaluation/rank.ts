import { pearson, ranks } from '../../numerics/correlation.ts'

/** Pearson's correlation; 0 when either is constant: what does not vary tells nothing of the other. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  return pearson(a, b) ?? 0
}

/** Spearman's rank correlation, with the same 0. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  return correlation(ranks(a), ranks(b))
}
