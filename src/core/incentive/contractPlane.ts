import { participating, secondBest } from './contract.ts'
import type { ContractValues } from './parameters.ts'
import { technology, type ByKind, type Kind } from './technology.ts'

/** The plane of contracts, share against fixed pay: columns indexed like `shares`. */
export interface ContractPlane {
  readonly shares: readonly number[]
  /** Least fixed pay at which the customer takes part. */
  readonly participation: readonly number[]
  /** For each profit asked for, the fixed pay that leaves it. */
  readonly isoprofits: readonly { readonly profit: number; readonly fixedPay: readonly number[] }[]
  /** Where the highest isoprofit curve touches participation. */
  readonly optimum: { readonly share: number; readonly fixedPay: number; readonly profit: number }
}

/**
 * Participation and isoprofit curves as the share of one kind varies and the other stays at its best; with one share
 * for both, as that share varies.
 *
 * Profit falls one for one with fixed pay, so an isoprofit curve is fixed pay = profit at fixed pay 0 less the level.
 * The enterprise wants a low curve that still reaches participation.
 * @param kind whose share varies (of no account with one share for both)
 * @param shares the points, in [0, 1]
 * @param profits levels of the isoprofit curves; the optimum's alone unless told
 */
export function contractPlane(
  values: ContractValues,
  kind: Kind,
  shares: readonly number[],
  profits?: readonly number[],
): ContractPlane {
  const { form, riskAversion, reservation } = values
  const tech = technology(values)
  const best = secondBest(values)
  const withShare = (share: number): ByKind =>
    form === 'single' ? { explicit: share, tacit: share } : { ...best.shares, [kind]: share }
  const contracts = shares.map((share) => participating(tech, withShare(share), riskAversion, reservation))
  return {
    shares,
    participation: contracts.map(({ fixedPay }) => fixedPay),
    isoprofits: (profits ?? [best.profit]).map((profit) => ({
      profit,
      fixedPay: contracts.map((contract) => contract.fixedPay + contract.profit - profit),
    })),
    optimum: { share: best.shares[kind], fixedPay: best.fixedPay, profit: best.profit },
  }
}
