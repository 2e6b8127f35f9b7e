import type { Language } from '../core/text.ts'
import type { Store } from './store.ts'
import { words } from './words.ts'

interface LinkIssuesProps {
  store: Pick<Store, 'issues'>
  language: Language
  ready: boolean
}

/** What a link held that could not be used, each named and explained. */
export function LinkIssues({ store, language, ready }: LinkIssuesProps) {
  const issues = ready ? store.issues.value : []
  if (issues.length === 0) return null
  return (
    <div class="issues" role="alert">
      <p>{words[language].linkIssues}</p>
      <ul>
        {issues.map((issue) => (
          <li key={`${issue.parameter}${issue.value}`}>{issue.message[language]}</li>
        ))}
      </ul>
      <button type="button" onClick={() => (store.issues.value = [])}>
        {words[language].dismiss}
      </button>
    </div>
  )
}
