import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { bgnbd } from '../btyd/bgnbd.ts'
import { auc } from '../btyd/holdout.ts'
import { CDNOW } from '../btyd/published.ts'
import { conditionalExpectation } from '../btyd/purchaseModel.ts'
import { percent } from '../percent.ts'
import { campaignProfit, predictiveValue } from './baseRate.ts'

const share = (symbol: string, en: string, zh: string, describe: { en: string; zh: string }, value: number) =>
  ({
    group: 'classifier',
    symbol,
    label: { en, zh },
    describe,
    min: 0.01,
    max: 0.99,
    step: 0.01,
    default: value,
  }) as const

const money = { en: 'money', zh: '元' }

const parameters = {
  baseRate: share(
    '\\pi',
    'Churn',
    '流失率',
    { en: 'Share of customers who leave: the base rate.', zh: '离开的顾客比例，即基础率。' },
    0.05,
  ),
  sensitivity: share(
    '\\mathrm{sens}',
    'Sensitivity',
    '灵敏度',
    { en: 'Share of leavers who are flagged.', zh: '离开者中被预警的比例。' },
    0.82,
  ),
  specificity: share(
    '\\mathrm{spec}',
    'Specificity',
    '特异度',
    { en: 'Share of stayers who are not flagged.', zh: '留下者中未被预警的比例。' },
    0.82,
  ),
  customers: {
    group: 'campaign',
    symbol: 'N',
    label: { en: 'Customers', zh: '顾客数' },
    describe: { en: 'Customers of the campaign.', zh: '挽留活动面对的顾客数。' },
    min: 100,
    max: 100000,
    step: 100,
    integer: true,
    default: 1000,
  },
  success: {
    group: 'campaign',
    symbol: '\\gamma',
    label: { en: 'Saved if contacted', zh: '挽留成功率' },
    describe: {
      en: 'Share of flagged leavers who stay when contacted.',
      zh: '被联系的离开者中回心转意的比例。',
    },
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.2,
  },
  value: {
    group: 'campaign',
    symbol: '\\mathrm{CLV}',
    label: { en: 'Value of one saved', zh: '挽留一人的价值' },
    describe: { en: 'Lifetime value of a customer who stays after all.', zh: '最终留下的顾客的终身价值。' },
    unit: money,
    min: 1,
    max: 2000,
    step: 1,
    default: 250,
  },
  contactCost: {
    group: 'campaign',
    symbol: 'c',
    label: { en: 'Cost of contact', zh: '联系成本' },
    describe: { en: 'Cost of the offer to each flagged customer.', zh: '对每位被预警顾客的优惠成本。' },
    unit: money,
    min: 0,
    max: 200,
    step: 1,
    default: 10,
  },
  gap: {
    group: 'rule',
    symbol: 'g',
    label: { en: 'Warn after', zh: '预警天数' },
    describe: {
      en: 'Days without purchase after which a fixed rule warns: the source says 30.',
      zh: '固定规则：多少天未购买即预警；原文为 30 天。',
    },
    unit: { en: 'days', zh: '天' },
    min: 5,
    max: 270,
    step: 5,
    integer: true,
    default: 30,
  },
  sample: {
    group: 'rule',
    symbol: 'n',
    label: { en: 'Customers simulated', zh: '模拟顾客数' },
    describe: {
      en: 'Customers without contract, drawn from BG/NBD at the parameters of CDNOW.',
      zh: '按 CDNOW 参数的 BG/NBD 抽取的无合约顾客数。',
    },
    min: 500,
    max: 10000,
    step: 500,
    integer: true,
    option: true,
    default: 2000,
  },
} as const

type V = Values<typeof parameters>

const WEEKS = 39

function solve(v: V, random: Random) {
  const value = predictiveValue(v)
  const customers = Array.from({ length: v.sample }, (_, i) => {
    const T = WEEKS - (12 * i) / v.sample
    const times = bgnbd.draw(CDNOW.bgnbd, T + WEEKS, random)
    const seen = times.filter((t) => t <= T)
    const tx = seen.at(-1) ?? 0
    const history = { x: seen.length, tx, T }
    return {
      ...history,
      gapDays: 7 * (T - tx),
      expected: conditionalExpectation(bgnbd, CDNOW.bgnbd, history, WEEKS),
      returns: times.length > seen.length,
    }
  })
  const rule = (gap: number) => {
    const flagged = customers.filter((c) => c.gapDays > gap)
    const returning = customers.filter((c) => c.returns)
    return {
      gap,
      flagged: flagged.length / customers.length,
      precision: flagged.length === 0 ? null : flagged.filter((c) => !c.returns).length / flagged.length,
      /** Of those who come back by themselves, the part that is flagged. */
      wronglyFlagged:
        returning.length === 0 ? null : flagged.filter((c) => c.returns).length / returning.length,
    }
  }
  const outcomes = customers.map((c) => c.returns)
  const bothKinds = outcomes.includes(true) && outcomes.includes(false)
  return {
    ...value,
    trivialAccuracy: Math.max(v.baseRate, 1 - v.baseRate),
    accuracy: v.baseRate * v.sensitivity + (1 - v.baseRate) * v.specificity,
    profit: campaignProfit(v),
    byBaseRate: Array.from({ length: 99 }, (_, i) => {
      const baseRate = (i + 1) / 100
      return {
        baseRate,
        precision: predictiveValue({ ...v, baseRate }).precision,
        accuracy: baseRate * v.sensitivity + (1 - baseRate) * v.specificity,
        trivial: Math.max(baseRate, 1 - baseRate),
        profit: campaignProfit({ ...v, baseRate }),
      }
    }),
    rule: rule(v.gap),
    rules: Array.from({ length: 18 }, (_, i) => rule(15 * (i + 1))),
    gone: 1 - outcomes.filter(Boolean).length / outcomes.length,
    aucModel: bothKinds
      ? auc(
          customers.map((c) => c.expected),
          outcomes,
        )
      : null,
    aucGap: bothKinds
      ? auc(
          customers.map((c) => -c.gapDays),
          outcomes,
        )
      : null,
  }
}

/** Churn warnings: what accuracy hides when few leave, and what one fixed gap does to slow buyers. */
export const model = defineModel({
  id: 'churn-warning',
  title: { en: 'Warning of churn', zh: '流失预警' },
  describe: {
    en: 'How many of those flagged really leave, whether a campaign pays, and how a 30-day rule treats customers who buy rarely.',
    zh: '被预警者中有多少真的会离开，挽留活动是否划算，以及 30 天规则如何对待本就买得少的顾客。',
  },
  version: 1,
  groups: {
    classifier: { en: 'Classifier', zh: '分类器' },
    campaign: { en: 'Campaign', zh: '挽留活动' },
    rule: { en: 'Fixed gap', zh: '固定间隔' },
  },
  parameters,
  presets: {
    source: { label: { en: '82% and 5% churn', zh: '82% 准确率，5% 流失' }, values: {} },
    highChurn: { label: { en: '82% and 30% churn', zh: '82% 准确率，30% 流失' }, values: { baseRate: 0.3 } },
    patient: { label: { en: 'Warn after 120 days', zh: '120 天才预警' }, values: { gap: 120 } },
  },
  random: true,
  solve,
  outputs: {
    precision: {
      label: { en: 'Flagged who leave', zh: '预警的精确率' },
      describe: {
        en: 'Share of those flagged who really leave (positive predictive value).',
        zh: '被预警者中确实离开的比例（阳性预测值）。',
      },
      symbol: '\\mathrm{PPV}',
      of: (r) => r.precision,
    },
    flagged: {
      label: { en: 'Flagged', zh: '预警比例' },
      describe: { en: 'Share of customers the classifier flags.', zh: '分类器预警的顾客比例。' },
      of: (r) => r.flagged,
    },
    accuracy: {
      label: { en: 'Accuracy', zh: '准确率' },
      describe: { en: 'Share of right calls.', zh: '判断正确的比例。' },
      of: (r) => r.accuracy,
    },
    trivialAccuracy: {
      label: { en: 'Accuracy of "nobody leaves"', zh: '“无人流失”的准确率' },
      describe: {
        en: 'Accuracy of saying the commoner thing of everybody.',
        zh: '对所有人一律作多数判断的准确率。',
      },
      of: (r) => r.trivialAccuracy,
    },
    profit: {
      label: { en: 'Profit of the campaign', zh: '活动利润' },
      describe: { en: 'N (π·sens·γ·CLV − c·flagged).', zh: 'N (π·灵敏度·γ·CLV − c·预警比例)。' },
      unit: money,
      of: (r) => r.profit,
    },
    ruleFlags: {
      label: { en: 'Flagged by the gap', zh: '间隔规则的预警比例' },
      describe: {
        en: 'Share of simulated customers silent for longer than the gap.',
        zh: '沉默超过该间隔的模拟顾客比例。',
      },
      of: (r) => r.rule.flagged,
    },
    ruleWrong: {
      label: { en: 'Returning, yet flagged', zh: '回头客被误报' },
      describe: {
        en: 'Share of those who come back by themselves that the gap flags.',
        zh: '本会自己回来的顾客中被误报的比例。',
      },
      of: (r) => r.rule.wronglyFlagged,
    },
    aucModel: {
      label: { en: 'Model ranks', zh: '模型排序能力' },
      describe: {
        en: 'AUC of the expected purchases for who comes back.',
        zh: '以期望购买次数预测谁会回来的 AUC。',
      },
      of: (r) => r.aucModel,
    },
    aucGap: {
      label: { en: 'Plain recency ranks', zh: '近度排序能力' },
      describe: {
        en: 'AUC of the time since the last purchase alone.',
        zh: '仅以距末次购买时间预测的 AUC。',
      },
      of: (r) => r.aucGap,
    },
  },
  summary: (r, v) => ({
    en: `At ${percent(v.baseRate)} churn only ${percent(r.precision)} of those flagged leave; calling nobody a leaver would be right for ${percent(1 - v.baseRate)}. The ${v.gap}-day rule flags ${percent(r.rule.flagged)} of customers and ${percent(r.rule.wronglyFlagged ?? 0)} of those who come back. Ranking by the model has AUC ${r.aucModel?.toFixed(2) ?? '–'}, by recency alone ${r.aucGap?.toFixed(2) ?? '–'}.`,
    zh: `流失率为 ${percent(v.baseRate)} 时，被预警者只有 ${percent(r.precision)} 真的离开；一律判为不流失则有 ${percent(1 - v.baseRate)} 正确。${v.gap} 天规则预警了 ${percent(r.rule.flagged)} 的顾客，其中包括 ${percent(r.rule.wronglyFlagged ?? 0)} 的回头客。模型排序的 AUC 为 ${r.aucModel?.toFixed(2) ?? '–'}，仅凭近度为 ${r.aucGap?.toFixed(2) ?? '–'}。`,
  }),
  references: ['neslin2006'],
})
