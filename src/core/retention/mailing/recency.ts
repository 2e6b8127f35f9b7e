import { lifetimeValues } from '../stage-markov/chain.ts'

/** A catalogue's customers by recency: how many mailings ago they last bought. */
export interface Mailing {
  /** Probability of buying at the next mailing, by recency 1, 2, …; beyond the last a customer is given up. */
  readonly response: readonly number[]
  /** NC, what a purchase contributes before marketing. */
  readonly contribution: number
  /** M, what a mailing to one customer costs. */
  readonly cost: number
}

/**
 * The chain of recencies: state i buys with probability p_i and is back at recency 1, else moves to i + 1; the last
 * state is the former customer, for good. The state's reward counts the purchase that led to recency 1 and the mailing
 * about to go out: NC − M, −M, …, −M, 0.
 *
 * @see Pfeifer & Carraway 2000, Modeling customer relationships as Markov chains, Journal of Interactive Marketing 14(2), 43–55
 */
export function recencyChain({ response, contribution, cost }: Mailing): {
  readonly transitions: number[][]
  readonly rewards: number[]
} {
  const former = response.length
  const transitions = Array.from({ length: former + 1 }, () => Array<number>(former + 1).fill(0))
  response.forEach((probability, i) => {
    transitions[i][i + 1] += 1 - probability
    transitions[i][0] += probability
  })
  transitions[former][former] = 1
  const rewards = response.map((_, i) => (i === 0 ? contribution - cost : -cost))
  return { transitions, rewards: [...rewards, 0] }
}

/** Value of a customer who has just bought, and of every recency after it, when mailings stop after `cutoff` of them. */
export function valuesWithCutoff(mailing: Mailing, cutoff: number, discount: number): number[] {
  if (!(Number.isInteger(cutoff) && cutoff >= 0 && cutoff <= mailing.response.length))
    throw new RangeError(`invalid cutoff; not a whole number from 0 to ${mailing.response.length}: ${cutoff}`)
  if (cutoff === 0) return [mailing.contribution]
  const { transitions, rewards } = recencyChain({ ...mailing, response: mailing.response.slice(0, cutoff) })
  return lifetimeValues(transitions, rewards, discount)
}

/** Value of a customer who has just bought under every cutoff from 0, and the best of them (the shortest of equals). */
export function bestCutoff(
  mailing: Mailing,
  discount: number,
): { readonly cutoff: number; readonly values: readonly number[] } {
  const values = Array.from(
    { length: mailing.response.length + 1 },
    (_, cutoff) => valuesWithCutoff(mailing, cutoff, discount)[0],
  )
  return { cutoff: values.indexOf(Math.max(...values)), values }
}
