import * as betaDistribution from '../../numerics/distributions/beta.ts'
import { defineModel, type Values } from '../../model/model.ts'
import { percent } from '../percent.ts'
import { bdw } from './bdw.ts'
import { COHORTS } from './cohorts.ts'
import { geometric } from './geometric.ts'
import { discountedResidualLifetime, fitRetentionCurve, retention, survival } from './retentionCurve.ts'
import { sbg, sbgResidualLifetime } from './sbg.ts'

const parameters = {
  cohort: {
    kind: 'choice',
    group: 'data',
    symbol: '\\text{cohort}',
    label: { en: 'Cohort', zh: '队列' },
    describe: { en: 'Which cohort of subscribers.', zh: '选择哪个订户队列。' },
    options: { highEnd: { en: 'High End', zh: '高端产品' }, regular: { en: 'Regular', zh: '普通产品' } },
    default: 'highEnd',
  },
  years: {
    group: 'data',
    symbol: 'n',
    label: { en: 'Years known', zh: '已知年数' },
    describe: {
      en: 'Renewals that the fit may see; the rest up to 12 is projected.',
      zh: '拟合可用的续约次数，其余至第 12 次为预测。',
    },
    unit: { en: 'years', zh: '年' },
    min: 3,
    max: 12,
    step: 1,
    integer: true,
    default: 7,
  },
  size: {
    group: 'data',
    symbol: 'N',
    label: { en: 'Cohort size', zh: '队列人数' },
    describe: {
      en: 'Customers at the start: it moves standard errors, not estimates.',
      zh: '起始顾客数：只影响标准误，不影响估计值。',
    },
    min: 100,
    max: 100000,
    step: 100,
    integer: true,
    default: 1000,
  },
  discount: {
    group: 'value',
    symbol: 'd',
    label: { en: 'Discount', zh: '折现率' },
    describe: { en: 'Discount rate per renewal period.', zh: '每个续约期的折现率。' },
    min: 0.01,
    max: 0.5,
    step: 0.01,
    default: 0.1,
  },
  renewals: {
    group: 'value',
    symbol: 'n_r',
    label: { en: 'Renewals made', zh: '已续约次数' },
    describe: {
      en: 'How many times the customer to be valued has renewed.',
      zh: '待估值的顾客已续约的次数。',
    },
    min: 0,
    max: 12,
    step: 1,
    integer: true,
    default: 4,
  },
} as const

type V = Values<typeof parameters>

const LAST = 12

function solve(v: V) {
  const actual = COHORTS[v.cohort].map((p) => p / 100)
  const survivors = actual.slice(0, v.years + 1).map((s) => s * v.size)
  const fits = {
    geometric: fitRetentionCurve(geometric, survivors),
    sbg: fitRetentionCurve(sbg, survivors),
    bdw: fitRetentionCurve(bdw, survivors),
  }
  const times = Array.from({ length: LAST + 1 }, (_, t) => t)
  const next = v.renewals + 1
  const { alpha, beta } = fits.sbg.parameters
  return {
    actual,
    fits,
    projected: {
      geometric: times.map((t) => survival(geometric, fits.geometric.parameters, t)),
      sbg: times.map((t) => survival(sbg, fits.sbg.parameters, t)),
      bdw: times.map((t) => survival(bdw, fits.bdw.parameters, t)),
    },
    retention: {
      actual: times.slice(1).map((t) => actual[t]! / actual[t - 1]!),
      geometric: times.slice(1).map((t) => retention(geometric, fits.geometric.parameters, t)),
      sbg: times.slice(1).map((t) => retention(sbg, fits.sbg.parameters, t)),
      bdw: times.slice(1).map((t) => retention(bdw, fits.bdw.parameters, t)),
    },
    /** How the tendency to leave is spread at the start, and among those who have renewed. */
    propensity: Array.from({ length: 99 }, (_, i) => {
      const theta = (i + 1) / 100
      return {
        theta,
        start: betaDistribution.pdf(theta, alpha, beta),
        afterRenewals: betaDistribution.pdf(theta, alpha, beta + v.renewals),
      }
    }),
    /** The same for customers of 0 to 12 renewals: tenure tells who stays, if customers differ. */
    residualByRenewals: times.map((renewals) => ({
      renewals,
      sbg: sbgResidualLifetime(fits.sbg.parameters, renewals + 1, v.discount),
      geometric: discountedResidualLifetime(geometric, fits.geometric.parameters, renewals + 1, v.discount),
    })),
    residual: {
      geometric: discountedResidualLifetime(geometric, fits.geometric.parameters, next, v.discount),
      sbg: sbgResidualLifetime(fits.sbg.parameters, next, v.discount),
      bdw: discountedResidualLifetime(bdw, fits.bdw.parameters, next, v.discount),
    },
  }
}

/** Retention curves fitted on a few years of a cohort and projected to twelve. */
export const model = defineModel({
  id: 'retention-curve',
  title: { en: 'Projecting retention', zh: '留存率的外推' },
  describe: {
    en: 'Why retention rises with tenure although nobody changes, and what that does to projections and values.',
    zh: '为什么无人改变而留存率却随时间上升，这又如何影响预测与估值。',
  },
  version: 1,
  groups: { data: { en: 'Data', zh: '数据' }, value: { en: 'Value', zh: '价值' } },
  parameters,
  presets: {
    highEnd: { label: { en: 'High End, 7 years', zh: '高端产品，7 年' }, values: {} },
    regular: { label: { en: 'Regular, 7 years', zh: '普通产品，7 年' }, values: { cohort: 'regular' } },
    fewYears: { label: { en: 'High End, 4 years', zh: '高端产品，4 年' }, values: { years: 4 } },
  },
  solve,
  outputs: {
    alpha: {
      label: { en: 'sBG α', zh: 'sBG 的 α' },
      describe: { en: 'First parameter of the churn propensities.', zh: '流失倾向分布的第一参数。' },
      symbol: '\\alpha',
      of: (r) => r.fits.sbg.parameters.alpha,
    },
    beta: {
      label: { en: 'sBG β', zh: 'sBG 的 β' },
      describe: { en: 'Second parameter.', zh: '第二参数。' },
      symbol: '\\beta',
      of: (r) => r.fits.sbg.parameters.beta,
    },
    power: {
      label: { en: 'BdW c', zh: 'BdW 的 c' },
      describe: {
        en: "Above 1 a customer's own tendency to leave rises with tenure.",
        zh: '大于 1 表示个人的离开倾向随时间上升。',
      },
      symbol: 'c',
      of: (r) => r.fits.bdw.parameters.c,
    },
    sbgAt12: {
      label: { en: 'sBG: left in year 12', zh: 'sBG：第 12 年留存' },
      describe: { en: 'Projected share still there after 12 renewals.', zh: '预测 12 次续约后的留存比例。' },
      of: (r) => r.projected.sbg[LAST]!,
    },
    bdwAt12: {
      label: { en: 'BdW: left in year 12', zh: 'BdW：第 12 年留存' },
      describe: { en: 'Projected share still there after 12 renewals.', zh: '预测 12 次续约后的留存比例。' },
      of: (r) => r.projected.bdw[LAST]!,
    },
    geometricAt12: {
      label: { en: 'Constant: left in year 12', zh: '恒定：第 12 年留存' },
      describe: { en: 'Projected share under one churn for all.', zh: '人人流失率相同时的预测留存比例。' },
      of: (r) => r.projected.geometric[LAST]!,
    },
    actualAt12: {
      label: { en: 'Actually left', zh: '实际留存' },
      describe: { en: 'What the data show after 12 renewals.', zh: '数据显示的 12 次续约后留存比例。' },
      of: (r) => r.actual[LAST]!,
    },
    residual: {
      label: { en: 'Residual lifetime', zh: '剩余寿命' },
      describe: {
        en: 'Discounted payments still expected of a customer about to renew (sBG).',
        zh: '即将续约的顾客今后期望支付次数的折现值（sBG）。',
      },
      symbol: '\\mathrm{DERL}',
      of: (r) => r.residual.sbg,
    },
    residualConstant: {
      label: { en: 'Residual, constant', zh: '剩余寿命（恒定）' },
      describe: { en: 'The same were churn equal for all.', zh: '人人流失率相同时的剩余寿命。' },
      of: (r) => r.residual.geometric,
    },
  },
  summary: (r, v) => ({
    en: `From ${v.years} years the sBG projects ${percent(r.projected.sbg[LAST]!, 1)} left in year 12, the BdW ${percent(r.projected.bdw[LAST]!, 1)}, one constant churn ${percent(r.projected.geometric[LAST]!, 1)}; actually ${percent(r.actual[LAST]!, 1)} were. After ${v.renewals} renewals ${r.residual.sbg.toFixed(2)} discounted payments are still expected.`,
    zh: `依据前 ${v.years} 年，sBG 预测第 12 年留存 ${percent(r.projected.sbg[LAST]!, 1)}，BdW 为 ${percent(r.projected.bdw[LAST]!, 1)}，恒定流失率为 ${percent(r.projected.geometric[LAST]!, 1)}；实际为 ${percent(r.actual[LAST]!, 1)}。续约 ${v.renewals} 次后，预期还有 ${r.residual.sbg.toFixed(2)} 次（折现）支付。`,
  }),
  references: ['fader2007', 'fader2010', 'fader2018'],
})
