import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { Choice } from './Choice.tsx'
import type { QuestionKind } from './kinds.ts'
import { NumberAnswer } from './NumberAnswer.tsx'
import { Order } from './Order.tsx'
import { Target } from './Target.tsx'
import { questionWords } from './questionWords.ts'

interface QuestionProps {
  id: string
  kind: QuestionKind
  hint?: string
  language: Language
  /** The prompt. */
  children: ComponentChildren
}

/** A question with its answer checked at once, and a hint on request. */
export default function Question({ id, kind, hint, language, children }: QuestionProps) {
  const t = questionWords[language]
  const [hinted, setHinted] = useState(false)
  return (
    <section class="question" id={`question-${id}`} aria-label={t.question}>
      <div class="prompt">{children}</div>
      {kind.kind === 'choice' && <Choice {...kind} language={language} />}
      {kind.kind === 'number' && <NumberAnswer {...kind} language={language} />}
      {kind.kind === 'order' && <Order {...kind} language={language} />}
      {kind.kind === 'target' && <Target {...kind} language={language} />}
      {hint && (
        <p class="hint">
          {hinted ? (
            hint
          ) : (
            <button type="button" class="quiet" onClick={() => setHinted(true)}>
              {t.hint}
            </button>
          )}
        </p>
      )}
    </section>
  )
}
