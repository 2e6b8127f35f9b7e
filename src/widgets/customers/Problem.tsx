import type { Language } from '../../core/text.ts'
import { words } from '../words.ts'
import { isForeseen, problemText } from './problemText.ts'

interface ProblemProps {
  message: string
  language: Language
  /** Asks once more: of use where a file did not come, not where the data are as they are. */
  onAgain?: (() => void) | undefined
}

/** Why something could not be computed. */
export function Problem({ message, language, onAgain }: ProblemProps) {
  return (
    <p class="problem" role="alert">
      {problemText(message)[language]}{' '}
      {onAgain && !isForeseen(message) && (
        <button type="button" class="quiet" onClick={onAgain}>
          {words[language].again}
        </button>
      )}
    </p>
  )
}
