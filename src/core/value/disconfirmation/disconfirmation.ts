import { randomNormal } from 'd3-random'
import type { Random } from '../../numerics/random.ts'

export interface Disconfirmation {
  /** P at the start. */
  readonly performance: number
  /** E at the start: what was promised. */
  readonly expectation: number
  /** λ, the part of a surprise that becomes expectation. */
  readonly adaptation: number
  /** L ≥ 1, the weight of a shortfall. */
  readonly lossAversion: number
  /** Growth of performance, added each period. */
  readonly growth: number
  /** Standard deviation of performance about its course. */
  readonly noise: number
  /** a, the part of a small gap that the customer explains away. */
  readonly assimilation: number
  /** z, how small a gap must be for that. */
  readonly indifference: number
}

export interface DisconfirmationPeriod {
  readonly period: number
  readonly performance: number
  /** Performance as the customer sees it, after assimilation. */
  readonly perceived: number
  readonly expectation: number
  readonly satisfaction: number
}

/**
 * Expectation and satisfaction over time:
 *
 *     P′ = P + a (E − P) if |P − E| < z, else P
 *     S_t = P′ − E if that is ≥ 0, else L (P′ − E),   E_{t+1} = E_t + λ (P′ − E_t)
 *
 * With constant performance and no assimilation satisfaction decays as (1 − λ)^t: a treadmill. With performance growing
 * by g a period it settles at g / λ.
 *
 * Oliver (1980), Journal of Marketing Research 17, 460–469; assimilation: Anderson (1973), ibid. 10, 38–44.
 */
export function disconfirmationPath(
  parameters: Disconfirmation,
  periods: number,
  random: Random,
): DisconfirmationPeriod[] {
  const { adaptation, lossAversion, assimilation, indifference } = parameters
  const normal = randomNormal.source(random)(0, 1)
  let expectation = parameters.expectation
  return Array.from({ length: periods }, (_, period) => {
    const shock = parameters.noise > 0 ? parameters.noise * normal() : 0
    const performance = parameters.performance + parameters.growth * period + shock
    const gap = performance - expectation
    const perceived = Math.abs(gap) < indifference ? performance - assimilation * gap : performance
    const surprise = perceived - expectation
    const before = expectation
    expectation += adaptation * surprise
    return {
      period,
      performance,
      perceived,
      expectation: before,
      satisfaction: surprise >= 0 ? surprise : lossAversion * surprise,
    }
  })
}

/** Growth of performance a period that keeps satisfaction where it is: λ S. */
export function treadmillSpeed(adaptation: number, satisfaction: number): number {
  return adaptation * satisfaction
}

/** What ups and downs cost on average when performance meets expectation: (L − 1) σ / √(2π). */
export function costOfVolatility(lossAversion: number, noise: number): number {
  return ((lossAversion - 1) * noise) / Math.sqrt(2 * Math.PI)
}

/** Share of strangers whom a promise brings to try: logistic(slope (promise − what others promise)). */
export function trial(promise: number, otherPromises: number, slope: number): number {
  return 1 / (1 + Math.exp(-slope * (promise - otherPromises)))
}
