import type { Text } from '../../../core/text.ts'
import {
  type Assignment,
  type AssignmentDraft,
  type AssignmentItem,
  type Policy,
  createAssignment,
} from '../../../exercises/assignment.ts'
import {
  type AssignmentIssue,
  NOBODY,
  itemIssues,
  policyIssues,
  timeZoneIssues,
} from '../../../exercises/assignmentRules.ts'
import type { Exercise } from '../../../exercises/schema.ts'
import type { PublicKeyJwk } from '../../../exercises/sealing.ts'
import { fileName } from '../../../exercises/submissionFile.ts'
import { isTimeZone, localOf, momentOf } from '../../../exercises/timeZone.ts'

export type DraftItem = Pick<AssignmentItem, 'id' | 'points' | 'attempts' | 'feedback'>

/** An assignment while it is being put together: as the fields of the page hold it, complete or not. */
export interface Draft {
  /** Of an assignment that was opened; null: made from the title. */
  readonly id: string | null
  readonly title: Text
  readonly instructions: Text
  readonly seed: number
  readonly items: readonly DraftItem[]
  /** Times as the clocks of the time zone show them, `2027-03-01T23:59`; '' for none. */
  readonly opens: string
  readonly due: string
  readonly timeZone: string
  readonly late: {
    readonly rule: Policy['late']['rule']
    readonly graceMinutes: number
    /** In per cent. */
    readonly perDay: number
    readonly most: number
  }
  readonly extensions: readonly { readonly student: string; readonly due: string }[]
  readonly askName: boolean
  readonly hints: boolean
  readonly publicKey: PublicKeyJwk | null
}

export const emptyDraft = (timeZone: string, seed: number): Draft => ({
  id: null,
  title: { en: '', zh: '' },
  instructions: { en: '', zh: '' },
  seed,
  items: [],
  opens: '',
  due: '',
  timeZone,
  late: { rule: 'accept', graceMinutes: 0, perDay: 10, most: 50 },
  extensions: [],
  askName: true,
  hints: true,
  publicKey: null,
})

/** An assignment to go on with. Its times are shown in its own zone, or in `zone` when it names none. */
export function draftOf(assignment: Assignment, zone: string): Draft {
  const { id, title, instructions, seed, items, policy, publicKey } = assignment
  const timeZone = policy.timeZone && isTimeZone(policy.timeZone) ? policy.timeZone : zone
  const { late } = policy
  const deducts = late.rule === 'deduct'
  const local = (moment: string | undefined) => (moment === undefined ? '' : localOf(moment, timeZone))
  return {
    ...emptyDraft(timeZone, seed),
    id,
    title,
    instructions: instructions ?? { en: '', zh: '' },
    items: items.map(({ id: item, points, attempts, feedback }) => ({
      id: item,
      points,
      attempts,
      feedback,
    })),
    opens: local(policy.opens),
    due: local(policy.due),
    late: {
      rule: late.rule,
      graceMinutes: late.rule === 'accept' ? 0 : (late.graceMinutes ?? 0),
      perDay: deducts ? percent(late.perDay) : 10,
      most: deducts ? percent(late.most ?? 1) : 50,
    },
    extensions: policy.extensions.map(({ student, due }) => ({ student, due: local(due) })),
    askName: policy.askName,
    hints: policy.hints !== false,
    publicKey: publicKey ?? null,
  }
}

/** What keeps a draft from being an assignment, and what its author should know. */
export interface DraftIssue {
  /** Of the field that it concerns. */
  readonly field: AssignmentIssue['field'] | 'title' | 'opens' | 'seed'
  readonly text: Text
  /** Does the assignment work none the less? */
  readonly warning?: boolean
}

export function issuesOf(draft: Draft): DraftIssue[] {
  const { items, opens, due, timeZone, late, extensions, seed } = draft
  const found: DraftIssue[] = itemIssues(items)
  const add = (field: DraftIssue['field'], text: Text) => found.push({ field, text })
  if (!Number.isSafeInteger(seed)) add('seed', WORDS.seed)
  const noZone = timeZoneIssues(timeZone)
  // No time can be read then, so nothing more can be said of them.
  if (noZone.length > 0) return [...found, ...noZone]
  const time = (field: DraftIssue['field'], local: string) => {
    if (local === '') return null
    try {
      return Date.parse(momentOf(local, timeZone))
    } catch {
      add(field, WORDS.time(local))
      return null
    }
  }
  const asked = { opens: time('opens', opens), due: time('due', due), late }
  for (const { student, due: own } of extensions) {
    if (own !== '') time('extensions', own)
    else if (student.trim() !== '') add('extensions', NOBODY)
  }
  const extended = extensions.map(({ student }) => student)
  found.push(...policyIssues({ ...asked, extended }, items))
  if (draft.title.en.trim() === '' && draft.title.zh.trim() === '')
    found.push({ field: 'title', text: WORDS.title, warning: true })
  return found
}

/**
 * The assignment of a draft.
 *
 * @param exercises those of its items
 * @throws RangeError or a validation error where `issuesOf` finds more than warnings
 */
export function assignmentOf(draft: Draft, exercises: ReadonlyMap<string, Exercise>): Assignment {
  const { opens, due, timeZone, late, extensions } = draft
  const title = inBoth(draft.title, UNTITLED)
  const hasText = draft.instructions.en.trim() !== '' || draft.instructions.zh.trim() !== ''
  const moment = (local: string) => momentOf(local, timeZone)
  const grace = late.graceMinutes > 0 ? { graceMinutes: late.graceMinutes } : {}
  const most = late.most === 100 ? {} : { most: late.most / 100 }
  const policy: Partial<Policy> = {
    ...(opens === '' ? {} : { opens: moment(opens) }),
    ...(due === '' ? {} : { due: moment(due) }),
    timeZone,
    late:
      late.rule === 'accept'
        ? { rule: 'accept' }
        : late.rule === 'refuse'
          ? { rule: 'refuse', ...grace }
          : { rule: 'deduct', ...grace, perDay: late.perDay / 100, ...most },
    extensions: extensions.map((one) => ({ student: one.student.trim(), due: moment(one.due) })),
    askName: draft.askName,
    ...(draft.hints ? {} : { hints: false }),
  }
  const made: AssignmentDraft = {
    id: draft.id ?? fileName(draft.title.en.trim() || draft.title.zh.trim() || 'assignment').toLowerCase(),
    title,
    ...(hasText ? { instructions: inBoth(draft.instructions, { en: '', zh: '' }) } : {}),
    seed: draft.seed,
    items: draft.items,
    policy,
    ...(draft.publicKey ? { publicKey: draft.publicKey } : {}),
  }
  return createAssignment(made, exercises)
}

/** A text given in one language stands for both. */
function inBoth({ en, zh }: Text, instead: Text): Text {
  return { en: en.trim() || zh.trim() || instead.en, zh: zh.trim() || en.trim() || instead.zh }
}

const percent = (share: number) => Math.round(share * 1e6) / 1e4

const UNTITLED: Text = { en: 'Assignment', zh: '作业' }

const WORDS = {
  seed: { en: 'The seed must be a whole number.', zh: '随机种子须为整数。' },
  time: (local: string) => ({
    en: `“${local}” is not a time that exists.`,
    zh: `“${local}”不是存在的时间。`,
  }),
  title: { en: 'It has no title yet; students see “Assignment”.', zh: '还没有标题；学生看到的是“作业”。' },
}
