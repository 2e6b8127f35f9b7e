import { defineModel, type Values } from '../../model/model.ts'
import { normal } from '../../numerics/distributions.ts'
import type { Random } from '../../numerics/random.ts'
import { percent } from '../percent.ts'
import { answersPerGroup, netPromoter } from './netPromoter.ts'

const parameters = {
  promoters: {
    group: 'answers',
    symbol: 'p_+',
    label: { en: 'Promoters', zh: '推荐者' },
    describe: { en: 'Share of answers 9 and 10.', zh: '回答 9 或 10 分的比例。' },
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.5,
  },
  detractors: {
    group: 'answers',
    symbol: 'p_-',
    label: { en: 'Detractors', zh: '贬损者' },
    describe: { en: 'Share of answers 0 to 6.', zh: '回答 0 至 6 分的比例。' },
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.2,
  },
  n: {
    group: 'answers',
    symbol: 'n',
    label: { en: 'Answers', zh: '回答数' },
    describe: { en: 'Answers in each wave.', zh: '每一轮调查的回答数。' },
    min: 10,
    max: 5000,
    step: 10,
    integer: true,
    default: 100,
  },
  difference: {
    group: 'compare',
    symbol: '\\delta',
    label: { en: 'Difference to find', zh: '要识别的差异' },
    describe: {
      en: 'Difference between two groups that a study should be able to find; the source claims 23 points after a brand story.',
      zh: '希望研究能够识别的两组差异；原文称品牌故事使净推荐值提高 23 分。',
    },
    unit: { en: 'points', zh: '分' },
    min: 1,
    max: 60,
    step: 1,
    default: 23,
  },
  power: {
    group: 'compare',
    symbol: '1-\\beta',
    label: { en: 'Power', zh: '检验功效' },
    describe: { en: 'Chance to find the difference if it is there.', zh: '差异存在时能够识别的概率。' },
    min: 0.5,
    max: 0.99,
    step: 0.01,
    default: 0.8,
  },
  shift: {
    group: 'compare',
    symbol: 's',
    label: { en: 'Boundary shift', zh: '跨界移动' },
    describe: {
      en: 'Share of answers that move from 6 to 7 while as many move from 8 to 7: the mean stays, the score does not.',
      zh: '由 6 分移到 7 分的比例，同时有同样多由 8 分移到 7 分：平均分不变，净推荐值却变。',
    },
    min: 0,
    max: 0.2,
    step: 0.01,
    default: 0.05,
  },
  drift: {
    group: 'trend',
    symbol: 'b',
    label: { en: 'True trend', zh: '真实趋势' },
    describe: { en: 'Change of the true score from wave to wave.', zh: '真实净推荐值每轮的变化。' },
    unit: { en: 'points per wave', zh: '分/轮' },
    min: -5,
    max: 5,
    step: 0.5,
    default: 0,
  },
  waves: {
    group: 'trend',
    symbol: 'W',
    label: { en: 'Waves', zh: '调查轮数' },
    describe: { en: 'How many times the survey is repeated.', zh: '调查重复的轮数。' },
    min: 3,
    max: 36,
    step: 1,
    integer: true,
    default: 12,
  },
} as const

type V = Values<typeof parameters>

/** Shares of the answers 0 to 10: within each class evenly, except that 6 is as frequent as 0 to 5 together. */
function distribution(promoters: number, detractors: number): number[] {
  const passives = 1 - promoters - detractors
  return Array.from({ length: 11 }, (_, score) => {
    if (score >= 9) return promoters / 2
    if (score >= 7) return passives / 2
    return score === 6 ? detractors / 2 : detractors / 12
  })
}

function shifted(
  shares: readonly number[],
  shift: number,
): { readonly shares: number[]; readonly moved: number } {
  const moved = Math.min(shift, shares[6]!, shares[8]!)
  return {
    shares: shares.map((p, i) => (i === 6 || i === 8 ? p - moved : i === 7 ? p + 2 * moved : p)),
    moved,
  }
}

const meanOf = (shares: readonly number[]) => shares.reduce((sum, p, score) => sum + p * score, 0)

/** The share of promoters less detractors moves by `change`, half on either side, as far as shares allow. */
function drifted(v: V, change: number): { readonly promoters: number; readonly detractors: number } {
  const step = Math.max(-v.promoters, Math.min(v.detractors, change / 2))
  const promoters = Math.min(1, v.promoters + step)
  return { promoters, detractors: Math.min(1 - promoters, Math.max(0, v.detractors - step)) }
}

function solve(v: V, random: Random) {
  const passives = Math.max(0, 1 - v.promoters - v.detractors)
  const now = netPromoter({ promoters: v.promoters, passives, detractors: v.detractors }, v.n)
  const before = distribution(v.promoters, v.detractors)
  const after = shifted(before, v.shift)

  const waves = Array.from({ length: v.waves }, (_, wave) => {
    const truth = drifted(v, (v.drift * wave) / 100)
    let up = 0
    let down = 0
    for (let i = 0; i < v.n; i++) {
      const u = random()
      if (u < truth.promoters) up++
      else if (u < truth.promoters + truth.detractors) down++
    }
    const seen = netPromoter({ promoters: up, passives: v.n - up - down, detractors: down }, v.n)
    return { wave: wave + 1, truth: truth.promoters - truth.detractors, ...seen }
  })
  // Weighted least squares is not needed: every wave has the same n, and its own error is known.
  const middle = (v.waves - 1) / 2
  const spread = waves.reduce((sum, _, i) => sum + (i - middle) ** 2, 0)
  const slope = waves.reduce((sum, w, i) => sum + (i - middle) * w.score, 0) / spread
  const slopeError =
    Math.sqrt(waves.reduce((sum, w, i) => sum + ((i - middle) * w.standardError) ** 2, 0)) / spread
  const jumps = waves.slice(1).map((w, i) => Math.abs(w.score - waves[i]!.score))
  return {
    ...now,
    passives,
    answersNeeded: answersPerGroup(v.difference / 100, Math.max(now.variance, 1e-9), v.power),
    distribution: before,
    shiftedDistribution: after.shares,
    moved: after.moved,
    meanBefore: meanOf(before),
    meanAfter: meanOf(after.shares),
    scoreAfterShift: now.score + after.moved,
    waves,
    largestJump: Math.max(...jumps),
    slope,
    slopeError,
    slopeP: slopeError > 0 ? 2 * normal.upper(Math.abs(slope) / slopeError) : 1,
  }
}

/** The net promoter score as an estimate: its error, its blindness to the mix, and its jumps from wave to wave. */
export const model = defineModel({
  id: 'nps',
  title: { en: 'The net promoter score and its error', zh: '净推荐值及其误差' },
  describe: {
    en: 'One number for three shares: how sure it is, how many answers a comparison needs, and how it moves when nothing has changed.',
    zh: '以一个数概括三个比例：它有多可靠，比较需要多少回答，什么都没变时它又如何波动。',
  },
  version: 1,
  groups: {
    answers: { en: 'Answers', zh: '回答' },
    compare: { en: 'Compare', zh: '比较' },
    trend: { en: 'Trend', zh: '趋势' },
  },
  parameters,
  presets: {
    mixed: { label: { en: '50 / 30 / 20', zh: '50 / 30 / 20' }, values: {} },
    calm: { label: { en: '30 / 70 / 0', zh: '30 / 70 / 0' }, values: { promoters: 0.3, detractors: 0 } },
    polarised: {
      label: { en: '65 / 0 / 35', zh: '65 / 0 / 35' },
      values: { promoters: 0.65, detractors: 0.35 },
    },
    large: { label: { en: '1,000 answers', zh: '1000 份回答' }, values: { n: 1000 } },
  },
  constraints: [
    {
      parameters: ['promoters', 'detractors'],
      rule: { en: 'Promoters and detractors together are at most 1.', zh: '推荐者与贬损者之和不超过 1。' },
      holds: (v) => v.promoters + v.detractors <= 1 + 1e-9,
    },
  ],
  random: true,
  solve,
  outputs: {
    score: {
      label: { en: 'Net promoter score', zh: '净推荐值' },
      describe: { en: 'Promoters less detractors, as a share.', zh: '推荐者比例减去贬损者比例。' },
      symbol: '\\mathrm{NPS}',
      of: (r) => r.score,
    },
    standardError: {
      label: { en: 'Standard error', zh: '标准误' },
      describe: { en: 'Of the score at this number of answers.', zh: '该回答数下净推荐值的标准误。' },
      of: (r) => r.standardError,
    },
    margin: {
      label: { en: '95% margin', zh: '95% 误差范围' },
      describe: { en: 'Half the width of the 95% interval.', zh: '95% 置信区间的半宽。' },
      of: (r) => r.margin,
    },
    variance: {
      label: { en: 'Variance of an answer', zh: '单份回答的方差' },
      describe: { en: 'p₊ + p₋ − (p₊ − p₋)².', zh: '方差为 p₊ + p₋ − (p₊ − p₋)²。' },
      of: (r) => r.variance,
    },
    answersNeeded: {
      label: { en: 'Answers per group', zh: '每组所需回答' },
      describe: {
        en: 'Needed in each of two groups to find the difference.',
        zh: '两组各需多少回答才能识别该差异。',
      },
      of: (r) => r.answersNeeded,
    },
    scoreAfterShift: {
      label: { en: 'Score after the shift', zh: '移动后的净推荐值' },
      describe: {
        en: 'Score after answers have crossed the boundaries, the mean being the same.',
        zh: '平均分不变而回答跨过界限后的净推荐值。',
      },
      of: (r) => r.scoreAfterShift,
    },
    meanChange: {
      label: { en: 'Change of the mean', zh: '平均分的变化' },
      describe: { en: 'Of the answers 0 to 10 by the same shift.', zh: '同一移动引起的 0–10 平均分变化。' },
      of: (r) => r.meanAfter - r.meanBefore,
    },
    largestJump: {
      label: { en: 'Largest jump', zh: '最大跳动' },
      describe: { en: 'The largest change between neighbouring waves.', zh: '相邻两轮之间的最大变化。' },
      of: (r) => r.largestJump,
    },
    slope: {
      label: { en: 'Estimated trend', zh: '估计的趋势' },
      describe: { en: 'Change of the score per wave, by least squares.', zh: '最小二乘估计的每轮变化。' },
      of: (r) => r.slope,
    },
    slopeP: {
      label: { en: 'p of the trend', zh: '趋势的 p 值' },
      describe: { en: 'Of the test that there is no trend.', zh: '检验“没有趋势”的 p 值。' },
      symbol: 'p',
      of: (r) => r.slopeP,
    },
  },
  summary: (r, v) => ({
    en: `The score is ${(100 * r.score).toFixed(0)} ± ${(100 * r.margin).toFixed(1)} points from ${v.n} answers. To find ${v.difference} points between two groups takes ${r.answersNeeded} answers in each. Over ${v.waves} waves the largest jump between neighbours was ${(100 * r.largestJump).toFixed(0)} points (trend p = ${r.slopeP.toFixed(2)}).`,
    zh: `${v.n} 份回答得到的净推荐值为 ${(100 * r.score).toFixed(0)} ± ${(100 * r.margin).toFixed(1)} 分。要识别两组间 ${v.difference} 分的差异，每组需要 ${r.answersNeeded} 份回答。${v.waves} 轮中相邻两轮的最大跳动为 ${(100 * r.largestJump).toFixed(0)} 分（趋势 p = ${r.slopeP.toFixed(2)}；推荐者占 ${percent(v.promoters)}）。`,
  }),
  references: ['reichheld2003', 'rocks2016'],
})
