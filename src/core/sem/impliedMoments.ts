import type { Diagnosis } from './diagnosis.ts'
import * as diagnoses from './diagnosis.ts'
import { cholesky, rowsOf } from './linear.ts'
import { settingsOf } from './options.ts'
import { ModelError, nameOfRow, parameterTable } from './parameterTable.ts'
import type { ParameterRow, ParameterTable } from './parameterTable.ts'
import { parseModel } from './parseModel.ts'
import { implied, ramGroup } from './ram.ts'
import type { Implied, RamGroup } from './ram.ts'
import { rSquared } from './rSquared.ts'
import type { GroupState } from './evaluator.ts'
import type { GroupMoments } from './groupMoments.ts'

/** Values of parameters by label or by name: `{ a: 0.3, 'loyalty ~ value': 0.45 }`. */
export type ParameterValues = Readonly<Record<string, number>>

export interface PopulationOptions {
  /**
   * Choose residual variances so that every variable has variance 1: coefficients are then standardised ones. What
   * the model text fixes, and what `values` names, stays.
   */
  readonly unitVariances?: boolean
  readonly 'std.lv'?: boolean
}

/** A model with a value for every parameter. */
export interface Population {
  readonly table: ParameterTable
  readonly ram: RamGroup
  readonly theta: Float64Array
  readonly implied: Implied
  readonly diagnoses: readonly Diagnosis[]
}

/** What a model with given parameters says about its variables: no data needed. */
export interface ImpliedMoments {
  readonly names: readonly string[]
  readonly latent: readonly string[]
  /** Of all variables, the latents last. */
  readonly cov: readonly (readonly number[])[]
  readonly correlation: readonly (readonly number[])[]
  readonly mean: readonly number[]
  readonly r2: Readonly<Record<string, number | null>>
  readonly parameters: readonly (Pick<ParameterRow, 'lhs' | 'op' | 'rhs' | 'label'> & {
    readonly value: number
  })[]
  readonly diagnoses: readonly Diagnosis[]
}

/**
 * Puts values into a model: what `values` names, else what the text fixes or starts, else loadings and variances 1 and
 * everything else 0.
 *
 * @throws ModelError when a name is no parameter of the model; RangeError when a value is not finite
 */
export function population(
  source: string,
  values: ParameterValues = {},
  { unitVariances = false, 'std.lv': stdLv = false }: PopulationOptions = {},
): Population {
  const settings = settingsOf({ 'fixed.x': false, 'std.lv': stdLv })
  const table = parameterTable(parseModel(source), settings)
  const given = valuesByRow(table, values)
  const ram = ramGroup(table, 0, NO_MOMENTS)
  const theta = new Float64Array(table.freeCount)
  for (const [k, row] of table.rows.entries()) {
    const value =
      given.get(row) ?? row.start ?? (row.op === '=~' || (row.op === '~~' && row.lhs === row.rhs) ? 1 : 0)
    if (row.free >= 0) theta[row.free] = value
    else if (given.has(row)) ram.fixed[k] = value
  }
  if (unitVariances) standardiseVariances(ram, theta, given)
  const solution = implied(ram, theta)
  if (!solution) throw new ModelError('the paths form a loop without a solution (I − A is singular)')
  return { table, ram, theta, implied: solution, diagnoses: diagnose(ram, solution) }
}

/**
 * Moments a model implies: Σ(θ) of all variables, correlations, means and R².
 *
 * Ω = (I − A)⁻¹ S (I − A)⁻ᵀ, see `implied`.
 */
export function impliedMoments(
  source: string,
  values: ParameterValues = {},
  options: PopulationOptions = {},
): ImpliedMoments {
  const { table, ram, theta, implied: solution, diagnoses: notes } = population(source, values, options)
  const { m, names } = ram
  const { omega, eta } = solution
  return {
    names,
    latent: table.roles.latent,
    cov: rowsOf(omega, m),
    correlation: rowsOf(
      omega.map((x, k) => x / Math.sqrt(omega[Math.floor(k / m) * (m + 1)] * omega[(k % m) * (m + 1)])),
      m,
    ),
    mean: Array.from(eta),
    r2: rSquared(table, [{ ram, implied: solution } as GroupState]),
    parameters: table.rows.map(({ lhs, op, rhs, label, free }, k) => ({
      lhs,
      op,
      rhs,
      label,
      value: free >= 0 ? theta[free] : ram.fixed[k],
    })),
    diagnoses: notes,
  }
}

const NO_MOMENTS = { cov: new Float64Array(0), mean: new Float64Array(0) } as unknown as GroupMoments

function valuesByRow(table: ParameterTable, values: ParameterValues): ReadonlyMap<ParameterRow, number> {
  const given = new Map<ParameterRow, number>()
  for (const [name, value] of Object.entries(values)) {
    if (!Number.isFinite(value)) throw new RangeError(`invalid ${name}; not a finite number: ${value}`)
    const key = name.replaceAll(/\s+/g, '')
    const rows = table.rows.filter(
      (row) =>
        row.label === name ||
        nameOfRow(row).replaceAll(' ', '') === key ||
        (row.op === '~~' && `${row.rhs}~~${row.lhs}` === key),
    )
    if (rows.length === 0) throw new ModelError(`"${name}" is not a parameter or label of this model`)
    for (const row of rows) given.set(row, value)
  }
  return given
}

/** Residual variance = 1 − explained variance, from the causes to the effects; a loop settles by repetition. */
function standardiseVariances(
  ram: RamGroup,
  theta: Float64Array,
  given: ReadonlyMap<ParameterRow, number>,
): void {
  const { m, rows, elements } = ram
  const adjustable = rows.flatMap((row, k) =>
    row.op === '~~' && row.lhs === row.rhs && row.free >= 0 && !given.has(row) ? [k] : [],
  )
  for (let round = 0; round < 500; round++) {
    const solution = implied(ram, theta)
    if (!solution) return
    let change = 0
    for (const k of adjustable) {
      const { i } = elements[k]!
      const excess = solution.omega[i * m + i] - 1
      theta[rows[k]!.free] -= excess
      change = Math.max(change, Math.abs(excess))
    }
    if (change < 1e-13) return
  }
}

function diagnose({ names, m, p }: RamGroup, { residual, omega }: Implied): readonly Diagnosis[] {
  const negative = names.filter((_, i) => residual[i * m + i] < 0)
  const sigma = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sigma[i * p + j] = omega[i * m + j]
  return [
    ...(negative.length > 0 ? [diagnoses.heywood(negative)] : []),
    ...(Number.isNaN(cholesky(sigma, p)) ? [diagnoses.sigmaNotPositiveDefinite('')] : []),
  ]
}
