import { randomGamma } from 'd3-random'
import { integral } from '../../numerics/quadrature.ts'
import { lgamma, logAddExp, logHypergeometric2F1 } from '../../numerics/special.ts'
import type { History } from '../purchases/history.ts'
import { negativeBinomial } from './nbd.ts'
import { exponential, poissonTimes } from './poissonTimes.ts'
import { meanRate, type PurchaseModel, tabulated } from './purchaseModel.ts'

type P = 'r' | 'alpha' | 's' | 'beta'
type Values = Readonly<Record<P, number>>

/**
 * Pareto/NBD: Poisson purchases at rate λ ~ Gamma(r, α) until an exponential lifetime of rate μ ~ Gamma(s, β) ends.
 *
 *   L = Γ(r + x) α^r β^s / Γ(r) · { 1/((α + T)^(r+x) (β + T)^s) + s/(r + s + x) · (A(tx) − A(T)) }
 *
 * @see Schmittlein, Morrison & Colombo (1987), Counting your customers. Management Science 33, 1–24;
 *   Fader & Hardie (2005), A note on deriving the Pareto/NBD model (brucehardie.com/notes/009)
 */
export const paretonbd: PurchaseModel<P> = {
  id: 'paretonbd',
  name: 'Pareto/NBD',
  parameters: ['r', 'alpha', 's', 'beta'],
  logLikelihood: (parameters) => {
    const { r, alpha, s, beta } = parameters
    const ofCount = tabulated((x) => lgamma(r + x) - lgamma(r) + r * Math.log(alpha) + s * Math.log(beta))
    // Many customers share x and tx, or x and T: each ₂F₁ is computed once.
    const ofAge = tabulatedByAge((x, t) => logA(parameters, x, r + s + x, t))
    return (history) =>
      ofCount(history.x) + logAddExp(logAlive(parameters, history), logGone(parameters, history, ofAge))
  },
  probabilityAlive: (parameters, history) =>
    1 / (1 + Math.exp(logGone(parameters, history) - logAlive(parameters, history))),
  posterior: ({ r, alpha, s, beta }, { x, T }) => ({ r: r + x, alpha: alpha + T, s, beta: beta + T }),
  expectedPurchases: ({ r, alpha, s, beta }, t) => {
    // r/α · β/(s − 1) · [1 − (β/(β + t))^(s−1)], whose limit at s = 1 is r/α · β ln(1 + t/β)
    const log = Math.log1p(t / beta)
    const lifetime = Math.abs(s - 1) < 1e-12 ? log : -Math.expm1((1 - s) * log) / (s - 1)
    return (r / alpha) * beta * lifetime
  },
  probabilityOfPurchases,
  draw: ({ r, alpha, s, beta }, T, random) => {
    const rate = randomGamma.source(random)(r, 1 / alpha)()
    const lifetime = exponential(randomGamma.source(random)(s, 1 / beta)(), random)
    return poissonTimes(rate, Math.min(T, lifetime), random)
  },
  start: (groups) => {
    const { rate, time } = meanRate(groups)
    return { r: 1, alpha: 1 / rate, s: 1, beta: time }
  },
}

/** ln of 1/((α + T)^(r+x) (β + T)^s). */
function logAlive(
  { r, alpha, s, beta }: Values,
  { x, T }: { readonly x: number; readonly T: number },
): number {
  return -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T)
}

/** ln of s/(r + s + x) · (A(tx) − A(T)). */
function logGone(
  parameters: Values,
  { x, tx, T }: History,
  ofAge = (count: number, t: number) => logA(parameters, count, parameters.r + parameters.s + count, t),
): number {
  const { r, s } = parameters
  const atLast = ofAge(x, tx)
  const atEnd = ofAge(x, T)
  return Math.log(s / (r + s + x)) + atLast + Math.log(-Math.expm1(Math.min(0, atEnd - atLast)))
}

/** f of a whole number and an age, each value computed once. */
function tabulatedByAge(f: (x: number, t: number) => number): (x: number, t: number) => number {
  const known: Map<number, number>[] = []
  return (x, t) => {
    const ofCount = (known[x] ??= new Map())
    let value = ofCount.get(t)
    if (value === undefined) ofCount.set(t, (value = f(x, t)))
    return value
  }
}

/**
 * ln A, with m = max(α, β), d = |α − β| and k the first parameter:
 * A = ₂F₁(k, s + 1 when α ≥ β, else r + x; r + s + x + 1; d/(m + t)) / (m + t)^k.
 */
function logA({ r, alpha, s, beta }: Values, x: number, k: number, t: number): number {
  const m = Math.max(alpha, beta) + t
  if (m === 0) return Infinity
  const second = alpha >= beta ? s + 1 : r + x
  return logHypergeometric2F1(k, second, r + s + x + 1, Math.abs(alpha - beta) / m) - k * Math.log(m)
}

/**
 * Purchases of one alive through t, and of one who left at y before: ∫ P(n purchases by y) · s β^s / (β + y)^(s+1) dy
 * over (0, t). The integral, in pieces as long as lifetimes and waiting times, is positive throughout; its closed
 * form is a difference that large n or s leave no digit of.
 *
 * @see Fader & Hardie (2006), Deriving an expression for P(X(t) = x) under the Pareto/NBD model (notes/012)
 */
function probabilityOfPurchases({ r, alpha, s, beta }: Values, t: number, n: number): number {
  const alive = (y: number) => negativeBinomial(r, alpha, y, n) * Math.exp(-s * Math.log1p(y / beta))
  const leaving = (y: number) => (alive(y) * s) / (beta + y)
  const scales = [beta / s, ((n + 1) * alpha) / r].flatMap((scale) => [scale / 10, scale, 10 * scale])
  const breaks = scales.filter((cut) => cut < t).sort((a, b) => a - b)
  return alive(t) + integral(leaving, 0, t, { breaks, relative: 1e-10 })
}
