import type { RetentionCurve } from './retentionCurve.ts'

/**
 * One churn for everybody at every renewal: S(t) = (1 − θ)^t. Parameterised by the odds of leaving θ/(1 − θ),
 * which may be any positive number, as the fit needs.
 */
export const geometric: RetentionCurve<'odds'> = {
  id: 'geometric',
  name: 'Geometric',
  parameters: ['odds'],
  logSurvival: ({ odds }, t) => -t * Math.log1p(odds),
  start: { odds: 0.25 },
}
