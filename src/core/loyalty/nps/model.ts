import { defineModel, type Values } from '../../model/model.ts'
import * as normal from '../../numerics/distributions/normal.ts'
import type { Random } from '../../numerics/random.ts'
import { percent } from '../percent.ts'
import { answersPerGroup, netPromoter } from '../../survey/netPromoter.ts'

/** How many of a hundred answer with this score; what is set is brought to a sum of 1. */
const answer = (score: number, value: number) =>
  ({
    group: 'answers',
    symbol: `n_{${score}}`,
    label: { en: `Answer ${score}`, zh: `回答 ${score} 分` },
    describe: {
      en: `How many give the score ${score}, relative to the others: 0 to 6 are detractors, 7 and 8 passives, 9 and 10 promoters.`,
      zh: `回答 ${score} 分的相对人数：0 至 6 分为贬损者，7、8 分为中立者，9、10 分为推荐者。`,
    },
    min: 0,
    max: 60,
    step: 1,
    default: value,
  }) as const

const parameters = {
  answer0: answer(0, 1),
  answer1: answer(1, 0),
  answer2: answer(2, 1),
  answer3: answer(3, 2),
  answer4: answer(4, 3),
  answer5: answer(5, 5),
  answer6: answer(6, 8),
  answer7: answer(7, 12),
  answer8: answer(8, 18),
  answer9: answer(9, 22),
  answer10: answer(10, 28),
  n: {
    group: 'survey',
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

/** Scores are shares, and spoken of in points of a hundred. */
const inPoints = { times: 100, unit: { en: 'points', zh: '分' } } as const

type V = Values<typeof parameters>
export type NpsValues = V

/** Names of the eleven answers, in the order of their scores. */
export const ANSWERS = Array.from({ length: 11 }, (_, score) => `answer${score}`) as readonly (
  `answer${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | 'answer10'
)[]

/** Values of the eleven parameters. */
const answered = (...counts: number[]) =>
  Object.fromEntries(ANSWERS.map((name, score) => [name, counts[score]!])) as Partial<V>

const sumOf = (shares: readonly number[]) => shares.reduce((sum, p) => sum + p, 0)

/** Shares of the answers 0 to 10. */
function distribution(v: V): number[] {
  const weights = ANSWERS.map((name) => v[name])
  const total = sumOf(weights)
  return weights.map((weight) => weight / total)
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
function drifted(
  { promoters, detractors }: { readonly promoters: number; readonly detractors: number },
  change: number,
): { readonly promoters: number; readonly detractors: number } {
  const step = Math.max(-promoters, Math.min(detractors, change / 2))
  const up = Math.min(1, promoters + step)
  return { promoters: up, detractors: Math.min(1 - up, Math.max(0, detractors - step)) }
}

function solve(v: V, random: Random) {
  const before = distribution(v)
  const detractors = sumOf(before.slice(0, 7))
  const passives = sumOf(before.slice(7, 9))
  const promoters = sumOf(before.slice(9))
  const now = netPromoter({ promoters, passives, detractors }, v.n)
  const after = shifted(before, v.shift)

  const waves = Array.from({ length: v.waves }, (_, wave) => {
    const truth = drifted({ promoters, detractors }, (v.drift * wave) / 100)
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
    promoters,
    passives,
    detractors,
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
    survey: { en: 'Survey', zh: '调查' },
    compare: { en: 'Compare', zh: '比较' },
    trend: { en: 'Trend', zh: '趋势' },
  },
  parameters,
  presets: {
    mixed: { label: { en: '50 / 30 / 20', zh: '50 / 30 / 20' }, values: {} },
    calm: {
      label: { en: '30 / 70 / 0', zh: '30 / 70 / 0' },
      values: answered(0, 0, 0, 0, 0, 0, 0, 30, 40, 18, 12),
    },
    polarised: {
      label: { en: '65 / 0 / 35', zh: '65 / 0 / 35' },
      values: answered(12, 3, 3, 3, 3, 5, 6, 0, 0, 20, 45),
    },
    large: { label: { en: '1,000 answers', zh: '1000 份回答' }, values: { n: 1000 } },
  },
  constraints: [
    {
      parameters: ANSWERS,
      rule: { en: 'Somebody must have answered.', zh: '至少要有一份回答。' },
      holds: (v) => ANSWERS.some((name) => v[name] > 0),
    },
  ],
  random: true,
  solve,
  outputs: {
    promoters: {
      label: { en: 'Promoters', zh: '推荐者' },
      describe: { en: 'Share of answers 9 and 10.', zh: '回答 9 或 10 分的比例。' },
      symbol: 'p_+',
      of: (r) => r.promoters,
    },
    detractors: {
      label: { en: 'Detractors', zh: '贬损者' },
      describe: { en: 'Share of answers 0 to 6.', zh: '回答 0 至 6 分的比例。' },
      symbol: 'p_-',
      of: (r) => r.detractors,
    },
    mean: {
      label: { en: 'Mean answer', zh: '平均分' },
      describe: { en: 'Mean of the answers 0 to 10.', zh: '0–10 分回答的平均值。' },
      of: (r) => r.meanBefore,
    },
    score: {
      label: { en: 'Net promoter score', zh: '净推荐值' },
      describe: { en: 'Promoters less detractors, as a share.', zh: '推荐者比例减去贬损者比例。' },
      symbol: '\\mathrm{NPS}',
      shown: inPoints,
      of: (r) => r.score,
    },
    standardError: {
      label: { en: 'Standard error', zh: '标准误' },
      describe: { en: 'Of the score at this number of answers.', zh: '该回答数下净推荐值的标准误。' },
      shown: inPoints,
      of: (r) => r.standardError,
    },
    margin: {
      label: { en: '95% margin', zh: '95% 误差范围' },
      describe: { en: 'Half the width of the 95% interval.', zh: '95% 置信区间的半宽。' },
      shown: inPoints,
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
      whole: true,
      of: (r) => r.answersNeeded,
    },
    scoreAfterShift: {
      label: { en: 'Score after the shift', zh: '移动后的净推荐值' },
      describe: {
        en: 'Score after answers have crossed the boundaries, the mean being the same.',
        zh: '平均分不变而回答跨过界限后的净推荐值。',
      },
      shown: inPoints,
      of: (r) => r.scoreAfterShift,
    },
    meanChange: {
      label: { en: 'Change of the mean', zh: '平均分的变化' },
      describe: { en: 'Of the answers 0 to 10 by the same shift.', zh: '同一移动引起的 0–10 平均分变化。' },
      scale: () => 1,
      of: (r) => r.meanAfter - r.meanBefore,
    },
    largestJump: {
      label: { en: 'Largest jump', zh: '最大跳动' },
      describe: { en: 'The largest change between neighbouring waves.', zh: '相邻两轮之间的最大变化。' },
      shown: inPoints,
      of: (r) => r.largestJump,
    },
    slope: {
      label: { en: 'Estimated trend', zh: '估计的趋势' },
      describe: { en: 'Change of the score per wave, by least squares.', zh: '最小二乘估计的每轮变化。' },
      shown: { times: 100, unit: { en: 'points per wave', zh: '分/轮' } },
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
    zh: `${v.n} 份回答得到的净推荐值为 ${(100 * r.score).toFixed(0)} ± ${(100 * r.margin).toFixed(1)} 分。要识别两组间 ${v.difference} 分的差异，每组需要 ${r.answersNeeded} 份回答。${v.waves} 轮中相邻两轮的最大跳动为 ${(100 * r.largestJump).toFixed(0)} 分（趋势 p = ${r.slopeP.toFixed(2)}；推荐者占 ${percent(r.promoters)}）。`,
  }),
  references: ['reichheld2003', 'rocks2016'],
})
