import { median } from 'd3-array'
import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { percent } from '../percent.ts'
import { fitStays, staysByPeriod, survival } from '../retention-curve/retentionCurve.ts'
import { sbg } from '../retention-curve/sbg.ts'
import { kaplanMeier, medianSurvival, type Spell, survivalAt } from './kaplanMeier.ts'
import { logRank } from './logRank.ts'

const months = { en: 'months', zh: '月' }

const parameters = {
  customers: {
    group: 'customers',
    symbol: 'n',
    label: { en: 'Customers per group', zh: '每组顾客数' },
    describe: { en: 'Customers in each of two groups.', zh: '两组各自的顾客数。' },
    min: 20,
    max: 2000,
    step: 10,
    integer: true,
    default: 200,
  },
  medianLife: {
    group: 'customers',
    symbol: 'm',
    label: { en: 'Median time to leave', zh: '离开时间中位数' },
    describe: {
      en: 'Time by which half of the first group have left.',
      zh: '第一组半数顾客离开所需的时间。',
    },
    unit: months,
    min: 2,
    max: 60,
    step: 1,
    default: 18,
  },
  shape: {
    group: 'customers',
    symbol: 'k',
    label: { en: 'Shape', zh: '形状' },
    describe: {
      en: 'Weibull: below 1 the danger of leaving falls with tenure, above 1 it rises.',
      zh: '威布尔形状：小于 1 时离开的风险随时间下降，大于 1 时上升。',
    },
    min: 0.4,
    max: 3,
    step: 0.1,
    default: 0.8,
  },
  hazardRatio: {
    group: 'customers',
    symbol: '\\mathrm{HR}',
    label: { en: 'Hazard ratio', zh: '风险比' },
    describe: {
      en: 'How many times the second group is in danger of leaving.',
      zh: '第二组的离开风险是第一组的几倍。',
    },
    min: 0.3,
    max: 3,
    step: 0.05,
    default: 1.5,
  },
  window: {
    group: 'observation',
    symbol: 'W',
    label: { en: 'Window', zh: '观察窗口' },
    describe: {
      en: 'Length of the study: customers enter evenly through it, and who is still there at its end is censored.',
      zh: '研究时长：顾客在其间均匀进入，期末仍在者为删失。',
    },
    unit: months,
    min: 3,
    max: 60,
    step: 1,
    default: 24,
  },
  lookAt: {
    group: 'observation',
    symbol: 't',
    label: { en: 'Look at', zh: '考察时点' },
    describe: { en: 'Tenure at which survival is read off.', zh: '读取留存率的在册时长。' },
    unit: months,
    min: 1,
    max: 36,
    step: 1,
    default: 12,
  },
} as const

type V = Values<typeof parameters>

/** A spell, and what only the simulation knows: when it began, and how long it would go on. */
interface Life extends Spell {
  readonly entry: number
  readonly life: number
}

/** Weibull lifetimes, seen through a window that customers enter evenly. */
function drawGroup(v: V, hazardRatio: number, random: Random): Life[] {
  const scale = v.medianLife / Math.LN2 ** (1 / v.shape)
  return Array.from({ length: v.customers }, () => {
    const life = scale * (-Math.log1p(-random()) / hazardRatio) ** (1 / v.shape)
    const seen = v.window * (1 - random())
    const entry = v.window - seen
    return { entry, life, event: life <= seen, duration: Math.min(life, seen) }
  })
}

function solve(v: V, random: Random) {
  const first = drawGroup(v, 1, random)
  const second = drawGroup(v, v.hazardRatio, random)
  const steps = kaplanMeier(first)
  const secondSteps = kaplanMeier(second)
  const gone = first.filter((s) => s.event)
  const scale = v.medianLife / Math.LN2 ** (1 / v.shape)
  const staying = fitStays(
    sbg,
    staysByPeriod(first.map((life) => ({ ...life, watched: v.window - life.entry }))),
  )
  return {
    steps,
    secondSteps,
    truth: Math.exp(-((v.lookAt / scale) ** v.shape)),
    at: survivalAt(steps, v.lookAt),
    /** The sBG on the first group by whole months, and what it says of the month looked at. */
    sbg: {
      parameters: staying.parameters,
      converged: staying.converged,
      at: survival(sbg, staying.parameters, v.lookAt),
      survival: Array.from({ length: v.window + 1 }, (_, t) => survival(sbg, staying.parameters, t)),
    },
    /** The two common mistakes: only those who left; and those still there as if they stayed for ever. */
    withoutCensored:
      gone.length === 0 ? null : gone.filter((s) => s.duration > v.lookAt).length / gone.length,
    censoredAsStayed: first.filter((s) => !s.event || s.duration > v.lookAt).length / first.length,
    /** The curve that those who left would give by themselves. */
    completedSteps: gone.length === 0 ? [] : kaplanMeier(gone),
    /** A few of the first group, in the order of their entry. */
    lives: first.slice(0, 16).sort((a, b) => a.entry - b.entry),
    censoredShare: 1 - gone.length / first.length,
    median: medianSurvival(steps),
    medianOfGone: gone.length === 0 ? null : median(gone, (s) => s.duration)!,
    test: logRank(first, second),
    risk: [0, 0.25, 0.5, 0.75, 1].map((q) => ({
      time: q * v.window,
      first: first.filter((s) => s.duration >= q * v.window).length,
      second: second.filter((s) => s.duration >= q * v.window).length,
    })),
  }
}

/** Kaplan–Meier curves of two groups of customers, and what forgetting the censored does. */
export const model = defineModel({
  id: 'survival',
  title: { en: 'How long customers stay', zh: '顾客能留多久' },
  describe: {
    en: 'Two groups watched through a window: Kaplan–Meier curves, a log-rank test, and the error of dropping those still there.',
    zh: '透过观察窗口比较两组顾客：Kaplan–Meier 曲线、对数秩检验，以及舍去仍在册者造成的错误。',
  },
  version: 1,
  groups: { customers: { en: 'Customers', zh: '顾客' }, observation: { en: 'Observation', zh: '观察' } },
  parameters,
  presets: {
    study: { label: { en: 'Two years', zh: '两年观察' }, values: {} },
    short: { label: { en: 'A short window', zh: '短窗口' }, values: { window: 8, lookAt: 6 } },
    alike: { label: { en: 'No difference', zh: '没有差别' }, values: { hazardRatio: 1 } },
  },
  random: true,
  solve,
  outputs: {
    at: {
      label: { en: 'Kaplan–Meier', zh: 'Kaplan–Meier 估计' },
      describe: { en: 'Estimated share of the first group still there.', zh: '第一组在考察时点的留存估计。' },
      symbol: '\\hat S(t)',
      of: (r) => r.at,
    },
    truth: {
      label: { en: 'Truth', zh: '真值' },
      describe: { en: 'The share that the simulation was drawn from.', zh: '模拟所依据的真实留存率。' },
      symbol: 'S(t)',
      of: (r) => r.truth,
    },
    sbgAt: {
      label: { en: 'sBG', zh: 'sBG 估计' },
      describe: {
        en: 'The share that the shifted beta-geometric, fitted to the first group by whole months, says is still there.',
        zh: '按整月把平移贝塔–几何模型拟合到第一组所得的留存率。',
      },
      of: (r) => r.sbg.at,
    },
    withoutCensored: {
      label: { en: 'Only those who left', zh: '只看已离开者' },
      describe: {
        en: 'The share when those still there are dropped: far too low.',
        zh: '舍去仍在册者得到的比例：严重偏低。',
      },
      of: (r) => r.withoutCensored,
    },
    censoredAsStayed: {
      label: { en: 'Censored as staying', zh: '把删失当作留存' },
      describe: {
        en: 'The share when those still there count as staying: too high.',
        zh: '把删失者一律算作留存得到的比例：偏高。',
      },
      of: (r) => r.censoredAsStayed,
    },
    censoredShare: {
      label: { en: 'Censored', zh: '删失比例' },
      describe: {
        en: 'Share of the first group still there when the window closes.',
        zh: '窗口关闭时第一组仍在册的比例。',
      },
      of: (r) => r.censoredShare,
    },
    median: {
      label: { en: 'Median', zh: '中位数' },
      describe: {
        en: 'Time by which half have left; none if it is not reached.',
        zh: '半数离开的时间；未达到则不存在。',
      },
      unit: months,
      of: (r) => r.median,
    },
    medianOfGone: {
      label: { en: 'Median of those who left', zh: '已离开者的中位数' },
      describe: { en: 'The same from completed stays only.', zh: '只用已结束的在册时长算出的中位数。' },
      unit: months,
      of: (r) => r.medianOfGone,
    },
    logRankP: {
      label: { en: 'Log-rank p', zh: '对数秩检验 p 值' },
      describe: { en: 'Of the test that both groups stay alike.', zh: '检验两组留存相同的 p 值。' },
      symbol: 'p',
      of: (r) => r.test?.p ?? null,
    },
  },
  summary: (r, v) => ({
    en: `After ${v.lookAt} months Kaplan–Meier finds ${percent(r.at)} still there (truth ${percent(r.truth)}), the sBG by whole months ${percent(r.sbg.at)}; counting only those who left would say ${percent(r.withoutCensored ?? 0)}. ${percent(r.censoredShare)} are censored.${r.test ? ` The log-rank test of both groups gives p = ${r.test.p.toFixed(3)}.` : ''}`,
    zh: `第 ${v.lookAt} 个月，Kaplan–Meier 估计留存 ${percent(r.at)}（真值 ${percent(r.truth)}），按整月拟合的 sBG 为 ${percent(r.sbg.at)}；只看已离开者则为 ${percent(r.withoutCensored ?? 0)}。删失比例为 ${percent(r.censoredShare)}。${r.test ? `两组对数秩检验 p = ${r.test.p.toFixed(3)}。` : ''}`,
  }),
  references: ['kaplan1958', 'mantel1966', 'fader2007'],
})
