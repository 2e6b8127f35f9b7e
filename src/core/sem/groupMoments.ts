import * as diagnoses from './diagnosis.ts'
import { SemError } from './diagnosis.ts'
import { cholesky } from './linear.ts'
import type { SemSettings } from './options.ts'
import { missingPatterns, saturatedMoments } from './saturatedMoments.ts'
import type { MissingPattern } from './saturatedMoments.ts'

/** What the estimators see of one group. */
export interface GroupMoments {
  readonly label: string
  readonly n: number
  readonly names: readonly string[]
  /** p×p; divided by N or N − 1 as the estimator asks; with FIML, the saturated estimate. */
  readonly cov: Float64Array
  readonly mean: Float64Array
  readonly logDeterminant: number
  /** n×p row by row, NaN where missing; absent when a covariance matrix was given. */
  readonly data: Float64Array | undefined
  /** With FIML: the patterns of missing values, and the saturated −2ℓ without the constant. */
  readonly patterns: readonly MissingPattern[] | undefined
  readonly saturatedDeviance: number
}

/** Moments of one group from its rows; the bootstrap comes in here with rows drawn again. */
export function groupFromData(
  label: string,
  data: Float64Array,
  names: readonly string[],
  settings: SemSettings,
): GroupMoments {
  const p = names.length
  const n = data.length / p
  if (settings.missing === 'fiml') {
    const patterns = missingPatterns(data, n, p)
    const { cov, mean, deviance } = saturatedMoments(patterns, p)
    const logDeterminant = checkedLogDeterminant(cov, names, label)
    return { label, n, names, cov, mean, logDeterminant, data, patterns, saturatedDeviance: deviance }
  }
  const { cov, mean } = meanAndCovariance(data, n, p, dividesByN(settings) ? n : n - 1)
  const logDeterminant = checkedLogDeterminant(cov, names, label)
  return { label, n, names, cov, mean, logDeterminant, data, patterns: undefined, saturatedDeviance: NaN }
}

/** Does S divide by N? Otherwise by N − 1. */
export function dividesByN({ estimator, likelihood }: SemSettings): boolean {
  return estimator === 'ML' && likelihood === 'normal'
}

/** Two passes: the differences from the mean do not lose the digits that a sum of squares would. */
export function meanAndCovariance(
  data: Float64Array,
  n: number,
  p: number,
  divisor: number,
): { readonly cov: Float64Array; readonly mean: Float64Array } {
  const mean = new Float64Array(p)
  for (let r = 0; r < n; r++) for (let j = 0; j < p; j++) mean[j] += data[r * p + j]
  for (let j = 0; j < p; j++) mean[j] /= n
  const cov = new Float64Array(p * p)
  const d = new Float64Array(p)
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < p; j++) d[j] = data[r * p + j] - mean[j]
    for (let i = 0; i < p; i++) for (let j = 0; j <= i; j++) cov[i * p + j] += d[i] * d[j]
  }
  for (let i = 0; i < p; i++) for (let j = 0; j <= i; j++) cov[j * p + i] = cov[i * p + j] /= divisor
  return { cov, mean }
}

/** Moments of incomplete data, each from the rows that have it: means from all, covariances from pairs. */
export function pairwiseMoments({ data, n, names }: GroupMoments): {
  readonly cov: Float64Array
  readonly mean: Float64Array
} {
  const p = names.length
  const columns = names.map((_, j) => Float64Array.from({ length: n }, (__, r) => data![r * p + j]))
  const cov = new Float64Array(p * p)
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      const both = Int32Array.from({ length: n }, (_, r) => r).filter(
        (r) => !Number.isNaN(columns[i]![r]) && !Number.isNaN(columns[j]![r]),
      )
      const pair = new Float64Array(2 * both.length)
      for (const [k, r] of both.entries()) pair.set([columns[i]![r], columns[j]![r]], 2 * k)
      const value = meanAndCovariance(pair, both.length, 2, both.length - 1).cov[1]
      cov[i * p + j] = cov[j * p + i] = (value * (n - 1)) / n
    }
  const mean = Float64Array.from(columns, (column) => {
    const seen = column.filter((x) => !Number.isNaN(x))
    return seen.reduce((sum, x) => sum + x, 0) / seen.length
  })
  return { cov, mean }
}

/** ln|S|; names the variables that cause it when S is singular or not positive definite. */
export function checkedLogDeterminant(cov: Float64Array, names: readonly string[], label: string): number {
  const p = names.length
  const overflowing = names.filter((_, i) => !Number.isFinite(cov[i * p + i]))
  if (overflowing.length > 0) throw new SemError(diagnoses.tooLarge(overflowing, label))
  const correlation = new Float64Array(p * p)
  for (let i = 0; i < p; i++)
    for (let j = 0; j < p; j++)
      correlation[i * p + j] = cov[i * p + j] / Math.sqrt(cov[i * p + i] * cov[j * p + j])
  const bad = firstBadPivot(correlation, p)
  if (bad) {
    const about = partnersOf(correlation, bad.column, p, names)
    throw new SemError(
      bad.pivot < -ROUNDING
        ? diagnoses.notPositiveDefinite(about, label)
        : diagnoses.collinearColumns(about, label),
    )
  }
  const factor = Float64Array.from(cov)
  return cholesky(factor, p)
}

/** Of a Cholesky pivot on the scale of correlations. */
const ROUNDING = 1e-10

/**
 * The first column that those before it explain wholly, where a Cholesky pivot, its unexplained part, is 0, or more
 * than wholly, where it is negative.
 */
function firstBadPivot(
  correlation: Float64Array,
  p: number,
): { readonly column: number; readonly pivot: number } | undefined {
  const whole = Float64Array.from(correlation)
  if (!Number.isNaN(cholesky(whole, p)) && whole.every((x, k) => k % (p + 1) > 0 || x * x > ROUNDING))
    return undefined
  for (let k = 1; k <= p; k++) {
    const leading = new Float64Array(k * k)
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) leading[i * k + j] = correlation[i * p + j]
    const isFactored = !Number.isNaN(cholesky(leading, k))
    // Where the factorisation stops, the last row is done up to its diagonal.
    let pivot = isFactored ? leading[k * k - 1] ** 2 : correlation[(k - 1) * (p + 1)]
    if (!isFactored) for (let j = 0; j < k - 1; j++) pivot -= leading[(k - 1) * k + j] ** 2
    if (pivot <= ROUNDING) return { column: k - 1, pivot }
  }
  return undefined
}

/** The column and those before it that it is most correlated with. */
function partnersOf(
  correlation: Float64Array,
  k: number,
  p: number,
  names: readonly string[],
): readonly string[] {
  const partners = Array.from({ length: k }, (_, i) => i)
    .filter((i) => Math.abs(correlation[k * p + i]) > 0.1)
    .sort((a, b) => Math.abs(correlation[k * p + b]) - Math.abs(correlation[k * p + a]))
  return [...partners.slice(0, 5).sort((a, b) => a - b), k].map((i) => names[i]!)
}
