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
}

/**
 * Lifetime value after a claimed change of retention, churn or spend; null when the claim is impossible so read.
 * A change of spend is relative under either reading: points of a sum of money mean nothing.
 */
export function claimedValue(
  { margin, retention, discount }: Contract,
  target: 'retention' | 'churn' | 'spend',
  change: number,
  reading: Reading,
): number | null {
  if (target === 'spend') return lifetimeValueOfRetention(margin * (1 + change), retention, discount)
  const share = changedShare(target === 'retention' ? retention : 1 - retention, change, reading)
  if (share === null) return null
  return lifetimeValueOfRetention(margin, target === 'retention' ? share : 1 - share, discount)
}
