import { useId, useState } from 'preact/hooks'
import { parseSeed } from '../core/model/parseValue.ts'
import type { Language } from '../core/text.ts'
import type { Store } from './store.ts'
import { words } from './words.ts'

interface SeedControlProps {
  store: Pick<Store, 'seed' | 'setSeed' | 'settle'>
  language: Language
}

/** The seed of a model that draws random numbers: typed, or the next one. It travels with the link. */
export function SeedControl({ store, language }: SeedControlProps) {
  const id = useId()
  const t = words[language]
  const [problem, setProblem] = useState('')
  const set = (text: string) => {
    const parsed = parseSeed(text)
    setProblem(parsed.issue ? parsed.issue.message[language] : '')
    if (parsed.issue) return
    store.setSeed(parsed.value)
    store.settle()
  }
  return (
    <div class="control">
      <div class="row">
        <label for={id}>{t.seed}</label>
        <button type="button" class="quiet" onClick={() => set(String(store.seed.value + 1))}>
          {t.newSeed}
        </button>
        <input
          id={id}
          class="typed"
          inputMode="numeric"
          autocomplete="off"
          value={String(store.seed.value)}
          aria-invalid={problem !== ''}
          onChange={(event) => set(event.currentTarget.value)}
        />
      </div>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
