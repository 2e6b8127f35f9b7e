import { defineModel, type Values } from '../../model/model.ts'
import { bgnbd } from '../btyd/bgnbd.ts'
import { expectedSpend } from '../btyd/gammaGamma.ts'
import { CDNOW } from '../btyd/published.ts'
import type { TimeUnit } from '../purchases/timeUnit.ts'
import { lifetimeValueOfRetention, marginMultiple } from './constantRetention.ts'
import { lifetimeValue } from './lifetimeValue.ts'

const weeks = { en: 'weeks', zh: '周' }
const money = { en: 'money', zh: '元' }

const parameters = {
  x: {
    group: 'customer',
    symbol: 'x',
    label: { en: 'Repeat purchases', zh: '再购次数' },
    describe: { en: 'Purchases after the first.', zh: '首购之后的购买次数。' },
    min: 0,
    max: 40,
    step: 1,
    integer: true,
    default: 2,
  },
  lastAge: {
    group: 'customer',
    symbol: 't_x',
    label: { en: 'Age at last purchase', zh: '末次购买时的年龄' },
    describe: {
      en: 'Weeks from the first to the last purchase; 0 without repeat purchases.',
      zh: '首购到末次购买的周数；没有再购时按 0 计。',
    },
    unit: weeks,
    min: 0.1,
    max: 78,
    step: 0.01,
    default: 30.43,
  },
  age: {
    group: 'customer',
    symbol: 'T',
    label: { en: 'Age now', zh: '当前年龄' },
    describe: { en: 'Weeks from the first purchase to now.', zh: '首购至今的周数。' },
    unit: weeks,
    min: 1,
    max: 78,
    step: 0.01,
    default: 38.86,
  },
  meanSpend: {
    group: 'customer',
    symbol: '\\bar z',
    label: { en: 'Mean spend', zh: '平均消费' },
    describe: { en: "Mean of this customer's repeat purchases.", zh: '这位顾客再购的平均金额。' },
    unit: money,
    min: 1,
    max: 500,
    step: 0.01,
    default: 22.35,
  },
  assumedUnit: {
    kind: 'choice',
    group: 'horizon',
    symbol: 'u',
    label: { en: 'Unit assumed', zh: '误设的时间单位' },
    describe: {
      en: 'The parameters are per week. What if somebody takes the times for another unit?',
      zh: '参数以周为单位。若有人误当作别的单位会怎样？',
    },
    options: {
      day: { en: 'Days', zh: '天' },
      week: { en: 'Weeks', zh: '周' },
      month: { en: 'Months', zh: '月' },
    },
    default: 'day',
  },
  months: {
    group: 'horizon',
    symbol: 'K',
    label: { en: 'Months ahead', zh: '展望月数' },
    describe: { en: 'Horizon of the lifetime value.', zh: '终身价值的计算期。' },
    unit: { en: 'months', zh: '月' },
    min: 1,
    max: 60,
    step: 1,
    integer: true,
    default: 12,
  },
  monthlyDiscount: {
    group: 'horizon',
    symbol: 'd_m',
    label: { en: 'Monthly discount', zh: '月折现率' },
    describe: { en: 'Discount rate per month.', zh: '每月的折现率。' },
    min: 0,
    max: 0.05,
    step: 0.001,
    default: 0.01,
  },
  margin: {
    group: 'contract',
    symbol: 'm',
    label: { en: 'Margin', zh: '每期毛利' },
    describe: {
      en: 'Under contract: what a customer brings each year.',
      zh: '合约情形下顾客每年带来的毛利。',
    },
    unit: { en: 'money per year', zh: '元/年' },
    min: 1,
    max: 1000,
    step: 1,
    default: 100,
  },
  retention: {
    group: 'contract',
    symbol: 'r',
    label: { en: 'Retention', zh: '留存率' },
    describe: {
      en: 'Under contract: share of customers kept each year.',
      zh: '合约情形下每年保留的顾客比例。',
    },
    min: 0,
    max: 0.99,
    step: 0.01,
    default: 0.7,
  },
  discount: {
    group: 'contract',
    symbol: 'd',
    label: { en: 'Yearly discount', zh: '年折现率' },
    describe: { en: 'Discount rate per year.', zh: '每年的折现率。' },
    min: 0.01,
    max: 0.5,
    step: 0.01,
    default: 0.12,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const history = { x: v.x, tx: v.x === 0 ? 0 : v.lastAge, T: v.age }
  const population = expectedSpend(CDNOW.gammaGamma, { x: 0, zbar: 0 })!
  const spend = expectedSpend(CDNOW.gammaGamma, { x: v.x, zbar: v.meanSpend })!
  const value = (unit: TimeUnit, months: number) =>
    lifetimeValue(bgnbd, CDNOW.bgnbd, history, {
      unit,
      horizon: { value: months, unit: 'month' },
      discount: { rate: v.monthlyDiscount, per: 'month' },
      spend,
    })
  const right = value('week', v.months)
  const wrong = value(v.assumedUnit, v.months)
  return {
    spend,
    population,
    /** Weight of the customer's own mean against the population's: px/(px + q − 1). */
    credibility: (CDNOW.gammaGamma.p * v.x) / (CDNOW.gammaGamma.p * v.x + CDNOW.gammaGamma.q - 1),
    value: right,
    wrong,
    ratio: wrong / right,
    byMonth: Array.from({ length: v.months }, (_, k) => ({
      month: k + 1,
      value: value('week', k + 1),
      wrong: value(v.assumedUnit, k + 1),
    })),
    shrinkage: Array.from({ length: 21 }, (_, x) => ({
      x,
      spend: expectedSpend(CDNOW.gammaGamma, { x, zbar: v.meanSpend })!,
    })),
    contract: lifetimeValueOfRetention(v.margin, v.retention, v.discount),
    multiple: marginMultiple(v.retention, v.discount),
    byRetention: Array.from({ length: 50 }, (_, i) => ({
      retention: i / 50,
      value: lifetimeValueOfRetention(v.margin, i / 50, v.discount),
    })),
  }
}

/** Lifetime value of a customer without contract (BG/NBD × Gamma-Gamma) and under one, with the units written down. */
export const model = defineModel({
  id: 'lifetime-value',
  title: { en: 'Customer lifetime value', zh: '顾客终身价值' },
  describe: {
    en: 'What a customer will still bring: purchases to come times expected spend, discounted; and the closed form when retention is constant.',
    zh: '顾客今后还能带来多少：未来购买次数乘以期望消费并折现；留存率不变时则有闭式解。',
  },
  version: 1,
  groups: {
    customer: { en: 'One customer', zh: '一位顾客' },
    horizon: { en: 'Horizon and units', zh: '期限与单位' },
    contract: { en: 'Under contract', zh: '合约情形' },
  },
  parameters,
  presets: {
    firstCustomer: { label: { en: "CDNOW's first customer", zh: 'CDNOW 的第一位顾客' }, values: {} },
    oneTime: { label: { en: 'Bought once', zh: '只买过一次' }, values: { x: 0 } },
    heavy: {
      label: { en: 'A heavy buyer', zh: '重度购买者' },
      values: { x: 12, lastAge: 36, meanSpend: 60 },
    },
  },
  constraints: [
    {
      parameters: ['lastAge', 'age'],
      rule: { en: 'The last purchase is not after now.', zh: '末次购买不晚于当前。' },
      holds: (v) => v.lastAge <= v.age,
    },
  ],
  solve,
  outputs: {
    value: {
      label: { en: 'Lifetime value', zh: '终身价值' },
      describe: {
        en: 'Discounted value of the purchases expected within the horizon.',
        zh: '计算期内期望购买的折现价值。',
      },
      symbol: '\\mathrm{CLV}',
      unit: money,
      of: (r) => r.value,
    },
    wrong: {
      label: { en: 'With the unit assumed', zh: '误设单位的结果' },
      describe: {
        en: 'The same sum when weeks are taken for the other unit.',
        zh: '把周误当作另一单位时的结果。',
      },
      unit: money,
      of: (r) => r.wrong,
    },
    ratio: {
      label: { en: 'Wrong by a factor', zh: '误差倍数' },
      describe: { en: 'The wrong value over the right one.', zh: '误设结果与正确结果之比。' },
      of: (r) => r.ratio,
    },
    spend: {
      label: { en: 'Expected spend', zh: '期望消费' },
      describe: {
        en: "Expected worth of a purchase, between the customer's mean and the population's.",
        zh: '单次购买的期望金额，介于个人均值与总体均值之间。',
      },
      symbol: 'E[M]',
      unit: money,
      of: (r) => r.spend,
    },
    credibility: {
      label: { en: 'Weight of own mean', zh: '个人均值的权重' },
      describe: { en: "How much the customer's own mean counts.", zh: '个人均值在期望中的权重。' },
      of: (r) => r.credibility,
    },
    contract: {
      label: { en: 'Value under contract', zh: '合约终身价值' },
      describe: {
        en: 'm(1 + d)/(1 + d − r), the first payment now.',
        zh: 'm(1 + d)/(1 + d − r)，首期立即支付。',
      },
      unit: money,
      of: (r) => r.contract,
    },
    multiple: {
      label: { en: 'Margin multiple', zh: '毛利倍数' },
      describe: {
        en: 'r/(1 + d − r), when the first payment is after the first renewal.',
        zh: 'r/(1 + d − r)，首期在首次续约之后支付。',
      },
      of: (r) => r.multiple,
    },
  },
  summary: (r, v) => ({
    en: `This customer is worth ${r.value.toFixed(2)} over ${v.months} months, at an expected ${r.spend.toFixed(2)} a purchase (population ${r.population.toFixed(2)}). Taken in the wrong unit it would be ${r.wrong.toFixed(2)}. Under contract at retention ${v.retention}: ${r.contract.toFixed(1)}.`,
    zh: `这位顾客 ${v.months} 个月内价值 ${r.value.toFixed(2)} 元，单次期望消费 ${r.spend.toFixed(2)} 元（总体均值 ${r.population.toFixed(2)} 元）。若单位取错，结果为 ${r.wrong.toFixed(2)} 元。留存率 ${v.retention} 的合约顾客价值 ${r.contract.toFixed(1)} 元。`,
  }),
  references: ['fader2005', 'fader2013'],
})
