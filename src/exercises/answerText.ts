import type { Text } from '../core/text.ts'
import { formatValue } from '../core/model/formatValue.ts'
import { fillIn } from './grade.ts'
import { arrowLabel, canonicalArrow } from './kinds/path.ts'
import type { Variant } from './life.ts'
import type { Exercise } from './schema.ts'
import type { Solver } from './solver.ts'

/** An answer in words, for whoever reads it without the page: options by their texts, settings by their labels. */
export function answerText(exercise: Exercise, variant: Variant, raw: unknown, solver?: Solver): Text {
  const list = Array.isArray(raw) ? raw : [raw]
  const named = (texts: readonly { id: string; text: Text }[]) => {
    const of = list.map((id) => texts.find((one) => one.id === id)?.text)
    return of.some((text) => text === undefined)
      ? verbatim(raw)
      : joined(of.map((text) => fillIn(text!, variant)))
  }
  switch (exercise.kind) {
    case 'choice':
      return list.length === 0 ? NOTHING : named(exercise.options)
    case 'order':
      return named(exercise.items)
    case 'predict':
      if (exercise.outcomes) return named(exercise.outcomes)
      return joined(
        exercise.sketch!.at.map((at, i) => {
          const show = (language: 'en' | 'zh') =>
            `${formatValue(at, language)} → ${typeof list[i] === 'number' ? formatValue(list[i], language, exercise.sketch!.format) : '?'}`
          return { en: show('en'), zh: show('zh') }
        }),
      )
    case 'path':
      if (list.length === 0) return NOTHING
      return joined(
        list.map((arrow) => {
          const known = typeof arrow === 'string' ? canonicalArrow(arrow) : undefined
          const ends = known?.split(/<?->/) ?? []
          const fits = known && ends.every((end) => exercise.nodes.some((node) => node.id === end))
          return fits ? arrowLabel(exercise, known) : verbatim(arrow)
        }),
      )
    case 'target': {
      const values = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
      return joined(
        exercise.free.map((name) => {
          const label = solver?.model.parameters[name]?.label ?? { en: name, zh: name }
          const value = values[name] ?? variant.parameters[name] ?? null
          const show = (language: 'en' | 'zh') =>
            `${label[language]} = ${formatValue(value as number, language)}`
          return { en: show('en'), zh: show('zh') }
        }),
      )
    }
    default:
      return verbatim(raw)
  }
}

const NOTHING: Text = { en: '(none)', zh: '（无）' }

function verbatim(raw: unknown): Text {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')
  return { en: text, zh: text }
}

/** One after the other; a full stop within the list gives way to what separates its parts. */
const joined = (texts: readonly Text[]): Text => ({
  en: texts.map(({ en }, i) => withoutStop(en, i === texts.length - 1)).reduce(joinedWith('; ', ' '), ''),
  zh: texts.map(({ zh }, i) => withoutStop(zh, i === texts.length - 1)).reduce(joinedWith('；', ''), ''),
})

const withoutStop = (text: string, isLast: boolean) =>
  isLast ? text : text.trimEnd().replace(/[.;。；]$/, '')

/** A question or exclamation mark separates by itself. */
const joinedWith = (separator: string, afterMark: string) => (before: string, text: string) =>
  before === '' ? text : `${before}${/[?!？！]$/.test(before) ? afterMark : separator}${text}`
