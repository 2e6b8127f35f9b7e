import type { NumberParameter, Parameters, Values } from '../model/model.ts'
import { leverNames, levers, type Heading, type LeverName } from './levers.ts'
import type { Text } from '../text.ts'

export const groups = {
  subject: { en: 'Subjects: customers', zh: '共享主体' },
  object: { en: 'Object: knowledge', zh: '共享客体' },
  environment: { en: 'Environment', zh: '共享环境' },
  desk: { en: 'Desk', zh: '决策台' },
} satisfies Record<Heading | 'desk', Text>

const money = { en: 'money', zh: '资金' }

/** Each lever's intensity, 0 to 1. */
const intensities = Object.fromEntries(
  leverNames.map((name) => {
    const { symbol, label, describe, heading } = levers[name]
    return [name, { symbol, label, describe, group: heading, min: 0, max: 1, step: 0.05, default: 0 }]
  }),
) as Record<LeverName, NumberParameter>

const desk = {
  budget: {
    symbol: 'B',
    label: { en: 'Budget', zh: '预算' },
    describe: { en: 'What may be spent on all levers together.', zh: '各项措施合计可花费的资金。' },
    group: 'desk',
    unit: money,
    min: 0,
    max: 600,
    step: 5,
    default: 120,
  },
  innovationValue: {
    symbol: 'v',
    label: { en: 'Worth of an innovation', zh: '单项创新价值' },
    describe: {
      en: 'What an innovation brings, before it is divided between enterprise and customers.',
      zh: '一项创新带来的收益，尚未在企业与顾客之间分配。',
    },
    group: 'desk',
    unit: { en: 'money per innovation', zh: '资金/项' },
    min: 0,
    max: 2,
    step: 0.05,
    default: 0.5,
  },
  contractsPerCustomer: {
    symbol: 'n',
    label: { en: 'Contracts per customer', zh: '每位顾客的合约数' },
    describe: {
      en: 'How many contracts a customer works under while the network runs.',
      zh: '网络运行期间每位顾客先后履行的合约数。',
    },
    group: 'desk',
    min: 0,
    max: 20,
    step: 1,
    integer: true,
    default: 6,
  },
  runs: {
    symbol: 'R',
    label: { en: 'Runs', zh: '运行次数' },
    describe: {
      en: 'How often the network is run; outcomes are means over the runs.',
      zh: '网络仿真的运行次数，结果取各次运行的均值。',
    },
    group: 'desk',
    option: true,
    integer: true,
    min: 1,
    max: 200,
    step: 1,
    default: 8,
  },
} as const satisfies Parameters

export const parameters = { ...intensities, ...desk }

export type PolicyValues = Values<typeof parameters>
