import type { Random } from '../../numerics/random.ts'

/** A relationship that cannot be seen, and purchases that can. States are ordered from cold to warm. */
export interface HiddenChain {
  /** Row i: where a relationship in state i stands a period later. */
  readonly transitions: readonly (readonly number[])[]
  /** Probability of a purchase (or gift) in each state. */
  readonly emission: readonly number[]
}

/**
 * P(state at t | history up to t) for each t, by the forward recursion
 *
 *     a_1 ∝ prior ∘ e(y_1),   a_t ∝ (a_{t−1} Q) ∘ e(y_t),   e(1) = e, e(0) = 1 − e
 *
 * together with the log-likelihood Σ ln P(y_t | y_1 … y_{t−1}).
 *
 * @param contacts in which periods the firm made contact before y_t; `contactEffect` then replaces Q by the shifted chain
 */
export function filterStates(
  chain: HiddenChain,
  prior: readonly number[],
  history: readonly boolean[],
  contacts: readonly boolean[] = [],
  contactEffect: readonly number[] = chain.emission.map(() => 0),
): { readonly states: readonly (readonly number[])[]; readonly logLikelihood: number } {
  const shifted = withContact(chain.transitions, contactEffect)
  const states: number[][] = []
  let logLikelihood = 0
  let predicted: readonly number[] = prior
  history.forEach((bought, t) => {
    if (t > 0) predicted = advance(states[t - 1], contacts[t] ? shifted : chain.transitions)
    const joint = predicted.map((share, i) => share * (bought ? chain.emission[i] : 1 - chain.emission[i]))
    const likelihood = joint.reduce((sum, each) => sum + each)
    logLikelihood += Math.log(likelihood)
    states.push(joint.map((each) => each / likelihood))
  })
  return { states, logLikelihood }
}

/** a Q: the state probabilities a period later. */
export function advance(now: readonly number[], transitions: readonly (readonly number[])[]): number[] {
  return now.map((_, j) => now.reduce((sum, share, i) => sum + share * transitions[i][j], 0))
}

/**
 * Contact multiplies the odds of every upward move from state i by e^{shift_i} and rescales the row: an ordered logit
 * read one row at a time (Netzer, Lattin & Srinivasan 2008, eq. 4, with one shift a state).
 */
export function withContact(
  transitions: readonly (readonly number[])[],
  shift: readonly number[],
): number[][] {
  return transitions.map((row, i) => {
    const weighted = row.map((each, j) => (j > i ? each * Math.exp(shift[i]) : each))
    const total = weighted.reduce((sum, each) => sum + each)
    return weighted.map((each) => each / total)
  })
}

/** What one contact adds to the probability of a purchase in the next period, by state today. */
export function contactGain(chain: HiddenChain, shift: readonly number[]): number[] {
  const buys = (row: readonly number[]) => row.reduce((sum, each, j) => sum + each * chain.emission[j], 0)
  const shifted = withContact(chain.transitions, shift)
  return chain.transitions.map((row, i) => buys(shifted[i]) - buys(row))
}

/** The distribution that the chain leaves as it is, from 2¹⁰ steps on; the chain must not be periodic. */
export function stationary(transitions: readonly (readonly number[])[]): number[] {
  let power = transitions.map((row) => [...row])
  for (let k = 0; k < 10; k++) power = power.map((row) => advance(row, power))
  return power[0]
}

/**
 * The label that counting gives: how many of the last `window` periods had a purchase, 0 cold, at least two thirds of
 * them warm, else between; while the history is shorter than the window, the periods there are.
 */
export function countingLabel(history: readonly boolean[], t: number, window = 3): 0 | 1 | 2 {
  const recent = history.slice(Math.max(0, t - window + 1), t + 1)
  const share = recent.filter(Boolean).length / recent.length
  return share === 0 ? 0 : share >= 2 / 3 ? 2 : 1
}

/** A history of `periods` periods, with the states behind it. */
export function simulateHistory(
  chain: HiddenChain,
  prior: readonly number[],
  periods: number,
  random: Random,
): { readonly states: readonly number[]; readonly history: readonly boolean[] } {
  const states: number[] = []
  const history: boolean[] = []
  for (let t = 0; t < periods; t++) {
    const state = pick(t === 0 ? prior : chain.transitions[states[t - 1]], random)
    states.push(state)
    history.push(random() < chain.emission[state])
  }
  return { states, history }
}

function pick(shares: readonly number[], random: Random): number {
  let left = random()
  const chosen = shares.findIndex((share) => (left -= share) < 0)
  return chosen < 0 ? shares.length - 1 : chosen
}
