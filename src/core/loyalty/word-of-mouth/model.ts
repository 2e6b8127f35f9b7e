import { defineModel, type Values } from '../../model/model.ts'
import { adopted, adopting, peakTime, reviewReproduction } from './bass.ts'

const years = { en: 'years', zh: '年' }

const parameters = {
  innovation: {
    group: 'diffusion',
    symbol: 'p',
    label: { en: 'Innovation', zh: '创新系数' },
    describe: { en: 'Rate of adopting without others.', zh: '不受他人影响而采用的速率。' },
    unit: { en: 'per year', zh: '每年' },
    min: 0.001,
    max: 0.2,
    step: 0.001,
    default: 0.03,
  },
  imitation: {
    group: 'diffusion',
    symbol: 'q',
    label: { en: 'Imitation', zh: '模仿系数' },
    describe: { en: 'Rate of adopting through word of mouth.', zh: '通过口碑而采用的速率。' },
    unit: { en: 'per year', zh: '每年' },
    min: 0,
    max: 1.5,
    step: 0.01,
    default: 0.38,
  },
  market: {
    group: 'diffusion',
    symbol: 'M',
    label: { en: 'Market', zh: '市场潜量' },
    describe: { en: 'Customers who may adopt at all.', zh: '可能采用的顾客总数。' },
    min: 100,
    max: 1000000,
    step: 100,
    integer: true,
    default: 10000,
  },
  reviews: {
    group: 'reviews',
    symbol: 'w',
    label: { en: 'Reviews per month', zh: '每月评价数' },
    describe: { en: 'Good reviews that a customer writes each month.', zh: '每位顾客每月写的好评数。' },
    min: 0,
    max: 2,
    step: 0.01,
    default: 0.2,
  },
  perCustomer: {
    group: 'reviews',
    symbol: 'k',
    label: { en: 'Reviews to win one', zh: '赢得一客所需评价' },
    describe: {
      en: 'Reviews that make a new customer: 3, says the source.',
      zh: '多少条好评带来一位新顾客：原文说 3 条。',
    },
    min: 1,
    max: 20,
    step: 1,
    default: 3,
  },
  retention: {
    group: 'reviews',
    symbol: 'r',
    label: { en: 'Monthly retention', zh: '月留存率' },
    describe: {
      en: 'Share of customers who stay, and review, from month to month.',
      zh: '每月留下并继续评价的顾客比例。',
    },
    min: 0.5,
    max: 0.99,
    step: 0.01,
    default: 0.95,
  },
} as const

type V = Values<typeof parameters>

function solve(v: V) {
  const bass = { p: v.innovation, q: v.imitation }
  const peak = peakTime(bass)
  const until = Math.max(10, 2.5 * peak)
  const perMonth = v.reviews / v.perCustomer
  const customers = [100]
  for (let month = 1; month <= 36; month++) customers.push(customers.at(-1)! * (v.retention + perMonth))
  return {
    peak,
    peakSales: v.market * adopting(bass, peak),
    adoptedAtPeak: v.market * adopted(bass, peak),
    curve: Array.from({ length: 81 }, (_, i) => {
      const t = (until * i) / 80
      return { t, adopted: v.market * adopted(bass, t), adopting: v.market * adopting(bass, t) }
    }),
    /** Share of adopters who came by word of mouth in the end: 1 − (p/q) ln(1 + q/p). */
    imitators: bass.q > 0 ? 1 - (bass.p / bass.q) * Math.log1p(bass.q / bass.p) : 0,
    reproduction: reviewReproduction(v.reviews, v.retention, v.perCustomer),
    /** Customers of month 0 … 36 from 100, with nobody won otherwise. */
    customers,
    reviewsNeeded: v.perCustomer * (1 - v.retention),
  }
}

/** Adoption by innovation and imitation (Bass), and whether reviews alone keep a business going. */
export const model = defineModel({
  id: 'word-of-mouth',
  title: { en: 'Word of mouth', zh: '口碑' },
  describe: {
    en: 'The S-curve of adoption, and the number that decides whether reviews win more customers than leave.',
    zh: '采用的 S 形曲线，以及决定评价赢来的顾客能否多于流失的那个数。',
  },
  version: 1,
  groups: { diffusion: { en: 'Diffusion', zh: '扩散' }, reviews: { en: 'Reviews', zh: '评价' } },
  parameters,
  presets: {
    durable: { label: { en: 'A durable good', zh: '耐用品' }, values: {} },
    fading: { label: { en: 'Half the reviews', zh: '评价减半' }, values: { reviews: 0.1 } },
    advertised: {
      label: { en: 'Advertising, little talk', zh: '多广告少口碑' },
      values: { innovation: 0.15, imitation: 0.1 },
    },
  },
  solve,
  outputs: {
    peak: {
      label: { en: 'Time of the peak', zh: '峰值时间' },
      describe: { en: 'When most adopt: ln(q/p)/(p + q).', zh: '采用最多的时间 ln(q/p)/(p + q)。' },
      symbol: 't^*',
      unit: years,
      of: (r) => r.peak,
    },
    peakSales: {
      label: { en: 'Adopting at the peak', zh: '峰值采用速度' },
      describe: { en: 'Customers per year at the peak.', zh: '峰值时每年采用的顾客数。' },
      unit: { en: 'customers per year', zh: '人/年' },
      of: (r) => r.peakSales,
    },
    imitators: {
      label: { en: 'Came by word of mouth', zh: '口碑带来的份额' },
      describe: {
        en: 'Share of all adopters, in the end, who imitated.',
        zh: '最终全部采用者中由模仿而来的比例。',
      },
      of: (r) => r.imitators,
    },
    reproduction: {
      label: { en: 'Customers per customer', zh: '一客带来几客' },
      describe: {
        en: 'New customers that one leads to over the whole stay; above 1 reviews keep the business going by themselves.',
        zh: '一位顾客一生通过评价带来的新顾客数；大于 1 时仅靠评价即可自我维持。',
      },
      symbol: 'R_0',
      of: (r) => r.reproduction,
    },
    selfSustaining: {
      label: { en: 'Self-sustaining', zh: '能自我维持' },
      describe: { en: 'Do reviews win more than leave?', zh: '评价赢来的顾客是否多于流失？' },
      of: (r) => r.reproduction > 1,
    },
    reviewsNeeded: {
      label: { en: 'Reviews needed', zh: '所需评价数' },
      describe: {
        en: 'Reviews per customer and month at which that number is 1.',
        zh: '使该数恰为 1 的人均月评价数。',
      },
      of: (r) => r.reviewsNeeded,
    },
  },
  summary: (r, v) => ({
    en: `Adoption peaks after ${r.peak.toFixed(1)} years at ${r.peakSales.toFixed(0)} a year. One customer leads to ${r.reproduction.toFixed(2)} others by reviews: ${r.reproduction > 1 ? 'they sustain themselves' : 'without other means the business shrinks'}; it takes ${r.reviewsNeeded.toFixed(2)} reviews a month, and they write ${v.reviews}.`,
    zh: `采用在 ${r.peak.toFixed(1)} 年后达到峰值，每年 ${r.peakSales.toFixed(0)} 人。一位顾客通过评价带来 ${r.reproduction.toFixed(2)} 位新客：${r.reproduction > 1 ? '能够自我维持' : '若无其他手段，业务将萎缩'}；维持需每月 ${r.reviewsNeeded.toFixed(2)} 条评价，实际为 ${v.reviews} 条。`,
  }),
  references: ['bass1969'],
})
