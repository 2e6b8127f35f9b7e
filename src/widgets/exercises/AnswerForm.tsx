import type { ComponentChildren } from 'preact'
import type { ExerciseKind } from '../../exercises/schema.ts'

interface AnswerFormProps {
  kind: ExerciseKind
  /** The button that checks the answer; none where nothing is checked, or no longer. */
  check?: { readonly label: string; readonly disabled: boolean; readonly onCheck: () => void } | undefined
  /** What stands beside the button. */
  beside?: ComponentChildren
  /** The way of answering. */
  children: ComponentChildren
}

/** An answer with what checks it. Enter checks a typed number; in a slider's field it only ends the typing. */
export function AnswerForm({ kind, check, beside, children }: AnswerFormProps) {
  const byEnter = kind === 'number'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (byEnter && check && !check.disabled) check.onCheck()
      }}
    >
      {children}
      {(check || beside) && (
        <p class="buttons">
          {check && (
            <button
              type={byEnter ? 'submit' : 'button'}
              class="button"
              disabled={check.disabled}
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
