import { defineModel, type Values } from '../../model/model.ts'
import { percent } from '../percent.ts'
import { drifted, kanoCategory, kanoCoefficients, satisfaction } from './kano.ts'

const count = (symbol: string, en: string, zh: string, value: number) =>
  ({
    group: 'survey',
    symbol,
    label: { en, zh },
    describe: {
      en: `Customers whose answers make the feature ${en.toLowerCase()}.`,
      zh: `回答属于“${zh}”的顾客人数。`,
    },
    min: 0,
    max: 100,
    step: 1,
    integer: true,
    default: value,
  }) as const

const answer = (symbol: string, en: string, zh: string, value: 'like' | 'neutral') =>
  ({
    kind: 'choice',
    group: 'respondent',
    symbol,
    label: { en, zh },
    describe: { en: 'The answer of one customer.', zh: '一位顾客的回答。' },
    options: {
      like: { en: 'I like it', zh: '我喜欢' },
      must: { en: 'It must be so', zh: '理应如此' },
      neutral: { en: 'I do not mind', zh: '无所谓' },
      live: { en: 'I can live with it', zh: '可以忍受' },
      dislike: { en: 'I dislike it', zh: '我不喜欢' },
    },
    default: value,
  }) as const

const parameters = {
  attractive: count('A', 'Attractive', '魅力型', 40),
  oneDimensional: count('O', 'One-dimensional', '期望型', 25),
  mustBe: count('M', 'Must-be', '必备型', 20),
  indifferent: count('I', 'Indifferent', '无差异', 15),
  drift: {
    group: 'time',
    symbol: 'd',
    label: { en: 'Rate of getting used', zh: '习以为常的速度' },
    describe: {
      en: 'Rate at which an attractive feature becomes expected, and an expected one taken for granted.',
      zh: '魅力型变为期望型、期望型变为必备型的速率。',
    },
    unit: { en: 'per year', zh: '每年' },
    min: 0,
    max: 2,
    step: 0.05,
    default: 0.4,
  },
  years: {
    group: 'time',
    symbol: 't',
    label: { en: 'Years', zh: '年数' },
    describe: { en: 'How far ahead to look.', zh: '向前看多少年。' },
    unit: { en: 'years', zh: '年' },
    min: 0.5,
    max: 10,
    step: 0.5,
    default: 5,
  },
  functional: answer('q_+', 'If it has the feature', '如果具备', 'like'),
  dysfunctional: answer('q_-', 'If it has not', '如果不具备', 'neutral'),
  fulfilment: {
    group: 'curves',
    symbol: 'x',
    label: { en: 'How well it is done', zh: '实现的程度' },
    describe: {
      en: 'From −1, wholly missing, to 1, done as well as can be.',
      zh: '从 −1（完全缺失）到 1（做到最好）。',
    },
    min: -1,
    max: 1,
    step: 0.05,
    default: -0.5,
  },
  curvature: {
    group: 'curves',
    symbol: 'k',
    label: { en: 'Bend of the curves', zh: '曲线的弯曲程度' },
    describe: { en: 'How bent the attractive and must-be curves are.', zh: '魅力型与必备型曲线的弯曲程度。' },
    min: 0.2,
    max: 5,
    step: 0.1,
    default: 2,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const steps = 60
  const path = Array.from({ length: steps + 1 }, (_, i) => {
    const t = (v.years * i) / steps
    const counts = drifted(v, v.drift, t)
    return { t, ...counts, ...kanoCoefficients(counts) }
  })
  return {
    now: kanoCoefficients(v),
    later: kanoCoefficients(drifted(v, v.drift, v.years)),
    laterCounts: drifted(v, v.drift, v.years),
    /** Years in which half of the delight is gone; null when it lasts. */
    halfLife: v.drift > 0 ? Math.LN2 / v.drift : null,
    path,
    /** What the table says of the one respondent. */
    category: kanoCategory(v.functional, v.dysfunctional),
    here: {
      attractive: satisfaction.attractive(v.fulfilment, v.curvature),
      oneDimensional: satisfaction.oneDimensional(v.fulfilment),
      mustBe: satisfaction.mustBe(v.fulfilment, v.curvature),
    },
    curves: Array.from({ length: 41 }, (_, i) => {
      const x = i / 20 - 1
      return {
        x,
        attractive: satisfaction.attractive(x, v.curvature),
        oneDimensional: satisfaction.oneDimensional(x),
        mustBe: satisfaction.mustBe(x, v.curvature),
      }
    }),
  }
}

/** Kano's categories of a feature, and how delight turns into a matter of course. */
export const model = defineModel({
  id: 'kano',
  title: { en: 'Delight wears off', zh: '惊喜会褪色' },
  describe: {
    en: "A Kano survey of one feature: what it adds when there, what it costs when missing, and how yesterday's delight becomes tomorrow's must-be.",
    zh: '对某一功能的卡诺调查：具备时增加多少满意，缺失时造成多少不满，昨日的惊喜又如何变成明日的必备。',
  },
  version: 1,
  groups: {
    survey: { en: 'Survey', zh: '调查' },
    time: { en: 'Time', zh: '时间' },
    respondent: { en: 'One respondent', zh: '一位受访者' },
    curves: { en: 'Curves', zh: '曲线' },
  },
  parameters,
  presets: {
    novelty: { label: { en: 'A novelty', zh: '新奇功能' }, values: {} },
    basic: {
      label: { en: 'A basic feature', zh: '基本功能' },
      values: { attractive: 5, oneDimensional: 20, mustBe: 65, indifferent: 10 },
    },
    lasting: { label: { en: 'Delight that lasts', zh: '持久的惊喜' }, values: { drift: 0.05 } },
  },
  constraints: [
    {
      parameters: ['attractive', 'oneDimensional', 'mustBe', 'indifferent'],
      rule: { en: 'At least one customer is counted.', zh: '至少计入一位顾客。' },
      holds: (v) => v.attractive + v.oneDimensional + v.mustBe + v.indifferent > 0,
    },
  ],
  solve,
  outputs: {
    better: {
      label: { en: 'Satisfaction if there', zh: '具备时的满意系数' },
      describe: { en: '(A + O)/(A + O + M + I).', zh: '(A + O)/(A + O + M + I)。' },
      symbol: '\\mathrm{SI}',
      of: (r) => r.now.better,
    },
    worse: {
      label: { en: 'Dissatisfaction if missing', zh: '缺失时的不满系数' },
      describe: { en: '−(O + M)/(A + O + M + I).', zh: '−(O + M)/(A + O + M + I)。' },
      symbol: '\\mathrm{DSI}',
      of: (r) => r.now.worse,
    },
    betterLater: {
      label: { en: 'Satisfaction later', zh: '日后的满意系数' },
      describe: { en: 'The same at the end of the years.', zh: '若干年之后的满意系数。' },
      of: (r) => r.later.better,
    },
    worseLater: {
      label: { en: 'Dissatisfaction later', zh: '日后的不满系数' },
      describe: { en: 'The same at the end of the years.', zh: '若干年之后的不满系数。' },
      of: (r) => r.later.worse,
    },
    attractiveHere: {
      label: { en: 'Satisfaction: attractive', zh: '魅力型的满意' },
      describe: { en: 'Of an attractive feature done so well.', zh: '魅力型功能做到此程度时的满意。' },
      of: (r) => r.here.attractive,
    },
    oneDimensionalHere: {
      label: { en: 'Satisfaction: one-dimensional', zh: '期望型的满意' },
      describe: { en: 'Of a one-dimensional feature done so well.', zh: '期望型功能做到此程度时的满意。' },
      of: (r) => r.here.oneDimensional,
    },
    mustBeHere: {
      label: { en: 'Satisfaction: must-be', zh: '必备型的满意' },
      describe: { en: 'Of a must-be feature done so well.', zh: '必备型功能做到此程度时的满意。' },
      of: (r) => r.here.mustBe,
    },
    halfLife: {
      label: { en: 'Half-life of delight', zh: '惊喜的半衰期' },
      describe: {
        en: 'Time in which half of those delighted get used to it.',
        zh: '半数惊喜者习以为常所需的时间。',
      },
      unit: { en: 'years', zh: '年' },
      of: (r) => r.halfLife,
    },
  },
  summary: (r, v) => ({
    en: `Having the feature satisfies ${percent(r.now.better)} of customers, missing it dissatisfies ${percent(-r.now.worse)}; after ${v.years} years it is ${percent(r.later.better)} and ${percent(-r.later.worse)}.`,
    zh: `具备该功能使 ${percent(r.now.better)} 的受访者满意，缺失则使 ${percent(-r.now.worse)} 的人不满。${v.years} 年后，二者分别为 ${percent(r.later.better)} 与 ${percent(-r.later.worse)}。`,
  }),
  references: ['kano1984', 'berger1993'],
})
