import { csvParseRows } from 'd3-dsv'
import type { ResponseRange } from '../../core/survey/responseRange.ts'
import type { ResponseRanges, Scales } from '../../core/survey/surveyTable.ts'
import type { Text } from '../../core/text.ts'

export interface Codebook {
  readonly scales: Scales
  /** What the questionnaire offered for an answer: by item where the codebook knows it, by scale where a reader says it. */
  readonly ranges: ResponseRanges
  /** What a column or a scale is called: the construct's name, or the question about the person. */
  readonly labels: Readonly<Record<string, Text>>
  /** What was asked, item by item. */
  readonly wording: Readonly<Record<string, Text>>
  /** The meaning of the codes of a question with classes. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, Text>>>>
  /** Columns that sort people into groups. */
  readonly groups: readonly string[]
}

/** Reads a codebook as `content/datasets` has it: a row a column, with wordings and codes in both languages. */
export function parseCodebook(text: string): Codebook {
  // By rows: objects would need code made at run time, which the site's policy forbids.
  const [head = [], ...rows] = csvParseRows(text.trim())
  const scales: Record<string, string[]> = {}
  const ranges: Record<string, ResponseRange> = {}
  const labels: Record<string, Text> = {}
  const wording: Record<string, Text> = {}
  const codes: Record<string, Record<string, Text>> = {}
  const groups: string[] = []
  for (const row of rows) {
    const cell = (name: string) => row[head.indexOf(name)] ?? ''
    const [name, construct] = [cell('name'), cell('construct')]
    const words = { en: cell('wording_en'), zh: cell('wording_zh') }
    if (construct !== '') {
      ;(scales[construct] ??= []).push(name)
      labels[construct] = { en: cell('construct_en'), zh: cell('construct_zh') }
      wording[name] = words
      const range = endsOf(cell('codes_en'))
      if (range) ranges[name] = range
    } else if (cell('codes_en') !== '') {
      groups.push(name)
      labels[name] = words
      codes[name] = parseCodes(cell('codes_en'), cell('codes_zh'))
    }
  }
  return { scales, ranges, labels, wording, codes, groups }
}

/** "1 = strongly disagree … 5 = strongly agree": the ends of a scale. */
function endsOf(codes: string): ResponseRange | null {
  const [low, high] = codes.split('…').map((part) => Number.parseInt(part, 10))
  return Number.isFinite(low) && Number.isFinite(high) ? [low!, high!] : null
}

/** "1 = female; 2 = male" in both languages. */
function parseCodes(en: string, zh: string): Record<string, Text> {
  const read = (text: string, separator: RegExp) =>
    new Map(
      text.split(separator).map((part) => part.split(' = ').map((word) => word.trim()) as [string, string]),
    )
  const chinese = read(zh, /；|…/)
  return Object.fromEntries(
    [...read(en, /;|…/)].map(([code, meaning]) => [code, { en: meaning, zh: chinese.get(code) ?? meaning }]),
  )
}
