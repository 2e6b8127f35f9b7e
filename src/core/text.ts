/** A text in both languages of the book. */
export interface Text {
  readonly en: string
  readonly zh: string
}

export type Language = keyof Text
