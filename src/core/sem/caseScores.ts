import { innerProducts } from './discrepancy.ts'
import type { GroupState } from './evaluator.ts'
import { multiply, multiplyTransposed, symmetricInverse } from './linear.ts'
import type { GroupMoments } from './groupMoments.ts'
import type { Derivative } from './ram.ts'
import { submatrix } from './saturatedMoments.ts'

/**
 * Derivatives of each row's log-likelihood, n × (number of derivatives): with z = W(x − μ) a row's score for
 * ∂Σ = f(x_u x_wᵀ + x_w x_uᵀ), ∂μ = c·x_u is f(t_u t_w − G_uw) + c·t_u, where t = Xᵀz and G = XᵀWX.
 *
 * @param centre the mean to take rows from: μ of the model, or the sample mean
 * @param fitted n×p deviations from it that exogenous variables account for; their share is taken off
 * @throws RangeError when there are no raw data
 */
export function caseScores(
  state: GroupState,
  derivatives: readonly Derivative[],
  centre: Float64Array,
  fitted?: Float64Array,
): Float64Array {
  const { moments, ram, vectors, implied } = state
  const { data, n, patterns } = moments
  if (!data)
    throw new RangeError(
      'invalid se; robust standard errors and tests need raw data, not a covariance matrix',
    )
  const { p, m } = ram
  const c = 2 * m
  const q = derivatives.length
  const scores = new Float64Array(n * q)
  const complete = { observed: Int32Array.from({ length: p }, (_, i) => i), rows: undefined }
  for (const { observed, rows } of patterns ?? [complete]) {
    const k = observed.length
    const inverse = symmetricInverse(submatrix(implied.sigma, observed, p), k)!.inverse
    const x = new Float64Array(k * c)
    for (let i = 0; i < k; i++) x.set(vectors.subarray(observed[i] * c, (observed[i] + 1) * c), i * c)
    const table = innerProducts(x, inverse, k, c)
    const wx = multiply(inverse, x, k, k, c)
    const d = new Float64Array(k)
    for (let r = 0; r < (rows?.length ?? n); r++) {
      const row = rows ? rows[r] : r
      for (let i = 0; i < k; i++) d[i] = data[row * p + observed[i]] - centre[observed[i]]
      const t = multiplyTransposed(wx, d, k, c, 1)
      for (let a = 0; a < q; a++) {
        const { u, w, factor, mean } = derivatives[a]!
        scores[row * q + a] = factor * (t[u] * t[w] - table[u * c + w]) + mean * t[u]
      }
      if (!fitted) continue
      const given = multiplyTransposed(wx, fitted.subarray(row * p, (row + 1) * p), k, c, 1)
      for (let a = 0; a < q; a++) {
        const { u, w, factor, mean } = derivatives[a]!
        scores[row * q + a] -= factor * given[u] * given[w] + mean * given[u]
      }
    }
  }
  return scores
}

/**
 * What a regression on the exogenous variables says of each row, as deviations from the mean: n×p.
 *
 * @returns undefined without exogenous variables
 */
export function fittedByExogenous(
  { names, data, n, mean, cov }: GroupMoments,
  exogenous: readonly string[],
): Float64Array | undefined {
  const which = Int32Array.from(exogenous, (name) => names.indexOf(name))
  const k = which.length
  if (k === 0 || !data) return undefined
  const p = names.length
  const inverse = symmetricInverse(submatrix(cov, which, p), k)!.inverse
  const withX = new Float64Array(p * k)
  for (let i = 0; i < p; i++) for (let j = 0; j < k; j++) withX[i * k + j] = cov[i * p + which[j]]
  const slopes = multiply(withX, inverse, p, k, k)
  const fitted = new Float64Array(n * p)
  const x = new Float64Array(k)
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < k; j++) x[j] = data[r * p + which[j]] - mean[which[j]]
    fitted.set(multiply(slopes, x, p, k, 1), r * p)
  }
  return fitted
}

/** Adds weight·(1/n)Σssᵀ of the rows' scores to `out` at the places `free`; centred on request. */
export function addCrossProducts(
  scores: Float64Array,
  free: readonly number[],
  size: number,
  weight: number,
  out: Float64Array,
  { centred = false } = {},
): void {
  const q = free.length
  const n = scores.length / q
  const mean = new Float64Array(q)
  if (centred) for (let i = 0; i < scores.length; i++) mean[i % q] += scores[i] / n
  // Rows that share a parameter add up to its score.
  const s = new Float64Array(size)
  for (let r = 0; r < n; r++) {
    s.fill(0)
    for (let a = 0; a < q; a++) s[free[a]!] += scores[r * q + a] - mean[a]
    for (let i = 0; i < size; i++) {
      if (s[i] === 0) continue
      for (let j = 0; j <= i; j++) out[i * size + j] += (weight * s[i] * s[j]) / n
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) out[j * size + i] = out[i * size + j]
}
