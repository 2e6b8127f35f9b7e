import type { Kind } from './kind.ts'
import { choice } from './kinds/choice.ts'
import { explain } from './kinds/explain.ts'
import { number } from './kinds/number.ts'
import { order } from './kinds/order.ts'
import { path } from './kinds/path.ts'
import { predict } from './kinds/predict.ts'
import { target } from './kinds/target.ts'
import type { Exercise, ExerciseKind } from './schema.ts'

/** The seven kinds: one line a kind. */
export const kinds = { target, number, choice, predict, path, order, explain } as const satisfies Record<
  ExerciseKind,
  unknown
>

export const kindOf = (exercise: Exercise): Kind<never, unknown> =>
  kinds[exercise.kind] as unknown as Kind<never, unknown>
