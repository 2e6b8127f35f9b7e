import { extent } from 'd3-array'
import { show } from '../model/issue.ts'
import { type Columns, pick, present } from './columns.ts'
import { SurveyError } from './surveyError.ts'

/** The lowest and the highest answer that a question offers, ticked or not. */
export type ResponseRange = readonly [low: number, high: number]

/**
 * The lowest and the highest answer to any of these items: what their scale offered at least, for those who do not know
 * what it offered. null without an answer.
 *
 * @param items answered on the same scale
 * @throws SurveyError for a name that no column has
 */
export function observedRange(data: Columns, items: readonly string[]): ResponseRange | null {
  const [low, high] = extent(Object.values(pick(data, items)).flatMap(present))
  return low === undefined || high === undefined ? null : [low, high]
}

/**
 * An item that runs the other way, turned round: x → low + high − x, missing where it is.
 *
 * @param range of the scale; one taken from the answers moves the mean when nobody ticked an end
 * @throws SurveyError for an answer that the range does not hold
 */
export function reverseItem(
  name: string,
  values: readonly number[],
  [low, high]: ResponseRange,
): readonly number[] {
  const outside = values.find((value) => value < low || value > high)
  if (outside !== undefined)
    throw new SurveyError({
      en: `column ${show(name)} has ${outside}, which is not in the range of answers, ${low} to ${high}`,
      zh: `列 ${show(name)} 中有 ${outside}，不在作答范围 ${low} 至 ${high} 之内`,
    })
  return values.map((value) => low + high - value)
}
