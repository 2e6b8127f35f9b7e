import type { Text } from '../core/text.ts'
import type { AssignmentItem, Policy } from './assignment.ts'
import { studentKey } from './hash.ts'
import { isTimeZone } from './timeZone.ts'

/** What keeps something from being an assignment that makes sense, beyond the form of its file. */
export interface AssignmentIssue {
  /** Of the field that it concerns. */
  readonly field: 'items' | 'due' | 'timeZone' | 'late' | 'extensions'
  readonly text: Text
}

/** An item as its author asks for it; what is left out is the exercise's own. */
export type AskedItem = Pick<AssignmentItem, 'id' | 'feedback'> &
  Partial<Pick<AssignmentItem, 'points' | 'attempts'>>

export interface AskedPolicy {
  /** Milliseconds; null: none, or none that can be read. */
  readonly opens: number | null
  readonly due: number | null
  readonly late: {
    readonly rule: Policy['late']['rule']
    readonly graceMinutes: number
    /** In per cent. */
    readonly perDay: number
    readonly most: number
  }
  /** The students who have a due time of their own. */
  readonly extended: readonly string[]
}

export function itemIssues(items: readonly AskedItem[]): AssignmentIssue[] {
  if (items.length === 0) return [{ field: 'items', text: NO_ITEMS }]
  return items.flatMap(({ id, points, attempts = null }, i): AssignmentIssue[] => [
    ...(points === undefined || (points > 0 && points <= 1000)
      ? []
      : [{ field: 'items' as const, text: POINTS(i + 1, id, points) }]),
    ...(attempts === null || (Number.isInteger(attempts) && attempts >= 1 && attempts <= 100)
      ? []
      : [{ field: 'items' as const, text: ATTEMPTS(i + 1, id, attempts) }]),
  ])
}

export const timeZoneIssues = (name: string): AssignmentIssue[] =>
  isTimeZone(name) ? [] : [{ field: 'timeZone', text: TIME_ZONE(name) }]

export function policyIssues(
  { opens, due, late, extended }: AskedPolicy,
  items: readonly AskedItem[],
): AssignmentIssue[] {
  const found: AssignmentIssue[] = []
  const add = (field: AssignmentIssue['field'], text: Text) => found.push({ field, text })
  if (opens !== null && due !== null && opens >= due) add('due', ORDER)
  if (late.rule === 'deduct' && !(isPercent(late.perDay) && isPercent(late.most))) add('late', LATE)
  if (late.rule !== 'accept' && !(late.graceMinutes >= 0)) add('late', GRACE)
  const students = extended.map(studentKey)
  if (students.includes('')) add('extensions', NOBODY)
  const twice = students.find((student, i) => student !== '' && students.indexOf(student) < i)
  if (twice !== undefined) add('extensions', TWICE(twice))
  if (due === null && items.some(({ feedback }) => feedback === 'after-due')) add('due', FEEDBACK_NEEDS_DUE)
  return found
}

const isPercent = (value: number) => value >= 0 && value <= 100

const NO_ITEMS: Text = { en: 'Choose at least one exercise.', zh: '请至少选择一道练习。' }
const POINTS = (place: number, id: string, value: number): Text =>
  Number.isNaN(value)
    ? {
        en: `Item ${place} (${id}) has no points; they must be more than 0 and at most 1,000.`,
        zh: `第 ${place} 题（${id}）没有填分值；分值须大于 0 且不超过 1,000。`,
      }
    : {
        en: `Item ${place} (${id}): points must be more than 0 and at most 1,000; got ${value}.`,
        zh: `第 ${place} 题（${id}）：分值须大于 0 且不超过 1,000；现在是 ${value}。`,
      }
const ATTEMPTS = (place: number, id: string, value: number): Text => ({
  en: `Item ${place} (${id}): checks must be a whole number from 1 to 100; got ${value}.`,
  zh: `第 ${place} 题（${id}）：检查次数须为 1 至 100 的整数；现在是 ${value}。`,
})
const TIME_ZONE = (name: string): Text => ({
  en: `“${name}” is no time zone; write it like Asia/Shanghai.`,
  zh: `“${name}”不是时区名称；请写成 Asia/Shanghai 这样的形式。`,
})
const ORDER: Text = { en: 'It must be due after it opens.', zh: '截止时间须晚于开放时间。' }
const LATE: Text = { en: 'Deductions must be from 0 to 100 per cent.', zh: '扣分须在 0 到 100% 之间。' }
const GRACE: Text = { en: 'The grace period cannot be negative.', zh: '宽限时间不能为负。' }
export const NOBODY: Text = {
  en: 'An extension needs a student’s id and a time.',
  zh: '延期须填写学号和时间。',
}
const TWICE = (student: string): Text => ({
  en: `There are two extensions for ${student}; only one can hold.`,
  zh: `${student} 有两条延期，只能保留一条。`,
})
const FEEDBACK_NEEDS_DUE: Text = {
  en: 'Feedback after the due time needs a due time.',
  zh: '要在截止后给出反馈，须先设定截止时间。',
}
