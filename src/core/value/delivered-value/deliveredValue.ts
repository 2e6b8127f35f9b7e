/** What a customer gets; each part in money. */
export interface Benefits {
  readonly product: number
  readonly service: number
  readonly personnel: number
  readonly image: number
}

/** What it costs the customer: money, hours at a price, and mental and physical effort at a weight. */
export interface Costs {
  readonly money: number
  readonly hours: number
  readonly hourValue: number
  readonly mental: number
  readonly mentalWeight: number
  readonly physical: number
  readonly physicalWeight: number
}

export interface Offer {
  readonly totalValue: number
  readonly totalCost: number
}

export interface DeliveredValue extends Offer {
  /** D = TV − TC. */
  readonly difference: number
  /** ρ = TV / TC; null at no cost. */
  readonly ratio: number | null
}

/** The offer that benefits and costs add up to: TC = money + a_t hours + a_m mental + a_p physical. */
export function offerOf(benefits: Benefits, costs: Costs): Offer {
  return {
    totalValue: benefits.product + benefits.service + benefits.personnel + benefits.image,
    totalCost:
      costs.money +
      costs.hourValue * costs.hours +
      costs.mentalWeight * costs.mental +
      costs.physicalWeight * costs.physical,
  }
}

/** Delivered value both ways: as a difference (Kotler) and as a ratio. */
export function deliveredValue({ totalValue, totalCost }: Offer): DeliveredValue {
  return {
    totalValue,
    totalCost,
    difference: totalValue - totalCost,
    ratio: totalCost > 0 ? totalValue / totalCost : null,
  }
}

/**
 * Logit shares s_j = e^{b D_j} / (e^{b D_0} + Σ e^{b D_i}); what is missing to 1 is the share of buying nothing.
 *
 * @param sensitivity b ≥ 0: 0 divides evenly, and as b grows the best takes all
 * @param outside D_0, the difference of buying nothing
 */
export function logitShares(differences: readonly number[], sensitivity: number, outside = 0): number[] {
  // The largest exponent is 0, so that no sum overflows.
  const top = Math.max(outside, ...differences) * sensitivity
  const weights = differences.map((difference) => Math.exp(sensitivity * difference - top))
  const total = weights.reduce((sum, weight) => sum + weight, Math.exp(sensitivity * outside - top))
  return weights.map((weight) => weight / total)
}

/** Rank 1 is the largest; equals share the better rank. */
export function ranks(scores: readonly number[]): number[] {
  return scores.map((score) => 1 + scores.filter((other) => other > score).length)
}
