import { defineModel, type Values } from '../../model/model.ts'
import { percent } from '../percent.ts'

const parameters = {
  stamps: {
    group: 'card',
    symbol: 'N',
    label: { en: 'Purchases to a reward', zh: '换奖所需购买次数' },
    describe: { en: 'Purchases that the customer must really make.', zh: '顾客实际必须完成的购买次数。' },
    min: 2,
    max: 20,
    step: 1,
    integer: true,
    default: 10,
  },
  endowed: {
    group: 'card',
    symbol: 'k_0',
    label: { en: 'Endowed stamps', zh: '预先赠送的印花' },
    describe: {
      en: 'Stamps given at the start on a card that is longer by as many: the purchases needed stay the same.',
      zh: '起始时赠送的印花数；卡片同时加长相同格数，实际所需购买不变。',
    },
    min: 0,
    max: 10,
    step: 1,
    integer: true,
    default: 0,
  },
  baseRate: {
    group: 'customer',
    symbol: '\\lambda_0',
    label: { en: 'Visits at rest', zh: '基础到访率' },
    describe: { en: 'Visits when no goal is in sight.', zh: '没有目标时的到访率。' },
    unit: { en: 'per year', zh: '次/年' },
    min: 1,
    max: 60,
    step: 1,
    default: 12,
  },
  gradient: {
    group: 'customer',
    symbol: '\\beta',
    label: { en: 'Goal gradient', zh: '目标梯度' },
    describe: {
      en: 'Visits speed up toward the reward: λ = λ₀ exp(β · share of the card filled).',
      zh: '越接近奖励，到访越勤：λ = λ₀ e^(β · 卡片已填比例)。',
    },
    min: 0,
    max: 5,
    step: 0.1,
    default: 1,
  },
  dropRate: {
    group: 'customer',
    symbol: '\\delta',
    label: { en: 'Rate of giving up', zh: '放弃率' },
    describe: {
      en: 'Rate at which a customer stops collecting, at any time.',
      zh: '顾客任意时刻停止集印花的速率。',
    },
    unit: { en: 'per year', zh: '每年' },
    min: 0,
    max: 5,
    step: 0.1,
    default: 0.6,
  },
  rewardValue: {
    group: 'card',
    symbol: 'R',
    label: { en: 'Cost of a reward', zh: '奖励成本' },
    describe: { en: 'What a reward costs the firm.', zh: '每份奖励使企业付出的成本。' },
    unit: { en: 'money', zh: '元' },
    min: 0,
    max: 100,
    step: 1,
    default: 10,
  },
  members: {
    group: 'customer',
    symbol: 'n',
    label: { en: 'Members', zh: '会员数' },
    describe: { en: 'Members of the programme.', zh: '参加活动的会员数。' },
    min: 100,
    max: 100000,
    step: 100,
    integer: true,
    default: 1000,
  },
} as const

type V = Values<typeof parameters>

/** Visit rates after 0, 1, …, N − 1 purchases on a card that shows k₀ of N + k₀ stamps at the start. */
export function visitRates(v: Pick<V, 'stamps' | 'endowed' | 'baseRate' | 'gradient'>): number[] {
  return Array.from(
    { length: v.stamps },
    (_, k) => v.baseRate * Math.exp((v.gradient * (v.endowed + k)) / (v.stamps + v.endowed)),
  )
}

/** P(k purchases or more), k = 0, …, N: at each step the next visit comes before giving up. */
export function reached(rates: readonly number[], dropRate: number): number[] {
  const shares = [1]
  for (const rate of rates) shares.push((shares.at(-1)! * rate) / (rate + dropRate))
  return shares
}

/** P(reward): at each step the next visit comes before giving up, Π λ/(λ + δ). */
export function completion(rates: readonly number[], dropRate: number): number {
  return rates.reduce((p, rate) => (p * rate) / (rate + dropRate), 1)
}

function solve(v: V) {
  const rates = visitRates(v)
  const plain = visitRates({ ...v, endowed: 0 })
  const cycle = rates.reduce((sum, rate) => sum + 1 / rate, 0)
  // While collecting, the share of time with k purchases on the card is in proportion to 1/λ_k.
  const outstanding = rates.reduce((sum, rate, k) => sum + k / rate, 0) / cycle
  // Earned on the first card by those who give up: k purchases with the chance to stop just there.
  let left = 1
  let lost = 0
  let earned = 0
  rates.forEach((rate, k) => {
    const stops = (left * v.dropRate) / (rate + v.dropRate)
    lost += k * stops
    earned += k * stops
    left -= stops
  })
  earned += v.stamps * left
  return {
    rates,
    ratesPlain: plain,
    /** Share of customers who get as far as 0, 1, …, N purchases, and on a plain card. */
    reached: reached(rates, v.dropRate),
    reachedPlain: reached(plain, v.dropRate),
    /** Expected time of each step, and when it begins. */
    begins: rates.map((_, k) => rates.slice(0, k).reduce((sum, rate) => sum + 1 / rate, 0)),
    cycle,
    visitsPerYear: v.stamps / cycle,
    completion: completion(rates, v.dropRate),
    completionPlain: completion(plain, v.dropRate),
    acceleration: rates.at(-1)! / rates[0]!,
    /** Purchases on the cards of all members, and the cost of the rewards they are on the way to. */
    outstanding: v.members * outstanding,
    liability: (v.members * outstanding * v.rewardValue) / v.stamps,
    /** Share of stamps earned on a first card that are never turned into a reward. */
    breakage: earned > 0 ? lost / earned : 0,
  }
}

/** A stamp card: purchases speed up toward the reward, fall back after it, and some are never redeemed. */
export const model = defineModel({
  id: 'points-programme',
  title: { en: 'A points programme', zh: '积分计划' },
  describe: {
    en: 'Customers hurry as the reward comes near and fall back after it; stamps given at the start bring more of them there.',
    zh: '奖励临近时顾客加快购买，得奖后回落；起始赠送的印花能让更多人坚持到底。',
  },
  version: 1,
  groups: { card: { en: 'Card', zh: '卡片' }, customer: { en: 'Customers', zh: '顾客' } },
  parameters,
  presets: {
    plain: { label: { en: 'Ten stamps', zh: '十枚印花' }, values: {} },
    endowed: { label: { en: 'Two of twelve given', zh: '十二格已赠两格' }, values: { endowed: 2 } },
    carWash: {
      label: { en: 'The car wash', zh: '洗车卡' },
      values: { stamps: 8, endowed: 2, baseRate: 6, gradient: 3.3, dropRate: 4.2 },
    },
    noGoal: { label: { en: 'No goal gradient', zh: '没有目标梯度' }, values: { gradient: 0 } },
  },
  solve,
  outputs: {
    visitsPerYear: {
      label: { en: 'Visits per year', zh: '每年到访' },
      describe: { en: 'Of a customer who goes on collecting.', zh: '持续集印花的顾客每年的到访次数。' },
      unit: { en: 'per year', zh: '次/年' },
      of: (r) => r.visitsPerYear,
    },
    completion: {
      label: { en: 'Reach the reward', zh: '获奖比例' },
      describe: { en: 'Share of customers who fill the first card.', zh: '填满第一张卡的顾客比例。' },
      of: (r) => r.completion,
    },
    completionPlain: {
      label: { en: 'Reach it on a plain card', zh: '普通卡的获奖比例' },
      describe: {
        en: 'Share who fill a card of as many purchases with no stamp given.',
        zh: '所需购买次数相同而不赠印花时，填满第一张卡的比例。',
      },
      of: (r) => r.completionPlain,
    },
    endowmentGain: {
      label: { en: 'Gain by endowment', zh: '赠送印花的增益' },
      describe: {
        en: 'How many more reach the reward than on a plain card with as many purchases.',
        zh: '与所需购买次数相同的普通卡相比，获奖比例的提高。',
      },
      of: (r) => r.completion - r.completionPlain,
    },
    acceleration: {
      label: { en: 'Last against first step', zh: '末步与首步之比' },
      describe: {
        en: 'How many times faster the last purchase comes than the first; after the reward the pace falls back by as much.',
        zh: '最后一次购买比第一次快几倍；得奖之后节奏回落同样的倍数。',
      },
      of: (r) => r.acceleration,
    },
    liability: {
      label: { en: 'Liability', zh: '积分负债' },
      describe: {
        en: "Cost of the rewards that stamps on members' cards stand for.",
        zh: '会员卡上未兑印花所对应的奖励成本。',
      },
      unit: { en: 'money', zh: '元' },
      of: (r) => r.liability,
    },
    breakage: {
      label: { en: 'Breakage', zh: '沉没积分比例' },
      describe: {
        en: 'Share of stamps on first cards that never become a reward.',
        zh: '第一张卡上永远换不成奖励的印花比例。',
      },
      of: (r) => r.breakage,
    },
  },
  summary: (r, v) => ({
    en: `${percent(r.completion)} of customers fill a card of ${v.stamps} purchases${v.endowed > 0 ? ` with ${v.endowed} stamps given, against ${percent(r.completionPlain)} without` : ''}. The last purchase comes ${r.acceleration.toFixed(1)} times faster than the first; ${percent(r.breakage)} of stamps are never redeemed.`,
    zh: `${percent(r.completion)} 的顾客完成了 ${v.stamps} 次购买的卡片${v.endowed > 0 ? `（赠送 ${v.endowed} 枚印花；不赠送时为 ${percent(r.completionPlain)}）` : ''}。最后一次购买的节奏是第一次的 ${r.acceleration.toFixed(1)} 倍；${percent(r.breakage)} 的印花从未兑换。`,
  }),
  references: ['kivetz2006', 'nunes2006'],
})
