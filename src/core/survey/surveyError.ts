import type { Text } from '../text.ts'

/** Thrown for data or arguments that a procedure cannot work with; `message` is the English text. */
export class SurveyError extends Error {
  override readonly name = 'SurveyError'
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

/** "1 column", "2 columns". */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
