import type { Random } from '../numerics/random.ts'
import type { Text } from '../text.ts'

/**
 * What a model is. Everything a reader, an exercise or the command line does goes through this one shape:
 * from it come the sliders, validation, links, tables, sweeps, sensitivity, exports and text summaries.
 */

interface ParameterBase {
  /** TeX, as the chapter writes it. */
  readonly symbol: string
  readonly label: Text
  readonly describe: Text
  /** Parameters of one group stand together in the playground. */
  readonly group: string
  /** An option of the computation (a horizon, a number of samples): it is no part of sweeps and sensitivity. */
  readonly option?: boolean
}

export interface NumberParameter extends ParameterBase {
  readonly kind?: 'number'
  /** What one unit is, such as "value per period"; absent when the number is pure. */
  readonly unit?: Text
  readonly min: number
  readonly max: number
  /** Step of the slider; a value between steps is valid unless `integer`. */
  readonly step: number
  readonly integer?: boolean
  readonly default: number
}

export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice'
  readonly options: Readonly<Record<string, Text>>
  readonly default: string
}

export interface SwitchParameter extends ParameterBase {
  readonly kind: 'switch'
  readonly default: boolean
}

export type Parameter = NumberParameter | ChoiceParameter | SwitchParameter
export type Parameters = Readonly<Record<string, Parameter>>
export type Value = number | string | boolean

/** The values of parameters `P`: a choice is one of its options, a switch a boolean, all else a number. */
export type Values<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends { kind: 'choice'; options: infer O }
    ? keyof O & string
    : P[K] extends { kind: 'switch' }
      ? boolean
      : number
}

export interface Preset<V> {
  readonly label: Text
  /** Parameters that differ from the defaults. */
  readonly values: Partial<V>
}

/** A rule that several parameters obey together. */
export interface Constraint<V> {
  readonly parameters: readonly (keyof V & string)[]
  readonly rule: Text
  readonly holds: (values: V) => boolean
}

/**
 * How pages write an output whose bare number would mislead: one that stands for a name (1 the first), or is spoken of
 * in another unit (a share in points). The value itself stays as it is, on the command line and in files.
 */
export type Shown = { readonly names: readonly string[] } | { readonly times: number; readonly unit: Text }

/** A named scalar of the result: what exercises test, sweeps record and tables show. null: it does not exist here. */
export interface Output<V, R> {
  readonly label: Text
  readonly describe: Text
  readonly symbol?: string
  readonly unit?: Text
  readonly shown?: Shown
  /** What the output is measured against, such as 1 for a share: pages show as 0 what is next to nothing beside it. */
  readonly scale?: (values: V) => number
  /** A number of things: it has no values between whole numbers. */
  readonly whole?: boolean
  readonly of: (result: R, values: V) => number | boolean | null
}

export interface Model<P extends Parameters = Parameters, R = unknown, O extends string = string> {
  readonly id: string
  readonly title: Text
  /** One sentence: what the model computes. */
  readonly describe: Text
  /** Raised when a parameter changes its name or meaning, with an entry in `migrations`. */
  readonly version: number
  /** `migrations[n]` turns the named values of a link of version n into those of version n + 1. */
  readonly migrations?: Readonly<
    Record<number, (raw: Readonly<Record<string, string>>) => Record<string, string>>
  >
  readonly groups: Readonly<Record<string, Text>>
  readonly parameters: P
  readonly presets: Readonly<Record<string, Preset<Values<P>>>>
  readonly constraints?: readonly Constraint<Values<P>>[]
  /** Does `solve` draw random numbers? Then a seed belongs to its state. */
  readonly random?: boolean
  /** Pure; the result is plain data (numbers, strings, arrays, records: it crosses to workers and into JSON). */
  readonly solve: (values: Values<P>, random: Random) => R
  readonly outputs: Readonly<Record<O, Output<Values<P>, NoInfer<R>>>>
  /** One or two sentences that say what a figure of this result shows, for those who do not see it. */
  readonly summary: (result: NoInfer<R>, values: Values<P>) => Text
  /** Keys in content/references.bib. */
  readonly references: readonly string[]
}

/** A model whose types do not matter to the caller: the generic machinery, the registry, the command line. */
export type AnyModel = Model<any, any, any>

export type ValuesOf<M extends AnyModel> = Values<M['parameters']>
export type ResultOf<M extends AnyModel> = ReturnType<M['solve']>

/** Types a model as written; the checks a type cannot make are made here, once, at load. */
export function defineModel<const P extends Parameters, R, O extends string>(
  model: Model<P, R, O>,
): Model<P, R, O> {
  for (const [name, parameter] of Object.entries<Parameter>(model.parameters)) {
    const where = `model ${model.id}: parameter ${name}`
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) throw new Error(`${where}: not a camelCase name`)
    if (!(parameter.group in model.groups)) throw new Error(`${where}: unknown group "${parameter.group}"`)
    if (parameter.kind === 'choice') {
      if (!(parameter.default in parameter.options)) throw new Error(`${where}: its default is not an option`)
    } else if (parameter.kind !== 'switch') {
      const { min, max, default: value, step } = parameter
      if (!(min <= value && value <= max))
        throw new Error(`${where}: default ${value} is not in [${min}, ${max}]`)
      if (!(step > 0)) throw new Error(`${where}: step must be positive`)
    }
  }
  return model
}

/** Every parameter at its default. */
export function defaults<P extends Parameters>(model: { readonly parameters: P }): Values<P> {
  return Object.fromEntries(
    Object.entries<Parameter>(model.parameters).map(([name, parameter]) => [name, parameter.default]),
  ) as Values<P>
}

/** Every named output of a result. */
export function outputsOf<M extends AnyModel>(
  model: M,
  result: ResultOf<M>,
  values: ValuesOf<M>,
): Record<keyof M['outputs'] & string, number | boolean | null> {
  return Object.fromEntries(
    Object.entries<Output<ValuesOf<M>, ResultOf<M>>>(model.outputs).map(([name, output]) => [
      name,
      output.of(result, values),
    ]),
  ) as Record<keyof M['outputs'] & string, number | boolean | null>
}
