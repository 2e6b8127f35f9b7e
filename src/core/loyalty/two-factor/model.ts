import { defineModel, type Values } from '../../model/model.ts'

const parameters = {
  carryOver: {
    group: 'loyalty',
    symbol: '\\varphi',
    label: { en: 'Carry-over', zh: '延续系数' },
    describe: { en: 'The part of loyalty that lasts into the next month.', zh: '忠诚延续到下个月的比例。' },
    min: 0,
    max: 0.95,
    step: 0.05,
    default: 0.6,
  },
  discountEffect: {
    group: 'discount',
    symbol: 'a',
    label: { en: 'Effect of a discount', zh: '折扣的作用' },
    describe: {
      en: 'What a full discount adds to loyalty in its month.',
      zh: '满额折扣在当月对忠诚的增量。',
    },
    min: 0,
    max: 2,
    step: 0.05,
    default: 1,
  },
  discountDecay: {
    group: 'discount',
    symbol: '\\rho',
    label: { en: 'Discount remembered', zh: '折扣的留存' },
    describe: {
      en: 'The part of the discount still felt a month later.',
      zh: '一个月后仍能感受到的折扣比例。',
    },
    min: 0,
    max: 0.95,
    step: 0.05,
    default: 0.6,
  },
  discounts: {
    group: 'discount',
    symbol: 'n',
    label: { en: 'Discounts', zh: '折扣次数' },
    describe: {
      en: 'How many discounts, six months apart, from month 3.',
      zh: '自第 3 个月起每六个月一次的折扣次数。',
    },
    min: 0,
    max: 4,
    step: 1,
    integer: true,
    default: 2,
  },
  convenienceEffect: {
    group: 'convenience',
    symbol: 'b',
    label: { en: 'Effect of convenience', zh: '便利的作用' },
    describe: { en: 'The 0.73 that the source reports for convenience.', zh: '文献报告的便利系数 0.73。' },
    min: 0,
    max: 2,
    step: 0.01,
    default: 0.73,
  },
  convenience: {
    group: 'convenience',
    symbol: 'c',
    label: { en: 'Convenience gained', zh: '便利的提升' },
    describe: { en: 'Level that convenience reaches in the end.', zh: '便利最终提升到的水平。' },
    min: 0,
    max: 2,
    step: 0.05,
    default: 0.5,
  },
  rollout: {
    group: 'convenience',
    symbol: '\\tau',
    label: { en: 'Months of roll-out', zh: '推广月数' },
    describe: { en: 'Convenience grows evenly over these months.', zh: '便利在这些月份内均匀提升。' },
    unit: { en: 'months', zh: '月' },
    min: 1,
    max: 24,
    step: 1,
    integer: true,
    default: 12,
  },
  months: {
    group: 'loyalty',
    symbol: 'T',
    label: { en: 'Months shown', zh: '显示月数' },
    describe: { en: 'Length of the picture.', zh: '图中显示的月数。' },
    unit: { en: 'months', zh: '月' },
    min: 12,
    max: 60,
    step: 1,
    integer: true,
    option: true,
    default: 36,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const months = [{ month: 0, discount: 0, convenience: 0, fromDiscount: 0, fromConvenience: 0 }]
  for (let month = 1; month <= v.months; month++) {
    const before = months.at(-1)!
    const given = month >= 3 && (month - 3) % 6 === 0 && (month - 3) / 6 < v.discounts ? 1 : 0
    const discount = v.discountDecay * before.discount + given
    const convenience = v.convenience * Math.min(1, month / v.rollout)
    // Loyalty is linear in its causes: the two parts add up.
    months.push({
      month,
      discount,
      convenience,
      fromDiscount: v.carryOver * before.fromDiscount + v.discountEffect * discount,
      fromConvenience: v.carryOver * before.fromConvenience + v.convenienceEffect * convenience,
    })
  }
  const last = months.at(-1)!
  return {
    months,
    discountPeak: Math.max(...months.map((m) => m.fromDiscount)),
    discountAtEnd: last.fromDiscount,
    convenienceAtEnd: last.fromConvenience,
    /** Where convenience leads: b c / (1 − φ). */
    convenienceLimit: (v.convenienceEffect * v.convenience) / (1 - v.carryOver),
    /** First month after which convenience has given more than discounts for good; null when it never does. */
    overtakes:
      last.fromConvenience > last.fromDiscount
        ? months.findLastIndex((m) => m.fromConvenience <= m.fromDiscount) + 1
        : null,
  }
}

/** Discounts spike and fade, convenience builds up: two kinds of cause in one equation of loyalty. */
export const model = defineModel({
  id: 'two-factor',
  title: { en: 'Spikes and foundations', zh: '刺激与根基' },
  describe: {
    en: 'Loyalty carries over from month to month; a discount adds a spike that fades, convenience a step that stays.',
    zh: '忠诚逐月延续；折扣带来会消退的尖峰，便利带来持久的台阶。',
  },
  version: 1,
  groups: {
    loyalty: { en: 'Loyalty', zh: '忠诚' },
    discount: { en: 'Discounts', zh: '折扣' },
    convenience: { en: 'Convenience', zh: '便利' },
  },
  parameters,
  presets: {
    both: { label: { en: 'Both', zh: '两者并用' }, values: {} },
    discountsOnly: {
      label: { en: 'Discounts only', zh: '只有折扣' },
      values: { convenience: 0, discounts: 4 },
    },
    convenienceOnly: { label: { en: 'Convenience only', zh: '只有便利' }, values: { discounts: 0 } },
  },
  solve,
  outputs: {
    discountPeak: {
      label: { en: 'Peak from discounts', zh: '折扣的峰值' },
      describe: { en: 'The most that discounts add in any month.', zh: '折扣在任一月份带来的最大增量。' },
      of: (r) => r.discountPeak,
    },
    discountAtEnd: {
      label: { en: 'Left of discounts', zh: '折扣的余效' },
      describe: { en: 'What discounts still add in the last month.', zh: '最后一个月折扣的剩余增量。' },
      of: (r) => r.discountAtEnd,
    },
    convenienceAtEnd: {
      label: { en: 'From convenience', zh: '便利的贡献' },
      describe: { en: 'What convenience adds in the last month.', zh: '最后一个月便利的增量。' },
      of: (r) => r.convenienceAtEnd,
    },
    convenienceLimit: {
      label: { en: 'Long-run effect', zh: '便利的长期作用' },
      describe: { en: 'What convenience adds in the end, b c/(1 − φ).', zh: '便利的最终增量 b c/(1 − φ)。' },
      of: (r) => r.convenienceLimit,
    },
    overtakes: {
      label: { en: 'Convenience overtakes', zh: '便利反超' },
      describe: {
        en: 'Month from which convenience gives more than discounts for good.',
        zh: '便利的贡献自此持续超过折扣的月份。',
      },
      unit: { en: 'months', zh: '月' },
      of: (r) => r.overtakes,
    },
  },
  summary: (r, v) => ({
    en: `Discounts lift loyalty by at most ${r.discountPeak.toFixed(2)} and by ${r.discountAtEnd.toFixed(2)} at month ${v.months}; convenience adds ${r.convenienceAtEnd.toFixed(2)} then and ${r.convenienceLimit.toFixed(2)} in the end.`,
    zh: `折扣最多使忠诚提高 ${r.discountPeak.toFixed(2)}，到第 ${v.months} 个月只剩 ${r.discountAtEnd.toFixed(2)}；便利此时贡献 ${r.convenienceAtEnd.toFixed(2)}，长期可达 ${r.convenienceLimit.toFixed(2)}。`,
  }),
  references: ['herzberg1959'],
})
