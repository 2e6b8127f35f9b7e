import { integral } from '../../numerics/quadrature.ts'
import { maximumLikelihood, type MaximumLikelihood } from '../likelihood/maximumLikelihood.ts'

/** A model of how long customers under contract stay, in renewal periods t = 0, 1, 2, … */
export interface RetentionCurve<P extends string = string> {
  readonly id: string
  readonly name: string
  readonly parameters: readonly P[]
  /** ln S(t): the share of a cohort still there after t renewals. */
  readonly logSurvival: (parameters: Readonly<Record<P, number>>, t: number) => number
  readonly start: Readonly<Record<P, number>>
}

/** S(t), the share of a cohort still there after t renewals. */
export function survival<P extends string>(
  curve: RetentionCurve<P>,
  parameters: Readonly<Record<P, number>>,
  t: number,
): number {
  return Math.exp(curve.logSurvival(parameters, t))
}

/** r(t) = S(t)/S(t − 1), the share of those there before renewal t who renew. */
export function retention<P extends string>(
  curve: RetentionCurve<P>,
  parameters: Readonly<Record<P, number>>,
  t: number,
): number {
  return Math.exp(curve.logSurvival(parameters, t) - curve.logSurvival(parameters, t - 1))
}

/**
 * ln of the likelihood of a cohort's survivors N₀ ≥ N₁ ≥ … ≥ N_n:
 *
 *   Σ_{t=1}^{n} (N_{t−1} − N_t) ln (S(t − 1) − S(t)) + N_n ln S(n)
 *
 * @see Fader & Hardie (2007), How to project customer retention. Journal of Interactive Marketing 21, 76–90, eq. 7
 */
export function survivorsLogLikelihood<P extends string>(
  curve: RetentionCurve<P>,
  parameters: Readonly<Record<P, number>>,
  survivors: readonly number[],
): number {
  let sum = 0
  let before = 0
  for (let t = 1; t < survivors.length; t++) {
    const after = curve.logSurvival(parameters, t)
    const lost = survivors[t - 1]! - survivors[t]!
    if (lost > 0) sum += lost * (before + Math.log(-Math.expm1(after - before)))
    before = after
  }
  return sum + survivors.at(-1)! * before
}

/** How many left in period t, and how many were last seen after t whole periods. */
export interface PeriodCount {
  readonly period: number
  readonly left: number
  readonly censored: number
}

/**
 * Stays of any length by whole periods: who leaves at 2.3 leaves in the third. A period that the watch does not see
 * to its end counts for nobody, the leavers among them too: else those who leave in it would count, and those who
 * stay would not.
 *
 * @param stays how long each stayed, as far as it was seen, and how long each could be seen
 */
export function staysByPeriod(
  stays: readonly { readonly duration: number; readonly event: boolean; readonly watched: number }[],
): PeriodCount[] {
  const counts = new Map<number, { period: number; left: number; censored: number }>()
  for (const { duration, event, watched } of stays) {
    const leaving = Math.max(1, Math.ceil(duration))
    const isSeen = event && leaving <= watched
    const period = isSeen ? leaving : Math.floor(watched)
    const own = counts.get(period) ?? { period, left: 0, censored: 0 }
    if (isSeen) own.left++
    else own.censored++
    counts.set(period, own)
  }
  return [...counts.values()].sort((a, b) => a.period - b.period)
}

/**
 * Maximum likelihood of a retention curve on stays of which some are cut off:
 * Σ_t left_t ln (S(t − 1) − S(t)) + censored_t ln S(t).
 */
export function fitStays<P extends string>(
  curve: RetentionCurve<P>,
  counts: readonly PeriodCount[],
): MaximumLikelihood<P> {
  return maximumLikelihood(curve.start, (parameters) =>
    counts.reduce((sum, { period, left, censored }) => {
      const after = curve.logSurvival(parameters, period)
      if (left === 0) return sum + censored * after
      const before = curve.logSurvival(parameters, period - 1)
      return sum + left * (before + Math.log(-Math.expm1(after - before))) + censored * after
    }, 0),
  )
}

/**
 * Maximum likelihood of a retention curve on the survivors of one cohort, the first its size.
 *
 * @throws RangeError when there are not two numbers, or they rise or are negative
 */
export function fitRetentionCurve<P extends string>(
  curve: RetentionCurve<P>,
  survivors: readonly number[],
): MaximumLikelihood<P> {
  if (survivors.length < 2)
    throw new RangeError(`invalid survivors; not at least two numbers: [${survivors.join(', ')}]`)
  survivors.forEach((n, t) => {
    if (!(n >= 0 && n <= (survivors[t - 1] ?? Infinity) && Number.isFinite(n)))
      throw new RangeError(`invalid survivors; number ${t} rises or is negative: ${n}`)
  })
  return maximumLikelihood(curve.start, (parameters) => survivorsLogLikelihood(curve, parameters, survivors))
}

/** Terms that are summed one by one; from there on the terms change slowly enough for an integral. */
const SUMMED = 1000

/** Of Gregory's formula Σ_{k≥0} f(k) = ∫_0^∞ f + Σ_j c_j Δʲf(0). */
const GREGORY = [1 / 2, -1 / 12, 1 / 24, -19 / 720, 3 / 160, -863 / 60480, 275 / 24192]

/**
 * Discounted expected residual lifetime: the payments still to come from a customer who has renewed n − 1 times
 * and is now asked the n-th time, the first of them undiscounted:
 *
 *   DERL = Σ_{t=n}^{∞} S(t)/S(n − 1) / (1 + d)^(t−n)
 *
 * by summation until what is left cannot matter, S being at most what it was: no closed form needed. At a small
 * discount that would take some 28/d terms; those after the first thousand are an integral with Gregory's corrections
 * for its steps.
 *
 * @param discount per renewal period, positive
 * @throws RangeError when the discount is not positive
 */
export function discountedResidualLifetime<P extends string>(
  curve: RetentionCurve<P>,
  parameters: Readonly<Record<P, number>>,
  n: number,
  discount: number,
): number {
  if (!(discount > 0)) throw new RangeError(`invalid discount; not positive: ${discount}`)
  const before = curve.logSurvival(parameters, n - 1)
  const perPeriod = Math.log1p(discount)
  const term = (k: number) => Math.exp(curve.logSurvival(parameters, n + k) - before - k * perPeriod)
  let sum = 0
  for (let k = 0; k < SUMMED; k++) {
    const next = term(k)
    sum += next
    // S falls: the rest is below a geometric series of ratio 1/(1 + d).
    if (next / discount < 1e-12 * sum || next === 0) return sum
  }
  return sum + slowTail(term, 40 / perPeriod)
}

/** Σ f(k) from k = 1,000 on; beyond `end` more, f is nothing beside it. */
function slowTail(f: (k: number) => number, end: number): number {
  let differences = GREGORY.map((_, j) => f(SUMMED + j))
  const corrections = GREGORY.reduce((sum, c) => {
    const [first] = differences
    differences = differences.slice(1).map((value, i) => value - differences[i]!)
    return sum + c * first!
  }, 0)
  // In logarithms, since what falls by powers falls over many orders of magnitude.
  const whole = integral((u) => f(SUMMED * Math.exp(u)) * SUMMED * Math.exp(u), 0, Math.log1p(end / SUMMED), {
    relative: 1e-11,
  })
  return whole + corrections
}
