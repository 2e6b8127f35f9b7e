import { labelValues } from './constraints.ts'
import { evaluate } from './expression.ts'
import type { Dual } from './expression.ts'
import type { ParameterRow, ParameterTable } from './parameterTable.ts'
import type { GroupState } from './evaluator.ts'
import type { RamElement } from './ram.ts'

/** A value with its gradient by θ. */
export interface WithGradient {
  readonly value: number
  readonly gradient: Float64Array
}

export type Standardisation = 'std.lv' | 'std.all' | 'std.nox'

/**
 * Standardised parameters with their exact derivatives: paths b·sd(j)/sd(i), residual variances over the total
 * variance, covariances over the residual standard deviations, intercepts over the standard deviation.
 *
 * `std.lv` scales latents only, `std.nox` all but exogenous observed variables.
 *
 * @returns one entry for every row of the table, then one for every defined parameter
 */
export function standardised(
  table: ParameterTable,
  states: readonly GroupState[],
  theta: Float64Array,
  kind: Standardisation,
): readonly WithGradient[] {
  const q = table.freeCount
  const perGroup = states.map((state) => scaledRows(table, state, theta, kind))
  const seen = states.map(() => 0)
  const rows = table.rows.map(({ group }) => perGroup[group]![seen[group]!++]!)
  return [...rows, ...definedFrom(table, rows, q)]
}

/** Defined parameters computed from standardised ones. */
function definedFrom(
  table: ParameterTable,
  rows: readonly WithGradient[],
  q: number,
): readonly WithGradient[] {
  const values = new Map<string, Dual>()
  for (const [k, { label }] of table.rows.entries()) {
    if (label === '' || values.has(label)) continue
    const { value, gradient } = rows[k]!
    values.set(label, { value, by: new Map([...gradient].map((d, i) => [String(i), d] as const)) })
  }
  return table.definitions.map(({ name, expression }) => {
    const dual = evaluate(expression, (label) => values.get(label)!)
    values.set(name, dual)
    return { value: dual.value, gradient: gradientOf(dual, q) }
  })
}

function gradientOf({ by }: Dual, q: number): Float64Array {
  return Float64Array.from({ length: q }, (_, i) => by.get(String(i)) ?? 0)
}

/** Defined parameters (`:=`) with gradients for the delta method. */
export function definedParameters(table: ParameterTable, theta: Float64Array): readonly WithGradient[] {
  const values = labelValues(table, theta)
  return table.definitions.map(({ name }) => {
    const dual = values.get(name)!
    return { value: dual.value, gradient: gradientOf(dual, table.freeCount) }
  })
}

function scaledRows(
  table: ParameterTable,
  state: GroupState,
  theta: Float64Array,
  kind: Standardisation,
): readonly WithGradient[] {
  const { ram, implied } = state
  const { m } = ram
  const q = table.freeCount
  const scaled = ram.names.map((name) => isScaled(name, table, kind))
  const variances = totalVariances(state, q)
  /** ln of the standard deviation that variable i is measured in; zero for one left in its own unit. */
  const logSd = (i: number): WithGradient | null => {
    if (!scaled[i]) return null
    const { value, gradient } = variances[i]!
    return { value: Math.sqrt(value), gradient: gradient.map((d) => d / (2 * value)) }
  }
  const residualVariance = (i: number): WithGradient => {
    const gradient = new Float64Array(q)
    for (const [k, { matrix, i: a, j: b }] of ram.elements.entries())
      if (matrix === 'S' && a === i && b === i && ram.rows[k]!.free >= 0) gradient[ram.rows[k]!.free] = 1
    return { value: implied.residual[i * m + i], gradient }
  }
  const residualLogSd = (i: number): WithGradient | null => {
    if (!scaled[i]) return null
    const { value, gradient } = residualVariance(i)
    // A negative variance has a scale too: the covariance stays readable.
    return { value: Math.sqrt(Math.abs(value)), gradient: gradient.map((d) => d / (2 * value)) }
  }
  return ram.rows.map((row, k) => {
    const [over, under] = scalesOf(ram.elements[k]!, logSd, residualLogSd)
    return scaleRow(row, ram.fixed[k], theta, q, over, under)
  })
}

/** What a parameter is multiplied by and divided by; null leaves the unit. */
function scalesOf(
  { matrix, i, j }: RamElement,
  sd: (i: number) => WithGradient | null,
  residualSd: (i: number) => WithGradient | null,
): readonly [readonly (WithGradient | null)[], readonly (WithGradient | null)[]] {
  if (matrix === 'A') return [[sd(j)], [sd(i)]]
  if (matrix === 'M') return [[], [sd(i)]]
  return i === j ? [[], [sd(i), sd(i)]] : [[], [residualSd(i), residualSd(j)]]
}

/** b·Π over / Π under; with logarithmic derivatives d = db·scale + b·scale·(Σ over′ − Σ under′). */
function scaleRow(
  { free }: ParameterRow,
  fixed: number,
  theta: Float64Array,
  q: number,
  over: readonly (WithGradient | null)[],
  under: readonly (WithGradient | null)[],
): WithGradient {
  const estimate = free >= 0 ? theta[free] : fixed
  let scale = 1
  const gradient = new Float64Array(q)
  for (const each of over) if (each) scale *= each.value
  for (const each of under) if (each) scale /= each.value
  const value = estimate * scale
  for (const [sign, factors] of [
    [1, over],
    [-1, under],
  ] as const)
    for (const each of factors)
      if (each) for (let i = 0; i < q; i++) gradient[i] += sign * value * each.gradient[i]
  if (free >= 0) gradient[free] += scale
  return { value, gradient }
}

function isScaled(name: string, { roles }: ParameterTable, kind: Standardisation): boolean {
  if (kind === 'std.lv') return roles.latent.includes(name)
  return kind === 'std.all' || !roles.exogenousObserved.includes(name)
}

/** Ω_ii with ∂Ω_ii/∂A_ab = 2 V_ia Ω_bi and ∂Ω_ii/∂S_ab = 2 V_ia V_ib (once on the diagonal), V = (I − A)⁻¹. */
function totalVariances({ ram, implied: { omega, total } }: GroupState, q: number): readonly WithGradient[] {
  const { m, rows, elements } = ram
  return Array.from({ length: m }, (_, i) => {
    const gradient = new Float64Array(q)
    for (let k = 0; k < rows.length; k++) {
      const { free } = rows[k]!
      const { matrix, i: a, j: b } = elements[k]!
      if (free < 0 || matrix === 'M') continue
      gradient[free] +=
        matrix === 'A'
          ? 2 * total[i * m + a] * omega[b * m + i]
          : (a === b ? 1 : 2) * total[i * m + a] * total[i * m + b]
    }
    return { value: omega[i * m + i], gradient }
  })
}

/** Standard error by the delta method, √(dᵀVd). */
export function deltaStandardError(gradient: Float64Array, vcov: Float64Array): number {
  const q = gradient.length
  let variance = 0
  for (let i = 0; i < q; i++) {
    if (gradient[i] === 0) continue
    for (let j = 0; j < q; j++) variance += gradient[i] * vcov[i * q + j] * gradient[j]
  }
  return Math.sqrt(Math.max(variance, 0))
}
