import { formatValue } from '../core/model/formatValue.ts'
import type { Language, Text } from '../core/text.ts'
import { type Scalar, evaluate, namesIn } from './expression.ts'

/** `{expression}` or `{expression:format}`, the format being d3-format's (`.2f`, `.0%`). */
const PLACEHOLDER = /\{([^{}:]+)(?::([^{}]*))?\}/g

/**
 * A text with its placeholders filled.
 *
 * @throws ExpressionError for a name that has no value; Error for a format d3-format does not know
 */
export function fill(text: Text, lookUp: (name: string) => Scalar | undefined): Text {
  const inLanguage = (language: Language) =>
    text[language].replace(PLACEHOLDER, (_, expression: string, specifier?: string) =>
      formatValue(evaluate(expression, lookUp), language, specifier),
    )
  return { en: inLanguage('en'), zh: inLanguage('zh') }
}

/** The expressions in a text's placeholders, of both languages. */
export function placeholders(text: Text): string[] {
  return [...`${text.en}\n${text.zh}`.matchAll(PLACEHOLDER)].map(([, expression]) => expression!)
}

/** Every name the placeholders of a text mention. */
export const namesInText = (text: Text): string[] => placeholders(text).flatMap(namesIn)
