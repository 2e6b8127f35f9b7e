import { multiply, multiplyTransposed, symmetricInverse } from './linear.ts'
import { submatrix } from './saturatedMoments.ts'
import type { SemSettings } from './options.ts'
import type { GroupMoments } from './groupMoments.ts'

/** A normal-theory weight: W (p×p, zero where nothing is observed) of a share of the group's rows. */
export interface Weight {
  readonly share: number
  readonly w: Float64Array
}

/** How far implied moments are from the sample's, with everything a Fisher scoring step needs. */
export interface Discrepancy {
  /** F. */
  readonly value: number
  /** ∂F/∂Σ as a symmetric matrix: dF = tr(Q dΣ) + qᵀdμ. */
  readonly bySigma: Float64Array
  readonly byMean: Float64Array
  readonly weights: readonly Weight[]
}

type DiscrepancyFunction = (
  moments: GroupMoments,
  sigma: Float64Array,
  mean: Float64Array,
) => Discrepancy | null

/** The discrepancy function of an estimator; it returns null where F is not defined. */
export function discrepancyOf(
  settings: Pick<SemSettings, 'estimator' | 'missing'>,
  hasMeans: boolean,
): DiscrepancyFunction {
  if (settings.missing === 'fiml') return fullInformation
  if (settings.estimator === 'ML')
    return (moments, sigma, mean) => maximumLikelihood(moments, sigma, mean, hasMeans)
  const isGls = settings.estimator === 'GLS'
  const cache = new WeakMap<GroupMoments, Float64Array>()
  return (moments, sigma, mean) => {
    let v = cache.get(moments)
    if (!v) {
      v = isGls
        ? symmetricInverse(moments.cov, moments.names.length)!.inverse
        : identity(moments.names.length)
      cache.set(moments, v)
    }
    return leastSquares(moments, sigma, mean, hasMeans, v)
  }
}

/**
 * Maximum likelihood: F = ln|Σ| + tr(SW) − ln|S| − p + (x̄ − μ)ᵀW(x̄ − μ), W = Σ⁻¹.
 *
 * @see Jöreskog (1969), eq. 5
 */
function maximumLikelihood(
  { cov, mean: sample, logDeterminant }: GroupMoments,
  sigma: Float64Array,
  mean: Float64Array,
  hasMeans: boolean,
): Discrepancy | null {
  const p = sample.length
  const solved = symmetricInverse(sigma, p)
  if (!solved) return null
  const { inverse: w } = solved
  const t = Float64Array.from(cov)
  const d = new Float64Array(p)
  if (hasMeans) {
    for (let i = 0; i < p; i++) d[i] = sample[i] - mean[i]
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) t[i * p + j] += d[i] * d[j]
  }
  const wt = multiply(w, t, p, p, p)
  let trace = 0
  for (let i = 0; i < p; i++) trace += wt[i * p + i]
  const bySigma = multiply(wt, w, p, p, p)
  for (let i = 0; i < p * p; i++) bySigma[i] = w[i] - bySigma[i]
  return {
    value: solved.logDeterminant + trace - logDeterminant - p,
    bySigma,
    byMean: multiply(w, d, p, p, 1).map((value) => -2 * value),
    weights: [{ share: 1, w }],
  }
}

/**
 * Least squares: F = ½tr[((S − Σ)V)²] + (x̄ − μ)ᵀV(x̄ − μ), with V = S⁻¹ (generalised) or V = I (unweighted).
 *
 * @see Browne (1974)
 */
function leastSquares(
  { cov, mean: sample }: GroupMoments,
  sigma: Float64Array,
  mean: Float64Array,
  hasMeans: boolean,
  v: Float64Array,
): Discrepancy {
  const p = sample.length
  const difference = cov.map((value, i) => value - sigma[i])
  const dv = multiply(difference, v, p, p, p)
  let value = 0
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) value += 0.5 * dv[i * p + j] * dv[j * p + i]
  const d = sample.map((x, i) => (hasMeans ? x - mean[i] : 0))
  const vd = multiply(v, d, p, p, 1)
  for (let i = 0; i < p; i++) value += d[i] * vd[i]
  return {
    value,
    bySigma: multiply(v, dv, p, p, p).map((x) => -x),
    byMean: vd.map((x) => -2 * x),
    weights: [{ share: 1, w: v }],
  }
}

/**
 * Full-information maximum likelihood: every row counts with the variables it has,
 * F = Σ_k (n_k/n) [ln|Σ_k| + tr(T_kW_k)] − the same for the saturated model.
 *
 * @see Arbuckle (1996), "Full information estimation in the presence of incomplete data"
 */
function fullInformation(
  { n, patterns, saturatedDeviance, mean: sample }: GroupMoments,
  sigma: Float64Array,
  mean: Float64Array,
): Discrepancy | null {
  const p = sample.length
  let value = -saturatedDeviance / n
  const bySigma = new Float64Array(p * p)
  const byMean = new Float64Array(p)
  const weights: Weight[] = []
  const whole = symmetricInverse(sigma, p)
  if (!whole) return null
  for (const { observed, n: nk, mean: m, cov } of patterns!) {
    const q = observed.length
    const share = nk / n
    const { w, logDeterminant } = marginalWeight(whole.inverse, whole.logDeterminant, observed, p)
    const d = new Float64Array(p)
    for (let j = 0; j < q; j++) d[observed[j]] = m[j] - mean[observed[j]]
    const wd = multiply(w, d, p, p, 1)
    value += share * logDeterminant
    for (let i = 0; i < p; i++) {
      value += share * d[i] * wd[i]
      byMean[i] -= 2 * share * wd[i]
      for (let j = 0; j < p; j++) bySigma[i * p + j] += share * (w[i * p + j] - wd[i] * wd[j])
    }
    // A row alone in its pattern has no covariance.
    if (nk > 1) {
      const s = new Float64Array(p * p)
      for (let i = 0; i < q; i++)
        for (let j = 0; j < q; j++) s[observed[i] * p + observed[j]] = cov[i * q + j]
      const ws = multiply(w, s, p, p, p)
      const wsw = multiply(ws, w, p, p, p)
      for (let i = 0; i < p; i++) value += share * ws[i * p + i]
      for (let k = 0; k < p * p; k++) bySigma[k] -= share * wsw[k]
    }
    weights.push({ share, w })
  }
  return { value, bySigma, byMean, weights }
}

/**
 * Σₒₒ⁻¹ = Kₒₒ − KₒₘKₘₘ⁻¹Kₘₒ (zero elsewhere) and ln|Σₒₒ| = ln|Σ| + ln|Kₘₘ|, K = Σ⁻¹: few are missing, so this is
 * much less than an inverse.
 */
function marginalWeight(
  precision: Float64Array,
  logDeterminant: number,
  observed: Int32Array,
  p: number,
): { readonly w: Float64Array; readonly logDeterminant: number } {
  if (observed.length === p) return { w: precision, logDeterminant }
  const missing = Int32Array.from({ length: p }, (_, i) => i).filter((i) => !observed.includes(i))
  const k = missing.length
  const inner = symmetricInverse(submatrix(precision, missing, p), k)!
  const rows = new Float64Array(k * p)
  for (let i = 0; i < k; i++) for (const j of observed) rows[i * p + j] = precision[missing[i] * p + j]
  const taken = multiplyTransposed(rows, multiply(inner.inverse, rows, k, k, p), k, p, p)
  const w = new Float64Array(p * p)
  for (const i of observed) for (const j of observed) w[i * p + j] = precision[i * p + j] - taken[i * p + j]
  return { w, logDeterminant: logDeterminant + inner.logDeterminant }
}

function identity(p: number): Float64Array {
  const eye = new Float64Array(p * p)
  for (let i = 0; i < p; i++) eye[i * p + i] = 1
  return eye
}

/** xᵀ W x for x p×c: the table of all inner products. */
export function innerProducts(x: Float64Array, w: Float64Array, p: number, c: number): Float64Array {
  return multiplyTransposed(x, multiply(w, x, p, p, c), p, c, c)
}
