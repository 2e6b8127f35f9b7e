import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { Options } from '../exercises/Options.tsx'
import { useFocusNext } from '../useFocusNext.ts'

interface PredictProps {
  id: string
  question: string
  options: readonly string[]
  answer: number
  language: Language
  /** What happens and why; shown after the reader commits. */
  children: ComponentChildren
}

const words = {
  en: {
    predict: 'Predict',
    commit: 'That is my prediction',
    right: 'As you predicted.',
    wrong: 'You predicted:',
  },
  zh: { predict: '先预测', commit: '这就是我的预测', right: '与你的预测一致。', wrong: '你的预测是：' },
}

/** The reader commits to a prediction before the text tells what happens. Without JavaScript the text is a fold. */
export default function Predict({ question, options, answer, language, children }: PredictProps) {
  const t = words[language]
  const name = useId()
  const [choice, setChoice] = useState<number | null>(null)
  const [done, setDone] = useState(false)
  const [root, focusNext] = useFocusNext<HTMLElement>()
  const commit = () => {
    setDone(true)
    focusNext('.verdict')
  }
  return (
    <section ref={root} class="predict" aria-labelledby={`${name}-q`}>
      <p class="kicker">{t.predict}</p>
      <p class="ask" id={`${name}-q`}>
        {question}
      </p>
      <Options
        options={options.map((text, i) => ({
          id: String(i),
          text,
          verdict: done && i === answer ? 'right' : done && i === choice ? 'wrong' : undefined,
        }))}
        chosen={choice === null ? [] : [String(choice)]}
        labelledBy={`${name}-q`}
        closed={done}
        onToggle={(id) => setChoice(Number(id))}
      />
      {!done && (
        <button type="button" class="button" disabled={choice === null} onClick={commit}>
          {t.commit}
        </button>
      )}
      <div class="reveal" hidden={!done} role="status">
        {done && (
          <p class="verdict" tabIndex={-1}>
            {choice === answer ? t.right : `${t.wrong} ${options[choice!]}`}
          </p>
        )}
        {children}
      </div>
    </section>
  )
}
