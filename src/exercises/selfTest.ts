import { createRandom } from '../core/numerics/random.ts'
import type { KindTest } from './kind.ts'
import { choiceTest } from './kinds/choice.ts'
import { explainTest } from './kinds/explain.ts'
import { numberTest } from './kinds/number.ts'
import { orderTest } from './kinds/order.ts'
import { pathTest } from './kinds/path.ts'
import { predictTest } from './kinds/predict.ts'
import { targetTest } from './kinds/target.ts'
import type { SelfTest, Variant } from './life.ts'
import type { Exercise, ExerciseKind } from './schema.ts'
import type { Solver } from './solver.ts'

const tests = {
  target: targetTest,
  number: numberTest,
  choice: choiceTest,
  predict: predictTest,
  path: pathTest,
  order: orderTest,
  explain: explainTest,
} as const satisfies Record<ExerciseKind, unknown>

const testOf = (exercise: Exercise) => tests[exercise.kind] as unknown as KindTest<never>

/** Right, wrong and malformed answers, made by the exercise itself. */
export function selfTest(exercise: Exercise, variant: Variant, solver?: Solver): SelfTest {
  return testOf(exercise).selfTest(exercise as never, variant, createRandom(variant.seed), solver)
}

/** The chance that an answer made blindly is right; null where it cannot be told. */
export const guessOf = (exercise: Exercise, variant: Variant, solver?: Solver): number | null =>
  testOf(exercise).guess(exercise as never, variant, solver)
