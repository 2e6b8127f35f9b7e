import { chiSquare } from '../numerics/distributions.ts'
import { bfgs } from '../numerics/optimise.ts'
import { inverseCorrelation } from './inverseCorrelation.ts'
import type { Loadings } from './rotation.ts'
import { symmetricEigen } from './symmetricEigen.ts'

export interface Extraction {
  /** Unrotated. */
  readonly loadings: Loadings
  /** Variance of each item that the factors leave. */
  readonly uniquenesses: readonly number[]
  readonly converged: boolean
  /** Items whose uniqueness would fall to 0 or below: the factors are too many, or the item too few. */
  readonly heywood: readonly string[]
  /** Maximum likelihood only: does this number of factors suffice? null without degrees of freedom. */
  readonly test: { readonly chisq: number; readonly df: number; readonly p: number } | null
}

type Correlations = readonly (readonly number[])[]

/** Principal components: loadings vⱼ √λⱼ of the eigenvectors of R. */
export function principalComponents(r: Correlations, k: number): Extraction {
  const { values, vectors } = symmetricEigen(r)
  const loadings = r.map((_, i) =>
    Array.from({ length: k }, (__, j) => vectors[j]![i]! * Math.sqrt(Math.max(values[j]!, 0))),
  )
  return { loadings, uniquenesses: uniquenessOf(loadings), converged: true, heywood: [], test: null }
}

/**
 * Principal axes: components of R with communalities on its diagonal, found by iteration from the squared multiple
 * correlations until none moves by more than 1e-10.
 */
export function principalAxes(r: Correlations, k: number, names: readonly string[]): Extraction {
  const { inverse } = inverseCorrelation(r, names)
  let communalities = inverse.map((row, i) => 1 - 1 / row[i]!)
  let loadings: number[][] = []
  let change = Infinity
  for (let iteration = 0; change > 1e-10 && iteration < 5000; iteration++) {
    const { values, vectors } = symmetricEigen(
      r.map((row, i) => row.map((value, j) => (i === j ? communalities[i]! : value))),
    )
    loadings = r.map((_, i) =>
      Array.from({ length: k }, (__, j) => vectors[j]![i]! * Math.sqrt(Math.max(values[j]!, 0))),
    )
    const next = loadings.map((row) => row.reduce((sum, value) => sum + value * value, 0))
    change = Math.max(...next.map((value, i) => Math.abs(value - communalities[i]!)))
    communalities = next
  }
  const uniquenesses = communalities.map((value) => 1 - value)
  const heywood = names.filter((_, i) => uniquenesses[i]! <= 0)
  return { loadings, uniquenesses, converged: change <= 1e-10, heywood, test: null }
}

/** No uniqueness falls below this, as in R's factanal and psych. */
const LEAST_UNIQUENESS = 0.005

/** ψ = least + (1 − least)/(1 + e^−y) keeps every trial inside the bounds; this is dψ/dy. */
const uniquenessSlope = (psi: number) => ((psi - LEAST_UNIQUENESS) * (1 - psi)) / (1 - LEAST_UNIQUENESS)
const uniquenessAt = (y: number) => LEAST_UNIQUENESS + (1 - LEAST_UNIQUENESS) / (1 + Math.exp(-y))

/**
 * Maximum-likelihood factors. For given uniquenesses ψ the best loadings come from the eigenvectors of Ψ^-½ R Ψ^-½,
 * so that only
 *
 *   F(ψ) = Σ_{j>k} (θⱼ − ln θⱼ − 1),  ∂F/∂ψᵢ = (ΛΛᵀ + Ψ − R)ᵢᵢ / ψᵢ²
 *
 * is minimised, θ the eigenvalues. The test is Bartlett's: χ² = (n − 1 − (2p + 5)/6 − 2k/3)·F.
 *
 * @see Jöreskog (1967); Lawley & Maxwell (1971), eq. 4.21; Bartlett (1951)
 */
export function maximumLikelihoodFactors(
  r: Correlations,
  k: number,
  names: readonly string[],
  n: number,
): Extraction {
  const p = r.length
  const { inverse } = inverseCorrelation(r, names)
  const evaluate = (y: readonly number[]) => {
    const psi = y.map(uniquenessAt)
    const { values, vectors } = symmetricEigen(
      r.map((row, i) => row.map((value, j) => value / Math.sqrt(psi[i]! * psi[j]!))),
    )
    const loadings = psi.map((u, i) =>
      Array.from({ length: k }, (_, j) => vectors[j]![i]! * Math.sqrt(u * Math.max(values[j]! - 1, 0))),
    )
    // Below a number of factors that fits perfectly, rounding may bring the least eigenvalue under 0.
    const value = values
      .slice(k)
      .reduce((sum, theta) => sum + theta - Math.log(Math.max(theta, 1e-300)) - 1, 0)
    return { psi, loadings, value }
  }
  const start = inverse.map((row, i) => {
    const psi = Math.min(Math.max((1 - k / (2 * p)) / row[i]!, 0.02), 0.98)
    return Math.log((psi - LEAST_UNIQUENESS) / (1 - psi))
  })
  const { x, value, converged } = bfgs((y) => evaluate(y).value, start, {
    gradient: (y) => {
      const { psi, loadings } = evaluate(y)
      return psi.map((u, i) => {
        const common = loadings[i]!.reduce((sum, loading) => sum + loading * loading, 0)
        return ((common + u - 1) / (u * u)) * uniquenessSlope(u)
      })
    },
    maxIterations: 1000,
  })
  const { psi, loadings } = evaluate(x)
  const df = ((p - k) ** 2 - (p + k)) / 2
  const chisq = (n - 1 - (2 * p + 5) / 6 - (2 * k) / 3) * value
  return {
    loadings,
    uniquenesses: psi,
    converged,
    heywood: names.filter((_, i) => psi[i]! < LEAST_UNIQUENESS + 1e-4),
    test: df > 0 ? { chisq, df, p: chiSquare.upper(chisq, df) } : null,
  }
}

function uniquenessOf(loadings: Loadings): number[] {
  return loadings.map((row) => 1 - row.reduce((sum, value) => sum + value * value, 0))
}
