import { correlation } from './rank.ts'

/** Saaty's mean consistency index of random judgements, by number of criteria. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49] as const

export interface Ahp {
  readonly weights: readonly number[]
  /** Largest eigenvalue; n when judgements are consistent. */
  readonly lambda: number
  /** (λ − n)/(n − 1)/RI: above 0.1 the judgements contradict each other too much. */
  readonly consistencyRatio: number
}

/**
 * Analytic hierarchy process: weights are the principal eigenvector of a matrix of pairwise judgements.
 *
 * @param judgements n × n, aᵢⱼ how many times i matters more than j, aⱼᵢ = 1/aᵢⱼ
 * @throws RangeError when it is not reciprocal, or n is not in 2 … 10
 * @see Saaty (1977), Journal of Mathematical Psychology 15, 234–281
 */
export function ahp(judgements: readonly (readonly number[])[]): Ahp {
  const n = judgements.length
  if (!(n >= 2 && n <= 10)) throw new RangeError(`invalid judgements; not 2 to 10 criteria: ${n}`)
  judgements.forEach((row, i) =>
    row.forEach((value, j) => {
      if (!(value > 0 && Math.abs(value * judgements[j]![i]! - 1) < 1e-9))
        throw new RangeError(`invalid judgements; not reciprocal at ${i + 1}, ${j + 1}: ${value}`)
    }),
  )
  const { vector: weights, value: lambda } = principal(judgements)
  const index = (lambda - n) / (n - 1)
  return { weights, lambda, consistencyRatio: n > 2 ? Math.max(0, index / RANDOM_INDEX[n]!) : 0 }
}

/**
 * Entropy weights: indicators whose values are spread unevenly over customers get more weight, whatever they mean.
 *
 *   pᵢⱼ = xᵢⱼ/Σᵢ xᵢⱼ,  eⱼ = −Σᵢ pᵢⱼ ln pᵢⱼ / ln n,  wⱼ ∝ 1 − eⱼ
 *
 * @param rows n × k; each column is first brought to [0, 1]
 */
export function entropyWeights(rows: readonly (readonly number[])[]): number[] {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  const spread = Array.from({ length: k }, (_, j) => {
    const column = rows.map((row) => row[j]!)
    const low = Math.min(...column)
    const scaled = column.map((v) => v - low)
    const total = scaled.reduce((sum, v) => sum + v, 0)
    if (total === 0) return 0
    const entropy =
      scaled.reduce((sum, v) => (v > 0 ? sum - (v / total) * Math.log(v / total) : sum), 0) / Math.log(n)
    return 1 - entropy
  })
  const total = spread.reduce((sum, v) => sum + v, 0)
  return spread.map((v) => (total > 0 ? v / total : 1 / k))
}

/**
 * Weights from the first principal component of the correlations: its absolute loadings, over their sum. Equal weights
 * where no component comes first, as of columns that do not correlate: any direction is then as good as another.
 */
export function principalWeights(rows: readonly (readonly number[])[]): number[] {
  const columns = (rows[0] ?? []).map((_, j) => rows.map((row) => row[j]!))
  const correlations = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : correlation(a, b))))
  const { vector, comesFirst } = principal(correlations)
  return comesFirst ? vector.map(Math.abs) : columns.map(() => 1 / columns.length)
}

/** Squarings of a matrix: its 2³⁶th power, in which a second eigenvalue that is 1e-9 smaller is gone. */
const SQUARINGS = 36

/**
 * The eigenvector of the largest eigenvalue, its absolute values of sum 1, by the power method: for the positive
 * matrices of judgements (Perron) and for correlations, both small. A high power is the eigenvector's own matrix, of
 * rank one, unless a second eigenvalue is as large.
 */
function principal(matrix: readonly (readonly number[])[]): {
  readonly vector: readonly number[]
  readonly value: number
  readonly comesFirst: boolean
} {
  let power = scaled(matrix)
  for (let k = 0; k < SQUARINGS; k++) power = scaled(product(power, power))
  const size = (j: number) => power.reduce((sum, row) => sum + Math.abs(row[j]!), 0)
  // Any column is the vector, unless it is 0.
  const column = matrix.reduce((best, _, j) => (size(j) > size(best) ? j : best), 0)
  const vector = power.map((row) => row[column]! / size(column))
  const value = matrix.reduce(
    (sum, row) => sum + Math.abs(row.reduce((total, a, j) => total + a * vector[j]!, 0)),
    0,
  )
  const trace = power.reduce((sum, row, i) => sum + row[i]!, 0)
  // P² = tr(P)·P is what rank one means.
  const squared = product(power, power)
  const comesFirst = power.every((row, i) =>
    row.every((p, j) => Math.abs(squared[i]![j]! - trace * p) < 1e-6 * Math.abs(trace)),
  )
  return { vector, value, comesFirst }
}

type Square = readonly (readonly number[])[]

const product = (a: Square, b: Square) =>
  a.map((row) => b.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)))

/** With a largest element of 1. */
function scaled(matrix: Square): number[][] {
  const most = Math.max(...matrix.flat().map(Math.abs))
  return matrix.map((row) => row.map((value) => value / most))
}
