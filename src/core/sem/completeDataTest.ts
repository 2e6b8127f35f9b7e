import type { ConstraintSpace } from './constraints.ts'
import { evaluator, freeDerivatives } from './evaluator.ts'
import type { Evaluator, GroupState } from './evaluator.ts'
import type { CorrectedTest } from './fitIndices.ts'
import { constrainedInverse } from './information.ts'
import { multiply, multiplyTransposed, symmetricInverse, traceOfProduct } from './linear.ts'
import type { SemSettings } from './options.ts'
import {
  completeInformation,
  expectedSaturatedInformation,
  saturatedInformation,
  saturatedMeat,
  saturatedSize,
} from './saturatedInformation.ts'

/** Above this many operations the correction is left out: it serves three indices only. */
const AFFORDABLE = 2e8

/**
 * The test that complete data would have at FIML's estimates, N·F_ML(Σ̂, S̃), with its mean under the model,
 * tr[A_c(I − P)Γ(I − P)ᵀ], P = Δ(ΔᵀAΔ)⁻¹ΔᵀA: S̃ the saturated moments, A their observed information with what is missing, A_c
 * that of complete data, and Γ the covariance matrix of the saturated moments, A⁻¹ or with robust errors A⁻¹BA⁻¹.
 *
 * @returns null when a matrix is singular or the saturated model is too large
 * @see Zhang & Savalei (2023), "New computations for RMSEA and CFI following FIML and TS estimation with missing
 * data", Psychological Methods: FIML-C
 */
export function completeDataTest(
  objective: Evaluator,
  theta: Float64Array,
  space: ConstraintSpace | null,
  settings: SemSettings,
): CorrectedTest | null {
  const { table, moments } = objective
  const q = table.freeCount
  const complete = evaluator(table, moments, { ...settings, missing: 'listwise' })
  const chisq = 2 * complete.multiplier * complete.at(theta)
  if (!Number.isFinite(chisq)) return null
  const isCorrected = settings.test !== 'standard'
  /** ΔᵀXΔ summed over the groups, for X = A (as the options have it), A_c, B and BA⁻¹A_c. */
  const [byA, byComplete, byMeat, mixed] = Array.from({ length: 4 }, () => new Float64Array(q * q)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let bias = 0
  for (const state of complete.states()) {
    const { moments: group, share } = state
    const p = group.names.length
    const fixed = table.fixedX
      ? group.names.flatMap((name, i) => (table.roles.exogenousObserved.includes(name) ? [i] : []))
      : []
    const size = saturatedSize(p, fixed.length)
    if (size * size * (group.patterns!.length + size) > AFFORDABLE) return null
    const a = saturatedInformation(group, fixed)
    const inverse = symmetricInverse(a, size)?.inverse
    if (!inverse) return null
    const ac = completeInformation(symmetricInverse(group.cov, p)!.inverse, p, fixed)
    const meat = isCorrected ? saturatedMeat(group, fixed) : a
    const solved = multiply(meat, multiply(inverse, ac, size, size, size), size, size, size)
    bias += traceOfProduct(solved, inverse)
    const delta = momentJacobian(state, fixed, q)
    const asChosen = settings.information === 'expected' ? expectedSaturatedInformation(group, fixed) : a
    addQuadratic(delta, asChosen, size, q, share, byA)
    addQuadratic(delta, ac, size, q, share, byComplete)
    addQuadratic(delta, meat, size, q, share, byMeat)
    addQuadratic(delta, solved, size, q, share, mixed)
  }
  const h = constrainedInverse(byA, space)
  if (!h) return null
  if (!isCorrected) return { chisq, bias: bias - traceOfProduct(h, byComplete) }
  const sandwich = multiply(multiply(h, byMeat, q, q, q), h, q, q, q)
  return {
    chisq,
    bias: bias - 2 * traceOfProduct(h, mixed) + traceOfProduct(byComplete, sandwich),
  }
}

/** Δ: derivatives of σᵢⱼ (j ≤ i) and then μᵢ by θ, in the order of `saturatedInformation`. */
function momentJacobian(state: GroupState, fixed: readonly number[], q: number): Float64Array {
  const { p, m } = state.ram
  const c = 2 * m
  const x = state.vectors
  const derivatives = freeDerivatives(state)
  const rows: Float64Array[] = []
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      if (fixed.includes(i) && fixed.includes(j)) continue
      const row = new Float64Array(q)
      for (const { free, u, w, factor } of derivatives)
        row[free] += factor * (x[i * c + u] * x[j * c + w] + x[i * c + w] * x[j * c + u])
      rows.push(row)
    }
  for (let i = 0; i < p; i++) {
    if (fixed.includes(i)) continue
    const row = new Float64Array(q)
    for (const { free, u, mean } of derivatives) row[free] += mean * x[i * c + u]
    rows.push(row)
  }
  const out = new Float64Array(rows.length * q)
  for (const [k, row] of rows.entries()) out.set(row, k * q)
  return out
}

/** out += share·ΔᵀAΔ. */
function addQuadratic(
  delta: Float64Array,
  a: Float64Array,
  size: number,
  q: number,
  share: number,
  out: Float64Array,
): void {
  const product = multiplyTransposed(delta, multiply(a, delta, size, size, q), size, q, q)
  for (let i = 0; i < out.length; i++) out[i] += share * product[i]
}
