import * as diagnoses from './diagnosis.ts'
import type { Diagnosis } from './diagnosis.ts'
import type { GroupState } from './evaluator.ts'
import { cholesky } from './linear.ts'
import type { ParameterTable } from './parameterTable.ts'
import { submatrix } from './saturatedMoments.ts'

/** What is inadmissible in a solution: negative variances, Ψ or Σ that no variables can have. */
export function diagnoseSolution(table: ParameterTable, states: readonly GroupState[]): readonly Diagnosis[] {
  return states.flatMap(({ ram, implied }, g) => {
    const { p, m, names } = ram
    const label = table.groups[g]!
    const out: Diagnosis[] = []
    const negative = names.filter((_, i) => implied.residual[i * m + i] < 0)
    if (negative.length > 0) out.push(diagnoses.heywood(negative))
    const latents = names.flatMap((_, i) => (i >= p && implied.residual[i * m + i] > 0 ? [i] : []))
    if (isIndefinite(implied.residual, latents, m))
      out.push(
        diagnoses.psiNotPositiveDefinite(
          latents.map((i) => names[i]!),
          label,
        ),
      )
    const everyObserved = Array.from({ length: p }, (_, i) => i)
    if (isIndefinite(implied.omega, everyObserved, m)) out.push(diagnoses.sigmaNotPositiveDefinite(label))
    return out
  })
}

function isIndefinite(a: Float64Array, which: readonly number[], m: number): boolean {
  const sub = submatrix(a, Int32Array.from(which), m)
  return which.length > 0 && Number.isNaN(cholesky(sub, which.length))
}
