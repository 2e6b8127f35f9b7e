import { randomNormal, randomPoisson } from 'd3-random'
import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { netPromoter } from '../nps/netPromoter.ts'
import { percent } from '../percent.ts'
import { standardised } from '../rfm/kMeans.ts'
import { laplace, privacyNoise } from './privacy.ts'
import { correlation, rankCorrelation } from './rank.ts'
import { ahp, entropyWeights, principalWeights } from './weights.ts'

const judgement = (symbol: string, en: string, zh: string, value: number) =>
  ({
    group: 'judgements',
    symbol,
    label: { en, zh },
    describe: {
      en: 'How many times the first matters more than the second: 1/9 to 9.',
      zh: '前者比后者重要多少倍：1/9 至 9。',
    },
    min: 1 / 9,
    max: 9,
    step: 0.01,
    default: value,
  }) as const

const parameters = {
  method: {
    kind: 'choice',
    group: 'scores',
    symbol: 'w',
    label: { en: 'Weights', zh: '权重方法' },
    describe: { en: 'How the four indicators are weighed into a score.', zh: '四类指标如何加权为总分。' },
    options: {
      equal: { en: 'Equal', zh: '等权' },
      ahp: { en: 'AHP: judgements', zh: '层次分析法' },
      entropy: { en: 'Entropy: spread', zh: '熵权法' },
      pca: { en: 'First principal component', zh: '第一主成分' },
      lifeCycle: { en: 'By tenure', zh: '按生命周期动态' },
    },
    default: 'ahp',
  },
  purchaseUse: judgement('a_{12}', 'Purchase : use', '购买 : 使用', 2),
  purchaseReferral: judgement('a_{13}', 'Purchase : referral', '购买 : 推荐', 4),
  purchaseEmotion: judgement('a_{14}', 'Purchase : emotion', '购买 : 情感', 2),
  useReferral: judgement('a_{23}', 'Use : referral', '使用 : 推荐', 3),
  useEmotion: judgement('a_{24}', 'Use : emotion', '使用 : 情感', 1),
  referralEmotion: judgement('a_{34}', 'Referral : emotion', '推荐 : 情感', 0.5),
  referralSignal: {
    group: 'data',
    symbol: '\\rho',
    label: { en: 'Signal in referrals', zh: '推荐中的信号' },
    describe: {
      en: 'How much referrals have to do with loyalty; at 0 they are rare and pure chance.',
      zh: '推荐与忠诚的关联程度；为 0 时推荐既罕见又纯属偶然。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0,
  },
  customers: {
    group: 'data',
    symbol: 'n',
    label: { en: 'Customers', zh: '顾客数' },
    describe: { en: 'Customers simulated.', zh: '模拟的顾客数。' },
    min: 50,
    max: 5000,
    step: 50,
    integer: true,
    default: 400,
  },
  epsilon: {
    group: 'privacy',
    symbol: '\\varepsilon',
    label: { en: 'Privacy budget', zh: '隐私预算' },
    describe: { en: 'Small: much noise, much privacy.', zh: '越小，噪声越大，隐私保护越强。' },
    min: 0.05,
    max: 5,
    step: 0.05,
    default: 0.5,
  },
} as const

type V = Values<typeof parameters>

const INDICATORS = ['purchase', 'use', 'referral', 'emotion'] as const
const EARLY = [0.2, 0.4, 0.1, 0.3] as const
const LATE = [0.4, 0.2, 0.2, 0.2] as const

function judgementsOf(v: V): number[][] {
  const upper = [
    [v.purchaseUse, v.purchaseReferral, v.purchaseEmotion],
    [v.useReferral, v.useEmotion],
    [v.referralEmotion],
  ]
  return INDICATORS.map((_, i) =>
    INDICATORS.map((_other, j) => (i === j ? 1 : i < j ? upper[i]![j - i - 1]! : 1 / upper[j]![i - j - 1]!)),
  )
}

/** Customers of a loyalty that nobody sees, four indicators of it, and what they buy in the next window. */
function drawCustomers(v: V, random: Random) {
  const normal = randomNormal.source(random)(0, 1)
  const poisson = randomPoisson.source(random)
  return Array.from({ length: v.customers }, () => {
    const loyalty = normal()
    const rate = Math.exp(0.8 + 0.6 * loyalty)
    return {
      tenure: random(),
      purchase: poisson(rate)(),
      use: 0.7 * loyalty + 0.7 * normal(),
      referral: poisson(Math.exp(-1.8 + 1.2 * v.referralSignal * loyalty))(),
      emotion: 0.7 * loyalty + 0.7 * normal(),
      recommend: Math.min(10, Math.max(0, Math.round(7.6 + 1.4 * loyalty + 1.2 * normal()))),
      next: poisson(rate)(),
    }
  })
}

function solve(v: V, random: Random) {
  const customers = drawCustomers(v, random)
  const raw = customers.map((c) => INDICATORS.map((name) => c[name]))
  const rows = standardised(raw)
  const next = customers.map((c) => c.next)
  const judged = ahp(judgementsOf(v))
  const fixed = {
    equal: INDICATORS.map(() => 0.25),
    ahp: judged.weights,
    entropy: entropyWeights(raw),
    pca: principalWeights(rows),
  }
  const weigh = (row: readonly number[], weights: readonly number[]) =>
    row.reduce((sum, z, j) => sum + z * weights[j]!, 0)
  const byTenure = (tenure: number) => EARLY.map((early, j) => (1 - tenure) * early + tenure * LATE[j]!)
  const scores: Record<V['method'], number[]> = {
    equal: rows.map((row) => weigh(row, fixed.equal)),
    ahp: rows.map((row) => weigh(row, fixed.ahp)),
    entropy: rows.map((row) => weigh(row, fixed.entropy)),
    pca: rows.map((row) => weigh(row, fixed.pca)),
    lifeCycle: rows.map((row, i) => weigh(row, byTenure(customers[i]!.tenure))),
  }
  const own = scores[v.method]
  const methods = Object.entries(scores).map(([method, values]) => ({
    method,
    weights: method === 'lifeCycle' ? byTenure(0.5) : [...fixed[method as keyof typeof fixed]],
    nextWindow: rankCorrelation(values, next),
    withChosen: rankCorrelation(values, own),
  }))

  const order = own.map((_, i) => i).sort((i, j) => own[j]! - own[i]!)
  const size = customers.length / 3
  const segments = ['top', 'middle', 'bottom'].map((segment, s) => {
    const members = order.slice(Math.round(s * size), Math.round((s + 1) * size))
    return {
      segment,
      customers: members.length,
      next: members.reduce((sum, i) => sum + next[i]!, 0) / members.length,
    }
  })

  const promoters = customers.filter((c) => c.recommend >= 9).length
  const detractors = customers.filter((c) => c.recommend <= 6).length
  const nps = netPromoter(
    { promoters, passives: customers.length - promoters - detractors, detractors },
    customers.length,
  )
  const noise = privacyNoise(customers.length, v.epsilon)
  return {
    weights: methods.find((m) => m.method === v.method)!.weights,
    consistencyRatio: judged.consistencyRatio,
    lambda: judged.lambda,
    methods,
    segments,
    drivers: INDICATORS.map((indicator, j) => ({
      indicator,
      correlation: correlation(
        rows.map((row) => row[j]!),
        next,
      ),
    })),
    nextWindow: rankCorrelation(own, next),
    best: methods.reduce((a, b) => (b.nextWindow > a.nextWindow ? b : a)).method,
    nps: nps.score,
    samplingError: nps.standardError,
    privacyNoise: noise,
    released: nps.score + laplace(noise / Math.SQRT2, random),
    points: customers.slice(0, 400).map((c, i) => ({ score: own[i]!, next: c.next })),
  }
}

/** A loyalty score built step by step: indicators, weights, segments, drivers, and the check on the next window. */
export const model = defineModel({
  id: 'evaluation',
  title: { en: 'Building a loyalty score', zh: '构建忠诚度评价' },
  describe: {
    en: 'Four indicators weighed into one score by five methods; what customers buy in the next window decides which is any good.',
    zh: '四类指标按五种方法加权成总分；哪种方法好，由顾客下一窗口的购买来裁决。',
  },
  version: 1,
  groups: {
    scores: { en: 'Score', zh: '总分' },
    judgements: { en: 'Judgements', zh: '两两判断' },
    data: { en: 'Data', zh: '数据' },
    privacy: { en: 'Privacy', zh: '隐私' },
  },
  parameters,
  presets: {
    judged: { label: { en: 'AHP', zh: '层次分析法' }, values: {} },
    entropyTrap: {
      label: { en: 'Entropy rewards noise', zh: '熵权奖励噪声' },
      values: { method: 'entropy' },
    },
    meaningfulReferrals: {
      label: { en: 'Referrals that mean something', zh: '推荐有意义' },
      values: { method: 'entropy', referralSignal: 1 },
    },
    contradictory: {
      label: { en: 'Judgements that contradict', zh: '自相矛盾的判断' },
      values: { purchaseUse: 5, useReferral: 5, purchaseReferral: 0.2 },
    },
  },
  random: true,
  solve,
  outputs: {
    consistencyRatio: {
      label: { en: 'Consistency ratio', zh: '一致性比率' },
      describe: {
        en: 'Of the judgements; above 0.1 they should be made again.',
        zh: '两两判断的一致性；高于 0.1 应重新判断。',
      },
      symbol: '\\mathrm{CR}',
      of: (r) => r.consistencyRatio,
    },
    nextWindow: {
      label: { en: 'Next-window check', zh: '下一窗口检验' },
      describe: {
        en: 'Rank correlation of the score with the purchases of the next window.',
        zh: '总分与下一窗口购买的秩相关。',
      },
      of: (r) => r.nextWindow,
    },
    nextWindowEqual: {
      label: { en: 'The same, equal weights', zh: '等权时的检验' },
      describe: { en: 'What equal weights would have reached.', zh: '等权总分的秩相关。' },
      of: (r) => r.methods.find((m) => m.method === 'equal')!.nextWindow,
    },
    referralWeight: {
      label: { en: 'Weight of referrals', zh: '推荐的权重' },
      describe: { en: 'In the method chosen.', zh: '所选方法赋予推荐的权重。' },
      of: (r) => r.weights[2]!,
    },
    topSegment: {
      label: { en: 'Top third buys', zh: '前三分之一的购买' },
      describe: {
        en: 'Mean purchases of the top third in the next window.',
        zh: '得分前三分之一者下一窗口的平均购买次数。',
      },
      of: (r) => r.segments[0]!.next,
    },
    bottomSegment: {
      label: { en: 'Bottom third buys', zh: '后三分之一的购买' },
      describe: { en: 'Mean purchases of the bottom third.', zh: '得分后三分之一者的平均购买次数。' },
      of: (r) => r.segments[2]!.next,
    },
    privacyNoise: {
      label: { en: 'Noise for privacy', zh: '隐私噪声' },
      describe: {
        en: 'Standard deviation of the noise added to the net promoter score.',
        zh: '为净推荐值添加的噪声的标准差。',
      },
      of: (r) => r.privacyNoise,
    },
    samplingError: {
      label: { en: 'Sampling error', zh: '抽样误差' },
      describe: { en: 'Standard error of the score, noise or not.', zh: '净推荐值本身的标准误。' },
      of: (r) => r.samplingError,
    },
  },
  summary: (r, v) => ({
    en: `The score weighs purchase, use, referral and emotion ${r.weights.map((w) => percent(w)).join(', ')} and has rank correlation ${r.nextWindow.toFixed(2)} with the next window. Judgements have a consistency ratio of ${r.consistencyRatio.toFixed(3)}. Privacy at ε = ${v.epsilon} adds ${(100 * r.privacyNoise).toFixed(1)} points of noise to a sampling error of ${(100 * r.samplingError).toFixed(1)}.`,
    zh: `总分对购买、使用、推荐、情感的权重为 ${r.weights.map((w) => percent(w)).join('、')}，与下一窗口购买的秩相关为 ${r.nextWindow.toFixed(2)}。判断的一致性比率为 ${r.consistencyRatio.toFixed(3)}。ε = ${v.epsilon} 的隐私保护增加 ${(100 * r.privacyNoise).toFixed(1)} 分噪声，而抽样误差为 ${(100 * r.samplingError).toFixed(1)} 分。`,
  }),
  references: ['saaty1977', 'dwork2006'],
})
