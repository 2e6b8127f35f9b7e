import { sum } from 'd3-array'

/** One contact between customer and firm, in the order in which it is met. */
export interface Touchpoint {
  /** −3 … 3 */
  readonly emotion: number
  /** 0 … 5 */
  readonly effort: number
  readonly minutes: number
}

/** What effort and emotion do to a customer on the way. */
export interface Traveller {
  /** Chance of giving up at a touchpoint that asks nothing and feels like nothing. */
  readonly leaves: number
  /** What a point of effort adds to the log-odds of giving up, and a point of good emotion takes from them. */
  readonly effortWeight: number
  readonly emotionWeight: number
}

/** Chance of giving up: logistic(logit(h₀) + βf − γe). */
export function leavingChance({ emotion, effort }: Touchpoint, traveller: Traveller): number {
  const { leaves, effortWeight, emotionWeight } = traveller
  return logistic(logit(leaves) + effortWeight * effort - emotionWeight * emotion)
}

/** The place of the strongest emotion, good or bad; of several equally strong ones the last, which is the freshest. */
export function peakOf(journey: readonly Touchpoint[]): number {
  let peak = 0
  for (const [i, { emotion }] of journey.entries())
    if (Math.abs(emotion) >= Math.abs(journey[peak]!.emotion)) peak = i
  return peak
}

/**
 * What is remembered: (1 − w)·peak + w·end. Kahneman and others (1993) found that peak and end decide and that
 * duration hardly counts; with w = ½ it is the plain mean of the two.
 *
 * @throws RangeError for a journey without touchpoints
 */
export function peakEnd(journey: readonly Touchpoint[], endWeight: number): number {
  if (journey.length === 0) throw new RangeError('invalid journey; without touchpoints')
  return (1 - endWeight) * journey[peakOf(journey)]!.emotion + endWeight * journey.at(-1)!.emotion
}

/** What is lived through: the mean emotion of a minute, Σ mᵢeᵢ / Σ mᵢ. */
export function livedThrough(journey: readonly Touchpoint[]): number {
  return sum(journey, ({ emotion, minutes }) => emotion * minutes) / sum(journey, ({ minutes }) => minutes)
}

/** Shares of those who set out: who reaches each touchpoint, and after the last one who has come through. */
export function reaching(journey: readonly Touchpoint[], traveller: Traveller): number[] {
  const shares = [1]
  for (const touchpoint of journey) shares.push(shares.at(-1)! * (1 - leavingChance(touchpoint, traveller)))
  return shares
}

export const logit = (p: number) => Math.log(p / (1 - p))
export const logistic = (x: number) => 1 / (1 + Math.exp(-x))
