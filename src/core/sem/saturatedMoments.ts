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
    const precision = symmetricInverse(cov, p)?.inverse ?? new Float64Array(p * p).fill(NaN)
    for (const pattern of patterns) {
      const { deviation, second } = completed(pattern, mean, precision, p)
      for (let i = 0; i < p; i++) meanStep[i] += (pattern.n / n) * deviation[i]
      for (let i = 0; i < p * p; i++) next[i] += (pattern.n / n) * second[i]
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
 * Expected deviations from the mean and expected second moments of a pattern's rows. What is missing has, given the
 * rest, the mean −K_mm⁻¹K_mo d and the covariance K_mm⁻¹, with K = Σ⁻¹: work for the few missing variables only.
 */
function completed(
  { observed, mean: m, cov: s }: MissingPattern,
  mean: Float64Array,
  precision: Float64Array,
  p: number,
): { readonly deviation: Float64Array; readonly second: Float64Array } {
  const q = observed.length
  const deviation = new Float64Array(p)
  const second = new Float64Array(p * p)
  for (let i = 0; i < q; i++) deviation[observed[i]] = m[i] - mean[observed[i]]
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++)
      second[observed[i] * p + observed[j]] = s[i * q + j] + deviation[observed[i]] * deviation[observed[j]]
  const missing = Int32Array.from({ length: p }, (_, i) => i).filter((i) => !observed.includes(i))
  const k = missing.length
  if (k === 0) return { deviation, second }

  const conditional = symmetricInverse(submatrix(precision, missing, p), k)?.inverse
  if (!conditional) return { deviation: deviation.fill(NaN), second: second.fill(NaN) }
  // Regression of the missing on all variables (zero on themselves), k×p.
  const rows = new Float64Array(k * p)
  for (let i = 0; i < k; i++) for (const j of observed) rows[i * p + j] = -precision[missing[i] * p + j]
  const regression = multiply(conditional, rows, k, k, p)
  const expected = multiply(regression, deviation, k, p, 1)
  const cross = multiply(regression, second, k, p, p)
  for (let i = 0; i < k; i++) {
    deviation[missing[i]] = expected[i]
    for (const j of observed) second[missing[i] * p + j] = second[j * p + missing[i]] = cross[i * p + j]
    for (let j = 0; j < k; j++) {
      let sum = conditional[i * k + j]
      for (const o of observed) sum += cross[i * p + o] * regression[j * p + o]
      second[missing[i] * p + missing[j]] = sum
    }
  }
  return { deviation, second }
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
