export interface Classifier {
  readonly baseRate: number
  readonly sensitivity: number
  readonly specificity: number
}

/**
 * Bayes: of those flagged, π·sens/(π·sens + (1 − π)(1 − spec)) really leave; of the others,
 * (1 − π)·spec/((1 − π)·spec + π(1 − sens)) really stay.
 */
export function predictiveValue({ baseRate, sensitivity, specificity }: Classifier): {
  readonly precision: number
  readonly negative: number
  readonly flagged: number
} {
  const hits = baseRate * sensitivity
  const flagged = hits + (1 - baseRate) * (1 - specificity)
  return { precision: hits / flagged, negative: ((1 - baseRate) * specificity) / (1 - flagged), flagged }
}

/** N (π·sens·γ·CLV − c·flagged): saved customers less the cost of contacting all who are flagged. */
export function campaignProfit(
  c: Classifier & {
    readonly customers: number
    readonly success: number
    readonly value: number
    readonly contactCost: number
  },
): number {
  const { flagged } = predictiveValue(c)
  return c.customers * (c.baseRate * c.sensitivity * c.success * c.value - c.contactCost * flagged)
}
