import type { Contract } from '../../core/incentive/contract.ts'

/** What the value of shared knowledge goes to. */
export const surplusParts = ['effortCost', 'riskPremium', 'certaintyEquivalent', 'profit'] as const

export type SurplusPart = (typeof surplusParts)[number]

export interface SurplusPiece {
  readonly part: SurplusPart
  readonly from: number
  readonly to: number
}

/**
 * Where each part of a contract's bar lies, in value. The bar ends at the value created. A profit is its last piece;
 * a loss reaches from zero to the left, and what the contract pays begins where the loss does, for the enterprise adds
 * that much of its own. A certainty equivalent below zero (the customer worse off than idle) takes no room.
 */
export function surplusPieces(contract: Contract): readonly SurplusPiece[] {
  let at = Math.min(0, contract.profit)
  const paid = surplusParts.slice(0, -1).map((part): SurplusPiece => {
    const from = at
    at += Math.max(0, contract[part])
    return { part, from, to: at }
  })
  const profit: SurplusPiece = isLoss(contract)
    ? { part: 'profit', from: contract.profit, to: 0 }
    : { part: 'profit', from: at, to: at + contract.profit }
  return [...paid, profit]
}

/** Would the enterprise do better to offer nothing? */
export function isLoss({ profit }: Contract): boolean {
  return profit < 0
}
