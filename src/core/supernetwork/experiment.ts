import { model } from './model.ts'
import { outcomeNames, type Outcome, type Outcomes } from './outcomes.ts'
import type { SupernetworkValues } from './parameters.ts'
import { run, type Series } from './run.ts'
import type { Axis } from '../model/axis.ts'
import type { Value } from '../model/model.ts'
import { validateOrThrow } from '../model/validate.ts'
import { createRandom } from '../numerics/random.ts'

/** A full factorial design: every combination of the axes' values, each with the seeds `seed`, `seed + 1`, … */
export interface Design {
  readonly base: SupernetworkValues
  readonly axes: readonly Axis[]
  /** Runs of each combination. */
  readonly seeds: number
  readonly seed: number
  /** No queues: whatever `capacity` says, each employee has as many places as there are customers. */
  readonly everyoneServed?: boolean
}

export interface ExperimentRun {
  /** 0, 1, … in the order in which runs are made: replication · cells + cell. */
  readonly index: number
  readonly cell: number
  readonly replication: number
  /** The model with this seed and these levels repeats the run. */
  readonly seed: number
  readonly levels: Readonly<Record<string, Value>>
  /** At the last tick. */
  readonly outcomes: Outcomes
  readonly timeToTarget: number | null
  /** By tick; null unless asked for. */
  readonly series: Series | null
}

/**
 * Refuses a design in which a parameter varies twice: its cells would not have the levels they are named by.
 * @throws RangeError that names the parameter
 */
function refuseRepeats(axes: readonly Axis[]): void {
  const names = axes.map(({ parameter }) => parameter)
  const repeated = names.find((name, k) => names.indexOf(name) < k)
  if (repeated) throw new RangeError(`invalid axes; a parameter may vary only once: ${repeated}`)
}

/** Number of cells and of runs: with the index of the last run, all that a progress bar needs. */
export function designSize({ axes, seeds }: Design): { readonly cells: number; readonly runs: number } {
  const cells = axes.reduce((product, { values }) => product * values.length, 1)
  return { cells, runs: cells * seeds }
}

/** The levels in a cell; the last axis turns fastest, as in nested loops. */
export function levelsOfCell(axes: readonly Axis[], cell: number): ExperimentRun['levels'] {
  let rest = cell
  const entries = axes.toReversed().map(({ parameter, values }) => {
    const digit = rest % values.length
    rest = Math.floor(rest / values.length)
    return [parameter, values[digit]!] as const
  })
  return Object.fromEntries(entries.reverse())
}

/**
 * The runs of a design one by one: the caller shows progress after each, and stops by no longer asking.
 *
 * The runs are those of `sweep` over the same axes and seeds, but they may keep their series, and they come one
 * replication of the whole design after another, so that an experiment cut short is balanced still. Each depends on
 * the design and its index alone: shards (run k belongs to shard k mod count) computed anywhere give the same numbers.
 * @param options.shard which part of the runs; all by default
 * @param options.series keep each outcome by tick
 * @throws InvalidInput if a cell breaks the model's rules; RangeError if there is no run or no such shard, or a
 * parameter varies twice
 */
export function* experiment(
  design: Design,
  {
    shard = { index: 0, count: 1 },
    series = false,
  }: { readonly shard?: { readonly index: number; readonly count: number }; readonly series?: boolean } = {},
): Generator<ExperimentRun, void> {
  const { cells, runs } = designSize(design)
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new RangeError(`invalid design; its number of runs: ${runs}`)
  if (!(Number.isInteger(shard.index) && shard.index >= 0 && shard.index < shard.count))
    throw new RangeError(`invalid shard; not in 0 … ${shard.count - 1}: ${shard.index}`)
  refuseRepeats(design.axes)
  const values = Array.from({ length: cells }, (_, cell) => ({
    ...design.base,
    ...levelsOfCell(design.axes, cell),
  }))
  for (const point of values) validateOrThrow(model, point)
  // Only now: so many places are beyond what the parameter may take.
  const places = (point: SupernetworkValues) =>
    design.everyoneServed ? { ...point, capacity: point.customers } : point

  for (let index = shard.index; index < runs; index += shard.count) {
    const cell = index % cells
    const replication = Math.floor(index / cells)
    const seed = design.seed + replication
    const result = run(places(values[cell]), createRandom(seed))
    yield {
      index,
      cell,
      replication,
      seed,
      levels: levelsOfCell(design.axes, cell),
      outcomes: Object.fromEntries(
        outcomeNames.map((name) => [name, result.series[name][result.ticks]]),
      ) as Record<Outcome, number>,
      timeToTarget: result.timeToTarget,
      series: series ? result.series : null,
    }
  }
}
