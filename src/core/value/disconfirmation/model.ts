import { mean } from 'd3-array'
import { defineModel } from '../../model/model.ts'
import { decimals } from '../decimals.ts'
import { costOfVolatility, disconfirmationPath, treadmillSpeed, trial } from './disconfirmation.ts'
import type { DisconfirmationPeriod } from './disconfirmation.ts'

export interface DisconfirmationResult {
  readonly path: readonly DisconfirmationPeriod[]
  readonly trial: number
  /** Growth a period that would keep the first satisfaction. */
  readonly treadmillSpeed: number
  readonly costOfVolatility: number
}

const points = { en: 'points', zh: '分' }

export const model = defineModel({
  id: 'disconfirmation',
  title: { en: 'The treadmill of expectations', zh: '期望的跑步机' },
  describe: {
    en: 'Satisfaction is performance against expectation, and expectation follows performance: what delighted becomes what is due.',
    zh: '满意来自绩效与期望之差，而期望追随绩效：昨日的惊喜成为今日的理所当然。',
  },
  version: 1,
  groups: {
    firm: { en: 'What the firm does', zh: '企业的作为' },
    customer: { en: 'How the customer judges', zh: '顾客如何评判' },
    time: { en: 'Time', zh: '时间' },
  },
  parameters: {
    performance: {
      symbol: 'P_0',
      label: { en: 'Performance', zh: '绩效' },
      describe: { en: 'What the customer gets at first.', zh: '顾客最初得到的绩效。' },
      group: 'firm',
      unit: points,
      min: 1,
      max: 10,
      step: 0.1,
      default: 6,
    },
    expectation: {
      symbol: 'E_0',
      label: { en: 'Promise', zh: '承诺' },
      describe: {
        en: 'What the customer has been led to expect at first.',
        zh: '顾客最初被引导产生的期望。',
      },
      group: 'firm',
      unit: points,
      min: 1,
      max: 10,
      step: 0.1,
      default: 5,
    },
    growth: {
      symbol: 'g',
      label: { en: 'Improvement', zh: '改进速度' },
      describe: { en: 'What performance gains each period.', zh: '绩效每期提高多少。' },
      group: 'firm',
      unit: { en: 'points per period', zh: '分／期' },
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0,
    },
    noise: {
      symbol: '\\sigma',
      label: { en: 'Ups and downs', zh: '波动' },
      describe: { en: 'Standard deviation of performance.', zh: '绩效的标准差。' },
      group: 'firm',
      unit: points,
      min: 0,
      max: 2,
      step: 0.1,
      default: 0,
    },
    adaptation: {
      symbol: '\\lambda',
      label: { en: 'Getting used to it', zh: '适应速度' },
      describe: { en: 'Part of a surprise that becomes expectation.', zh: '意外中转化为期望的部分。' },
      group: 'customer',
      unit: { en: 'per period', zh: '每期' },
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.2,
    },
    lossAversion: {
      symbol: 'L',
      label: { en: 'Loss aversion', zh: '损失厌恶' },
      describe: {
        en: 'How many times more a shortfall weighs than a surplus.',
        zh: '落差比超出期望重多少倍。',
      },
      group: 'customer',
      min: 1,
      max: 4,
      step: 0.1,
      default: 2,
    },
    assimilation: {
      symbol: 'a',
      label: { en: 'Assimilation', zh: '同化' },
      describe: {
        en: 'Part of a small gap that the customer explains away.',
        zh: '差距很小时，顾客自行化解掉的部分。',
      },
      group: 'customer',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0,
    },
    indifference: {
      symbol: 'z',
      label: { en: 'Zone of indifference', zh: '不敏感区' },
      describe: { en: 'How small a gap must be to be explained away.', zh: '差距小于多少才会被化解。' },
      group: 'customer',
      unit: points,
      min: 0,
      max: 3,
      step: 0.1,
      default: 0.5,
    },
    otherPromises: {
      symbol: 'E_r',
      label: { en: 'What others promise', zh: '别家的承诺' },
      describe: {
        en: 'A promise of this size is tried by half of the strangers.',
        zh: '承诺达到这一水平时，半数陌生人会来试。',
      },
      group: 'customer',
      unit: points,
      min: 1,
      max: 10,
      step: 0.1,
      default: 5,
    },
    periods: {
      symbol: 'T',
      label: { en: 'Periods', zh: '期数' },
      describe: { en: 'How long the customer is followed.', zh: '跟踪多少期。' },
      group: 'time',
      option: true,
      integer: true,
      min: 6,
      max: 240,
      step: 1,
      default: 24,
    },
  },
  presets: {
    treadmill: { label: { en: 'Standing still', zh: '原地不动' }, values: {} },
    running: { label: { en: 'Running to stay', zh: '跑步才能留在原地' }, values: { growth: 0.2 } },
    overpromise: { label: { en: 'Overpromising', zh: '过度承诺' }, values: { expectation: 8 } },
    unreliable: {
      label: { en: 'Good on average', zh: '平均不错但不稳定' },
      values: { performance: 5, noise: 1 },
    },
    forgiving: {
      label: { en: 'Small gaps are forgiven', zh: '小差距可以原谅' },
      values: { performance: 4.7, assimilation: 0.8 },
    },
  },
  random: true,
  solve: (values, random): DisconfirmationResult => ({
    path: disconfirmationPath(values, values.periods, random),
    trial: trial(values.expectation, values.otherPromises, 1),
    treadmillSpeed: treadmillSpeed(values.adaptation, Math.max(0, values.performance - values.expectation)),
    costOfVolatility: costOfVolatility(values.lossAversion, values.noise),
  }),
  outputs: {
    firstSatisfaction: {
      label: { en: 'First satisfaction', zh: '首期满意度' },
      describe: { en: 'Satisfaction in the first period.', zh: '第一期的满意度。' },
      unit: points,
      of: (result) => result.path[0].satisfaction,
    },
    lastSatisfaction: {
      label: { en: 'Last satisfaction', zh: '末期满意度' },
      describe: { en: 'Satisfaction in the last period.', zh: '最后一期的满意度。' },
      unit: points,
      of: (result) => result.path.at(-1)!.satisfaction,
    },
    meanSatisfaction: {
      label: { en: 'Mean satisfaction', zh: '平均满意度' },
      describe: { en: 'Over all periods.', zh: '各期的平均。' },
      unit: points,
      of: (result) => mean(result.path, (each) => each.satisfaction)!,
    },
    trial: {
      label: { en: 'Trial', zh: '试用率' },
      describe: { en: 'Share of strangers whom the promise brings.', zh: '被承诺吸引来的陌生人比例。' },
      of: (result) => result.trial,
    },
    treadmillSpeed: {
      label: { en: 'Speed of the treadmill', zh: '跑步机的速度' },
      describe: {
        en: 'Improvement a period that would keep the first satisfaction.',
        zh: '要维持首期满意度，每期需要改进多少。',
      },
      unit: { en: 'points per period', zh: '分／期' },
      of: (result) => result.treadmillSpeed,
    },
    costOfVolatility: {
      label: { en: 'Cost of ups and downs', zh: '波动的代价' },
      describe: {
        en: 'Mean satisfaction lost by noise when performance meets expectation on average.',
        zh: '平均绩效等于期望时，波动造成的平均满意度损失。',
      },
      unit: points,
      of: (result) => result.costOfVolatility,
    },
  },
  summary(result) {
    const first = decimals(result.path[0].satisfaction, 2)
    const last = result.path.at(-1)!
    return {
      en: `Satisfaction begins at ${first} and is ${decimals(last.satisfaction, 2)} in period ${last.period}, when expectation has come to ${decimals(last.expectation, 2)}.`,
      zh: `满意度从 ${first} 开始，到第 ${last.period} 期为 ${decimals(last.satisfaction, 2)}，此时期望已到 ${decimals(last.expectation, 2)}。`,
    }
  },
  references: ['oliver1980', 'anderson1973', 'kahneman1979'],
})
