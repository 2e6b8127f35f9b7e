import { fittedByExogenous } from './caseScores.ts'
import type { ConstraintSpace } from './constraints.ts'
import type { Evaluator, GroupState } from './evaluator.ts'
import {
  constrainedInverse,
  firstOrderInformation,
  observedInformation,
  sandwichMeat,
} from './information.ts'
import { bilinear, multiply, symmetricInverse, traceOfProduct } from './linear.ts'
import type { SemSettings } from './options.ts'
import type { ParameterTable } from './parameterTable.ts'
import { saturatedInformation, saturatedMeat, saturatedSize } from './saturatedInformation.ts'
import { submatrix } from './saturatedMoments.ts'

/**
 * What the χ² of non-normal data is divided by, so that its mean is the degrees of freedom.
 *
 * Satorra–Bentler (MLM): tr(UΓ)/d = [tr(WΓ) − tr((ΔᵀWΔ)⁻¹ΔᵀWΓWΔ)]/d. Yuan–Bentler in Mplus' form (MLR):
 * [tr(B₁A₁⁻¹) − tr(B₀A₀⁻¹)]/d, the saturated model's trace minus the model's. Both traces come from the scores of the
 * rows: Γ, of order p²×p², is never formed.
 *
 * @returns NaN when an information matrix is singular or d = 0
 * @see Satorra & Bentler (1994); Yuan & Bentler (2000); Asparouhov & Muthén (2005)
 */
export function scalingFactor(
  objective: Evaluator,
  theta: Float64Array,
  space: ConstraintSpace | null,
  df: number,
  test: SemSettings['test'],
): number {
  objective.at(theta)
  if (df <= 0) return NaN
  return (
    (test === 'satorra.bentler' ? satorraBentler(objective, space) : yuanBentler(objective, theta, space)) /
    df
  )
}

function satorraBentler(objective: Evaluator, space: ConstraintSpace | null): number {
  const inverse = constrainedInverse(objective.information(), space)
  if (!inverse) return NaN
  const total = objective.states().reduce((sum, state) => sum + weightTrace(state, objective.table), 0)
  return total - traceOfProduct(inverse, sandwichMeat(objective))
}

/**
 * tr(WΓ): the mean over the rows of ½tr[(W(V − V̄))²], V = ddᵀ less what exogenous variables account for, and of
 * dᵀWd for the means.
 */
function weightTrace({ moments, discrepancy }: GroupState, table: ParameterTable): number {
  const { mean, n } = moments
  const data = moments.data!
  const p = mean.length
  const { w } = discrepancy.weights[0]!
  const fitted = fittedByExogenous(moments, table.fixedX ? table.roles.exogenousObserved : [])
  const average = Float64Array.from(moments.cov)
  if (fitted)
    for (let r = 0; r < n; r++)
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) average[i * p + j] -= (fitted[r * p + i] * fitted[r * p + j]) / n
  const wv = multiply(w, average, p, p, p)
  const wvw = multiply(wv, w, p, p, p)
  const constant = traceOfProduct(wvw, average)
  let sum = 0
  const d = new Float64Array(p)
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < p; j++) d[j] = data[r * p + j] - mean[j]
    const g = fitted?.subarray(r * p, (r + 1) * p) ?? new Float64Array(p)
    const [dd, dg, gg] = [bilinear(d, w, d, p), bilinear(d, w, g, p), bilinear(g, w, g, p)]
    sum += 0.5 * (dd * dd - 2 * dg * dg + gg * gg + constant)
    sum -= bilinear(d, wvw, d, p) - bilinear(g, wvw, g, p)
    if (table.meanstructure) sum += dd - 2 * dg + gg
  }
  return sum / n
}

function yuanBentler(objective: Evaluator, theta: Float64Array, space: ConstraintSpace | null): number {
  const observed = observedInformation(objective, theta)
  const meat = firstOrderInformation(objective)
  const inverse = constrainedInverse(observed, space)
  if (!inverse) return NaN
  const saturated = objective.states().reduce((sum, state) => sum + saturatedTrace(state, objective), 0)
  return saturated - traceOfProduct(inverse, meat)
}

/** tr(B₁A₁⁻¹) of the saturated model, without the part of the exogenous variables. */
function saturatedTrace(state: GroupState, { table }: Evaluator): number {
  const { moments } = state
  const p = moments.names.length
  const fixed = table.fixedX
    ? moments.names.flatMap((name, i) => (table.roles.exogenousObserved.includes(name) ? [i] : []))
    : []
  if (moments.patterns) {
    const a = symmetricInverse(saturatedInformation(moments, fixed), saturatedSize(p, fixed.length))
    return a ? traceOfProduct(a.inverse, saturatedMeat(moments, fixed)) : NaN
  }
  const all = Array.from({ length: p }, (_, i) => i)
  return kurtosisTrace(state, all, table.meanstructure) - kurtosisTrace(state, fixed, table.meanstructure)
}

/** Complete data: ½(mean of (dᵀS⁻¹d)² − k), Mardia's kurtosis in another guise, and k for the means. */
function kurtosisTrace({ moments }: GroupState, which: readonly number[], hasMeans: boolean): number {
  const { mean, cov, n } = moments
  const data = moments.data!
  const k = which.length
  if (k === 0) return 0
  const p = mean.length
  const { inverse } = symmetricInverse(submatrix(cov, Int32Array.from(which), p), k)!
  let sum = 0
  const d = new Float64Array(k)
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < k; j++) d[j] = data[r * p + which[j]!] - mean[which[j]!]
    sum += bilinear(d, inverse, d, k) ** 2
  }
  return 0.5 * (sum / n - k) + (hasMeans ? k : 0)
}
