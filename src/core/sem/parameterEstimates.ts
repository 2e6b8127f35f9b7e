import * as normal from '../numerics/distributions/normal.ts'
import type { GroupState } from './evaluator.ts'
import type { ParameterTable } from './parameterTable.ts'
import { definedParameters, deltaStandardError, standardised } from './standardised.ts'
import type { WithGradient } from './standardised.ts'

/** A row of lavaan's parameterEstimates(); null: it does not exist. */
export interface ParameterEstimate {
  readonly lhs: string
  readonly op: string
  readonly rhs: string
  /** From 1; absent with a single group. */
  readonly group?: number
  readonly label?: string
  readonly est: number
  readonly se: number | null
  readonly z: number | null
  readonly pvalue: number | null
  readonly 'ci.lower': number | null
  readonly 'ci.upper': number | null
  readonly 'std.lv': number | null
  readonly 'std.all': number | null
  readonly 'std.nox': number | null
  /** Is it estimated (or computed from estimates), not fixed? */
  readonly free: boolean
  /** Inference for `std.all`, as lavaan's standardizedSolution() has it. */
  readonly standardised: Inference
}

export interface Inference {
  readonly se: number | null
  readonly z: number | null
  readonly pvalue: number | null
  readonly 'ci.lower': number | null
  readonly 'ci.upper': number | null
}

/** z = est/se against the normal distribution, and the 95% interval est ± 1.96 se. */
export function inference(est: number, se: number | null): Inference {
  if (se === null || Number.isNaN(se))
    return { se: null, z: null, pvalue: null, 'ci.lower': null, 'ci.upper': null }
  const half = Z95 * se
  const z = se > 0 ? est / se : null
  return {
    se,
    z,
    pvalue: z === null ? null : 2 * normal.upper(Math.abs(z)),
    'ci.lower': est - half,
    'ci.upper': est + half,
  }
}

const Z95 = normal.quantile(0.975)

/**
 * All rows of the table with estimates, standard errors (delta method for defined and standardised ones) and
 * standardised values; then the defined parameters.
 *
 * @param vcov covariance matrix of the free parameters, null without one
 */
export function parameterEstimates(
  table: ParameterTable,
  states: readonly GroupState[],
  theta: Float64Array,
  vcov: Float64Array | null,
): readonly ParameterEstimate[] {
  const q = table.freeCount
  const lv = standardised(table, states, theta, 'std.lv')
  const all = standardised(table, states, theta, 'std.all')
  const nox = standardised(table, states, theta, 'std.nox')
  const hasLabels = table.rows.some((row) => row.label !== '') || table.definitions.length > 0
  const seen = states.map(() => 0)
  const standardErrorOf = ({ gradient }: WithGradient) => {
    if (gradient.every((d) => Math.abs(d) < 1e-12)) return 0
    return vcov && deltaStandardError(gradient, vcov)
  }
  const standard = (k: number) => ({
    'std.lv': finite(lv[k]!.value),
    'std.all': finite(all[k]!.value),
    'std.nox': finite(nox[k]!.value),
    standardised: inference(all[k]!.value, standardErrorOf(all[k]!)),
  })
  const rows = table.rows.map(({ lhs, op, rhs, group, label, free }, k): ParameterEstimate => {
    const within = seen[group]!++
    const est = free >= 0 ? theta[free] : states[group]!.ram.fixed[within]
    const se = free < 0 ? 0 : vcov && Math.sqrt(Math.max(vcov[free * q + free], 0))
    return {
      lhs,
      op,
      rhs,
      ...(table.groups.length > 1 && { group: group + 1 }),
      ...(hasLabels && { label }),
      est,
      ...inference(est, se),
      ...standard(k),
      free: free >= 0,
    }
  })
  const defined = definedParameters(table, theta).map((parameter, d): ParameterEstimate => {
    const { name, text } = table.definitions[d]!
    return {
      lhs: name,
      op: ':=',
      rhs: text,
      ...(table.groups.length > 1 && { group: 0 }),
      label: name,
      est: parameter.value,
      ...inference(parameter.value, standardErrorOf(parameter)),
      ...standard(rows.length + d),
      free: true,
    }
  })
  return [...rows, ...defined]
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
