import { createRandom } from '../numerics/random.ts'
import { type AnyModel, type ResultOf, type ValuesOf, outputsOf } from './model.ts'
import { DEFAULT_SEED } from './state.ts'

export type OutputValue = number | boolean | null

/** A model's answer with all that is needed to get it again: what the command line prints and a page downloads. */
export interface Solved<M extends AnyModel = AnyModel> {
  readonly model: string
  readonly version: number
  readonly parameters: ValuesOf<M>
  /** Of a random model only. */
  readonly seed?: number
  readonly outputs: Readonly<Record<keyof M['outputs'] & string, OutputValue>>
  readonly result: ResultOf<M>
}

/** Solves a model at valid values. */
export function solved<M extends AnyModel>(model: M, values: ValuesOf<M>, seed = DEFAULT_SEED): Solved<M> {
  const result: ResultOf<M> = model.solve(values, createRandom(seed))
  return {
    model: model.id,
    version: model.version,
    parameters: values,
    ...(model.random ? { seed } : {}),
    outputs: outputsOf(model, result, values),
    result,
  }
}

/** The named outputs alone. */
export function solveOutputs<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  seed = DEFAULT_SEED,
): Solved<M>['outputs'] {
  return outputsOf(model, model.solve(values, createRandom(seed)), values)
}

/** One output as a number for a curve or a bar: true is 1, false 0; what does not exist or is not finite is null. */
export function solveOutput<M extends AnyModel>(
  model: M,
  output: keyof M['outputs'] & string,
  values: ValuesOf<M>,
  seed = DEFAULT_SEED,
): number | null {
  if (!Object.hasOwn(model.outputs, output)) {
    throw new RangeError(`invalid output; not one of ${Object.keys(model.outputs).join(', ')}: ${output}`)
  }
  return asNumber(model.outputs[output].of(model.solve(values, createRandom(seed)), values))
}

export function asNumber(value: OutputValue): number | null {
  const number = typeof value === 'boolean' ? Number(value) : value
  return number === null || !Number.isFinite(number) ? null : number
}
