import { randomBeta, randomGamma } from 'd3-random'
import { hypergeometric2F1, lbeta, lgamma, logAddExp, logHypergeometric2F1 } from '../../numerics/special.ts'
import { negativeBinomial } from './nbd.ts'
import { exponential } from './poissonTimes.ts'
import { meanRate, type PurchaseModel, tabulated } from './purchaseModel.ts'

/**
 * BG/NBD: Poisson purchases at rate λ ~ Gamma(r, α); after each repeat purchase the customer leaves with
 * probability p ~ Beta(a, b). Who has not yet bought again is therefore alive for certain.
 *
 *   L = Γ(r + x) α^r / Γ(r) · { B(a, b + x)/B(a, b) · (α + T)^−(r+x)
 *                               + [x > 0] B(a + 1, b + x − 1)/B(a, b) · (α + tx)^−(r+x) }
 *
 * @see Fader, Hardie & Lee (2005), "Counting your customers" the easy way. Marketing Science 24, 275–284,
 *   equations 6 (likelihood), 8 (pmf), 9 (mean), 10 (conditional mean)
 */
export const bgnbd: PurchaseModel<'r' | 'alpha' | 'a' | 'b'> = {
  id: 'bgnbd',
  name: 'BG/NBD',
  parameters: ['r', 'alpha', 'a', 'b'],
  logLikelihood: ({ r, alpha, a, b }) => {
    const ofCount = tabulated(
      (x) => lgamma(r + x) - lgamma(r) + r * Math.log(alpha) + lbeta(a, b + x) - lbeta(a, b),
    )
    const leaving = tabulated((x) => Math.log(a / (b + x - 1)))
    return ({ x, tx, T }) => {
      const alive = -(r + x) * Math.log(alpha + T)
      if (x === 0) return ofCount(0) + alive
      return ofCount(x) + logAddExp(alive, leaving(x) - (r + x) * Math.log(alpha + tx))
    }
  },
  probabilityAlive: ({ r, alpha, a, b }, { x, tx, T }) =>
    x === 0 ? 1 : 1 / (1 + (a / (b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x)),
  posterior: ({ r, alpha, a, b }, { x, T }) => ({ r: r + x, alpha: alpha + T, a, b: b + x }),
  expectedPurchases,
  probabilityOfPurchases,
  draw: ({ r, alpha, a, b }, T, random) => {
    const rate = randomGamma.source(random)(r, 1 / alpha)()
    const p = randomBeta.source(random)(a, b)()
    const times: number[] = []
    for (let time = exponential(rate, random); time <= T; time += exponential(rate, random)) {
      times.push(time)
      if (random() < p) break
    }
    return times
  },
  start: (groups) => ({ r: 1, alpha: 1 / meanRate(groups).rate, a: 1, b: 2 }),
}

/**
 * E[X(t)] = (a + b − 1)/(a − 1) · { 1 − (α/(α + t))^r ₂F₁(r, b; a + b − 1; t/(α + t)) }
 *
 * By Euler's transformation the second term is q^(a−1) ₂F₁(a + b − 1 − r, a − 1; a + b − 1; 1 − q) with
 * q = α/(α + t), which neither overflows for heavy buyers nor hides the limit at a = 1.
 */
function expectedPurchases({ r, alpha, a, b }: Record<'r' | 'alpha' | 'a' | 'b', number>, t: number): number {
  // At a = 1 the value is the limit; the mean of its neighbours is right to the square of their distance.
  if (Math.abs(a - 1) < 1e-5) {
    const beside = (h: number) => expectedPurchases({ r, alpha, a: 1 + h, b: b - h }, t)
    return (beside(1e-4) + beside(-1e-4)) / 2
  }
  const q = alpha / (alpha + t)
  const c = a + b - 1
  const gone =
    c - r > -2
      ? q ** (a - 1) * hypergeometric2F1(c - r, a - 1, c, 1 - q)
      : q ** r * hypergeometric2F1(r, b, c, 1 - q)
  // When hardly anybody differs in p, the factors overflow; the term does not.
  const left = Number.isFinite(gone)
    ? 1 - gone
    : -Math.expm1(r * Math.log(q) + logHypergeometric2F1(r, b, c, 1 - q))
  return (c / (a - 1)) * left
}

function probabilityOfPurchases(
  { r, alpha, a, b }: Record<'r' | 'alpha' | 'a' | 'b', number>,
  t: number,
  n: number,
): number {
  const stayed = Math.exp(lbeta(a, b + n) - lbeta(a, b)) * negativeBinomial(r, alpha, t, n)
  if (n === 0) return stayed
  let fewer = 0
  for (let j = 0; j < n; j++) fewer += negativeBinomial(r, alpha, t, j)
  return stayed + Math.exp(lbeta(a + 1, b + n - 1) - lbeta(a, b)) * Math.max(0, 1 - fewer)
}
