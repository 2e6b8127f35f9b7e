import { useId } from 'preact/hooks'

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
