import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface OptionsProps {
  options: readonly { id: string; text: ComponentChildren; verdict?: 'right' | 'wrong' | undefined }[]
  chosen: readonly string[]
  /** May more than one be chosen? */
  several?: boolean
  /** What is chosen among: a name, or the id of the text that asks. */
  label?: string
  labelledBy?: string
  closed: boolean
  onToggle: (id: string) => void
}

/** Options to choose one or several of, and which of them were right. */
export function Options({ options, chosen, several, label, labelledBy, closed, onToggle }: OptionsProps) {
  const name = useId()
  return (
    <div
      role={several ? 'group' : 'radiogroup'}
      aria-label={label}
      aria-labelledby={labelledBy}
      class="options"
    >
      {options.map(({ id, text, verdict }) => (
        <label key={id} class={verdict ?? ''}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            disabled={closed}
            checked={chosen.includes(id)}
            onChange={() => onToggle(id)}
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  )
}
