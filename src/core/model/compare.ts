import type { Text } from '../text.ts'
import type { AnyModel, Output, Parameter, Value } from './model.ts'
import { type OutputValue, type Solved, asNumber } from './solved.ts'

/** A parameter or output of both answers. */
export interface Compared<T extends Value | OutputValue> {
  readonly name: string
  readonly label: Text
  readonly unit?: Text
  readonly a: T
  readonly b: T
  readonly changed: boolean
  /** b − a of two finite numbers, else `null`. */
  readonly difference: number | null
}

export interface Comparison {
  /** Those that differ. */
  readonly parameters: readonly Compared<Value>[]
  /** All of them, in the model's order. */
  readonly outputs: readonly Compared<OutputValue>[]
}

/** Two answers of one model side by side: what was changed, and what came of it. */
export function compare<M extends AnyModel>(
  model: M,
  a: Pick<Solved<M>, 'parameters' | 'outputs'>,
  b: Pick<Solved<M>, 'parameters' | 'outputs'>,
): Comparison {
  const parameters = Object.entries<Parameter>(model.parameters)
    .map(([name, parameter]) => compared<Value>(name, parameter, a.parameters[name], b.parameters[name]))
    .filter(({ changed }) => changed)
  const outputs = Object.entries<Output<any, any>>(model.outputs).map(([key, output]) => {
    const name = key as keyof M['outputs'] & string
    return compared<OutputValue>(name, output, a.outputs[name], b.outputs[name])
  })
  return { parameters, outputs }
}

function compared<T extends Value | OutputValue>(
  name: string,
  { label, unit }: { readonly label: Text; readonly unit?: Text },
  a: T,
  b: T,
): Compared<T> {
  return {
    name,
    label,
    ...(unit ? { unit } : {}),
    a,
    b,
    changed: !Object.is(a, b),
    difference: typeof a === 'number' && typeof b === 'number' ? asNumber(b - a) : null,
  }
}
