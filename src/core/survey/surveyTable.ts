import { extent } from 'd3-array'
import type { Columns } from './columns.ts'
import { type Dataset, unknownColumn } from './dataset.ts'
import { scaleScores } from './scaleScores.ts'

/** The items of each scale, by the scale's name. */
export type Scales = Readonly<Record<string, readonly string[]>>

/** A data set as procedures read it: columns of numbers, NaN where missing, and columns of words, '' where missing. */
export interface SurveyTable {
  readonly numbers: Columns
  readonly words: Readonly<Record<string, readonly string[]>>
}

/** The columns of a data set, by their kind. */
export function surveyTable(data: Dataset): SurveyTable {
  const numbers: Record<string, readonly number[]> = {}
  const words: Record<string, readonly string[]> = {}
  for (const column of data.columns) {
    if (column.type === 'text') words[column.name] = column.values
    else numbers[column.name] = column.values
  }
  return { numbers, words }
}

/**
 * Turns reversed items round within the range of their answers, x → min + max − x, and adds each scale as a column of
 * its own: the mean of its items, missing where one of them is.
 *
 * @throws SurveyError for a name that no column of numbers has
 */
export function withScales(
  table: SurveyTable,
  scales: Scales,
  reversed: readonly string[] = [],
): SurveyTable {
  const numbers: Record<string, readonly number[]> = { ...table.numbers }
  for (const name of reversed) {
    const values = numbers[name]
    if (!values) throw unknownColumn(name, Object.keys(numbers))
    const [low = 0, high = 0] = extent(values.filter((value) => !Number.isNaN(value))) as [number?, number?]
    numbers[name] = values.map((value) => low + high - value)
  }
  const items = { ...numbers }
  for (const [name, members] of Object.entries(scales)) {
    if (members.length > 0) numbers[name] = scaleScores(items, members)
  }
  return { numbers, words: table.words }
}
