import type { OdeField } from '../numerics/ode.ts'
import type { Coefficients } from './payoffs.ts'

/** How much more a customer earns by sharing when the enterprise shares with probability y: A_c y − C_c + m. */
export function customerAdvantage(c: Coefficients, y: number): number {
  return c.customerGain * y - c.customerCost + c.subsidy
}

/** How much more the enterprise earns by sharing when the share x of customers does: A_e x − C_e. */
export function enterpriseAdvantage(c: Coefficients, x: number): number {
  return c.enterpriseGain * x - c.enterpriseCost
}

/**
 * The two-population replicator equation, ẋ = x(1 − x)(A_c y − C_c + m), ẏ = y(1 − y)(A_e x − C_e)
 * (Taylor & Jonker 1978; Hofbauer & Sigmund 1998, section 10.3).
 */
export function field(c: Coefficients, x: number, y: number): [dx: number, dy: number] {
  return [x * (1 - x) * customerAdvantage(c, y), y * (1 - y) * enterpriseAdvantage(c, x)]
}

/** x = 1/(1 + e^−u): its rate of change is x(1 − x)u̇. */
export const logistic = (u: number): number => 1 / (1 + Math.exp(-u))

/** u = ln(x/(1 − x)), infinite at 0 and 1. */
export const logit = (x: number): number => Math.log(x) - Math.log1p(-x)

/**
 * The same equation in u = logit x, v = logit y: u̇ = A_c y − C_c + m, v̇ = A_e x − C_e. The factor x(1 − x) is
 * gone, so that x and y can neither leave [0, 1] nor stick to its edge by rounding.
 */
export function logitField(c: Coefficients): OdeField {
  return (_, state, slope) => {
    slope[0] = customerAdvantage(c, logistic(state[1]))
    slope[1] = enterpriseAdvantage(c, logistic(state[0]))
  }
}

/** The field on the centres of an n × n grid: rows of [x, y, ẋ, ẏ], for arrows. */
export function fieldGrid(c: Coefficients, n: number): [x: number, y: number, dx: number, dy: number][] {
  return Array.from({ length: n * n }, (_, k) => {
    const x = ((k % n) + 0.5) / n
    const y = (Math.floor(k / n) + 0.5) / n
    return [x, y, ...field(c, x, y)]
  })
}
