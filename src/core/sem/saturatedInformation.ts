import { multiply, symmetricInverse } from './linear.ts'
import type { GroupMoments } from './groupMoments.ts'
import { submatrix } from './saturatedMoments.ts'
import type { MissingPattern } from './saturatedMoments.ts'

/** A moment of the saturated model: σᵢⱼ, or (j < 0) the mean μᵢ. */
interface Moment {
  readonly i: number
  readonly j: number
  /** ½ on the diagonal: ∂Σ = factor·(eᵢeⱼᵀ + eⱼeᵢᵀ). */
  readonly factor: number
}

/** Number of moments of p variables, without those among `fixedCount` exogenous ones. */
export function saturatedSize(p: number, fixedCount: number): number {
  return (p * (p + 3)) / 2 - (fixedCount * (fixedCount + 3)) / 2
}

function saturatedElements(p: number, fixed: readonly number[]): readonly Moment[] {
  const elements: Moment[] = []
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++)
      if (!(fixed.includes(i) && fixed.includes(j))) elements.push({ i, j, factor: i === j ? 0.5 : 1 })
  for (let i = 0; i < p; i++) if (!fixed.includes(i)) elements.push({ i, j: -1, factor: 0 })
  return elements
}

/**
 * Observed information of the saturated model of incomplete data, per row:
 * −∂²ℓ/∂σₐ∂σᵦ = ½[2tr(∂ₐW∂ᵦM) − tr(W∂ₐW∂ᵦ)] with M = WTW, summed over the patterns of missing values.
 *
 * @param fixed exogenous variables, whose moments are not parameters
 */
export function saturatedInformation(
  { patterns, n, mean, cov }: GroupMoments,
  fixed: readonly number[],
): Float64Array {
  const p = mean.length
  const elements = saturatedElements(p, fixed)
  const size = elements.length
  const out = new Float64Array(size * size)
  for (const pattern of patterns!) {
    const { observed, n: nk, mean: m, cov: s } = pattern
    const q = observed.length
    const { inverse, w } = weightOf(pattern, cov, p)
    const d = m.map((x, k) => x - mean[observed[k]])
    const t = Float64Array.from(s)
    for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) t[i * q + j] += d[i] * d[j]
    const M = spread(multiply(multiply(inverse, t, q, q, q), inverse, q, q, q), observed, p)
    const v = new Float64Array(p)
    const wd = multiply(inverse, d, q, q, 1)
    for (let k = 0; k < q; k++) v[observed[k]] = wd[k]
    for (let a = 0; a < size; a++)
      for (let b = 0; b <= a; b++)
        out[a * size + b] += (nk / n) * second(elements[a]!, elements[b]!, w, M, v, p)
  }
  return mirrored(out, size)
}

function second(a: Moment, b: Moment, w: Float64Array, M: Float64Array, v: Float64Array, p: number): number {
  const { i: u, j: x } = a
  const { i: y, j: z } = b
  if (x < 0 && z < 0) return w[u * p + y]
  if (x < 0) return b.factor * (w[u * p + y] * v[z] + w[u * p + z] * v[y])
  if (z < 0) return a.factor * (w[y * p + u] * v[x] + w[y * p + x] * v[u])
  const [uy, xz, uz, xy] = [u * p + y, x * p + z, u * p + z, x * p + y]
  return (
    a.factor *
    b.factor *
    (w[xy] * M[uz] + w[xz] * M[uy] + w[uy] * M[xz] + w[uz] * M[xy] - w[uy] * w[xz] - w[uz] * w[xy])
  )
}

/** (1/n) Σ ssᵀ of the rows' scores in the saturated model. */
export function saturatedMeat(
  { patterns, data, n, mean, cov }: GroupMoments,
  fixed: readonly number[],
): Float64Array {
  const p = mean.length
  const elements = saturatedElements(p, fixed)
  const size = elements.length
  const out = new Float64Array(size * size)
  const score = new Float64Array(size)
  const z = new Float64Array(p)
  for (const pattern of patterns!) {
    const { observed, rows } = pattern
    const q = observed.length
    const { inverse, w } = weightOf(pattern, cov, p)
    for (const row of rows) {
      z.fill(0)
      for (let i = 0; i < q; i++)
        for (let j = 0; j < q; j++)
          z[observed[i]] += inverse[i * q + j] * (data![row * p + observed[j]] - mean[observed[j]])
      for (let a = 0; a < size; a++) {
        const { i, j, factor } = elements[a]!
        score[a] = j < 0 ? z[i] : factor * (z[i] * z[j] - w[i * p + j])
      }
      for (let a = 0; a < size; a++)
        for (let b = 0; b <= a; b++) out[a * size + b] += (score[a] * score[b]) / n
    }
  }
  return mirrored(out, size)
}

/** Expected information of the saturated model, given which values are missing, per row: Σ over the patterns. */
export function expectedSaturatedInformation(
  { patterns, n, mean, cov }: GroupMoments,
  fixed: readonly number[],
): Float64Array {
  const p = mean.length
  const size = saturatedSize(p, fixed.length)
  const out = new Float64Array(size * size)
  for (const pattern of patterns!) {
    const part = completeInformation(weightOf(pattern, cov, p).w, p, fixed)
    for (let k = 0; k < out.length; k++) out[k] += (pattern.n / n) * part[k]
  }
  return out
}

/** Normal-theory information of complete data, ½tr(W∂ₐW∂ᵦ) and W for the means, per row. */
export function completeInformation(w: Float64Array, p: number, fixed: readonly number[]): Float64Array {
  const elements = saturatedElements(p, fixed)
  const size = elements.length
  const out = new Float64Array(size * size)
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) {
      const { i: u, j: x, factor } = elements[a]!
      const { i: y, j: z, factor: factorB } = elements[b]!
      if (x < 0 && z < 0) out[a * size + b] = w[u * p + y]
      else if (x >= 0 && z >= 0)
        out[a * size + b] = factor * factorB * (w[u * p + y] * w[x * p + z] + w[u * p + z] * w[x * p + y])
    }
  return out
}

/** Σ⁻¹ of the variables that a pattern has, by itself and among all variables, 0 where one is missing. */
function weightOf(
  { observed }: MissingPattern,
  cov: Float64Array,
  p: number,
): { readonly inverse: Float64Array; readonly w: Float64Array } {
  const { inverse } = symmetricInverse(submatrix(cov, observed, p), observed.length)!
  return { inverse, w: spread(inverse, observed, p) }
}

/** A symmetric matrix of which the lower half was computed, made whole. */
function mirrored(lower: Float64Array, size: number): Float64Array {
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) lower[b * size + a] = lower[a * size + b]
  return lower
}

function spread(a: Float64Array, observed: Int32Array, p: number): Float64Array {
  const q = observed.length
  const out = new Float64Array(p * p)
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) out[observed[i] * p + observed[j]] = a[i * q + j]
  return out
}
