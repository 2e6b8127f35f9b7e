import type { Exercise } from './schema.ts'
import { type Solver, loadSolvers } from './solver.ts'

/** Exercises with the solvers of their models: what grading needs. */
export interface ExerciseBank {
  readonly exercises: ReadonlyMap<string, Exercise>
  readonly solvers: ReadonlyMap<string, Solver>
}

/** Loads the models that these exercises need; afterwards grading is synchronous. */
export async function loadBank(exercises: ReadonlyMap<string, Exercise>): Promise<ExerciseBank> {
  return { exercises, solvers: await loadSolvers([...exercises.values()].map((exercise) => exercise.model)) }
}
