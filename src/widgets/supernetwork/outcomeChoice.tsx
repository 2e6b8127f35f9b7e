import { useId } from 'preact/hooks'
import { model } from '../../core/supernetwork/model.ts'
import type { Outcome } from '../../core/supernetwork/outcomes.ts'
import type { Language } from '../../core/text.ts'

/** The outcomes that the figures of ensembles offer; each is also an output of the model, with its label. */
const shownOutcomes = [
  'innovations',
  'totalKnowledge',
  'employeeKnowledge',
  'meanLoyalty',
  'meanSharingAbility',
  'meanInnovationAbility',
] as const satisfies readonly (Outcome & keyof typeof model.outputs)[]

export type ShownOutcome = (typeof shownOutcomes)[number]

/** Something for each outcome shown. */
export function byOutcome<T>(of: (name: ShownOutcome) => T): Readonly<Record<ShownOutcome, T>> {
  return Object.fromEntries(shownOutcomes.map((name) => [name, of(name)])) as Record<ShownOutcome, T>
}

interface OutcomeChoiceProps {
  value: ShownOutcome
  language: Language
  onChange: (outcome: ShownOutcome) => void
}

/** Which outcome a figure shows. */
export function OutcomeChoice({ value, language, onChange }: OutcomeChoiceProps) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{language === 'zh' ? '结果' : 'Outcome'}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as ShownOutcome)}>
        {shownOutcomes.map((name) => (
          <option key={name} value={name}>
            {model.outputs[name].label[language]}
          </option>
        ))}
      </select>
    </div>
  )
}

interface SeedsChoiceProps {
  value: number
  options: readonly number[]
  label: string
  onChange: (seeds: number) => void
}

/** How many seeds an experiment uses. */
export function SeedsChoice({ value, options, label, onChange }: SeedsChoiceProps) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {options.map((seeds) => (
          <option key={seeds} value={seeds}>
            {seeds}
          </option>
        ))}
      </select>
    </div>
  )
}
