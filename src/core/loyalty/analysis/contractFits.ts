import { bdw } from '../retention-curve/bdw.ts'
import { discountedResidualLifetime, fitRetentionCurve, survival } from '../retention-curve/retentionCurve.ts'
import { sbg } from '../retention-curve/sbg.ts'
import { aic, bic } from './informationCriteria.ts'
import type { Fit } from './fitting.ts'

export interface ContractFit {
  readonly id: 'sbg' | 'bdw'
  readonly name: string
  readonly fit: Omit<Fit, 'evaluations'>
  /** S(0), S(1), … */
  readonly survival: readonly number[]
  /** Discounted payments still to come from a new customer and from one who has stayed all periods seen. */
  readonly residual: readonly [ofNew: number, ofOld: number]
}

/**
 * The sBG and the BdW on the survivors of a cohort, the first its size.
 *
 * @param calibration renewals that are fitted; those after them are left to compare
 * @param periods to which the curves are drawn
 * @param discount per renewal period
 */
export function contractFits(
  survivors: readonly number[],
  calibration: number,
  periods: number,
  discount: number,
): ContractFit[] {
  const seen = survivors.slice(0, calibration + 1)
  return [sbg, bdw].map((curve) => {
    const fit = fitRetentionCurve(curve as typeof sbg, seen)
    const parameters = fit.parameters as Parameters<typeof sbg.logSurvival>[0]
    const count = curve.parameters.length
    const residual = (renewals: number) =>
      discountedResidualLifetime(curve as typeof sbg, parameters, renewals + 1, discount)
    return {
      id: curve.id as ContractFit['id'],
      name: curve.name,
      fit: {
        ...fit,
        aic: aic(fit.logLikelihood, count),
        bic: bic(fit.logLikelihood, count, seen[0]!),
      },
      survival: Array.from({ length: periods + 1 }, (_, t) => survival(curve as typeof sbg, parameters, t)),
      residual: [residual(0), residual(calibration)],
    }
  })
}
