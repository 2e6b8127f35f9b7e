import { model as incentive } from '../incentive/model.ts'
import type { NumberParameter, Parameters } from '../model/model.ts'
import { model as replicator } from '../replicator/model.ts'
import { model as supernetwork } from '../supernetwork/model.ts'
import { leverNames, levers, type LeverName, type Mix } from './levers.ts'
import type { Situation } from './situation.ts'

/** A parameter that the mix moved. */
export interface Change {
  readonly model: keyof Situation
  readonly parameter: string
  readonly from: number
  readonly to: number
  /** The levers that moved it, with what each added. */
  readonly by: readonly { readonly lever: LeverName; readonly change: number }[]
}

const parametersOf: Readonly<Record<keyof Situation, Parameters>> = {
  replicator: replicator.parameters,
  supernetwork: supernetwork.parameters,
  incentive: incentive.parameters,
}

/** Intensity at which a lever has had half of what it would have with no end of spending. */
const halfway = 0.5

/**
 * How far a lever of this intensity gets, 0 to 1: (1 + h) u / (u + h) with h = ½. The first third brings 60%.
 *
 * Only ×, ÷ and + are used: the network must start from the same bits on every machine.
 */
export function leverEffect(intensity: number): number {
  return ((1 + halfway) * intensity) / (intensity + halfway)
}

/**
 * The situation under a mix of levers. Each link adds (full − start) × effect of its lever; what several add to one
 * parameter is summed, kept within the parameter's range, and rounded where the parameter counts.
 */
export function applyLevers(
  start: Situation,
  mix: Mix,
): { readonly situation: Situation; readonly changes: readonly Change[] } {
  const moved = new Map<string, { model: keyof Situation; parameter: string; by: Change['by'][number][] }>()
  for (const lever of leverNames) {
    const effect = leverEffect(mix[lever])
    if (effect === 0) continue
    for (const { model, parameter, full } of levers[lever].links) {
      const key = `${model} ${parameter}`
      const entry = moved.get(key) ?? { model, parameter, by: [] }
      entry.by.push({ lever, change: (full - valueAt(start, model, parameter)) * effect })
      moved.set(key, entry)
    }
  }
  const changes = [...moved.values()].map(({ model, parameter, by }): Change => {
    const from = valueAt(start, model, parameter)
    const { min, max, integer } = parametersOf[model][parameter] as NumberParameter
    const sum = by.reduce((value, { change }) => value + change, from)
    const kept = Math.min(max, Math.max(min, sum))
    return { model, parameter, from, to: integer ? Math.round(kept) : kept, by }
  })
  const changed = (model: keyof Situation) =>
    Object.fromEntries(
      changes.filter((each) => each.model === model).map(({ parameter, to }) => [parameter, to]),
    )
  return {
    situation: {
      replicator: { ...start.replicator, ...changed('replicator') },
      supernetwork: { ...start.supernetwork, ...changed('supernetwork') },
      incentive: { ...start.incentive, ...changed('incentive') },
    },
    changes,
  }
}

function valueAt(start: Situation, model: keyof Situation, parameter: string): number {
  return (start[model] as unknown as Readonly<Record<string, number>>)[parameter]
}
