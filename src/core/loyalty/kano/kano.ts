export const ANSWERS = ['like', 'must', 'neutral', 'live', 'dislike'] as const
export type Answer = (typeof ANSWERS)[number]

/** A attractive, O one-dimensional, M must-be, I indifferent, R reverse, Q questionable. */
export type KanoCategory = 'A' | 'O' | 'M' | 'I' | 'R' | 'Q'

/** Rows: with the feature (functional); columns: without it (dysfunctional). */
const TABLE = ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ']

/** Kano's category of one customer's answers to "if it has …" and "if it has not …" (Kano et al. 1984). */
export function kanoCategory(functional: Answer, dysfunctional: Answer): KanoCategory {
  return TABLE[ANSWERS.indexOf(functional)]![ANSWERS.indexOf(dysfunctional)] as KanoCategory
}

export interface KanoCounts {
  readonly attractive: number
  readonly oneDimensional: number
  readonly mustBe: number
  readonly indifferent: number
}

/**
 * Berger's coefficients: satisfaction (A + O)/(A + O + M + I), dissatisfaction −(O + M)/(A + O + M + I).
 *
 * @throws RangeError when nobody is counted
 */
export function kanoCoefficients(c: KanoCounts): { readonly better: number; readonly worse: number } {
  const total = c.attractive + c.oneDimensional + c.mustBe + c.indifferent
  if (!(total > 0)) throw new RangeError(`invalid counts; nobody is counted: ${total}`)
  return { better: (c.attractive + c.oneDimensional) / total, worse: -(c.oneDimensional + c.mustBe) / total }
}

/**
 * Delight wears off: attractive becomes one-dimensional, and that must-be, each at the same rate d.
 *
 *   A′ = −dA,  O′ = dA − dO,  M′ = dO
 */
export function drifted(c: KanoCounts, rate: number, t: number): KanoCounts {
  const left = Math.exp(-rate * t)
  const attractive = c.attractive * left
  const oneDimensional = (c.oneDimensional + c.attractive * rate * t) * left
  const mustBe = c.attractive + c.oneDimensional + c.mustBe - attractive - oneDimensional
  return { attractive, oneDimensional, mustBe, indifferent: c.indifferent }
}

/** Satisfaction from a degree of fulfilment x in [−1, 1]. Each passes ±1 at one end, nobody cares at the middle of the line. */
export const satisfaction = {
  attractive: (x: number, k: number) => Math.expm1(k * (x + 1)) / Math.expm1(2 * k),
  oneDimensional: (x: number) => x,
  mustBe: (x: number, k: number) => -Math.expm1(k * (1 - x)) / Math.expm1(2 * k),
} as const
