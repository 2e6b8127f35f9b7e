/** Two firms at the ends of a line of customers, a share of whom is loyal: bound to one firm, half to each. */
export interface LoyalDuopoly {
  /** Cost of a unit. */
  readonly cost: number
  /** Cost of travelling the whole line: how different the offers are. */
  readonly travel: number
  /** Share of customers who are loyal. */
  readonly loyal: number
  /** Price difference beyond which even the loyal switch. */
  readonly switching: number
  /** The most that anybody pays. */
  readonly reservation: number
}

/** Profit of a firm at price p when the rival asks `rival`, per customer in the market. */
export function profit(m: LoyalDuopoly, p: number, rival: number): number {
  if (p > m.reservation) return 0
  const own = p - rival <= m.switching ? m.loyal / 2 : 0
  const won = rival - p > m.switching ? m.loyal / 2 : 0
  const contested = (1 - m.loyal) * Math.min(1, Math.max(0, 0.5 + (rival - p) / (2 * m.travel)))
  return (p - m.cost) * (own + won + contested)
}

/**
 * The symmetric price at which neither firm gains by a small change: c + t/(1 − k), at most the reservation price.
 * From maximising (p − c)[k/2 + (1 − k)(½ + (p′ − p)/2t)] at p = p′.
 */
export function symmetricPrice(m: LoyalDuopoly): number {
  return m.loyal < 1 ? Math.min(m.reservation, m.cost + m.travel / (1 - m.loyal)) : m.reservation
}

/**
 * The best answer to a rival's price. Profit is a parabola or a straight line between the prices at which somebody
 * comes or goes, so that the best price is one of those or the top of one of the parabolas.
 */
export function bestAnswer(
  m: LoyalDuopoly,
  rival: number,
): { readonly price: number; readonly profit: number } {
  const { cost, travel, loyal, switching, reservation } = m
  // Bound to the firm while this price is asked: nobody, its own half, or the rival's half as well.
  const tops = [0, loyal / 2, loyal].map(
    (bound) => (cost + rival + travel + (2 * travel * bound) / (1 - loyal)) / 2,
  )
  const edges = [
    rival + travel,
    rival - travel,
    justBelow(rival + switching),
    justBelow(rival - switching),
    reservation,
  ]
  let best = { price: cost, profit: 0 }
  for (const price of [...tops, ...edges]) {
    if (!(price >= cost && price <= reservation)) continue
    const value = profit(m, price, rival)
    if (value > best.profit) best = { price, profit: value }
  }
  return best
}

/** At the edge itself rounding decides who stays. */
const justBelow = (price: number) => price - 1e-9
