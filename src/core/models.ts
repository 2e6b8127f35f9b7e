import type { AnyModel } from './model/model.ts'
import { nearest } from './model/nearest.ts'

type Models = Readonly<Record<string, () => Promise<AnyModel>>>

const value: Models = {
  'value-system': async () => (await import('./value-system/model.ts')).model,
  'delivered-value': async () => (await import('./value/delivered-value/model.ts')).model,
  disconfirmation: async () => (await import('./value/disconfirmation/model.ts')).model,
  'value-strategies': async () => (await import('./value/value-strategies/model.ts')).model,
  surplus: async () => (await import('./value/surplus/model.ts')).model,
  'value-map': async () => (await import('./value/value-map/model.ts')).model,
  'value-curve': async () => (await import('./value/value-curve/model.ts')).model,
  'service-productivity': async () => (await import('./value/service-productivity/model.ts')).model,
  orientation: async () => (await import('./value/orientation/model.ts')).model,
  'gap-profile': async () => (await import('./value/gap-profile/model.ts')).model,
  'service-profit': async () => (await import('./value/service-profit/model.ts')).model,
}

const sharing: Models = {
  replicator: async () => (await import('./replicator/model.ts')).model,
  'finite-sharing': async () => (await import('./replicator/finiteModel.ts')).model,
  bimatrix: async () => (await import('./bimatrix/model.ts')).model,
  simplex: async () => (await import('./simplex/model.ts')).model,
  supernetwork: async () => (await import('./supernetwork/model.ts')).model,
  incentive: async () => (await import('./incentive/model.ts')).model,
  policy: async () => (await import('./policy/model.ts')).model,
}

const retention: Models = {
  cube: async () => (await import('./retention/cube/model.ts')).model,
  'one-customer': async () => (await import('./retention/one-customer/model.ts')).model,
  'comparison-levels': async () => (await import('./retention/comparison-levels/model.ts')).model,
  'mass-customisation': async () => (await import('./retention/mass-customisation/model.ts')).model,
  'stage-markov': async () => (await import('./retention/stage-markov/model.ts')).model,
  mailing: async () => (await import('./retention/mailing/model.ts')).model,
  'relationship-states': async () => (await import('./retention/relationship-states/model.ts')).model,
}

const loyalty: Models = {
  'loyalty-kinds': async () => (await import('./loyalty/kinds/model.ts')).model,
  'loyalty-path': async () => (await import('./loyalty/path/model.ts')).model,
  'value-composition': async () => (await import('./loyalty/composition/model.ts')).model,
  expectancy: async () => (await import('./loyalty/expectancy/model.ts')).model,
  'points-programme': async () => (await import('./loyalty/points/model.ts')).model,
  kano: async () => (await import('./loyalty/kano/model.ts')).model,
  'two-factor': async () => (await import('./loyalty/two-factor/model.ts')).model,
  nps: async () => (await import('./loyalty/nps/model.ts')).model,
  'customer-effort': async () => (await import('./loyalty/effort/model.ts')).model,
  rfm: async () => (await import('./loyalty/rfm/model.ts')).model,
  'retention-curve': async () => (await import('./loyalty/retention-curve/model.ts')).model,
  survival: async () => (await import('./loyalty/survival/model.ts')).model,
  'buy-till-you-die': async () => (await import('./loyalty/btyd/model.ts')).model,
  donors: async () => (await import('./loyalty/donors/model.ts')).model,
  'lifetime-value': async () => (await import('./loyalty/lifetime-value/model.ts')).model,
  'churn-warning': async () => (await import('./loyalty/churn-warning/model.ts')).model,
  evaluation: async () => (await import('./loyalty/evaluation/model.ts')).model,
  journey: async () => (await import('./loyalty/journey/model.ts')).model,
  'loyalty-lag': async () => (await import('./loyalty/lag/model.ts')).model,
  'word-of-mouth': async () => (await import('./loyalty/word-of-mouth/model.ts')).model,
  seeding: async () => (await import('./loyalty/seeding/model.ts')).model,
  'price-war': async () => (await import('./loyalty/price-war/model.ts')).model,
  'claim-converter': async () => (await import('./loyalty/claims/model.ts')).model,
  referral: async () => (await import('./loyalty/referral/model.ts')).model,
  'selection-effect': async () => (await import('./loyalty/selection/model.ts')).model,
}

/** The models by what they are about, each loaded when it is asked for: one line a model. */
export const modelGroups = { value, sharing, retention, loyalty }

/** Every model of the book, by id. */
export const models: Models = Object.assign({}, ...Object.values(modelGroups))

/** The model of this id. Throws `RangeError` that names the nearest id. */
export async function loadModel(id: string): Promise<AnyModel> {
  if (Object.hasOwn(models, id)) return models[id]!()
  const near = nearest(id, Object.keys(models))
  const hint = near ? `did you mean ${near}?` : `the models are ${Object.keys(models).join(', ')}`
  throw new RangeError(`unknown model "${id}"; ${hint}`)
}
