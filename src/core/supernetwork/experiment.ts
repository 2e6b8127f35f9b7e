import { model } from './model.ts'
import { outcomeNames, type Outcome, type Outcomes } from './outcomes.ts'
import type { SupernetworkValues } from './parameters.ts'
import { run, type Series } from './run.ts'
import { type Axis, pointAt, pointCount, refuseRepeats } from '../model/axis.ts'
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

/** Number of cells and of runs: with the index of the last run, all that a progress bar needs. */
export function designSize({ axes, seeds }: Design): { readonly cells: number; readonly runs: number } {
  const cells = pointCount(axes)
  return { cells, runs: cells * seeds }
}

/** The levels in a cell. */
export const levelsOfCell: (axes: readonly Axis[], cell: number) => ExperimentRun['levels'] = pointAt

/**
 * The runs of a design one by one: the caller shows progress after each, and stops by no longer asking.
 *
 * The runs are those of `sweep` over the same axes and seeds, but they may keep their series, and they come one
 * replication of the whole design after another, so that an experiment cut short is balanced still. Each depends on
 * the design and its index alone: strides computed anywhere give the same numbers, and side by side they stay as
 * balanced, which blocks of neighbouring runs (the shards of a sweep) would not.
 * @param options.stride every `count`th run from `index` on, which is below `count`; all by default
 * @param options.series keep each outcome by tick
 * @throws InvalidInput if a cell breaks the model's rules; RangeError if there is no run or no such stride, or a
 * parameter varies twice
 */
export function* experiment(
  design: Design,
  {
    stride = { index: 0, count: 1 },
    series = false,
  }: { readonly stride?: { readonly index: number; readonly count: number }; readonly series?: boolean } = {},
): Generator<ExperimentRun, void> {
  const { cells, runs } = designSize(design)
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new RangeError(`invalid design; its number of runs: ${runs}`)
  if (!(Number.isInteger(stride.index) && stride.index >= 0 && stride.index < stride.count))
    throw new RangeError(`invalid stride; not in 0 … ${stride.count - 1}: ${stride.index}`)
  refuseRepeats(design.axes)
  const values = Array.from({ length: cells }, (_, cell) => ({
    ...design.base,
    ...levelsOfCell(design.axes, cell),
  }))
  for (const point of values) validateOrThrow(model, point)
  // Only now: so many places are beyond what the parameter may take.
  const places = (point: SupernetworkValues) =>
    design.everyoneServed ? { ...point, capacity: point.customers } : point

  for (let index = stride.index; index < runs; index += stride.count) {
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
