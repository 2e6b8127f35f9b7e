import type { Customer } from './customer.ts'

/** Stages along the cube's first axis, by the number of `crmStage`. */
export const CRM_STAGES = [
  { en: 'exploration', zh: '考察期' },
  { en: 'formation', zh: '形成期' },
  { en: 'stability', zh: '稳定期' },
  { en: 'decline', zh: '衰退期' },
] as const

/** Thirds of the depth; decline once the relationship has become shallower three months running. */
export function crmStage(customer: Customer): 0 | 1 | 2 | 3 {
  if (customer.fallingMonths >= 3) return 3
  return customer.depth < 1 / 3 ? 0 : customer.depth < 2 / 3 ? 1 : 2
}

/** Formation 0, sublimation 1 from a mood of .5, sedimentation 2 from a bond of .5. */
export function emotionStage(customer: Customer): 0 | 1 | 2 {
  if (customer.bond >= 0.5) return 2
  return customer.mood >= 0.5 ? 1 : 0
}

/** The highest loyalty above .5: cognitive 1, affective 2, intention 3, behavioural 4; 0 when there is none. */
export function loyaltyStage(customer: Customer): 0 | 1 | 2 | 3 | 4 {
  if (customer.behavioural > 0.5) return 4
  if (customer.intention > 0.5) return 3
  if (customer.affective > 0.5) return 2
  return customer.cognitive > 0.5 ? 1 : 0
}

export function meanLoyalty(customer: Customer): number {
  return (customer.cognitive + customer.affective + customer.intention + customer.behavioural) / 4
}

/** The cube's second axis: emotion is momentary mood and the stock of past feeling, half each, 0 to 1. */
export function emotionLevel(customer: Customer): number {
  return (Math.max(customer.mood, 0) + customer.bond) / 2
}
