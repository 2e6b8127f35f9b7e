import { defineModel, type Values } from '../../model/model.ts'
import { percent } from '../percent.ts'

const months = { en: 'months', zh: '月' }

const parameters = {
  carryOver: {
    group: 'effect',
    symbol: '\\varphi',
    label: { en: 'Carry-over', zh: '延续系数' },
    describe: { en: 'The part of loyalty that lasts into the next month.', zh: '忠诚延续到下个月的比例。' },
    min: 0,
    max: 0.98,
    step: 0.01,
    default: 0.6,
  },
  effect: {
    group: 'effect',
    symbol: '\\beta',
    label: { en: 'Effect in a month', zh: '当月作用' },
    describe: {
      en: 'What one unit of effort adds in its month: the 0.15 of the source.',
      zh: '一单位投入在当月的作用：即原文的 0.15。',
    },
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.15,
  },
  duration: {
    group: 'programme',
    symbol: 'D',
    label: { en: 'Programme lasts', zh: '活动持续' },
    describe: { en: 'Months for which the effort is kept up.', zh: '投入持续的月数。' },
    unit: months,
    min: 1,
    max: 36,
    step: 1,
    integer: true,
    default: 36,
  },
  evaluation: {
    group: 'programme',
    symbol: 't',
    label: { en: 'Evaluated after', zh: '评估时点' },
    describe: {
      en: 'Month at which the programme is judged: the source says 3 to 6.',
      zh: '评价活动的月份：原文建议 3 至 6 个月。',
    },
    unit: months,
    min: 1,
    max: 36,
    step: 1,
    integer: true,
    default: 3,
  },
} as const

type V = Values<typeof parameters>

const LENGTH = 36

/** The share of the long-run effect that is there in month t, of an effort that lasts D months: 1 − φ^t, then φ^(t − D) of the last. */
export function shareSeen(carryOver: number, month: number, duration: number): number {
  const kept = Math.min(month, duration)
  return (1 - carryOver ** kept) * carryOver ** (month - kept)
}

function solve(v: V) {
  const path = [{ month: 0, loyalty: 0 }]
  for (let month = 1; month <= LENGTH; month++) {
    const effort = month <= v.duration ? 1 : 0
    path.push({ month, loyalty: v.carryOver * path.at(-1)!.loyalty + v.effect * effort })
  }
  const longRun = v.effect / (1 - v.carryOver)
  return {
    path,
    longRun,
    shareAtEvaluation: shareSeen(v.carryOver, v.evaluation, v.duration),
    shareAt3: 1 - v.carryOver ** 3,
    shareAt6: 1 - v.carryOver ** 6,
    /** Solves 1 − φ^t = 0.9; 0 when nothing is carried over. */
    monthsTo90: v.carryOver > 0 ? Math.log(0.1) / Math.log(v.carryOver) : 0,
    byCarryOver: Array.from({ length: 50 }, (_, i) => {
      const carryOver = i / 50
      return { carryOver, at3: 1 - carryOver ** 3, at6: 1 - carryOver ** 6 }
    }),
  }
}

/** A lagged effect: when can a programme be judged? */
export const model = defineModel({
  id: 'loyalty-lag',
  title: { en: 'When to judge a programme', zh: '何时评价一项活动' },
  describe: {
    en: 'Loyalty follows effort with a lag, L(t) = φ L(t − 1) + β X(t): how much of the effect shows after how many months.',
    zh: '忠诚滞后于投入，L(t) = φ L(t − 1) + β X(t)：多少个月后能看到多少效果。',
  },
  version: 1,
  groups: { effect: { en: 'Effect', zh: '作用' }, programme: { en: 'Programme', zh: '活动' } },
  parameters,
  presets: {
    medium: { label: { en: 'φ = 0.6', zh: '延续 0.6' }, values: {} },
    quick: { label: { en: 'φ = 0.3', zh: '延续 0.3' }, values: { carryOver: 0.3 } },
    slow: { label: { en: 'φ = 0.8', zh: '延续 0.8' }, values: { carryOver: 0.8 } },
    stopped: { label: { en: 'Stopped after half a year', zh: '半年后停止' }, values: { duration: 6 } },
  },
  solve,
  outputs: {
    longRun: {
      label: { en: 'Long-run effect', zh: '长期作用' },
      describe: {
        en: 'β/(1 − φ), if the effort is kept up for ever.',
        zh: '投入一直持续时的作用 β/(1 − φ)。',
      },
      of: (r) => r.longRun,
    },
    shareAtEvaluation: {
      label: { en: 'Seen at evaluation', zh: '评估时可见' },
      describe: {
        en: 'Share of the long-run effect there after the months chosen.',
        zh: '所选月份时已显现的长期作用份额。',
      },
      of: (r) => r.shareAtEvaluation,
    },
    shareAt3: {
      label: { en: 'Seen after 3 months', zh: '3 个月可见' },
      describe: { en: '1 − φ³.', zh: '即 1 − φ³。' },
      of: (r) => r.shareAt3,
    },
    shareAt6: {
      label: { en: 'Seen after 6 months', zh: '6 个月可见' },
      describe: { en: '1 − φ⁶.', zh: '即 1 − φ⁶。' },
      of: (r) => r.shareAt6,
    },
    monthsTo90: {
      label: { en: 'Months to 90%', zh: '达到 90% 的月数' },
      describe: { en: 'ln 0.1 / ln φ.', zh: '即 ln 0.1 / ln φ。' },
      unit: months,
      of: (r) => r.monthsTo90,
    },
  },
  summary: (r, v) => ({
    en: `With ${percent(v.carryOver)} carried over each month, ${percent(r.shareAtEvaluation)} of the long-run effect of ${r.longRun.toFixed(3)} is there after ${v.evaluation} months${v.duration < v.evaluation ? ` (effort stopped after ${v.duration})` : ''}; kept up, 90% takes ${r.monthsTo90.toFixed(1)} months.`,
    zh: `每月延续 ${percent(v.carryOver)} 时，${v.evaluation} 个月后${v.duration < v.evaluation ? `（投入在 ${v.duration} 个月后停止）` : ''}显现长期作用（${r.longRun.toFixed(3)}）的 ${percent(r.shareAtEvaluation)}；投入持续时，达到 90% 需要 ${r.monthsTo90.toFixed(1)} 个月。`,
  }),
  references: ['koyck1954'],
})
