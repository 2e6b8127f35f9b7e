import { createRandom, type Random } from '../core/numerics/random.ts'
import { type Scalar, evaluate } from './expression.ts'
import { kindOf } from './kinds.ts'
import type { Variant } from './life.ts'
import type { Exercise, Term } from './schema.ts'
import { createScope, mentionedNames } from './scope.ts'
import type { Solver } from './solver.ts'

type Drawn = Record<string, number | string | boolean>

const TRIES = 1000

/**
 * The variant of an exercise that belongs to a seed: the same on every machine.
 *
 * @param solver of the exercise's model, where it names one
 * @throws Error when no draw meets the conditions, or a text names what does not exist
 */
export function prepare(exercise: Exercise, seed: number, solver?: Solver): Variant {
  const random = createRandom(seed)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const drawn = draw(exercise, random)
    const scope = createScope(exercise, drawn, solver)
    const meets = (exercise.variant?.where ?? []).every(
      (condition) => evaluate(condition, scope.lookUp) === true,
    )
    if (!meets) continue
    const names: Record<string, Scalar> = {}
    for (const name of mentionedNames(exercise, expressionsOf(exercise))) {
      const value = scope.lookUp(name)
      if (value === undefined) throw new Error(`exercise ${exercise.id}: nothing is called "${name}"`)
      names[name] = value
    }
    const kind = kindOf(exercise)
    return {
      exercise: exercise.id,
      version: exercise.version,
      seed,
      names,
      drawn,
      parameters: scope.parameters(),
      order: kind.arrange(exercise as never, random),
    }
  }
  throw new Error(`exercise ${exercise.id}: no draw of ${TRIES} meets the conditions (seed ${seed})`)
}

/** One draw, in the order of the file. */
function draw(exercise: Exercise, random: Random): Drawn {
  const drawn: Drawn = {}
  for (const [name, source] of Object.entries(exercise.variant?.draw ?? {})) {
    if ('choose' in source) {
      drawn[name] = source.choose[Math.floor(random() * source.choose.length)]!
      continue
    }
    const steps = Math.floor((source.to - source.from) / source.step + 1e-9)
    // Twelve digits turn 0.30000000000000004 into the decimal that was meant.
    drawn[name] = Number((source.from + source.step * Math.floor(random() * (steps + 1))).toPrecision(12))
  }
  return drawn
}

/** Every expression whose names a variant must know. */
function expressionsOf(exercise: Exercise): string[] {
  const terms: (Term | undefined)[] = [...kindOf(exercise).expressions(exercise as never)]
  return terms.filter((term) => typeof term === 'string')
}
