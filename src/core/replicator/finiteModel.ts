import { defineModel, type Values } from '../model/model.ts'
import type { Random } from '../numerics/random.ts'
import { finiteEnsemble } from './finitePopulation.ts'
import { groups, parameters as sharing } from './parameters.ts'
import { coefficients } from './payoffs.ts'

const people = { en: 'people', zh: '人' }
const { samples: _, ...game } = sharing

const parameters = {
  ...game,
  customers: {
    group: 'population',
    symbol: 'N_c',
    label: { en: 'Customers', zh: '顾客人数' },
    describe: {
      en: 'How many customers there are; with few of them chance decides more.',
      zh: '顾客的人数；人越少，偶然性的作用越大。',
    },
    unit: people,
    min: 2,
    max: 400,
    step: 1,
    integer: true,
    default: 40,
  },
  enterprises: {
    group: 'population',
    symbol: 'N_e',
    label: { en: 'Enterprises', zh: '企业数' },
    describe: {
      en: 'How many enterprises (or teams of one) decide whether to share.',
      zh: '决定是否共享的企业（或同一企业中的团队）数。',
    },
    min: 2,
    max: 400,
    step: 1,
    integer: true,
    default: 12,
  },
  selection: {
    group: 'population',
    symbol: '\\beta',
    label: { en: 'Sharpness of comparison', zh: '比较的敏锐程度' },
    describe: {
      en: 'How surely the better earner is imitated; near 0 it is almost a coin toss.',
      zh: '收益更高者被模仿的把握有多大；接近 0 时几乎如同掷硬币。',
    },
    min: 0.05,
    max: 5,
    step: 0.05,
    default: 0.5,
  },
  mutation: {
    group: 'population',
    symbol: '\\mu_0',
    label: { en: 'Trying at random', zh: '随机尝试' },
    describe: {
      en: 'The chance that someone who reconsiders tries either way at random instead of imitating.',
      zh: '重新考虑的人不去模仿、而是随机尝试一种做法的概率。',
    },
    min: 0,
    max: 0.2,
    step: 0.005,
    default: 0,
  },
  runs: {
    group: 'computation',
    symbol: 'n',
    label: { en: 'Runs', zh: '模拟次数' },
    describe: { en: 'How many communities are simulated.', zh: '模拟多少个社区。' },
    option: true,
    min: 20,
    max: 1000,
    step: 20,
    integer: true,
    default: 200,
  },
} as const

export type FiniteValues = Values<typeof parameters>

function solve(values: FiniteValues, random: Random) {
  const { customers, enterprises, selection, mutation, x0, y0, runs, horizon } = values
  const times = Array.from({ length: 61 }, (_, k) => (horizon * k) / 60)
  const seed = Math.floor(random() * 2 ** 31)
  return finiteEnsemble(
    coefficients(values),
    { customers, enterprises, selection, mutation },
    { x0, y0 },
    seed,
    {
      runs,
      times,
      keep: 6,
    },
  )
}

export type FiniteResult = ReturnType<typeof solve>

const percent = (p: number) => `${Math.round(100 * p)}%`

/** The sharing game among finitely many: the same payoffs, imitation one person at a time, and chance. */
export const model = defineModel({
  id: 'finite-sharing',
  title: { en: 'Deciding to share, among few', zh: '少数人之间的共享决策' },
  describe: {
    en: 'The sharing game with finite numbers of customers and enterprises who imitate one another at random: an ensemble of seeded runs beside the limit of infinite numbers.',
    zh: '有限数量的顾客与企业随机相互模仿的共享博弈：一组给定种子的模拟，与人数无穷时的极限并列。',
  },
  version: 1,
  groups: { population: { en: 'Population', zh: '群体' }, ...groups },
  parameters,
  presets: {
    handful: {
      label: { en: 'A handful of people', zh: '寥寥数人' },
      values: { customers: 8, enterprises: 4 },
    },
    crowd: { label: { en: 'A crowd', zh: '一大群人' }, values: { customers: 400, enterprises: 200 } },
    nearTheLine: {
      label: { en: 'A start near the line', zh: '分界线附近的起点' },
      values: { x0: 0.25, y0: 0.35 },
    },
    restless: {
      label: { en: 'Some always try at random', zh: '总有人随机尝试' },
      values: { mutation: 0.05, x0: 0.1, y0: 0.1, horizon: 60 },
    },
  },
  random: true,
  solve,
  outputs: {
    bothShare: {
      label: { en: 'Communities that come to share', zh: '最终共享的社区比例' },
      describe: {
        en: 'Share of the runs in which both populations share with at least 95% at the end.',
        zh: '期末双方共享程度都不低于 95% 的模拟所占比例。',
      },
      of: (r: FiniteResult) => r.bothShare,
    },
    medianX: {
      label: { en: 'Customers who share, median', zh: '共享的顾客比例（中位数）' },
      describe: { en: 'Median over the runs at the end.', zh: '期末各次模拟的中位数。' },
      of: (r: FiniteResult) => r.x[2].at(-1)!,
    },
    medianY: {
      label: { en: 'Enterprises that share, median', zh: '共享的企业比例（中位数）' },
      describe: { en: 'Median over the runs at the end.', zh: '期末各次模拟的中位数。' },
      of: (r: FiniteResult) => r.y[2].at(-1)!,
    },
    meanFieldX: {
      label: { en: 'Customers who share, infinite numbers', zh: '共享的顾客比例（人数无穷）' },
      describe: { en: 'The mean field at the end.', zh: '期末的平均场值。' },
      of: (r: FiniteResult) => r.meanField.x.at(-1)!,
    },
    spreadX: {
      label: { en: 'Spread among customers', zh: '顾客比例的离散程度' },
      describe: {
        en: 'Distance between the 5% and the 95% quantile of the share of customers at the end.',
        zh: '期末顾客共享比例的 5% 与 95% 分位数之差。',
      },
      of: (r: FiniteResult) => r.x[4].at(-1)! - r.x[0].at(-1)!,
    },
  },
  summary: (r, { customers, enterprises, runs, horizon }) => ({
    en: `Of ${runs} communities of ${customers} customers and ${enterprises} enterprises, ${percent(r.bothShare)} come to share by time ${horizon}. With infinite numbers ${percent(r.meanField.x.at(-1)!)} of customers would share.`,
    zh: `在 ${runs} 个由 ${customers} 位顾客和 ${enterprises} 家企业组成的社区中，有 ${percent(r.bothShare)} 到第 ${horizon} 期走向共享；人数无穷时，共享的顾客会占 ${percent(r.meanField.x.at(-1)!)}。`,
  }),
  references: ['traulsen2006', 'gillespie1977'],
})
