import type { MainEffect } from '../../core/supernetwork/mainEffects.ts'
import type { ShownOutcome } from './outcomeChoice.tsx'

export type Factor = 'customers' | 'sharingAbility' | 'innovationAbility' | 'loyalty'
export type Effects = Readonly<Record<ShownOutcome, readonly MainEffect<Factor>[]>>

/** The four factors of the source, with the levels of the experiment: a full factorial design of 24 cells. */
export const factorLevels: Readonly<Record<Factor, readonly number[]>> = {
  innovationAbility: [0.2, 0.8],
  sharingAbility: [0.2, 0.8],
  loyalty: [0.2, 0.8],
  customers: [20, 60, 160],
}
export const factors = Object.keys(factorLevels) as Factor[]
