import { addCrossProducts, caseScores } from './caseScores.ts'
import type { ConstraintSpace } from './constraints.ts'
import { innerProducts } from './discrepancy.ts'
import { innerProduct } from './evaluator.ts'
import type { Evaluator, GroupState } from './evaluator.ts'
import { firstOrderInformation, constrainedInverse, observedInformation } from './information.ts'
import { bilinear, multiply, symmetricInverse, traceOfProduct } from './linear.ts'
import type { SemSettings } from './options.ts'
import { derivativeOf } from './ram.ts'
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
  const { table } = objective
  // Moments of exogenous variables count as estimated here: conditioning on them takes their part out of the test.
  const extra = table.rows.filter((row) => row.exogenous).length
  const size = table.freeCount + extra
  const meat = new Float64Array(size * size)
  const bread = new Float64Array(size * size)
  let total = 0
  let place = table.freeCount
  for (const state of objective.states()) {
    const { ram, implied, moments } = state
    const derivatives = ram.rows.flatMap((row, k) => {
      if (row.free < 0 && !row.exogenous) return []
      return [
        { free: row.free >= 0 ? row.free : place++, ...derivativeOf(ram.elements[k]!, ram.m, implied.eta) },
      ]
    })
    const scores = caseScores(state, derivatives, moments.mean)
    addCrossProducts(
      scores,
      derivatives.map(({ free }) => free),
      size,
      state.share,
      meat,
      { centred: true },
    )
    addExpected(state, derivatives, size, bread)
    total += state.share * weightTrace(state, table.meanstructure)
  }
  const wide = space && widened(space, extra)
  const inverse = constrainedInverse(bread, wide)
  return inverse ? total - traceOfProduct(inverse, meat) : NaN
}

function addExpected(
  state: GroupState,
  derivatives: readonly ({ free: number } & ReturnType<typeof derivativeOf>)[],
  size: number,
  out: Float64Array,
): void {
  const { p, m } = state.ram
  const c = 2 * m
  const { w } = state.discrepancy.weights[0]!
  const table = innerProducts(state.vectors, w, p, c)
  for (const a of derivatives)
    for (const b of derivatives) out[a.free * size + b.free] += state.share * innerProduct(a, b, table, c)
}

/** tr(WΓ) = mean of ½[(dᵀWd)² − 2 dᵀWSWd + tr(WSWS)], and tr(WS) for the means. */
function weightTrace({ moments, discrepancy }: GroupState, hasMeans: boolean): number {
  const { mean, n } = moments
  const data = moments.data!
  const p = mean.length
  const { w } = discrepancy.weights[0]!
  const ws = multiply(w, moments.cov, p, p, p)
  const wsw = multiply(ws, w, p, p, p)
  const constant = traceOfProduct(wsw, moments.cov)
  let sum = 0
  const d = new Float64Array(p)
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < p; j++) d[j] = data[r * p + j] - mean[j]
    sum += 0.5 * (bilinear(d, w, d, p) ** 2 - 2 * bilinear(d, wsw, d, p) + constant)
  }
  let trace = sum / n
  if (hasMeans) for (let i = 0; i < p; i++) trace += ws[i * p + i]
  return trace
}

/** The same constraints with `extra` free parameters after the others. */
function widened(space: ConstraintSpace, extra: number): ConstraintSpace {
  const q = space.origin.length
  const rank = space.rank + extra
  const basis = new Float64Array((q + extra) * rank)
  for (let i = 0; i < q; i++)
    for (let k = 0; k < space.rank; k++) basis[i * rank + k] = space.basis[i * space.rank + k]
  for (let i = 0; i < extra; i++) basis[(q + i) * rank + space.rank + i] = 1
  const origin = new Float64Array(q + extra)
  origin.set(space.origin)
  return { origin, basis, rank }
}

function yuanBentler(objective: Evaluator, theta: Float64Array, space: ConstraintSpace | null): number {
  const observed = observedInformation(objective, theta)
  const meat = firstOrderInformation(objective)
  const inverse = constrainedInverse(observed, space)
  if (!inverse) return NaN
  const saturated = objective
    .states()
    .reduce((sum, state) => sum + state.share * saturatedTrace(state, objective), 0)
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
