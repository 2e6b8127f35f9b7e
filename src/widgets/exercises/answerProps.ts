import type { Parameter } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import type { Part, Variant } from '../../exercises/life.ts'
import type { ExerciseKind, ExerciseOf } from '../../exercises/schema.ts'
import type { Solver } from '../../exercises/solver.ts'

/** What every way of answering gets; the answer it gives is what the engine parses. */
export interface AnswerProps<K extends ExerciseKind> {
  exercise: ExerciseOf<K>
  variant: Variant
  language: Language
  /** The answer so far; undefined before the first. */
  answer: unknown
  onAnswer: (answer: unknown) => void
  /** Is nothing more to be changed? */
  closed: boolean
  /** What the last check said, while the answer has not been changed since. */
  parts: readonly Part[] | null
  /** Of targets and sketches. */
  solver?: Solver
  /** The model's parameters that are set or drawn against, known before the model has come. */
  parameters?: Readonly<Record<string, Parameter>>
  /** What the output of a sketch is called. */
  outputLabel?: string
}
