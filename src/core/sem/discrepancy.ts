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
  for (const { observed, n: nk, mean: m, cov } of patterns!) {
    const q = observed.length
    const solved = symmetricInverse(submatrix(sigma, observed, p), q)
    if (!solved) return null
    const { inverse } = solved
    const share = nk / n
    const d = m.map((x, j) => x - mean[observed[j]])
    const t = Float64Array.from(cov)
    for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) t[i * q + j] += d[i] * d[j]
    const wt = multiply(inverse, t, q, q, q)
    const wtw = multiply(wt, inverse, q, q, q)
    const wd = multiply(inverse, d, q, q, 1)
    const w = new Float64Array(p * p)
    value += share * solved.logDeterminant
    for (let i = 0; i < q; i++) {
      value += share * wt[i * q + i]
      byMean[observed[i]] -= 2 * share * wd[i]
      for (let j = 0; j < q; j++) {
        const at = observed[i] * p + observed[j]
        w[at] = inverse[i * q + j]
        bySigma[at] += share * (inverse[i * q + j] - wtw[i * q + j])
      }
    }
    weights.push({ share, w })
  }
  return { value, bySigma, byMean, weights }
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
