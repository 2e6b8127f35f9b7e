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

/** The best answer to a rival's price among `steps` prices between cost and reservation, by search: no kink is missed. */
export function bestAnswer(
  m: LoyalDuopoly,
  rival: number,
  steps = 2000,
): { readonly price: number; readonly profit: number } {
  let best = { price: m.cost, profit: 0 }
  const consider = (price: number) => {
    const value = profit(m, price, rival)
    if (value > best.profit) best = { price, profit: value }
  }
  for (let i = 0; i <= steps; i++) consider(m.cost + ((m.reservation - m.cost) * i) / steps)
  // Just below the price at which the rival's loyal customers come over.
  consider(rival - m.switching - 1e-9)
  return best
}
