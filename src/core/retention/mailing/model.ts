import { defineModel } from '../../model/model.ts'
import { bestCutoff, valuesWithCutoff } from './recency.ts'

export interface MailingResult {
  /** Value by recency 1 to 4 and of the former customer, when all four recencies are mailed. */
  readonly values: readonly number[]
  /** Value of a customer who has just bought, if mailings stop after 0 to 4 of them. */
  readonly byCutoff: readonly number[]
  readonly bestCutoff: number
}

const money = { en: 'money', zh: '金额' }

function response(recency: number, value: number) {
  return {
    symbol: `p_${recency}`,
    label: { en: `Response at recency ${recency}`, zh: `近度 ${recency} 的响应率` },
    describe: {
      en: `Probability that a customer who last bought ${recency} mailing${recency === 1 ? '' : 's'} ago buys now.`,
      zh: `最近一次购买在 ${recency} 期之前的顾客本期购买的概率。`,
    },
    group: 'response',
    min: 0,
    max: 0.9,
    step: 0.01,
    default: value,
  } as const
}

export const model = defineModel({
  id: 'mailing',
  title: { en: 'When to stop writing', zh: '何时停止联系' },
  describe: {
    en: 'Customers respond less the longer they have not bought; the chain of recencies tells what each is worth and when to give up.',
    zh: '顾客越久未购买，响应率越低；近度链给出每种近度的价值以及何时该放弃。',
  },
  version: 1,
  groups: { response: { en: 'Response', zh: '响应' }, money: { en: 'Money', zh: '金钱' } },
  parameters: {
    response1: response(1, 0.3),
    response2: response(2, 0.2),
    response3: response(3, 0.15),
    response4: response(4, 0.05),
    contribution: {
      symbol: 'NC',
      label: { en: 'Contribution of a purchase', zh: '每次购买的贡献' },
      describe: { en: 'What a purchase brings before marketing.', zh: '每次购买在扣除营销支出之前的贡献。' },
      group: 'money',
      unit: money,
      min: 0,
      max: 200,
      step: 1,
      default: 40,
    },
    cost: {
      symbol: 'M',
      label: { en: 'Cost of a mailing', zh: '每次联系的成本' },
      describe: { en: 'What it costs to write to one customer once.', zh: '给一位顾客发送一次的成本。' },
      group: 'money',
      unit: money,
      min: 0,
      max: 20,
      step: 0.5,
      default: 4,
    },
    discount: {
      symbol: 'd',
      label: { en: 'Discount rate', zh: '贴现率' },
      describe: { en: 'Per interval between mailings.', zh: '每个联系周期的贴现率。' },
      group: 'money',
      min: 0.01,
      max: 0.5,
      step: 0.01,
      default: 0.2,
    },
  },
  presets: {
    published: { label: { en: 'Pfeifer and Carraway', zh: '普法伊费尔与卡拉韦' }, values: {} },
    cheap: { label: { en: 'E-mail costs almost nothing', zh: '电邮几乎不花钱' }, values: { cost: 0.5 } },
  },
  solve(values): MailingResult {
    const mailing = {
      response: [values.response1, values.response2, values.response3, values.response4],
      contribution: values.contribution,
      cost: values.cost,
    }
    const best = bestCutoff(mailing, values.discount)
    return {
      values: valuesWithCutoff(mailing, mailing.response.length, values.discount),
      byCutoff: best.values,
      bestCutoff: best.cutoff,
    }
  },
  outputs: {
    buyer: {
      label: { en: 'Value of one who has just bought', zh: '刚购买的顾客的价值' },
      describe: { en: 'When all four recencies are written to.', zh: '对四种近度都联系时。' },
      unit: money,
      of: (result) => result.values[0],
    },
    oldest: {
      label: { en: 'Value at recency 4', zh: '近度 4 的价值' },
      describe: { en: 'Below zero: writing to them loses money.', zh: '若为负，联系他们反而亏钱。' },
      unit: money,
      of: (result) => result.values[3],
    },
    bestCutoff: {
      label: { en: 'Recencies worth writing to', zh: '值得联系的近度数' },
      describe: { en: 'The cutoff with the largest value.', zh: '价值最大时的截止近度。' },
      of: (result) => result.bestCutoff,
    },
    bestValue: {
      label: { en: 'Value at the best cutoff', zh: '最优截止时的价值' },
      describe: { en: 'Of a customer who has just bought.', zh: '刚购买的顾客的价值。' },
      unit: money,
      of: (result) => result.byCutoff[result.bestCutoff],
    },
  },
  summary: ({ values, bestCutoff: cutoff, byCutoff }) => ({
    en: `A customer who has just bought is worth ${values[0].toFixed(2)} when all are written to and ${byCutoff[cutoff].toFixed(2)} when writing stops after recency ${cutoff}, the best cutoff.`,
    zh: `若四种近度都联系，刚购买的顾客价值 ${values[0].toFixed(2)}；最好在近度 ${cutoff} 之后停止，此时价值为 ${byCutoff[cutoff].toFixed(2)}。`,
  }),
  references: ['pfeifer2000'],
})
