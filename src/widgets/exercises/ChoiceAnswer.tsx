import { useId } from 'preact/hooks'
import { fillIn } from '../../exercises/grade.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Inline } from './Inline.tsx'

/** One option or several. */
export function ChoiceAnswer({
  exercise,
  variant,
  language,
  answer,
  onAnswer,
  closed,
  parts,
}: AnswerProps<'choice'>) {
  const t = exerciseWords[language]
  const name = useId()
  const several = exercise.several === true
  const chosen = Array.isArray(answer) ? (answer as string[]) : []
  const toggle = (id: string) => {
    if (!several) onAnswer([id])
    else onAnswer(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  }
  return (
    <>
      {several && <p class="hint">{t.several}</p>}
      <div role={several ? 'group' : 'radiogroup'} aria-label={t.answer} class="options">
        {variant.order.map((id) => {
          const option = exercise.options.find((one) => one.id === id)!
          const part = parts?.find((one) => one.id === id)
          return (
            <label key={id} class={part ? (part.met ? 'right' : 'wrong') : ''}>
              <input
                type={several ? 'checkbox' : 'radio'}
                name={name}
                disabled={closed}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
              />
              <span>
                <Inline text={fillIn(option.text, variant)[language]} />
              </span>
            </label>
          )
        })}
      </div>
    </>
  )
}
