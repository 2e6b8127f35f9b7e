import type { GroupState } from './evaluator.ts'
import type { FitFacts, FitIndices } from './fitIndices.ts'
import { multiply } from './linear.ts'
import { pairwiseMoments } from './groupMoments.ts'

/**
 * GFI = 1 − e'We/s'Ws over the moments, with the weight of the estimator; for ML without means
 * 1 − tr[(Σ⁻¹(S − Σ))²]/tr[(Σ⁻¹S)²]. AMOS leaves the means out, lavaan counts them in; moments of exogenous variables
 * have no weight. With incomplete data S has each pair's own rows.
 *
 * @see Jöreskog & Sörbom (1984); Tanaka & Huba (1985), eq. 8
 */
export function gfi(facts: FitFacts): FitIndices {
  const { states, hasMeans, df, moments } = facts
  const withMeans = countsMeans(facts)
  const p = states[0]!.ram.p
  const counted = moments - (hasMeans && !withMeans ? states.length * p : 0)
  const total = states.reduce((sum, state) => {
    const terms = gfiTerms(state, facts)
    return sum + state.rowShare * (1 - terms.residual / terms.total)
  }, 0)
  return {
    gfi: total,
    agfi: df > 0 ? 1 - (counted / df) * (1 - total) : 1,
    pgfi: (df / counted) * total,
  }
}

export function countsMeans({ hasMeans, settings }: FitFacts): boolean {
  return hasMeans && settings.dialect === 'lavaan'
}

/** Twice e'We and twice s'Ws of one group: for ML without means, the two traces. */
export function gfiTerms(
  { ram: { p }, moments, implied, discrepancy }: GroupState,
  facts: FitFacts,
): { residual: number; total: number } {
  const { estimator } = facts.settings
  const { exogenous } = facts
  const withMeans = countsMeans(facts)
  const sample = moments.patterns ? pairwiseMoments(moments) : moments
  const isGiven = moments.names.map((name) => exogenous.includes(name))
  const hasWeight = (k: number) => !(isGiven[Math.floor(k / p)] && isGiven[k % p])
  const cov = sample.cov.map((s, k) => (hasWeight(k) ? s : 0))
  const mean = sample.mean.map((x, i) => (isGiven[i] ? 0 : x))
  const residual = sample.cov.map((s, k) => (hasWeight(k) ? s - implied.sigma[k] : 0))
  const meanResidual = sample.mean.map((x, i) => (isGiven[i] ? 0 : x - implied.eta[i]))

  const size = (c: Float64Array, m: Float64Array): number => {
    let sum = 0
    for (const { share, w } of discrepancy.weights) {
      const wc = multiply(w, c, p, p, p)
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++)
          sum += share * (wc[i * p + j] * wc[j * p + i] + (withMeans ? 2 * m[i] * w[i * p + j] * m[j] : 0))
    }
    // Unweighted least squares weighs variances like covariances, which the trace counts twice.
    if (estimator === 'ULS') for (let i = 0; i < p; i++) sum += c[i * p + i] ** 2
    return sum
  }
  return { residual: size(residual, meanResidual), total: size(cov, mean) }
}
