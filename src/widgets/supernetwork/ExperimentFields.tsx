import { useId } from 'preact/hooks'
import type { Parameter } from '../../core/model/model.ts'
import { model } from '../../core/supernetwork/model.ts'
import type { Language } from '../../core/text.ts'

/** A parameter that varies, with its values as the reader writes them: `20, 40, 80` or `0.2:0.8:0.2`. */
export interface Factor {
  readonly parameter: string
  readonly values: string
}

interface FactorControlProps {
  factor: Factor
  number: number
  /** Parameters that vary already and cannot be chosen again. */
  taken: readonly string[]
  language: Language
  onChange: (factor: Factor) => void
}

/** Chooses a parameter and its values. */
export function FactorControl({ factor, number, taken, language, onChange }: FactorControlProps) {
  const id = useId()
  const t = words[language]
  const choices = Object.entries<Parameter>(model.parameters).filter(
    ([name, parameter]) => !parameter.option && !taken.includes(name),
  )
  return (
    <div class="row">
      <div class="control">
        <label for={id}>{t.factor(number)}</label>
        <select
          id={id}
          value={factor.parameter}
          onChange={(event) =>
            onChange({ parameter: event.currentTarget.value, values: valuesFor(event.currentTarget.value) })
          }
        >
          {number > 1 && <option value="">{t.none}</option>}
          {choices.map(([name, parameter]) => (
            <option key={name} value={name}>
              {parameter.label[language]}
            </option>
          ))}
        </select>
      </div>
      {factor.parameter && (
        <div class="control">
          <label for={`${id}-values`}>{t.values}</label>
          <input
            id={`${id}-values`}
            class="field"
            autocomplete="off"
            spellcheck={false}
            value={factor.values}
            onInput={(event) => onChange({ ...factor, values: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  )
}

/** Three values that say something about a parameter, as a first proposal. */
function valuesFor(name: string): string {
  const parameter = (model.parameters as Record<string, Parameter>)[name]
  if (!parameter || parameter.kind === 'choice') return ''
  if (parameter.kind === 'switch') return 'false, true'
  const { min, max, default: middle, integer } = parameter
  const near = [(min + middle) / 2, middle, (middle + max) / 2].map((value) =>
    integer ? Math.round(value) : Number(value.toPrecision(2)),
  )
  return [...new Set(near)].join(', ')
}

const words = {
  en: {
    factor: (number: number) => (number === 1 ? 'Parameter that varies' : 'A second one'),
    none: 'none',
    values: 'Its values: a list, or start:end:step',
  },
  zh: {
    factor: (number: number) => (number === 1 ? '变化的参数' : '第二个参数'),
    none: '不设',
    values: '取值：逐个列出，或写成 起点:终点:步长',
  },
}
