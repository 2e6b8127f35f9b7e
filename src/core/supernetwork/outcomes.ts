import { attended, turnedAway, type Network } from './network.ts'

/** What is watched of a network, tick by tick. */
export interface Outcomes {
  /** Innovations since the start. */
  readonly innovations: number
  /** Sum of all levels, customers and employees. */
  readonly totalKnowledge: number
  /** Mean level over employees and pieces of knowledge. */
  readonly employeeKnowledge: number
  readonly meanLoyalty: number
  readonly meanSharingAbility: number
  readonly meanInnovationAbility: number
  /** Customers who came and were served in the tick. */
  readonly served: number
  /** Customers who came and found no place. */
  readonly turnedAway: number
  /** Mean over employees of the attention that screening left. */
  readonly meanAttention: number
}

export type Outcome = keyof Outcomes

export const outcomeNames = [
  'innovations',
  'totalKnowledge',
  'employeeKnowledge',
  'meanLoyalty',
  'meanSharingAbility',
  'meanInnovationAbility',
  'served',
  'turnedAway',
  'meanAttention',
] as const satisfies readonly Outcome[]

/** The outcomes of a network as it stands. */
export function outcomes(network: Network): Outcomes {
  const { customers, employees } = network.values
  const ofEmployees = sum(network.employeeKnowledge)
  let away = 0
  let served = 0
  for (const attendance of network.now.attendance) {
    if (attendance === attended) served++
    else if (attendance === turnedAway) away++
  }
  return {
    innovations: network.innovations,
    totalKnowledge: sum(network.customerKnowledge) + ofEmployees,
    employeeKnowledge: ofEmployees / network.employeeKnowledge.length,
    meanLoyalty: sum(network.loyalty) / customers,
    meanSharingAbility: sum(network.sharingAbility) / customers,
    meanInnovationAbility: sum(network.innovationAbility) / customers,
    served,
    turnedAway: away,
    meanAttention: sum(network.now.attention) / employees,
  }
}

function sum(values: Float64Array): number {
  let total = 0
  for (let k = 0; k < values.length; k++) total += values[k]
  return total
}
