import { show } from '../core/model/issue.ts'
import type { Text } from '../core/text.ts'
import type { Assignment } from './assignment.ts'
import { canonicalJson, variantSeed } from './hash.ts'
import { answersGiven, isAnswer } from './itemState.ts'
import { dueFor } from './policy.ts'
import { type LogEvent, type Submission, eventHash, logStart } from './submission.ts'

export type FlagKind =
  | 'duplicate'
  | 'wrong-assignment'
  | 'foreign-variant'
  | 'altered'
  | 'missing-events'
  | 'late'
  | 'too-early'
  | 'clock'
  | 'unknown-item'
  | 'attempts'
  | 'score-differs'
  | 'other-version'
  | 'not-on-roster'
  | 'other-sender'
  | 'malformed-answer'
  | 'marks'
  | 'not-graded'

/** Something an instructor should know about a submission, in words. */
export interface Flag {
  readonly kind: FlagKind
  readonly item?: string
  readonly text: Text
}

/** Everything about a submission's records that does not fit together, or does not fit the assignment. */
export function flagsOf(assignment: Assignment, submission: Submission): Flag[] {
  return [
    ...assignmentFlags(assignment, submission),
    ...chainFlags(submission),
    ...answerFlags(assignment, submission),
    ...timeFlags(assignment, submission),
    ...attemptFlags(assignment, submission),
  ]
}

function assignmentFlags(
  assignment: Assignment,
  { assignmentId, assignmentHash, coreVersion }: Submission,
): Flag[] {
  const flags: Flag[] = []
  if (assignmentId !== assignment.id)
    flags.push({ kind: 'wrong-assignment', text: OTHER_ASSIGNMENT(assignmentId) })
  else if (assignmentHash !== assignment.contentHash)
    flags.push({ kind: 'wrong-assignment', text: OTHER_EDITION })
  if (coreVersion !== assignment.coreVersion)
    flags.push({ kind: 'other-version', text: OTHER_CORE(coreVersion) })
  return flags
}

/** Is the log whole, and is each event chained to the one before? */
function chainFlags({ assignmentHash, student, log, logHash }: Submission): Flag[] {
  const gap = log.find((event, i) => event.n !== i + 1)
  if (gap) return [{ kind: 'missing-events', text: GAP(gap.n) }]
  let previous = logStart(assignmentHash, student.id)
  for (const [i, event] of log.entries()) {
    if (event.previousHash !== previous) return [brokenAt(event, log[i - 1])]
    previous = eventHash(event)
  }
  if (previous === logHash) return []
  // The hash of the last event is kept apart: the log was cut, or its last event changed.
  return [{ kind: 'altered', text: LAST_BROKEN }]
}

/** Either of two events that do not fit may be the one that was altered; of the first, student or assignment too. */
function brokenAt(event: LogEvent, before: LogEvent | undefined): Flag {
  if (before === undefined) return { kind: 'altered', text: START_BROKEN }
  const text = BROKEN(event, before)
  return { kind: 'altered', ...(event.item === before.item ? { item: event.item } : {}), text }
}

/** Do the answers belong to this student's variants, to the assignment, and to the log? */
function answerFlags(assignment: Assignment, { answers, log, student }: Submission): Flag[] {
  const flags: Flag[] = []
  const seen = new Set<string>()
  for (const { item, version, seed, answer } of answers) {
    if (seen.has(item)) flags.push({ kind: 'altered', item, text: TWICE(item) })
    seen.add(item)
    const asked = assignment.items.find((one) => one.id === item)
    if (!asked) {
      flags.push({ kind: 'unknown-item', item, text: UNKNOWN(item) })
      continue
    }
    if (version !== asked.version)
      flags.push({ kind: 'other-version', item, text: OTHER_VERSION(item, version, asked.version) })
    if (seed !== variantSeed(assignment.seed, student.id, item))
      flags.push({ kind: 'foreign-variant', item, text: FOREIGN(item) })
    const last = log.findLast((event) => event.item === item && isAnswer(event))
    if (!last) flags.push({ kind: 'missing-events', item, text: UNLOGGED(item) })
    else if (canonicalJson(last.answer) !== canonicalJson(answer))
      flags.push({ kind: 'altered', item, text: ANSWER_DIFFERS(item) })
  }
  for (const item of new Set(log.filter(isAnswer).map((event) => event.item)))
    if (!seen.has(item)) flags.push({ kind: 'missing-events', item, text: ANSWER_GONE(item) })
  return flags
}

function timeFlags({ policy }: Assignment, { log, student }: Submission): Flag[] {
  const flags: Flag[] = []
  const answers = answersGiven(log)
  const due = dueFor(policy, student.id)
  const late = due === null ? [] : answers.filter((event) => event.time > due)
  if (late.length > 0) flags.push({ kind: 'late', text: LATE(late.length, answers.length) })
  const opens = policy.opens === undefined ? null : Date.parse(policy.opens)
  if (opens !== null && answers.some((event) => event.time < opens))
    flags.push({ kind: 'too-early', text: EARLY })
  const back = log.find((event, i) => i > 0 && event.time < log[i - 1]!.time)
  if (back) flags.push({ kind: 'clock', text: CLOCK(back.n) })
  return flags
}

function attemptFlags({ items }: Assignment, { log }: Submission): Flag[] {
  return items.flatMap(({ id, attempts }): Flag[] => {
    const made = log.filter((event) => event.item === id && event.event === 'check').length
    return attempts !== null && made > attempts
      ? [{ kind: 'attempts', item: id, text: ATTEMPTS(id, made, attempts) }]
      : []
  })
}

const OTHER_ASSIGNMENT = (id: string): Text => ({
  en: `Handed in for another assignment, “${show(id)}”.`,
  zh: `交的是另一份作业“${show(id)}”。`,
})
const OTHER_EDITION: Text = {
  en: 'Done on another edition of this assignment: its items, points, dates or seed differ.',
  zh: '所做的是这份作业的另一个版本：题目、分值、日期或随机种子不同。',
}
const OTHER_CORE = (version: string): Text => ({
  en: `Done with version ${show(version)} of the book’s core.`,
  zh: `做题时所用的计算核心为第 ${show(version)} 版。`,
})
const GAP = (n: number): Text => ({
  en: `Events are missing or out of order in the log, before number ${n}.`,
  zh: `记录中第 ${n} 条之前有缺失或次序错乱。`,
})
const BROKEN = (event: LogEvent, before: LogEvent): Text => ({
  en: `The log was altered: event ${event.n} (${show(event.item)}) does not continue event ${before.n} (${show(before.item)}).`,
  zh: `记录被改动过：第 ${event.n} 条（${show(event.item)}）与第 ${before.n} 条（${show(before.item)}）接不上。`,
})
const START_BROKEN: Text = {
  en: 'The log does not begin as this student’s log of this assignment does.',
  zh: '记录的开头与该学生的这份作业对不上。',
}
const LAST_BROKEN: Text = {
  en: 'The log was altered at its end, or cut short.',
  zh: '记录的末尾被改动过，或被截短。',
}
const TWICE = (item: string): Text => ({
  en: `${show(item)} is answered twice in the file.`,
  zh: `${show(item)} 在文件中有两个答案。`,
})
const UNKNOWN = (item: string): Text => ({
  en: `${show(item)} is no item of this assignment.`,
  zh: `${show(item)} 不是这份作业的题目。`,
})
const OTHER_VERSION = (item: string, version: number, asked: number): Text => ({
  en: `By the file, ${show(item)} was answered in version ${version}; the assignment has version ${asked}.`,
  zh: `文件中写明 ${show(item)} 答的是第 ${version} 版，而作业用的是第 ${asked} 版。`,
})
const FOREIGN = (item: string): Text => ({
  en: `${show(item)} was answered on a variant that is not this student’s; it is graded on the student’s own.`,
  zh: `${show(item)} 所答的不是该学生的变式；评分按该学生自己的变式进行。`,
})
const UNLOGGED = (item: string): Text => ({
  en: `The log does not show how the answer to ${show(item)} came about.`,
  zh: `记录中没有 ${show(item)} 的作答过程。`,
})
const ANSWER_DIFFERS = (item: string): Text => ({
  en: `The answer to ${show(item)} is not the last one in the log.`,
  zh: `${show(item)} 的答案与记录中的最后一次不同。`,
})
const ANSWER_GONE = (item: string): Text => ({
  en: `The log shows an answer to ${show(item)} that the file no longer holds.`,
  zh: `记录显示 ${show(item)} 曾有答案，文件中却没有。`,
})
const LATE = (late: number, all: number): Text => ({
  en: `${late} of ${all} recorded answers came after the due time, by the student’s clock.`,
  zh: `按学生的时钟，${all} 次作答中有 ${late} 次晚于截止时间。`,
})
const EARLY: Text = {
  en: 'Some answers are dated before the assignment opened.',
  zh: '有的作答早于作业的开放时间。',
}
const CLOCK = (n: number): Text => ({
  en: `The clock ran backwards before event ${n}.`,
  zh: `第 ${n} 条记录之前，时钟倒退过。`,
})
const ATTEMPTS = (item: string, made: number, allowed: number): Text => ({
  en: `${show(item)} was checked ${made} times; ${allowed} were allowed.`,
  zh: `${show(item)} 检查了 ${made} 次，只允许 ${allowed} 次。`,
})
export const SCORE_DIFFERS = (claimed: number, graded: number): Text => ({
  en: `The file says ${claimed} points; graded again it is ${graded}. The grade counts.`,
  zh: `文件中写的是 ${claimed} 分，重新评分为 ${graded} 分，以后者为准。`,
})
export const NO_SCORE: Text = {
  en: 'The file holds no score to compare with, though the student’s page writes one. The grade counts.',
  zh: '文件中没有可供对照的分数，而学生页面会写入。以评出的分数为准。',
}
export const VERSION_CHANGED = (item: string): Text => ({
  en: `${show(item)} has changed since the assignment was made; it is graded as it stands now.`,
  zh: `${show(item)} 在作业生成之后有改动；按现在的内容评分。`,
})
export const NOT_HERE = (item: string): Text => ({
  en: `There is no exercise ${show(item)} in this edition of the book, so it cannot be graded.`,
  zh: `本版中没有练习 ${show(item)}，无法评分。`,
})
export const UNREADABLE = (item: string, problem: Text): Text => ({
  en: `The answer to ${show(item)} cannot be read: ${problem.en}`,
  zh: `${show(item)} 的答案无法读取：${problem.zh}`,
})
export const DUPLICATE = (file: string): Text => ({
  en: `The same student handed in more than one file; the one that counts is ${show(file)}.`,
  zh: `该学生交了不止一份文件，以 ${show(file)} 为准。`,
})
export const SAME_LOG = (file: string): Text => ({
  en: `The log is the same, to the millisecond, as that in ${show(file)} of another student.`,
  zh: `其记录与另一学生的 ${show(file)} 完全相同，精确到毫秒。`,
})
export const NOT_ON_ROSTER: Text = { en: 'This student is not on the roster.', zh: '名单中没有这名学生。' }

export const FOREIGN_OF = (item: string, owner: string): Text => ({
  en: `${show(item)} was answered on the variant of ${show(owner)}; it is graded on the student’s own.`,
  zh: `${show(item)} 所答的是 ${show(owner)} 的变式；评分按该学生自己的变式进行。`,
})
export const OTHER_SENDER = (sender: string): Text => ({
  en: `By its name the file was handed in by ${show(sender)}, but the id in it is this student’s.`,
  zh: `从文件名看，交文件的是 ${show(sender)}，但文件中的学号是这名学生的。`,
})
export const BY_NAME_OF_FILE = (sender: string): Text => ({
  en: `The id in the file is not on the roster; by the file’s name it is ${show(sender)}’s.`,
  zh: `文件中的学号不在名单上；从文件名看，应属于 ${show(sender)}。`,
})
export const LMS_LATE: Text = {
  en: 'Canvas marked the file as handed in late.',
  zh: 'Canvas 将此文件标记为迟交。',
}
export const MARKS_MISFIT = (item: string): Text => ({
  en: `The marks of ${show(item)} do not fit its rubric; mark it again.`,
  zh: `${show(item)} 的评分与评分标准不符，请重新评分。`,
})
export const NOT_GRADED = (item: string, message: string): Text => ({
  en: `${show(item)} could not be graded: ${show(message)}`,
  zh: `${show(item)} 无法评分：${show(message)}`,
})
