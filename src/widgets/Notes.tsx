import type { Language, Text } from '../core/text.ts'
import { words } from './words.ts'

interface NotesProps {
  /** What comes before them, such as where they are from. */
  title?: string
  notes: readonly Text[]
  language: Language
  onDismiss: () => void
}

/** What could not be used, each named and explained, until the reader puts it away. */
export function Notes({ title, notes, language, onDismiss }: NotesProps) {
  if (notes.length === 0) return null
  return (
    <div class="issues" role="alert">
      {title && <p>{title}</p>}
      <ul>
        {notes.map((note) => (
          <li key={note.en}>{note[language]}</li>
        ))}
      </ul>
      <button type="button" onClick={onDismiss}>
        {words[language].dismiss}
      </button>
    </div>
  )
}
