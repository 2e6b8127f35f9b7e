import { createNetwork, type Network } from './network.ts'
import { outcomeNames, outcomes, type Outcome } from './outcomes.ts'
import type { SupernetworkValues } from './parameters.ts'
import { tick } from './stages.ts'
import type { Random } from '../numerics/random.ts'

/** Each outcome at ticks 0, 1, …, `ticks`. */
export type Series = Readonly<Record<Outcome, readonly number[]>>

export interface Run {
  readonly ticks: number
  readonly series: Series
  /** First tick with `target` innovations; null: not within the run. */
  readonly timeToTarget: number | null
  readonly final: Snapshot
}

/** A run from tick 0 to `values.ticks`. */
export function run(values: SupernetworkValues, random: Random): Run {
  const { ticks, target } = values
  if (!(Number.isInteger(ticks) && ticks >= 0))
    throw new RangeError(`invalid ticks; not a natural number: ${ticks}`)
  const network = createNetwork(values, random)
  const series = Object.fromEntries(
    outcomeNames.map((name) => [name, Array.from<number>({ length: ticks + 1 })]),
  ) as Record<Outcome, number[]>
  for (let t = 0; t <= ticks; t++) {
    if (t > 0) tick(network, random)
    const now = outcomes(network)
    for (const name of outcomeNames) series[name][t] = now[name]
  }
  const reached = series.innovations.findIndex((count) => count >= target)
  return { ticks, series, timeToTarget: reached < 0 ? null : reached, final: snapshot(network) }
}

/** A network as it stands, as plain data. */
export interface Snapshot {
  readonly tick: number
  readonly innovations: number
  readonly contact: readonly number[]
  readonly loyalty: readonly number[]
  readonly sharingAbility: readonly number[]
  readonly innovationAbility: readonly number[]
  /** Levels, a row for each customer. */
  readonly customerKnowledge: readonly (readonly number[])[]
  /** Levels, a row for each employee. */
  readonly employeeKnowledge: readonly (readonly number[])[]
}

export function snapshot(network: Network): Snapshot {
  const { customers, employees, knowledgeNodes } = network.values
  const rows = (levels: Float64Array, people: number) =>
    Array.from({ length: people }, (_, p) => [
      ...levels.subarray(p * knowledgeNodes, (p + 1) * knowledgeNodes),
    ])
  return {
    tick: network.tick,
    innovations: network.innovations,
    contact: [...network.contact],
    loyalty: [...network.loyalty],
    sharingAbility: [...network.sharingAbility],
    innovationAbility: [...network.innovationAbility],
    customerKnowledge: rows(network.customerKnowledge, customers),
    employeeKnowledge: rows(network.employeeKnowledge, employees),
  }
}
