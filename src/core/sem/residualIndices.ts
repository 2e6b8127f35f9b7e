import type { GroupState } from './evaluator.ts'
import type { FitIndices } from './fitIndices.ts'

/** Sums of squared residuals of one group, by way of standardising. */
interface Sums {
  raw: number
  bentler: number
  correlation: number
  mplus: number
}

/**
 * RMR and SRMR: the root of the mean squared residual, raw or standardised. `srmr` is Bentler's,
 * (s − σ)²/(sᵢᵢsⱼⱼ); `crmr` compares correlations; `srmr_mplus` correlations and relative variances. Means, where
 * there are any, add p terms, and `_nomean` leaves them out. Both sides of a mean are divided by the observed standard
 * deviation, but in `srmr_mplus` each by its own.
 *
 * @see Bentler (1995); Bollen (1989), p. 258
 */
export function residualIndices(states: readonly GroupState[], hasMeans: boolean): FitIndices {
  let [rmr, rmrNoMean, srmr, srmrNoMean, crmr, crmrNoMean, mplus, mplusNoMean] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const state of states) {
    const { p } = state.ram
    const { rowShare: share } = state
    const cells = (p * (p + 1)) / 2
    const withMeans = cells + (hasMeans ? p : 0)
    const cov = covarianceSums(state)
    const mean = hasMeans ? meanSums(state) : { raw: 0, bentler: 0, correlation: 0, mplus: 0 }
    rmr += share * Math.sqrt((cov.raw + mean.raw) / withMeans)
    rmrNoMean += share * Math.sqrt(cov.raw / cells)
    srmr += share * Math.sqrt((cov.bentler + mean.bentler) / withMeans)
    srmrNoMean += share * Math.sqrt(cov.bentler / cells)
    if (p > 1) {
      crmr += share * Math.sqrt((cov.correlation + mean.correlation) / (withMeans - p))
      crmrNoMean += share * Math.sqrt(cov.correlation / (cells - p))
    }
    mplusNoMean += share * Math.sqrt(cov.mplus / cells)
    mplus += share * Math.sqrt((cov.mplus + mean.mplus) / withMeans)
  }
  return {
    rmr,
    rmr_nomean: rmrNoMean,
    srmr,
    srmr_bentler: srmr,
    srmr_bentler_nomean: srmrNoMean,
    crmr,
    crmr_nomean: crmrNoMean,
    srmr_mplus: mplus,
    srmr_mplus_nomean: mplusNoMean,
  }
}

/** The sum under SRMR's root in one group, and how many moments it is the sum of. */
export function srmrTerms(state: GroupState, hasMeans: boolean): { sum: number; count: number } {
  const { p } = state.ram
  return {
    sum: covarianceSums(state).bentler + (hasMeans ? meanSums(state).bentler : 0),
    count: (p * (p + 1)) / 2 + (hasMeans ? p : 0),
  }
}

function covarianceSums({ ram: { p }, moments: { cov }, implied: { sigma } }: GroupState): Sums {
  const sums: Sums = { raw: 0, bentler: 0, correlation: 0, mplus: 0 }
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      const [s, sigmaIj] = [cov[i * p + j], sigma[i * p + j]]
      const scale = Math.sqrt(cov[i * p + i] * cov[j * p + j])
      const difference = s / scale - sigmaIj / Math.sqrt(sigma[i * p + i] * sigma[j * p + j])
      sums.raw += (s - sigmaIj) ** 2
      sums.bentler += ((s - sigmaIj) / scale) ** 2
      sums.correlation += i === j ? 0 : difference ** 2
      sums.mplus += i === j ? ((s - sigmaIj) / s) ** 2 : difference ** 2
    }
  return sums
}

function meanSums({ ram: { p }, moments: { cov, mean }, implied: { sigma, eta } }: GroupState): Sums {
  const sums: Sums = { raw: 0, bentler: 0, correlation: 0, mplus: 0 }
  for (let i = 0; i < p; i++) {
    const sd = Math.sqrt(cov[i * p + i])
    const standardised = mean[i] / sd - eta[i] / Math.sqrt(sigma[i * p + i])
    sums.raw += (mean[i] - eta[i]) ** 2
    sums.bentler += ((mean[i] - eta[i]) / sd) ** 2
    sums.correlation += ((mean[i] - eta[i]) / sd) ** 2
    sums.mplus += standardised ** 2
  }
  return sums
}
