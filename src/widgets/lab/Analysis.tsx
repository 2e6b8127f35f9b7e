import { useId, useState } from 'preact/hooks'
import type { AnyModel, Output, Parameter } from '../../core/model/model.ts'
import type { Language, Text } from '../../core/text.ts'
import type { Live } from '../useStore.ts'
import { labWords } from './labWords.ts'
import { MapView } from './MapView.tsx'
import { SensitivityView } from './SensitivityView.tsx'
import { SweepView } from './SweepView.tsx'

const tabs = ['sweep', 'map', 'sensitivity'] as const
type Tab = (typeof tabs)[number]

/** Three ways to ask what an output depends on; only the one that is open is computed. */
export function Analysis<M extends AnyModel>({ live, language }: { live: Live<M>; language: Language }) {
  const t = labWords[language]
  const id = useId()
  const { model } = live.store
  const parameters = namesOfNumbers(model)
  const outputs = Object.keys(model.outputs)
  const [tab, setTab] = useState<Tab>('sweep')
  const [output, setOutput] = useState(outputs[0])
  const [x, setX] = useState(parameters[0])
  const [y, setY] = useState(parameters[1] ?? parameters[0])
  const labels = (names: readonly string[], of: Record<string, { label: Text }>) =>
    names.map((name) => ({ name, label: of[name].label[language] }))
  const parameterLabels = labels(parameters, model.parameters as Record<string, Parameter>)
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]
    setTab(next)
    ;(event.currentTarget as HTMLElement)
      .querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next}`)}`)
      ?.focus()
  }
  const up = y === x ? otherThan(x, parameters) : y
  return (
    <section aria-label={t.analysis}>
      <div class="tabs" role="tablist" aria-label={t.analysis} onKeyDown={move}>
        {tabs.map((name) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            tabIndex={tab === name ? 0 : -1}
            aria-controls={`${id}-panel`}
            onClick={() => setTab(name)}
          >
            {t[name]}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`}>
        <div class="choices">
          <Choice
            label={t.output}
            value={output}
            options={labels(outputs, model.outputs as Record<string, Output<unknown, unknown>>)}
            onChange={setOutput}
          />
          {tab !== 'sensitivity' && (
            <Choice
              label={tab === 'map' ? t.across : t.parameter}
              value={x}
              options={parameterLabels}
              onChange={setX}
            />
          )}
          {tab === 'map' && (
            <Choice
              label={t.up}
              value={y}
              options={parameterLabels.filter(({ name }) => name !== x)}
              onChange={setY}
            />
          )}
        </div>
        {/* By key: what was computed for other axes must not be drawn, or taken away, under the names of these. */}
        {tab === 'sweep' && (
          <SweepView key={`${x} ${output}`} live={live} parameter={x} output={output} language={language} />
        )}
        {tab === 'map' && (
          <MapView
            key={`${x} ${up} ${output}`}
            live={live}
            x={x}
            y={up}
            output={output}
            language={language}
          />
        )}
        {tab === 'sensitivity' && (
          <SensitivityView key={output} live={live} output={output} language={language} />
        )}
      </div>
    </section>
  )
}

/** Number parameters that are no options of the computation. */
export function namesOfNumbers(model: AnyModel): string[] {
  return Object.entries(model.parameters as Record<string, Parameter>)
    .filter(
      ([, parameter]) => !parameter.option && parameter.kind !== 'choice' && parameter.kind !== 'switch',
    )
    .map(([name]) => name)
}

const otherThan = (x: string, names: readonly string[]) => names.find((name) => name !== x) ?? x

interface ChoiceProps {
  label: string
  value: string
  options: readonly { name: string; label: string }[]
  onChange: (name: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.name} value={option.name}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
