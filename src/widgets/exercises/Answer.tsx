import type { Value } from '../../core/model/model.ts'
import type { Variant } from '../../exercises/life.ts'
import type { Exercise } from '../../exercises/schema.ts'
import { startAnswer } from '../../exercises/startAnswer.ts'
import { Control } from '../controls/Control.tsx'
import type { AnswerProps } from './answerProps.ts'
import { ChoiceAnswer } from './ChoiceAnswer.tsx'
import { ExplainAnswer } from './ExplainAnswer.tsx'
import { exerciseWords } from './exerciseWords.ts'
import { NumberAnswer } from './NumberAnswer.tsx'
import { OrderAnswer } from './OrderAnswer.tsx'
import { PathAnswer } from './PathAnswer.tsx'
import { PredictAnswer } from './PredictAnswer.tsx'
import { TargetAnswer } from './TargetAnswer.tsx'

type AnyAnswerProps = Omit<AnswerProps<never>, 'exercise'> & {
  exercise: Exercise
  /** Could the model not be loaded, as the page says elsewhere? */
  failed?: boolean
}

/** The way of answering that fits the kind. */
export function Answer({ exercise, failed = false, ...props }: AnyAnswerProps) {
  switch (exercise.kind) {
    case 'choice':
      return <ChoiceAnswer exercise={exercise} {...props} />
    case 'number':
      return <NumberAnswer exercise={exercise} {...props} />
    case 'order':
      return <OrderAnswer exercise={exercise} {...props} />
    case 'path':
      return <PathAnswer exercise={exercise} {...props} />
    case 'explain':
      return <ExplainAnswer exercise={exercise} {...props} />
    case 'predict':
      return <PredictAnswer exercise={exercise} {...props} />
    case 'target':
      if (props.solver) return <TargetAnswer exercise={exercise} {...props} />
      // The sliders stand there already, so that nothing jumps; the model behind them is on its way.
      return (
        <>
          <fieldset class="controls" disabled>
            {exercise.free.map((name) => (
              <Control
                key={name}
                name={name}
                parameter={props.parameters![name]!}
                value={(props.variant.parameters[name] ?? props.parameters![name]!.default) as Value}
                language={props.language}
                onInput={() => {}}
                onSettle={() => {}}
              />
            ))}
          </fieldset>
          {!failed && <p class="entry now loading">{exerciseWords[props.language].loading}</p>}
        </>
      )
  }
}

/** Is there nothing to check yet? An order, a diagram, a sketch and a setting can be checked as they stand. */
export function isEmpty(exercise: Exercise, variant: Variant, answer: unknown): boolean {
  const given = answer ?? startAnswer(exercise, variant)
  if (exercise.kind === 'path') return false
  return given === undefined || given === '' || (Array.isArray(given) && given.length === 0)
}
