import { defineModel, type Values } from '../../model/model.ts'
import type { History } from '../purchases/history.ts'
import { percent } from '../percent.ts'
import { historyGrid } from './grids.ts'
import { CDNOW } from './published.ts'
import { conditionalExpectation, conditionalProbability } from './purchaseModel.ts'
import { purchaseModels } from './purchaseModels.ts'

const shape = (
  group: string,
  symbol: string,
  en: string,
  zh: string,
  describe: { en: string; zh: string },
  value: number,
  max: number,
) => ({ group, symbol, label: { en, zh }, describe, min: 0.01, max, step: 0.001, default: value }) as const

const weeks = { en: 'weeks', zh: '周' }

const parameters = {
  family: {
    kind: 'choice',
    group: 'model',
    symbol: '\\mathcal{M}',
    label: { en: 'Model', zh: '模型' },
    describe: {
      en: 'How customers leave: never, after a repeat purchase, after any purchase, or at any moment.',
      zh: '顾客如何离开：从不、某次再购之后、任何一次购买之后、任意时刻。',
    },
    options: {
      nbd: { en: 'NBD: never', zh: 'NBD：从不离开' },
      bgnbd: { en: 'BG/NBD: after a repeat purchase', zh: 'BG/NBD：再购之后' },
      mbgnbd: { en: 'MBG/NBD: after any purchase', zh: 'MBG/NBD：任何购买之后' },
      paretonbd: { en: 'Pareto/NBD: at any moment', zh: 'Pareto/NBD：任意时刻' },
    },
    default: 'bgnbd',
  },
  r: shape(
    'buying',
    'r',
    'Shape of rates',
    '购买率形状',
    { en: 'Shape of the gamma distribution of purchase rates.', zh: '购买率伽马分布的形状参数。' },
    CDNOW.bgnbd.r,
    5,
  ),
  alpha: shape(
    'buying',
    '\\alpha',
    'Scale of rates',
    '购买率尺度',
    {
      en: 'Rate parameter of that distribution: the mean is r/α purchases a week.',
      zh: '该分布的速率参数：平均每周购买 r/α 次。',
    },
    CDNOW.bgnbd.alpha,
    50,
  ),
  a: shape(
    'leaving',
    'a',
    'Leaving, first',
    '离开参数一',
    {
      en: 'First parameter of the beta distribution of leaving after a purchase.',
      zh: '购买后离开概率的贝塔分布的第一参数。',
    },
    CDNOW.bgnbd.a,
    10,
  ),
  b: shape(
    'leaving',
    'b',
    'Leaving, second',
    '离开参数二',
    {
      en: 'Second parameter: the mean chance to leave is a/(a + b).',
      zh: '第二参数：平均离开概率为 a/(a + b)。',
    },
    CDNOW.bgnbd.b,
    20,
  ),
  s: shape(
    'leaving',
    's',
    'Shape of lifetimes',
    '寿命形状',
    {
      en: 'Pareto/NBD: shape of the gamma distribution of death rates.',
      zh: 'Pareto/NBD：流失率伽马分布的形状参数。',
    },
    CDNOW.paretonbd.s,
    10,
  ),
  beta: shape(
    'leaving',
    '\\beta',
    'Scale of lifetimes',
    '寿命尺度',
    { en: 'Pareto/NBD: rate parameter of that distribution.', zh: 'Pareto/NBD：该分布的速率参数。' },
    CDNOW.paretonbd.beta,
    100,
  ),
  x: {
    group: 'customer',
    symbol: 'x',
    label: { en: 'Repeat purchases', zh: '再购次数' },
    describe: { en: 'Purchases after the first.', zh: '首购之后的购买次数。' },
    min: 0,
    max: 40,
    step: 1,
    integer: true,
    default: 2,
  },
  lastAge: {
    group: 'customer',
    symbol: 't_x',
    label: { en: 'Age at last purchase', zh: '末次购买时的年龄' },
    describe: {
      en: 'Time from the first to the last purchase ("recency" of these models); without repeat purchases it is 0 whatever is set.',
      zh: '首购到末次购买的时间（这类模型所说的近度）；没有再购时无论设为何值都按 0 计。',
    },
    unit: weeks,
    min: 0.1,
    max: 78,
    step: 0.1,
    default: 30.4,
  },
  age: {
    group: 'customer',
    symbol: 'T',
    label: { en: 'Age now', zh: '当前年龄' },
    describe: { en: 'Time from the first purchase to now.', zh: '首购至今的时间。' },
    unit: weeks,
    min: 1,
    max: 78,
    step: 0.1,
    default: 38.9,
  },
  horizon: {
    group: 'customer',
    symbol: 't',
    label: { en: 'Weeks ahead', zh: '展望周数' },
    describe: { en: 'How far ahead to predict.', zh: '预测的时间长度。' },
    unit: weeks,
    min: 1,
    max: 156,
    step: 1,
    default: 39,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const model = purchaseModels[v.family]!
  const p = Object.fromEntries(model.parameters.map((name) => [name, v[name as 'r']]))
  const history: History = { x: v.x, tx: v.x === 0 ? 0 : v.lastAge, T: v.age }
  const expected = (h: History, t: number) => conditionalExpectation(model, p, h, t)
  return {
    alive: model.probabilityAlive(p, history),
    expected: expected(history, v.horizon),
    expectedOfNew: model.expectedPurchases(p, v.horizon),
    /** Time since the last purchase: recency as RFM means it. */
    sinceLast: history.T - history.tx,
    future: Array.from({ length: 13 }, (_, n) => ({
      n,
      probability: conditionalProbability(model, p, history, v.horizon, n),
    })),
    curve: Array.from({ length: 27 }, (_, i) => {
      const t = (v.horizon * i) / 26
      return { t, expected: expected(history, t), ofNew: model.expectedPurchases(p, t) }
    }),
    /** P(alive) as the customer stays away: from the last purchase on. */
    waiting: Array.from({ length: 41 }, (_, i) => {
      const T = history.tx + ((v.age - history.tx + v.horizon) * i) / 40
      return { T, alive: model.probabilityAlive(p, { ...history, T }) }
    }),
    /** The same last purchase, other frequencies. */
    byFrequency: Array.from({ length: 21 }, (_, i) => {
      const h = { x: i, tx: i === 0 ? 0 : v.lastAge, T: v.age }
      return { x: i, alive: model.probabilityAlive(p, h), expected: expected(h, v.horizon) }
    }),
    aliveGrid: historyGrid((h) => model.probabilityAlive(p, h), v.age, { maximum: 15, steps: 26 }),
    expectedGrid: historyGrid((h) => expected(h, v.horizon), v.age, { maximum: 15, steps: 26 }),
  }
}

/** Buy till you die: is a customer still there, and what will be bought? */
export const model = defineModel({
  id: 'buy-till-you-die',
  title: { en: 'Buy till you die', zh: '购买直至离开' },
  describe: {
    en: 'From how often and how lately somebody bought: the probability of being still a customer, and the purchases to come.',
    zh: '由购买的频繁程度与最近程度，推断某人仍是顾客的概率及其未来的购买。',
  },
  version: 1,
  groups: {
    model: { en: 'Model', zh: '模型' },
    buying: { en: 'Buying', zh: '购买' },
    leaving: { en: 'Leaving', zh: '离开' },
    customer: { en: 'One customer', zh: '一位顾客' },
  },
  parameters,
  presets: {
    cdnow: { label: { en: 'CDNOW, BG/NBD', zh: 'CDNOW 数据，BG/NBD' }, values: {} },
    pareto: {
      label: { en: 'CDNOW, Pareto/NBD', zh: 'CDNOW 数据，Pareto/NBD' },
      values: { family: 'paretonbd', r: CDNOW.paretonbd.r, alpha: CDNOW.paretonbd.alpha },
    },
    modified: {
      label: { en: 'CDNOW, MBG/NBD', zh: 'CDNOW 数据，MBG/NBD' },
      values: { family: 'mbgnbd', ...CDNOW.mbgnbd },
    },
    immortal: { label: { en: 'CDNOW, NBD', zh: 'CDNOW 数据，NBD' }, values: { family: 'nbd', ...CDNOW.nbd } },
    frequentButGone: {
      label: { en: 'Frequent, silent since', zh: '曾频繁、后沉寂' },
      values: { x: 12, lastAge: 20 },
    },
    neverAgain: { label: { en: 'Never came back', zh: '一次未再来' }, values: { x: 0 } },
  },
  constraints: [
    {
      parameters: ['lastAge', 'age'],
      rule: { en: 'The last purchase is not after now.', zh: '末次购买不晚于当前。' },
      holds: (v) => v.lastAge <= v.age,
    },
  ],
  solve,
  outputs: {
    alive: {
      label: { en: 'P(alive)', zh: '仍为顾客的概率' },
      describe: {
        en: 'Probability that this customer has not left for good.',
        zh: '这位顾客尚未彻底离开的概率。',
      },
      of: (r) => r.alive,
    },
    expected: {
      label: { en: 'Expected purchases', zh: '期望购买次数' },
      describe: {
        en: 'Purchases expected of this customer in the weeks ahead.',
        zh: '这位顾客在未来时段内的期望购买次数。',
      },
      of: (r) => r.expected,
    },
    expectedOfNew: {
      label: { en: 'Of a new customer', zh: '新顾客的期望购买' },
      describe: {
        en: 'Repeat purchases expected of one just acquired, in as many weeks.',
        zh: '刚获得的顾客在同样时段内的期望再购次数。',
      },
      of: (r) => r.expectedOfNew,
    },
    sinceLast: {
      label: { en: 'Since the last purchase', zh: '距末次购买' },
      describe: { en: 'T − t_x: recency as RFM means it.', zh: 'T − t_x：RFM 所说的近度。' },
      unit: weeks,
      of: (r) => r.sinceLast,
    },
    nothing: {
      label: { en: 'P(no purchase)', zh: '不再购买的概率' },
      describe: {
        en: 'Probability of no purchase in the weeks ahead.',
        zh: '未来时段内没有任何购买的概率。',
      },
      of: (r) => r.future[0]!.probability,
    },
  },
  summary: (r, v) => ({
    en: `After ${v.x} repeat purchases, the last ${r.sinceLast.toFixed(1)} weeks ago, this customer is still there with ${percent(r.alive)} and is expected to buy ${r.expected.toFixed(2)} times in ${v.horizon} weeks; a new customer ${r.expectedOfNew.toFixed(2)} times.`,
    zh: `再购 ${v.x} 次、末次在 ${r.sinceLast.toFixed(1)} 周前的这位顾客，仍为顾客的概率为 ${percent(r.alive)}，未来 ${v.horizon} 周期望购买 ${r.expected.toFixed(2)} 次；新顾客为 ${r.expectedOfNew.toFixed(2)} 次。`,
  }),
  references: ['fader2005', 'schmittlein1987', 'batislam2007'],
})
