import { multiply, symmetricInverse } from './linear.ts'

/** Rows in which the same variables were observed, with their moments (divided by their number). */
export interface MissingPattern {
  readonly observed: Int32Array
  readonly rows: Int32Array
  readonly n: number
  readonly mean: Float64Array
  readonly cov: Float64Array
}

/** Groups the rows (n×p, NaN where missing) by which variables they have. */
export function missingPatterns(data: Float64Array, n: number, p: number): readonly MissingPattern[] {
  const byKey = new Map<string, number[]>()
  for (let row = 0; row < n; row++) {
    let key = ''
    for (let j = 0; j < p; j++) key += Number.isNaN(data[row * p + j]) ? '.' : 'x'
    const rows = byKey.get(key)
    if (rows) rows.push(row)
    else byKey.set(key, [row])
  }
  return [...byKey].map(([key, rows]) => {
    const observed = Int32Array.from([...key].flatMap((mark, j) => (mark === 'x' ? [j] : [])))
    return {
      observed,
      rows: Int32Array.from(rows),
      n: rows.length,
      ...patternMoments(data, p, observed, rows),
    }
  })
}

function patternMoments(
  data: Float64Array,
  p: number,
  observed: Int32Array,
  rows: readonly number[],
): { readonly mean: Float64Array; readonly cov: Float64Array } {
  const q = observed.length
  const mean = new Float64Array(q)
  for (const row of rows) for (let j = 0; j < q; j++) mean[j] += data[row * p + observed[j]] / rows.length
  const cov = new Float64Array(q * q)
  for (const row of rows)
    for (let i = 0; i < q; i++) {
      const di = data[row * p + observed[i]] - mean[i]
      for (let j = 0; j < q; j++)
        cov[i * q + j] += (di * (data[row * p + observed[j]] - mean[j])) / rows.length
    }
  return { mean, cov }
}

export interface SaturatedMoments {
  readonly mean: Float64Array
  readonly cov: Float64Array
  /** −2ℓ without its constant Σ ln 2π. */
  readonly deviance: number
  readonly iterations: number
}

/**
 * Maximum-likelihood mean and covariance matrix of incomplete normal data, by the EM algorithm: in each step the
 * expectation of xxᵀ given what was observed takes the place of xxᵀ.
 *
 * @param p number of variables
 * @see Little & Rubin (2002), Statistical Analysis with Missing Data, section 11.2
 */
export function saturatedMoments(
  patterns: readonly MissingPattern[],
  p: number,
  { tolerance = 1e-10, maxIterations = 3000 } = {},
): SaturatedMoments {
  const n = patterns.reduce((sum, pattern) => sum + pattern.n, 0)
  let { mean, cov } = availableCases(patterns, p)
  for (let iterations = 1; ; iterations++) {
    const meanStep = new Float64Array(p)
    const next = new Float64Array(p * p)
    for (const pattern of patterns) {
      const { observed, n: nk } = pattern
      const q = observed.length
      const { regression, second } = conditional(pattern, mean, cov, p)
      const d = pattern.mean.map((value, j) => value - mean[observed[j]])
      for (let i = 0; i < p; i++) {
        let sum = 0
        for (let j = 0; j < q; j++) sum += regression[i * q + j] * d[j]
        meanStep[i] += (nk / n) * sum
      }
      for (let i = 0; i < p * p; i++) next[i] += (nk / n) * second[i]
    }
    let change = 0
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        next[i * p + j] -= meanStep[i] * meanStep[j]
        const scale = Math.sqrt(cov[i * p + i] * cov[j * p + j])
        change = Math.max(change, Math.abs(next[i * p + j] - cov[i * p + j]) / scale)
      }
      change = Math.max(change, Math.abs(meanStep[i]) / Math.sqrt(cov[i * p + i]))
    }
    mean = mean.map((value, i) => value + meanStep[i])
    cov = next
    if (change < tolerance || iterations >= maxIterations || Number.isNaN(change))
      return { mean, cov, deviance: devianceOf(patterns, mean, cov, p), iterations }
  }
}

/** Means and variances of what was observed, covariances zero: where EM starts. */
function availableCases(
  patterns: readonly MissingPattern[],
  p: number,
): { mean: Float64Array; cov: Float64Array } {
  const count = new Float64Array(p)
  const mean = new Float64Array(p)
  const square = new Float64Array(p)
  for (const { observed, n, mean: m } of patterns)
    for (let j = 0; j < observed.length; j++) {
      count[observed[j]] += n
      mean[observed[j]] += n * m[j]
    }
  for (let i = 0; i < p; i++) mean[i] /= count[i]
  for (const { observed, n, mean: m, cov } of patterns)
    for (let j = 0; j < observed.length; j++)
      square[observed[j]] += n * (cov[j * observed.length + j] + (m[j] - mean[observed[j]]) ** 2)
  const cov = new Float64Array(p * p)
  for (let i = 0; i < p; i++) cov[i * p + i] = square[i] / count[i]
  return { mean, cov }
}

/**
 * Regression of all variables on the observed ones, G = Σ·ₒ Σₒₒ⁻¹ (p×q), and the expected second moments about
 * the mean, G T Gᵀ + Σ − G Σₒ·, with T the observed ones.
 */
function conditional(
  { observed, mean: m, cov: s }: MissingPattern,
  mean: Float64Array,
  cov: Float64Array,
  p: number,
): { readonly regression: Float64Array; readonly second: Float64Array } {
  const q = observed.length
  const oo = submatrix(cov, observed, p)
  const inverse = symmetricInverse(oo, q)?.inverse ?? new Float64Array(q * q).fill(NaN)
  const all = new Float64Array(p * q)
  for (let i = 0; i < p; i++) for (let j = 0; j < q; j++) all[i * q + j] = cov[i * p + observed[j]]
  const regression = multiply(all, inverse, p, q, q)
  const t = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++)
      t[i * q + j] = s[i * q + j] + (m[i] - mean[observed[i]]) * (m[j] - mean[observed[j]]) - oo[i * q + j]
  const half = multiply(regression, t, p, q, q)
  const second = Float64Array.from(cov)
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++)
      for (let k = 0; k < q; k++) second[i * p + j] += half[i * q + k] * regression[j * q + k]
  return { regression, second }
}

/** −2ℓ of the rows at a mean and covariance matrix, without its constant; Infinity outside the domain. */
function devianceOf(
  patterns: readonly MissingPattern[],
  mean: Float64Array,
  cov: Float64Array,
  p: number,
): number {
  let deviance = 0
  for (const { observed, n, mean: m, cov: s } of patterns) {
    const q = observed.length
    const solved = symmetricInverse(submatrix(cov, observed, p), q)
    if (!solved) return Infinity
    let trace = 0
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++)
        trace +=
          solved.inverse[i * q + j] * (s[i * q + j] + (m[i] - mean[observed[i]]) * (m[j] - mean[observed[j]]))
    deviance += n * (solved.logDeterminant + trace)
  }
  return deviance
}

/** Rows and columns `which` of a p×p matrix. */
export function submatrix(a: Float64Array, which: Int32Array, p: number): Float64Array {
  const q = which.length
  const sub = new Float64Array(q * q)
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) sub[i * q + j] = a[which[i] * p + which[j]]
  return sub
}
