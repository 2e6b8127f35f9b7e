import { useId, useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import type { QuestionKind } from './kinds.ts'
import { questionWords } from './questionWords.ts'

type ChoiceProps = Extract<QuestionKind, { kind: 'choice' }> & { language: Language }

/** One or several of the options are right; each tells why or why not once it has been chosen. */
export function Choice({ options, language }: ChoiceProps) {
  const t = questionWords[language]
  const name = useId()
  const several = options.filter((option) => option.correct).length > 1
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [checked, setChecked] = useState(false)
  const right = options.every((option, i) => Boolean(option.correct) === chosen.has(i))
  const toggle = (i: number) => {
    const next = new Set(several ? chosen : [])
    if (several && chosen.has(i)) next.delete(i)
    else next.add(i)
    setChosen(next)
    setChecked(false)
  }
  return (
    <>
      {several && <p class="hint">{t.several}</p>}
      <div role={several ? 'group' : 'radiogroup'} aria-label={t.answer} class="options">
        {options.map((option, i) => (
          <label
            key={option.text}
            class={checked && chosen.has(i) ? (option.correct ? 'right' : 'wrong') : ''}
          >
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.has(i)}
              onChange={() => toggle(i)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
      <button type="button" class="button" disabled={chosen.size === 0} onClick={() => setChecked(true)}>
        {t.check}
      </button>
      <div class="feedback" role="status">
        {checked && (
          <>
            <p class="verdict">{right ? t.right : t.wrong}</p>
            {options.map((option, i) => chosen.has(i) && <p key={option.text}>{option.feedback}</p>)}
          </>
        )}
      </div>
    </>
  )
}
