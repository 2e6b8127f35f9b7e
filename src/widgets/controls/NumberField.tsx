import { parseWithin } from '../../core/model/parseValue.ts'
import type { Language } from '../../core/text.ts'
import { useTypedInput, type Read } from './useTypedInput.tsx'

interface NumberFieldProps {
  label: string
  value: number
  min: number
  max: number
  whole?: boolean
  language: Language
  /** Told when Enter is pressed or the field is left; never of a number that the field does not take. */
  onChange: (value: number) => void
}

/** A number that is typed. What cannot be used is named below the field and left standing, never put right in silence. */
export function NumberField({ label, value, min, max, whole, language, onChange }: NumberFieldProps) {
  const { id, input, message } = useTypedInput({
    shown: String(value),
    read: (text) => readNumber(text, { label, min, max, whole, language }),
    onTake: (next) => next !== value && onChange(next),
  })
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <input class="field" inputMode={whole && min >= 0 ? 'numeric' : 'decimal'} {...input} />
      {message}
    </div>
  )
}

type Reading = Pick<NumberFieldProps, 'label' | 'min' | 'max' | 'language'> & { whole?: boolean | undefined }

/** A number of the range from what was typed, or the sentence that says what it must be. */
export function readNumber(text: string, { label, min, max, whole, language }: Reading): Read<number> {
  const { value, rule } = parseWithin({ min, max, integer: whole }, text)
  return rule ? { problem: mustBe[language](label, rule[language]) } : { value }
}

const mustBe = {
  en: (label: string, rule: string) => `${label}: must be ${rule}.`,
  zh: (label: string, rule: string) => `${label}：须为${rule}。`,
}
