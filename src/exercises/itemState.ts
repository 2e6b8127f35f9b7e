import type { AssignmentItem } from './assignment.ts'
import type { Grade } from './life.ts'
import type { Phase } from './policy.ts'
import type { Exercise } from './schema.ts'
import { canonicalJson } from './hash.ts'
import type { LogEvent, Submission } from './submission.ts'

/** Where a student stands with an item, read from the log alone: so a page that is reloaded knows what it knew. */
export interface ItemState {
  /** Undefined when none was given. */
  readonly answer: unknown
  /** Checks made. */
  readonly attempts: number
  /** Hints asked for. */
  readonly hints: number
  /** Has the answer been left as it was checked? */
  readonly checked: boolean
  /** Was the solution asked for? */
  readonly revealed: boolean
  /** Since when the answer stands as it is, in milliseconds: checking it once more does not make it later. */
  readonly time: number | null
}

export function itemState({ log, answers }: Submission, item: string): ItemState {
  const events = log.filter((event) => event.item === item)
  const last = events.findLast(isAnswer)
  const count = (kind: string) => events.filter(({ event }) => event === kind).length
  return {
    answer: answers.find((one) => one.item === item)?.answer ?? undefined,
    attempts: count('check'),
    hints: count('hint'),
    checked: last?.event === 'check',
    revealed: count('solution') > 0,
    time: answersGiven(events).at(-1)?.time ?? null,
  }
}

export const isAnswer = ({ event }: LogEvent): boolean => event === 'save' || event === 'check'

/** The events that gave an item another answer than it had; one without an answer, as thinned work has them, gave none. */
export function answersGiven(log: readonly LogEvent[]): LogEvent[] {
  const standing = new Map<string, string>()
  return log.filter((event) => {
    if (!isAnswer(event) || (event.answer ?? null) === null) return false
    const answer = canonicalJson(event.answer)
    const isNew = standing.get(event.item) !== answer
    standing.set(event.item, answer)
    return isNew
  })
}

/** Is an answer to this item checked while one works? (What a person marks is only kept.) */
export const isChecked = (item: AssignmentItem, exercise: Exercise): boolean =>
  item.feedback === 'at-once' && exercise.kind !== 'explain'

/** What a student may see of an item, and do. */
export interface ItemRights {
  /** May the answer still be changed? */
  readonly open: boolean
  /** May the grade of the answer be shown? */
  readonly grade: boolean
  readonly solution: boolean
  /** May feedback be asked for, at the price of changing the answer no more? */
  readonly mayReveal: boolean
}

/** @param grade of the answer as it stands; null without an answer */
export function itemRights(
  item: AssignmentItem,
  exercise: Exercise,
  state: ItemState,
  grade: Grade | null,
  phase: Phase['kind'],
): ItemRights {
  const checks = isChecked(item, exercise)
  const solved = checks && state.checked && grade?.score === 1
  const spent = checks && item.attempts !== null && state.attempts >= item.attempts
  const over = phase === 'closed'
  const open = !over && !state.revealed && !solved && !spent && phase !== 'early'
  return {
    open,
    grade: over || state.revealed || (checks && state.checked),
    solution: over || state.revealed || solved || spent,
    mayReveal: open && (checks ? item.attempts === null : phase === 'late'),
  }
}
