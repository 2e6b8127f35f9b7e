import { defineModel } from '../../model/model.ts'
import { bargain, created, duel } from './surplus.ts'
import type { Duel, SurplusBar } from './surplus.ts'

export interface SurplusResult {
  readonly bar: SurplusBar
  readonly rivalCreated: number
  readonly duel: Duel
}

const money = { en: 'money', zh: '金额' }
const amount = { unit: money, min: 0, max: 200, step: 1 } as const

export const model = defineModel({
  id: 'surplus',
  title: { en: 'Who keeps the value created', zh: '创造的价值归谁' },
  describe: {
    en: 'Value splits into the customer’s surplus, transaction cost, profit and cost; with a rival, the customer keeps what the runner-up could have offered.',
    zh: '价值分为消费者剩余、交易成本、利润与产品成本；有竞争者时，顾客得到的是亚军所能提供的剩余。',
  },
  version: 1,
  groups: {
    offer: { en: 'The offer', zh: '我方产品' },
    deal: { en: 'The deal', zh: '交易' },
    rival: { en: 'The rival', zh: '竞争对手' },
  },
  parameters: {
    value: {
      symbol: 'V',
      label: { en: 'Perceived value', zh: '感知利益' },
      describe: { en: 'The most the customer would give up for it.', zh: '顾客为它最多愿意付出多少。' },
      group: 'offer',
      ...amount,
      default: 150,
    },
    cost: {
      symbol: 'C',
      label: { en: 'Cost', zh: '产品成本' },
      describe: { en: 'What it costs the firm.', zh: '企业的成本。' },
      group: 'offer',
      ...amount,
      default: 70,
    },
    transactionCost: {
      symbol: 'F',
      label: { en: 'Transaction cost', zh: '交易成本' },
      describe: { en: 'What the deal itself costs.', zh: '达成交易本身的成本。' },
      group: 'offer',
      ...amount,
      max: 100,
      default: 10,
    },
    power: {
      symbol: '\\theta',
      label: { en: 'Bargaining power', zh: '议价能力' },
      describe: {
        en: 'The firm’s part of what is created when there is no rival.',
        zh: '没有竞争者时，企业分得所创造价值的比例。',
      },
      group: 'deal',
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.5,
    },
    customerPays: {
      symbol: 's',
      label: { en: 'Transaction cost borne by the customer', zh: '顾客承担的交易成本' },
      describe: {
        en: 'The part paid by the customer at first; it moves the price and nothing else.',
        zh: '最初由顾客支付的比例；它只改变价格，不改变各方所得。',
      },
      group: 'deal',
      min: 0,
      max: 1,
      step: 0.05,
      default: 1,
    },
    rivalValue: {
      symbol: 'V_2',
      label: { en: 'Rival’s value', zh: '对手的感知利益' },
      describe: {
        en: 'The most the customer would give up for the rival’s.',
        zh: '顾客为对手的产品最多愿意付出多少。',
      },
      group: 'rival',
      ...amount,
      default: 130,
    },
    rivalCost: {
      symbol: 'C_2',
      label: { en: 'Rival’s cost', zh: '对手的成本' },
      describe: { en: 'What it costs the rival.', zh: '对手的成本。' },
      group: 'rival',
      ...amount,
      default: 60,
    },
    rivalTransactionCost: {
      symbol: 'F_2',
      label: { en: 'Rival’s transaction cost', zh: '对手的交易成本' },
      describe: { en: 'What a deal with the rival costs.', zh: '与对手达成交易的成本。' },
      group: 'rival',
      ...amount,
      max: 100,
      default: 15,
    },
  },
  presets: {
    advantage: { label: { en: 'Better, not cheaper', zh: '更好而非更便宜' }, values: {} },
    equal: {
      label: { en: 'Two equals', zh: '势均力敌' },
      values: { rivalValue: 150, rivalCost: 70, rivalTransactionCost: 10 },
    },
    costLeader: {
      label: { en: 'Cheaper, yet beaten', zh: '成本更低却落败' },
      values: { value: 120, cost: 55, transactionCost: 15 },
    },
    alone: { label: { en: 'No rival to speak of', zh: '没有像样的对手' }, values: { rivalValue: 20 } },
  },
  solve(values): SurplusResult {
    const rival = {
      value: values.rivalValue,
      cost: values.rivalCost,
      transactionCost: values.rivalTransactionCost,
    }
    return {
      bar: bargain(values, values.power, values.customerPays),
      rivalCreated: created(rival),
      duel: duel(values, rival),
    }
  },
  outputs: {
    created: {
      label: { en: 'Value created', zh: '创造的价值' },
      describe: { en: 'Value less cost and transaction cost.', zh: '感知利益减去产品成本与交易成本。' },
      symbol: 'W',
      unit: money,
      of: (result) => result.bar.created,
    },
    rivalCreated: {
      label: { en: 'Rival creates', zh: '对手创造的价值' },
      describe: { en: 'The same for the rival.', zh: '对手的感知利益减去其成本与交易成本。' },
      symbol: 'W_2',
      unit: money,
      of: (result) => result.rivalCreated,
    },
    bargainPrice: {
      label: { en: 'Price without a rival', zh: '无对手时的价格' },
      describe: { en: 'What bargaining leads to.', zh: '议价的结果。' },
      unit: money,
      of: (result) => (result.bar.trades ? result.bar.price : null),
    },
    bargainSurplus: {
      label: { en: 'Customer’s surplus without a rival', zh: '无对手时的消费者剩余' },
      describe: { en: 'What bargaining leaves the customer.', zh: '议价留给顾客的剩余。' },
      symbol: 'S',
      unit: money,
      of: (result) => result.bar.surplus,
    },
    wins: {
      label: { en: 'We win the duel', zh: '我方胜出' },
      describe: { en: 'Do we create more than the rival?', zh: '我方创造的价值是否多于对手？' },
      of: (result) => result.duel.winner === 0,
    },
    duelPrice: {
      label: { en: 'Winner’s price', zh: '胜者的价格' },
      describe: { en: 'The limit price that beats the runner-up.', zh: '刚好胜过亚军的限制价格。' },
      unit: money,
      of: (result) => (result.duel.winner === null ? null : result.duel.price),
    },
    duelProfit: {
      label: { en: 'Winner’s profit', zh: '胜者的利润' },
      describe: { en: 'The difference in value created.', zh: '双方所创造价值之差。' },
      unit: money,
      of: (result) => result.duel.profit,
    },
    duelSurplus: {
      label: { en: 'Customer’s surplus in the duel', zh: '竞价中的消费者剩余' },
      describe: { en: 'What the runner-up creates.', zh: '等于亚军所创造的价值。' },
      unit: money,
      of: (result) => result.duel.surplus,
    },
  },
  summary({ bar, duel: outcome }) {
    if (outcome.winner === null)
      return { en: 'Neither offer creates anything: there is no deal.', zh: '双方都不创造价值，不会成交。' }
    return {
      en: `Alone, the firm creates ${bar.created.toFixed(0)} and keeps ${bar.profit.toFixed(0)} of it. In the duel ${outcome.winner === 0 ? 'it' : 'the rival'} wins at a price of ${outcome.price.toFixed(0)}; the customer keeps ${outcome.surplus.toFixed(0)} and the winner ${outcome.profit.toFixed(0)}.`,
      zh: `没有对手时，企业创造 ${bar.created.toFixed(0)}，自己留下 ${bar.profit.toFixed(0)}。竞价时${outcome.winner === 0 ? '企业' : '对手'}以 ${outcome.price.toFixed(0)} 的价格胜出，顾客得到 ${outcome.surplus.toFixed(0)}，胜者得到 ${outcome.profit.toFixed(0)}。`,
    }
  },
  references: ['besanko1996', 'nash1950'],
})
