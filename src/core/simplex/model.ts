import { defineModel, type NumberParameter, type Values } from '../model/model.ts'
import { simplexFlow } from './orbits.ts'
import { presets } from './presets.ts'
import { meanFitness, type PayoffMatrix } from './replicator.ts'
import { restPoints, restPointsWithMutation } from './restPoints.ts'

function payoff<const N extends number>(i: 1 | 2 | 3, j: 1 | 2 | 3, value: N) {
  return {
    group: 'payoffs',
    symbol: `a_{${i}${j}}`,
    label: { en: `Strategy ${i} against ${j}`, zh: `策略 ${i} 对策略 ${j}` },
    describe: {
      en: `What strategy ${i} earns when it meets strategy ${j}.`,
      zh: `策略 ${i} 遇到策略 ${j} 时的收益。`,
    },
    min: -10,
    max: 10,
    step: 0.1,
    default: value,
  } satisfies NumberParameter
}

function start<const N extends number>(i: 1 | 2, value: N) {
  return {
    group: 'start',
    symbol: `x_${i}(0)`,
    label: { en: `Share of strategy ${i}, at first`, zh: `策略 ${i} 的初始比例` },
    describe: {
      en: `Share of the population that plays strategy ${i} at time 0; strategy 3 has what 1 and 2 leave.`,
      zh: `时刻 0 采取策略 ${i} 的比例；其余为策略 3。`,
    },
    min: 0,
    max: 1,
    step: 0.01,
    default: value,
  } satisfies NumberParameter
}

const parameters = {
  a11: payoff(1, 1, 0),
  a12: payoff(1, 2, -1),
  a13: payoff(1, 3, 1),
  a21: payoff(2, 1, 1),
  a22: payoff(2, 2, 0),
  a23: payoff(2, 3, -1),
  a31: payoff(3, 1, -1),
  a32: payoff(3, 2, 1),
  a33: payoff(3, 3, 0),
  mutation: {
    group: 'dynamics',
    symbol: '\\varepsilon',
    label: { en: 'Mutation', zh: '突变率' },
    describe: {
      en: 'Rate at which each strategy turns into each other one.',
      zh: '每种策略转变为其他各策略的速率。',
    },
    min: 0,
    max: 1,
    step: 0.001,
    default: 0,
  },
  start1: start(1, 0.5),
  start2: start(2, 0.25),
  horizon: {
    group: 'computation',
    symbol: 'T',
    label: { en: 'Horizon', zh: '时间范围' },
    describe: { en: 'How long the orbit is followed.', zh: '轨道计算到的时间。' },
    min: 0.1,
    max: 1000,
    step: 0.1,
    default: 40,
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
    max: 5001,
    step: 1,
    integer: true,
    default: 161,
    option: true,
  },
} as const

export type SimplexValues = Values<typeof parameters>

export function matrixOf(v: SimplexValues): PayoffMatrix {
  return [
    [v.a11, v.a12, v.a13],
    [v.a21, v.a22, v.a23],
    [v.a31, v.a32, v.a33],
  ]
}

const largestPayoff = (v: SimplexValues) => Math.max(...matrixOf(v).flat().map(Math.abs))

function solve(values: SimplexValues) {
  const matrix = matrixOf(values)
  const { mutation, start1, start2, horizon, samples } = values
  const path = simplexFlow(matrix, [start1, start2, Math.max(0, 1 - start1 - start2)], horizon, { mutation })
  const times = Array.from({ length: samples }, (_, i) => (horizon * i) / (samples - 1))
  const shares = times.map((t) => path.at(Math.min(t, path.end)))
  const rest =
    mutation > 0 ? { points: restPointsWithMutation(matrix, mutation), continua: [] } : restPoints(matrix)
  return {
    matrix,
    restPoints: rest.points,
    continua: rest.continua,
    times,
    /** `shares[k]`: the three shares at time k. */
    shares,
    meanPayoff: meanFitness(matrix, shares.at(-1)!),
  }
}

type SimplexResult = ReturnType<typeof solve>

const interior = (r: SimplexResult) => r.restPoints.find(({ support }) => support.length === 3)

export const model = defineModel({
  id: 'simplex',
  title: { en: 'Three strategies in one population', zh: '一个种群，三种策略' },
  describe: {
    en: 'Three strategies that meet one another in one population: rest points, their stability, and how shares move.',
    zh: '三种策略在同一种群中相遇：静止点、其稳定性，以及比例如何变化。',
  },
  version: 1,
  groups: {
    payoffs: { en: 'Payoffs', zh: '收益' },
    dynamics: { en: 'Dynamics', zh: '动态' },
    start: { en: 'Start', zh: '起点' },
    computation: { en: 'Computation', zh: '计算' },
  },
  parameters,
  presets,
  constraints: [
    {
      parameters: ['start1', 'start2'],
      rule: { en: 'start1 + start2 is at most 1', zh: 'start1 + start2 不超过 1' },
      holds: (values) => values.start1 + values.start2 <= 1 + 1e-12,
    },
  ],
  solve,
  outputs: {
    restPoints: {
      label: { en: 'Rest points', zh: '静止点数' },
      describe: { en: 'Number of isolated rest points, corners included.', zh: '孤立静止点的个数，含顶点。' },
      whole: true,
      of: (r) => r.restPoints.length,
    },
    sinks: {
      label: { en: 'Stable rest points', zh: '稳定静止点数' },
      describe: {
        en: 'Number of rest points that attract all starts around them.',
        zh: '吸引其周围全部起点的静止点个数。',
      },
      whole: true,
      of: (r) => r.restPoints.filter(({ type }) => type === 'sink').length,
    },
    interior1: {
      label: { en: 'Inner rest point, strategy 1', zh: '内部静止点：策略 1' },
      describe: {
        en: 'Share of strategy 1 in the rest point at which all three are played; none without one.',
        zh: '三种策略并存的静止点中策略 1 的比例；不存在时为空。',
      },
      symbol: 'x_1^*',
      scale: () => 1,
      of: (r) => interior(r)?.x[0] ?? null,
    },
    interior2: {
      label: { en: 'Inner rest point, strategy 2', zh: '内部静止点：策略 2' },
      describe: {
        en: 'Share of strategy 2 in the rest point at which all three are played; none without one.',
        zh: '三种策略并存的静止点中策略 2 的比例；不存在时为空。',
      },
      symbol: 'x_2^*',
      scale: () => 1,
      of: (r) => interior(r)?.x[1] ?? null,
    },
    interiorIsStable: {
      label: { en: 'All three can last', zh: '三者可以长期并存' },
      describe: {
        en: 'Does the rest point at which all three are played attract its surroundings? None without one.',
        zh: '三种策略并存的静止点是否吸引其周围？不存在时为空。',
      },
      of: (r) => {
        const point = interior(r)
        return point ? point.type === 'sink' : null
      },
    },
    final1: {
      label: { en: 'Strategy 1, at the end', zh: '期末策略 1' },
      describe: { en: 'Its share at the end of the horizon.', zh: '时间范围结束时的比例。' },
      symbol: 'x_1(T)',
      scale: () => 1,
      of: (r) => r.shares.at(-1)![0],
    },
    final2: {
      label: { en: 'Strategy 2, at the end', zh: '期末策略 2' },
      describe: { en: 'Its share at the end of the horizon.', zh: '时间范围结束时的比例。' },
      symbol: 'x_2(T)',
      scale: () => 1,
      of: (r) => r.shares.at(-1)![1],
    },
    final3: {
      label: { en: 'Strategy 3, at the end', zh: '期末策略 3' },
      describe: { en: 'Its share at the end of the horizon.', zh: '时间范围结束时的比例。' },
      symbol: 'x_3(T)',
      scale: () => 1,
      of: (r) => r.shares.at(-1)![2],
    },
    meanPayoff: {
      label: { en: 'Mean payoff, at the end', zh: '期末平均收益' },
      describe: {
        en: 'Mean payoff of the population at the end of the horizon.',
        zh: '时间范围结束时种群的平均收益。',
      },
      scale: largestPayoff,
      of: (r) => r.meanPayoff,
    },
  },
  summary: (r, values) => {
    const sinks = r.restPoints.filter(({ type }) => type === 'sink').length
    const end = r.shares.at(-1)!.map((share) => share.toFixed(2))
    return {
      en: `${r.restPoints.length} isolated rest points, ${sinks} of them stable. By time ${values.horizon} the shares are ${end.join(', ')}.`,
      zh: `共有 ${r.restPoints.length} 个孤立静止点，其中 ${sinks} 个稳定。到时刻 ${values.horizon}，三种策略的比例为 ${end.join('、')}。`,
    }
  },
  references: ['taylor1978', 'hofbauer1998'],
})
