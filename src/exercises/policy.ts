import type { Policy } from './assignment.ts'
import { studentKey } from './hash.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** When a student's answers are due, in milliseconds; null without a date. An extension counts even if it is earlier. */
export function dueFor({ due, extensions }: Policy, student: string): number | null {
  const own = extensions.findLast((extension) => studentKey(extension.student) === studentKey(student))
  const moment = own?.due ?? due
  return moment === undefined ? null : Date.parse(moment)
}

/**
 * The part of the earned points that an answer given at `time` (milliseconds) keeps: 1 in time and within the grace
 * period, else by the late rule. A day is 24 hours from there, whatever the clocks do meanwhile, and begins with its
 * first millisecond.
 */
export function lateFactor(policy: Policy, student: string, time: number): number {
  const due = dueFor(policy, student)
  const { late } = policy
  if (due === null || time <= due || late.rule === 'accept') return 1
  const over = time - due - (late.graceMinutes ?? 0) * MINUTE
  if (over <= 0) return 1
  if (late.rule === 'refuse') return 0
  return 1 - Math.min(late.most ?? 1, 1, Math.ceil(over / DAY) * late.perDay)
}

export interface Phase {
  /** `early`: not open yet. `late`: after the due time, and answers still count, in part or in full. */
  readonly kind: 'early' | 'open' | 'late' | 'closed'
  /** When the next phase begins, in milliseconds; null when none will. */
  readonly until: number | null
}

/** Where a student stands at a time (milliseconds), with extension, late rule and grace. */
export function phaseAt(policy: Policy, student: string, time: number): Phase {
  const opens = policy.opens === undefined ? null : Date.parse(policy.opens)
  if (opens !== null && time < opens) return { kind: 'early', until: opens }
  const due = dueFor(policy, student)
  if (due === null || time <= due) return { kind: 'open', until: due === null ? null : due + 1 }
  const { late } = policy
  if (late.rule !== 'refuse') return { kind: 'late', until: null }
  const end = due + (late.graceMinutes ?? 0) * MINUTE
  return time <= end ? { kind: 'late', until: end + 1 } : { kind: 'closed', until: null }
}
