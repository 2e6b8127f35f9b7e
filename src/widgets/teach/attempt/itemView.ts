import type { Assignment, AssignmentItem } from '../../../exercises/assignment.ts'
import type { ExerciseBank } from '../../../exercises/bank.ts'
import { gradeRaw } from '../../../exercises/grade.ts'
import { exerciseHash, variantSeed } from '../../../exercises/hash.ts'
import {
  type ItemRights,
  type ItemState,
  isChecked,
  itemRights,
  itemState,
} from '../../../exercises/itemState.ts'
import type { Grade, Variant } from '../../../exercises/life.ts'
import { type Phase, lateFactor } from '../../../exercises/policy.ts'
import { prepare } from '../../../exercises/prepare.ts'
import type { Exercise } from '../../../exercises/schema.ts'
import type { Solver } from '../../../exercises/solver.ts'
import type { Submission } from '../../../exercises/submission.ts'

/** An item as this student gets it. */
export interface StudentItem {
  readonly item: AssignmentItem
  readonly exercise: Exercise
  readonly variant: Variant
  readonly solver?: Solver
  /** Has the exercise changed since the assignment was made? */
  readonly changed: boolean
  /** The grade of an answer; the same answer is graded once. */
  readonly gradeOf: (answer: unknown) => Grade & { problem?: unknown }
  /** The part of its points that an answer given at a time (milliseconds) keeps. */
  readonly keptAt: (time: number) => number
}

/** The items with this student's variants, in order; undefined where this edition cannot show one. */
export function studentItems(
  assignment: Assignment,
  bank: ExerciseBank,
  student: string,
): (StudentItem | undefined)[] {
  return assignment.items.map((item) => {
    const exercise = bank.exercises.get(item.id)
    const solver = exercise?.model === undefined ? undefined : bank.solvers.get(exercise.model)
    if (!exercise || (exercise.model !== undefined && !solver)) return undefined
    try {
      const variant = prepare(exercise, variantSeed(assignment.seed, student, item.id), solver)
      const changed = exerciseHash(exercise) !== item.hash
      const gradeOf = remembered((answer) => gradeRaw(exercise, variant, answer, solver))
      const keptAt = (time: number) => lateFactor(assignment.policy, student, time)
      return { item, exercise, variant, changed, gradeOf, keptAt, ...(solver ? { solver } : {}) }
    } catch {
      return undefined
    }
  })
}

function remembered<T>(compute: (answer: unknown) => T): (answer: unknown) => T {
  let last: { key: string; value: T } | undefined
  return (answer) => {
    const key = JSON.stringify(answer) ?? ''
    if (last?.key !== key) last = { key, value: compute(answer) }
    return last.value
  }
}

/** Where an item stands, and what of it is on the screen. */
export interface ItemView extends StudentItem {
  readonly state: ItemState
  readonly rights: ItemRights
  /** The grade, where it may be shown. */
  readonly grade: Grade | null
  /** The part of the points that the late rule leaves. */
  readonly kept: number
  /** Is it checked while one works? */
  readonly checks: boolean
}

export function itemView(of: StudentItem, submission: Submission, phase: Phase['kind']): ItemView {
  const state = itemState(submission, of.item.id)
  const grade = state.answer === undefined ? null : of.gradeOf(state.answer)
  const rights = itemRights(of.item, of.exercise, state, grade, phase)
  const checks = isChecked(of.item, of.exercise)
  const kept = state.time === null ? 1 : of.keptAt(state.time)
  return { ...of, state, rights, kept, checks, grade: rights.grade ? grade : null }
}

/** Points that the grades on the screen come to, after the late rule; null while the grade of an answer may not be shown. */
export function scoreOf(views: readonly ItemView[]): number | null {
  const hidden = views.some(({ state, grade, exercise }) => {
    return state.answer !== undefined && !grade && exercise.kind !== 'explain'
  })
  if (hidden) return null
  const round = (points: number) => Math.round(points * 1e6) / 1e6
  return round(
    views.reduce((sum, { item, grade, kept }) => sum + round((grade?.score ?? 0) * item.points * kept), 0),
  )
}
