import type { AnyModel } from './model/model.ts'
import { nearest } from './model/nearest.ts'

/** Every model of the book, by id, each loaded when it is asked for: one line a model. */
export const models: Readonly<Record<string, () => Promise<AnyModel>>> = {
  policy: async () => (await import('./policy/model.ts')).model,
  supernetwork: async () => (await import('./supernetwork/model.ts')).model,
  incentive: async () => (await import('./incentive/model.ts')).model,
  bimatrix: async () => (await import('./bimatrix/model.ts')).model,
  'finite-sharing': async () => (await import('./replicator/finiteModel.ts')).model,
  replicator: async () => (await import('./replicator/model.ts')).model,
  simplex: async () => (await import('./simplex/model.ts')).model,
  'loyalty-path': async () => (await import('./loyalty/path/model.ts')).model,
  'value-system': async () => (await import('./value-system/model.ts')).model,
}

/** The model of this id. Throws `RangeError` that names the nearest id. */
export async function loadModel(id: string): Promise<AnyModel> {
  if (Object.hasOwn(models, id)) return models[id]!()
  const near = nearest(id, Object.keys(models))
  const hint = near ? `did you mean ${near}?` : `the models are ${Object.keys(models).join(', ')}`
  throw new RangeError(`unknown model "${id}"; ${hint}`)
}
