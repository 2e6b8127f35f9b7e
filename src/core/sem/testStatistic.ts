import { fittedByExogenous } from './caseScores.ts'
import type { ConstraintSpace } from './constraints.ts'
import type { Evaluator, GroupState } from './evaluator.ts'
import type { GroupMoments } from './groupMoments.ts'
import {
  constrainedInverse,
  firstOrderInformation,
  observedInformation,
  sandwichMeat,
} from './information.ts'
import { bilinear, multiply, symmetricInverse, traceOfProduct } from './linear.ts'
import type { SemSettings } from './options.ts'
import type { ParameterTable } from './parameterTable.ts'
import {
  expectedSaturatedInformation,
  saturatedInformation,
  saturatedMeat,
  saturatedSize,
} from './saturatedInformation.ts'
import { submatrix } from './saturatedMoments.ts'

/** The factor, and with Yuan–Bentler its two parts: of the saturated model and of the model, each by its parameters. */
export interface Scaling {
  readonly factor: number
  readonly h1?: number
  readonly h0?: number
}

/**
 * What the χ² of non-normal data is divided by, so that its mean is the degrees of freedom.
 *
 * Satorra–Bentler (MLM): tr(UΓ)/d = [tr(WΓ) − tr((ΔᵀWΔ)⁻¹ΔᵀWΓWΔ)]/d. Yuan–Bentler in Mplus' form (MLR):
 * [tr(B₁A₁⁻¹) − tr(B₀A₀⁻¹)]/d, the saturated model's trace minus the model's. Both traces come from the scores of the
 * rows: Γ, of order p²×p², is never formed.
 *
 * @returns a factor of NaN when an information matrix is singular or d = 0
 * @see Satorra & Bentler (1994); Yuan & Bentler (2000); Asparouhov & Muthén (2005)
 */
export function scalingFactor(
  objective: Evaluator,
  theta: Float64Array,
  space: ConstraintSpace | null,
  df: number,
  settings: SemSettings,
): Scaling {
  objective.at(theta)
  if (df <= 0) return { factor: NaN }
  if (settings.test === 'satorra.bentler') return { factor: satorraBentler(objective, space) / df }
  const { saturated, model } = yuanBentler(objective, theta, space, settings)
  return {
    factor: (saturated - model) / df,
    h1: saturated / saturatedCount(objective),
    h0: model / objective.table.rows.filter(({ free }) => free >= 0).length,
  }
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

/** tr(B₁A₁⁻¹) and tr(B₀A₀⁻¹), with A as the options have the information. */
function yuanBentler(
  objective: Evaluator,
  theta: Float64Array,
  space: ConstraintSpace | null,
  { information }: SemSettings,
): { saturated: number; model: number } {
  const isExpected = information === 'expected'
  const inverse = constrainedInverse(
    isExpected ? objective.information() : observedInformation(objective, theta),
    space,
  )
  const model = inverse ? traceOfProduct(inverse, firstOrderInformation(objective)) : NaN
  const saturated = objective
    .states()
    .reduce((sum, state) => sum + saturatedTrace(state, objective, isExpected), 0)
  return { saturated, model }
}

/** tr(B₁A₁⁻¹) of the saturated model, without the part of the exogenous variables. */
function saturatedTrace({ moments }: GroupState, { table }: Evaluator, isExpected: boolean): number {
  const p = moments.names.length
  const fixed = fixedPlaces(moments, table)
  if (moments.patterns) {
    const information = (isExpected ? expectedSaturatedInformation : saturatedInformation)(moments, fixed)
    const a = symmetricInverse(information, saturatedSize(p, fixed.length))
    return a ? traceOfProduct(a.inverse, saturatedMeat(moments, fixed)) : NaN
  }
  const all = Array.from({ length: p }, (_, i) => i)
  return kurtosisTrace(moments, all, table.meanstructure) - kurtosisTrace(moments, fixed, table.meanstructure)
}

/** Where the variables stand whose moments are taken as given. */
function fixedPlaces({ names }: GroupMoments, { fixedX, roles }: ParameterTable): readonly number[] {
  return fixedX ? names.flatMap((name, i) => (roles.exogenousObserved.includes(name) ? [i] : [])) : []
}

/** Parameters of the saturated model. */
function saturatedCount({ table, moments: { groups } }: Evaluator): number {
  const count = (k: number) => (k * (k + 1)) / 2 + (table.meanstructure ? k : 0)
  return groups.reduce(
    (sum, group) => sum + count(group.names.length) - count(fixedPlaces(group, table).length),
    0,
  )
}

/**
 * Complete data: the mean of ½tr[(S⁻¹(ddᵀ − S))²] over the rows, Mardia's kurtosis in another guise, and of dᵀS⁻¹d for
 * the means. S may divide by n − 1: then the mean of dᵀS⁻¹d is not k.
 */
function kurtosisTrace(
  { mean, cov, n, data }: GroupMoments,
  which: readonly number[],
  hasMeans: boolean,
): number {
  const k = which.length
  if (k === 0) return 0
  const p = mean.length
  const { inverse } = symmetricInverse(submatrix(cov, Int32Array.from(which), p), k)!
  let [sum, squares] = [0, 0]
  const d = new Float64Array(k)
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < k; j++) d[j] = data![r * p + which[j]!] - mean[which[j]!]
    const distance = bilinear(d, inverse, d, k)
    sum += distance
    squares += distance ** 2
  }
  return 0.5 * (squares / n - (2 * sum) / n + k) + (hasMeans ? sum / n : 0)
}
