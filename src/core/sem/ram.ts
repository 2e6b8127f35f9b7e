import { invertGeneral, multiply } from './linear.ts'
import type { ParameterRow, ParameterTable } from './parameterTable.ts'
import type { GroupMoments } from './groupMoments.ts'

/**
 * Where a parameter stands in the reticular action model: a path j → i in A, a (co)variance in S, an intercept in M.
 */
export interface RamElement {
  readonly matrix: 'A' | 'S' | 'M'
  readonly i: number
  readonly j: number
}

/** One group of a model as matrices; variables are the p observed ones, then the latents, m in all. */
export interface RamGroup {
  readonly names: readonly string[]
  readonly p: number
  readonly m: number
  readonly rows: readonly ParameterRow[]
  readonly elements: readonly RamElement[]
  /** Value of each row that is fixed; NaN for free ones. */
  readonly fixed: Float64Array
}

/** What a parameter vector implies for one group. */
export interface Implied {
  /** (I − A)⁻¹, m×m. */
  readonly total: Float64Array
  /** Covariance matrix of all m variables. */
  readonly omega: Float64Array
  /** Σ = F Ω Fᵀ, p×p. */
  readonly sigma: Float64Array
  /** Means of all m variables. */
  readonly eta: Float64Array
  /** A and S themselves. */
  readonly paths: Float64Array
  readonly residual: Float64Array
}

/** Position of a relation among the variables of a group. */
export function elementOf(
  { lhs, op, rhs }: Pick<ParameterRow, 'lhs' | 'op' | 'rhs'>,
  names: readonly string[],
): RamElement {
  const l = names.indexOf(lhs)
  const r = names.indexOf(rhs)
  switch (op) {
    case '=~':
      return { matrix: 'A', i: r, j: l }
    case '~':
      return { matrix: 'A', i: l, j: r }
    case '~~':
      return { matrix: 'S', i: l, j: r }
    case '~1':
      return { matrix: 'M', i: l, j: l }
  }
}

/** The matrices of one group; exogenous moments take the sample's values. */
export function ramGroup(table: ParameterTable, group: number, moments: GroupMoments): RamGroup {
  const { observed, latent } = table.roles
  const names = [...observed, ...latent]
  const p = observed.length
  const rows = table.rows.filter((row) => row.group === group)
  const elements = rows.map((row) => elementOf(row, names))
  const fixed = Float64Array.from(rows, (row, k) => {
    if (row.free >= 0) return NaN
    if (row.fixed !== null) return row.fixed
    const { matrix, i, j } = elements[k]!
    return matrix === 'M' ? moments.mean[i] : moments.cov[i * p + j]
  })
  return { names, p, m: names.length, rows, elements, fixed }
}

/**
 * Moments that a parameter vector implies: Ω = (I − A)⁻¹ S (I − A)⁻ᵀ, Σ = F Ω Fᵀ, η = (I − A)⁻¹ M.
 *
 * @param theta free parameters
 * @returns null when I − A is singular
 * @see McArdle & McDonald (1984), "Some algebraic properties of the reticular action model", eq. 9
 */
export function implied({ p, m, rows, elements, fixed }: RamGroup, theta: ArrayLike<number>): Implied | null {
  const paths = new Float64Array(m * m)
  const residual = new Float64Array(m * m)
  const intercepts = new Float64Array(m)
  for (let k = 0; k < rows.length; k++) {
    const { free } = rows[k]!
    const value = free >= 0 ? theta[free] : fixed[k]
    const { matrix, i, j } = elements[k]!
    if (matrix === 'A') paths[i * m + j] = value
    else if (matrix === 'S') residual[i * m + j] = residual[j * m + i] = value
    else intercepts[i] = value
  }
  const work = new Float64Array(m * m)
  for (let i = 0; i < m * m; i++) work[i] = -paths[i]
  for (let i = 0; i < m; i++) work[i * m + i] += 1
  const total = new Float64Array(m * m)
  if (!invertGeneral(work, m, total)) return null

  const half = multiply(total, residual, m, m, m, work)
  const omega = new Float64Array(m * m)
  for (let i = 0; i < m; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < m; k++) sum += half[i * m + k] * total[j * m + k]
      omega[i * m + j] = omega[j * m + i] = sum
    }
  const sigma = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sigma[i * p + j] = omega[i * m + j]
  return { total, omega, sigma, eta: multiply(total, intercepts, m, m, 1), paths, residual }
}

/**
 * The vectors from which every derivative of Σ and μ is made: column i < m is B_i = F(I − A)⁻¹eᵢ, column m + j is
 * C_j = Cov(observed, variable j). With them ∂Σ/∂A_ij = B_i C_jᵀ + C_j B_iᵀ, ∂Σ/∂S_ij = B_i B_jᵀ + B_j B_iᵀ (once on
 * the diagonal), ∂μ/∂A_ij = B_i η_j, ∂μ/∂M_i = B_i.
 *
 * @returns p × 2m
 */
export function derivativeVectors({ p, m }: RamGroup, { total, omega }: Implied): Float64Array {
  const x = new Float64Array(p * 2 * m)
  for (let r = 0; r < p; r++)
    for (let k = 0; k < m; k++) {
      x[r * 2 * m + k] = total[r * m + k]
      x[r * 2 * m + m + k] = omega[r * m + k]
    }
  return x
}

/**
 * A derivative as indices into those vectors: ∂Σ = factor·(x_u x_wᵀ + x_w x_uᵀ), ∂μ = mean·x_u.
 */
export interface Derivative {
  readonly u: number
  readonly w: number
  readonly factor: number
  readonly mean: number
}

export function derivativeOf({ matrix, i, j }: RamElement, m: number, eta: Float64Array): Derivative {
  if (matrix === 'A') return { u: i, w: m + j, factor: 1, mean: eta[j] }
  if (matrix === 'S') return { u: i, w: j, factor: i === j ? 0.5 : 1, mean: 0 }
  return { u: i, w: i, factor: 0, mean: 1 }
}
