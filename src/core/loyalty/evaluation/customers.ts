import { randomNormal, randomPoisson } from 'd3-random'
import type { Random } from '../../numerics/random.ts'

/** What four systems of a firm hold of one customer. `person` tells who it is, which a firm learns by merging. */
export interface Account {
  readonly person: number
  /** Between 0, new, and 1, of long standing. */
  readonly tenure: number
  readonly purchase: number
  readonly use: number
  readonly referral: number
  /** Of a survey; null for those who did not answer. */
  readonly emotion: number | null
  /** 0 to 10, for the net promoter score of those who answered. */
  readonly recommend: number
  /** Purchases in the next window. */
  readonly next: number
}

export interface Collection {
  readonly customers: number
  /** How much referrals have to do with loyalty, 0 to 1; at 0 they are rare and pure chance. */
  readonly referralSignal: number
  /** Share who answer the survey; the more loyal the likelier. */
  readonly response: number
  /** Share of customers who have two accounts. */
  readonly twice: number
}

/** Customers of a loyalty that nobody sees, with four signs of it, as they lie in a firm's files. */
export function drawAccounts(c: Collection, random: Random): Account[] {
  const normal = randomNormal.source(random)(0, 1)
  const poisson = randomPoisson.source(random)
  const half = (count: number) => {
    let kept = 0
    for (let i = 0; i < count; i++) if (random() < 0.5) kept++
    return kept
  }
  return Array.from({ length: c.customers }, (_, person) => {
    const loyalty = normal()
    const rate = Math.exp(0.8 + 0.6 * loyalty)
    const whole: Account = {
      person,
      tenure: random(),
      purchase: poisson(rate)(),
      use: 0.7 * loyalty + 0.7 * normal(),
      referral: poisson(Math.exp(-1.8 + 1.2 * c.referralSignal * loyalty))(),
      emotion: 0.7 * loyalty + 0.7 * normal(),
      recommend: Math.min(10, Math.max(0, Math.round(7.6 + 1.4 * loyalty + 1.2 * normal()))),
      next: poisson(rate)(),
    }
    const answers = random() < c.response ** Math.exp(-0.6 * loyalty)
    const split = random() < c.twice
    const account = answers ? whole : { ...whole, emotion: null }
    if (!split) return [account]
    // Two accounts of one person: each purchase and referral is entered in either, the survey in the first.
    const first = {
      ...account,
      purchase: half(whole.purchase),
      referral: half(whole.referral),
      next: half(whole.next),
    }
    return [
      first,
      {
        ...account,
        purchase: whole.purchase - first.purchase,
        referral: whole.referral - first.referral,
        next: whole.next - first.next,
        emotion: null,
      },
    ]
  }).flat()
}

/** Accounts of one person become one again. */
export function mergeAccounts(accounts: readonly Account[]): Account[] {
  const merged = new Map<number, Account>()
  for (const account of accounts) {
    const known = merged.get(account.person)
    merged.set(
      account.person,
      known
        ? {
            ...known,
            purchase: known.purchase + account.purchase,
            referral: known.referral + account.referral,
            next: known.next + account.next,
          }
        : account,
    )
  }
  return [...merged.values()]
}

/** What to do about those who did not answer: leave them out, or give them the mean of the others. */
export type MissingRule = 'drop' | 'mean'

/** An account as it enters the score. */
export interface Cleaned extends Account {
  readonly emotion: number
  readonly answered: boolean
}

/** @throws RangeError when nobody answered */
export function fillMissing(accounts: readonly Account[], rule: MissingRule): Cleaned[] {
  const known = accounts.flatMap((a) => (a.emotion === null ? [] : [a.emotion]))
  if (known.length === 0) throw new RangeError('invalid accounts; nobody answered the survey: []')
  const mean = known.reduce((sum, emotion) => sum + emotion, 0) / known.length
  return accounts
    .filter((a) => rule === 'mean' || a.emotion !== null)
    .map((a) => ({ ...a, emotion: a.emotion ?? mean, answered: a.emotion !== null }))
}
