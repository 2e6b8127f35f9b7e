import { UsageError } from '../command.ts'

export interface Formula {
  readonly outcome: string
  /** Predictors by step; one step unless the formula has a `|`. */
  readonly steps: readonly (readonly string[])[]
}

/** `y ~ a + b`, or `y ~ a + b | c` for predictors that enter in steps. Throws `UsageError`. */
export function parseFormula(text: string): Formula {
  const sides = text.split('~')
  const outcome = sides[0]!.trim()
  const steps = (sides[1] ?? '').split('|').map((step) => step.split('+').map((name) => name.trim()))
  if (sides.length !== 2 || outcome === '' || steps.flat().some((name) => name === ''))
    throw new UsageError(`--formula must be like "y ~ a + b"; got "${text}"`)
  return { outcome, steps }
}

/** `y ~ group`. Throws `UsageError`. */
export function parseComparison(text: string): { readonly outcome: string; readonly group: string } {
  const { outcome, steps } = parseFormula(text)
  if (steps.flat().length !== 1)
    throw new UsageError(`--formula must be like "y ~ group", with one group; got "${text}"`)
  return { outcome, group: steps[0]![0]! }
}
