import { model as incentive } from '../incentive/model.ts'
import type { ContractValues } from '../incentive/parameters.ts'
import { defaults } from '../model/model.ts'
import { model as replicator, type SharingValues } from '../replicator/model.ts'
import { model as supernetwork } from '../supernetwork/model.ts'
import type { SupernetworkValues } from '../supernetwork/parameters.ts'

/** The values of the three models of part II at once. */
export interface Situation {
  readonly replicator: SharingValues
  readonly supernetwork: SupernetworkValues
  readonly incentive: ContractValues
}

/**
 * Where the desk starts: an enterprise whose customers find sharing dear and get the smaller part of what it brings,
 * with more of them at the door than its employees can serve, and rewards for what is easily written down.
 * What is not named is as in the chapters.
 */
export const situation: Situation = {
  replicator: {
    ...defaults(replicator),
    customerStock: 4,
    enterpriseStock: 6,
    customerShare: 0.3,
    customerUnitCost: 0.45,
    enterpriseUnitCost: 0.3,
    x0: 0.4,
    y0: 0.4,
  },
  supernetwork: {
    ...defaults(supernetwork),
    customers: 100,
    sharingAbility: 0.35,
    innovationAbility: 0.35,
    loyalty: 0.4,
  },
  incentive: {
    ...defaults(incentive),
    tacitFraction: 0.1,
    tacitPremium: 1.6,
    cost: 1.2,
    noise: 0.6,
    riskAversion: 1.5,
  },
}
