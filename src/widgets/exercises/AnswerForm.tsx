import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ExerciseKind } from '../../exercises/schema.ts'
import { RefusedEntries } from '../controls/NumberControl.tsx'

interface AnswerFormProps {
  kind: ExerciseKind
  /** The button that checks the answer; none where nothing is checked, or no longer. */
  check?: { readonly label: string; readonly disabled: boolean; readonly onCheck: () => void } | undefined
  /** Is told whether an entry stands there that was refused. */
  onRefused?: (refused: boolean) => void
  /** What stands beside the button. */
  beside?: ComponentChildren
  /** The way of answering. */
  children: ComponentChildren
}

/**
 * An answer with what checks it. Enter checks a typed number; in a slider's field it only ends the typing. While a
 * field holds what was refused there is nothing to check: it would be the value before.
 */
export function AnswerForm({ kind, check, onRefused, beside, children }: AnswerFormProps) {
  const [refused, setRefused] = useState(0)
  useEffect(() => onRefused?.(refused > 0), [refused > 0])
  const byEnter = kind === 'number'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (byEnter && check && !check.disabled) check.onCheck()
      }}
    >
      <RefusedEntries.Provider value={setRefused}>{children}</RefusedEntries.Provider>
      {(check || beside) && (
        <p class="buttons">
          {check && (
            <button
              type={byEnter ? 'submit' : 'button'}
              class="button"
              disabled={check.disabled || refused > 0}
              onClick={byEnter ? undefined : check.onCheck}
            >
              {check.label}
            </button>
          )}
          {beside}
        </p>
      )}
    </form>
  )
}
