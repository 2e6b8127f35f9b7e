import type { Text } from '../core/text.ts'
import type { Assignment, AssignmentItem } from './assignment.ts'
import type { ExerciseBank } from './bank.ts'
import type { Scalar } from './expression.ts'
import {
  type Flag,
  MARKS_MISFIT,
  NOT_GRADED,
  NOT_HERE,
  NO_SCORE,
  SCORE_DIFFERS,
  UNREADABLE,
  VERSION_CHANGED,
  flagsOf,
} from './flags.ts'
import { gradeRaw } from './grade.ts'
import { exerciseHash, variantSeed } from './hash.ts'
import { gradeByRubric } from './kinds/explain.ts'
import type { Feedback } from './life.ts'
import { itemState } from './itemState.ts'
import { lateFactor } from './policy.ts'
import { prepare } from './prepare.ts'
import { type Change, changeFor, withTolerance } from './regrade.ts'
import type { Exercise, ExerciseOf } from './schema.ts'
import type { Submission } from './submission.ts'

export interface ItemResult {
  readonly item: string
  /** `pending`: an instructor has to mark it. `missing`: no answer. `ungraded`: the exercise is not in this edition. */
  readonly status: 'graded' | 'pending' | 'missing' | 'ungraded' | 'dropped'
  /** 0 to 1, before any deduction. */
  readonly score: number
  /** What the item can bring; 0 when it is dropped. */
  readonly points: number
  /** Points after the late rule. */
  readonly earned: number
  /** The part kept by the late rule. */
  readonly kept: number
  readonly attempts: number
  readonly answer: unknown
  /** What distinguishes this student's variant. */
  readonly drawn: Readonly<Record<string, Scalar>>
  readonly feedback: readonly Feedback[]
  readonly misconceptions: readonly string[]
  /** Is the score an instructor's, not the program's? */
  readonly byInstructor?: boolean
  /** What the instructor wrote to the student. */
  readonly comment?: string
}

export interface SubmissionResult {
  readonly student: Submission['student']
  readonly items: readonly ItemResult[]
  readonly earned: number
  readonly possible: number
  /** Are there answers an instructor has to mark? */
  readonly pending: boolean
  readonly flags: readonly Flag[]
}

export interface GradeOptions {
  /** An instructor's marks for `explain` items: by item, by criterion. */
  readonly marks?: Readonly<Record<string, Readonly<Record<string, boolean | number>>>>
  /** What the instructor writes to the student, by item. */
  readonly comments?: Readonly<Record<string, string>>
  /** Changes of the grading, as previewed. */
  readonly changes?: readonly Change[]
}

/**
 * Grades a submission again from its answers, by the core. The score, the seeds and the versions in the file are
 * never used for it: they are compared, and what does not fit is flagged in words.
 */
export function gradeSubmission(
  assignment: Assignment,
  submission: Submission,
  bank: ExerciseBank,
  options: GradeOptions = {},
): SubmissionResult {
  const flags = flagsOf(assignment, submission)
  const items = assignment.items.map((item): ItemResult => {
    const comment = options.comments?.[item.id]
    const result = gradeSafely(assignment, item, submission, bank, options, flags)
    return comment ? { ...result, comment } : result
  })
  const earned = round(items.reduce((sum, item) => sum + item.earned, 0))
  const { clientScore } = submission
  const changed = (options.changes ?? []).length > 0
  // What the page showed knew no instructor's marks.
  const shown = round(items.reduce((sum, item) => sum + (item.byInstructor ? 0 : item.earned), 0))
  if (clientScore !== null && !changed && Math.abs(clientScore - shown) > 0.005)
    flags.push({ kind: 'score-differs', text: SCORE_DIFFERS(clientScore, shown) })
  if (Number.isNaN(clientScore)) flags.push({ kind: 'score-differs', text: NO_SCORE })
  return {
    student: submission.student,
    items,
    earned,
    possible: round(items.reduce((sum, item) => sum + item.points, 0)),
    pending: items.some((item) => item.status === 'pending'),
    flags,
  }
}

/** One answer that breaks the grading, by whatever mistake, must not take a class with it. */
function gradeSafely(
  ...[assignment, item, submission, bank, options, flags]: Parameters<typeof gradeItem>
): ItemResult {
  const graded = (): ItemResult => {
    try {
      return gradeItem(assignment, item, submission, bank, options, flags)
    } catch (error) {
      flags.push({ kind: 'not-graded', item: item.id, text: NOT_GRADED(item.id, (error as Error).message) })
      const answer = submission.answers.find((one) => one.item === item.id)?.answer
      return { ...ungraded(item), answer, status: 'ungraded' }
    }
  }
  const result = graded()
  // Full credit is what is left to give where the program cannot grade.
  return result.status === 'ungraded' && changeFor(options.changes, item.id)?.kind === 'full-credit'
    ? { ...result, status: 'graded', score: 1, earned: item.points }
    : result
}

const ungraded = ({ id, points }: AssignmentItem) => ({
  item: id,
  score: 0,
  points,
  earned: 0,
  kept: 1,
  attempts: 0,
  answer: undefined as unknown,
  drawn: {},
  feedback: [],
  misconceptions: [],
})

function gradeItem(
  assignment: Assignment,
  item: AssignmentItem,
  submission: Submission,
  bank: ExerciseBank,
  { marks, changes }: GradeOptions,
  flags: Flag[],
): ItemResult {
  const { id, points } = item
  const { student, answers } = submission
  const entry = answers.find((one) => one.item === id)
  const { attempts, time } = itemState(submission, id)
  const base = { ...ungraded(item), attempts, answer: entry?.answer }
  const change = changeFor(changes, id)
  if (change?.kind === 'drop') return { ...base, status: 'dropped', points: 0 }
  const found = bank.exercises.get(id)
  if (!found) {
    flags.push({ kind: 'other-version', item: id, text: NOT_HERE(id) })
    return { ...base, status: 'ungraded' }
  }
  if (exerciseHash(found) !== item.hash)
    flags.push({ kind: 'other-version', item: id, text: VERSION_CHANGED(id) })
  if (!entry && change?.kind !== 'full-credit') return { ...base, status: 'missing' }

  const exercise: Exercise = change?.kind === 'tolerance' ? withTolerance(found, change) : found
  const solver = exercise.model === undefined ? undefined : bank.solvers.get(exercise.model)
  const variant = prepare(exercise, variantSeed(assignment.seed, student.id, id), solver)
  const kept = time === null ? 1 : lateFactor(assignment.policy, student.id, time)
  const finish = (score: number, rest: Partial<ItemResult> = {}): ItemResult => ({
    ...base,
    status: 'graded',
    score,
    kept,
    earned: round(score * points * kept),
    drawn: variant.drawn,
    ...rest,
  })
  if (change?.kind === 'full-credit') return finish(1)

  const { score, feedback, pending, problem } = gradeRaw(exercise, variant, entry!.answer, solver)
  if (problem) flags.push({ kind: 'malformed-answer', item: id, text: UNREADABLE(id, problem) })
  const misconceptions = [...new Set(feedback.flatMap(({ misconception }) => misconception ?? []))]
  const own = marks?.[id]
  if (pending && own && exercise.kind === 'explain') {
    const marked = marksOf(exercise, own, points)
    if (marked) return finish(marked.score, { feedback: marked.feedback, byInstructor: true })
    flags.push({ kind: 'marks', item: id, text: MARKS_MISFIT(id) })
  }
  return pending
    ? { ...finish(0, { feedback }), status: 'pending' }
    : finish(score, { feedback, misconceptions })
}

/** The score of an instructor's marks and what they say by criterion; undefined when they fit no longer. */
function marksOf(
  exercise: ExerciseOf<'explain'>,
  own: Readonly<Record<string, boolean | number>>,
  worth: number,
) {
  try {
    const score = gradeByRubric(exercise, own)
    const all = exercise.rubric.reduce((sum, criterion) => sum + criterion.points, 0)
    const feedback = exercise.rubric.map(({ id, text, ...criterion }): Feedback => {
      const points = round((worth * criterion.points) / all)
      const earned = round(points * Number(own[id] ?? 0))
      return {
        tone: 'detail',
        text: { en: `${text.en} (${earned} of ${points})`, zh: `${text.zh}（${earned}/${points}）` },
      }
    })
    return { score, feedback: [{ tone: 'detail' as const, text: MARKED }, ...feedback] }
  } catch {
    return undefined
  }
}

const MARKED: Text = { en: 'Marked by the instructor.', zh: '已由教师评分。' }

/** Points to a millionth: sums of thirds must not differ in the last bit between machines. */
const round = (points: number): number => Math.round(points * 1e6) / 1e6
