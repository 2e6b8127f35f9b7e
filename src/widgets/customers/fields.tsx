import { useEffect, useId, useState } from 'preact/hooks'

interface NumberFieldProps {
  label: string
  value: number
  min: number
  max: number
  whole?: boolean
  onChange: (value: number) => void
}

/** A number that is typed; taken when the field is left or Enter is pressed, and put right when it cannot be. */
export function NumberField({ label, value, min, max, whole, onChange }: NumberFieldProps) {
  const id = useId()
  const [text, setText] = useState(String(value))
  useEffect(() => setText(String(value)), [value])
  const take = () => {
    const typed = Number(text.replace(',', '.'))
    if (text.trim() === '' || !Number.isFinite(typed)) return setText(String(value))
    const next = Math.min(Math.max(whole ? Math.round(typed) : typed, min), max)
    setText(String(next))
    if (next !== value) onChange(next)
  }
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        inputMode={whole ? 'numeric' : 'decimal'}
        autocomplete="off"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
    </div>
  )
}

interface SwitchProps {
  label: string
  value: boolean
  onChange: (value: boolean) => void
}

export function Switch({ label, value, onChange }: SwitchProps) {
  const id = useId()
  return (
    <div class="control switch">
      <input
        id={id}
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
    </div>
  )
}
