import { parseSeed } from '../../core/model/parseValue.ts'
import type { Language } from '../../core/text.ts'
import { words } from '../words.ts'
import { useTypedInput, type Read } from './useTypedInput.tsx'

interface SeedFieldProps {
  seed: number
  language: Language
  onSeed: (seed: number) => void
}

/** The seed of random draws: typed, or the next one. */
export function SeedField({ seed, language, onSeed }: SeedFieldProps) {
  const t = words[language]
  const { id, input, message } = useTypedInput({
    shown: String(seed),
    read: (text): Read<number> => {
      const parsed = parseSeed(text)
      return parsed.issue ? { problem: parsed.issue.message[language] } : { value: parsed.value }
    },
    onTake: (next) => next !== seed && onSeed(next),
  })
  return (
    <div class="control">
      <div class="row">
        <label for={id}>{t.seed}</label>
        <button type="button" class="quiet" onClick={() => onSeed(seed + 1)}>
          {t.newSeed}
        </button>
        <input class="typed" inputMode="numeric" {...input} />
      </div>
      {message}
    </div>
  )
}
