import type { Exercise } from '../../exercises/schema.ts'
import { siteUrl } from '../siteUrl.ts'

const loaded = new Map<string, Promise<Exercise | undefined>>()

/**
 * Exercises of this edition by id, fetched once each; those that it does not have are missing.
 *
 * @throws TypeError without a connection
 */
export async function loadExercises(ids: readonly string[]): Promise<ReadonlyMap<string, Exercise>> {
  const found = await Promise.all(ids.map(loadExercise))
  return new Map(found.flatMap((exercise) => (exercise ? [[exercise.id, exercise] as const] : [])))
}

function loadExercise(id: string): Promise<Exercise | undefined> {
  const known = loaded.get(id)
  if (known) return known
  const loading = fetchExercise(id)
  loaded.set(id, loading)
  // What failed is tried again when it is asked for again.
  loading.catch(() => loaded.delete(id))
  return loading
}

async function fetchExercise(id: string): Promise<Exercise | undefined> {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) return undefined
  const response = await fetch(siteUrl(`exercises/${id}.json`, 'en'))
  if (response.status === 404) return undefined
  if (!response.ok) throw new TypeError(`${response.status} ${response.statusText}`)
  return (await response.json()) as Exercise
}
