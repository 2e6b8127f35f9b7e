import { defineModel } from '../../model/model.ts'
import { cloudAt, monthAbove, simulateCohort } from './cohort.ts'
import type { CubeMonth, CubePoint } from './cohort.ts'
import { anyEvent, firstEvent } from './events.ts'
import { parameters } from './parameters.ts'

export interface CubeResult {
  readonly months: readonly CubeMonth[]
  /** The same customers with the same luck, but without the interventions; null when there are none. */
  readonly undisturbed: readonly CubeMonth[] | null
  /** Up to 400 customers of the month shown. */
  readonly cloud: readonly CubePoint[]
}

const CLOUD_LIMIT = 400

const percent = (x: number) => (100 * x).toFixed(x < 0.1 ? 1 : 0)

/** Change that the interventions make in the month in which the first of them takes hold. */
function effect(
  result: CubeResult,
  values: Parameters<typeof firstEvent>[0],
  of: (month: CubeMonth) => number,
): number | null {
  const month = firstEvent(values)
  if (month === null || result.undisturbed === null) return null
  const changed = result.months[month]
  const before = result.undisturbed[month]
  return changed && before ? of(changed) - of(before) : null
}

export const model = defineModel({
  id: 'cube',
  title: { en: 'The retention cube', zh: '顾客保持三维模型' },
  describe: {
    en: 'A cohort of customers moves through relationship, emotion and loyalty while the yardstick by which they judge moves from expectation to the best alternative to fairness.',
    zh: '一批顾客在关系、消费情感与忠诚三个维度上演进，而他们评判的参照点也从期望转为最佳替代者，再转为公平。',
  },
  version: 1,
  groups: {
    offer: { en: 'The firm’s offer', zh: '企业的产品与服务' },
    reference: { en: 'What it is compared with', zh: '比较的参照' },
    emotion: { en: 'Emotion and relationship', zh: '情感与关系' },
    stay: { en: 'Staying', zh: '去留' },
    events: { en: 'Interventions', zh: '干预' },
    cohort: { en: 'The cohort', zh: '顾客群' },
  },
  parameters,
  presets: {
    bonding: { label: { en: 'A bond that grows', zh: '日久情深' }, values: {} },
    lockedIn: {
      label: { en: 'Locked in, not loyal', zh: '被锁定，而非忠诚' },
      values: { startValue: 4.4, customisationValue: 0.4, heterogeneity: 0.4, economicCost: 3 },
    },
    released: {
      label: { en: 'The lock is opened in month 24', zh: '第 24 个月解除锁定' },
      values: {
        startValue: 4.4,
        customisationValue: 0.4,
        heterogeneity: 0.4,
        economicCost: 3,
        costKept: 0,
        costMonth: 24,
        lookAt: 24,
      },
    },
    noLearning: {
      label: { en: 'A firm that learns nothing', zh: '不学习的企业' },
      values: { learning: 0 },
    },
    alike: { label: { en: 'All customers alike', zh: '顾客毫无差异' }, values: { sorting: false } },
    earlyPriceRise: {
      label: { en: 'Price rise in month 3', zh: '第 3 个月涨价' },
      values: { priceStep: 1, priceMonth: 3, lookAt: 3 },
    },
    latePriceRise: {
      label: { en: 'Price rise in month 30', zh: '第 30 个月涨价' },
      values: { priceStep: 1, priceMonth: 30, lookAt: 30 },
    },
    betterRivals: {
      label: { en: 'Rivals improve in month 9', zh: '第 9 个月竞争者改进' },
      values: { rivalStep: 1, rivalMonth: 9, lookAt: 9 },
    },
  },
  random: true,
  solve(values, random): CubeResult {
    const seed = Math.floor(random() * 4294967296)
    const run = { size: values.customers, months: values.months }
    const behaviour = { ...values, heterogeneity: values.sorting ? values.heterogeneity : 0 }
    const cohort = simulateCohort(behaviour, seed, run, values)
    return {
      months: cohort.months,
      undisturbed: anyEvent(values) ? simulateCohort(behaviour, seed, run).months : null,
      cloud: values.lookAt < values.months ? cloudAt(cohort, values.lookAt, CLOUD_LIMIT) : [],
    }
  },
  outputs: {
    firstRetention: {
      label: { en: 'Retention in the first month', zh: '首月留存率' },
      describe: { en: 'Mean probability of staying through month 0.', zh: '第 0 个月留下的平均概率。' },
      of: (result) => result.months[0].retention,
    },
    retention: {
      label: { en: 'Retention in the month shown', zh: '所看月份的留存率' },
      describe: {
        en: 'Mean probability of staying, over those still there.',
        zh: '仍在的顾客当月留下的平均概率。',
      },
      of: (result, { lookAt }) => result.months[lookAt]?.retention ?? null,
    },
    aliveAfterYear: {
      label: { en: 'Still there after a year', zh: '一年后仍在的比例' },
      describe: {
        en: 'Share of the cohort alive when month 12 begins.',
        zh: '第 12 个月开始时仍在的顾客比例。',
      },
      of: (result) => result.months[12]?.alive ?? 0,
    },
    alive: {
      label: { en: 'Still there in the month shown', zh: '所看月份仍在的比例' },
      describe: { en: 'Share of the cohort alive when the month begins.', zh: '该月开始时仍在的顾客比例。' },
      of: (result, { lookAt }) => result.months[lookAt]?.alive ?? 0,
    },
    aliveAtEnd: {
      label: { en: 'Still there in the last month', zh: '最后一月仍在的比例' },
      describe: {
        en: 'Share of the cohort alive when the last month begins.',
        zh: '最后一个月开始时仍在的顾客比例。',
      },
      of: (result, { months }) => result.months[months - 1]?.alive ?? 0,
    },
    dissatisfiedStayers: {
      label: { en: 'Stay although dissatisfied', zh: '不满意却留下的比例' },
      describe: {
        en: 'Among those who stay in the month shown: the share whose value falls short of their yardstick.',
        zh: '所看月份留下的顾客中，价值低于其参照点者所占比例。',
      },
      of: (result, { lookAt }) => result.months[lookAt]?.dissatisfiedStayers ?? null,
    },
    satisfaction: {
      label: { en: 'Satisfaction in the month shown', zh: '所看月份的满意度' },
      describe: { en: 'Mean of value less reference.', zh: '价值减去参照点的平均值。' },
      of: (result, { lookAt }) => result.months[lookAt]?.satisfaction ?? null,
    },
    bond: {
      label: { en: 'Bond in the month shown', zh: '所看月份的情感纽带' },
      describe: { en: 'Mean sediment of past emotion, 0 to 1.', zh: '过去情感沉淀的平均值，0 到 1。' },
      of: (result, { lookAt }) => result.months[lookAt]?.bond ?? null,
    },
    loyalty: {
      label: { en: 'Loyalty in the month shown', zh: '所看月份的忠诚' },
      describe: { en: 'Mean of the four loyalties.', zh: '四种忠诚的平均值。' },
      of: (result, { lookAt }) => result.months[lookAt]?.meanLoyalty ?? null,
    },
    emotionAndLoyalty: {
      label: { en: 'Correlation of bond and loyalty', zh: '情感与忠诚的相关' },
      describe: { en: 'Across the customers of the month shown.', zh: '所看月份各顾客之间的相关系数。' },
      of: (result, { lookAt }) => result.months[lookAt]?.bondLoyaltyCorrelation ?? null,
    },
    formationBegins: {
      label: { en: 'Formation begins', zh: '进入形成期' },
      describe: {
        en: 'First month in which the mean depth exceeds a third.',
        zh: '平均关系深度首次超过三分之一的月份。',
      },
      of: (result) => monthAbove(result.months, 1 / 3, (month) => month.depth),
    },
    stabilityBegins: {
      label: { en: 'Stability begins', zh: '进入稳定期' },
      describe: {
        en: 'First month in which the mean depth exceeds two thirds.',
        zh: '平均关系深度首次超过三分之二的月份。',
      },
      of: (result) => monthAbove(result.months, 2 / 3, (month) => month.depth),
    },
    satisfactionEffect: {
      label: { en: 'Effect on satisfaction', zh: '干预对满意度的影响' },
      describe: {
        en: 'Change made by the interventions in the month of the first of them.',
        zh: '首个干预生效当月满意度的变化。',
      },
      of: (result, values) => effect(result, values, (month) => month.satisfaction),
    },
    retentionEffect: {
      label: { en: 'Effect on retention', zh: '干预对留存率的影响' },
      describe: {
        en: 'Change made by the interventions in the month of the first of them.',
        zh: '首个干预生效当月留存率的变化。',
      },
      of: (result, values) => effect(result, values, (month) => month.retention),
    },
  },
  summary(result, { lookAt, customers }) {
    const first = result.months[0]
    const month = result.months[lookAt]
    if (!month)
      return {
        en: `Of ${customers} customers nobody is left in month ${lookAt}.`,
        zh: `${customers} 位顾客到第 ${lookAt} 个月已无人留下。`,
      }
    return {
      en: `Retention is ${percent(first.retention)}% in the first month and ${percent(month.retention)}% in month ${lookAt}, when ${percent(month.alive)}% of ${customers} customers are left. Of those who stay, ${percent(month.dissatisfiedStayers)}% are dissatisfied; mean loyalty is ${month.meanLoyalty.toFixed(2)}.`,
      zh: `首月留存率为 ${percent(first.retention)}%，第 ${lookAt} 个月为 ${percent(month.retention)}%，此时 ${customers} 位顾客中还剩 ${percent(month.alive)}%。留下的人里有 ${percent(month.dissatisfiedStayers)}% 并不满意，平均忠诚度为 ${month.meanLoyalty.toFixed(2)}。`,
    }
  },
  references: ['thibaut1959', 'oliver1999', 'blom1958', 'fader2010'],
})
