/** One offer to one customer, all in money. */
export interface Offer {
  /** V, the most the customer would give up for it. */
  readonly value: number
  /** C, what it costs the firm. */
  readonly cost: number
  /** F, what the deal itself costs: searching, negotiating, securing. */
  readonly transactionCost: number
}

export interface SurplusBar {
  /** W = V − C − F, all there is to share. */
  readonly created: number
  /** Is there anything to share? */
  readonly trades: boolean
  /** B, the firm's part. */
  readonly profit: number
  /** S, the customer's part. */
  readonly surplus: number
  /** What the customer pays the firm. */
  readonly price: number
}

/** W = V − C − F. */
export function created({ value, cost, transactionCost }: Offer): number {
  return value - cost - transactionCost
}

/**
 * The bar V = S + F + B + C after Nash bargaining: B = θW, S = (1 − θ)W when W > 0, else no deal.
 *
 * Who pays F at first does not matter: the price moves by the firm's part of it, P = C + B + (1 − s)F, and S and B
 * stay. With s = 1 this is the book's P = C + B.
 *
 * @param power θ, the firm's bargaining power, 0 to 1
 * @param customerPays s, the part of the transaction cost borne by the customer at first, 0 to 1
 * @see Besanko, Dranove & Shanley 1996, Economics of Strategy; Nash 1950
 */
export function bargain(offer: Offer, power: number, customerPays = 1): SurplusBar {
  const total = created(offer)
  if (!(total > 0)) return { created: total, trades: false, profit: 0, surplus: 0, price: 0 }
  const profit = power * total
  return {
    created: total,
    trades: true,
    profit,
    surplus: total - profit,
    price: offer.cost + profit + (1 - customerPays) * offer.transactionCost,
  }
}

export interface Duel {
  /** 0 or 1, the first or the second offer; null when neither creates anything. */
  readonly winner: 0 | 1 | null
  /** The winner's limit price. */
  readonly price: number
  readonly profit: number
  readonly surplus: number
}

/**
 * Two firms bid for one customer: the one that creates more wins, at the price that leaves the customer what the other
 * could at most have offered:
 *
 *     P₁ = C₁ + W₁ − W₂⁺,   S = W₂⁺,   B = W₁ − W₂⁺
 *
 * A tie goes to the first firm, for nothing.
 */
export function duel(first: Offer, second: Offer): Duel {
  const offers = [first, second]
  const made = offers.map(created)
  const winner = made[0] >= made[1] ? 0 : 1
  if (!(made[winner] > 0)) return { winner: null, price: 0, profit: 0, surplus: 0 }
  const surplus = Math.max(0, made[1 - winner])
  const profit = made[winner] - surplus
  return { winner, price: offers[winner].cost + profit, profit, surplus }
}

/** One bid of the descending auction that the duel is the end of. */
export interface Bid {
  readonly firm: 0 | 1
  /** What the customer would keep. */
  readonly surplus: number
}

/**
 * The duel bid by bid: each in turn tops the other's offer to the customer by `step` until one of them would lose money.
 * Ends within one step of `duel`.
 */
export function bidding(first: Offer, second: Offer, step: number): Bid[] {
  if (!(step > 0)) throw new RangeError(`invalid step; not positive: ${step}`)
  const made = [created(first), created(second)]
  const bids: Bid[] = []
  let firm: 0 | 1 = made[0] < made[1] ? 0 : 1
  let surplus = 0
  let passes = 0
  while (passes < 2) {
    if (made[firm] >= surplus && made[firm] > 0) {
      bids.push({ firm, surplus })
      surplus += step
      passes = 0
    } else passes++
    // Having bid last, a firm need not top itself.
    if (passes === 1 && bids.length > 0) break
    firm = firm === 0 ? 1 : 0
  }
  return bids
}
