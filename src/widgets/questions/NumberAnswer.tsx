import { useId, useState } from 'preact/hooks'
import { parseNumber } from '../../core/model/parseValue.ts'
import type { Language } from '../../core/text.ts'
import type { QuestionKind } from './kinds.ts'
import { questionWords } from './questionWords.ts'

type NumberAnswerProps = Extract<QuestionKind, { kind: 'number' }> & { language: Language }

/** A number within a tolerance; a percent sign divides by a hundred. */
export function NumberAnswer({ answer, tolerance, unit, feedback, language }: NumberAnswerProps) {
  const t = questionWords[language]
  const id = useId()
  const [text, setText] = useState('')
  const [checked, setChecked] = useState<string | null>(null)
  const percent = /[%％]\s*$/.test(text)
  const value = parseNumber(text.replace(/[%％]\s*$/, '').replace('\u2212', '-'))
  const right =
    value !== undefined && Math.abs((percent ? value / 100 : value) - answer) <= tolerance * (1 + 1e-9)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(text)
      }}
    >
      <p class="entry">
        <label for={id}>{t.answer}</label>{' '}
        <input
          id={id}
          inputMode="decimal"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />{' '}
        {unit}
      </p>
      <button type="submit" class="button" disabled={text.trim() === ''}>
        {t.check}
      </button>
      <div class="feedback" role="status">
        {checked === text && text !== '' && (
          <>
            <p class="verdict">{value === undefined ? t.notANumber(text) : right ? t.right : t.wrong}</p>
            {right && feedback && <p>{feedback}</p>}
          </>
        )}
      </div>
    </form>
  )
}
