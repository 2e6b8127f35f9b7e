import { randomGamma } from 'd3-random'
import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { percent } from '../percent.ts'
import { firstOfTwo } from './firstOfTwo.ts'
import { regionsOfLead } from './regions.ts'

const KINDS = ['functional', 'emotional', 'social', 'economic'] as const
const KIND_TEXT = {
  functional: { en: 'functional', zh: '功能' },
  emotional: { en: 'emotional', zh: '情感' },
  social: { en: 'social', zh: '社会' },
  economic: { en: 'economic', zh: '经济' },
} as const

const rating = (group: 'brandA' | 'brandB' | 'brandC', kind: (typeof KINDS)[number], value: number) => {
  const letter = group.at(-1)!
  return {
    group,
    symbol: `v_{${letter},${kind[0]}}`,
    label: { en: `${letter}: ${KIND_TEXT[kind].en}`, zh: `${letter}：${KIND_TEXT[kind].zh}价值` },
    describe: {
      en: `How customers rate the ${KIND_TEXT[kind].en} value of brand ${letter}, 1 to 7.`,
      zh: `顾客对品牌 ${letter} 的${KIND_TEXT[kind].zh}价值评分（1 至 7 分）。`,
    },
    min: 1,
    max: 7,
    step: 0.1,
    default: value,
  } as const
}

const parameters = {
  functional: {
    group: 'weights',
    symbol: 'w_f',
    label: { en: 'Functional weight', zh: '功能价值权重' },
    describe: { en: 'Share of functional value in the whole.', zh: '功能价值在整体价值中的份额。' },
    min: 0.05,
    max: 0.9,
    step: 0.01,
    default: 0.45,
  },
  emotional: {
    group: 'weights',
    symbol: 'w_e',
    label: { en: 'Emotional weight', zh: '情感价值权重' },
    describe: { en: 'Share of emotional value in the whole.', zh: '情感价值在整体价值中的份额。' },
    min: 0.05,
    max: 0.9,
    step: 0.01,
    default: 0.3,
  },
  socialPart: {
    group: 'weights',
    symbol: 's',
    label: { en: 'Social part of the rest', zh: '其余部分中的社会份额' },
    describe: {
      en: 'What is neither functional nor emotional is social to this part, and economic for the rest.',
      zh: '功能与情感之外的部分中社会价值所占比例，其余为经济价值。',
    },
    min: 0.05,
    max: 0.95,
    step: 0.05,
    default: 0.5,
  },
  concentration: {
    group: 'weights',
    symbol: 'k',
    label: { en: 'Certainty of the weights', zh: '权重的确定程度' },
    describe: {
      en: 'Weights are drawn from Dirichlet(k w): as sure as k customers asked. Small k, large doubt.',
      zh: '权重取自参数为 k w 的狄利克雷分布，其把握相当于询问了 k 位顾客；k 越小，疑问越大。',
    },
    min: 2,
    max: 500,
    step: 1,
    default: 20,
  },
  functionalA: rating('brandA', 'functional', 6),
  emotionalA: rating('brandA', 'emotional', 3.5),
  socialA: rating('brandA', 'social', 3.5),
  economicA: rating('brandA', 'economic', 5),
  functionalB: rating('brandB', 'functional', 4.2),
  emotionalB: rating('brandB', 'emotional', 6.2),
  socialB: rating('brandB', 'social', 5.5),
  economicB: rating('brandB', 'economic', 3.2),
  functionalC: rating('brandC', 'functional', 4.6),
  emotionalC: rating('brandC', 'emotional', 4.4),
  socialC: rating('brandC', 'social', 4),
  economicC: rating('brandC', 'economic', 6.3),
  samples: {
    group: 'weights',
    symbol: 'B',
    label: { en: 'Samples', zh: '抽样次数' },
    describe: { en: 'Weights drawn.', zh: '抽取权重的次数。' },
    min: 500,
    max: 20000,
    step: 500,
    integer: true,
    option: true,
    default: 2000,
  },
} as const

type V = Values<typeof parameters>

const ratingsOf = (v: V) => [
  [v.functionalA, v.emotionalA, v.socialA, v.economicA],
  [v.functionalB, v.emotionalB, v.socialB, v.economicB],
  [v.functionalC, v.emotionalC, v.socialC, v.economicC],
]

const index = (ratings: readonly number[], weights: readonly number[]) =>
  ratings.reduce((sum, value, i) => sum + value * weights[i]!, 0)

/** Draws of weights from Dirichlet(a): gammas of those shapes over their sum. */
function drawWeights(a: readonly number[], count: number, random: Random): number[][] {
  const gammas = a.map((shape) => randomGamma.source(random)(shape, 1))
  return Array.from({ length: count }, () => {
    const draws = gammas.map((draw) => draw())
    const sum = draws.reduce((total, value) => total + value, 0)
    return draws.map((value) => value / sum)
  })
}

/** Share of weights from Dirichlet(a) under which each brand stands first; a tie goes to the earlier brand. */
function firstShares(
  brands: readonly (readonly number[])[],
  a: readonly number[],
  samples: number,
  random: Random,
): number[] {
  const wins = brands.map(() => 0)
  for (const weights of drawWeights(a, samples, random)) {
    const scores = brands.map((ratings) => index(ratings, weights))
    wins[scores.indexOf(Math.max(...scores))]!++
  }
  return wins.map((count) => count / samples)
}

function solve(v: V, random: Random) {
  const rest = 1 - v.functional - v.emotional
  const weights = [v.functional, v.emotional, rest * v.socialPart, rest * (1 - v.socialPart)]
  const brands = ratingsOf(v)
  const dirichlet = weights.map((w) => Math.max(1e-3, v.concentration * w))
  return {
    weights,
    indices: brands.map((ratings) => index(ratings, weights)),
    /** Under the stated weights with their doubt. */
    firstShares: firstShares(brands, dirichlet, v.samples, random),
    /** Under any weights at all: shares of the simplex. */
    simplexShares: firstShares(brands, [1, 1, 1, 1], v.samples, random),
    /** Where each brand leads, on the triangle of functional, emotional and other weight, the rest split as stated. */
    regions: regionsOfLead(
      brands.map(([functional, emotional, social, economic]) => [
        functional!,
        emotional!,
        v.socialPart * social! + (1 - v.socialPart) * economic!,
      ]),
    ),
    /** Some draws of functional, emotional and other weight. */
    cloud: drawWeights(dirichlet, 250, random).map(([f, e]) => [f!, e!, 1 - f! - e!] as const),
    /** P(w_f > w_e): of the two, the functional share is Beta(k w_f, k w_e). */
    functionalAbove: firstOfTwo(v.concentration * v.functional, v.concentration * v.emotional),
  }
}

/** An index of value from four kinds, whose weights are in doubt: whose brand is first then? */
export const model = defineModel({
  id: 'value-composition',
  title: { en: 'What value is made of', zh: '价值的构成' },
  describe: {
    en: 'A value index weighs four kinds of value; the weights are uncertain, and with them who comes first.',
    zh: '价值指数对四类价值加权；权重并不确定，谁排第一也随之不定。',
  },
  version: 1,
  groups: {
    weights: { en: 'Weights', zh: '权重' },
    brandA: { en: 'Brand A', zh: '品牌 A' },
    brandB: { en: 'Brand B', zh: '品牌 B' },
    brandC: { en: 'Brand C', zh: '品牌 C' },
  },
  parameters,
  presets: {
    source: { label: { en: 'Functional 45%, emotional 30%', zh: '功能 45%、情感 30%' }, values: {} },
    coffee: {
      label: { en: 'Emotional 45%', zh: '情感 45%' },
      values: { functional: 0.3, emotional: 0.45 },
    },
    certain: { label: { en: 'Weights well known', zh: '权重已知' }, values: { concentration: 300 } },
  },
  constraints: [
    {
      parameters: ['functional', 'emotional'],
      rule: { en: 'Functional and emotional weight together are below 1.', zh: '功能与情感权重之和小于 1。' },
      holds: (v) => v.functional + v.emotional < 1,
    },
  ],
  random: true,
  solve,
  outputs: {
    indexA: {
      label: { en: 'Index of A', zh: 'A 的指数' },
      describe: { en: 'Weighted value of brand A.', zh: '品牌 A 的加权价值。' },
      of: (r) => r.indices[0]!,
    },
    indexB: {
      label: { en: 'Index of B', zh: 'B 的指数' },
      describe: { en: 'Weighted value of brand B.', zh: '品牌 B 的加权价值。' },
      of: (r) => r.indices[1]!,
    },
    indexC: {
      label: { en: 'Index of C', zh: 'C 的指数' },
      describe: { en: 'Weighted value of brand C.', zh: '品牌 C 的加权价值。' },
      of: (r) => r.indices[2]!,
    },
    leaderHolds: {
      label: { en: 'Leader holds', zh: '领先者保持领先' },
      describe: {
        en: 'Probability that the brand first at the stated weights is first given their doubt.',
        zh: '考虑权重的不确定后，按所述权重领先的品牌仍居首位的概率。',
      },
      of: (r) => r.firstShares[r.indices.indexOf(Math.max(...r.indices))]!,
    },
    leaderShareOfSimplex: {
      label: { en: "Leader's share of all weights", zh: '领先者占全部权重的份额' },
      describe: {
        en: 'Share of all possible weights under which that brand is first.',
        zh: '在所有可能的权重中，该品牌居首位的比例。',
      },
      of: (r) => r.simplexShares[r.indices.indexOf(Math.max(...r.indices))]!,
    },
    functionalAbove: {
      label: { en: 'Functional above emotional', zh: '功能高于情感' },
      describe: {
        en: 'Probability that functional value truly weighs more than emotional value.',
        zh: '功能价值的权重确实高于情感价值的概率。',
      },
      symbol: 'P(w_f > w_e)',
      of: (r) => r.functionalAbove,
    },
  },
  summary: (r, v) => {
    const leader = r.indices.indexOf(Math.max(...r.indices))
    const name = 'ABC'[leader]!
    return {
      en: `At these weights brand ${name} is first; given how sure they are (k = ${v.concentration}) it stays first in ${percent(r.firstShares[leader]!)} of draws. That functional value outweighs emotional value is ${percent(r.functionalAbove)} certain.`,
      zh: `按这些权重，品牌 ${name} 居首；考虑权重的把握程度（k = ${v.concentration}），它在 ${percent(r.firstShares[leader]!)} 的抽样中仍居首。功能价值重于情感价值的把握为 ${percent(r.functionalAbove)}。`,
    }
  },
  references: ['sheth1991'],
})
