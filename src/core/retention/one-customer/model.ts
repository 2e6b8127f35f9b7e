import { defineModel } from '../../model/model.ts'
import { behaviour } from '../cube/parameters.ts'
import { bindingMonths, traceCustomer, valuePath } from './trace.ts'
import type { TraceMonth } from './trace.ts'

export interface OneCustomerResult {
  readonly months: readonly TraceMonth[]
  /** First month in which CL, CLalt, equity weigh most. */
  readonly binding: readonly [number | null, number | null, number | null]
}

const { startValue: _v, customisationValue: _d, valueNoise: _n, ...behaviourOfOne } = behaviour
const points = { en: 'value points', zh: '价值点' }
const inMonths = { en: 'month', zh: '月' }

const sinceEn = (month: number | null) =>
  month === null ? 'never weighs most' : `weighs most from month ${month}`
const sinceZh = (month: number | null) =>
  month === null ? '始终未成为主要参照' : `自第 ${month} 个月起成为主要参照`

export const model = defineModel({
  id: 'one-customer',
  title: { en: 'One customer’s moving yardstick', zh: '一位顾客的移动参照点' },
  describe: {
    en: 'One customer meets a path of values and judges it first by expectation, then by the best alternative, then by fairness.',
    zh: '一位顾客经历一条价值路径，先以期望、再以最佳替代者、最后以公平来评判。',
  },
  version: 1,
  groups: {
    path: { en: 'What the customer meets', zh: '顾客的经历' },
    offer: { en: 'The firm’s offer', zh: '企业的产品与服务' },
    reference: { en: 'What it is compared with', zh: '比较的参照' },
    emotion: { en: 'Emotion and relationship', zh: '情感与关系' },
    stay: { en: 'Staying', zh: '去留' },
  },
  parameters: {
    valueFirst: {
      symbol: 'V(0)',
      label: { en: 'Value in the first month', zh: '首月价值' },
      describe: { en: 'What the first month is worth to the customer.', zh: '第一个月对顾客值多少。' },
      group: 'path',
      unit: points,
      min: 2,
      max: 10,
      step: 0.1,
      default: 6,
    },
    valueLast: {
      symbol: 'V(T)',
      label: { en: 'Value in the last month', zh: '末月价值' },
      describe: {
        en: 'The path runs straight from the first value to this.',
        zh: '价值从首月直线变到这一水平。',
      },
      group: 'path',
      unit: points,
      min: 2,
      max: 10,
      step: 0.1,
      default: 8,
    },
    dip: {
      symbol: 'd',
      label: { en: 'Depth of the slump', zh: '服务滑坡的幅度' },
      describe: { en: 'How far value falls for a while.', zh: '价值在一段时间内下降多少。' },
      group: 'path',
      unit: points,
      min: 0,
      max: 5,
      step: 0.1,
      default: 0,
    },
    dipMonth: {
      symbol: 't_d',
      label: { en: 'Slump begins', zh: '滑坡开始' },
      describe: { en: 'First month of the slump.', zh: '价值下滑的第一个月。' },
      group: 'path',
      unit: inMonths,
      integer: true,
      min: 0,
      max: 119,
      step: 1,
      default: 20,
    },
    dipLength: {
      symbol: '\\ell_d',
      label: { en: 'Slump lasts', zh: '滑坡持续' },
      describe: { en: 'Length of the slump.', zh: '价值下滑持续多久。' },
      group: 'path',
      unit: inMonths,
      integer: true,
      min: 1,
      max: 24,
      step: 1,
      default: 3,
    },
    months: {
      symbol: 'T',
      label: { en: 'Months', zh: '月数' },
      describe: { en: 'How long the customer is followed.', zh: '跟踪这位顾客多久。' },
      group: 'path',
      option: true,
      unit: inMonths,
      integer: true,
      min: 6,
      max: 120,
      step: 1,
      default: 48,
    },
    ...behaviourOfOne,
  },
  presets: {
    rising: { label: { en: 'Value rises', zh: '价值上升' }, values: {} },
    standstill: {
      label: { en: 'Good, but it stands still', zh: '不错，但停滞不前' },
      values: { valueFirst: 6, valueLast: 6 },
    },
    earlySlump: { label: { en: 'An early slump', zh: '早期滑坡' }, values: { dip: 2, dipMonth: 2 } },
    lateSlump: { label: { en: 'A late slump', zh: '后期滑坡' }, values: { dip: 2, dipMonth: 36 } },
  },
  solve(values): OneCustomerResult {
    const path = valuePath(values.months, {
      start: values.valueFirst,
      end: values.valueLast,
      dipMonth: values.dipMonth,
      dipLength: values.dipLength,
      dip: values.dip,
    })
    // The path stands for the value itself; what would make it up in a cohort plays no part.
    const parameters = { ...values, startValue: 0, customisationValue: 0, valueNoise: 0, heterogeneity: 0 }
    const months = traceCustomer(parameters, path)
    return { months, binding: bindingMonths(months) }
  },
  outputs: {
    alternativeBinds: {
      label: { en: 'The alternative takes over', zh: '替代者成为主要参照' },
      describe: {
        en: 'First month in which the best alternative weighs most.',
        zh: '最佳替代者首次成为最重要参照的月份。',
      },
      of: (result) => result.binding[1],
    },
    equityBinds: {
      label: { en: 'Fairness takes over', zh: '公平成为主要参照' },
      describe: {
        en: 'First month in which what the firm earns weighs most.',
        zh: '企业所得首次成为最重要参照的月份。',
      },
      of: (result) => result.binding[2],
    },
    survival: {
      label: { en: 'Still there at the end', zh: '到最后仍在的概率' },
      describe: {
        en: 'Probability of being there when the last month begins.',
        zh: '最后一个月开始时仍在的概率。',
      },
      of: (result) => result.months.at(-1)!.survival,
    },
    lastSatisfaction: {
      label: { en: 'Satisfaction at the end', zh: '末月满意度' },
      describe: { en: 'Value less reference in the last month.', zh: '最后一个月价值与参照点之差。' },
      of: (result) => result.months.at(-1)!.satisfaction,
    },
    worstSatisfaction: {
      label: { en: 'Worst satisfaction', zh: '最低满意度' },
      describe: { en: 'The lowest satisfaction of the path.', zh: '整个过程中最低的满意度。' },
      of: (result) => Math.min(...result.months.map((each) => each.satisfaction)),
    },
    lastBond: {
      label: { en: 'Bond at the end', zh: '末月情感纽带' },
      describe: { en: 'Sediment of emotion in the last month.', zh: '最后一个月的情感沉淀。' },
      of: (result) => result.months.at(-1)!.bond,
    },
  },
  summary(result) {
    const [, alternative, equity] = result.binding
    const last = result.months.at(-1)!
    return {
      en: `The best alternative ${sinceEn(alternative)}, fairness ${sinceEn(equity)}. In the last month satisfaction is ${last.satisfaction.toFixed(2)} and the customer is still there with probability ${last.survival.toFixed(2)}.`,
      zh: `最佳替代者${sinceZh(alternative)}，公平${sinceZh(equity)}。最后一个月满意度为 ${last.satisfaction.toFixed(2)}，顾客仍在的概率为 ${last.survival.toFixed(2)}。`,
    }
  },
  references: ['thibaut1959', 'oliver1980'],
})
