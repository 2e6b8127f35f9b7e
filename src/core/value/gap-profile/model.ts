import { defineModel } from '../../model/model.ts'
import { decimals } from '../decimals.ts'
import { differenceReliability, gapProfile, retestCorrelation, simulateRespondents } from './gaps.ts'
import type { Profile, Respondent } from './gaps.ts'

export interface GapProfileResult {
  readonly profile: Profile
  /** Reliability of P, of E and of P − E. */
  readonly reliability: {
    readonly perception: number
    readonly expectation: number
    readonly difference: number
  }
  readonly respondents: readonly Respondent[]
  /** The same reliability, as the correlation of two rounds of the simulated survey. */
  readonly retest: number | null
}

export const dimensionNames = [
  { en: 'quality', zh: '质量' },
  { en: 'service', zh: '服务' },
  { en: 'price', zh: '价格' },
  { en: 'speed', zh: '速度' },
  { en: 'innovation', zh: '创新' },
] as const

const rating = { min: 1, max: 10, step: 0.1 } as const

function self(name: string, zh: string, value: number) {
  return {
    symbol: `F_{\\mathrm{${name.slice(0, 2)}}}`,
    label: { en: `Our ${name}, we say`, zh: `自评：${zh}` },
    describe: { en: `How the firm rates its own ${name}.`, zh: `企业对自己${zh}的评分。` },
    group: 'self',
    ...rating,
    default: value,
  } as const
}

function perception(name: string, zh: string, value: number) {
  return {
    symbol: `P_{\\mathrm{${name.slice(0, 2)}}}`,
    label: { en: `Our ${name}, customers say`, zh: `顾客评分：${zh}` },
    describe: { en: `How key customers rate the firm’s ${name}.`, zh: `重点顾客对企业${zh}的评分。` },
    group: 'perception',
    ...rating,
    default: value,
  } as const
}

function expectation(name: string, zh: string, value: number) {
  return {
    symbol: `E_{\\mathrm{${name.slice(0, 2)}}}`,
    label: { en: `Expected ${name}`, zh: `顾客期望：${zh}` },
    describe: { en: `What key customers expect of ${name}.`, zh: `重点顾客对${zh}的期望。` },
    group: 'expectation',
    ...rating,
    default: value,
  } as const
}

function importance(name: string, zh: string, value: number) {
  return {
    symbol: `w_{\\mathrm{${name.slice(0, 2)}}}`,
    label: { en: `Importance of ${name}`, zh: `重要性：${zh}` },
    describe: { en: `Weight of ${name}; the five are rescaled to 1.`, zh: `${zh}的权重；五项会归一化。` },
    group: 'importance',
    min: 0,
    max: 1,
    step: 0.05,
    default: value,
  } as const
}

const reliability = { group: 'survey', min: 0.5, max: 0.99, step: 0.01 } as const

export const model = defineModel({
  id: 'gap-profile',
  title: { en: 'How we see us, how they see us', zh: '自我评价与顾客评价' },
  describe: {
    en: 'Five ratings by the firm and by its key customers, the gaps between them, and how far a difference of two ratings can be trusted.',
    zh: '企业与重点顾客在五个方面的评分及其差距，以及两项评分之差有多可信。',
  },
  version: 1,
  groups: {
    self: { en: 'What the firm says of itself', zh: '企业自评' },
    perception: { en: 'What customers say', zh: '顾客评分' },
    expectation: { en: 'What customers expect', zh: '顾客期望' },
    importance: { en: 'What matters', zh: '重要性' },
    survey: { en: 'The survey', zh: '调查' },
  },
  parameters: {
    perceptionQuality: perception('quality', '质量', 7),
    perceptionService: perception('service', '服务', 6),
    perceptionPrice: perception('price', '价格', 6.5),
    perceptionSpeed: perception('speed', '速度', 5.5),
    perceptionInnovation: perception('innovation', '创新', 7.5),
    expectationQuality: expectation('quality', '质量', 8),
    expectationService: expectation('service', '服务', 8),
    expectationPrice: expectation('price', '价格', 7),
    expectationSpeed: expectation('speed', '速度', 7),
    expectationInnovation: expectation('innovation', '创新', 5),
    selfQuality: self('quality', '质量', 8),
    selfService: self('service', '服务', 8),
    selfPrice: self('price', '价格', 7),
    selfSpeed: self('speed', '速度', 8),
    selfInnovation: self('innovation', '创新', 7),
    importanceQuality: importance('quality', '质量', 0.3),
    importanceService: importance('service', '服务', 0.25),
    importancePrice: importance('price', '价格', 0.2),
    importanceSpeed: importance('speed', '速度', 0.15),
    importanceInnovation: importance('innovation', '创新', 0.1),
    reliabilityP: {
      symbol: '\\alpha_P',
      label: { en: 'Reliability of perception', zh: '感知评分的信度' },
      describe: { en: 'Part of the variance of P that is no error.', zh: 'P 的方差中不属于误差的部分。' },
      ...reliability,
      default: 0.9,
    },
    reliabilityE: {
      symbol: '\\alpha_E',
      label: { en: 'Reliability of expectation', zh: '期望评分的信度' },
      describe: { en: 'Part of the variance of E that is no error.', zh: 'E 的方差中不属于误差的部分。' },
      ...reliability,
      default: 0.9,
    },
    correlation: {
      symbol: 'r_{PE}',
      label: { en: 'Correlation of the two', zh: '二者的相关' },
      describe: {
        en: 'Of perception and expectation over customers.',
        zh: '各顾客的感知与期望之间的相关系数。',
      },
      group: 'survey',
      min: -0.5,
      max: 0.95,
      step: 0.01,
      default: 0.6,
    },
    respondents: {
      symbol: 'n',
      label: { en: 'Respondents', zh: '受访人数' },
      describe: { en: 'Simulated customers, asked twice.', zh: '模拟的顾客，各询问两次。' },
      group: 'survey',
      option: true,
      integer: true,
      min: 20,
      max: 5000,
      step: 20,
      default: 400,
    },
  },
  presets: {
    flattering: { label: { en: 'A firm that flatters itself', zh: '自我感觉良好的企业' }, values: {} },
    sameGap: {
      label: { en: 'The same gaps, all two points higher', zh: '差距相同，水平高两分' },
      values: {
        perceptionQuality: 9,
        expectationQuality: 10,
        perceptionService: 8,
        expectationService: 10,
        perceptionPrice: 8.5,
        expectationPrice: 9,
        perceptionSpeed: 7.5,
        expectationSpeed: 9,
        perceptionInnovation: 9.5,
        expectationInnovation: 7,
      },
    },
    blurred: {
      label: { en: 'Two ratings that say the same', zh: '两项评分几乎相同' },
      values: { correlation: 0.85 },
    },
  },
  constraints: [
    {
      parameters: ['correlation', 'reliabilityP', 'reliabilityE'],
      rule: {
        en: 'Ratings cannot correlate more than their reliabilities allow: at most √(α_P α_E).',
        zh: '两项评分的相关不能超过信度所允许的上限 √(α_P α_E)。',
      },
      holds: ({ correlation, reliabilityP, reliabilityE }) =>
        correlation <= Math.sqrt(reliabilityP * reliabilityE),
    },
    {
      parameters: [
        'importanceQuality',
        'importanceService',
        'importancePrice',
        'importanceSpeed',
        'importanceInnovation',
      ],
      rule: { en: 'Something must matter.', zh: '至少有一项的重要性大于零。' },
      holds: (values) =>
        values.importanceQuality +
          values.importanceService +
          values.importancePrice +
          values.importanceSpeed +
          values.importanceInnovation >
        0,
    },
  ],
  random: true,
  solve(values, random): GapProfileResult {
    const profile = gapProfile([
      {
        self: values.selfQuality,
        perception: values.perceptionQuality,
        expectation: values.expectationQuality,
        importance: values.importanceQuality,
      },
      {
        self: values.selfService,
        perception: values.perceptionService,
        expectation: values.expectationService,
        importance: values.importanceService,
      },
      {
        self: values.selfPrice,
        perception: values.perceptionPrice,
        expectation: values.expectationPrice,
        importance: values.importancePrice,
      },
      {
        self: values.selfSpeed,
        perception: values.perceptionSpeed,
        expectation: values.expectationSpeed,
        importance: values.importanceSpeed,
      },
      {
        self: values.selfInnovation,
        perception: values.perceptionInnovation,
        expectation: values.expectationInnovation,
        importance: values.importanceInnovation,
      },
    ])
    const { reliabilityP, reliabilityE, correlation } = values
    const respondents = simulateRespondents(
      values.respondents,
      reliabilityP,
      reliabilityE,
      correlation,
      random,
    )
    return {
      profile,
      reliability: {
        perception: reliabilityP,
        expectation: reliabilityE,
        difference: differenceReliability(reliabilityP, reliabilityE, correlation),
      },
      respondents,
      retest: retestCorrelation(respondents),
    }
  },
  outputs: {
    servqual: {
      label: { en: 'SERVQUAL', zh: 'SERVQUAL 得分' },
      describe: { en: 'Weighted perception less expectation.', zh: '加权的感知减期望。' },
      of: (result) => result.profile.servqual,
    },
    servperf: {
      label: { en: 'SERVPERF', zh: 'SERVPERF 得分' },
      describe: { en: 'Weighted perception alone.', zh: '仅加权感知。' },
      of: (result) => result.profile.servperf,
    },
    largestSelfGap: {
      label: { en: 'Largest self-flattery', zh: '最大的自我高估' },
      describe: {
        en: 'By how much the firm overrates itself where it does so most.',
        zh: '企业高估自己最多的一项高估了多少。',
      },
      of: (result) => Math.max(...result.profile.selfGaps),
    },
    differenceReliability: {
      label: { en: 'Reliability of the gap', zh: '差距的信度' },
      describe: {
        en: 'Part of the variance of P − E that is no error.',
        zh: 'P − E 的方差中不属于误差的部分。',
      },
      of: (result) => result.reliability.difference,
    },
    retest: {
      label: { en: 'Retest correlation', zh: '重测相关' },
      describe: {
        en: 'Of the gap in two rounds of the simulated survey.',
        zh: '模拟调查两轮所得差距之间的相关。',
      },
      of: (result) => result.retest,
    },
    toConcentrateOn: {
      label: { en: 'To concentrate on', zh: '需优先改进的项数' },
      describe: {
        en: 'Dimensions of much importance and little performance.',
        zh: '重要而表现不佳的方面有几项。',
      },
      of: (result) => result.profile.quadrants.filter((each) => each === 'concentrate').length,
    },
  },
  summary({ profile, reliability: trust }) {
    const worst = profile.serviceGaps.indexOf(Math.min(...profile.serviceGaps))
    const flattered = profile.selfGaps.indexOf(Math.max(...profile.selfGaps))
    return {
      en: `Customers miss ${dimensionNames[worst].en} most (gap ${decimals(profile.serviceGaps[worst], 1)}); the firm overrates its ${dimensionNames[flattered].en} most (by ${decimals(profile.selfGaps[flattered], 1)}). The reliability of the gap is ${trust.difference.toFixed(2)}.`,
      zh: `顾客最不满的是${dimensionNames[worst].zh}（差距 ${decimals(profile.serviceGaps[worst], 1)}）；企业最高估自己的是${dimensionNames[flattered].zh}（高估 ${decimals(profile.selfGaps[flattered], 1)}）。差距的信度为 ${trust.difference.toFixed(2)}。`,
    }
  },
  references: ['parasuraman1988', 'cronin1992', 'martilla1977', 'peter1993'],
})
