import { lifetimeValueOfRetention } from '../lifetime-value/constantRetention.ts'

/** "+20%" of a share: a fifth more of it, or twenty percentage points more. */
export type Reading = 'relative' | 'points'

/** A share after a claimed change; null when it leaves [0, 1]. */
export function changedShare(share: number, change: number, reading: Reading): number | null {
  const changed = reading === 'relative' ? share * (1 + change) : share + change
  return changed >= 0 && changed <= 1 ? changed : null
}

export interface Contract {
  readonly margin: number
  readonly retention: number
  readonly discount: number
  /** Share of the people reached who become customers. */
  readonly conversion: number
}

export type Changed = 'retention' | 'churn' | 'spend' | 'conversion'

/** The share that a claim about `target` changes; null for spend, which is a sum of money. */
export function shareOf({ retention, conversion }: Contract, target: Changed): number | null {
  return { retention, churn: 1 - retention, conversion, spend: null }[target]
}

/** What a claim about `target` starts from: the value of a customer or, for conversion, of a person reached. */
export function valueBefore(contract: Contract, target: Changed): number {
  const { margin, retention, discount, conversion } = contract
  return lifetimeValueOfRetention(margin, retention, discount) * (target === 'conversion' ? conversion : 1)
}

/**
 * That value after a claimed change; null when the claim is impossible so read. A change of spend is relative under
 * either reading: points of a sum of money mean nothing.
 */
export function claimedValue(
  contract: Contract,
  target: Changed,
  change: number,
  reading: Reading,
): number | null {
  const before = shareOf(contract, target)
  if (before === null) return valueBefore({ ...contract, margin: contract.margin * (1 + change) }, target)
  const share = changedShare(before, change, reading)
  if (share === null) return null
  const after = {
    retention: { retention: share },
    churn: { retention: 1 - share },
    conversion: { conversion: share },
    spend: {},
  }[target]
  return valueBefore({ ...contract, ...after }, target)
}
