import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { bgnbd } from '../btyd/bgnbd.ts'
import { CDNOW } from '../btyd/published.ts'
import { percent } from '../percent.ts'
import { simulatePurchases } from '../purchases/simulatePurchases.ts'
import { summarise } from '../purchases/summarise.ts'
import { gini, lorenz, topShare } from './concentration.ts'
import { kMeans, standardised } from './kMeans.ts'
import { cutScores, growingCuts, nestedScores, quantileScores, tornApart } from './rfm.ts'

const parameters = {
  customers: {
    group: 'customers',
    symbol: 'n',
    label: { en: 'Customers', zh: '顾客数' },
    describe: {
      en: 'Customers drawn from BG/NBD and Gamma-Gamma.',
      zh: '由 BG/NBD 与伽马–伽马模型抽取的顾客数。',
    },
    min: 200,
    max: 5000,
    step: 100,
    integer: true,
    default: 1000,
  },
  r: {
    group: 'customers',
    symbol: 'r',
    label: { en: 'Evenness of buying', zh: '购买率的均匀程度' },
    describe: {
      en: 'Shape of the purchase rates: small means that a few buy most.',
      zh: '购买率分布的形状参数：越小，购买越集中于少数人。',
    },
    min: 0.1,
    max: 3,
    step: 0.01,
    default: CDNOW.bgnbd.r,
  },
  bins: {
    group: 'scores',
    symbol: 'B',
    label: { en: 'Scores', zh: '分数档数' },
    describe: { en: 'How many scores each of R, F and M has.', zh: 'R、F、M 各分几档。' },
    min: 2,
    max: 10,
    step: 1,
    integer: true,
    default: 5,
  },
  binning: {
    kind: 'choice',
    group: 'scores',
    symbol: '\\text{ties}',
    label: { en: 'Ties', zh: '同值的处理' },
    describe: {
      en: 'Equal values get equal scores (quantile), or bins are filled evenly and ties broken by the order of rows (rank), or the cut points below hold (custom).',
      zh: '同值同分（分位数），或按名次均分、由行的先后打破同值（名次），或采用下面自定的分界点（自定）。',
    },
    options: {
      quantile: { en: 'Equal scores', zh: '同值同分' },
      rank: { en: 'Broken by row order', zh: '按行序打破' },
      custom: { en: 'Own cut points', zh: '自定分界点' },
    },
    default: 'quantile',
  },
  nested: {
    kind: 'switch',
    group: 'scores',
    symbol: '\\text{nested}',
    label: { en: 'Nested scores', zh: '嵌套打分' },
    describe: {
      en: 'Score F within each R, and M within each R: even cells, but a score means something else in each.',
      zh: '在每个 R 档内对 F、M 打分：各格人数均匀，但分数的含义各不相同。',
    },
    default: false,
  },
  firstFrequency: {
    group: 'cuts',
    symbol: 'F_2',
    label: { en: 'F: score 2 from', zh: 'F：2 分起点' },
    describe: {
      en: 'Purchases from which score 2 is given, with cut points of one’s own.',
      zh: '自定分界点时，达到多少次购买得 2 分。',
    },
    unit: { en: 'purchases', zh: '次' },
    min: 2,
    max: 10,
    step: 1,
    integer: true,
    default: 2,
  },
  firstRecency: {
    group: 'cuts',
    symbol: 'R_B',
    label: { en: 'R: best score within', zh: 'R：最高分时限' },
    describe: {
      en: 'Days since the last purchase up to which the best score is given, with cut points of one’s own.',
      zh: '自定分界点时，距末次购买多少天以内得最高分。',
    },
    unit: { en: 'days', zh: '天' },
    min: 7,
    max: 84,
    step: 7,
    integer: true,
    default: 28,
  },
  firstMoney: {
    group: 'cuts',
    symbol: 'M_2',
    label: { en: 'M: score 2 from', zh: 'M：2 分起点' },
    describe: {
      en: 'Spend from which score 2 is given, with cut points of one’s own.',
      zh: '自定分界点时，达到多少消费额得 2 分。',
    },
    min: 5,
    max: 100,
    step: 5,
    default: 20,
  },
  times: {
    group: 'cuts',
    symbol: 'g',
    label: { en: 'Each further cut', zh: '分界点倍数' },
    describe: {
      en: 'How many times the cut point before it each further cut point is.',
      zh: '每个分界点是前一个的几倍。',
    },
    min: 1.5,
    max: 4,
    step: 0.5,
    default: 2,
  },
  clusters: {
    group: 'clusters',
    symbol: 'k',
    label: { en: 'Clusters', zh: '聚类数' },
    describe: {
      en: 'Clusters that k-means must find, whether they exist or not.',
      zh: '无论是否存在，k 均值都会给出的类数。',
    },
    min: 2,
    max: 8,
    step: 1,
    integer: true,
    default: 4,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V, random: Random) {
  const purchases = simulatePurchases(
    bgnbd,
    { ...CDNOW.bgnbd, r: v.r },
    CDNOW.gammaGamma,
    { customers: v.customers, unit: 'week', firstDay: 0, entryDays: 84, days: 546 },
    random,
  )
  const { customers } = summarise(purchases, { unit: 'day', calibrationEnd: 272, observationEnd: 545 })
  const frequency = customers.map((c) => c.x + 1)
  const money = customers.map((c) => c.spend)
  const recent = customers.map((c) => -c.sinceLast)
  const { recencyScore, frequencyScore, moneyScore } = scores(v, recent, frequency, money)

  const byScore = (scores: readonly number[]) =>
    Array.from({ length: v.bins }, (_, k) => {
      const own = customers.filter((_c, i) => scores[i] === k + 1)
      const mean = (of: (c: (typeof own)[number]) => number) =>
        own.length === 0 ? null : own.reduce((sum, c) => sum + of(c), 0) / own.length
      return {
        score: k + 1,
        customers: own.length,
        boughtAgain: mean((c) => (c.holdout.x > 0 ? 1 : 0)),
        holdoutSpend: mean((c) => c.holdout.spend),
      }
    })

  const rows = standardised(
    customers.map((c) => [Math.log1p(c.sinceLast), Math.log(c.x + 1), Math.log(c.spend)]),
  )
  const clustering = kMeans(rows, v.clusters, random, { restarts: 5 })
  const clusters = Array.from({ length: v.clusters }, (_, k) => {
    const own = customers.filter((_c, i) => clustering.labels[i] === k)
    const mean = (of: (c: (typeof own)[number]) => number) =>
      own.reduce((sum, c) => sum + of(c), 0) / own.length
    return {
      label: k,
      customers: own.length,
      sinceLast: mean((c) => c.sinceLast),
      frequency: mean((c) => c.x + 1),
      spend: mean((c) => c.spend),
      holdoutSpend: mean((c) => c.holdout.spend),
    }
  }).sort((a, b) => b.spend - a.spend)

  const place = clusters.map((cluster) => cluster.label)

  const recency = byScore(recencyScore)
  return {
    onceShare: frequency.filter((f) => f === 1).length / customers.length,
    recency,
    frequency: byScore(frequencyScore),
    money: byScore(moneyScore),
    frequencyScoresUsed: new Set(frequencyScore).size,
    /** Customers who bought equally often and yet have different F scores. */
    torn: tornApart(frequency, frequencyScore),
    top20: topShare(money, 0.2),
    gini: gini(money),
    lorenz: lorenz(money),
    sse: clustering.sse,
    clusters,
    points: customers.slice(0, 500).map((c, i) => ({
      sinceLast: c.sinceLast,
      frequency: c.x + 1,
      spend: c.spend,
      r: recencyScore[i]!,
      f: frequencyScore[i]!,
      m: moneyScore[i]!,
      /** Its place in `clusters`, which begin with the largest mean spend. */
      cluster: place.indexOf(clustering.labels[i]!),
    })),
  }
}

/** Scores of recency (larger is more recent), frequency and money. */
function scores(
  { bins, binning, nested, ...cuts }: V,
  recent: readonly number[],
  frequency: readonly number[],
  money: readonly number[],
) {
  if (binning === 'custom') {
    const by = (values: readonly number[], first: number) =>
      cutScores(values, growingCuts(first, cuts.times, bins))
    return {
      recencyScore: by(recent, -cuts.firstRecency),
      frequencyScore: by(frequency, cuts.firstFrequency),
      moneyScore: by(money, cuts.firstMoney),
    }
  }
  const recencyScore = quantileScores(recent, bins, binning)
  const score = (values: readonly number[]) =>
    nested ? nestedScores(values, recencyScore, bins, binning) : quantileScores(values, bins, binning)
  return { recencyScore, frequencyScore: score(frequency), moneyScore: score(money) }
}

/** RFM scores and k-means of simulated customers, with what they buy in the next window. */
export const model = defineModel({
  id: 'rfm',
  title: { en: 'Recency, frequency, money', zh: '近度、频度与额度' },
  describe: {
    en: 'Customers scored by recency, frequency and money, or clustered by them, and what each class buys next.',
    zh: '按近度、频度、额度给顾客打分或聚类，再看各类顾客此后购买了多少。',
  },
  version: 1,
  groups: {
    customers: { en: 'Customers', zh: '顾客' },
    scores: { en: 'Scores', zh: '打分' },
    cuts: { en: 'Own cut points', zh: '自定分界点' },
    clusters: { en: 'Clusters', zh: '聚类' },
  },
  parameters,
  presets: {
    ties: { label: { en: 'Equal scores to equals', zh: '同值同分' }, values: {} },
    broken: { label: { en: 'Ties broken', zh: '打破同值' }, values: { binning: 'rank' } },
    custom: { label: { en: 'Cuts that mean something', zh: '有意义的分界' }, values: { binning: 'custom' } },
    evenBuyers: { label: { en: 'Even buyers', zh: '购买较均匀' }, values: { r: 2 } },
  },
  random: true,
  solve,
  outputs: {
    onceShare: {
      label: { en: 'Bought once', zh: '只买过一次' },
      describe: { en: 'Share of customers with a single purchase.', zh: '仅购买一次的顾客比例。' },
      of: (r) => r.onceShare,
    },
    frequencyScoresUsed: {
      label: { en: 'F scores in use', zh: '实际出现的 F 分数' },
      describe: {
        en: 'How many of the frequency scores any customer has.',
        zh: '实际有人得到的频度分数的个数。',
      },
      of: (r) => r.frequencyScoresUsed,
    },
    torn: {
      label: { en: 'Equals torn apart', zh: '同值异分' },
      describe: {
        en: 'Share of customers scored differently from most who bought as often.',
        zh: '与多数同频顾客得分不同的顾客比例。',
      },
      of: (r) => r.torn,
    },
    top20: {
      label: { en: 'Share of the top 20%', zh: '前 20% 的份额' },
      describe: {
        en: 'Share of spend by the fifth of customers who spend most.',
        zh: '消费最多的五分之一顾客所占的消费份额。',
      },
      of: (r) => r.top20,
    },
    gini: {
      label: { en: 'Gini coefficient', zh: '基尼系数' },
      describe: { en: 'Concentration of spend, 0 to 1.', zh: '消费的集中程度，0 至 1。' },
      symbol: 'G',
      of: (r) => r.gini,
    },
    recentBoughtAgain: {
      label: { en: 'Most recent: bought again', zh: '最近者再购率' },
      describe: {
        en: 'Share of the most recent class who buy in the next 39 weeks.',
        zh: '近度最高一档在其后 39 周内再购的比例。',
      },
      of: (r) => r.recency.at(-1)!.boughtAgain,
    },
    distantBoughtAgain: {
      label: { en: 'Least recent: bought again', zh: '最久者再购率' },
      describe: { en: 'Share of the least recent class who do.', zh: '近度最低一档再购的比例。' },
      of: (r) => r.recency[0]!.boughtAgain,
    },
    sse: {
      label: { en: 'Within-cluster squares', zh: '类内平方和' },
      describe: {
        en: 'Sum of squared distances to the centres of clusters, on standardised scales.',
        zh: '标准化尺度上到类中心的距离平方和。',
      },
      of: (r) => r.sse,
    },
  },
  summary: (r, v) => ({
    en: `${percent(r.onceShare)} of customers bought once, so ${r.frequencyScoresUsed} of ${v.bins} frequency scores are in use${r.torn > 0 ? ` and ${percent(r.torn)} are scored apart from their equals` : ''}. The top 20% hold ${percent(r.top20)} of spend; of the most recent class ${percent(r.recency.at(-1)!.boughtAgain ?? 0)} buy again, of the least recent ${percent(r.recency[0]!.boughtAgain ?? 0)}.`,
    zh: `${percent(r.onceShare)} 的顾客只买过一次，因此 ${v.bins} 档频度分数中只出现 ${r.frequencyScoresUsed} 档${r.torn > 0 ? `，${percent(r.torn)} 的顾客与同频者得分不同` : ''}。前 20% 的顾客占消费的 ${percent(r.top20)}；近度最高一档有 ${percent(r.recency.at(-1)!.boughtAgain ?? 0)} 再购，最低一档为 ${percent(r.recency[0]!.boughtAgain ?? 0)}。`,
  }),
  references: ['hughes1994', 'arthur2007'],
})
