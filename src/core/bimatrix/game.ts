import type { Coefficients, Payoffs } from '../replicator/payoffs.ts'

export type { Payoffs } from '../replicator/payoffs.ts'

/** What the first strategy earns more than the second, against the other's second and against its first. */
export interface Advantage {
  readonly againstSecond: number
  readonly againstFirst: number
}

/** Row's advantage of its first strategy, R(y) = (a₁₁ − a₂₁)y + (a₁₂ − a₂₂)(1 − y), y column's weight of its first. */
export function rowAdvantage([[a, b], [c, d]]: Payoffs): Advantage {
  return { againstFirst: a[0] - c[0], againstSecond: b[0] - d[0] }
}

/** Column's advantage of its first strategy, C(x) = (b₁₁ − b₁₂)x + (b₂₁ − b₂₂)(1 − x), x row's weight of its first. */
export function columnAdvantage([[a, b], [c, d]]: Payoffs): Advantage {
  return { againstFirst: a[1] - b[1], againstSecond: c[1] - d[1] }
}

/**
 * Any 2×2 game in the form of the sharing game: ẋ = x(1 − x)(gain·y − cost), the same for y. The field, its rest
 * points, first integral and orbits are those of `core/replicator`.
 */
export function coefficientsOf(payoffs: Payoffs): Coefficients {
  const row = rowAdvantage(payoffs)
  const column = columnAdvantage(payoffs)
  return {
    customerGain: row.againstFirst - row.againstSecond,
    customerCost: -row.againstSecond,
    subsidy: 0,
    enterpriseGain: column.againstFirst - column.againstSecond,
    enterpriseCost: -column.againstSecond,
  }
}

/** Mean payoffs when row plays its first strategy with probability x and column with y. */
export function meanPayoffs(payoffs: Payoffs, x: number, y: number): [row: number, column: number] {
  const mean = (k: 0 | 1) =>
    x * (y * payoffs[0][0][k] + (1 - y) * payoffs[0][1][k]) +
    (1 - x) * (y * payoffs[1][0][k] + (1 - y) * payoffs[1][1][k])
  return [mean(0), mean(1)]
}
