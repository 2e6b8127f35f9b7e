import { type Axis, pointAt, pointCount, refuseRepeats } from './axis.ts'
import { InvalidInput } from './issue.ts'
import type { AnyModel, Constraint, Value, ValuesOf } from './model.ts'
import { parseValue } from './parseValue.ts'
import { type Solved, solveOutput, solveOutputs } from './solved.ts'
import { DEFAULT_SEED } from './state.ts'
import { brokenConstraints, unknownParameter, validateOrThrow } from './validate.ts'

export { type Axis, fullAxis, parseAxis } from './axis.ts'

export interface SweepOptions {
  /** Runs at every point, with the seeds `seed`, `seed + 1`, …; 1 unless told. */
  readonly seeds?: number
  readonly seed?: number
  /** Part `k` of `n`, k from 1: a block of neighbouring rows, so that the parts in order are the whole sweep. */
  readonly shard?: { readonly k: number; readonly n: number }
}

export interface SweepRow<M extends AnyModel = AnyModel> {
  /** Place in the whole sweep, from 0, whatever the shard. */
  readonly index: number
  readonly seed: number
  /** Of the axes only. */
  readonly values: Readonly<Record<string, Value>>
  /** `undefined` where the values break a constraint together: there the model is not solved. */
  readonly outputs: Solved<M>['outputs'] | undefined
}

/** How many rows a whole sweep has. */
export function sweepLength(axes: readonly Axis[], seeds = 1): number {
  return pointCount(axes) * seeds
}

/**
 * Every combination of the axes' values, the last axis fastest, then the seeds; the other parameters stand at `base`.
 * Each row is computed when it is asked for. Every point has the same seeds (common random numbers), so that
 * differences between points are not differences of luck.
 * Throws `InvalidInput` or `RangeError` before the first row.
 */
export function sweep<M extends AnyModel>(
  model: M,
  base: ValuesOf<M>,
  axes: readonly Axis[],
  { seeds = 1, seed = DEFAULT_SEED, shard = { k: 1, n: 1 } }: SweepOptions = {},
): Generator<SweepRow<M>, void, undefined> {
  checkAxes(model, base, axes)
  if (!(Number.isSafeInteger(seeds) && seeds >= 1)) {
    throw new RangeError(`invalid seeds; not a whole number of at least 1: ${seeds}`)
  }
  if (!(Number.isSafeInteger(seed) && Number.isSafeInteger(seed + seeds))) {
    throw new RangeError(`invalid seed; not a whole number: ${seed}`)
  }
  const { k, n } = shard
  if (!(Number.isSafeInteger(k) && Number.isSafeInteger(n) && 1 <= k && k <= n)) {
    throw new RangeError(`invalid shard; not k/n with whole numbers 1 <= k <= n: ${k}/${n}`)
  }
  const length = sweepLength(axes, seeds)
  if (!Number.isSafeInteger(length * n)) {
    throw new RangeError(`invalid axes; too many combinations: ${length}`)
  }
  return rows(model, base, axes, seeds, seed, blockStart(length, k - 1, n), blockStart(length, k, n))
}

/** Blocks differ by at most one row. */
function blockStart(length: number, k: number, n: number): number {
  return Math.floor((length * k) / n)
}

function* rows<M extends AnyModel>(
  model: M,
  base: ValuesOf<M>,
  axes: readonly Axis[],
  seeds: number,
  firstSeed: number,
  start: number,
  end: number,
): Generator<SweepRow<M>, void, undefined> {
  for (let index = start; index < end; index++) {
    const values = pointAt(axes, Math.floor(index / seeds))
    const seed = firstSeed + (index % seeds)
    const all: ValuesOf<M> = { ...base, ...values }
    const solvable = brokenConstraints(model, all).length === 0
    yield { index, seed, values, outputs: solvable ? outputsAt(model, all, seed, index, values) : undefined }
  }
}

/** An error of a sweep of hours says where it happened. */
function outputsAt<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  seed: number,
  index: number,
  point: Readonly<Record<string, Value>>,
): Solved<M>['outputs'] {
  try {
    return solveOutputs(model, values, seed)
  } catch (error) {
    const where = Object.entries(point).map(([name, value]) => `${name} = ${value}`)
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`row ${index} (${[...where, `seed = ${seed}`].join(', ')}): ${message}`, { cause: error })
  }
}

/**
 * The model without the constraints that the axes' parameters share in: what the values that stay fixed must obey.
 * (The others are asked again at every point.)
 */
export function constrainedApartFrom<M extends AnyModel>(model: M, axes: readonly Axis[]): M {
  const varied = new Set(axes.map((axis) => axis.parameter))
  const constraints: readonly Constraint<ValuesOf<M>>[] = model.constraints ?? []
  return {
    ...model,
    constraints: constraints.filter(({ parameters }) => !parameters.some((name) => varied.has(name))),
  }
}

function checkAxes<M extends AnyModel>(model: M, base: ValuesOf<M>, axes: readonly Axis[]): void {
  refuseRepeats(axes)
  for (const { parameter: name, values } of axes) {
    if (!Object.hasOwn(model.parameters, name)) {
      throw new InvalidInput([unknownParameter(name, '', model.parameters)])
    }
    if (values.length === 0) throw new RangeError(`invalid axes; no values: ${name}`)
    for (const value of values) {
      const { issue } = parseValue(name, model.parameters[name], value)
      if (issue) throw new InvalidInput([issue])
    }
  }
  validateOrThrow(constrainedApartFrom(model, axes), base)
}

/** One output along one axis: a curve. `null` where it does not exist. */
export function sweepOne<M extends AnyModel>(
  model: M,
  base: ValuesOf<M>,
  axis: Axis,
  output: keyof M['outputs'] & string,
  seed?: number,
): readonly (number | null)[] {
  checkAxes(model, base, [axis])
  return axis.values.map((value) => outputAt(model, { ...base, [axis.parameter]: value }, output, seed))
}

/** One output over two axes: a regime map, `grid[row of y][column of x]`. `null` where it does not exist. */
export function sweepTwo<M extends AnyModel>(
  model: M,
  base: ValuesOf<M>,
  x: Axis,
  y: Axis,
  output: keyof M['outputs'] & string,
  seed?: number,
): readonly (readonly (number | null)[])[] {
  checkAxes(model, base, [x, y])
  return y.values.map((row) =>
    x.values.map((column) =>
      outputAt(model, { ...base, [x.parameter]: column, [y.parameter]: row }, output, seed),
    ),
  )
}

function outputAt<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  output: keyof M['outputs'] & string,
  seed?: number,
): number | null {
  return brokenConstraints(model, values).length > 0 ? null : solveOutput(model, output, values, seed)
}
