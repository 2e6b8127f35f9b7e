import { defineModel } from '../../model/model.ts'
import { decimals } from '../decimals.ts'
import { deliveredValue, logitShares, offerOf, ranks } from './deliveredValue.ts'
import type { DeliveredValue } from './deliveredValue.ts'

export interface DeliveredValueResult {
  /** Ours first, then the three rivals. */
  readonly offers: readonly DeliveredValue[]
  readonly shares: readonly number[]
  readonly rankByDifference: readonly number[]
  readonly rankByRatio: readonly number[]
}

const money = { en: 'money', zh: '金额' }
const amount = { unit: money, min: 0, step: 1 } as const

const benefit = { group: 'benefits', ...amount, max: 100 } as const
const effort = { group: 'costs', min: 0, max: 20, step: 0.5 } as const
const weight = {
  group: 'costs',
  unit: { en: 'money per point', zh: '金额／点' },
  min: 0,
  max: 5,
  step: 0.1,
  default: 1,
} as const

function rivalValue(name: string, value: number) {
  return {
    symbol: `TV_${name}`,
    label: { en: `Rival ${name}: value`, zh: `对手 ${name}：总价值` },
    describe: { en: `What customers get from rival ${name}.`, zh: `顾客从对手 ${name} 得到的总价值。` },
    group: 'rivals',
    ...amount,
    max: 250,
    default: value,
  } as const
}

function rivalCost(name: string, value: number) {
  return {
    symbol: `TC_${name}`,
    label: { en: `Rival ${name}: cost`, zh: `对手 ${name}：总成本` },
    describe: {
      en: `What rival ${name} costs its customers, time and effort included.`,
      zh: `顾客为对手 ${name} 付出的总成本，包括时间与精力。`,
    },
    group: 'rivals',
    ...amount,
    max: 250,
    default: value,
  } as const
}

export const model = defineModel({
  id: 'delivered-value',
  title: { en: 'Delivered value', zh: '顾客让渡价值' },
  describe: {
    en: 'What the customer gets less what it costs, in money, time and effort; four offers compete for customers.',
    zh: '顾客所得减去金钱、时间与精力上的付出；四家供应商争夺顾客。',
  },
  version: 1,
  groups: {
    benefits: { en: 'What the customer gets', zh: '顾客总价值' },
    costs: { en: 'What it costs', zh: '顾客总成本' },
    rivals: { en: 'Three rivals', zh: '三个竞争对手' },
    choice: { en: 'Choice', zh: '选择' },
  },
  parameters: {
    product: {
      symbol: 'v_1',
      label: { en: 'Product value', zh: '产品价值' },
      describe: { en: 'What the product itself is worth to the customer.', zh: '产品本身对顾客的价值。' },
      ...benefit,
      default: 80,
    },
    service: {
      symbol: 'v_2',
      label: { en: 'Service value', zh: '服务价值' },
      describe: { en: 'What delivery, advice and repair are worth.', zh: '送货、咨询、维修等服务的价值。' },
      ...benefit,
      default: 60,
    },
    personnel: {
      symbol: 'v_3',
      label: { en: 'Personnel value', zh: '人员价值' },
      describe: { en: 'What able and friendly people are worth.', zh: '员工的能力与态度所带来的价值。' },
      ...benefit,
      default: 30,
    },
    image: {
      symbol: 'v_4',
      label: { en: 'Image value', zh: '形象价值' },
      describe: { en: 'What the name is worth.', zh: '品牌形象的价值。' },
      ...benefit,
      default: 30,
    },
    money: {
      symbol: 'c',
      label: { en: 'Money', zh: '货币成本' },
      describe: { en: 'The price paid.', zh: '支付的价格。' },
      group: 'costs',
      ...amount,
      max: 200,
      default: 120,
    },
    hours: {
      symbol: 'h',
      label: { en: 'Time', zh: '时间成本' },
      describe: { en: 'Hours spent on finding, buying and waiting.', zh: '寻找、购买与等待所花的小时数。' },
      group: 'costs',
      unit: { en: 'hours', zh: '小时' },
      min: 0,
      max: 10,
      step: 0.5,
      default: 5,
    },
    hourValue: {
      symbol: 'a_t',
      label: { en: 'Worth of an hour', zh: '每小时的价值' },
      describe: { en: 'What an hour is worth to the customer.', zh: '一小时对顾客值多少。' },
      group: 'costs',
      unit: { en: 'money per hour', zh: '金额／小时' },
      min: 0,
      max: 30,
      step: 1,
      default: 5,
    },
    mental: {
      symbol: 'm',
      label: { en: 'Mental effort', zh: '精神成本' },
      describe: { en: 'Worry, comparing, deciding; in points.', zh: '担心、比较与抉择的负担（点）。' },
      ...effort,
      default: 15,
    },
    mentalWeight: {
      symbol: 'a_m',
      label: { en: 'Weight of mental effort', zh: '精神成本的权重' },
      describe: { en: 'What a point of mental effort is worth in money.', zh: '一点精神负担折合多少金额。' },
      ...weight,
    },
    physical: {
      symbol: 'q',
      label: { en: 'Physical effort', zh: '体力成本' },
      describe: { en: 'Carrying, queueing, travelling; in points.', zh: '搬运、排队、奔波的负担（点）。' },
      ...effort,
      default: 15,
    },
    physicalWeight: {
      symbol: 'a_p',
      label: { en: 'Weight of physical effort', zh: '体力成本的权重' },
      describe: {
        en: 'What a point of physical effort is worth in money.',
        zh: '一点体力负担折合多少金额。',
      },
      ...weight,
    },
    valueB: rivalValue('B', 100),
    costB: rivalCost('B', 80),
    valueC: rivalValue('C', 60),
    costC: rivalCost('C', 45),
    valueD: rivalValue('D', 30),
    costD: rivalCost('D', 20),
    sensitivity: {
      symbol: 'b',
      label: { en: 'Sensitivity', zh: '敏感度' },
      describe: {
        en: 'How strongly choice follows delivered value: 0 is a coin toss, large takes the best.',
        zh: '选择多大程度上取决于让渡价值：0 等于抛硬币，越大越只选最好的。',
      },
      group: 'choice',
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0.1,
    },
    outside: {
      symbol: 'D_0',
      label: { en: 'Buying nothing', zh: '不购买' },
      describe: { en: 'Delivered value of buying from none of the four.', zh: '四家都不买时的让渡价值。' },
      group: 'choice',
      unit: money,
      min: -20,
      max: 40,
      step: 1,
      default: 0,
    },
  },
  presets: {
    reversal: { label: { en: 'Difference and ratio disagree', zh: '差值与比值的排序相反' }, values: {} },
    small: {
      label: { en: 'A small offer among small ones', zh: '小生意' },
      values: {
        product: 30,
        service: 20,
        personnel: 10,
        image: 10,
        money: 40,
        hours: 2,
        mental: 5,
        physical: 5,
      },
    },
    quick: { label: { en: 'Save the customer two hours', zh: '替顾客省两小时' }, values: { hours: 3 } },
    cheap: { label: { en: 'Cut the price by as much', zh: '降价同样的金额' }, values: { money: 110 } },
  },
  solve(values): DeliveredValueResult {
    const offers = [
      offerOf(values, values),
      { totalValue: values.valueB, totalCost: values.costB },
      { totalValue: values.valueC, totalCost: values.costC },
      { totalValue: values.valueD, totalCost: values.costD },
    ].map(deliveredValue)
    const differences = offers.map((offer) => offer.difference)
    return {
      offers,
      shares: logitShares(differences, values.sensitivity, values.outside),
      rankByDifference: ranks(differences),
      rankByRatio: ranks(offers.map((offer) => offer.ratio ?? Infinity)),
    }
  },
  outputs: {
    difference: {
      label: { en: 'Delivered value', zh: '让渡价值' },
      describe: { en: 'Total value less total cost of our offer.', zh: '我方的总价值减总成本。' },
      symbol: 'D',
      unit: money,
      of: (result) => result.offers[0].difference,
    },
    ratio: {
      label: { en: 'Value for cost', zh: '价值与成本之比' },
      describe: { en: 'Total value over total cost of our offer.', zh: '我方总价值与总成本之比。' },
      symbol: '\\rho',
      of: (result) => result.offers[0].ratio,
    },
    rankByDifference: {
      label: { en: 'Rank by difference', zh: '按差值的名次' },
      describe: { en: '1 is the best of the four.', zh: '1 为四家中最好。' },
      of: (result) => result.rankByDifference[0],
    },
    rankByRatio: {
      label: { en: 'Rank by ratio', zh: '按比值的名次' },
      describe: { en: '1 is the best of the four.', zh: '1 为四家中最好。' },
      of: (result) => result.rankByRatio[0],
    },
    share: {
      label: { en: 'Share', zh: '份额' },
      describe: { en: 'Part of customers who choose our offer.', zh: '选择我方的顾客比例。' },
      of: (result) => result.shares[0],
    },
    noPurchase: {
      label: { en: 'Buy nothing', zh: '不购买的比例' },
      describe: { en: 'Part of customers who choose none of the four.', zh: '四家都不选的顾客比例。' },
      of: (result) => 1 - result.shares.reduce((sum, share) => sum + share),
    },
  },
  summary: ({ offers, shares, rankByDifference, rankByRatio }) => ({
    en: `Our offer delivers ${decimals(offers[0].difference, 0)}, rank ${rankByDifference[0]} of 4 by difference and ${rankByRatio[0]} by ratio, and is chosen by ${(100 * shares[0]).toFixed(0)}% of customers.`,
    zh: `我方的让渡价值为 ${decimals(offers[0].difference, 0)}，按差值在四家中列第 ${rankByDifference[0]}，按比值列第 ${rankByRatio[0]}，有 ${(100 * shares[0]).toFixed(0)}% 的顾客选择我方。`,
  }),
  references: ['kotler2018', 'mcfadden1974'],
})
