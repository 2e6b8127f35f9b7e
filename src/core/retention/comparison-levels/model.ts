import { defineModel } from '../../model/model.ts'
import { plane, quadrants } from './quadrants.ts'
import type { Plane, Quadrants } from './quadrants.ts'

export interface ComparisonLevelsResult {
  readonly shares: Quadrants
  readonly plane: Plane
}

const points = { en: 'value points', zh: '价值点' }
const spread = { min: 0.1, max: 3, step: 0.1, unit: points } as const
const level = { min: 1, max: 9, step: 0.1, unit: points } as const
const percent = (x: number) => (100 * x).toFixed(0)

export const model = defineModel({
  id: 'comparison-levels',
  title: { en: 'Satisfied, or staying?', zh: '满意，还是留下？' },
  describe: {
    en: 'Satisfaction compares with what is due, staying with what is to be had elsewhere: two comparisons make four kinds of customers.',
    zh: '满意是与“应得的”相比，留下是与“别处能得到的”相比：两种比较划分出四类顾客。',
  },
  version: 1,
  groups: {
    levels: { en: 'Three levels', zh: '三个水平' },
    spreads: { en: 'How customers differ', zh: '顾客之间的差异' },
    cost: { en: 'Switching', zh: '转换' },
  },
  parameters: {
    outcome: {
      symbol: '\\mu_O',
      label: { en: 'Outcome', zh: '所得' },
      describe: { en: 'What customers get, on average.', zh: '顾客平均得到多少。' },
      group: 'levels',
      ...level,
      default: 5.5,
    },
    level: {
      symbol: '\\mu_{CL}',
      label: { en: 'Comparison level', zh: '比较水平 CL' },
      describe: { en: 'What customers think is due to them, on average.', zh: '顾客平均认为自己应得多少。' },
      group: 'levels',
      ...level,
      default: 5,
    },
    alternative: {
      symbol: '\\mu_{alt}',
      label: { en: 'Best alternative', zh: '替代比较水平 CLalt' },
      describe: { en: 'What customers could have elsewhere, on average.', zh: '顾客在别处平均能得到多少。' },
      group: 'levels',
      ...level,
      default: 5.2,
    },
    outcomeSpread: {
      symbol: '\\sigma_O',
      label: { en: 'Spread of outcomes', zh: '所得的差异' },
      describe: { en: 'Standard deviation across customers.', zh: '顾客之间的标准差。' },
      group: 'spreads',
      ...spread,
      default: 1,
    },
    levelSpread: {
      symbol: '\\sigma_{CL}',
      label: { en: 'Spread of comparison levels', zh: '比较水平的差异' },
      describe: { en: 'Standard deviation across customers.', zh: '顾客之间的标准差。' },
      group: 'spreads',
      ...spread,
      default: 0.7,
    },
    alternativeSpread: {
      symbol: '\\sigma_{alt}',
      label: { en: 'Spread of alternatives', zh: '替代选择的差异' },
      describe: { en: 'Standard deviation across customers.', zh: '顾客之间的标准差。' },
      group: 'spreads',
      ...spread,
      default: 0.8,
    },
    switchingCost: {
      symbol: 'SC',
      label: { en: 'Switching cost', zh: '转换成本' },
      describe: { en: 'What leaving costs, in points of outcome.', zh: '离开的代价，以所得的单位计。' },
      group: 'cost',
      unit: points,
      min: 0,
      max: 4,
      step: 0.1,
      default: 0,
    },
  },
  presets: {
    free: { label: { en: 'Free to go', zh: '来去自由' }, values: {} },
    locked: { label: { en: 'Locked in', zh: '锁定' }, values: { switchingCost: 2 } },
    better: { label: { en: 'A better offer instead', zh: '改为提供更好的产品' }, values: { outcome: 6.5 } },
  },
  solve: (values): ComparisonLevelsResult => ({ shares: quadrants(values), plane: plane(values) }),
  outputs: {
    happyStable: {
      label: { en: 'Satisfied and staying', zh: '满意并留下' },
      describe: {
        en: 'Share of customers with O > CL and O + SC > CLalt.',
        zh: '所得高于 CL 且加上转换成本高于 CLalt 的顾客比例。',
      },
      of: (result) => result.shares.happyStable,
    },
    unhappyStable: {
      label: { en: 'Dissatisfied, yet staying', zh: '不满意却留下' },
      describe: { en: 'Share of customers who are locked in.', zh: '被锁定的顾客比例。' },
      of: (result) => result.shares.unhappyStable,
    },
    happyUnstable: {
      label: { en: 'Satisfied, yet leaving', zh: '满意却离开' },
      describe: {
        en: 'Share of customers who are content and find better.',
        zh: '虽然满意但另有更好去处的顾客比例。',
      },
      of: (result) => result.shares.happyUnstable,
    },
    unhappyUnstable: {
      label: { en: 'Dissatisfied and leaving', zh: '不满意并离开' },
      describe: {
        en: 'Share of customers with neither reason to stay.',
        zh: '两条留下的理由都没有的顾客比例。',
      },
      of: (result) => result.shares.unhappyUnstable,
    },
    staying: {
      label: { en: 'Staying', zh: '留下' },
      describe: { en: 'Share of customers who stay, content or not.', zh: '留下的顾客比例，不论是否满意。' },
      of: ({ shares }) => shares.happyStable + shares.unhappyStable,
    },
    lockedAmongStaying: {
      label: { en: 'Locked in among those who stay', zh: '留下者中被锁定的比例' },
      describe: {
        en: 'Of those who stay, the share that is dissatisfied.',
        zh: '留下的顾客中不满意者的比例。',
      },
      of: ({ shares }) => {
        const staying = shares.happyStable + shares.unhappyStable
        return staying > 0 ? shares.unhappyStable / staying : null
      },
    },
  },
  summary: ({ shares }) => ({
    en: `${percent(shares.happyStable)}% are satisfied and stay, ${percent(shares.unhappyStable)}% stay although dissatisfied, ${percent(shares.happyUnstable)}% leave although satisfied and ${percent(shares.unhappyUnstable)}% leave dissatisfied.`,
    zh: `${percent(shares.happyStable)}% 满意并留下，${percent(shares.unhappyStable)}% 不满意却留下，${percent(shares.happyUnstable)}% 满意却离开，${percent(shares.unhappyUnstable)}% 不满意而离开。`,
  }),
  references: ['thibaut1959', 'rusbult1980'],
})
