import type { Assignment } from './assignment.ts'
import type { ExerciseBank } from './bank.ts'
import type { BatchResult } from './gradeBatch.ts'
import type { Exercise } from './schema.ts'

/** A change of the grading that an instructor may try before making it. */
export type Change =
  | { readonly item: string; readonly kind: 'drop' }
  /** For everyone, also those who gave no answer. */
  | { readonly item: string; readonly kind: 'full-credit' }
  /** Of numbers: absolute or relative. Of targets: how far beyond a boundary still counts; of sketches: how far off. */
  | { readonly item: string; readonly kind: 'tolerance'; readonly absolute: number }
  | { readonly item: string; readonly kind: 'tolerance'; readonly relative: number }

/** The change that concerns an item; of several the last. */
export const changeFor = (changes: readonly Change[] | undefined, item: string): Change | undefined =>
  changes?.findLast((change) => change.item === item)

/** Is it graded within a tolerance that can be changed? */
export const hasTolerance = (exercise: Exercise): boolean =>
  exercise.kind === 'number' ||
  exercise.kind === 'target' ||
  (exercise.kind === 'predict' && exercise.sketch !== undefined)

/** The exercise with another tolerance. Throws when it has none to change. */
export function withTolerance(exercise: Exercise, change: Change & { kind: 'tolerance' }): Exercise {
  const value = 'absolute' in change ? change.absolute : change.relative
  if (!(value >= 0 && Number.isFinite(value)))
    throw new RangeError(`invalid tolerance; not a number of at least 0: ${value}`)
  if (exercise.kind === 'number')
    return { ...exercise, tolerance: 'absolute' in change ? { absolute: value } : { relative: value } }
  if (exercise.kind === 'target' && 'absolute' in change)
    return { ...exercise, goals: exercise.goals.map((goal) => ({ ...goal, tolerance: value })) }
  if (exercise.kind === 'predict' && exercise.sketch && value > 0 && 'absolute' in change)
    return { ...exercise, sketch: { ...exercise.sketch, tolerance: value } }
  throw new RangeError(
    `invalid tolerance; ${exercise.id} is of kind ${exercise.kind}, which has no such tolerance`,
  )
}

/** Throws RangeError that names the first change which cannot be made. */
export function checkChanges(
  changes: readonly Change[],
  { items }: Pick<Assignment, 'items'>,
  { exercises }: Pick<ExerciseBank, 'exercises'>,
): void {
  for (const change of changes) {
    if (!items.some(({ id }) => id === change.item))
      throw new RangeError(`invalid change; no item of the assignment: ${change.item}`)
    const exercise = exercises.get(change.item)
    if (change.kind === 'tolerance' && exercise) withTolerance(exercise, change)
  }
}

export interface Difference {
  readonly student: string
  readonly name: string
  readonly before: number
  readonly after: number
  /** Shares of the points that could be had. */
  readonly shareBefore: number
  readonly shareAfter: number
}

/** Who would change, and by how much: two gradings of one batch, student by student, largest change first. */
export function compareGradings(before: BatchResult, after: BatchResult): Difference[] {
  return before.results
    .filter((result) => result.counts)
    .flatMap((old) => {
      const now = after.results.find((result) => result.file === old.file)
      if (!now) return []
      const difference: Difference = {
        student: old.student.id,
        name: old.student.name,
        before: old.earned,
        after: now.earned,
        shareBefore: share(old.earned, old.possible),
        shareAfter: share(now.earned, now.possible),
      }
      return difference.before === difference.after && difference.shareBefore === difference.shareAfter
        ? []
        : [difference]
    })
    .sort((a, b) => Math.abs(b.shareAfter - b.shareBefore) - Math.abs(a.shareAfter - a.shareBefore))
}

const share = (points: number, possible: number): number => (possible === 0 ? 0 : points / possible)
