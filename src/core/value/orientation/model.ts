import { defineModel } from '../../model/model.ts'
import { ORIENTATIONS, bestResearch, crossover, policyPayoff, productFirst } from './orientation.ts'
import type { Orientation } from './orientation.ts'

export interface OrientationResult {
  readonly productFirst: number
  readonly customerFirst: number
  readonly interviews: number
  readonly crossover: number | null
  /** Payoffs by horizon, for the two curves. */
  readonly curve: readonly {
    readonly horizon: number
    readonly productFirst: number
    readonly customerFirst: number
    readonly interviews: number
  }[]
  readonly policies: Readonly<Record<Orientation, number>>
  readonly bestPolicy: Orientation
}

const months = { en: 'months', zh: '月' }
const profits = { en: 'months of profit', zh: '个月的满额利润' }

const names = {
  production: { en: 'producing', zh: '生产导向' },
  selling: { en: 'selling', zh: '推销导向' },
  satisfying: { en: 'satisfying customers', zh: '满足顾客' },
  leading: { en: 'leading customers', zh: '引领顾客' },
} as const

export const model = defineModel({
  id: 'orientation',
  title: { en: 'Product first or customer first', zh: '先有产品还是先问顾客' },
  describe: {
    en: 'Starting at once earns early and misses what customers want; asking first hits it and starts late: the runway decides.',
    zh: '立刻开张赚得早却不对顾客胃口；先问顾客对胃口却开张晚：资金能撑多久决定取舍。',
  },
  version: 1,
  groups: {
    runway: { en: 'Runway and research', zh: '资金期限与调研' },
    market: { en: 'The market', zh: '市场' },
    drift: { en: 'When customers move on', zh: '顾客在变' },
  },
  parameters: {
    horizon: {
      symbol: 'H',
      label: { en: 'Runway', zh: '资金期限' },
      describe: {
        en: 'For how long the money lasts, or profits count.',
        zh: '资金能撑多久，或计算多久的利润。',
      },
      group: 'runway',
      unit: months,
      min: 1,
      max: 60,
      step: 1,
      default: 18,
    },
    researchDelay: {
      symbol: 't_0',
      label: { en: 'Research takes at least', zh: '调研起步时间' },
      describe: { en: 'Delay of the start by any research at all.', zh: '只要做调研就会推迟的时间。' },
      group: 'runway',
      unit: months,
      min: 0,
      max: 12,
      step: 0.1,
      default: 2.5,
    },
    interviewTime: {
      symbol: '\\tau',
      label: { en: 'Each interview takes', zh: '每次访谈耗时' },
      describe: { en: 'Delay added by each interview.', zh: '每次访谈增加的推迟。' },
      group: 'runway',
      unit: months,
      min: 0.01,
      max: 0.5,
      step: 0.01,
      default: 0.05,
    },
    interviewError: {
      symbol: 's',
      label: { en: 'Error of one interview', zh: '单次访谈误差' },
      describe: { en: 'How far off the answer of a single customer is.', zh: '单个顾客的回答偏离多少。' },
      group: 'runway',
      min: 0.1,
      max: 4,
      step: 0.1,
      default: 1.5,
    },
    blindness: {
      symbol: 'b',
      label: { en: 'Blindness', zh: '盲目程度' },
      describe: {
        en: 'How far off the product of a firm is that does not ask.',
        zh: '不调研的企业，其产品偏离多少。',
      },
      group: 'market',
      min: 0.1,
      max: 3,
      step: 0.05,
      default: 0.8,
    },
    choosiness: {
      symbol: 'k',
      label: { en: 'Choosiness', zh: '挑剔程度' },
      describe: {
        en: 'How fast customers turn away from a product that is off.',
        zh: '产品一偏离，顾客离开得有多快。',
      },
      group: 'market',
      min: 0.05,
      max: 3,
      step: 0.05,
      default: 0.5,
    },
    profit: {
      symbol: '\\pi',
      label: { en: 'Profit of a perfect product', zh: '完美产品的利润' },
      describe: { en: 'A month.', zh: '每月。' },
      group: 'market',
      min: 0.1,
      max: 10,
      step: 0.1,
      default: 1,
    },
    speed: {
      symbol: 'v',
      label: { en: 'Customers move on', zh: '顾客变化速度' },
      describe: { en: 'How far their ideal moves in a month.', zh: '顾客的理想点每月移动多远。' },
      group: 'drift',
      unit: { en: 'per month', zh: '每月' },
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0.1,
    },
    cycle: {
      symbol: 'c',
      label: { en: 'Adapt every', zh: '调整周期' },
      describe: { en: 'Months between two rounds of asking and adapting.', zh: '两轮调研与调整之间的月数。' },
      group: 'drift',
      unit: months,
      min: 1,
      max: 24,
      step: 1,
      default: 6,
    },
    forecastVariance: {
      symbol: 'f',
      label: { en: 'Risk of leading', zh: '引领的风险' },
      describe: {
        en: 'Variance that a forecast gains with each month ahead.',
        zh: '预测每向前一个月增加的方差。',
      },
      group: 'drift',
      unit: { en: 'per month', zh: '每月' },
      min: 0,
      max: 0.3,
      step: 0.01,
      default: 0.03,
    },
    saving: {
      symbol: '\\sigma',
      label: { en: 'Saving of one standard product', zh: '标准化节约' },
      describe: {
        en: 'What never changing saves, as a part of profit.',
        zh: '从不改变所节约的，占利润的比例。',
      },
      group: 'drift',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.1,
    },
    pushGain: {
      symbol: 'g',
      label: { en: 'Push sells more', zh: '推销增量' },
      describe: { en: 'What a sales push adds to demand, as a part.', zh: '推销使需求增加的比例。' },
      group: 'drift',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.4,
    },
    pushCost: {
      symbol: 'c_g',
      label: { en: 'Push costs', zh: '推销成本' },
      describe: { en: 'A month.', zh: '每月。' },
      group: 'drift',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.15,
    },
  },
  presets: {
    startUp: {
      label: { en: 'A start-up with a year', zh: '只有一年资金的初创企业' },
      values: { horizon: 12 },
    },
    patient: { label: { en: 'Three years of money', zh: '三年的资金' }, values: { horizon: 36 } },
    expert: {
      label: { en: 'Founders who know the trade', zh: '内行的创业者' },
      values: { blindness: 0.3, horizon: 36 },
    },
    still: {
      label: { en: 'Customers who stay as they are', zh: '顾客不变' },
      values: { speed: 0, horizon: 36 },
    },
    fast: {
      label: { en: 'Customers who move fast', zh: '顾客变化很快' },
      values: { speed: 0.3, horizon: 36 },
    },
  },
  solve(values): OrientationResult {
    const { interviews, payoff } = bestResearch(values, values.horizon)
    const policies = {
      production: policyPayoff('production', values, values, interviews, values.horizon),
      selling: policyPayoff('selling', values, values, interviews, values.horizon),
      satisfying: policyPayoff('satisfying', values, values, interviews, values.horizon),
      leading: policyPayoff('leading', values, values, interviews, values.horizon),
    }
    return {
      productFirst: productFirst(values, values.horizon),
      customerFirst: payoff,
      interviews,
      crossover: crossover(values),
      curve: Array.from({ length: 60 }, (_, i) => {
        const research = bestResearch(values, i + 1)
        return {
          horizon: i + 1,
          productFirst: productFirst(values, i + 1),
          customerFirst: research.payoff,
          interviews: research.interviews,
        }
      }),
      policies,
      bestPolicy: ORIENTATIONS.reduce((best, each) => (policies[each] > policies[best] ? each : best)),
    }
  },
  outputs: {
    productFirst: {
      label: { en: 'Product first earns', zh: '先有产品的收益' },
      describe: { en: 'Over the runway.', zh: '在资金期限内。' },
      unit: profits,
      of: (result) => result.productFirst,
    },
    customerFirst: {
      label: { en: 'Customer first earns', zh: '先问顾客的收益' },
      describe: {
        en: 'Over the runway, with the best number of interviews.',
        zh: '在资金期限内，以最优访谈次数计。',
      },
      unit: profits,
      of: (result) => result.customerFirst,
    },
    interviews: {
      label: { en: 'Best number of interviews', zh: '最优访谈次数' },
      describe: { en: 'If customers are asked.', zh: '如果先问顾客。' },
      of: (result) => result.interviews,
    },
    crossover: {
      label: { en: 'Runway at which asking pays', zh: '调研开始划算的资金期限' },
      describe: { en: 'From here on asking first earns more.', zh: '超过此期限，先问顾客收益更高。' },
      unit: months,
      of: (result) => result.crossover,
    },
    customerFirstWins: {
      label: { en: 'Asking first pays', zh: '先问顾客更划算' },
      describe: { en: 'On this runway.', zh: '在此资金期限下。' },
      of: (result) => result.customerFirst > result.productFirst,
    },
    satisfying: {
      label: { en: 'Satisfying earns', zh: '满足顾客的收益' },
      describe: { en: 'When customers move on.', zh: '在顾客变化的情况下。' },
      unit: profits,
      of: (result) => result.policies.satisfying,
    },
    leading: {
      label: { en: 'Leading earns', zh: '引领顾客的收益' },
      describe: { en: 'When customers move on.', zh: '在顾客变化的情况下。' },
      unit: profits,
      of: (result) => result.policies.leading,
    },
  },
  summary(result, { horizon }) {
    const wins = result.customerFirst > result.productFirst
    const from =
      result.crossover === null
        ? { en: 'never within fifty years', zh: '五十年内都不划算' }
        : {
            en: `from ${result.crossover.toFixed(1)} months on`,
            zh: `自 ${result.crossover.toFixed(1)} 个月起划算`,
          }
    return {
      en: `On a runway of ${horizon} months product first earns ${result.productFirst.toFixed(2)} and customer first, with ${result.interviews} interview${result.interviews === 1 ? '' : 's'}, ${result.customerFirst.toFixed(2)}: ${wins ? 'ask first' : 'start at once'}. Asking pays ${from.en}. With customers on the move, ${names[result.bestPolicy].en} earns most.`,
      zh: `资金期限为 ${horizon} 个月时，先有产品收益 ${result.productFirst.toFixed(2)}，先问顾客（访谈 ${result.interviews} 次）收益 ${result.customerFirst.toFixed(2)}：${wins ? '应先问顾客' : '应立刻开张'}。调研${from.zh}。顾客在变时，${names[result.bestPolicy].zh}收益最高。`,
    }
  },
  references: ['kohli1990', 'lauterborn1990', 'osborne1992'],
})
