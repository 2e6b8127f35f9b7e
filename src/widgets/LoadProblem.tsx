import type { Language } from '../core/text.ts'
import { words } from './words.ts'

interface LoadProblemProps {
  language: Language
  onAgain: () => void
}

/** Says that a part of the page could not be loaded, which a lost connection is enough for, and offers to try again. */
export function LoadProblem({ language, onAgain }: LoadProblemProps) {
  const t = words[language]
  return (
    <p class="load-problem" role="alert">
      {t.notLoaded}{' '}
      <button type="button" class="quiet" onClick={onAgain}>
        {t.again}
      </button>
    </p>
  )
}
