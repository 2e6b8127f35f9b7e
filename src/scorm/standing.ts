import type { Assignment } from '../exercises/assignment.ts'
import type { ExerciseBank } from '../exercises/bank.ts'
import { gradeSubmission } from '../exercises/gradeSubmission.ts'
import { phaseAt } from '../exercises/policy.ts'
import type { Kept } from '../widgets/teach/attempt/Host.ts'
import { itemView, studentItems } from '../widgets/teach/attempt/itemView.ts'

/** What a learning platform is told of a student's work. */
export interface Standing {
  /** In points; null while nothing is answered, or the assignment lets nobody see a score. */
  readonly earned: number | null
  readonly possible: number
  /** Has every item been answered, and checked where it is checked, or the work been handed in? Never taken back. */
  readonly complete: boolean
  /** Are there answers that an instructor has to mark? */
  readonly pending: boolean
}

/**
 * The points, by the same grading as of a file that is handed in, of those answers whose grade the student may see:
 * a score must not tell whether an answer that was not checked yet is right.
 *
 * @param now in milliseconds since 1970
 */
export function standingOf(assignment: Assignment, bank: ExerciseBank, kept: Kept, now: number): Standing {
  const { submission, handedIn } = kept
  const { kind } = phaseAt(assignment.policy, submission.student.id, now)
  const views = studentItems(assignment, bank, submission.student.id).flatMap((of) =>
    of ? [itemView(of, submission, kind)] : [],
  )
  const shown = new Set(views.filter(({ grade }) => grade !== null).map(({ item }) => item.id))
  const secret = views.some(({ item, grade }) => item.feedback === 'after-due' && grade === null)
  const visible = { ...submission, answers: submission.answers.filter(({ item }) => shown.has(item)) }
  const { earned, possible } = gradeSubmission(assignment, visible, bank)
  return {
    earned: secret || submission.answers.length === 0 ? null : earned,
    possible,
    complete:
      handedIn !== null ||
      views.every(({ state, checks }) => (checks ? state.attempts > 0 : state.answer !== undefined)),
    pending: views.some(({ exercise, state }) => exercise.kind === 'explain' && state.answer !== undefined),
  }
}
