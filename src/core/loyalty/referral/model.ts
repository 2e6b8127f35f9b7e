import { defineModel, type Values } from '../../model/model.ts'
import { percent } from '../percent.ts'

const money = { en: 'money', zh: '元' }

const parameters = {
  paidCost: {
    group: 'acquisition',
    symbol: 'c_p',
    label: { en: 'Cost of a paid customer', zh: '付费获客成本' },
    describe: { en: 'Cost of acquiring a customer by advertising.', zh: '通过广告获得一位顾客的成本。' },
    unit: money,
    min: 1,
    max: 500,
    step: 1,
    default: 100,
  },
  referralCost: {
    group: 'acquisition',
    symbol: 'c_r',
    label: { en: 'Cost of a referred one', zh: '推荐获客成本' },
    describe: { en: 'What a referral is rewarded with.', zh: '每次推荐的奖励成本。' },
    unit: money,
    min: 0,
    max: 200,
    step: 1,
    default: 20,
  },
  referredShare: {
    group: 'acquisition',
    symbol: 'q',
    label: { en: 'Share referred', zh: '推荐占比' },
    describe: { en: 'Share of new customers who come by referral.', zh: '新顾客中由推荐而来的比例。' },
    min: 0,
    max: 0.9,
    step: 0.01,
    default: 0.3,
  },
  value: {
    group: 'value',
    symbol: 'V',
    label: { en: 'Own lifetime value', zh: '自身终身价值' },
    describe: { en: 'Lifetime value of a customer, referrals aside.', zh: '不计推荐的顾客终身价值。' },
    unit: money,
    min: 1,
    max: 2000,
    step: 1,
    default: 200,
  },
  referrals: {
    group: 'value',
    symbol: '\\rho',
    label: { en: 'Referrals per customer', zh: '人均带来新客' },
    describe: {
      en: 'New customers that a customer brings over the whole stay; below 1, or the chain never ends.',
      zh: '每位顾客一生带来的新顾客数；须小于 1，否则链条不会终止。',
    },
    min: 0,
    max: 0.95,
    step: 0.01,
    default: 0.3,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const cost = (q: number) => (1 - q) * v.paidCost + q * v.referralCost
  // Each customer is worth himself and, less the reward, those he brings, who are worth the same: a geometric series.
  const chain = 1 / (1 - v.referrals)
  const whole = (v.value - v.referrals * v.referralCost) * chain
  return {
    cost: cost(v.referredShare),
    saving: v.paidCost - cost(v.referredShare),
    chain,
    whole,
    /** Value of the referrals of one customer. */
    referralValue: whole - v.value,
    ratio: v.value / Math.max(cost(v.referredShare), 1e-9),
    curve: Array.from({ length: 46 }, (_, i) => ({ share: i / 50, cost: cost(i / 50) })),
    generations: Array.from({ length: 8 }, (_, k) => ({ generation: k, customers: v.referrals ** k })),
  }
}

/** What referral does to the cost of acquiring customers and to their value. */
export const model = defineModel({
  id: 'referral',
  title: { en: 'Customers who bring customers', zh: '以客带客' },
  describe: {
    en: 'The blended cost of acquisition when part of new customers are referred, and the value of a chain of referrals.',
    zh: '部分新顾客由推荐而来时的综合获客成本，以及推荐链条的价值。',
  },
  version: 1,
  groups: { acquisition: { en: 'Acquisition', zh: '获客' }, value: { en: 'Value', zh: '价值' } },
  parameters,
  presets: {
    some: { label: { en: '30% referred', zh: '30% 来自推荐' }, values: {} },
    none: { label: { en: 'None referred', zh: '没有推荐' }, values: { referredShare: 0, referrals: 0 } },
    half: {
      label: { en: 'Half referred', zh: '一半来自推荐' },
      values: { referredShare: 0.5, referrals: 0.5 },
    },
  },
  solve,
  outputs: {
    cost: {
      label: { en: 'Cost per customer', zh: '综合获客成本' },
      describe: { en: '(1 − q)·paid + q·referred.', zh: '(1 − q)·付费成本 + q·推荐成本。' },
      symbol: '\\mathrm{CAC}',
      unit: money,
      of: (r) => r.cost,
    },
    saving: {
      label: { en: 'Saved per customer', zh: '每客节省' },
      describe: { en: 'Against acquiring everybody by advertising.', zh: '与全部付费获客相比的节省。' },
      unit: money,
      of: (r) => r.saving,
    },
    chain: {
      label: { en: 'Customers per customer', zh: '一客之链' },
      describe: {
        en: 'Customers that follow from one, that one included: 1/(1 − ρ).',
        zh: '由一位顾客引出的顾客总数（含其本人）：1/(1 − ρ)。',
      },
      of: (r) => r.chain,
    },
    whole: {
      label: { en: 'Value with referrals', zh: '含推荐的价值' },
      describe: {
        en: 'Own value and that of all who follow, less rewards.',
        zh: '自身及所有后续顾客的价值，减去奖励。',
      },
      unit: money,
      of: (r) => r.whole,
    },
    ratio: {
      label: { en: 'Value over cost', zh: '价值成本比' },
      describe: { en: 'Own lifetime value over the blended cost.', zh: '自身终身价值与综合获客成本之比。' },
      of: (r) => r.ratio,
    },
  },
  summary: (r, v) => ({
    en: `With ${percent(v.referredShare)} referred, a customer costs ${r.cost.toFixed(1)} instead of ${v.paidCost}. Bringing ${v.referrals} others each, one customer leads to ${r.chain.toFixed(2)} and is worth ${r.whole.toFixed(1)} with all of them.`,
    zh: `${percent(v.referredShare)} 的新客来自推荐时，获客成本为 ${r.cost.toFixed(1)} 元，而非 ${v.paidCost} 元。人均带来 ${v.referrals} 位新客时，一位顾客最终引出 ${r.chain.toFixed(2)} 位，连同他们共值 ${r.whole.toFixed(1)} 元。`,
  }),
  references: ['schmitt2011'],
})
