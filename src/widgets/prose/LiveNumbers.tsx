import { useEffect, useRef } from 'preact/hooks'
import type { AnyModel } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { formatValue } from '../../core/model/formatValue.ts'
import type { Solved } from '../../core/model/solved.ts'
import { useStore } from '../useStore.ts'
import { valueOf } from './Value.tsx'

/** A place in an equation: its class, and the name and format of what stands there. */
export interface Place {
  className: string
  name: string
  format: string
}

interface LiveNumbersProps {
  model: AnyModel
  places: readonly Place[]
  /** What the equation says, in words. */
  label: string
  language: Language
}

/** Keeps the numbers of the equation that it follows in step with the model. It draws nothing itself. */
export function LiveNumbers({ model, places, label, language }: LiveNumbersProps) {
  const { outputs, values, ready } = useStore(model)
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!ready) return
    const equation = here.current?.closest('.equation')
    const spoken = spokenEquation(label, places, model, { outputs, parameters: values }, language)
    equation?.querySelector('[role=math]')?.setAttribute('aria-label', spoken)
    for (const { className, name, format } of places) {
      const text = formatValue(valueOf(name, model, outputs, values), language, format)
      const place = equation?.querySelector(`.${className}`)
      // KaTeX sets a number as one letter box; the others, if a longer number was broken up, are emptied.
      const boxes = place?.querySelectorAll('.mord') ?? []
      boxes.forEach((box, i) => (box.textContent = i === 0 ? text : ''))
    }
  })
  return <span ref={here} />
}

/** What an equation says to who does not see it: its words, then each number by its name. */
export function spokenEquation(
  label: string,
  places: readonly Place[],
  model: AnyModel,
  { outputs, parameters }: Pick<Solved, 'outputs' | 'parameters'>,
  language: Language,
): string {
  const [stop, is, comma, end] = language === 'zh' ? ['。', '为 ', '；', '。'] : ['. ', ': ', '; ', '.']
  const numbers = places.map(({ name, format }) => {
    const named = (model.outputs[name] ?? model.parameters[name])!.label[language]
    return `${named}${is}${formatValue(valueOf(name, model, outputs, parameters), language, format)}`
  })
  return numbers.length === 0 ? label : `${label}${stop}${numbers.join(comma)}${end}`
}
