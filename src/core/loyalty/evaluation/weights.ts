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

/** Weights from the first principal component of the correlations: its absolute loadings, over their sum. */
export function principalWeights(rows: readonly (readonly number[])[]): number[] {
  const columns = (rows[0] ?? []).map((_, j) => rows.map((row) => row[j]!))
  const correlations = columns.map((a, i) => columns.map((b, j) => (i === j ? 1 : correlation(a, b))))
  return principal(correlations).vector.map(Math.abs)
}

/**
 * The eigenvector of the largest eigenvalue, its absolute values of sum 1, by the power method: for the positive
 * matrices of judgements (Perron) and for correlations, both small.
 */
function principal(matrix: readonly (readonly number[])[]): {
  readonly vector: readonly number[]
  readonly value: number
} {
  // Not the vector of ones, to which the wanted one may stand at a right angle.
  let vector = unit(matrix.map((_, i) => 1 + i / 7))
  let value = 0
  for (let iteration = 0; iteration < 2000; iteration++) {
    const product = matrix.map((row) => row.reduce((sum, a, j) => sum + a * vector[j]!, 0))
    const next = unit(product)
    value = product.reduce((sum, v) => sum + Math.abs(v), 0)
    const moved = Math.max(...next.map((v, i) => Math.abs(v - vector[i]!)))
    vector = next
    if (moved < 1e-15) break
  }
  return { vector, value }
}

function unit(vector: readonly number[]): number[] {
  const size = vector.reduce((sum, v) => sum + Math.abs(v), 0)
  return vector.map((v) => v / size)
}
