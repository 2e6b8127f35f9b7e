import { logistic, logit } from './field.ts'
import type { Coefficients } from './payoffs.ts'

/**
 * The first integral, constant along every orbit inside the square:
 * H = C_e ln x + (A_e − C_e) ln(1 − x) − (C_c − m) ln y − (A_c − C_c + m) ln(1 − y).
 * A term whose factor is zero is zero, also on the edge.
 */
export function firstIntegral(c: Coefficients, x: number, y: number): number {
  const net = c.customerCost - c.subsidy
  return (
    weighted(c.enterpriseCost, Math.log(x)) +
    weighted(c.enterpriseGain - c.enterpriseCost, Math.log1p(-x)) -
    weighted(net, Math.log(y)) -
    weighted(c.customerGain - net, Math.log1p(-y))
  )
}

const weighted = (weight: number, value: number) => (weight === 0 ? 0 : weight * value)

/**
 * The Kullback–Leibler divergence of two coins, D(q‖p) = q ln(q/p) + (1 − q) ln((1 − q)/(1 − p)), with p = logistic(v).
 * With it, H − H(saddle) = A_c D(y*‖y) − A_e D(x*‖x): the level set through the saddle is where both terms agree.
 */
export function divergence(q: number, v: number): number {
  // Rounding must not make it negative.
  return Math.max(0, q * softplus(-v) + (1 - q) * softplus(v) - entropy(q))
}

/** ln(1 + e^v) */
const softplus = (v: number) => (v > 0 ? v : 0) + Math.log1p(Math.exp(-Math.abs(v)))

const entropy = (q: number) => (q > 0 ? -q * Math.log(q) : 0) - (q < 1 ? (1 - q) * Math.log1p(-q) : 0)

/**
 * The v on one side of logit q with D(q‖logistic(v)) = size; ∓∞ where there is none (q on that edge, or
 * nearer than doubles can tell from it).
 *
 * Newton's method: −D is concave in v, so that from beyond the root the steps only approach it. The start is the
 * parabola at q, held inside the asymptote D ≥ −qv − entropy(q).
 *
 * @param q in [0, 1]
 * @param size ≥ 0
 */
export function inverseDivergence(q: number, size: number, side: 'below' | 'above'): number {
  if (side === 'above') return -inverseDivergence(1 - q, size, 'below')
  if (q < Number.EPSILON) return -Infinity
  // D(1‖p) = −ln p
  if (q === 1) return size > 0 ? -Math.log(Math.expm1(size)) : Infinity
  const centre = logit(q)
  if (size === 0) return centre
  const h = entropy(q)
  const outermost = -(h + size) / q
  let v = Math.max(outermost, centre - Math.sqrt((2 * size) / (q * (1 - q))))
  for (let i = 0; i < 100; i++) {
    const next = Math.max(outermost, v + (divergence(q, v) - size) / (q - logistic(v)))
    const change = Math.abs(next - v)
    v = Math.min(next, centre)
    if (change <= 1e-13 * (1 + Math.abs(v)) || v === centre) break
  }
  return v
}
