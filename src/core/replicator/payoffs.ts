/** The parameters of the sharing game that fix its payoffs. */
export interface SharingParameters {
  readonly customerStock: number
  readonly enterpriseStock: number
  readonly synergy: number
  readonly distancePenalty: number
  readonly customerShare: number
  readonly customerUnitCost: number
  readonly enterpriseUnitCost: number
  readonly freeRide: number
  readonly customerAbsorption: number
  readonly enterpriseAbsorption: number
  readonly subsidy: number
  readonly customerBase: number
  readonly enterpriseBase: number
}

/** `payoffs[i][j]` = [customer's, enterprise's]; i, j = 0: shares, 1: does not (i customer, j enterprise). */
export type Payoffs = readonly [readonly [Cell, Cell], readonly [Cell, Cell]]
type Cell = readonly [customer: number, enterprise: number]

/**
 * What decides the dynamics. Sharing pays the customer customerGain·y − customerCost + subsidy more than not
 * sharing, and the enterprise enterpriseGain·x − enterpriseCost: A_c, C_c, m, A_e, C_e of the chapter.
 */
export interface Coefficients {
  readonly customerGain: number
  readonly customerCost: number
  readonly subsidy: number
  readonly enterpriseGain: number
  readonly enterpriseCost: number
}

/**
 * The benefit that both parties create by sharing, S = s·(K_c + K_e)/2·(1 − d)^μ with the distance of their
 * stocks d = |K_c − K_e|/(K_c + K_e).
 */
export function jointBenefit(p: SharingParameters): number {
  const { customerStock, enterpriseStock } = p
  const distance = Math.abs(customerStock - enterpriseStock) / (customerStock + enterpriseStock)
  return ((p.synergy * (customerStock + enterpriseStock)) / 2) * (1 - distance) ** p.distancePenalty
}

/**
 * What each party earns in a period: its base; what it absorbs of a sharing partner's knowledge, in full if it
 * shares too and else the fraction φ; its part of the joint benefit when both share; less its cost of sharing.
 */
export function payoffs(p: SharingParameters): Payoffs {
  const benefit = jointBenefit(p)
  const customerCost = p.customerUnitCost * p.customerStock
  const enterpriseCost = p.enterpriseUnitCost * p.enterpriseStock
  const customerLearns = p.customerAbsorption * p.enterpriseStock
  const enterpriseLearns = p.enterpriseAbsorption * p.customerStock
  return [
    [
      [
        p.customerBase + customerLearns + p.customerShare * benefit - customerCost + p.subsidy,
        p.enterpriseBase + enterpriseLearns + (1 - p.customerShare) * benefit - enterpriseCost,
      ],
      [p.customerBase - customerCost + p.subsidy, p.enterpriseBase + p.freeRide * enterpriseLearns],
    ],
    [
      [p.customerBase + p.freeRide * customerLearns, p.enterpriseBase - enterpriseCost],
      [p.customerBase, p.enterpriseBase],
    ],
  ]
}

/**
 * A_c = θS + (1 − φ)λ_c K_e, C_c = c_c K_c, m, A_e = (1 − θ)S + (1 − φ)λ_e K_c, C_e = c_e K_e: what the partner's
 * sharing adds to the advantage of sharing oneself, and what sharing costs.
 */
export function coefficients(p: SharingParameters): Coefficients {
  const benefit = jointBenefit(p)
  const kept = 1 - p.freeRide
  return {
    customerGain: p.customerShare * benefit + kept * (p.customerAbsorption * p.enterpriseStock),
    customerCost: p.customerUnitCost * p.customerStock,
    subsidy: p.subsidy,
    enterpriseGain: (1 - p.customerShare) * benefit + kept * (p.enterpriseAbsorption * p.customerStock),
    enterpriseCost: p.enterpriseUnitCost * p.enterpriseStock,
  }
}
