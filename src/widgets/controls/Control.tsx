import { useId } from 'preact/hooks'
import type { Issue } from '../../core/model/issue.ts'
import type { Parameter, Value } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { NumberControl } from './NumberControl.tsx'

interface ControlProps {
  name: string
  parameter: Parameter
  value: Value
  language: Language
  /** What speaks against a number that was typed, beyond the parameter's own range. */
  refuse?: (typed: number) => Issue | undefined
  onInput: (value: Value) => void
  onSettle: () => void
}

/** The control that fits a parameter: a slider, a list of options, or a switch. */
export function Control({ name, parameter, value, language, refuse, onInput, onSettle }: ControlProps) {
  const id = useId()
  const choose = (next: Value) => {
    onInput(next)
    onSettle()
  }
  if (parameter.kind === 'choice') {
    return (
      <div class="control">
        <label for={id} title={parameter.describe[language]}>
          {parameter.label[language]}
        </label>
        <select id={id} value={String(value)} onChange={(event) => choose(event.currentTarget.value)}>
          {Object.entries(parameter.options).map(([option, label]) => (
            <option key={option} value={option}>
              {label[language]}
            </option>
          ))}
        </select>
      </div>
    )
  }
  if (parameter.kind === 'switch') {
    return (
      <div class="control switch">
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={Boolean(value)}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
        <label for={id} title={parameter.describe[language]}>
          {parameter.label[language]}
        </label>
      </div>
    )
  }
  return (
    <NumberControl
      name={name}
      parameter={parameter}
      value={value as number}
      language={language}
      refuse={refuse}
      onInput={onInput}
      onSettle={onSettle}
    />
  )
}
