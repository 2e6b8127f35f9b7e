import type { Columns } from './columns.ts'
import { type Dataset, unknownColumn } from './dataset.ts'
import { observedRange, type ResponseRange, reverseItem } from './responseRange.ts'
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

/** The range of answers of each scale, by its name, or of an item, by the item's. */
export type ResponseRanges = Readonly<Record<string, ResponseRange>>

/**
 * Turns reversed items round within the range of their answers, x → low + high − x, and adds each scale as a column of
 * its own: the mean of its items, missing where one of them is.
 *
 * @param ranges of what the questionnaire offered; for an item without one, what was ticked of all items of its scale
 * @throws SurveyError for a name that no column of numbers has, or an answer outside its range
 */
export function withScales(
  table: SurveyTable,
  scales: Scales,
  reversed: readonly string[] = [],
  ranges: ResponseRanges = {},
): SurveyTable {
  const numbers: Record<string, readonly number[]> = { ...table.numbers }
  for (const name of reversed) {
    if (!Object.hasOwn(numbers, name)) throw unknownColumn(name, Object.keys(numbers))
    const range = rangeOfItem(name, table.numbers, scales, ranges)
    if (range) numbers[name] = reverseItem(name, numbers[name]!, range)
  }
  const items = { ...numbers }
  for (const [name, members] of Object.entries(scales)) {
    if (members.length > 0) numbers[name] = scaleScores(items, members)
  }
  return { numbers, words: table.words }
}

/** The range given for an item or for its scale, else what was ticked of all items of the scale; null without answers. */
export function rangeOfItem(
  item: string,
  answers: Columns,
  scales: Scales,
  ranges: ResponseRanges,
): ResponseRange | null {
  const scale = Object.keys(scales).find((name) => scales[name]!.includes(item))
  const given = [item, scale].find((name) => name !== undefined && Object.hasOwn(ranges, name))
  return given === undefined ? observedRange(answers, scale ? scales[scale]! : [item]) : ranges[given]!
}
