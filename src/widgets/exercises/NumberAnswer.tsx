import { useId } from 'preact/hooks'
import { fillIn } from '../../exercises/fillIn.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Inline } from './Inline.tsx'

/** A number, typed; Enter checks it. */
export function NumberAnswer({
  exercise,
  variant,
  language,
  answer,
  onAnswer,
  closed,
}: AnswerProps<'number'>) {
  const id = useId()
  return (
    <p class="entry">
      <label for={id}>{exerciseWords[language].answer}</label>{' '}
      <input
        id={id}
        inputMode="decimal"
        autocomplete="off"
        maxLength={100}
        disabled={closed}
        value={typeof answer === 'string' ? answer : ''}
        onInput={(event) => onAnswer(event.currentTarget.value)}
      />{' '}
      {exercise.unit && <Inline text={fillIn(exercise.unit, variant)[language]} />}
    </p>
  )
}
