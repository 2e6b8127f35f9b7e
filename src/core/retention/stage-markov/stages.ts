import { discountedStays, lifetimeValues } from './chain.ts'
import type { Transitions } from './chain.ts'

/** States of the chain: the four loyalties and those who have lapsed. */
export const STAGES = [
  { en: 'cognitive', zh: '认知忠诚' },
  { en: 'affective', zh: '情感忠诚' },
  { en: 'intention', zh: '意向忠诚' },
  { en: 'behavioural', zh: '行为忠诚' },
  { en: 'lapsed', zh: '流失' },
] as const

const LAPSED = 4

export interface StageRates {
  /** Monthly probability of lapsing, from cognitive to behavioural. */
  readonly lapse: readonly [number, number, number, number]
  /** Of rising to the next loyalty: from cognitive, affective, intention. */
  readonly rise: readonly [number, number, number]
  /** Of falling back to the one before: from affective, intention, behavioural. */
  readonly fall: readonly [number, number, number]
  /** Of a lapsed customer's coming back, to cognitive loyalty. */
  readonly comeBack: number
}

/** The chain of five states; what a row leaves over is staying. Throws when it leaves less than nothing. */
export function stageTransitions({ lapse, rise, fall, comeBack }: StageRates): number[][] {
  const rows = Array.from({ length: 5 }, () => Array<number>(5).fill(0))
  for (let i = 0; i < 4; i++) {
    rows[i][LAPSED] = lapse[i]
    if (i < 3) rows[i][i + 1] = rise[i]
    if (i > 0) rows[i][i - 1] = fall[i - 1]
  }
  rows[LAPSED][0] = comeBack
  rows.forEach((row, i) => {
    const leaving = row.reduce((sum, each) => sum + each)
    if (leaving > 1)
      throw new RangeError(`invalid rates; those out of ${STAGES[i].en} sum to more than 1: ${leaving}`)
    row[i] = 1 - leaving
  })
  return rows
}

/** Adds `rate` new cognitive customers a month for every behaviourally loyal one: that row then sums to 1 + rate. */
export function withReferral(transitions: Transitions, rate: number): number[][] {
  return transitions.map((row, i) => row.map((each, j) => (i === 3 && j === 0 ? each + rate : each)))
}

/** The chain with `less` fewer lapses a month out of one state (not below none): those customers stay where they are. */
export function withLessLapse(transitions: Transitions, state: number, less: number): number[][] {
  const better = transitions.map((row) => [...row])
  const avoided = Math.min(less, better[state][LAPSED])
  better[state][LAPSED] -= avoided
  better[state][state] += avoided
  return better
}

export interface LapseWorth {
  /** To a customer who is new today: the change of the cognitive state's value. */
  readonly perNewCustomer: number
  /** To one customer in that state for one month: the lapse avoided × (V_s − V_lapsed). */
  readonly perCustomerMonth: number
}

/**
 * What it is worth when `less` fewer customers a month lapse out of one state, staying there instead.
 *
 * The first number is large for late states because a customer spends longest there: it is, to first order, the second
 * number times the discounted months a new customer will spend in the state.
 */
export function worthOfLessLapse(
  transitions: Transitions,
  rewards: readonly number[],
  discount: number,
  state: number,
  less = 0.01,
): LapseWorth {
  const better = withLessLapse(transitions, state, less)
  const values = lifetimeValues(transitions, rewards, discount)
  return {
    perNewCustomer: lifetimeValues(better, rewards, discount)[0] - values[0],
    perCustomerMonth: (transitions[state][LAPSED] - better[state][LAPSED]) * (values[state] - values[LAPSED]),
  }
}

/** Discounted months that a new customer spends in each state. */
export function monthsAhead(transitions: Transitions, discount: number): number[] {
  return discountedStays(transitions, discount)[0]
}
