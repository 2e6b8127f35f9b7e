import type { Random } from '../core/numerics/random.ts'
import type { Marks, Parsed, SelfTest, Variant } from './life.ts'
import type { Exercise, Term } from './schema.ts'
import type { Solver } from './solver.ts'

/** What each kind of exercise knows how to do. Its words on an answer stand in the parts of the marks. */
export interface Kind<E extends Exercise, A> {
  /** Terms whose names must have a value before an answer is there. */
  readonly expressions: (exercise: E) => readonly Term[]
  /** The order in which options or items are shown. */
  readonly arrange: (exercise: E, random: Random) => readonly string[]
  /** An answer as a page or a file gives it. */
  readonly parse: (exercise: E, variant: Variant, raw: unknown, solver?: Solver) => Parsed<A>
  readonly mark: (exercise: E, variant: Variant, answer: A, solver?: Solver) => Marks
}

/** How a kind tests itself. Apart from the rest, so that a page that only asks and marks does not load it. */
export interface KindTest<E extends Exercise> {
  /** Makes answers by itself. Of the right ones the first is the worked answer. */
  readonly selfTest: (exercise: E, variant: Variant, random: Random, solver?: Solver) => SelfTest
  /** The chance that an answer made blindly is right: how variants are compared. null: it cannot be told. */
  readonly guess: (exercise: E, variant: Variant, solver?: Solver) => number | null
}

/** Fisher–Yates. */
export function shuffle<T>(list: readonly T[], random: Random): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}
