import type { Relation } from './parseModel.ts'

/** What each variable of a model is, read off its arrows. All lists are in lavaan's order. */
export interface VariableRoles {
  /** Indicators, then dependent variables, then predictors, then what appears only in `~~` or `~1`. */
  readonly observed: readonly string[]
  readonly latent: readonly string[]
  /** Observed predictors that nothing explains and whose moments the author did not write down. */
  readonly exogenousObserved: readonly string[]
  /** Latents that nothing explains. */
  readonly exogenousLatent: readonly string[]
  /** Dependent variables that explain nothing: their residuals covary by default. */
  readonly finalLatent: readonly string[]
  readonly finalObserved: readonly string[]
  /** Variables with an arrow pointing at them: those that have an R². */
  readonly endogenous: ReadonlySet<string>
}

/** @see lavaan 0.6, lav_partable_vnames */
export function variableRoles(relations: readonly Pick<Relation, 'lhs' | 'op' | 'rhs'>[]): VariableRoles {
  const pick = (op: string, side: 'lhs' | 'rhs') => relations.filter((r) => r.op === op).map((r) => r[side])
  const latent = [...new Set(pick('=~', 'lhs'))]
  const isLatent = new Set(latent)
  const indicators = new Set(pick('=~', 'rhs'))
  const dependents = new Set(pick('~', 'lhs'))
  const predictors = new Set(pick('~', 'rhs'))
  const inMoments = new Set([
    ...relations.filter((r) => r.op === '~~').flatMap((r) => [r.lhs, r.rhs]),
    ...pick('~1', 'lhs'),
  ])

  const observed = [...new Set([...indicators, ...dependents, ...predictors, ...inMoments])].filter(
    (name) => !isLatent.has(name),
  )
  const isFinal = (name: string) => dependents.has(name) && !indicators.has(name) && !predictors.has(name)
  return {
    observed,
    latent,
    exogenousObserved: observed.filter(
      (name) =>
        predictors.has(name) && !indicators.has(name) && !dependents.has(name) && !inMoments.has(name),
    ),
    exogenousLatent: latent.filter((name) => !indicators.has(name) && !dependents.has(name)),
    finalLatent: latent.filter(isFinal),
    finalObserved: observed.filter(isFinal),
    endogenous: new Set([...indicators, ...dependents]),
  }
}
