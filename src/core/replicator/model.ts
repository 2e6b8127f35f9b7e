import { defineModel, type Values } from '../model/model.ts'
import {
  cornerEigenvalues,
  fixedPoints,
  interiorPoint,
  saddleEigenvalue,
  stableCorners,
} from './fixedPoints.ts'
import { edgeText, flow } from './orbits.ts'
import { parameters, groups } from './parameters.ts'
import { coefficients, jointBenefit, payoffs } from './payoffs.ts'
import { presets } from './presets.ts'
import { regime, regimeText } from './regime.ts'
import { endsInFullSharing, fullSharingReach } from './separatrix.ts'
import { timeToBoth95 } from './timeToBoth95.ts'

export type SharingValues = Values<typeof parameters>

/** Everything about one setting of the sharing game that is cheap to know; drawings come from `portrait`. */
function solve(values: SharingValues) {
  const c = coefficients(values)
  const { x0, y0, horizon, samples } = values
  const path = flow(c, x0, y0, horizon)
  const times = Array.from({ length: samples }, (_, i) => (horizon * i) / (samples - 1))
  const states = times.map((t) => path.at(Math.min(t, path.end)))
  const interior = interiorPoint(c)
  const reach = fullSharingReach(c)
  return {
    payoffs: payoffs(values),
    coefficients: c,
    jointBenefit: jointBenefit(values),
    cornerEigenvalues: cornerEigenvalues(c),
    /** [x*, y*] strictly inside, else null. */
    interior,
    saddleEigenvalue: saddleEigenvalue(c),
    fixedPoints: fixedPoints(c),
    /** Corners 'x,y' that attract all starts around them. */
    ess: stableCorners(c),
    regime: regime(c),
    /** Share of all starts that end in full sharing, in every regime. */
    fullSharingReach: reach,
    /** The same where a saddle inside divides the square, else null. */
    basinOfFullSharing: interior && reach,
    startIsInBasin: endsInFullSharing(c, x0, y0),
    /** The border of the square that the start lies on and cannot leave; null inside. */
    edge: path.edge,
    times,
    x: states.map((state) => state[0]),
    y: states.map((state) => state[1]),
    timeToBoth95: timeToBoth95(c, x0, y0),
  }
}

type SharingResult = ReturnType<typeof solve>

const valuePerPeriod = { en: 'value per period', zh: '价值/期' }
const percent = (p: number) => `${Math.round(100 * p)}%`
const periods = { en: 'periods', zh: '期' }

export const model = defineModel({
  id: 'replicator',
  title: { en: 'Deciding to share', zh: '共享的决策' },
  describe: {
    en: 'Customers and an enterprise each learn by imitation whether sharing their knowledge pays: a two-population evolutionary game.',
    zh: '顾客与企业各自通过模仿得知共享知识是否划算：一个双种群演化博弈。',
  },
  version: 1,
  groups,
  parameters,
  presets,
  solve,
  outputs: {
    interiorX: {
      label: { en: 'Saddle, customers', zh: '鞍点：顾客' },
      describe: {
        en: 'Share of customers at which sharing just pays the enterprise, x* = C_e/A_e; none unless the balance point lies inside the square.',
        zh: '企业共享恰好不亏时的顾客共享比例 x* = C_e/A_e；平衡点不在正方形内部时不存在。',
      },
      symbol: 'x^*',
      of: (r) => r.interior?.[0] ?? null,
    },
    interiorY: {
      label: { en: 'Saddle, enterprise', zh: '鞍点：企业' },
      describe: {
        en: 'The enterprise’s probability of sharing at which sharing just pays a customer, y* = (C_c − m)/A_c; none unless the balance point lies inside the square.',
        zh: '顾客共享恰好不亏时的企业共享概率 y* = (C_c − m)/A_c；平衡点不在正方形内部时不存在。',
      },
      symbol: 'y^*',
      of: (r) => r.interior?.[1] ?? null,
    },
    basinOfFullSharing: {
      label: { en: 'Basin of full sharing', zh: '全面共享的吸引域' },
      describe: {
        en: 'Share of all starts on the side of the separatrix that leads to full sharing; none where no saddle inside divides the square.',
        zh: '位于分界线通向全面共享一侧的起点所占的比例；内部没有鞍点划分正方形时不存在。',
      },
      of: (r) => r.basinOfFullSharing,
    },
    fullSharingReach: {
      label: { en: 'Starts that end in full sharing', zh: '最终全面共享的起点比例' },
      describe: {
        en: 'Share of all starts inside the square that end in full sharing: the basin where a saddle divides the square, else 1 or 0.',
        zh: '正方形内最终走向全面共享的起点比例：有鞍点时即吸引域面积，否则为 1 或 0。',
      },
      of: (r) => r.fullSharingReach,
    },
    timeToBoth95: {
      label: { en: 'Time to 95%', zh: '达到 95% 的时间' },
      describe: {
        en: 'First time at which customers and enterprise both share with at least 95%; 0 if they start there, none if not by time 400.',
        zh: '顾客与企业的共享程度首次同时不低于 95% 的时间；起点已达到则为 0，到 400 期仍未达到则不存在。',
      },
      symbol: 't_{95}',
      unit: periods,
      of: (r) => r.timeToBoth95,
    },
    noSharingIsStable: {
      label: { en: 'No sharing is stable', zh: '都不共享是稳定的' },
      describe: {
        en: 'Near the state where nobody shares, sharing dies out.',
        zh: '在无人共享的状态附近，共享会消失。',
      },
      of: (r) => r.ess.includes('0,0'),
    },
    fullSharingIsStable: {
      label: { en: 'Full sharing is stable', zh: '全面共享是稳定的' },
      describe: {
        en: 'Near the state where all share, all come to share.',
        zh: '在全面共享的状态附近，双方都会走向共享。',
      },
      of: (r) => r.ess.includes('1,1'),
    },
    onlyCustomersShareIsStable: {
      label: { en: 'Only customers share: stable', zh: '仅顾客共享是稳定的' },
      describe: {
        en: 'Customers share, paid by the platform, and it does not pay the enterprise to follow.',
        zh: '顾客因平台补贴而共享，而企业跟进并不划算。',
      },
      of: (r) => r.ess.includes('1,0'),
    },
    onlyEnterpriseSharesIsStable: {
      label: { en: 'Only the enterprise shares: stable', zh: '仅企业共享是稳定的' },
      describe: {
        en: 'The enterprise shares and customers do not; never stable while its sharing costs anything.',
        zh: '企业共享而顾客不共享；只要企业共享有成本，就不会稳定。',
      },
      of: (r) => r.ess.includes('0,1'),
    },
    saddleEigenvalue: {
      label: { en: 'Rate of leaving the saddle', zh: '离开鞍点的速率' },
      describe: {
        en: 'The positive eigenvalue at the saddle inside the square: how fast indecision resolves.',
        zh: '正方形内部鞍点的正特征值：犹豫状态化解得有多快。',
      },
      symbol: '\\lambda',
      of: (r) => r.saddleEigenvalue,
    },
    finalX: {
      label: { en: 'Customers who share, at the end', zh: '期末共享的顾客比例' },
      describe: { en: 'x at the end of the horizon.', zh: '时间范围结束时的 x。' },
      symbol: 'x(T)',
      of: (r) => r.x.at(-1)!,
    },
    finalY: {
      label: { en: 'Enterprise shares, at the end', zh: '期末企业共享的概率' },
      describe: { en: 'y at the end of the horizon.', zh: '时间范围结束时的 y。' },
      symbol: 'y(T)',
      of: (r) => r.y.at(-1)!,
    },
    startIsInBasin: {
      label: { en: 'The start leads to full sharing', zh: '该起点通向全面共享' },
      describe: {
        en: 'Does the orbit from this start end with everyone sharing?',
        zh: '从该起点出发，最终是否人人共享？',
      },
      of: (r) => r.startIsInBasin,
    },
    jointBenefit: {
      label: { en: 'Joint benefit', zh: '共同收益' },
      describe: {
        en: 'What both create when both share, before costs.',
        zh: '双方都共享时共同创造的收益（未扣成本）。',
      },
      symbol: 'S',
      unit: valuePerPeriod,
      of: (r) => r.jointBenefit,
    },
    customerPayoff: {
      label: { en: 'Customers’ payoff, at the end', zh: '期末顾客的平均收益' },
      describe: {
        en: 'Mean payoff of a customer at the end of the horizon.',
        zh: '时间范围结束时顾客的平均收益。',
      },
      unit: valuePerPeriod,
      of: (r) => meanPayoff(r, 0),
    },
    enterprisePayoff: {
      label: { en: 'Enterprise’s payoff, at the end', zh: '期末企业的平均收益' },
      describe: {
        en: 'Expected payoff of the enterprise at the end of the horizon.',
        zh: '时间范围结束时企业的期望收益。',
      },
      unit: valuePerPeriod,
      of: (r) => meanPayoff(r, 1),
    },
  },
  summary: (r, values) => {
    const [x, y] = [r.x.at(-1)!, r.y.at(-1)!]
    const en = [`Here ${regimeText[r.regime].en}.`]
    const zh = [`此时${regimeText[r.regime].zh}。`]
    if (r.fullSharingReach > 0 && r.fullSharingReach < 1) {
      en.push(`${percent(r.fullSharingReach)} of all starts lead to full sharing.`)
      zh.push(`全部起点中有 ${percent(r.fullSharingReach)} 通向全面共享。`)
    }
    const from = [percent(values.x0), percent(values.y0)]
    en.push(
      `From ${from[0]} of customers and an enterprise that shares with ${from[1]}, sharing reaches ${percent(x)} and ${percent(y)} by time ${values.horizon}` +
        (r.timeToBoth95 === null ? '.' : `; both are at 95% by time ${r.timeToBoth95.toFixed(1)}.`),
    )
    zh.push(
      `从 ${from[0]} 的顾客共享、企业以 ${from[1]} 的概率共享出发，到第 ${values.horizon} 期分别达到 ${percent(x)} 和 ${percent(y)}` +
        (r.timeToBoth95 === null ? '。' : `；双方在第 ${r.timeToBoth95.toFixed(1)} 期都达到 95%。`),
    )
    if (r.edge) {
      en.push(edgeText[r.edge].en)
      zh.push(edgeText[r.edge].zh)
    }
    return { en: en.join(' '), zh: zh.join('') }
  },
  references: ['liuwang2022', 'taylor1978', 'hofbauer1998'],
})

/** Mean payoff of party 0 (customer) or 1 (enterprise) in the state at the end of the horizon. */
function meanPayoff(r: SharingResult, party: 0 | 1): number {
  const [x, y] = [r.x.at(-1)!, r.y.at(-1)!]
  const [[both, onlyCustomer], [onlyEnterprise, neither]] = r.payoffs
  return (
    x * (y * both[party] + (1 - y) * onlyCustomer[party]) +
    (1 - x) * (y * onlyEnterprise[party] + (1 - y) * neither[party])
  )
}
