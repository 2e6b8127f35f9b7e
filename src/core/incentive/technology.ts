import type { ContractValues } from './parameters.ts'

/** Something for each kind of knowledge. */
export interface ByKind<T = number> {
  readonly explicit: T
  readonly tacit: T
}

export type Kind = keyof ByKind

/** What effort brings and costs: y_i = g_i e_i + ε_i at cost c_i e_i²/2. */
export interface Technology {
  /** g_i, marginal value of effort. */
  readonly value: ByKind
  /** c_i */
  readonly cost: ByKind
  /** Variances of what pay may depend on: each kind of output, or (one share for both) their total. */
  readonly noise: ByKind | number
}

/** The elasticity of the contract with one share; it makes Γ linear in τ. */
export const singleElasticity = 1 / 2

/**
 * g_E = b (1 − τ)^η and g_T = k b τ^η; the tacit premium k multiplies value, cost and, where each kind is measured by
 * itself, noise of the tacit kind. With one share only the total is measured, with variance σ², and η = ½.
 */
export function technology(values: ContractValues): Technology {
  const { form, tacitFraction, productivity, tacitPremium, cost, noise } = values
  const elasticity = form === 'single' ? singleElasticity : values.elasticity
  return {
    value: {
      explicit: productivity * (1 - tacitFraction) ** elasticity,
      tacit: tacitPremium * productivity * tacitFraction ** elasticity,
    },
    cost: { explicit: cost, tacit: tacitPremium * cost },
    noise: form === 'single' ? noise : { explicit: noise, tacit: tacitPremium * noise },
  }
}
