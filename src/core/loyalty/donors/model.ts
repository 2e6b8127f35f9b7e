import { defineModel, type Values } from '../../model/model.ts'
import { bgbb } from '../btyd/bgbb.ts'
import { conditionalExpectation } from '../btyd/purchaseModel.ts'
import { percent } from '../percent.ts'

const shape = (
  group: string,
  symbol: string,
  en: string,
  zh: string,
  describe: { en: string; zh: string },
  value: number,
) =>
  ({ group, symbol, label: { en, zh }, describe, min: 0.05, max: 10, step: 0.001, default: value }) as const

const parameters = {
  alpha: shape(
    'buying',
    '\\alpha',
    'Buying, first',
    '购买参数一',
    { en: 'First parameter of the chance to buy at an opportunity.', zh: '每次机会购买概率的第一参数。' },
    1.204,
  ),
  beta: shape(
    'buying',
    '\\beta',
    'Buying, second',
    '购买参数二',
    { en: 'Second parameter: the mean chance is α/(α + β).', zh: '第二参数：平均概率为 α/(α + β)。' },
    0.75,
  ),
  gamma: shape(
    'leaving',
    '\\gamma',
    'Leaving, first',
    '离开参数一',
    {
      en: 'First parameter of the chance to leave before an opportunity.',
      zh: '每次机会之前离开概率的第一参数。',
    },
    0.657,
  ),
  delta: shape(
    'leaving',
    '\\delta',
    'Leaving, second',
    '离开参数二',
    { en: 'Second parameter: the mean chance is γ/(γ + δ).', zh: '第二参数：平均概率为 γ/(γ + δ)。' },
    2.783,
  ),
  n: {
    group: 'donor',
    symbol: 'n',
    label: { en: 'Opportunities', zh: '机会次数' },
    describe: { en: 'Years (opportunities) since the first gift.', zh: '首次捐赠以来的年数（机会数）。' },
    min: 1,
    max: 12,
    step: 1,
    integer: true,
    default: 6,
  },
  x: {
    group: 'donor',
    symbol: 'x',
    label: { en: 'Gifts', zh: '捐赠次数' },
    describe: { en: 'Gifts at those opportunities.', zh: '这些机会中捐赠的次数。' },
    min: 0,
    max: 12,
    step: 1,
    integer: true,
    default: 2,
  },
  last: {
    group: 'donor',
    symbol: 't_x',
    label: { en: 'Last gift', zh: '末次捐赠' },
    describe: {
      en: 'Opportunity of the last gift; 0 when there was none.',
      zh: '末次捐赠所在的机会；没有则为 0。',
    },
    min: 0,
    max: 12,
    step: 1,
    integer: true,
    default: 4,
  },
  ahead: {
    group: 'donor',
    symbol: 'n^*',
    label: { en: 'Years ahead', zh: '展望年数' },
    describe: { en: 'Opportunities to come.', zh: '今后的机会数。' },
    min: 1,
    max: 20,
    step: 1,
    integer: true,
    default: 5,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const history = { x: v.x, tx: v.last, T: v.n }
  const cells = Array.from({ length: v.n + 1 }, (_, x) =>
    Array.from({ length: v.n + 1 }, (_c, tx) => {
      if (x === 0 ? tx > 0 : tx < x) return null
      const own = { x, tx, T: v.n }
      return { alive: bgbb.probabilityAlive(v, own), expected: conditionalExpectation(bgbb, v, own, v.ahead) }
    }),
  )
  return {
    alive: bgbb.probabilityAlive(v, history),
    expected: conditionalExpectation(bgbb, v, history, v.ahead),
    expectedOfNew: bgbb.expectedPurchases(v, v.ahead),
    /** cells[x][tx]; null where no history can be. */
    cells,
    frequency: Array.from({ length: v.n + 1 }, (_, x) => ({
      x,
      probability: bgbb.probabilityOfPurchases(v, v.n, x),
    })),
    curve: Array.from({ length: v.ahead + 1 }, (_, k) => ({
      ahead: k,
      expected: conditionalExpectation(bgbb, v, history, k),
    })),
  }
}

/** BG/BB: who buys or gives only at set opportunities, once a year say. */
export const model = defineModel({
  id: 'donors',
  title: { en: 'Giving once a year', zh: '一年一次的捐赠' },
  describe: {
    en: 'Donors who may give at each yearly appeal until they leave: the probability that one is still a donor, and the gifts to come.',
    zh: '捐赠者每年有一次捐赠机会，直至离开：推断其仍为捐赠者的概率与今后的捐赠。',
  },
  version: 1,
  groups: {
    buying: { en: 'Giving', zh: '捐赠' },
    leaving: { en: 'Leaving', zh: '离开' },
    donor: { en: 'One donor', zh: '一位捐赠者' },
  },
  parameters,
  presets: {
    public: { label: { en: 'Public-radio donors', zh: '公共电台捐赠者' }, values: {} },
    faithful: { label: { en: 'Gave every year', zh: '年年捐赠' }, values: { x: 6, last: 6 } },
    never: { label: { en: 'Never again', zh: '再未捐赠' }, values: { x: 0, last: 0 } },
  },
  constraints: [
    {
      parameters: ['x', 'last', 'n'],
      rule: {
        en: 'Gifts ≤ last gift ≤ opportunities, and the last gift is 0 only without gifts.',
        zh: '捐赠次数 ≤ 末次捐赠 ≤ 机会次数；仅当没有捐赠时末次为 0。',
      },
      holds: (v) => v.x <= v.last && v.last <= v.n && (v.x > 0 || v.last === 0),
    },
  ],
  solve,
  outputs: {
    alive: {
      label: { en: 'P(alive next year)', zh: '来年仍在的概率' },
      describe: {
        en: 'Probability of being still a donor at the next appeal.',
        zh: '下一次募捐时仍为捐赠者的概率。',
      },
      of: (r) => r.alive,
    },
    expected: {
      label: { en: 'Expected gifts', zh: '期望捐赠次数' },
      describe: {
        en: 'Gifts expected of this donor in the years ahead.',
        zh: '这位捐赠者今后各年的期望捐赠次数。',
      },
      of: (r) => r.expected,
    },
    expectedOfNew: {
      label: { en: 'Of a new donor', zh: '新捐赠者的期望' },
      describe: {
        en: 'Gifts expected of a new donor in as many years.',
        zh: '新捐赠者在同样年数内的期望捐赠次数。',
      },
      of: (r) => r.expectedOfNew,
    },
    never: {
      label: { en: 'P(no gift at all)', zh: '从不捐赠的概率' },
      describe: {
        en: 'Probability that a new donor gives at none of the opportunities.',
        zh: '新捐赠者在所有机会中一次也不捐的概率。',
      },
      of: (r) => r.frequency[0]!.probability,
    },
  },
  summary: (r, v) => ({
    en: `A donor of ${v.x} gifts in ${v.n} years, the last in year ${v.last}, is still one next year with ${percent(r.alive)} and is expected to give ${r.expected.toFixed(2)} times in ${v.ahead} years.`,
    zh: `${v.n} 年中捐赠 ${v.x} 次、末次在第 ${v.last} 年的捐赠者，来年仍在的概率为 ${percent(r.alive)}，今后 ${v.ahead} 年期望捐赠 ${r.expected.toFixed(2)} 次。`,
  }),
  references: ['fader2010bgbb'],
})
