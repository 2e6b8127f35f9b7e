import type { GroupState } from './evaluator.ts'
import { rowsOf } from './linear.ts'

export interface Matrices {
  readonly cov: readonly (readonly number[])[]
  readonly mean: readonly number[]
}

/** Where a model and the sample differ, in one group. */
export interface GroupResiduals {
  readonly label: string
  readonly n: number
  readonly names: readonly string[]
  readonly sample: Matrices
  readonly implied: Matrices
  readonly raw: Matrices
  /** Differences of correlations. */
  readonly correlation: readonly (readonly number[])[]
  /** (s − σ) over its standard error √((σᵢᵢσⱼⱼ + σᵢⱼ²)/n): beyond ±2 is more than chance (AMOS' standardized residual). */
  readonly normalised: readonly (readonly number[])[]
}

/** @see Jöreskog & Sörbom (1984), LISREL VI, p. I.42 */
export function groupResiduals({ ram: { p }, moments, implied: { sigma, eta } }: GroupState): GroupResiduals {
  const { cov, mean, n, label, names } = moments
  const fill = (f: (i: number, j: number, s: number, sigmaIj: number) => number) =>
    rowsOf(
      cov.map((s, k) => f(Math.floor(k / p), k % p, s, sigma[k])),
      p,
    )
  const impliedMean = eta.subarray(0, p)
  return {
    label,
    n,
    names,
    sample: { cov: rowsOf(cov, p), mean: Array.from(mean) },
    implied: { cov: rowsOf(sigma, p), mean: Array.from(impliedMean) },
    raw: {
      cov: fill((_, __, s, sigmaIj) => s - sigmaIj),
      mean: Array.from(mean, (x, i) => x - impliedMean[i]),
    },
    correlation: fill(
      (i, j, s, sigmaIj) =>
        s / Math.sqrt(cov[i * p + i] * cov[j * p + j]) -
        sigmaIj / Math.sqrt(sigma[i * p + i] * sigma[j * p + j]),
    ),
    normalised: fill(
      (i, j, s, sigmaIj) =>
        (s - sigmaIj) / Math.sqrt((sigma[i * p + i] * sigma[j * p + j] + sigmaIj ** 2) / n),
    ),
  }
}
