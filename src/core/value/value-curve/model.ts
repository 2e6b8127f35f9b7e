import { defineModel } from '../../model/model.ts'
import type { Text } from '../../text.ts'
import { HIGHEST_LEVEL, bestCurve, costOfCurve, meanUtility, movesOf, preferredBy } from './valueCurve.ts'
import type { Factor, Move } from './valueCurve.ts'

export interface ValueCurveResult {
  readonly standard: readonly number[]
  readonly best: readonly number[]
  readonly moves: readonly Move[]
  readonly budget: number
  /** The reader's curve: its levels, mean utility, and cost against the budget. */
  readonly own: { readonly levels: readonly number[]; readonly utility: number; readonly cost: number }
  readonly shadowPrice: number
  /** Mean utility of the standard and of the best curve. */
  readonly standardUtility: number
  readonly bestUtility: number
  /** Share of each segment that prefers the best curve to the standard. */
  readonly preferred: readonly number[]
}

/** A hotel's factors; the standard stands for what star ratings count. */
export const factorNames: readonly Text[] = [
  { en: 'toiletries and slippers', zh: '洗漱用品与拖鞋' },
  { en: 'room size', zh: '房间面积' },
  { en: 'bed', zh: '床' },
  { en: 'quiet', zh: '安静' },
  { en: 'restaurant', zh: '餐厅' },
  { en: 'pool', zh: '泳池' },
  { en: 'lobby', zh: '大堂' },
]

export const segmentNames: readonly Text[] = [
  { en: 'people who travel for work', zh: '商务客' },
  { en: 'families', zh: '家庭' },
  { en: 'celebrators', zh: '庆典客' },
]

const factors: readonly Factor[] = [
  { cost: 0.3, standard: 5 },
  { cost: 1, standard: 6 },
  { cost: 0.6, standard: 5 },
  { cost: 0.7, standard: 0 },
  { cost: 1.2, standard: 7 },
  { cost: 1.4, standard: 6 },
  { cost: 1, standard: 8 },
]

/** Worth of a level by segment: what each kind of guest came for. */
const tastes: readonly (readonly number[])[] = [
  [0.1, 0.5, 2, 2, 0.5, 0.05, 0.03],
  [0.2, 1.2, 1.2, 1, 1, 1.4, 0.05],
  [0.3, 1, 0.8, 0.4, 1.6, 0.8, 1.5],
]

const share = { group: 'guests', min: 0, max: 1, step: 0.05 } as const

const ownNames = [
  'ownToiletries',
  'ownRoom',
  'ownBed',
  'ownQuiet',
  'ownRestaurant',
  'ownPool',
  'ownLobby',
] as const

/** The reader's level of a factor, which starts at the standard's. */
function own(k: number) {
  const { en, zh } = factorNames[k]
  return {
    symbol: `x_${k + 1}`,
    label: { en: `Yours: ${en}`, zh: `你的${zh}` },
    describe: { en: `Level of ${en} on your own curve.`, zh: `你的曲线上${zh}的水平。` },
    group: 'own',
    min: 0,
    max: HIGHEST_LEVEL,
    step: 0.5,
    default: factors[k].standard,
  } as const
}

export const model = defineModel({
  id: 'value-curve',
  title: { en: 'The hotel’s value curve', zh: '酒店的价值曲线' },
  describe: {
    en: 'For the budget that the star standard takes, which levels of seven factors are worth most to the guests there are?',
    zh: '用星级标准所花的同一笔预算，七个要素各做到什么水平才对现有客人最有价值？',
  },
  version: 1,
  groups: {
    guests: { en: 'The guests', zh: '客人' },
    firm: { en: 'The hotel', zh: '酒店' },
    own: { en: 'Your curve', zh: '你的曲线' },
  },
  parameters: {
    business: {
      symbol: 's_1',
      label: { en: 'Travel for work', zh: '商务客比例' },
      describe: {
        en: 'Weight of guests who want to sleep; the three are rescaled to 1.',
        zh: '只想睡个好觉的客人的比重；三者会归一化。',
      },
      ...share,
      default: 0.6,
    },
    families: {
      symbol: 's_2',
      label: { en: 'Families', zh: '家庭比例' },
      describe: { en: 'Weight of families on holiday.', zh: '度假家庭的比重。' },
      ...share,
      default: 0.3,
    },
    celebrators: {
      symbol: 's_3',
      label: { en: 'Celebrators', zh: '庆典客比例' },
      describe: { en: 'Weight of guests with something to celebrate.', zh: '来庆祝、宴请的客人的比重。' },
      ...share,
      default: 0.1,
    },
    budget: {
      symbol: 'B',
      label: { en: 'Budget', zh: '预算' },
      describe: { en: 'Against what the star standard costs.', zh: '相对于星级标准所需的成本。' },
      group: 'firm',
      min: 0.3,
      max: 2,
      step: 0.05,
      default: 1,
    },
    exponent: {
      symbol: '\\gamma',
      label: { en: 'Rising cost', zh: '成本递增' },
      describe: {
        en: 'How steeply the cost of a factor rises with its level.',
        zh: '某一要素的成本随水平上升的陡峭程度。',
      },
      group: 'firm',
      min: 1.2,
      max: 3,
      step: 0.1,
      default: 1.8,
    },
    sensitivity: {
      symbol: 'b',
      label: { en: 'Sensitivity', zh: '敏感度' },
      describe: {
        en: 'How strongly guests’ choice follows utility.',
        zh: '客人的选择多大程度上取决于效用。',
      },
      group: 'guests',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.2,
    },
    ownToiletries: own(0),
    ownRoom: own(1),
    ownBed: own(2),
    ownQuiet: own(3),
    ownRestaurant: own(4),
    ownPool: own(5),
    ownLobby: own(6),
  },
  presets: {
    business: { label: { en: 'By the motorway', zh: '路边商务酒店' }, values: {} },
    resort: {
      label: { en: 'A family resort', zh: '家庭度假村' },
      values: { business: 0.1, families: 0.8, celebrators: 0.1 },
    },
    grand: {
      label: { en: 'The grand hotel', zh: '豪华酒店' },
      values: { business: 0.1, families: 0.1, celebrators: 0.8 },
    },
    lean: { label: { en: 'Two thirds of the money', zh: '三分之二的预算' }, values: { budget: 0.65 } },
  },
  constraints: [
    {
      parameters: ['business', 'families', 'celebrators'],
      rule: { en: 'There must be some guests.', zh: '至少要有一类客人。' },
      holds: (values) => values.business + values.families + values.celebrators > 0,
    },
  ],
  solve(values): ValueCurveResult {
    const shares = [values.business, values.families, values.celebrators]
    const segments = shares.map((each, s) => ({ share: each, weights: tastes[s] }))
    const standard = factors.map((factor) => factor.standard)
    const budget = values.budget * costOfCurve(standard, factors, values.exponent)
    const best = bestCurve(factors, segments, budget, values.exponent)
    const levels = ownNames.map((name) => values[name])
    return {
      standard,
      best: best.levels,
      moves: movesOf(best.levels, factors),
      budget,
      own: {
        levels,
        utility: meanUtility(levels, segments),
        cost: costOfCurve(levels, factors, values.exponent) / budget,
      },
      shadowPrice: best.shadowPrice,
      standardUtility: meanUtility(standard, segments),
      bestUtility: meanUtility(best.levels, segments),
      preferred: preferredBy(best.levels, standard, segments, values.sensitivity),
    }
  },
  outputs: {
    gain: {
      label: { en: 'Utility above the standard', zh: '超出标准的效用' },
      describe: {
        en: 'What following the star standard costs guests at this budget.',
        zh: '在此预算下照搬星级标准使客人损失的效用。',
      },
      of: (result) => result.bestUtility - result.standardUtility,
    },
    bed: {
      label: { en: 'Bed', zh: '床的水平' },
      describe: { en: 'Best level of the bed; the standard is 5.', zh: '床的最优水平；标准为 5。' },
      of: (result) => result.best[2],
    },
    quiet: {
      label: { en: 'Quiet', zh: '安静的水平' },
      describe: {
        en: 'Best level of quiet, which the standard does not count.',
        zh: '安静的最优水平；标准不考虑这一项。',
      },
      of: (result) => result.best[3],
    },
    lobby: {
      label: { en: 'Lobby', zh: '大堂的水平' },
      describe: { en: 'Best level of the lobby; the standard is 8.', zh: '大堂的最优水平；标准为 8。' },
      of: (result) => result.best[6],
    },
    preferred: {
      label: { en: 'Prefer the best curve', zh: '偏好最优曲线的比例' },
      describe: {
        en: 'Share of guests who prefer it to the standard.',
        zh: '相比标准更偏好最优曲线的客人比例。',
      },
      of: (result, values) => {
        const shares = [values.business, values.families, values.celebrators]
        const total = shares.reduce((sum, each) => sum + each)
        return result.preferred.reduce((sum, each, s) => sum + (each * shares[s]) / total, 0)
      },
    },
    ownGain: {
      label: { en: 'Your curve above the standard', zh: '你的曲线超出标准的效用' },
      describe: {
        en: 'Mean utility of your curve less that of the standard.',
        zh: '你的曲线的平均效用减去标准的平均效用。',
      },
      of: (result) => result.own.utility - result.standardUtility,
    },
    ownCost: {
      label: { en: 'Cost of your curve', zh: '你的曲线的成本' },
      describe: { en: 'Against the budget; above 1 it is over.', zh: '相对于预算；大于 1 即超支。' },
      of: (result) => result.own.cost,
    },
    shadowPrice: {
      label: { en: 'Worth of a little more budget', zh: '追加预算的价值' },
      describe: {
        en: 'Mean utility that one more unit of cost buys.',
        zh: '每追加一单位成本所换来的平均效用。',
      },
      of: (result) => result.shadowPrice,
    },
  },
  summary({ moves, bestUtility, standardUtility, own: yours }, { budget }) {
    const gain = bestUtility - standardUtility
    const list = (wanted: Move, language: 'en' | 'zh') =>
      factorNames
        .filter((_, k) => moves[k] === wanted)
        .map((name) => name[language])
        .join(language === 'en' ? ', ' : '、') || (language === 'en' ? 'nothing' : '无')
    return {
      en: `For ${(100 * budget).toFixed(0)}% of what the star standard costs, guests get ${Math.abs(gain).toFixed(1)} ${gain < 0 ? 'less' : 'more'} utility from the best curve. Raise: ${list('raise', 'en')}; create: ${list('create', 'en')}; reduce: ${list('reduce', 'en')}; eliminate: ${list('eliminate', 'en')}. Your curve takes ${(100 * yours.cost).toFixed(0)}% of the budget and gives ${Math.abs(yours.utility - standardUtility).toFixed(1)} ${yours.utility < standardUtility ? 'less' : 'more'} than the standard.`,
      zh: `花星级标准 ${(100 * budget).toFixed(0)}% 的成本，最优曲线给客人的效用${gain < 0 ? '低' : '高'} ${Math.abs(gain).toFixed(1)}。提升：${list('raise', 'zh')}；创造：${list('create', 'zh')}；降低：${list('reduce', 'zh')}；取消：${list('eliminate', 'zh')}。你的曲线花去预算的 ${(100 * yours.cost).toFixed(0)}%，效用比标准${yours.utility < standardUtility ? '低' : '高'} ${Math.abs(yours.utility - standardUtility).toFixed(1)}。`,
    }
  },
  references: ['kim1997', 'kim2005'],
})
