import { defineModel, type Values } from '../../model/model.ts'
import { percent } from '../percent.ts'
import { retentionForMultiple } from '../lifetime-value/constantRetention.ts'
import { changedShare, claimedValue, shareOf, valueBefore } from './convert.ts'

const parameters = {
  margin: {
    group: 'customer',
    symbol: 'm',
    label: { en: 'Margin', zh: '每期毛利' },
    describe: { en: 'What a customer brings each year.', zh: '顾客每年带来的毛利。' },
    unit: { en: 'money per year', zh: '元/年' },
    min: 1,
    max: 1000,
    step: 1,
    default: 100,
  },
  retention: {
    group: 'customer',
    symbol: 'r',
    label: { en: 'Retention', zh: '留存率' },
    describe: { en: 'Share of customers kept each year, before.', zh: '变化之前每年保留的顾客比例。' },
    min: 0.05,
    max: 0.98,
    step: 0.01,
    default: 0.7,
  },
  discount: {
    group: 'customer',
    symbol: 'd',
    label: { en: 'Discount', zh: '折现率' },
    describe: { en: 'Discount rate per year.', zh: '每年的折现率。' },
    min: 0.01,
    max: 0.5,
    step: 0.01,
    default: 0.12,
  },
  conversion: {
    group: 'customer',
    symbol: 'a',
    label: { en: 'Conversion', zh: '转化率' },
    describe: {
      en: 'Share of the people reached who become customers, before; for claims about conversion.',
      zh: '变化之前被触达的人成为顾客的比例；用于关于转化率的说法。',
    },
    min: 0.005,
    max: 0.9,
    step: 0.005,
    default: 0.05,
  },
  target: {
    kind: 'choice',
    group: 'claim',
    symbol: '\\text{of}',
    label: { en: 'What changes', zh: '变化的对象' },
    describe: { en: 'What the claim says rises or falls.', zh: '该说法声称上升或下降的对象。' },
    options: {
      retention: { en: 'Retention', zh: '留存率' },
      churn: { en: 'Churn', zh: '流失率' },
      spend: { en: 'Spend', zh: '消费额' },
      conversion: { en: 'Conversion', zh: '转化率' },
    },
    default: 'retention',
  },
  change: {
    group: 'claim',
    symbol: '\\Delta',
    label: { en: 'Claimed change', zh: '宣称的变化' },
    describe: { en: 'The percentage of the claim; negative for a fall.', zh: '说法中的百分比；下降为负。' },
    unit: { en: '%', zh: '%' },
    min: -95,
    max: 150,
    step: 1,
    default: 20,
  },
  multiple: {
    group: 'claim',
    symbol: 'k',
    label: { en: 'Claimed multiple', zh: '宣称的倍数' },
    describe: {
      en: 'A claim about lifetime value itself: how many times it becomes.',
      zh: '直接关于终身价值的说法：变为原来的几倍。',
    },
    min: 1,
    max: 3,
    step: 0.05,
    default: 1.3,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const change = v.change / 100
  const base = valueBefore(v, v.target)
  const relative = claimedValue(v, v.target, change, 'relative')
  const points = claimedValue(v, v.target, change, 'points')
  const share = shareOf(v, v.target)
  return {
    base,
    relative,
    points,
    /** The share before, and under either reading; null for spend, or when it is impossible. */
    share,
    shareRelative: share === null ? null : changedShare(share, change, 'relative'),
    sharePoints: share === null ? null : changedShare(share, change, 'points'),
    needed: retentionForMultiple(v.multiple, v.retention, v.discount),
    /** Retention beyond which no rise of retention can reach: the multiple at r = 1. */
    largestMultiple: (1 + v.discount - v.retention) / v.discount,
    curve: Array.from({ length: 50 }, (_, i) => {
      const multiple = 1 + i / 25
      return { multiple, retention: retentionForMultiple(multiple, v.retention, v.discount) }
    }),
  }
}

/** What becomes of the value, or that it cannot be. */
const becomes = (value: number | null) => ({
  en: value === null ? 'that is impossible' : `it becomes ${value.toFixed(1)}`,
  zh: value === null ? '则不可能' : `变为 ${value.toFixed(1)}`,
})

/** What a claim of "+x%" does to lifetime value under both of its readings. */
export const model = defineModel({
  id: 'claim-converter',
  title: { en: 'From claim to lifetime value', zh: '从说法到终身价值' },
  describe: {
    en: 'A claimed percentage put through the lifetime value: relative or in points, and what a claimed rise of value would need.',
    zh: '把宣称的百分比代入终身价值：相对变化还是百分点，以及所宣称的价值提升需要怎样的留存率。',
  },
  version: 1,
  groups: { customer: { en: 'Customer', zh: '顾客' }, claim: { en: 'Claim', zh: '说法' } },
  parameters,
  presets: {
    crm: { label: { en: 'Retention +20%', zh: '留存率 +20%' }, values: {} },
    emotional: { label: { en: 'Churn −70%', zh: '流失率 −70%' }, values: { target: 'churn', change: -70 } },
    journey: { label: { en: 'Churn −25%', zh: '流失率 −25%' }, values: { target: 'churn', change: -25 } },
    members: { label: { en: 'Spend +150%', zh: '消费 +150%' }, values: { target: 'spend', change: 150 } },
    conversion: {
      label: { en: 'Conversion +25%', zh: '转化率 +25%' },
      values: { target: 'conversion', change: 25 },
    },
    technology: { label: { en: 'Lifetime value +40%', zh: '终身价值 +40%' }, values: { multiple: 1.4 } },
  },
  solve,
  outputs: {
    base: {
      label: { en: 'Value before', zh: '变化前的价值' },
      describe: {
        en: 'm(1 + d)/(1 + d − r); for conversion a times that, the value of a person reached.',
        zh: '即 m(1 + d)/(1 + d − r)；关于转化率时再乘以 a，即每触达一人的价值。',
      },
      unit: { en: 'money', zh: '元' },
      of: (r) => r.base,
    },
    relative: {
      label: { en: 'Relative reading', zh: '按相对变化' },
      describe: {
        en: 'Value when the change is a part of what was there.',
        zh: '把变化理解为原有水平的一部分时的价值。',
      },
      unit: { en: 'money', zh: '元' },
      of: (r) => r.relative,
    },
    points: {
      label: { en: 'Reading in points', zh: '按百分点' },
      describe: {
        en: 'Value when the change is in percentage points; none when the share would leave 0 to 100%.',
        zh: '把变化理解为百分点时的价值；超出 0–100% 则不存在。',
      },
      unit: { en: 'money', zh: '元' },
      of: (r) => r.points,
    },
    needed: {
      label: { en: 'Retention needed', zh: '所需的留存率' },
      describe: {
        en: 'Retention that makes the value the claimed multiple; none when even keeping all would not.',
        zh: '使价值达到所宣称倍数的留存率；即使全部保留也达不到则不存在。',
      },
      of: (r) => r.needed,
    },
    largestMultiple: {
      label: { en: 'Largest multiple', zh: '最大倍数' },
      describe: {
        en: 'What keeping every customer would make of the value.',
        zh: '顾客全部保留时价值变为原来的几倍。',
      },
      of: (r) => r.largestMultiple,
    },
  },
  summary: (r, v) => {
    const reached = v.target === 'conversion'
    const change = `${v.change}%`.replace('-', '−')
    const relative = becomes(r.relative)
    const points = v.target === 'spend' ? { en: 'money has none', zh: '金额没有百分点' } : becomes(r.points)
    return {
      en: `${reached ? 'A person reached' : 'A customer'} is worth ${r.base.toFixed(1)}. If ${change} is relative, ${relative.en}; if it is points, ${points.en}. To multiply the value by ${v.multiple}, retention must be ${r.needed === null ? 'more than 100%, which is impossible' : percent(r.needed, 1)}.`,
      zh: `${reached ? '每触达一人' : '一位顾客'}值 ${r.base.toFixed(1)} 元。若 ${change} 为相对变化，${relative.zh}；若为百分点，${points.zh}。要使价值变为 ${v.multiple} 倍，留存率须为 ${r.needed === null ? '100% 以上，不可能' : percent(r.needed, 1)}。`,
    }
  },
  references: ['loyaltyConstruction', 'blattberg1996'],
})
