import { randomGamma } from 'd3-random'
import { lgamma } from '../../numerics/special.ts'
import { poissonTimes } from './poissonTimes.ts'
import { meanRate, type PurchaseModel, tabulated } from './purchaseModel.ts'

/**
 * NBD: Poisson purchases at rate λ ~ Gamma(r, α); nobody ever leaves.
 *
 *   L = Γ(r + x) / Γ(r) · α^r / (α + T)^(r + x),  E[X(t)] = r t / α
 *
 * The likelihood is that of the purchase times, as in the other models of this folder, not of their number:
 * so that the log-likelihoods compare.
 *
 * @see Ehrenberg (1959), The pattern of consumer purchases. Applied Statistics 8, 26–41
 */
export const nbd: PurchaseModel<'r' | 'alpha'> = {
  id: 'nbd',
  name: 'NBD',
  parameters: ['r', 'alpha'],
  logLikelihood: ({ r, alpha }) => {
    const ofCount = tabulated((x) => lgamma(r + x) - lgamma(r) + r * Math.log(alpha))
    return ({ x, T }) => ofCount(x) - (r + x) * Math.log(alpha + T)
  },
  probabilityAlive: () => 1,
  posterior: ({ r, alpha }, { x, T }) => ({ r: r + x, alpha: alpha + T }),
  expectedPurchases: ({ r, alpha }, t) => (r * t) / alpha,
  probabilityOfPurchases: ({ r, alpha }, t, n) => negativeBinomial(r, alpha, t, n),
  draw: ({ r, alpha }, T, random) => poissonTimes(randomGamma.source(random)(r, 1 / alpha)(), T, random),
  start: (groups) => ({ r: 1, alpha: 1 / meanRate(groups).rate }),
}

/** P(n Poisson events in time t | rate ~ Gamma(r, α)) = Γ(r + n)/(Γ(r) n!) · (α/(α + t))^r (t/(α + t))^n. */
export function negativeBinomial(r: number, alpha: number, t: number, n: number): number {
  if (t === 0) return n === 0 ? 1 : 0
  return Math.exp(
    lgamma(r + n) - lgamma(r) - lgamma(n + 1) - r * Math.log1p(t / alpha) - n * Math.log1p(alpha / t),
  )
}
