import type { Prospects } from './evaluate.ts'
import type { Situation } from './situation.ts'

/** What things are worth on the desk: assumptions the reader may change. */
export interface Worth {
  /** Money an innovation brings, before it is divided with the customers. */
  readonly innovationValue: number
  /** Contracts with each customer over the time that the network runs. */
  readonly contractsPerCustomer: number
}

/** The desk's accounts, in money of the budget. */
export interface Accounts {
  /** The enterprise's part of what innovations bring, if sharing takes hold. */
  readonly fromInnovations: number
  /** Profit of the contracts with all customers, if sharing takes hold. */
  readonly fromContracts: number
  /** Chance of taking hold × the sum of both. */
  readonly gross: number
  readonly spending: number
  readonly net: number
}

/**
 * net = P · [(1 − θ) · v · I + n · π · N_c] − spending
 *
 * P chance that sharing takes hold (game), θ customers' share, v worth of an innovation, I innovations (network),
 * n contracts a customer, π profit of a contract, N_c customers. So each model multiplies what another gives: ideas
 * are worth nothing where nobody shares, and sharing little where nothing is made of it.
 */
export function accounts(
  situation: Situation,
  prospects: Prospects,
  spending: number,
  worth: Worth,
): Accounts {
  const kept = 1 - situation.replicator.customerShare
  const fromInnovations = kept * worth.innovationValue * prospects.innovations.mean
  const fromContracts =
    worth.contractsPerCustomer * prospects.contractProfit * situation.supernetwork.customers
  const gross = prospects.takeoffChance * (fromInnovations + fromContracts)
  return { fromInnovations, fromContracts, gross, spending, net: gross - spending }
}
