import { defineModel, type Values } from '../../model/model.ts'
import * as gamma from '../../numerics/distributions/gamma.ts'
import { percent } from '../percent.ts'

const parameters = {
  shape: {
    group: 'customers',
    symbol: 'r',
    label: { en: 'Evenness of buying', zh: '购买率的均匀程度' },
    describe: {
      en: 'Shape of the gamma distribution of purchase rates: small means that a few buy most.',
      zh: '购买率伽马分布的形状参数：越小，购买越集中于少数人。',
    },
    min: 0.1,
    max: 10,
    step: 0.1,
    default: 2.9,
  },
  meanRate: {
    group: 'customers',
    symbol: '\\bar\\lambda',
    label: { en: 'Mean purchases', zh: '平均购买次数' },
    describe: { en: 'Purchases per year of the average customer.', zh: '顾客平均每年的购买次数。' },
    unit: { en: 'per year', zh: '次/年' },
    min: 0.5,
    max: 50,
    step: 0.5,
    default: 12,
  },
  members: {
    group: 'membership',
    symbol: 'm',
    label: { en: 'Members', zh: '会员比例' },
    describe: {
      en: 'Share of customers who join: those who buy most.',
      zh: '加入会员的顾客比例：即购买最多的那些人。',
    },
    min: 0.05,
    max: 0.95,
    step: 0.01,
    default: 0.4,
  },
  effect: {
    group: 'membership',
    symbol: '\\delta',
    label: { en: 'True effect', zh: '真实效应' },
    describe: {
      en: 'By how much membership raises the purchases of who joins.',
      zh: '加入会员使购买增加的比例。',
    },
    min: -0.5,
    max: 2,
    step: 0.05,
    default: 0,
  },
  claimed: {
    group: 'membership',
    symbol: 'g',
    label: { en: 'Gap observed', zh: '观察到的差距' },
    describe: {
      en: 'By how much members are said to buy more: 1.5 is +150%.',
      zh: '据称会员多购买的比例：1.5 即 +150%。',
    },
    min: 0,
    max: 5,
    step: 0.05,
    default: 1.5,
  },
} as const

type V = Values<typeof parameters>

/**
 * Mean purchases of those above and below the threshold that a share m of customers pass, λ ~ Gamma(r, r/λ̄):
 * E[λ | λ > c] = λ̄ · Q(r + 1, c)/Q(r, c), with Q the upper tail.
 */
export function meansBesideThreshold(shape: number, mean: number, members: number) {
  const scale = mean / shape
  const threshold = gamma.quantile(1 - members, shape, scale)
  return {
    threshold,
    above: (mean * gamma.upper(threshold, shape + 1, scale)) / members,
    below: (mean * gamma.cdf(threshold, shape + 1, scale)) / (1 - members),
  }
}

function solve(v: V) {
  const { threshold, above, below } = meansBesideThreshold(v.shape, v.meanRate, v.members)
  const selection = above / below - 1
  const gap = (above * (1 + v.effect)) / below - 1
  const scale = v.meanRate / v.shape
  return {
    threshold,
    membersBefore: above,
    membersAfter: above * (1 + v.effect),
    others: below,
    gap,
    /** The gap with no effect at all. */
    selection,
    /** The effect that would make the observed gap, given this selection; below 0 it explains more than all. */
    effectBehindClaim: (1 + v.claimed) / (1 + selection) - 1,
    /** The share of a claimed gap that selection alone makes (of logarithms, which add up). */
    explained: v.claimed > 0 ? Math.log1p(selection) / Math.log1p(v.claimed) : null,
    density: Array.from({ length: 80 }, (_, i) => {
      const rate = ((i + 0.5) / 80) * 4 * v.meanRate
      return { rate, density: gamma.pdf(rate, v.shape, scale), member: rate > threshold }
    }),
    byShare: Array.from({ length: 19 }, (_, i) => {
      const members = (i + 1) / 20
      const means = meansBesideThreshold(v.shape, v.meanRate, members)
      return { members, selection: means.above / means.below - 1 }
    }),
  }
}

/** Where nearly all join and a few buy most, the others buy next to nothing, and the gap has no bounds. */
const shown = (gap: number) =>
  gap > 100 ? { en: 'over 10,000%', zh: '10,000% 以上' } : { en: percent(gap), zh: percent(gap) }

/** Members buy more: because of the membership, or because heavy buyers join? */
export const model = defineModel({
  id: 'selection-effect',
  title: { en: 'Selection or effect?', zh: '选择还是效果' },
  describe: {
    en: 'Heavy buyers choose membership: the gap between members and others is there even when membership does nothing.',
    zh: '重度购买者自己选择入会：即使会员制毫无作用，会员与非会员之间也会有差距。',
  },
  version: 1,
  groups: { customers: { en: 'Customers', zh: '顾客' }, membership: { en: 'Membership', zh: '会员' } },
  parameters,
  presets: {
    noEffect: { label: { en: 'No effect at all', zh: '毫无效果' }, values: {} },
    someEffect: { label: { en: 'An effect of 20%', zh: '20% 的效果' }, values: { effect: 0.2 } },
    evenBuyers: { label: { en: 'Nearly equal buyers', zh: '购买几乎相同' }, values: { shape: 10 } },
  },
  solve,
  outputs: {
    gap: {
      label: { en: 'Gap seen', zh: '看到的差距' },
      describe: { en: 'By how much members buy more than others.', zh: '会员比非会员多购买的比例。' },
      of: (r) => r.gap,
    },
    selection: {
      label: { en: 'Gap by selection', zh: '选择造成的差距' },
      describe: { en: 'The gap were membership without any effect.', zh: '会员制毫无效果时的差距。' },
      of: (r) => r.selection,
    },
    effectBehindClaim: {
      label: { en: 'Effect behind the claim', zh: '说法背后的效果' },
      describe: {
        en: 'The true effect that would make the observed gap; negative when selection makes more.',
        zh: '能造成所观察差距的真实效果；选择的作用更大时为负。',
      },
      of: (r) => r.effectBehindClaim,
    },
    explained: {
      label: { en: 'Explained by selection', zh: '选择的解释份额' },
      describe: {
        en: 'Share of the observed gap, on a logarithmic scale, that selection makes.',
        zh: '在对数尺度上，选择造成的差距所占的份额。',
      },
      of: (r) => r.explained,
    },
    threshold: {
      label: { en: 'Joins from', zh: '入会界限' },
      describe: { en: 'Purchases per year from which customers join.', zh: '每年购买达到此数即入会。' },
      unit: { en: 'per year', zh: '次/年' },
      of: (r) => r.threshold,
    },
  },
  summary: (r, v) => ({
    en: `When the ${percent(v.members)} who buy most join, members buy ${shown(r.gap).en} more than others although the true effect is ${percent(v.effect).replace('-', '−')}. A gap of ${percent(v.claimed)} then needs an effect of ${percent(r.effectBehindClaim).replace('-', '−')}.`,
    zh: `当购买最多的 ${percent(v.members)} 入会时，会员比非会员多购买 ${shown(r.gap).zh}，而真实效果为 ${percent(v.effect).replace('-', '−')}。因此 ${percent(v.claimed)} 的差距所需的真实效果为 ${percent(r.effectBehindClaim).replace('-', '−')}。`,
  }),
  references: ['ehrenberg1959'],
})
