import type { Language } from '../../../core/text.ts'
import type { DraftIssue } from './draft.ts'

/** What is wrong with a field, beside it. */
export function Issues({ issues, language }: { issues: readonly DraftIssue[]; language: Language }) {
  return (
    <>
      {issues.map(({ text, warning }, i) => (
        <p key={i} class={warning ? 'hint' : 'problem'} role={warning ? undefined : 'alert'}>
          {text[language]}
        </p>
      ))}
    </>
  )
}
