import type { Text } from '../text.ts'
import { type AnyModel, type Output, type Parameter, type Value, type ValuesOf, defaults } from './model.ts'
import type { OutputValue, Solved } from './solved.ts'

export interface ParameterRow {
  readonly name: string
  readonly symbol: string
  readonly label: Text
  readonly describe: Text
  readonly group: string
  readonly unit?: Text
  readonly kind: 'number' | 'integer' | 'choice' | 'switch'
  /** Of numbers: the ends of the range. */
  readonly min?: number
  readonly max?: number
  /** Of a choice. */
  readonly options?: Readonly<Record<string, Text>>
  /** Of the computation rather than of what is modelled. */
  readonly option: boolean
  readonly default: Value
  readonly value: Value
  /** Does the value differ from the default? */
  readonly changed: boolean
}

/** The table of parameters, in the model's order. */
export function parameterTable<M extends AnyModel>(
  model: M,
  values: ValuesOf<M> = defaults(model),
): readonly ParameterRow[] {
  return Object.entries<Parameter>(model.parameters).map(([name, parameter]) => ({
    name,
    symbol: parameter.symbol,
    label: parameter.label,
    describe: parameter.describe,
    group: parameter.group,
    ...kindOf(parameter),
    option: parameter.option ?? false,
    default: parameter.default,
    value: values[name],
    changed: values[name] !== parameter.default,
  }))
}

function kindOf(parameter: Parameter): Pick<ParameterRow, 'kind' | 'unit' | 'min' | 'max' | 'options'> {
  if (parameter.kind === 'choice') return { kind: 'choice', options: parameter.options }
  if (parameter.kind === 'switch') return { kind: 'switch' }
  const { unit, min, max, integer } = parameter
  return { kind: integer ? 'integer' : 'number', ...(unit ? { unit } : {}), min, max }
}

export interface OutputRow {
  readonly name: string
  readonly symbol?: string
  readonly label: Text
  readonly describe: Text
  readonly unit?: Text
  readonly value: OutputValue
}

/** The table of outputs, in the model's order. */
export function outputTable<M extends AnyModel>(
  model: M,
  outputs: Solved<M>['outputs'],
): readonly OutputRow[] {
  return Object.entries<Output<any, any>>(model.outputs).map(([name, output]) => ({
    name,
    ...(output.symbol ? { symbol: output.symbol } : {}),
    label: output.label,
    describe: output.describe,
    ...(output.unit ? { unit: output.unit } : {}),
    value: outputs[name as keyof M['outputs'] & string],
  }))
}
