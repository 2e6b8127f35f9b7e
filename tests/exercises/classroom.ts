import { type AssignmentDraft, createAssignment } from '../../src/exercises/assignment.ts'
import { gradeRaw } from '../../src/exercises/grade.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import { variantSeed } from '../../src/exercises/hash.ts'
import { type Submission, recordEvent, startSubmission } from '../../src/exercises/submission.ts'
import { bank, exerciseOf, solverOf, variantOf } from './book.ts'

export const ITEMS = [
  'fit-number',
  'who-says-what',
  'hurdle-arrows',
  'reach-fit',
  'visit-order',
  'where-it-ends',
]

/** 1 March 2027, noon in UTC. */
export const NOON = Date.UTC(2027, 2, 1, 12)
export const DAY = 86_400_000

export const assignmentOf = (draft: Partial<AssignmentDraft> = {}) =>
  createAssignment(
    {
      id: 'week-1',
      title: { en: 'Week 1', zh: '第一周' },
      seed: 7,
      items: ITEMS.map((id) => ({ id })),
      ...draft,
    },
    bank.exercises,
  )

export const assignment = assignmentOf()

/** What a student's variant of an item takes for right, and for wrong. */
export function answersFor(student: string, item: string, seed = 7) {
  const exercise = exerciseOf(item)
  const variant = variantOf(exercise, variantSeed(seed, student, item))
  const { right, wrong } = selfTest(exercise, variant, solverOf(exercise))
  return { right: right[0], wrong: wrong[0] }
}

/** A student who gets the items in `wrong` wrong and the others right, one check a minute. */
export function submissionOf(
  student: string,
  wrong: readonly string[] = [],
  of = assignment,
  time = NOON,
): Submission {
  let submission = startSubmission(of, { id: student, name: `Student ${student}` })
  let score = 0
  of.items.forEach(({ id, points }, i) => {
    const answers = answersFor(student, id, of.seed)
    const answer = wrong.includes(id) ? answers.wrong : answers.right
    submission = recordEvent(submission, of, { item: id, event: 'check', answer, time: time + 60_000 * i })
    const exercise = exerciseOf(id)
    const variant = variantOf(exercise, variantSeed(of.seed, student, id))
    score += points * gradeRaw(exercise, variant, answer, solverOf(exercise)).score
  })
  return { ...submission, clientScore: Math.round(score * 1e6) / 1e6 }
}
