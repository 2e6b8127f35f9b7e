import parkCodebook from '../../../content/datasets/park-visitors.codebook.csv?raw'
import sharingCodebook from '../../../content/datasets/knowledge-sharing.codebook.csv?raw'
import type { ResponseRange } from '../../core/survey/responseRange.ts'
import type { ResponseRanges } from '../../core/survey/surveyTable.ts'
import type { Language, Text } from '../../core/text.ts'
import { type Codebook, parseCodebook } from './codebook.ts'

/** A survey as the widgets see it: what its columns are and what belongs together; the answers are elsewhere. */
export interface Survey extends Codebook {
  readonly id: string
  readonly title: Text
  /** Items that run against the others of their scale. */
  readonly reversed: readonly string[]
  /** The lowest and highest answer to each item, where the file is the reader's. */
  readonly observed?: ResponseRanges
  /** Columns of numbers that may be put into scales. */
  readonly items: readonly string[]
  /** The question whether people would recommend, answered from 0 to 10. */
  readonly recommend?: string
}

export const builtInIds = [
  'park-visitors',
  'knowledge-sharing',
  'holzinger-swineford',
  'political-democracy',
  'nps-effort-survey',
] as const

export type BuiltInId = (typeof builtInIds)[number]

const numbered = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${prefix}${from + i}`)

const abilities: Codebook = {
  scales: { visual: numbered('x', 1, 3), textual: numbered('x', 4, 6), speed: numbered('x', 7, 9) },
  ranges: {},
  labels: {
    visual: { en: 'visual ability', zh: '视觉能力' },
    textual: { en: 'textual ability', zh: '文字能力' },
    speed: { en: 'speed', zh: '速度' },
    sex: { en: 'sex', zh: '性别' },
    school: { en: 'school', zh: '学校' },
    grade: { en: 'grade', zh: '年级' },
  },
  wording: {},
  codes: {},
  groups: ['school', 'sex', 'grade'],
}

const democracy: Codebook = {
  scales: { ind60: numbered('x', 1, 3), dem60: numbered('y', 1, 4), dem65: numbered('y', 5, 8) },
  ranges: {},
  labels: {
    ind60: { en: 'industrialisation 1960', zh: '1960 年工业化' },
    dem60: { en: 'democracy 1960', zh: '1960 年民主' },
    dem65: { en: 'democracy 1965', zh: '1965 年民主' },
  },
  wording: {},
  codes: {},
  groups: [],
}

/** One question for each thing: nothing to be put into scales. */
const service: Codebook = {
  scales: {},
  ranges: { effort: [1, 7], expectation: [-3, 3], satisfaction: [1, 7], recommend: [0, 10] },
  labels: {
    wave: { en: 'wave', zh: '调查期次' },
    channel: { en: 'channel', zh: '渠道' },
    effort: { en: 'effort', zh: '费力程度' },
    expectation: { en: 'service against expectation', zh: '服务与期望之差' },
    satisfaction: { en: 'satisfaction', zh: '满意度' },
    recommend: { en: 'recommendation', zh: '推荐意愿' },
    left: { en: 'left within the year', zh: '一年内流失' },
  },
  wording: {
    effort: {
      en: 'How much effort did you have to put in? (1 none at all – 7 very much)',
      zh: '这次办事您费了多大力气？（1 毫不费力 – 7 非常费力）',
    },
    expectation: {
      en: 'Was the service worse or better than you expected? (−3 – 3)',
      zh: '服务比您预期的差还是好？（−3 – 3）',
    },
    satisfaction: { en: 'How satisfied are you? (1–7)', zh: '您有多满意？（1–7）' },
    recommend: {
      en: 'How likely are you to recommend us to a friend? (0–10)',
      zh: '您有多大可能把我们推荐给朋友？（0–10）',
    },
  },
  codes: {
    channel: { 1: { en: 'online', zh: '网络' }, 2: { en: 'telephone', zh: '电话' } },
    left: { 0: { en: 'stayed', zh: '留下' }, 1: { en: 'left', zh: '流失' } },
  },
  groups: ['wave', 'channel', 'left'],
}

/** Questions about the person whose wording is too long for a label. */
const shortLabels: Codebook['labels'] = {
  income: { en: 'income', zh: '月收入' },
  visits: { en: 'visits this year', zh: '年到访次数' },
}

const survey = (id: BuiltInId, title: Text, codebook: Codebook): Survey => ({
  id,
  title,
  ...codebook,
  labels: {
    ...codebook.labels,
    ...Object.fromEntries(Object.entries(shortLabels).filter(([name]) => name in codebook.labels)),
  },
  reversed: [],
  items: Object.values(codebook.scales).flat(),
})

/** The book's data sets. */
export const surveys: Readonly<Record<BuiltInId, Survey>> = {
  'park-visitors': survey(
    'park-visitors',
    { en: 'Visitors of an urban park (simulated, 420 rows)', zh: '城市公园游客（模拟，420 行）' },
    parseCodebook(parkCodebook),
  ),
  'knowledge-sharing': survey(
    'knowledge-sharing',
    { en: 'Customers’ knowledge sharing (simulated, 360 rows)', zh: '顾客知识共享（模拟，360 行）' },
    parseCodebook(sharingCodebook),
  ),
  'holzinger-swineford': survey(
    'holzinger-swineford',
    {
      en: 'Nine tests of ability (Holzinger & Swineford 1939)',
      zh: '九项能力测验（Holzinger 与 Swineford 1939）',
    },
    abilities,
  ),
  'political-democracy': survey(
    'political-democracy',
    { en: 'Political democracy (Bollen 1989)', zh: '政治民主（Bollen 1989）' },
    democracy,
  ),
  'nps-effort-survey': {
    ...survey(
      'nps-effort-survey',
      { en: 'After a service contact (simulated, 1200 rows)', zh: '服务接触之后（模拟，1200 行）' },
      service,
    ),
    items: ['effort', 'expectation', 'satisfaction', 'recommend'],
    recommend: 'recommend',
  },
}

/** Scales, and items that belong to none: what has a mean, a slope, a correlation of its own. */
export function measuresOf(survey: Survey): string[] {
  const scaled = new Set(Object.values(survey.scales).flat())
  return [...scalesOf(survey), ...survey.items.filter((name) => !scaled.has(name))]
}

/** What a step begins with: the scales where there are enough of them, else whatever can be measured. */
export function firstMeasures(survey: Survey, least = 1): string[] {
  const scales = scalesOf(survey)
  return scales.length >= least ? scales : measuresOf(survey)
}

/** A class in words where the codebook has them. */
export function groupName(survey: Survey, by: string, group: string, language: Language): string {
  return survey.codes[by]?.[group]?.[language] ?? group
}

/** The name of a scale or of a question in words, or the column's own. */
export function labelOf(survey: Survey, name: string, language: Language): string {
  return survey.labels[name]?.[language] ?? name
}

/** "participation in co-creation (PAR)", as menus show scales. */
export function longLabel(survey: Survey, name: string, language: Language): string {
  const label = survey.labels[name]?.[language]
  if (label === undefined || label === name) return name
  return survey.scales[name] ? (language === 'zh' ? `${label}（${name}）` : `${label} (${name})`) : label
}

/** The scales that have at least so many items. */
export function scalesOf(survey: Survey, least = 1): string[] {
  return Object.keys(survey.scales).filter((name) => survey.scales[name]!.length >= least)
}

/** The lowest and highest answer to any item of a scale, where that is known. */
export function observedOf({ observed = {}, scales }: Survey, scale: string): ResponseRange | null {
  const ranges = (scales[scale] ?? []).flatMap((item) => (observed[item] ? [observed[item]] : []))
  if (ranges.length === 0) return null
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))]
}

/** Does this scale turn an item round whose codebook does not say what was offered for an answer? */
export function asksForRange({ scales, reversed, ranges }: Survey, scale: string): boolean {
  return scales[scale]!.some((item) => reversed.includes(item) && !Object.hasOwn(ranges, item))
}

/** Of these the scales for which nobody said it: the range is taken from the answers. */
export function scalesOfInferredRange(survey: Survey): string[] {
  return Object.keys(survey.scales).filter(
    (scale) => asksForRange(survey, scale) && !Object.hasOwn(survey.ranges, scale),
  )
}
