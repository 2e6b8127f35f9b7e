import { csvFormatRows } from 'd3-dsv'
import type { Text } from '../../../src/core/text.ts'
import type { Population } from './population.ts'

export interface OtherVariable {
  readonly name: string
  readonly label: Text
  readonly codes: Text
}

/** A codebook as a CSV file: variables that are no items first, then the items by construct. */
export function codebook({ constructs, scale }: Population, others: readonly OtherVariable[]): string {
  const range = {
    en: `${scale[0]} = strongly disagree … ${scale[1]} = strongly agree`,
    zh: `${scale[0]} = 非常不同意 … ${scale[1]} = 非常同意`,
  }
  return `${csvFormatRows([
    ['name', 'construct', 'construct_en', 'construct_zh', 'wording_en', 'wording_zh', 'codes_en', 'codes_zh'],
    ...others.map(({ name, label, codes }) => [name, '', '', '', label.en, label.zh, codes.en, codes.zh]),
    ...Object.entries(constructs).flatMap(([name, { label, items }]) =>
      items.map(({ wording }, j) => [
        `${name}${j + 1}`,
        name,
        label.en,
        label.zh,
        wording.en,
        wording.zh,
        range.en,
        range.zh,
      ]),
    ),
  ])}\n`
}
