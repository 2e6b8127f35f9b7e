import { useRef, useState } from 'preact/hooks'
import { parseValue } from '../../core/model/parseValue.ts'
import type { AnyModel, NumberParameter } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { asFarAsAllowed } from '../controls/asFarAsAllowed.ts'
import { formatAtStep, formatValue } from '../../core/model/formatValue.ts'
import { useStore } from '../useStore.ts'
import { words } from '../words.ts'

interface ScrubProps {
  model: AnyModel
  parameter: string
  language: Language
  /** d3-format's specifier; the decimals of the step unless given. */
  format?: string
}

/** The field replaces the number that had the focus, so it takes the focus over. */
function focusOnce(input: HTMLInputElement | null) {
  if (input && document.activeElement !== input) input.focus()
}

/** Pixels of a drag for one step. */
const REACH = 6

/** A number in the text that the reader changes: drag it, use the arrow keys, or type. */
export function Scrub({ model, parameter: name, language, format }: ScrubProps) {
  const { store, values } = useStore(model)
  const parameter = model.parameters[name] as NumberParameter | undefined
  if (!parameter || !('step' in parameter))
    throw new Error(`model ${model.id} has no number parameter "${name}"`)
  const { min, max, step } = parameter
  const value = (values as Record<string, number>)[name]
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const from = useRef<{ x: number; value: number } | null>(null)

  const set = (next: number) =>
    store.set({
      [name]: asFarAsAllowed(
        model,
        store.values.peek(),
        name,
        Math.min(Math.max(Number((Math.round(next / step) * step).toPrecision(12)), min), max),
      ),
    } as Record<string, never>)
  const keys: Record<string, (times: number) => void> = {
    ArrowUp: (times) => set(value + step * times),
    ArrowRight: (times) => set(value + step * times),
    ArrowDown: (times) => set(value - step * times),
    ArrowLeft: (times) => set(value - step * times),
    PageUp: () => set(value + (max - min) / 10),
    PageDown: () => set(value - (max - min) / 10),
    Home: () => set(min),
    End: () => set(max),
  }
  const finish = (text: string) => {
    const parsed = parseValue(name, parameter, text)
    if (parsed.issue) return setProblem(parsed.issue.message[language])
    store.set({ [name]: parsed.value } as Record<string, never>)
    store.settle()
    setProblem('')
    setTyped(null)
  }

  if (typed !== null) {
    return (
      <span class="scrub">
        <input
          value={typed}
          inputMode="decimal"
          aria-label={parameter.label[language]}
          aria-invalid={problem !== ''}
          title={problem}
          ref={focusOnce}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => (problem ? (setTyped(null), setProblem('')) : finish(typed))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish(typed)
            if (event.key === 'Escape') {
              setProblem('')
              setTyped(null)
            }
          }}
        />
        {problem && <span class="problem" role="alert">{` ${problem}`}</span>}
      </span>
    )
  }
  const text = format ? formatValue(value, language, format) : formatAtStep(value, step)
  return (
    <span
      class="scrub"
      role="slider"
      tabIndex={0}
      aria-label={parameter.label[language]}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      title={`${parameter.label[language]}: ${words[language].typeHint}`}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, value }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        if (from.current)
          set(from.current.value + Math.round((event.clientX - from.current.x) / REACH) * step)
      }}
      onPointerUp={() => {
        from.current = null
        store.settle()
      }}
      onPointerCancel={() => (from.current = null)}
      onDblClick={() => setTyped(text)}
      onKeyDown={(event) => {
        const act = keys[event.key]
        if (act) {
          event.preventDefault()
          act(event.shiftKey ? 10 : 1)
        } else if (/^[\d.-]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
          event.preventDefault()
          setTyped(event.key)
        } else if (event.key === 'Enter') setTyped(formatAtStep(value, step))
      }}
      onKeyUp={() => store.settle()}
    >
      {text}
    </span>
  )
}
