import { defineModel } from '../../model/model.ts'
import { distributionPath, lifetimeValues, spectralRadius } from './chain.ts'
import {
  STAGES,
  monthsAhead,
  stageTransitions,
  withLessLapse,
  withReferral,
  worthOfLessLapse,
} from './stages.ts'
import type { LapseWorth } from './stages.ts'

export interface StageMarkovResult {
  readonly transitions: readonly (readonly number[])[]
  /** Lifetime value by state; null when referral outgrows discounting. */
  readonly values: readonly number[] | null
  /** Worth of the chosen reduction of lapse in each of the four loyalties; null with `values`. */
  readonly worth: readonly LapseWorth[] | null
  /** Discounted months a new customer spends in each state; null with `values`. */
  readonly monthsAhead: readonly number[] | null
  /** Where 1 new customer, and those referred, stand month by month. */
  readonly path: readonly (readonly number[])[]
}

const perMonth = { en: 'per month', zh: '每月' }
const money = { en: 'money', zh: '金额' }
const moneyPerMonth = { en: 'money per month', zh: '金额／月' }

const rate = { unit: perMonth, min: 0, step: 0.01 } as const

function lapse(stage: 0 | 1 | 2 | 3, value: number) {
  return {
    symbol: `p_{${stage + 1}5}`,
    label: { en: `Lapse, ${STAGES[stage].en}`, zh: `流失率：${STAGES[stage].zh}` },
    describe: {
      en: `Probability that a customer of ${STAGES[stage].en} loyalty lapses within a month.`,
      zh: `处于${STAGES[stage].zh}的顾客一个月内流失的概率。`,
    },
    group: 'lapse',
    ...rate,
    max: 0.3,
    default: value,
  } as const
}

function rise(stage: 0 | 1 | 2, value: number) {
  return {
    symbol: `p_{${stage + 1}${stage + 2}}`,
    label: { en: `Rise to ${STAGES[stage + 1].en}`, zh: `升至${STAGES[stage + 1].zh}` },
    describe: {
      en: `Probability of rising from ${STAGES[stage].en} to ${STAGES[stage + 1].en} loyalty within a month.`,
      zh: `一个月内由${STAGES[stage].zh}升至${STAGES[stage + 1].zh}的概率。`,
    },
    group: 'moves',
    ...rate,
    max: 0.3,
    default: value,
  } as const
}

function fall(stage: 1 | 2 | 3, value: number) {
  return {
    symbol: `p_{${stage + 1}${stage}}`,
    label: { en: `Fall from ${STAGES[stage].en}`, zh: `由${STAGES[stage].zh}回落` },
    describe: {
      en: `Probability of falling back from ${STAGES[stage].en} to ${STAGES[stage - 1].en} loyalty within a month.`,
      zh: `一个月内由${STAGES[stage].zh}退回${STAGES[stage - 1].zh}的概率。`,
    },
    group: 'moves',
    ...rate,
    max: 0.3,
    default: value,
  } as const
}

function margin(stage: number, value: number) {
  return {
    symbol: `R_${stage + 1}`,
    label: { en: `Margin, ${STAGES[stage].en}`, zh: `毛利：${STAGES[stage].zh}` },
    describe: {
      en: `What a customer in this state brings in a month, less what is spent on it.`,
      zh: `该状态的顾客每月带来的收入减去为其花费的支出。`,
    },
    group: 'margins',
    unit: moneyPerMonth,
    min: -10,
    max: 50,
    step: 0.5,
    default: value,
  } as const
}

export const model = defineModel({
  id: 'stage-markov',
  title: { en: 'What a stage of loyalty is worth', zh: '忠诚阶段的价值' },
  describe: {
    en: 'A Markov chain of loyalties gives the lifetime value of a customer in each, and what one point less lapse is worth there.',
    zh: '以忠诚阶段为状态的马尔可夫链给出各阶段顾客的终身价值，以及在该阶段把流失率降低一个百分点值多少。',
  },
  version: 1,
  groups: {
    lapse: { en: 'Lapsing', zh: '流失' },
    moves: { en: 'Rising and falling', zh: '升与降' },
    margins: { en: 'Monthly margins', zh: '每月毛利' },
    money: { en: 'Time and money', zh: '时间与金钱' },
  },
  parameters: {
    lapseCognitive: lapse(0, 0.18),
    lapseAffective: lapse(1, 0.05),
    lapseIntention: lapse(2, 0.02),
    lapseBehavioural: lapse(3, 0.01),
    riseAffective: rise(0, 0.12),
    riseIntention: rise(1, 0.1),
    riseBehavioural: rise(2, 0.1),
    fallAffective: fall(1, 0.05),
    fallIntention: fall(2, 0.05),
    fallBehavioural: fall(3, 0.03),
    comeBack: {
      symbol: 'p_{51}',
      label: { en: 'Come back', zh: '挽回率' },
      describe: {
        en: 'Probability that a lapsed customer comes back within a month.',
        zh: '已流失的顾客一个月内回来的概率。',
      },
      group: 'lapse',
      ...rate,
      max: 0.3,
      default: 0.03,
    },
    referral: {
      symbol: 'f',
      label: { en: 'Referral', zh: '推荐率' },
      describe: {
        en: 'New customers that a behaviourally loyal one brings in a month.',
        zh: '一位行为忠诚的顾客每月带来的新顾客数。',
      },
      group: 'moves',
      unit: { en: 'customers per month', zh: '人／月' },
      min: 0,
      max: 0.1,
      step: 0.005,
      default: 0,
    },
    marginCognitive: margin(0, 8),
    marginAffective: margin(1, 12),
    marginIntention: margin(2, 15),
    marginBehavioural: margin(3, 19),
    marginLapsed: margin(4, -0.5),
    discount: {
      symbol: 'd',
      label: { en: 'Discount rate', zh: '贴现率' },
      describe: {
        en: 'By how much money in a month is worth less than money now.',
        zh: '一个月后的钱比现在的钱少值多少。',
      },
      group: 'money',
      unit: perMonth,
      min: 0.001,
      max: 0.05,
      step: 0.001,
      default: 0.01,
    },
    lessLapse: {
      symbol: '\\delta',
      label: { en: 'Less lapse', zh: '流失率降低' },
      describe: { en: 'The reduction of lapse whose worth is asked.', zh: '要评估其价值的流失率降幅。' },
      group: 'money',
      unit: perMonth,
      min: 0.001,
      max: 0.05,
      step: 0.001,
      default: 0.01,
    },
    horizon: {
      symbol: 'T',
      label: { en: 'Months drawn', zh: '显示月数' },
      describe: { en: 'Length of the path in the figure.', zh: '图中路径的长度。' },
      group: 'money',
      option: true,
      unit: { en: 'months', zh: '月' },
      integer: true,
      min: 6,
      max: 120,
      step: 6,
      default: 60,
    },
  },
  presets: {
    standard: { label: { en: 'No referral', zh: '没有推荐' }, values: {} },
    referral: { label: { en: 'Loyal customers refer', zh: '忠诚顾客会推荐' }, values: { referral: 0.03 } },
    shaky: {
      label: { en: 'The top is shaky', zh: '高层不稳' },
      values: { lapseBehavioural: 0.05, lapseIntention: 0.05 },
    },
  },
  solve(values): StageMarkovResult {
    const alone = stageTransitions({
      lapse: [values.lapseCognitive, values.lapseAffective, values.lapseIntention, values.lapseBehavioural],
      rise: [values.riseAffective, values.riseIntention, values.riseBehavioural],
      fall: [values.fallAffective, values.fallIntention, values.fallBehavioural],
      comeBack: values.comeBack,
    })
    const transitions = withReferral(alone, values.referral)
    const rewards = [
      values.marginCognitive,
      values.marginAffective,
      values.marginIntention,
      values.marginBehavioural,
      values.marginLapsed,
    ]
    const path = distributionPath(transitions, [1, 0, 0, 0, 0], values.horizon)
    // Less lapse makes customers multiply faster still: all four chains must remain below the discount rate.
    const { discount, lessLapse } = values
    const chains = [transitions, ...[0, 1, 2, 3].map((state) => withLessLapse(transitions, state, lessLapse))]
    if (chains.some((chain) => spectralRadius(chain) >= 1 + discount))
      return { transitions, values: null, worth: null, monthsAhead: null, path }
    return {
      transitions,
      values: lifetimeValues(transitions, rewards, discount),
      worth: [0, 1, 2, 3].map((state) => worthOfLessLapse(transitions, rewards, discount, state, lessLapse)),
      monthsAhead: monthsAhead(transitions, discount),
      path,
    }
  },
  outputs: {
    newCustomer: {
      label: { en: 'Value of a new customer', zh: '新顾客的终身价值' },
      describe: { en: 'Lifetime value in the cognitive state.', zh: '认知忠诚状态的终身价值。' },
      unit: money,
      of: (result) => result.values?.[0] ?? null,
    },
    topCustomer: {
      label: { en: 'Value of a behaviourally loyal one', zh: '行为忠诚顾客的终身价值' },
      describe: { en: 'Lifetime value in the behavioural state.', zh: '行为忠诚状态的终身价值。' },
      unit: money,
      of: (result) => result.values?.[3] ?? null,
    },
    lapsedCustomer: {
      label: { en: 'Value of a lapsed one', zh: '已流失顾客的价值' },
      describe: {
        en: 'Lifetime value in the lapsed state, as some come back.',
        zh: '流失状态的终身价值：有些人会回来。',
      },
      unit: money,
      of: (result) => result.values?.[4] ?? null,
    },
    worthCognitive: {
      label: { en: 'Less lapse at the first stage', zh: '首个阶段降低流失的价值' },
      describe: {
        en: 'Gain for a new customer when fewer lapse out of the cognitive state.',
        zh: '降低认知忠诚阶段的流失给每位新顾客带来的增值。',
      },
      unit: money,
      of: (result) => result.worth?.[0].perNewCustomer ?? null,
    },
    worthBehavioural: {
      label: { en: 'Less lapse at the last stage', zh: '最后阶段降低流失的价值' },
      describe: {
        en: 'Gain for a new customer when fewer lapse out of the behavioural state.',
        zh: '降低行为忠诚阶段的流失给每位新顾客带来的增值。',
      },
      unit: money,
      of: (result) => result.worth?.[3].perNewCustomer ?? null,
    },
    bestStage: {
      label: { en: 'Where less lapse is worth most', zh: '最值得降低流失的阶段' },
      describe: { en: '1 cognitive to 4 behavioural.', zh: '1 为认知忠诚，4 为行为忠诚。' },
      of: ({ worth }) =>
        worth &&
        1 + worth.reduce((best, each, i) => (each.perNewCustomer > worth[best].perNewCustomer ? i : best), 0),
    },
  },
  summary({ values, worth }) {
    if (!values || !worth)
      return {
        en: 'Customers multiply by referral faster than money is discounted: no lifetime value exists.',
        zh: '推荐使顾客增长快于贴现，终身价值不存在。',
      }
    return {
      en: `A new customer is worth ${values[0].toFixed(0)}, a behaviourally loyal one ${values[3].toFixed(0)}. Less lapse adds ${worth[0].perNewCustomer.toFixed(1)} to a new customer when it happens in the first stage and ${worth[3].perNewCustomer.toFixed(1)} in the last.`,
      zh: `新顾客价值 ${values[0].toFixed(0)}，行为忠诚的顾客价值 ${values[3].toFixed(0)}。同样降低流失，发生在第一阶段使新顾客增值 ${worth[0].perNewCustomer.toFixed(1)}，发生在最后阶段则增值 ${worth[3].perNewCustomer.toFixed(1)}。`,
    }
  },
  references: ['pfeifer2000', 'oliver1999'],
})
