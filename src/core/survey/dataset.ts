import { show } from '../model/issue.ts'
import { nearest } from '../model/nearest.ts'
import { SurveyError } from './surveyError.ts'

/** Numbers, NaN where missing; `constant` when there is at most one distinct value, so that nothing can vary with it. */
export interface NumericColumn {
  readonly name: string
  readonly type: 'numeric' | 'constant'
  readonly values: readonly number[]
  readonly missing: number
}

/** Words, '' where missing. */
export interface TextColumn {
  readonly name: string
  readonly type: 'text'
  readonly values: readonly string[]
  readonly missing: number
}

export type Column = NumericColumn | TextColumn

export interface Dataset {
  readonly rows: number
  readonly columns: readonly Column[]
}

/** The column of this name. Throws `SurveyError` with the nearest name. */
export function columnOf(data: Dataset, name: string): Column {
  const column = data.columns.find((candidate) => candidate.name === name)
  if (column) return column
  throw unknownColumn(
    name,
    data.columns.map((candidate) => candidate.name),
  )
}

/** The error of a name that no column has: with the nearest name, or the first few. */
export function unknownColumn(name: string, names: readonly string[]): SurveyError {
  const near = nearest(name, names)
  const list = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '')
  return new SurveyError({
    en: `no column "${show(name)}"; ${near ? `did you mean ${near}?` : `the columns are ${list}`}`,
    zh: `没有名为“${show(name)}”的列；${near ? `是否指 ${near}？` : `现有的列：${list}`}`,
  })
}

/** The numbers of a column. Throws `SurveyError` when it holds text. */
export function numbersOf(data: Dataset, name: string): readonly number[] {
  const column = columnOf(data, name)
  if (column.type !== 'text') return column.values
  const example = column.values.find((value) => value !== '') ?? ''
  throw new SurveyError({
    en: `column ${name} holds text, not numbers: "${show(example)}"`,
    zh: `列 ${name} 的内容是文字而不是数字，例如“${show(example)}”`,
  })
}

/** The columns of these names, or every column that is numeric and varies when none is named. */
export function numericColumns(data: Dataset, names?: readonly string[]): Record<string, readonly number[]> {
  const wanted =
    names ?? data.columns.filter((column) => column.type === 'numeric').map((column) => column.name)
  return Object.fromEntries(wanted.map((name) => [name, numbersOf(data, name)]))
}
