import { deviation, mean, variance } from 'd3-array'
import { SurveyError } from './surveyError.ts'

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
 * An outcome split by the values of another column; rows with either missing are left out. Groups that are numbers
 * stand in their order, others in the order of their first row.
 */
export function splitByGroup(values: readonly number[], groups: readonly (number | string)[]): Group[] {
  const split = new Map<number | string, number[]>()
  values.forEach((value, i) => {
    const group = groups[i]!
    if (Number.isNaN(value) || group === '' || Number.isNaN(group)) return
    if (!split.has(group)) split.set(group, [])
    split.get(group)!.push(value)
  })
  const names = [...split.keys()]
  if (names.every((name) => typeof name === 'number')) names.sort((a, b) => Number(a) - Number(b))
  return names.map((name) => ({ group: String(name), values: split.get(name)! }))
}

/** n, mean and spread of each group. Throws `SurveyError` naming a group with fewer than two cases. */
export function summariseGroups(groups: readonly Group[], atLeastGroups = 2): GroupSummary[] {
  if (groups.length < atLeastGroups)
    throw new SurveyError({
      en: `${groups.length} groups; a comparison needs at least ${atLeastGroups}`,
      zh: `只有 ${groups.length} 个组；比较至少需要 ${atLeastGroups} 组`,
    })
  const summaries = groups.map(({ group, values }) => {
    if (values.length < 2)
      throw new SurveyError({
        en: `group ${group} has ${values.length} cases; a spread needs at least 2`,
        zh: `组 ${group} 只有 ${values.length} 个个案；计算离散程度至少需要 2 个`,
      })
    return {
      group,
      n: values.length,
      mean: mean(values)!,
      sd: deviation(values)!,
      variance: variance(values)!,
      se: deviation(values)! / Math.sqrt(values.length),
    }
  })
  if (summaries.every((summary) => summary.variance === 0))
    throw new SurveyError({
      en: 'no group varies: there is no spread to compare the means with',
      zh: '各组内部都没有差异：没有可用来衡量均值差别的离散程度',
    })
  return summaries
}
