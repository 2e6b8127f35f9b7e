import { mean, sum } from 'd3-array'
import { randomGamma, randomNormal } from 'd3-random'
import type { Random } from '../../numerics/random.ts'
import { explainedVariance, type EqualCorrelation } from './relativeWeights.ts'
import { choleskyRoot, inverseDiagonal, regressionOfLast } from './root.ts'
import { studentLimit } from './studentLimit.ts'

/** Rows of predictors and outcome, all of variance 1. */
export interface Sample {
  readonly z: readonly (readonly number[])[]
  readonly y: readonly number[]
}

/** Draws n rows of equally correlated normal predictors and y = Σ βᵢ zᵢ + e, Var y = 1. */
export function drawSample(structure: EqualCorrelation, n: number, random: Random): Sample {
  const { betas } = structure
  const normal = randomNormal.source(random)(0, 1)
  const factor = predictorFactor(structure)
  const residual = Math.sqrt(1 - explainedVariance(structure))
  const z: number[][] = []
  const y: number[] = []
  for (let i = 0; i < n; i++) {
    const u = betas.map(() => normal())
    const row = factor.map((weights) => weights.reduce((total, w, j) => total + w * u[j]!, 0))
    z.push(row)
    y.push(row.reduce((total, v, j) => total + betas[j]! * v, residual * normal()))
  }
  return { z, y }
}

/** The root of the predictors' correlation matrix. */
const predictorFactor = ({ betas, r }: EqualCorrelation) =>
  choleskyRoot(betas.map((_, i) => betas.map((__, j) => (i === j ? 1 : r))))

export interface Regression {
  readonly coefficients: readonly {
    readonly estimate: number
    readonly se: number
    readonly lower: number
    readonly upper: number
  }[]
  readonly r2: number
}

/** Ordinary least squares with an intercept, and 95% limits of Student's t. */
export function regress({ z, y }: Sample): Regression {
  const n = y.length
  const k = z[0]!.length
  const root = choleskyRoot(scatterMatrix(z.map((row, i) => [...row, y[i]!])))
  const variances = inverseDiagonal(root, k)
  const total = sum(root[k]!, (v) => v * v)
  const left = root[k]![k]! ** 2
  const df = n - k - 1
  const t = studentLimit(0.95, df)
  return {
    coefficients: regressionOfLast(root).map((estimate, j) => {
      const se = Math.sqrt((left / df) * variances[j]!)
      return { estimate, se, lower: estimate - t * se, upper: estimate + t * se }
    }),
    r2: 1 - left / total,
  }
}

/** Sums of squares and products about the means. */
function scatterMatrix(rows: readonly (readonly number[])[]): number[][] {
  const means = rows[0]!.map((_, i) => mean(rows, (row) => row[i]!)!)
  return means.map((a, i) => means.map((b, j) => sum(rows, (row) => (row[i]! - a) * (row[j]! - b))))
}

/**
 * Share of samples of size n whose estimates stand in the order of the true effects.
 *
 * A regression knows the data only through their scatter matrix, and that is drawn at once from its Wishart
 * distribution (Bartlett 1933): L A, with χ's on the diagonal of A and normals below.
 */
export function orderRecovery(
  structure: EqualCorrelation,
  n: number,
  replications: number,
  random: Random,
): number {
  const { betas } = structure
  const k = betas.length
  const normal = randomNormal.source(random)(0, 1)
  const gamma = randomGamma.source(random)
  const predictors = predictorFactor(structure)
  const factor = [
    ...predictors.map((row) => [...row, 0]),
    [
      ...predictors.map((_, j) => betas.reduce((total, b, i) => total + b * predictors[i]![j]!, 0)),
      Math.sqrt(1 - explainedVariance(structure)),
    ],
  ]
  const chi = Array.from({ length: k + 1 }, (_, i) => gamma((n - 1 - i) / 2, 2))

  let recovered = 0
  for (let replication = 0; replication < replications; replication++) {
    const a = chi.map((draw, i) => {
      const end = Math.sqrt(draw())
      return chi.map((_, j) => (j < i ? normal() : j === i ? end : 0))
    })
    // The scatter is (L A)(L A)ᵀ, and L A is lower triangular: it is the root itself.
    if (inOrderOf(regressionOfLast(product(factor, a)), betas)) recovered++
  }
  return recovered / replications
}

/** Of two lower triangular matrices. */
function product(l: readonly (readonly number[])[], a: readonly (readonly number[])[]): number[][] {
  return l.map((row, i) =>
    row.map((_, j) => {
      let entry = 0
      for (let m = j; m <= i; m++) entry += row[m]! * a[m]![j]!
      return entry
    }),
  )
}

function inOrderOf(estimates: readonly number[], truth: readonly number[]): boolean {
  return truth.every((a, i) => truth.every((b, j) => !(a < b) || estimates[i]! < estimates[j]!))
}
