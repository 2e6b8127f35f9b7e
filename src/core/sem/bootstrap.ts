import { createRandom, seedOfRun } from '../numerics/random.ts'
import type { Random } from '../numerics/random.ts'
import { constraintSpace } from './constraints.ts'
import { SemError } from './diagnosis.ts'
import { estimate } from './estimate.ts'
import { evaluator } from './evaluator.ts'
import { settingsOf } from './options.ts'
import type { SemOptions, SemSettings } from './options.ts'
import { parameterTable } from './parameterTable.ts'
import type { ParameterTable } from './parameterTable.ts'
import { parseModel } from './parseModel.ts'
import { groupFromData } from './groupMoments.ts'
import { groupLabels, sampleMoments } from './sampleMoments.ts'
import type { GroupMoments } from './groupMoments.ts'
import type { RawData, SampleMoments } from './sampleMoments.ts'
import { definedParameters, standardised } from './standardised.ts'
import { startValues } from './startValues.ts'
import type { PreviousEstimates } from './startValues.ts'

/** One bootstrap sample: every row of the parameter table, then the defined parameters; null: it did not converge. */
export interface BootstrapDraw {
  readonly est: readonly number[]
  readonly 'std.all': readonly number[]
}

export interface BootstrapOptions {
  readonly seed: number
  /** Draws `from` (included) to `to` (excluded): draw i depends on the seed and i only, so workers can share them. */
  readonly from?: number
  readonly to: number
  /** Estimates of the original sample: where every draw starts. */
  readonly start?: PreviousEstimates
  /** Called after each draw; returning false cancels the rest. */
  readonly onProgress?: (done: number) => boolean | void
}

/**
 * Fits the model to samples drawn with replacement from the rows of each group.
 *
 * @throws what `fitModel` throws, for the original data
 * @see Efron & Tibshirani (1993); Bollen & Stine (1990) for structural equations
 */
export function bootstrapDraws(
  source: string,
  data: RawData,
  options: SemOptions,
  { seed, from = 0, to, start, onProgress }: BootstrapOptions,
): readonly (BootstrapDraw | null)[] {
  const settings = settingsOf(options)
  const table = parameterTable(parseModel(source), settings, groupLabels(data, settings))
  const moments = sampleMoments(data, table.roles, settings)
  const space = constraintSpace(table)
  const original = estimate(evaluator(table, moments, settings), startValues(table, moments, start), space)
  const draws: (BootstrapDraw | null)[] = []
  for (let i = from; i < to; i++) {
    draws.push(oneDraw(table, moments, settings, createRandom(seedOfRun(seed, i)), original.theta, space))
    if (onProgress?.(draws.length) === false) break
  }
  return draws
}

function oneDraw(
  table: ParameterTable,
  moments: SampleMoments,
  settings: SemSettings,
  random: Random,
  start: Float64Array,
  space: ReturnType<typeof constraintSpace>,
): BootstrapDraw | null {
  const groups = resampled(moments, settings, random)
  if (!groups) return null
  const objective = evaluator(table, { ...moments, groups }, settings)
  const { theta, converged } = estimate(objective, start, space, { maxIterations: 80 })
  if (!converged) return null
  const states = objective.states()
  const rows = states.flatMap(({ ram }) =>
    ram.rows.map(({ free }, k) => (free >= 0 ? theta[free] : ram.fixed[k])),
  )
  return {
    est: [...rows, ...definedParameters(table, theta).map(({ value }) => value)],
    'std.all': standardised(table, states, theta, 'std.all').map(({ value }) => value),
  }
}

/** Null when a sample is singular: too few distinct rows. */
function resampled(
  { groups }: SampleMoments,
  settings: SemSettings,
  random: Random,
): readonly GroupMoments[] | null {
  try {
    return groups.map(({ label, data, names, n }) => {
      const p = names.length
      const drawn = new Float64Array(n * p)
      for (let r = 0; r < n; r++) {
        const row = Math.floor(random() * n)
        drawn.set(data!.subarray(row * p, (row + 1) * p), r * p)
      }
      return groupFromData(label, drawn, names, settings)
    })
  } catch (error) {
    if (error instanceof SemError) return null
    throw error
  }
}
