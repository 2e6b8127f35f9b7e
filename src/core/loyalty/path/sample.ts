import { randomGamma, randomNormal } from 'd3-random'
import { inverse, Matrix } from 'ml-matrix'
import type { Random } from '../../numerics/random.ts'
import { studentT } from '../../numerics/distributions.ts'
import { explainedVariance, type EqualCorrelation } from './relativeWeights.ts'

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
    const row = factor.map((weights) => weights.reduce((sum, w, j) => sum + w * u[j]!, 0))
    z.push(row)
    y.push(row.reduce((sum, v, j) => sum + betas[j]! * v, residual * normal()))
  }
  return { z, y }
}

/** Lower triangular L with L Lᵀ = P (Cholesky). */
function predictorFactor({ betas, r }: EqualCorrelation): number[][] {
  const k = betas.length
  const factor = Array.from({ length: k }, () => Array.from({ length: k }, () => 0))
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let rest = i === j ? 1 : r
      for (let m = 0; m < j; m++) rest -= factor[i]![m]! * factor[j]![m]!
      factor[i]![j] = i === j ? Math.sqrt(rest) : rest / factor[j]![j]!
    }
  return factor
}

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
  const scatter = scatterMatrix(z.map((row, i) => [...row, y[i]!]))
  const xx = inverse(scatter.subMatrix(0, k - 1, 0, k - 1))
  const xy = scatter.subMatrix(0, k - 1, k, k)
  const b = xx.mmul(xy).to1DArray()
  const total = scatter.get(k, k)
  const explained = b.reduce((sum, v, i) => sum + v * xy.get(i, 0), 0)
  const df = n - k - 1
  const variance = (total - explained) / df
  const t = studentT.quantile(0.975, df)
  return {
    coefficients: b.map((estimate, i) => {
      const se = Math.sqrt(variance * xx.get(i, i))
      return { estimate, se, lower: estimate - t * se, upper: estimate + t * se }
    }),
    r2: explained / total,
  }
}

function scatterMatrix(rows: readonly (readonly number[])[]): Matrix {
  const data = new Matrix(rows.map((row) => [...row]))
  const centred = data.subRowVector(data.mean('column'))
  return centred.transpose().mmul(centred)
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
  const residual = Math.sqrt(1 - explainedVariance(structure))
  const factor = Matrix.zeros(k + 1, k + 1)
  predictors.forEach((row, i) => row.forEach((v, j) => factor.set(i, j, v)))
  for (let j = 0; j < k; j++)
    factor.set(
      k,
      j,
      betas.reduce((sum, b, i) => sum + b * predictors[i]![j]!, 0),
    )
  factor.set(k, k, residual)
  const chi = Array.from({ length: k + 1 }, (_, i) => gamma((n - 1 - i) / 2, 2))

  let recovered = 0
  for (let replication = 0; replication < replications; replication++) {
    const a = Matrix.zeros(k + 1, k + 1)
    for (let i = 0; i <= k; i++) {
      a.set(i, i, Math.sqrt(chi[i]!()))
      for (let j = 0; j < i; j++) a.set(i, j, normal())
    }
    const root = factor.mmul(a)
    // The scatter is root · rootᵀ: the regression of its last row on the others is a triangular system.
    const b = Array.from({ length: k }, () => 0)
    for (let j = k - 1; j >= 0; j--) {
      let rest = root.get(k, j)
      for (let i = j + 1; i < k; i++) rest -= root.get(i, j) * b[i]!
      b[j] = rest / root.get(j, j)
    }
    if (inOrderOf(b, betas)) recovered++
  }
  return recovered / replications
}

function inOrderOf(estimates: readonly number[], truth: readonly number[]): boolean {
  return truth.every((a, i) => truth.every((b, j) => !(a < b) || estimates[i]! < estimates[j]!))
}
