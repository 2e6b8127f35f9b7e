import { lifetimeValueOfRetention, retentionForMultiple } from '../lifetime-value/constantRetention.ts'
import type { Claim, ClaimTarget } from './claims.ts'
import { claimedValue, type Changed, type Contract } from './convert.ts'

type Range = readonly [low: number, high: number]

/** What the lifetime value makes of a claim. */
export type ClaimReading =
  /** A change of something the value is made of; null where the claim, so read, is impossible. */
  | {
      readonly as: 'change'
      readonly of: Changed
      readonly relative: Range | null
      readonly points: Range | null
    }
  /** A change of the value itself, and the retention that would bring it about; null when none can. */
  | { readonly as: 'multiple'; readonly multiple: Range; readonly needed: Range | null }
  /** A level of retention, and the value at it. */
  | { readonly as: 'level'; readonly value: Range }
  /** Nothing that a lifetime value could take. */
  | { readonly as: 'none'; readonly why: Exclude<ClaimTarget, Changed | 'lifetimeValue'> }

/** Puts one claim of the source to a customer under both readings of its percentage. */
export function readClaim({ value, kind, target }: Claim, contract: Contract): ClaimReading {
  const ends: Range = typeof value === 'number' ? [value, value] : value
  switch (target) {
    case 'lifetimeValue': {
      const multiple: Range = [1 + ends[0], 1 + ends[1]]
      return { as: 'multiple', multiple, needed: both(multiple, (k) => retentionForMultiple(k, contract.retention, contract.discount)) } // prettier-ignore
    }
    case 'retention':
    case 'churn':
    case 'spend':
    case 'conversion': {
      if (kind === 'level' && target === 'retention')
        return { as: 'level', value: both(ends, (r) => lifetimeValueOfRetention(contract.margin, r, contract.discount))! } // prettier-ignore
      const read = (reading: 'relative' | 'points') =>
        both(ends, (change) => claimedValue(contract, target, change, reading))
      // A sum of money has no percentage points.
      return { as: 'change', of: target, relative: read('relative'), points: target === 'spend' ? null : read('points') } // prettier-ignore
    }
    default:
      return { as: 'none', why: target }
  }
}

/** The settings of the converter that show a claim; of a range its middle. null when it has none. */
export function settingsOf({ value, kind, target }: Claim): Readonly<Record<string, number | string>> | null {
  const middle = typeof value === 'number' ? value : (value[0] + value[1]) / 2
  switch (target) {
    case 'lifetimeValue':
      return { multiple: tidy(1 + middle) }
    case 'retention':
    case 'churn':
    case 'spend':
    case 'conversion':
      return kind === 'level' ? { retention: tidy(middle) } : { target, change: tidy(100 * middle) }
    default:
      return null
  }
}

const both = (ends: Range, f: (end: number) => number | null): Range | null => {
  const [low, high] = [f(ends[0]), f(ends[1])]
  return low === null || high === null ? null : [low, high]
}

const tidy = (x: number) => Number(x.toPrecision(12))
