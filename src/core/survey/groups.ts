import { mean, variance } from 'd3-array'
import { isConstant } from '../numerics/isConstant.ts'
import { counted, SurveyError } from './surveyError.ts'

/** The values of an outcome in one group, without missing ones. */
export interface Group {
  readonly group: string
  readonly values: readonly number[]
}

export interface GroupSummary {
  readonly group: string
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly variance: number
  readonly se: number
}

/**
 * An outcome split by the values of another column; rows with either missing are left out. Groups stand in order:
 * numbers by size, words by their letters.
 */
export function splitByGroup(values: readonly number[], groups: readonly (number | string)[]): Group[] {
  const split = new Map<number | string, number[]>()
  values.forEach((value, i) => {
    const group = groups[i]!
    if (Number.isNaN(value) || group === '' || Number.isNaN(group)) return
    if (!split.has(group)) split.set(group, [])
    split.get(group)!.push(value)
  })
  return inOrder(split.keys()).map((name) => ({ group: String(name), values: split.get(name)! }))
}

/** One alphabet for all readers, whatever their language: results must not depend on it. */
const alphabet = new Intl.Collator('en')

/** Numbers by size, words by their letters, capital or not, as R sorts where the locale is English. */
export function inOrder<T extends number | string>(values: Iterable<T>): T[] {
  return [...values].sort(
    (a, b) =>
      (typeof a === 'string' && typeof b === 'string' ? alphabet.compare(a, b) : 0) ||
      (a < b ? -1 : a > b ? 1 : 0),
  )
}

/** n, mean and spread of each group. Throws `SurveyError` naming a group with fewer than two cases. */
export function summariseGroups(groups: readonly Group[], atLeastGroups = 2): GroupSummary[] {
  if (groups.length < atLeastGroups)
    throw new SurveyError({
      en: `${counted(groups.length, 'group')}; a comparison needs at least ${atLeastGroups}`,
      zh: `只有 ${groups.length} 个组；比较至少需要 ${atLeastGroups} 组`,
    })
  const summaries = groups.map(({ group, values }) => {
    if (values.length < 2)
      throw new SurveyError({
        en: `group ${group} has ${counted(values.length, 'case')}; a spread needs at least 2`,
        zh: `组 ${group} 只有 ${values.length} 个个案；计算离散程度至少需要 2 个`,
      })
    // Rounding alone is no spread: nothing may be divided by it.
    const spread = isConstant(values) ? 0 : variance(values)!
    const sd = Math.sqrt(spread)
    return {
      group,
      n: values.length,
      mean: mean(values)!,
      sd,
      variance: spread,
      se: sd / Math.sqrt(values.length),
    }
  })
  if (summaries.every((summary) => summary.variance === 0))
    throw new SurveyError({
      en: 'no group varies: there is no spread to compare the means with',
      zh: '各组内部都没有差异：没有可用来衡量均值差别的离散程度',
    })
  return summaries
}

/**
 * An outcome split by classes of a number, each with its upper end: (−∞, b₁], (b₁, b₂], …, (bₘ, ∞). Classes without a
 * case are left out. Labels are those of whole numbers ("<=12", "13", "14-16", ">=17") when all are.
 */
export function cutGroups(
  values: readonly number[],
  by: readonly number[],
  breaks: readonly number[],
): Group[] {
  if (breaks.some((value, i) => i > 0 && value <= breaks[i - 1]!))
    throw new SurveyError({
      en: `invalid breaks; not increasing: ${breaks.join(', ')}`,
      zh: `分组界限无效；应逐个增大：${breaks.join('、')}`,
    })
  const whole = [...by, ...breaks].every((value) => Number.isNaN(value) || Number.isInteger(value))
  const label = (k: number) => {
    const [low, high] = [breaks[k - 1], breaks[k]]
    if (low === undefined) return `<=${high}`
    if (high === undefined) return whole ? `>=${low + 1}` : `>${low}`
    if (!whole) return `(${low}, ${high}]`
    return high === low + 1 ? String(high) : `${low + 1}-${high}`
  }
  const classes = by.map((value) => {
    if (Number.isNaN(value)) return Number.NaN
    const index = breaks.findIndex((limit) => value <= limit)
    return index < 0 ? breaks.length : index
  })
  return splitByGroup(values, classes).map((group) => ({ ...group, group: label(Number(group.group)) }))
}
