import type { Language } from '../../core/text.ts'
import type { Exercise } from '../../exercises/schema.ts'
import type { Solver } from '../../exercises/solver.ts'
import type { AnswerProps } from './answerProps.ts'

/** What an answer shows of its model, once the model is there. */
export function modelProps(
  exercise: Exercise,
  solver: Solver | undefined,
  language: Language,
): Pick<AnswerProps<never>, 'solver' | 'parameters' | 'outputLabel'> {
  if (!solver) return {}
  const { parameters, outputs } = solver.model
  const sketched = exercise.kind === 'predict' ? exercise.sketch?.output : undefined
  return {
    solver,
    parameters,
    ...(sketched === undefined ? {} : { outputLabel: outputs[sketched]!.label[language] }),
  }
}
