import { randomNormal } from 'd3-random'
import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { auc } from '../btyd/holdout.ts'
import { percent } from '../percent.ts'

const parameters = {
  intercept: {
    group: 'disloyalty',
    symbol: 'a',
    label: { en: 'Intercept', zh: '截距' },
    describe: {
      en: 'Logit of disloyalty after an effortless contact that meets expectation.',
      zh: '毫不费力且符合期望的接触之后，不忠诚的对数几率。',
    },
    min: -6,
    max: 2,
    step: 0.1,
    default: -4,
  },
  effortEffect: {
    group: 'disloyalty',
    symbol: 'b',
    label: { en: 'Effect of effort', zh: '费力的作用' },
    describe: {
      en: 'What each point of effort (1 to 7) adds to the logit.',
      zh: '费力程度（1 至 7 分）每增加一分，对数几率的增量。',
    },
    min: 0,
    max: 2,
    step: 0.05,
    default: 0.8,
  },
  shortfallEffect: {
    group: 'disloyalty',
    symbol: 'g_-',
    label: { en: 'Effect of a shortfall', zh: '低于期望的作用' },
    describe: {
      en: 'What each point below expectation adds to the logit.',
      zh: '每低于期望一分，对数几率的增量。',
    },
    min: 0,
    max: 3,
    step: 0.05,
    default: 0.8,
  },
  delightEffect: {
    group: 'disloyalty',
    symbol: 'g_+',
    label: { en: 'Effect of delight', zh: '惊喜的作用' },
    describe: {
      en: 'What each point above expectation takes from the logit: next to nothing, says the study.',
      zh: '每高出期望一分，对数几率的减量：研究认为几乎为零。',
    },
    min: 0,
    max: 3,
    step: 0.05,
    default: 0.05,
  },
  meanEffort: {
    group: 'contacts',
    symbol: '\\bar e',
    label: { en: 'Mean effort', zh: '平均费力程度' },
    describe: { en: 'How much effort contacts take, 1 to 7.', zh: '接触平均需要的努力（1 至 7 分）。' },
    min: 1,
    max: 7,
    step: 0.1,
    default: 3.5,
  },
  sdEffort: {
    group: 'contacts',
    symbol: '\\sigma_e',
    label: { en: 'Spread of effort', zh: '费力程度的离散' },
    describe: { en: 'Standard deviation between contacts.', zh: '各次接触之间的标准差。' },
    min: 0.1,
    max: 3,
    step: 0.1,
    default: 1.5,
  },
  meanService: {
    group: 'contacts',
    symbol: '\\bar s',
    label: { en: 'Service against expectation', zh: '服务相对期望' },
    describe: { en: 'Mean of service less expectation, in points.', zh: '服务与期望之差的均值（分）。' },
    min: -3,
    max: 3,
    step: 0.1,
    default: 0,
  },
  reading: {
    kind: 'choice',
    group: 'measure',
    symbol: '\\mathrm{CES}',
    label: { en: 'What CES means', zh: 'CES 的含义' },
    describe: {
      en: 'CES is the customer effort score; the source expands it as a customer experience score.',
      zh: 'CES 是顾客费力度；原文误作“顾客体验得分”。',
    },
    options: {
      effort: { en: 'Effort score', zh: '费力度' },
      experience: { en: 'Experience score', zh: '体验得分' },
    },
    default: 'effort',
  },
  customers: {
    group: 'measure',
    symbol: 'n',
    label: { en: 'Customers', zh: '顾客数' },
    describe: { en: 'Customers simulated.', zh: '模拟的顾客数。' },
    min: 500,
    max: 20000,
    step: 500,
    integer: true,
    option: true,
    default: 4000,
  },
} as const

type V = Values<typeof parameters>

const clamp = (x: number) => Math.min(7, Math.max(1, x))

/** P(disloyal) = logistic(a + b (effort − 1) + g₋ · shortfall − g₊ · delight). */
export function disloyalty(v: V, effort: number, service: number): number {
  const delight = Math.max(0, service)
  const shortfall = Math.max(0, -service)
  const logit =
    v.intercept + v.effortEffect * (effort - 1) + v.shortfallEffect * shortfall - v.delightEffect * delight
  return 1 / (1 + Math.exp(-logit))
}

function solve(v: V, random: Random) {
  const normal = randomNormal.source(random)(0, 1)
  const customers = Array.from({ length: v.customers }, () => {
    const effort = clamp(v.meanEffort + v.sdEffort * normal())
    const service = v.meanService + normal()
    const p = disloyalty(v, effort, service)
    return { effort, service, p, disloyal: random() < p }
  })
  const mean = (of: (c: (typeof customers)[number]) => number) =>
    customers.reduce((sum, c) => sum + of(c), 0) / customers.length
  const base = mean((c) => c.p)
  const outcomes = customers.map((c) => c.disloyal)
  const bothKinds = outcomes.includes(true) && outcomes.includes(false)
  // The experience score is a rating of the whole: ease and service alike, higher is better.
  const score = (c: (typeof customers)[number]) =>
    v.reading === 'effort' ? c.effort : (c.effort - 4 - c.service) / 2
  return {
    base,
    /** One point less effort for everybody, or one point more service. */
    lessEffort: base - mean((c) => disloyalty(v, clamp(c.effort - 1), c.service)),
    moreService: base - mean((c) => disloyalty(v, c.effort, c.service + 1)),
    /** Making up for shortfalls only. */
    noShortfall: base - mean((c) => disloyalty(v, c.effort, Math.max(0, c.service))),
    easyShare: mean((c) => (c.effort <= 3 ? 1 : 0)),
    auc: bothKinds ? auc(customers.map(score), outcomes) : null,
    aucEffort: bothKinds
      ? auc(
          customers.map((c) => c.effort),
          outcomes,
        )
      : null,
    byEffort: Array.from({ length: 13 }, (_, i) => ({
      effort: 1 + i / 2,
      disloyalty: disloyalty(v, 1 + i / 2, 0),
    })),
    byService: Array.from({ length: 25 }, (_, i) => ({
      service: i / 4 - 3,
      disloyalty: disloyalty(v, v.meanEffort, i / 4 - 3),
    })),
  }
}

/** Effort drives customers away; delight beyond expectation hardly keeps them. */
export const model = defineModel({
  id: 'customer-effort',
  title: { en: 'Effort against delight', zh: '省力胜过惊喜' },
  describe: {
    en: 'Disloyalty after a service contact as a logistic function of effort and of service against expectation, flat above it.',
    zh: '服务接触之后的不忠诚是费力程度的逻辑斯谛函数；服务高于期望时几乎不再起作用。',
  },
  version: 1,
  groups: {
    disloyalty: { en: 'Disloyalty', zh: '不忠诚' },
    contacts: { en: 'Contacts', zh: '接触' },
    measure: { en: 'Measure', zh: '测量' },
  },
  parameters,
  presets: {
    study: { label: { en: 'As the study says', zh: '研究的结论' }, values: {} },
    delightMatters: {
      label: { en: 'If delight mattered', zh: '假如惊喜有用' },
      values: { delightEffect: 0.8 },
    },
    effortless: { label: { en: 'Easy service', zh: '省力的服务' }, values: { meanEffort: 2 } },
  },
  random: true,
  solve,
  outputs: {
    base: {
      label: { en: 'Disloyal customers', zh: '不忠诚的比例' },
      describe: { en: 'Mean probability of disloyalty.', zh: '不忠诚的平均概率。' },
      of: (r) => r.base,
    },
    lessEffort: {
      label: { en: 'Gain: a point less effort', zh: '费力减一分的收益' },
      describe: {
        en: 'By how much disloyalty falls when contacts take one point less effort.',
        zh: '费力程度降低一分时不忠诚的下降。',
      },
      of: (r) => r.lessEffort,
    },
    moreService: {
      label: { en: 'Gain: a point more service', zh: '服务加一分的收益' },
      describe: {
        en: 'By how much it falls when service is one point better for all.',
        zh: '所有人的服务提高一分时不忠诚的下降。',
      },
      of: (r) => r.moreService,
    },
    noShortfall: {
      label: { en: 'Gain: no shortfall', zh: '消除欠缺的收益' },
      describe: {
        en: 'By how much it falls when nobody gets less than expected.',
        zh: '无人低于期望时不忠诚的下降。',
      },
      of: (r) => r.noShortfall,
    },
    easyShare: {
      label: { en: 'Found it easy', zh: '认为省力的比例' },
      describe: { en: 'Share of contacts of effort 3 or less.', zh: '费力程度不超过 3 分的接触比例。' },
      of: (r) => r.easyShare,
    },
    auc: {
      label: { en: 'Ranks the disloyal', zh: '识别不忠诚的能力' },
      describe: {
        en: 'Area under the curve of the chosen score: chance that it puts a disloyal customer above a loyal one.',
        zh: '所选得分的 AUC：把不忠诚者排在忠诚者之前的概率。',
      },
      symbol: '\\mathrm{AUC}',
      of: (r) => r.auc,
    },
  },
  summary: (r) => ({
    en: `${percent(r.base, 1)} of customers become disloyal. A point less effort takes ${percent(r.lessEffort, 1)} off, a point more service ${percent(r.moreService, 1)}, of which making up for shortfalls gives ${percent(r.noShortfall, 1)} by itself.`,
    zh: `${percent(r.base, 1)} 的顾客变得不忠诚。费力减一分使其下降 ${percent(r.lessEffort, 1)}，服务加一分下降 ${percent(r.moreService, 1)}；仅消除低于期望的欠缺即可下降 ${percent(r.noShortfall, 1)}。`,
  }),
  references: ['dixon2010'],
})
