import { defineModel, type NumberParameter, type Values } from '../model/model.ts'
import { fixedPoints, stableCorners } from '../replicator/fixedPoints.ts'
import { flow } from '../replicator/orbits.ts'
import { equilibria, pureEquilibria, riskDominant } from './equilibria.ts'
import { coefficientsOf, meanPayoffs, type Payoffs } from './game.ts'
import { presets } from './presets.ts'

const ordinal = { 1: { en: 'first', zh: '第一' }, 2: { en: 'second', zh: '第二' } } as const

function payoff<const N extends number>(who: 'row' | 'column', i: 1 | 2, j: 1 | 2, value: N) {
  const name = who === 'row' ? { en: 'Row', zh: '行方' } : { en: 'Column', zh: '列方' }
  return {
    group: who,
    symbol: `${who === 'row' ? 'a' : 'b'}_{${i}${j}}`,
    label: {
      en: `${name.en}: ${ordinal[i].en} against ${ordinal[j].en}`,
      zh: `${name.zh}：${ordinal[i].zh}对${ordinal[j].zh}`,
    },
    describe: {
      en: `What ${name.en.toLowerCase()} earns when row plays its ${ordinal[i].en} and column its ${ordinal[j].en} strategy.`,
      zh: `行方采取${ordinal[i].zh}策略、列方采取${ordinal[j].zh}策略时${name.zh}的收益。`,
    },
    min: -10,
    max: 20,
    step: 0.25,
    default: value,
  } satisfies NumberParameter
}

const parameters = {
  row11: payoff('row', 1, 1, 3),
  row12: payoff('row', 1, 2, 0),
  row21: payoff('row', 2, 1, 5),
  row22: payoff('row', 2, 2, 1),
  column11: payoff('column', 1, 1, 3),
  column12: payoff('column', 1, 2, 5),
  column21: payoff('column', 2, 1, 0),
  column22: payoff('column', 2, 2, 1),
  x0: {
    group: 'start',
    symbol: 'x_0',
    label: { en: 'Row’s first strategy, at first', zh: '行方第一策略的初始比例' },
    describe: {
      en: 'Share of the row population that plays its first strategy at time 0.',
      zh: '时刻 0 行方种群中采取第一策略的比例。',
    },
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.6,
  },
  y0: {
    group: 'start',
    symbol: 'y_0',
    label: { en: 'Column’s first strategy, at first', zh: '列方第一策略的初始比例' },
    describe: {
      en: 'Share of the column population that plays its first strategy at time 0.',
      zh: '时刻 0 列方种群中采取第一策略的比例。',
    },
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.7,
  },
  horizon: {
    group: 'computation',
    symbol: 'T',
    label: { en: 'Horizon', zh: '时间范围' },
    describe: { en: 'How long the orbit is followed.', zh: '轨道计算到的时间。' },
    min: 0.1,
    max: 400,
    step: 0.1,
    default: 12,
    option: true,
  },
  samples: {
    group: 'computation',
    symbol: 'n',
    label: { en: 'Samples', zh: '采样点数' },
    describe: {
      en: 'Number of evenly spaced times at which the orbit is recorded, both ends included.',
      zh: '记录轨道的等距时刻个数，含两端。',
    },
    min: 2,
    max: 2001,
    step: 1,
    integer: true,
    default: 49,
    option: true,
  },
} as const

export type BimatrixValues = Values<typeof parameters>

export function payoffsOf(v: BimatrixValues): Payoffs {
  return [
    [
      [v.row11, v.column11],
      [v.row12, v.column12],
    ],
    [
      [v.row21, v.column21],
      [v.row22, v.column22],
    ],
  ]
}

const largestPayoff = (v: BimatrixValues) => Math.max(...payoffsOf(v).flat(2).map(Math.abs))

function solve(values: BimatrixValues) {
  const payoffs = payoffsOf(values)
  const c = coefficientsOf(payoffs)
  const { x0, y0, horizon, samples } = values
  const path = flow(c, x0, y0, horizon)
  const times = Array.from({ length: samples }, (_, i) => (horizon * i) / (samples - 1))
  const states = times.map((t) => path.at(Math.min(t, path.end)))
  const points = fixedPoints(c)
  const centre = points.find((point) => point.type === 'centre')
  const end = states.at(-1)!
  return {
    payoffs,
    coefficients: c,
    equilibria: equilibria(payoffs),
    riskDominant: riskDominant(payoffs),
    fixedPoints: points,
    ess: stableCorners(c),
    /** Period of small cycles around a centre, 2π/ω; null without one. */
    period: centre ? (2 * Math.PI) / Math.abs(centre.eigenvalues[0].im) : null,
    edge: path.edge,
    times,
    x: states.map((state) => state[0]),
    y: states.map((state) => state[1]),
    finalPayoffs: meanPayoffs(payoffs, end[0], end[1]),
  }
}

type BimatrixResult = ReturnType<typeof solve>

const mixed = (r: BimatrixResult) => r.equilibria.find(({ kind }) => kind === 'mixed')

export const model = defineModel({
  id: 'bimatrix',
  title: { en: 'Any game of two', zh: '任意双人博弈' },
  describe: {
    en: 'Any game of two parties with two strategies each: its equilibria, best replies and replicator dynamics.',
    zh: '双方各有两种策略的任意博弈：均衡、最优反应与复制者动态。',
  },
  version: 1,
  groups: {
    row: { en: 'Row’s payoffs', zh: '行方收益' },
    column: { en: 'Column’s payoffs', zh: '列方收益' },
    start: { en: 'Start', zh: '起点' },
    computation: { en: 'Computation', zh: '计算' },
  },
  parameters,
  presets,
  solve,
  outputs: {
    pureEquilibria: {
      label: { en: 'Pure equilibria', zh: '纯策略均衡数' },
      describe: {
        en: 'Number of pairs of pure strategies that are equilibria, alone or as part of a continuum.',
        zh: '构成均衡的纯策略组合个数，无论是孤立的还是属于连续均衡集。',
      },
      whole: true,
      of: (r) => pureEquilibria(r.equilibria).length,
    },
    continua: {
      label: { en: 'Continua of equilibria', zh: '连续均衡集数' },
      describe: {
        en: 'Number of line segments or squares all of whose points are equilibria.',
        zh: '其上每一点都是均衡的线段或正方形的个数。',
      },
      whole: true,
      of: (r) => r.equilibria.filter(({ kind }) => kind === 'segment' || kind === 'square').length,
    },
    mixedX: {
      label: { en: 'Mixed equilibrium, row', zh: '混合均衡：行方' },
      describe: {
        en: 'Row’s probability of its first strategy in the isolated mixed equilibrium.',
        zh: '孤立的混合策略均衡中行方采取第一策略的概率。',
      },
      symbol: 'x^*',
      scale: () => 1,
      of: (r) => mixed(r)?.x[0] ?? null,
    },
    mixedY: {
      label: { en: 'Mixed equilibrium, column', zh: '混合均衡：列方' },
      describe: {
        en: 'Column’s probability of its first strategy in the isolated mixed equilibrium.',
        zh: '孤立的混合策略均衡中列方采取第一策略的概率。',
      },
      symbol: 'y^*',
      scale: () => 1,
      of: (r) => mixed(r)?.y[0] ?? null,
    },
    stableCorners: {
      label: { en: 'Stable corners', zh: '稳定角点数' },
      describe: {
        en: 'Number of pure outcomes that attract all starts around them.',
        zh: '吸引其周围全部起点的纯策略结局个数。',
      },
      whole: true,
      of: (r) => r.ess.length,
    },
    period: {
      label: { en: 'Period of small cycles', zh: '小周期的长度' },
      describe: {
        en: 'How long a small cycle around the centre takes; none without a centre.',
        zh: '围绕中心的小周期所需时间；没有中心时不存在。',
      },
      of: (r) => r.period,
    },
    finalX: {
      label: { en: 'Row’s first, at the end', zh: '期末行方第一策略' },
      describe: { en: 'x at the end of the horizon.', zh: '时间范围结束时的 x。' },
      symbol: 'x(T)',
      scale: () => 1,
      of: (r) => r.x.at(-1)!,
    },
    finalY: {
      label: { en: 'Column’s first, at the end', zh: '期末列方第一策略' },
      describe: { en: 'y at the end of the horizon.', zh: '时间范围结束时的 y。' },
      symbol: 'y(T)',
      scale: () => 1,
      of: (r) => r.y.at(-1)!,
    },
    finalRowPayoff: {
      label: { en: 'Row’s payoff, at the end', zh: '期末行方收益' },
      describe: { en: 'Mean payoff of row at the end of the horizon.', zh: '时间范围结束时行方的平均收益。' },
      scale: largestPayoff,
      of: (r) => r.finalPayoffs[0],
    },
    finalColumnPayoff: {
      label: { en: 'Column’s payoff, at the end', zh: '期末列方收益' },
      describe: {
        en: 'Mean payoff of column at the end of the horizon.',
        zh: '时间范围结束时列方的平均收益。',
      },
      scale: largestPayoff,
      of: (r) => r.finalPayoffs[1],
    },
  },
  summary: (r, values) => {
    const list = (language: 'en' | 'zh') => r.equilibria.map(({ words }) => words[language])
    const end = [r.x.at(-1)!.toFixed(2), r.y.at(-1)!.toFixed(2)]
    return {
      en: `Equilibria: ${list('en').join('; ')}. From (${values.x0}, ${values.y0}) the populations reach (${end[0]}, ${end[1]}) by time ${values.horizon}.`,
      zh: `均衡：${list('zh').join('；')}。从 (${values.x0}, ${values.y0}) 出发，到时刻 ${values.horizon} 两个种群到达 (${end[0]}, ${end[1]})。`,
    }
  },
  references: ['taylor1978', 'hofbauer1998', 'weibull1995'],
})
