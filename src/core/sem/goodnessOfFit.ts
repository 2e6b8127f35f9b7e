import type { FitFacts, FitIndices } from './fitIndices.ts'
import type { GroupState } from './evaluator.ts'
import { multiply, symmetricInverse } from './linear.ts'
import type { SemSettings } from './options.ts'

/**
 * GFI = 1 − e'We/s'Ws with the weight of the estimator, over the moments; for ML without means
 * 1 − tr[(Σ⁻¹S − I)²]/tr[(Σ⁻¹S)²]. AMOS leaves the means out, lavaan counts them in.
 *
 * @see Tanaka & Huba (1985), eq. 8; Jöreskog & Sörbom (1984)
 */
export function gfi(facts: FitFacts): FitIndices {
  const { settings, states, hasMeans, df } = facts
  const withMeans = hasMeans && settings.dialect === 'lavaan'
  const p = facts.states[0]!.ram.p
  const moments = facts.moments - (hasMeans && !withMeans ? states.length * p : 0)
  const total = states.reduce((sum, state) => sum + state.share * groupGfi(state, settings, withMeans), 0)
  return {
    gfi: total,
    agfi: df > 0 ? 1 - (moments / df) * (1 - total) : 1,
    pgfi: (df / moments) * total,
  }
}

function groupGfi(
  { ram: { p }, moments, implied, discrepancy }: GroupState,
  { estimator, missing }: SemSettings,
  withMeans: boolean,
): number {
  const w =
    estimator === 'ML' && missing === 'fiml'
      ? symmetricInverse(implied.sigma, p)!.inverse
      : discrepancy.weights[0]!.w
  const residual = moments.cov.map((value, i) => value - implied.sigma[i])
  const meanResidual = moments.mean.map((value, i) => value - implied.eta[i])
  const size = (cov: Float64Array, mean: Float64Array): number => {
    const wc = multiply(w, cov, p, p, p)
    let sum = 0
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += 0.5 * wc[i * p + j] * wc[j * p + i]
    if (withMeans)
      for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += mean[i] * w[i * p + j] * mean[j]
    return sum
  }
  return 1 - size(residual, meanResidual) / size(moments.cov, moments.mean)
}
