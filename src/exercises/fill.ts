import { format } from 'd3-format'
import type { Language, Text } from '../core/text.ts'
import { type Scalar, evaluate, namesIn } from './expression.ts'

/** `{expression}` or `{expression:format}`, the format being d3-format's (`.2f`, `.0%`). */
const PLACEHOLDER = /\{([^{}:]+)(?::([^{}]*))?\}/g

/** A number, answer or name as a sentence shows it: four significant digits unless told, with a real minus sign. */
export function showScalar(value: Scalar, language: Language, specifier?: string): string {
  if (value === null) return language === 'zh' ? '不存在' : 'none'
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  return format(specifier || '.4~g')(value).replace('-', '\u2212')
}

/**
 * A text with its placeholders filled.
 *
 * @throws ExpressionError for a name that has no value; Error for a format d3-format does not know
 */
export function fill(text: Text, lookUp: (name: string) => Scalar | undefined): Text {
  const inLanguage = (language: Language) =>
    text[language].replace(PLACEHOLDER, (_, expression: string, specifier?: string) =>
      showScalar(evaluate(expression, lookUp), language, specifier),
    )
  return { en: inLanguage('en'), zh: inLanguage('zh') }
}

/** The expressions in a text's placeholders, of both languages. */
export function placeholders(text: Text): string[] {
  return [...`${text.en}\n${text.zh}`.matchAll(PLACEHOLDER)].map(([, expression]) => expression!)
}

/** Every name the placeholders of a text mention. */
export const namesInText = (text: Text): string[] => placeholders(text).flatMap(namesIn)
