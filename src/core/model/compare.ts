import type { Text } from '../text.ts'
import type { AnyModel, Output, Parameter, Value } from './model.ts'
import { type OutputValue, type Solved, asNumber } from './solved.ts'

export interface ComparedParameter {
  readonly name: string
  readonly label: Text
  readonly unit?: Text
  readonly a: Value
  readonly b: Value
}

export interface ComparedOutput {
  readonly name: string
  readonly label: Text
  readonly unit?: Text
  readonly a: OutputValue
  readonly b: OutputValue
  readonly changed: boolean
  /** b − a of two finite numbers, else `null`. */
  readonly difference: number | null
}

export interface Comparison {
  /** Those that differ. */
  readonly parameters: readonly ComparedParameter[]
  /** All of them, in the model's order. */
  readonly outputs: readonly ComparedOutput[]
}

/** Two answers of one model side by side: what was changed, and what came of it. */
export function compare<M extends AnyModel>(
  model: M,
  a: Pick<Solved<M>, 'parameters' | 'outputs'>,
  b: Pick<Solved<M>, 'parameters' | 'outputs'>,
): Comparison {
  const parameters = Object.entries<Parameter>(model.parameters)
    .filter(([name]) => a.parameters[name] !== b.parameters[name])
    .map(([name, parameter]) => ({
      name,
      label: parameter.label,
      ...('unit' in parameter && parameter.unit ? { unit: parameter.unit } : {}),
      a: a.parameters[name],
      b: b.parameters[name],
    }))
  const outputs = Object.entries<Output<any, any>>(model.outputs).map(([key, { label, unit }]) => {
    const name = key as keyof M['outputs'] & string
    const [left, right] = [a.outputs[name], b.outputs[name]]
    return {
      name,
      label,
      ...(unit ? { unit } : {}),
      a: left,
      b: right,
      changed: !Object.is(left, right),
      difference: differenceOf(left, right),
    }
  })
  return { parameters, outputs }
}

function differenceOf(a: OutputValue, b: OutputValue): number | null {
  return typeof a === 'number' && typeof b === 'number' ? asNumber(b - a) : null
}
