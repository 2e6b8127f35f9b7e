import { defineModel } from '../../model/model.ts'
import type { Text } from '../../text.ts'
import { decimals } from '../decimals.ts'
import { STRATEGIES, moved, outcomeOf, sectorOf } from './strategies.ts'
import type { Change, Outcome, Strategy } from './strategies.ts'

export interface ValueStrategiesResult {
  readonly base: Outcome
  readonly strategies: Readonly<Record<Strategy, Outcome>>
  /** The reader's own position. */
  readonly own: Outcome
  readonly sector: { readonly quality: Change; readonly price: Change }
}

const points = { en: 'value points', zh: '价值点' }

export const strategyNames: Record<Strategy, Text> = {
  moreForLess: { en: 'more for less', zh: '物更美价更廉' },
  moreForSame: { en: 'more for the same', zh: '同价更优质' },
  sameForLess: { en: 'the same for less', zh: '同质更低价' },
  moreForMore: { en: 'more for more', zh: '优质优价' },
  lessForMuchLess: { en: 'less for much less', zh: '低质低价' },
}

const words: Record<Change, Text> = {
  more: { en: 'more', zh: '更高' },
  same: { en: 'the same', zh: '不变' },
  less: { en: 'less', zh: '更低' },
}

export const model = defineModel({
  id: 'value-strategies',
  title: { en: 'Five value strategies', zh: '五种价值战略' },
  describe: {
    en: 'Moves on the plane of quality and price: what each gives the customer, what it leaves the firm, and how much innovation it needs.',
    zh: '在质量—价格平面上的移动：给顾客什么，给企业留下什么，需要多少创新。',
  },
  version: 1,
  groups: {
    move: { en: 'Your move', zh: '你的移动' },
    base: { en: 'Where all begins', zh: '起点' },
    cost: { en: 'Cost of quality', zh: '质量的成本' },
  },
  parameters: {
    qualityChange: {
      symbol: '\\Delta Q',
      label: { en: 'Quality', zh: '质量变动' },
      describe: { en: 'Relative change of quality.', zh: '质量的相对变动。' },
      group: 'move',
      min: -0.5,
      max: 0.5,
      step: 0.01,
      default: 0.25,
    },
    priceChange: {
      symbol: '\\Delta P',
      label: { en: 'Price', zh: '价格变动' },
      describe: { en: 'Relative change of the price.', zh: '价格的相对变动。' },
      group: 'move',
      min: -0.5,
      max: 0.5,
      step: 0.01,
      default: -0.15,
    },
    innovation: {
      symbol: '\\varphi',
      label: { en: 'Innovation', zh: '创新' },
      describe: { en: 'Share of the cost of quality that innovation saves.', zh: '创新节约的质量成本比例。' },
      group: 'move',
      min: 0,
      max: 0.6,
      step: 0.01,
      default: 0,
    },
    baseQuality: {
      symbol: 'Q_0',
      label: { en: 'Base quality', zh: '起始质量' },
      describe: {
        en: 'Quality before the move, in the customer’s money.',
        zh: '移动之前的质量，以顾客眼中的价值计。',
      },
      group: 'base',
      unit: points,
      min: 40,
      max: 200,
      step: 1,
      default: 100,
    },
    basePrice: {
      symbol: 'P_0',
      label: { en: 'Base price', zh: '起始价格' },
      describe: { en: 'Price before the move.', zh: '移动之前的价格。' },
      group: 'base',
      unit: points,
      min: 20,
      max: 200,
      step: 1,
      default: 80,
    },
    fixed: {
      symbol: 'c_0',
      label: { en: 'Cost at no quality', zh: '基础成本' },
      describe: { en: 'Cost of a unit before any quality is put in.', zh: '不含质量投入时每单位的成本。' },
      group: 'cost',
      unit: points,
      min: 0,
      max: 60,
      step: 1,
      default: 20,
    },
    curvature: {
      symbol: 'c_1',
      label: { en: 'Steepness', zh: '成本陡度' },
      describe: { en: 'Quality costs this much times its square.', zh: '质量成本等于该系数乘以质量的平方。' },
      group: 'cost',
      min: 0.001,
      max: 0.01,
      step: 0.0005,
      default: 0.004,
    },
  },
  presets: {
    moreForLess: { label: strategyNames.moreForLess, values: { qualityChange: 0.25, priceChange: -0.15 } },
    moreForSame: { label: strategyNames.moreForSame, values: { qualityChange: 0.25, priceChange: 0 } },
    sameForLess: { label: strategyNames.sameForLess, values: { qualityChange: 0, priceChange: -0.15 } },
    moreForMore: { label: strategyNames.moreForMore, values: { qualityChange: 0.25, priceChange: 0.25 } },
    lessForMuchLess: {
      label: strategyNames.lessForMuchLess,
      values: { qualityChange: -0.25, priceChange: -0.25 },
    },
    innovated: {
      label: { en: 'More for less, with innovation', zh: '以创新实现物美价廉' },
      values: { qualityChange: 0.25, priceChange: -0.15, innovation: 0.42 },
    },
  },
  solve(values): ValueStrategiesResult {
    const base = { quality: values.baseQuality, price: values.basePrice }
    const own = { quality: values.qualityChange, price: values.priceChange }
    const outcome = (change: typeof own) => outcomeOf(base, moved(base, change), values, values.innovation)
    return {
      base: outcomeOf(base, base, values, 0),
      strategies: {
        moreForLess: outcome(STRATEGIES.moreForLess),
        moreForSame: outcome(STRATEGIES.moreForSame),
        sameForLess: outcome(STRATEGIES.sameForLess),
        moreForMore: outcome(STRATEGIES.moreForMore),
        lessForMuchLess: outcome(STRATEGIES.lessForMuchLess),
      },
      own: outcome(own),
      sector: sectorOf(own),
    }
  },
  outputs: {
    differenceChange: {
      label: { en: 'Gain of the customer', zh: '顾客的增益' },
      describe: { en: 'Change of quality less price.', zh: '质量减价格的变动。' },
      unit: points,
      of: (result) => result.own.differenceChange,
    },
    ratioIndex: {
      label: { en: 'Value for money', zh: '性价比指数' },
      describe: { en: 'Quality over price, 1 before the move.', zh: '质量与价格之比，移动之前为 1。' },
      of: (result) => result.own.ratioIndex,
    },
    margin: {
      label: { en: 'Margin', zh: '单位毛利' },
      describe: { en: 'Price less cost of a unit.', zh: '每单位的价格减成本。' },
      unit: points,
      of: (result) => result.own.margin,
    },
    requiredInnovation: {
      label: { en: 'Innovation needed', zh: '所需创新' },
      describe: {
        en: 'Least share of cost to be saved to keep the margin.',
        zh: '要保持原有毛利，至少须节约的成本比例。',
      },
      symbol: '\\varphi^*',
      of: (result) => result.own.requiredInnovation,
    },
    keepsMargin: {
      label: { en: 'Keeps its margin', zh: '是否保住毛利' },
      describe: { en: 'Is the margin at least that of the base?', zh: '毛利是否不低于起点？' },
      of: (result) => result.own.margin >= result.base.margin,
    },
  },
  summary: ({ own, sector, base }) => ({
    en: `${words[sector.quality].en} for ${words[sector.price].en}: the customer gains ${decimals(own.differenceChange, 1)}, the margin is ${decimals(own.margin, 1)} against ${decimals(base.margin, 1)}, and ${Math.max(0, 100 * own.requiredInnovation).toFixed(0)}% of cost would have to be saved to keep it.`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
    zh: `质量${words[sector.quality].zh}、价格${words[sector.price].zh}：顾客增益 ${decimals(own.differenceChange, 1)}，毛利由 ${decimals(base.margin, 1)} 变为 ${decimals(own.margin, 1)}，要保住毛利须节约 ${Math.max(0, 100 * own.requiredInnovation).toFixed(0)}% 的成本。`,
  }),
  references: ['kotler2018', 'porter1985'],
})
