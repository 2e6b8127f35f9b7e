import { hypergeometric2F1, lbeta } from '../../numerics/special.ts'
import type { RetentionCurve } from './retentionCurve.ts'

/**
 * Shifted beta-geometric: each customer leaves at every renewal with a probability of his own, θ ~ Beta(α, β).
 *
 *   S(t) = B(α, β + t)/B(α, β),  r(t) = (β + t − 1)/(α + β + t − 1)
 *
 * Retention rises with tenure although nobody changes: those of high θ leave first.
 *
 * @see Fader & Hardie (2007), equations 5 and 6
 */
export const sbg: RetentionCurve<'alpha' | 'beta'> = {
  id: 'sbg',
  name: 'sBG',
  parameters: ['alpha', 'beta'],
  logSurvival: ({ alpha, beta }, t) => lbeta(alpha, beta + t) - lbeta(alpha, beta),
  start: { alpha: 1, beta: 1 },
}

/**
 * DERL of the sBG in closed form:
 * (β + n − 1)/(α + β + n − 1) · ₂F₁(1, β + n; α + β + n; 1/(1 + d)).
 *
 * @see Fader & Hardie (2010), Customer-base valuation in a contractual setting. Marketing Science 29, 85–93, eq. 6
 */
export function sbgResidualLifetime(
  { alpha, beta }: Readonly<Record<'alpha' | 'beta', number>>,
  n: number,
  discount: number,
): number {
  if (!(discount > 0)) throw new RangeError(`invalid discount; not positive: ${discount}`)
  const first = (beta + n - 1) / (alpha + beta + n - 1)
  return first * hypergeometric2F1(1, beta + n, alpha + beta + n, 1 / (1 + discount))
}
