import { bookExercises } from '../../src/cli/exercises/files.ts'
import type { Text } from '../../src/core/text.ts'
import { loadBank } from '../../src/exercises/bank.ts'
import { prepare } from '../../src/exercises/prepare.ts'
import type { Exercise } from '../../src/exercises/schema.ts'

/** Every exercise of the book with its model. */
export const bank = await loadBank(await bookExercises())

export const exerciseOf = (id: string): Exercise => bank.exercises.get(id)!

export const solverOf = ({ model }: Exercise) => (model === undefined ? undefined : bank.solvers.get(model))

export const variantOf = (exercise: Exercise, seed = 1) => prepare(exercise, seed, solverOf(exercise))

/** Every text of an exercise, wherever in it. */
export function textsOf(part: unknown): Text[] {
  if (typeof part !== 'object' || part === null) return []
  if ('en' in part && 'zh' in part) return [part as Text]
  return Object.values(part).flatMap(textsOf)
}
