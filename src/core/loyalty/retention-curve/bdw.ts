import { lbeta } from '../../numerics/special.ts'
import type { RetentionCurve } from './retentionCurve.ts'

/**
 * Beta-discrete-Weibull: an sBG whose customers' own tendency to leave also changes with tenure, rising for c > 1
 * and falling for c < 1. At c = 1 it is the sBG.
 *
 *   S(t) = B(α, β + t^c)/B(α, β)
 *
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), "How to project customer retention" revisited.
 *   Journal of Interactive Marketing 43, 1–16, eq. 4
 */
export const bdw: RetentionCurve<'alpha' | 'beta' | 'c'> = {
  id: 'bdw',
  name: 'BdW',
  parameters: ['alpha', 'beta', 'c'],
  logSurvival: ({ alpha, beta, c }, t) => lbeta(alpha, beta + t ** c) - lbeta(alpha, beta),
  start: { alpha: 1, beta: 1, c: 1 },
}
