import type { Text } from '../core/text.ts'

/**
 * What an error says to a reader. One made for readers (`FileError`, `SurveyError`) has its text in both languages;
 * of any other, which nobody foresaw, what the program says stands in brackets.
 */
export function errorText(error: unknown): Text {
  if (error instanceof Error && 'text' in error) return error.text as Text
  const message = error instanceof Error ? error.message : String(error)
  return { en: `This did not work (${message}).`, zh: `未能完成（${message}）。` }
}
