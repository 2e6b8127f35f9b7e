import { type AnyModel, type Parameters, defaults } from '../core/model/model.ts'
import { type OutputValue, solveOutputs } from '../core/model/solved.ts'
import { validateOrThrow } from '../core/model/validate.ts'
import { loadModel } from '../core/models.ts'

/** A model whose outputs are computed once for each setting: variants of a class, and grades, share them. */
export interface Solver {
  readonly model: AnyModel
  /** Every parameter: those given, and the defaults. Throws `InvalidInput`. */
  readonly values: (given: Readonly<Record<string, unknown>>) => Readonly<Record<string, never>>
  /** The named outputs at a setting (see `values`). A random model runs with its default seed. */
  readonly outputs: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, OutputValue>>
}

/** How many settings are remembered; the oldest go first. */
const REMEMBERED = 20_000

export function createSolver(model: AnyModel): Solver {
  const known = new Map<string, Readonly<Record<string, OutputValue>>>()
  return {
    model,
    values: (given) => validateOrThrow(model, given) as Readonly<Record<string, never>>,
    outputs(values) {
      const all = { ...defaults<Parameters>(model), ...values }
      const key = Object.keys(model.parameters)
        .map((name) => String(all[name]))
        .join('~')
      const found = known.get(key)
      if (found) return found
      const outputs = solveOutputs(model, all as never)
      if (known.size >= REMEMBERED) known.delete(known.keys().next().value!)
      known.set(key, outputs)
      return outputs
    },
  }
}

/** Solvers of these models, by id; each model is loaded once. */
export async function loadSolvers(ids: Iterable<string | undefined>): Promise<ReadonlyMap<string, Solver>> {
  const wanted = [...new Set([...ids].filter((id) => id !== undefined))]
  return new Map(
    await Promise.all(wanted.map(async (id) => [id, createSolver(await loadModel(id))] as const)),
  )
}
