import { canonicalArrow } from './kinds/path.ts'
import type { Variant } from './life.ts'
import type { Exercise } from './schema.ts'

/** What an exercise shows before anything is answered, where that is an answer already; else undefined. */
export function startAnswer(exercise: Exercise, variant: Variant): unknown {
  switch (exercise.kind) {
    case 'order':
      return variant.order
    case 'path':
      return (exercise.given ?? []).map((arrow) => canonicalArrow(arrow)!)
    case 'target':
      return Object.fromEntries(exercise.free.map((name) => [name, variant.parameters[name]]))
    case 'predict':
      return exercise.sketch?.at.map(() => (exercise.sketch!.min + exercise.sketch!.max) / 2)
    default:
      return undefined
  }
}
