import { mean } from 'd3-array'
import { randomNormal } from 'd3-random'
import { pearson } from '../../numerics/correlation.ts'
import type { Random } from '../../numerics/random.ts'

export interface Dimension {
  /** How the firm rates itself. */
  readonly self: number
  /** How its key customers rate it: perception P. */
  readonly perception: number
  /** What they expect: E. */
  readonly expectation: number
  /** How much it matters to them. */
  readonly importance: number
}

export type Quadrant = 'keepUp' | 'concentrate' | 'lowPriority' | 'overkill'

export interface Profile {
  /** P − E by dimension. */
  readonly serviceGaps: readonly number[]
  /** Self − P by dimension: above zero the firm flatters itself. */
  readonly selfGaps: readonly number[]
  /** Σ w (P − E), the SERVQUAL score. */
  readonly servqual: number
  /** Σ w P, the SERVPERF score. */
  readonly servperf: number
  readonly quadrants: readonly Quadrant[]
}

/**
 * The gaps of a profile, with importance rescaled to weights that sum to 1.
 *
 * Quadrants of importance and performance are cut at the two means (Martilla & James 1977, Journal of Marketing 41,
 * 77–79). SERVQUAL: Parasuraman, Zeithaml & Berry 1988, Journal of Retailing 64, 12–40; SERVPERF, which leaves
 * expectation out: Cronin & Taylor 1992, Journal of Marketing 56, 55–68.
 */
export function gapProfile(dimensions: readonly Dimension[]): Profile {
  const total = dimensions.reduce((sum, each) => sum + each.importance, 0)
  const weighted = (of: (each: Dimension) => number) =>
    dimensions.reduce((sum, each) => sum + (each.importance / total) * of(each), 0)
  const importance = mean(dimensions, (each) => each.importance)!
  const perception = mean(dimensions, (each) => each.perception)!
  return {
    serviceGaps: dimensions.map((each) => each.perception - each.expectation),
    selfGaps: dimensions.map((each) => each.self - each.perception),
    servqual: weighted((each) => each.perception - each.expectation),
    servperf: weighted((each) => each.perception),
    quadrants: dimensions.map((each) => quadrantOf(each, importance, perception)),
  }
}

function quadrantOf(each: Dimension, importance: number, perception: number): Quadrant {
  if (each.importance >= importance) return each.perception >= perception ? 'keepUp' : 'concentrate'
  return each.perception >= perception ? 'overkill' : 'lowPriority'
}

/**
 * Reliability of a difference of two scores of equal variance:
 *
 *     rel(P − E) = (α_P + α_E − 2r) / (2 − 2r)
 *
 * It falls as the two correlate: what they share cancels, and the errors stay.
 *
 * @param correlation r between the observed scores; at most √(α_P α_E), for the true scores correlate by r/√(α_P α_E) ≤ 1
 * @throws RangeError beyond that bound
 * @see Lord & Novick 1968, Statistical Theories of Mental Test Scores, section 3.4; Peter, Churchill & Brown 1993
 */
export function differenceReliability(
  reliabilityP: number,
  reliabilityE: number,
  correlation: number,
): number {
  const bound = Math.sqrt(reliabilityP * reliabilityE)
  if (!(correlation <= bound) || !(correlation < 1))
    throw new RangeError(`invalid correlation; above √(α_P α_E) = ${bound}: ${correlation}`)
  return (reliabilityP + reliabilityE - 2 * correlation) / (2 - 2 * correlation)
}

export interface Respondent {
  readonly perception: number
  readonly expectation: number
  /** The same two asked again, with new errors. */
  readonly perceptionAgain: number
  readonly expectationAgain: number
}

/**
 * Respondents asked twice, in standard units: true scores that correlate by r/√(α_P α_E), each answer with error enough
 * for its reliability. The correlation of the two differences over respondents estimates `differenceReliability`.
 */
export function simulateRespondents(
  count: number,
  reliabilityP: number,
  reliabilityE: number,
  correlation: number,
  random: Random,
): Respondent[] {
  const normal = randomNormal.source(random)()
  const trueCorrelation = correlation / Math.sqrt(reliabilityP * reliabilityE)
  const answer = (score: number, reliability: number) =>
    Math.sqrt(reliability) * score + Math.sqrt(1 - reliability) * normal()
  return Array.from({ length: count }, () => {
    const perception = normal()
    const expectation =
      trueCorrelation * perception + Math.sqrt(Math.max(0, 1 - trueCorrelation * trueCorrelation)) * normal()
    return {
      perception: answer(perception, reliabilityP),
      expectation: answer(expectation, reliabilityE),
      perceptionAgain: answer(perception, reliabilityP),
      expectationAgain: answer(expectation, reliabilityE),
    }
  })
}

/** Correlation of first and second difference P − E over respondents; null when either does not vary. */
export function retestCorrelation(respondents: readonly Respondent[]): number | null {
  return pearson(
    respondents.map((each) => each.perception - each.expectation),
    respondents.map((each) => each.perceptionAgain - each.expectationAgain),
  )
}
