import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { answersPerGroup, netPromoter } from '../../survey/netPromoter.ts'
import { percent } from '../percent.ts'
import { standardised } from '../rfm/kMeans.ts'
import { drawAccounts, fillMissing, mergeAccounts } from './customers.ts'
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

const indicator = (en: string, zh: string) =>
  ({
    kind: 'switch',
    group: 'indicators',
    symbol: `\\text{${en.toLowerCase()}}`,
    label: { en, zh },
    describe: { en: 'Does this indicator enter the score?', zh: '这项指标是否进入总分？' },
    default: true,
  }) as const

const METHODS = ['equal', 'ahp', 'entropy', 'pca', 'lifeCycle'] as const
const SEGMENTS = ['top', 'middle', 'bottom'] as const

const parameters = {
  goal: {
    kind: 'choice',
    group: 'goal',
    symbol: 'y',
    label: { en: 'Goal', zh: '目标' },
    describe: {
      en: 'What the score is for, and so what it is checked against in the next window.',
      zh: '评价的用途，也就是它在下一窗口接受检验的标准。',
    },
    options: {
      purchases: { en: 'How much they buy next', zh: '下一窗口买多少' },
      stay: { en: 'Whether they buy again', zh: '下一窗口是否再买' },
    },
    default: 'purchases',
  },
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
  usePurchase: indicator('Purchase', '购买'),
  useUse: indicator('Use', '使用'),
  useReferral: indicator('Referral', '推荐'),
  useEmotion: indicator('Emotion', '情感'),
  purchaseUse: judgement('a_{12}', 'Purchase : use', '购买 : 使用', 2),
  purchaseReferral: judgement('a_{13}', 'Purchase : referral', '购买 : 推荐', 4),
  purchaseEmotion: judgement('a_{14}', 'Purchase : emotion', '购买 : 情感', 2),
  useToReferral: judgement('a_{23}', 'Use : referral', '使用 : 推荐', 3),
  useToEmotion: judgement('a_{24}', 'Use : emotion', '使用 : 情感', 1),
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
  response: {
    group: 'data',
    symbol: 'p_r',
    label: { en: 'Survey response', zh: '问卷回应率' },
    describe: {
      en: 'Share of average customers who answer the survey; the loyal answer more often.',
      zh: '普通顾客回答问卷的比例；越忠诚的顾客越爱回答。',
    },
    min: 0.1,
    max: 1,
    step: 0.05,
    default: 0.6,
  },
  twice: {
    group: 'data',
    symbol: 'p_2',
    label: { en: 'Two accounts', zh: '双重账户' },
    describe: {
      en: 'Share of customers who have two accounts, with their purchases spread over both.',
      zh: '拥有两个账户、购买分散其中的顾客比例。',
    },
    min: 0,
    max: 0.5,
    step: 0.05,
    default: 0.15,
  },
  merge: {
    kind: 'switch',
    group: 'cleaning',
    symbol: '\\text{merge}',
    label: { en: 'Merge accounts', zh: '合并账户' },
    describe: { en: 'Bring the accounts of one person together.', zh: '把同一个人的账户合并。' },
    default: true,
  },
  missing: {
    kind: 'choice',
    group: 'cleaning',
    symbol: '\\text{missing}',
    label: { en: 'No answer', zh: '未答者' },
    describe: { en: 'What is done about those who did not answer.', zh: '如何处理没有回答问卷的顾客。' },
    options: {
      mean: { en: 'Give them the mean', zh: '以均值代替' },
      drop: { en: 'Leave them out', zh: '剔除' },
    },
    default: 'mean',
  },
  target: {
    kind: 'choice',
    group: 'action',
    symbol: '\\text{target}',
    label: { en: 'Act on', zh: '作用对象' },
    describe: { en: 'The third of customers that the measure is for.', zh: '措施针对哪三分之一的顾客。' },
    options: {
      top: { en: 'Top third', zh: '前三分之一' },
      middle: { en: 'Middle third', zh: '中间三分之一' },
      bottom: { en: 'Bottom third', zh: '后三分之一' },
    },
    default: 'middle',
  },
  effect: {
    group: 'action',
    symbol: '\\delta',
    label: { en: 'Hoped-for effect', zh: '期望的效果' },
    describe: {
      en: 'By how much the measure raises purchases, of what they are.',
      zh: '措施使购买提高的比例。',
    },
    min: 0.02,
    max: 1,
    step: 0.01,
    default: 0.15,
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
export type EvaluationValues = V

export const INDICATORS = ['purchase', 'use', 'referral', 'emotion'] as const
export type Indicator = (typeof INDICATORS)[number]
const CHINESE = { purchase: '购买', use: '使用', referral: '推荐', emotion: '情感' } as const
const EARLY = { purchase: 0.2, use: 0.4, referral: 0.1, emotion: 0.3 } as const
const LATE = { purchase: 0.4, use: 0.2, referral: 0.2, emotion: 0.2 } as const

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const summing = (weights: readonly number[]) => {
  const total = weights.reduce((sum, w) => sum + w, 0)
  return weights.map((w) => w / total)
}

/** Indicators that are in use, in their order. */
function chosen(v: V): Indicator[] {
  const used = { purchase: v.usePurchase, use: v.useUse, referral: v.useReferral, emotion: v.useEmotion }
  return INDICATORS.filter((name) => used[name])
}

/** The pairwise judgements of the indicators in use. */
function judgementsOf(v: V, names: readonly Indicator[]): number[][] {
  const upper: Readonly<Record<string, number>> = {
    'purchase,use': v.purchaseUse,
    'purchase,referral': v.purchaseReferral,
    'purchase,emotion': v.purchaseEmotion,
    'use,referral': v.useToReferral,
    'use,emotion': v.useToEmotion,
    'referral,emotion': v.referralEmotion,
  }
  return names.map((a, i) =>
    names.map((b, j) => (i === j ? 1 : i < j ? upper[`${a},${b}`]! : 1 / upper[`${b},${a}`]!)),
  )
}

function solve(v: V, random: Random) {
  // 2 Collect
  const accounts = drawAccounts(v, random)
  const answers = accounts.filter((a) => a.emotion !== null).length
  // 3 Clean
  const merged = v.merge ? mergeAccounts(accounts) : accounts
  const customers = fillMissing(merged, v.missing)
  // 4 Indicators
  const names = chosen(v)
  const raw = customers.map((c) => names.map((name) => c[name]))
  const rows = standardised(raw)
  const correlations = names.map((_, i) =>
    names.map((_other, j) =>
      i === j
        ? 1
        : correlation(
            rows.map((row) => row[i]!),
            rows.map((row) => row[j]!),
          ),
    ),
  )
  // 5 Weights
  const judged =
    names.length > 1 ? ahp(judgementsOf(v, names)) : { weights: [1], lambda: 1, consistencyRatio: 0 }
  const byTenure = (tenure: number) =>
    summing(names.map((name) => (1 - tenure) * EARLY[name] + tenure * LATE[name]))
  const weightsOf: Record<V['method'], readonly number[]> = {
    equal: names.map(() => 1 / names.length),
    ahp: judged.weights,
    entropy: entropyWeights(raw),
    pca: principalWeights(rows),
    lifeCycle: byTenure(0.5),
  }
  // 6 Score
  const weigh = (row: readonly number[], weights: readonly number[]) =>
    row.reduce((sum, z, j) => sum + z * weights[j]!, 0)
  const scoreBy = (method: V['method']) =>
    rows.map((row, i) =>
      weigh(row, method === 'lifeCycle' ? byTenure(customers[i]!.tenure) : weightsOf[method]),
    )
  const own = scoreBy(v.method)
  // 9 The next window decides, by what the goal of step 1 asks for
  const outcome = customers.map((c) => (v.goal === 'stay' ? (c.next > 0 ? 1 : 0) : c.next))
  const methods = METHODS.map((method) => {
    const values = method === v.method ? own : scoreBy(method)
    return {
      method,
      weights: weightsOf[method],
      nextWindow: rankCorrelation(values, outcome),
      withChosen: rankCorrelation(values, own),
    }
  })
  const nextWindow = methods.find((m) => m.method === v.method)!.nextWindow

  // 7 Analysis: segments and drivers
  const order = own.map((_, i) => i).sort((i, j) => own[j]! - own[i]!)
  const size = customers.length / 3
  const segments = SEGMENTS.map((segment, s) => {
    const members = order.slice(Math.round(s * size), Math.round((s + 1) * size))
    const bought = members.map((i) => customers[i]!.next)
    const average = mean(bought)
    return {
      segment,
      customers: members.length,
      next: average,
      variance: mean(bought.map((n) => (n - average) ** 2)),
      outcome: mean(members.map((i) => outcome[i]!)),
    }
  })
  // 8 Action: what a trial must find
  const target = segments[SEGMENTS.indexOf(v.target)]!
  const lift = v.effect * target.next
  const trial = lift > 0 ? answersPerGroup(lift, Math.max(target.variance, 1e-9)) : null

  const answered = customers.filter((c) => c.answered)
  const promoters = answered.filter((c) => c.recommend >= 9).length
  const detractors = answered.filter((c) => c.recommend <= 6).length
  const nps = netPromoter(
    { promoters, passives: answered.length - promoters - detractors, detractors },
    answered.length,
  )
  const noise = privacyNoise(answered.length, v.epsilon)
  return {
    collected: {
      accounts: accounts.length,
      people: v.customers,
      answers,
      used: customers.length,
    },
    /** Mean purchases of those in use against those of all people: does cleaning lean to the loyal? */
    usedPurchases: mean(customers.map((c) => c.purchase)),
    allPurchases: accounts.reduce((sum, a) => sum + a.purchase, 0) / v.customers,
    indicators: names,
    correlations,
    weights: weightsOf[v.method],
    consistencyRatio: judged.consistencyRatio,
    lambda: judged.lambda,
    methods,
    segments,
    drivers: names.map((indicator, j) => ({
      indicator,
      correlation: correlation(
        rows.map((row) => row[j]!),
        outcome,
      ),
    })),
    trial,
    gain: lift,
    nextWindow,
    /** Of a rank correlation, by Fisher's approximation. */
    checkError: 1 / Math.sqrt(Math.max(1, customers.length - 3)),
    best: methods.reduce((a, b) => (b.nextWindow > a.nextWindow ? b : a)).method,
    nps: nps.score,
    samplingError: nps.standardError,
    privacyNoise: noise,
    released: nps.score + laplace(noise / Math.SQRT2, random),
    scores: histogramOf(own),
    points: customers.slice(0, 300).map((c, i) => ({ score: own[i]!, next: c.next })),
  }
}

/** How many scores lie in each of 24 equal steps from −3 to 3; what lies beyond counts in the last. */
function histogramOf(
  scores: readonly number[],
): { readonly from: number; readonly to: number; readonly count: number }[] {
  const counts = Array.from({ length: 24 }, () => 0)
  for (const score of scores) counts[Math.min(23, Math.max(0, Math.floor((score + 3) * 4)))]!++
  return counts.map((count, k) => ({ from: k / 4 - 3, to: (k + 1) / 4 - 3, count }))
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
    goal: { en: 'Goal', zh: '目标' },
    indicators: { en: 'Indicators', zh: '指标' },
    cleaning: { en: 'Cleaning', zh: '清洗' },
    action: { en: 'Action', zh: '行动' },
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
      values: { purchaseUse: 5, useToReferral: 5, purchaseReferral: 0.2 },
    },
  },
  constraints: [
    {
      parameters: ['usePurchase', 'useUse', 'useReferral', 'useEmotion'],
      rule: { en: 'At least one indicator is in use.', zh: '至少使用一项指标。' },
      holds: (v) => chosen(v).length > 0,
    },
  ],
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
      of: (r) => r.weights[r.indicators.indexOf('referral')] ?? null,
    },
    purchaseWeight: {
      label: { en: 'Weight of purchases', zh: '购买的权重' },
      describe: { en: 'In the method chosen.', zh: '所选方法赋予购买的权重。' },
      of: (r) => r.weights[r.indicators.indexOf('purchase')] ?? null,
    },
    used: {
      label: { en: 'Customers scored', zh: '进入评价的顾客' },
      describe: { en: 'Rows left after cleaning.', zh: '清洗之后剩下的行数。' },
      of: (r) => r.collected.used,
    },
    trial: {
      label: { en: 'Trial needs', zh: '试验所需人数' },
      describe: {
        en: 'Customers in each of two groups who show the effect hoped for with power 80%.',
        zh: '以 80% 功效识别期望效果时，每组所需顾客数。',
      },
      of: (r) => r.trial,
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
    en: `The score weighs ${r.indicators.map((name, i) => `${name} ${percent(r.weights[i]!)}`).join(', ')} and has rank correlation ${r.nextWindow.toFixed(2)} with the next window. Judgements have a consistency ratio of ${r.consistencyRatio.toFixed(3)}. Privacy at ε = ${v.epsilon} adds ${(100 * r.privacyNoise).toFixed(1)} points of noise to a sampling error of ${(100 * r.samplingError).toFixed(1)}.`,
    zh: `总分的权重为${r.indicators.map((name, i) => `${CHINESE[name]} ${percent(r.weights[i]!)}`).join('、')}，与下一窗口的秩相关为 ${r.nextWindow.toFixed(2)}。判断的一致性比率为 ${r.consistencyRatio.toFixed(3)}。ε = ${v.epsilon} 的隐私保护增加 ${(100 * r.privacyNoise).toFixed(1)} 分噪声，而抽样误差为 ${(100 * r.samplingError).toFixed(1)} 分。`,
  }),
  references: ['saaty1977', 'dwork2006'],
})
