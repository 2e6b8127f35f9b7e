import { useRef, useState } from 'preact/hooks'
import { parseValue } from '../../core/model/parseValue.ts'
import type { AnyModel, NumberParameter } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { ruleBroken } from '../controls/ruleBroken.ts'
import { formatAtStep, formatValue } from '../../core/model/formatValue.ts'
import { useFocusNext } from '../useFocusNext.ts'
import { useStore } from '../useStore.ts'
import { words } from '../words.ts'

interface ScrubProps {
  model: AnyModel
  parameter: string
  language: Language
  /** d3-format's specifier; the decimals of the step unless given. */
  format?: string
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
  const [root, focusNext] = useFocusNext<HTMLSpanElement>()
  const editing = useRef(false)
  const from = useRef<{ x: number; value: number } | null>(null)

  const set = (next: number) =>
    store.set({
      [name]: Math.min(Math.max(Number((Math.round(next / step) * step).toPrecision(12)), min), max),
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
  const release = () => {
    from.current = null
    store.settle()
  }
  const open = (text: string) => {
    editing.current = true
    setTyped(text)
    focusNext('input')
  }
  const close = () => {
    editing.current = false
    setProblem('')
    setTyped(null)
  }
  /** Takes what was typed, or says what speaks against it. */
  const take = (text: string): string | undefined => {
    // What stands in the field may be rounded; left as it stands, it changes nothing.
    if (text === formatAtStep(value, step)) return undefined
    const parsed = parseValue(name, parameter, text)
    const issue = parsed.issue ?? ruleBroken(model, store.values.peek(), name, parsed.value)
    if (issue) return issue.message[language]
    store.set({ [name]: parsed.value } as Record<string, never>)
    store.settle()
    return undefined
  }
  const back = () => {
    close()
    focusNext()
  }

  if (typed !== null) {
    return (
      <span class="scrub" ref={root}>
        <input
          value={typed}
          inputMode="decimal"
          aria-label={parameter.label[language]}
          aria-invalid={problem !== ''}
          title={problem}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => {
            // A browser may tell of a field that loses the focus because it goes.
            if (!editing.current) return
            const wrong = problem ? '' : take(typed)
            if (wrong) setProblem(wrong)
            else close()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') back()
            if (event.key !== 'Enter') return
            const wrong = take(typed)
            if (wrong) setProblem(wrong)
            else back()
          }}
        />
        {problem && <span class="problem" role="alert">{` ${problem}`}</span>}
      </span>
    )
  }
  const text = format ? formatValue(value, language, format) : formatAtStep(value, step)
  return (
    <span
      ref={root}
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
      onPointerUp={release}
      onPointerCancel={release}
      onDblClick={() => open(formatAtStep(value, step))}
      onKeyDown={(event) => {
        // These belong to the browser: Alt and an arrow go back a page.
        if (event.altKey || event.ctrlKey || event.metaKey) return
        const act = keys[event.key]
        if (act) {
          event.preventDefault()
          act(event.shiftKey ? 10 : 1)
        } else if (/^[\d.-]$/.test(event.key)) {
          event.preventDefault()
          open(event.key)
        } else if (event.key === 'Enter') open(formatAtStep(value, step))
      }}
      onKeyUp={() => store.settle()}
    >
      {text}
    </span>
  )
}
