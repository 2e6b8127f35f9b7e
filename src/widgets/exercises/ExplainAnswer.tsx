import { useId } from 'preact/hooks'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'

/** Far beyond what any exercise asks for, and within what a submission holds. */
const LONGEST = 12_000

/** Free text. */
export function ExplainAnswer({ language, answer, onAnswer, closed }: AnswerProps<'explain'>) {
  const t = exerciseWords[language]
  const id = useId()
  const text = typeof answer === 'string' ? answer : ''
  return (
    <p class="entry essay">
      <label for={id}>{t.answer}</label>
      <textarea
        id={id}
        rows={6}
        disabled={closed}
        maxLength={LONGEST}
        value={text}
        aria-describedby={`${id}-count`}
        onInput={(event) => onAnswer(event.currentTarget.value)}
      />
      <span class="count" id={`${id}-count`}>
        {t.characters([...text.trim()].length)}
      </span>
    </p>
  )
}
