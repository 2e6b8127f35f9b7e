import type { ConstraintSpace } from './constraints.ts'
import { evaluator } from './evaluator.ts'
import type { Evaluator } from './evaluator.ts'
import type { CorrectedTest } from './fitIndices.ts'
import { constrainedInverse, observedInformation } from './information.ts'
import { symmetricInverse, traceOfProduct } from './linear.ts'
import type { SemSettings } from './options.ts'
import { completeInformation, saturatedInformation, saturatedSize } from './saturatedInformation.ts'

/** Above this many operations the correction is left out: it serves three indices only. */
const AFFORDABLE = 2e8

/**
 * The test that complete data would have at FIML's estimates, N·F_ML(Σ̂, saturated moments), and its mean under the
 * model, tr(A_c A⁻¹) − tr(Δᵀ A_c Δ I⁻¹), A_c the complete-data information of the moments, A theirs with what is
 * missing, I that of the parameters.
 *
 * @returns null when a matrix is singular or the saturated model is too large
 * @see Zhang & Savalei (2023), "New computations for RMSEA and CFI following FIML and TS estimation", FIML-C
 */
export function completeDataTest(
  objective: Evaluator,
  theta: Float64Array,
  space: ConstraintSpace | null,
  settings: SemSettings,
): CorrectedTest | null {
  const { table, moments } = objective
  const complete = evaluator(table, moments, { ...settings, missing: 'listwise' })
  const chisq = 2 * complete.multiplier * complete.at(theta)
  const inverse = constrainedInverse(observedInformation(objective, theta), space)
  if (!inverse || !Number.isFinite(chisq)) return null
  let bias = -traceOfProduct(complete.information(), inverse)
  for (const { moments: group, implied } of complete.states()) {
    const p = group.names.length
    const fixed = table.fixedX
      ? group.names.flatMap((name, i) => (table.roles.exogenousObserved.includes(name) ? [i] : []))
      : []
    const size = saturatedSize(p, fixed.length)
    if (size * size * (group.patterns!.length + size / 3) > AFFORDABLE) return null
    const w = symmetricInverse(implied.sigma, p)!.inverse
    const saturated = symmetricInverse(saturatedInformation(group, fixed), size)
    if (!saturated) return null
    bias += traceOfProduct(completeInformation(w, p, fixed), saturated.inverse)
  }
  return { chisq, bias }
}
