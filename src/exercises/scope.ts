import type { AnyModel, Value } from '../core/model/model.ts'
import { type Scalar, evaluate, namesIn } from './expression.ts'
import { namesInText } from './fill.ts'
import type { Exercise, Term } from './schema.ts'
import type { Solver } from './solver.ts'

/** What a name means in one variant: a drawn value, a `let`, a parameter, an output, or one of those in a case. */
export interface Scope {
  /** `undefined` when there is no such name. */
  readonly lookUp: (name: string) => Scalar | undefined
  readonly parameters: () => Readonly<Record<string, Value>>
}

/** The value of a term: an expression is evaluated, all else stands for itself. */
export const valueOf = (term: Term, lookUp: Scope['lookUp']): Scalar =>
  typeof term === 'string' ? evaluate(term, lookUp) : term

/** The number a term stands for. Throws when it is none. */
export function numberOf(term: Term, lookUp: Scope['lookUp'], what: string): number {
  const value = valueOf(term, lookUp)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new Error(`${what} is ${String(value)}, not a number`)
}

/** Builds the scope of a draw. Models are solved only when an output is asked for. */
export function createScope(
  exercise: Exercise,
  drawn: Readonly<Record<string, Scalar>>,
  solver?: Solver,
): Scope {
  const lets = exercise.variant?.let ?? {}
  const known = new Map<string, Scalar>(Object.entries(drawn))
  const underWay = new Set<string>()
  const settings = new Map<string, Readonly<Record<string, Value>>>()

  /** A parameter named like a draw takes its value; the rest stand where the file puts them, or at their defaults. */
  const setting = (name: string): Readonly<Record<string, Value>> => {
    const found = settings.get(name)
    if (found) return found
    if (!solver) throw new Error(`exercise ${exercise.id}: it names no model`)
    const terms: Record<string, Term> = { ...exercise.parameters, ...(name ? casesOf(exercise)[name] : {}) }
    const given: Record<string, unknown> = {}
    for (const [parameter, value] of Object.entries(drawn))
      if (Object.hasOwn(solver.model.parameters, parameter)) given[parameter] = value
    for (const [parameter, term] of Object.entries(terms)) given[parameter] = valueOf(term, lookUpFree)
    const values = solver.values(given)
    settings.set(name, values)
    return values
  }

  /** Names that do not depend on the model's setting. */
  const lookUpFree = (name: string): Scalar | undefined => {
    if (known.has(name)) return known.get(name)
    if (!Object.hasOwn(lets, name)) return undefined
    if (underWay.has(name)) throw new Error(`exercise ${exercise.id}: "${name}" is defined by itself`)
    underWay.add(name)
    const value = valueOf(lets[name]!, lookUp)
    underWay.delete(name)
    known.set(name, value)
    return value
  }

  const lookUp = (name: string): Scalar | undefined => {
    const free = lookUpFree(name)
    if (free !== undefined || !solver) return free
    const [first, second] = name.split('.') as [string, string?]
    if (second !== undefined && !Object.hasOwn(casesOf(exercise), first)) return undefined
    return lookUpIn(second === undefined ? '' : first, second ?? first)
  }

  const lookUpIn = (at: string, name: string): Scalar | undefined => {
    if (Object.hasOwn(solver!.model.parameters, name)) return setting(at)[name]
    return Object.hasOwn(solver!.model.outputs, name) ? solver!.outputs(setting(at))[name] : undefined
  }

  return { lookUp, parameters: () => (solver ? setting('') : {}) }
}

/** The cases of an exercise; of a target, the setting that reaches the goals is the case `answer`. */
function casesOf(exercise: Exercise): Readonly<Record<string, Readonly<Record<string, Term>>>> {
  return exercise.kind === 'target' ? { answer: exercise.answer, ...exercise.cases } : (exercise.cases ?? {})
}

/** A setting of the reader's, whose values are called `yours.name` in feedback. */
export function withYours(
  lookUp: Scope['lookUp'],
  values: Readonly<Record<string, Value>>,
  outputs: Readonly<Record<string, Scalar>>,
): Scope['lookUp'] {
  return (name) => {
    if (!name.startsWith(YOURS)) return lookUp(name)
    const own = name.slice(YOURS.length)
    return Object.hasOwn(values, own) ? values[own] : outputs[own]
  }
}

const YOURS = 'yours.'

/** The scope of a setting: its parameters and outputs first, then the names of the variant. */
export function scopeAt(
  model: AnyModel,
  names: Readonly<Record<string, Scalar>>,
  values: Readonly<Record<string, Value>>,
  outputs: Readonly<Record<string, Scalar>>,
): Scope['lookUp'] {
  return (name) => {
    if (Object.hasOwn(model.parameters, name)) return values[name]
    if (Object.hasOwn(model.outputs, name)) return outputs[name]
    return Object.hasOwn(names, name) ? names[name] : undefined
  }
}

/** Every name that the texts and the given expressions mention, those of the reader's own setting apart. */
export function mentionedNames(exercise: Exercise, expressions: readonly string[]): string[] {
  const names = new Set(expressions.flatMap(namesIn))
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if (isText(part)) for (const name of namesInText(part)) names.add(name)
    else Object.values(part).forEach(visit)
  }
  visit(exercise)
  return [...names].filter((name) => !name.startsWith(YOURS))
}

const isText = (part: object): part is { en: string; zh: string } =>
  'en' in part && 'zh' in part && typeof part.en === 'string' && typeof part.zh === 'string'
