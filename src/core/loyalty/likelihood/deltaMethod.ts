/** What was estimated, and how surely; the covariance stands in the order of the parameters. */
export interface Estimates {
  readonly parameters: Readonly<Record<string, number>>
  readonly covariance: readonly (readonly number[])[] | null
}

/** A step in ln θ: its square is lost to curvature, the rounding of f divided by it to noise. */
const STEP = 1e-3

/**
 * Variances of functions of positive estimates by the delta method, in u = ln θ:
 *
 *   Var f(θ̂) ≈ gᵀ Cov(û) g,  g = ∂f/∂u by central differences
 *
 * It says how far f would move with another sample of customers; that customers behave by the model, and by chance
 * within it, is taken as given.
 *
 * @param f several values at once; NaN where there is none
 * @returns null without a covariance
 */
export function deltaVariances(
  { parameters, covariance }: Estimates,
  f: (parameters: Readonly<Record<string, number>>) => readonly number[],
): number[] | null {
  if (!covariance) return null
  const names = Object.keys(parameters)
  const gradients = names.map((name) => {
    const at = (step: number) => f({ ...parameters, [name]: parameters[name]! * Math.exp(step) })
    const above = at(STEP)
    const below = at(-STEP)
    return above.map((value, i) => (value - below[i]!) / (2 * STEP))
  })
  const ofLogs = covariance.map((row, j) =>
    row.map((v, k) => v / (parameters[names[j]!]! * parameters[names[k]!]!)),
  )
  return gradients[0]!.map((_, i) =>
    ofLogs.reduce(
      (sum, row, j) =>
        sum + gradients[j]![i]! * row.reduce((inner, v, k) => inner + v * gradients[k]![i]!, 0),
      0,
    ),
  )
}

export interface Interval {
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

/** 95% limits of a positive quantity, even on the scale of its logarithm. */
export function positiveInterval(estimate: number, standardError: number): Interval {
  const spread = Math.exp((1.959964 * standardError) / estimate)
  return { standardError, lower: estimate / spread, upper: estimate * spread }
}
