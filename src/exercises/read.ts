import * as v from 'valibot'
import { parseContent } from './contentYaml.ts'
import { type Exercise, exerciseSchema } from './schema.ts'

/** A file of exercises that cannot be used; the message has a line a mistake, each with its file and place. */
export class ExerciseFileError extends Error {
  override readonly name = 'ExerciseFileError'
}

/**
 * Every exercise of these YAML files, by id, in the order of the paths. For the build and the command line: it
 * brings the schema with it.
 *
 * @param files text by path
 * @throws ExerciseFileError that names every mistake in every file
 */
export function readExercises(files: Readonly<Record<string, string>>): ReadonlyMap<string, Exercise> {
  const exercises = new Map<string, Exercise>()
  const mistakes: string[] = []
  for (const path of Object.keys(files).sort()) {
    const result = readExercise(files[path]!)
    if ('mistakes' in result) {
      mistakes.push(...result.mistakes.map((mistake) => `${path}: ${mistake}`))
      continue
    }
    const { id } = result.exercise
    if (!path.endsWith(`/${id}.yaml`) && path !== `${id}.yaml`)
      mistakes.push(`${path}: the file of "${id}" must be called ${id}.yaml`)
    if (exercises.has(id)) mistakes.push(`${path}: another file has the id "${id}" too`)
    exercises.set(id, result.exercise)
  }
  if (mistakes.length > 0) throw new ExerciseFileError(mistakes.join('\n'))
  return exercises
}

function readExercise(text: string): { exercise: Exercise } | { mistakes: string[] } {
  let raw: unknown
  try {
    raw = parseContent(text)
  } catch (error) {
    return { mistakes: [(error as Error).message.split('\n')[0]!] }
  }
  const result = v.safeParse(exerciseSchema, raw)
  if (result.success) return { exercise: result.output }
  return {
    mistakes: result.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`),
  }
}
