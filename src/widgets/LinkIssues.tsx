import type { Language } from '../core/text.ts'
import { Notes } from './Notes.tsx'
import type { Store } from './store.ts'
import { words } from './words.ts'

interface LinkIssuesProps {
  store: Pick<Store, 'issues'>
  language: Language
  ready: boolean
}

/** What a link held that could not be used, each named and explained. */
export function LinkIssues({ store, language, ready }: LinkIssuesProps) {
  return (
    <Notes
      title={words[language].linkIssues}
      notes={ready ? store.issues.value.map(({ message }) => message) : []}
      language={language}
      onDismiss={() => (store.issues.value = [])}
    />
  )
}
