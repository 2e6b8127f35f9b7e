import { bookExercises } from '../../src/cli/exercises/files.ts'
import { loadBank } from '../../src/exercises/bank.ts'
import { prepare } from '../../src/exercises/prepare.ts'
import type { Exercise } from '../../src/exercises/schema.ts'

/** Every exercise of the book with its model. */
export const bank = await loadBank(await bookExercises())

export const exerciseOf = (id: string): Exercise => bank.exercises.get(id)!

export const solverOf = ({ model }: Exercise) => (model === undefined ? undefined : bank.solvers.get(model))

export const variantOf = (exercise: Exercise, seed = 1) => prepare(exercise, seed, solverOf(exercise))
