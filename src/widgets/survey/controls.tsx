import { useId } from 'preact/hooks'

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
}

/** One of several. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map(([name, text]) => (
          <option key={name} value={name} selected={name === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

interface ManyProps {
  label: string
  value: readonly string[]
  /** Name, what is shown, and what it stands for. */
  options: readonly (readonly [string, string, string?])[]
  onChange: (value: readonly string[]) => void
}

/** Any of several, in the order in which they are offered. */
export function Many({ label, value, options, onChange }: ManyProps) {
  const toggle = (name: string, on: boolean) =>
    onChange(
      options.map(([option]) => option).filter((option) => (option === name ? on : value.includes(option))),
    )
  return (
    <fieldset class="many">
      <legend>{label}</legend>
      <div class="boxes">
        {options.map(([name, text, title]) => (
          <label key={name} title={title}>
            <input
              type="checkbox"
              checked={value.includes(name)}
              onChange={(event) => toggle(name, event.currentTarget.checked)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface CountProps {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

/** A whole number. */
export function Count({ label, value, min, max, onChange }: CountProps) {
  const id = useId()
  const at = `${(100 * (value - min)) / Math.max(1, max - min)}%`
  return (
    <div class="control">
      <div class="row">
        <label for={id}>{label}</label>
        <b>{value}</b>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={1}
        value={value}
        style={{ '--at': at }}
        onInput={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  )
}
