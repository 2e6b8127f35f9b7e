import { randomBeta } from 'd3-random'
import { lbeta, lgamma, logAddExp } from '../../numerics/special.ts'
import type { History } from '../purchases/history.ts'
import type { PurchaseModel } from './purchaseModel.ts'

type P = 'alpha' | 'beta' | 'gamma' | 'delta'
type Values = Readonly<Record<P, number>>

/** Who is still there at the first opportunity; what it tells of the chance to leave. */
const stayed = (parameters: Values): Values => ({ ...parameters, delta: parameters.delta + 1 })
const staying = ({ gamma, delta }: Values) => delta / (gamma + delta)

/**
 * BG/BB: at each opportunity a living customer buys with probability p ~ Beta(α, β), and before each leaves with
 * probability θ ~ Beta(γ, δ). T counts opportunities, tx is the one of the last purchase. Alive at T means to be there
 * at the next opportunity, as the paper reports it (its equation 11).
 *
 *   L = B(α + x, β + T − x)/B(α, β) · B(γ, δ + T)/B(γ, δ)
 *       + Σ_{i=0}^{T−tx−1} B(α + x, β + tx − x + i)/B(α, β) · B(γ + 1, δ + tx + i)/B(γ, δ)
 *
 * @see Fader, Hardie & Shang (2010), Customer-base analysis in a discrete-time noncontractual setting.
 *   Marketing Science 29, 1086–1108, equation 5
 */
export const bgbb: PurchaseModel<P> = {
  id: 'bgbb',
  name: 'BG/BB',
  parameters: ['alpha', 'beta', 'gamma', 'delta'],
  inOpportunities: true,
  logLikelihood: (parameters) => (history) => logLikelihood(parameters, history),
  probabilityAlive: (parameters, history) => {
    const { alpha, beta, gamma, delta } = parameters
    const through = logAliveThrough(parameters, history) - lbeta(alpha, beta) - lbeta(gamma, delta)
    const there = staying({ ...parameters, delta: delta + history.T })
    return Math.exp(through - logLikelihood(parameters, history)) * there
  },
  posterior: ({ alpha, beta, gamma, delta }, { x, T }) => ({
    alpha: alpha + x,
    beta: beta + T - x,
    gamma,
    delta: delta + T + 1,
  }),
  expectedPurchases: (parameters, t) => staying(parameters) * expectedWhileAlive(stayed(parameters), t),
  probabilityOfPurchases: (parameters, t, n) =>
    staying(parameters) * probabilityWhileAlive(stayed(parameters), t, n) +
    (n === 0 ? 1 - staying(parameters) : 0),
  whileAlive: { expectedPurchases: expectedWhileAlive, probabilityOfPurchases: probabilityWhileAlive },
  draw: ({ alpha, beta, gamma, delta }, T, random) => {
    const p = randomBeta.source(random)(alpha, beta)()
    const theta = randomBeta.source(random)(gamma, delta)()
    const bought: number[] = []
    for (let opportunity = 1; opportunity <= T; opportunity++) {
      if (random() < theta) break
      if (random() < p) bought.push(opportunity)
    }
    return bought
  },
  start: () => ({ alpha: 1, beta: 1, gamma: 0.5, delta: 2 }),
}

function logLikelihood(parameters: Values, history: History): number {
  const { alpha, beta, gamma, delta } = parameters
  const { x, tx, T } = history
  let log = logAliveThrough(parameters, history)
  for (let i = 0; i < T - tx; i++)
    log = logAddExp(log, lbeta(alpha + x, beta + tx - x + i) + lbeta(gamma + 1, delta + tx + i))
  return log - lbeta(alpha, beta) - lbeta(gamma, delta)
}

/** Without the constants B(α, β) B(γ, δ). */
function logAliveThrough({ alpha, beta, gamma, delta }: Values, { x, T }: History): number {
  return lbeta(alpha + x, beta + T - x) + lbeta(gamma, delta + T)
}

/** α/(α + β) · Σ_{k=1}^{t} P(there at opportunity k), the first being certain. */
function expectedWhileAlive({ alpha, beta, gamma, delta }: Values, t: number): number {
  let there = 1
  let opportunities = 0
  for (let k = 0; k < t; k++) {
    opportunities += there
    there *= (delta + k) / (gamma + delta + k)
  }
  return (alpha / (alpha + beta)) * opportunities
}

/** P(X(t) = n) of one who is there at the first opportunity (after the paper's equation 8). */
function probabilityWhileAlive(parameters: Values, t: number, n: number): number {
  if (t === 0) return n === 0 ? 1 : 0
  if (n > t) return 0
  const { alpha, beta, gamma, delta } = parameters
  const choose = (i: number) => lgamma(i + 1) - lgamma(n + 1) - lgamma(i - n + 1)
  const bought = (i: number) => choose(i) + lbeta(alpha + n, beta + i - n) - lbeta(alpha, beta)
  const left = (i: number) => lbeta(gamma + 1, delta + i - 1) - lbeta(gamma, delta)
  let total = Math.exp(bought(t) + lbeta(gamma, delta + t - 1) - lbeta(gamma, delta))
  for (let i = Math.max(1, n); i < t; i++) total += Math.exp(bought(i) + left(i))
  return total
}
