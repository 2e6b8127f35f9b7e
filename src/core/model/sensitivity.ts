import type { AnyModel, Parameter, Parameters, ValuesOf } from './model.ts'
import { solveOutput } from './solved.ts'
import { brokenConstraints } from './validate.ts'

export interface TornadoEnd {
  readonly value: number
  /** `null` where the output does not exist, or the values break a constraint. */
  readonly output: number | null
}

export interface TornadoBar {
  readonly parameter: string
  readonly low: TornadoEnd
  readonly high: TornadoEnd
  /**
   * Largest less smallest output of low, base and high: the base counts, for an output may peak between the ends.
   * `null` when fewer than two of them exist.
   */
  readonly swing: number | null
}

export interface Tornado {
  readonly base: number | null
  /** The widest swing first; those without one last. */
  readonly bars: readonly TornadoBar[]
}

/**
 * One-at-a-time sensitivity: each number parameter, apart from options of the computation, is moved down and up by
 * `fraction` of its range (1: to its ends), never beyond its range, while all others stay; a random model keeps its
 * seed. A whole-number parameter moves by at least one.
 *
 * @param fraction in (0, 1]; a tenth unless told
 * Throws `RangeError` that names fraction or output.
 * Source: Eschenbach (1992), Spiderplots versus tornado diagrams for sensitivity analysis, Interfaces 22(6), 40–46.
 */
export function tornado<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  output: keyof M['outputs'] & string,
  { fraction = 0.1, seed }: { readonly fraction?: number; readonly seed?: number } = {},
): Tornado {
  if (!(fraction > 0 && fraction <= 1)) {
    throw new RangeError(`invalid fraction; not in (0, 1]: ${fraction}`)
  }
  const at = (changed: ValuesOf<M>) =>
    brokenConstraints(model, changed).length > 0 ? null : solveOutput(model, output, changed, seed)
  const base = at(values)
  const bars = Object.entries(model.parameters as Parameters).flatMap(([name, parameter]) => {
    const ends = endsOf(parameter, values[name] as number, fraction)
    if (!ends) return []
    const [low, high] = ends.map((value) => ({
      value,
      output: value === values[name] ? base : at({ ...values, [name]: value }),
    })) as [TornadoEnd, TornadoEnd]
    return [{ parameter: name, low, high, swing: swingOf([low.output, base, high.output]) }]
  })
  return { base, bars: bars.sort((a, b) => (b.swing ?? -1) - (a.swing ?? -1)) }
}

/** `undefined` for a parameter that is not moved. */
function endsOf(parameter: Parameter, value: number, fraction: number): [number, number] | undefined {
  if (parameter.kind === 'choice' || parameter.kind === 'switch' || parameter.option) return undefined
  const { min, max, integer } = parameter
  const exact = fraction * (max - min)
  const move = integer ? Math.max(1, Math.round(exact)) : exact
  return [Math.max(min, value - move), Math.min(max, value + move)]
}

function swingOf(outputs: readonly (number | null)[]): number | null {
  const known = outputs.filter((output) => output !== null)
  return known.length < 2 ? null : Math.max(...known) - Math.min(...known)
}
