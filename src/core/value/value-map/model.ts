import { defineModel } from '../../model/model.ts'
import { fairValueLine, regressionLine, sharePath, valueMap } from './valueMap.ts'
import type { Brand, Line, MapPoint } from './valueMap.ts'

const brandNames = ['A', 'B', 'C', 'D', 'E'] as const

export interface ValueMapResult {
  /** Brands A to E. */
  readonly points: readonly MapPoint[]
  readonly line: Line
  /** Shares by period, brands A to E. */
  readonly shares: readonly (readonly number[])[]
}

const weight = { group: 'weights', min: 0, max: 1, step: 0.05 } as const

function price(brand: string, value: number) {
  return {
    symbol: `P_${brand}`,
    label: { en: `${brand}: price`, zh: `${brand}：价格` },
    describe: { en: `What customers think brand ${brand} costs.`, zh: `顾客认为品牌 ${brand} 的价格。` },
    group: `brand${brand}`,
    unit: { en: 'money', zh: '金额' },
    min: 40,
    max: 200,
    step: 1,
    default: value,
  } as const
}

function rating(brand: string, attribute: string, en: string, zh: string, value: number) {
  return {
    symbol: `r_{${brand},\\mathrm{${attribute.slice(0, 2)}}}`,
    label: { en: `${brand}: ${attribute}`, zh: `${brand}：${zh}` },
    describe: {
      en: `Customers’ rating of ${en} of brand ${brand}.`,
      zh: `顾客对品牌 ${brand} 的${zh}评分。`,
    },
    group: `brand${brand}`,
    min: 1,
    max: 10,
    step: 0.1,
    default: value,
  } as const
}

export const model = defineModel({
  id: 'value-map',
  title: { en: 'Customer value map', zh: '顾客价值图' },
  describe: {
    en: 'Brands by quality and price as customers see them, the line of fair value, and where shares drift.',
    zh: '以顾客眼中的质量与价格定位各品牌，画出公平价值线，并推演份额的去向。',
  },
  version: 1,
  groups: {
    market: { en: 'The market', zh: '市场' },
    weights: { en: 'What counts as quality', zh: '质量的构成' },
    brandA: { en: 'Brand A', zh: '品牌 A' },
    brandB: { en: 'Brand B', zh: '品牌 B' },
    brandC: { en: 'Brand C', zh: '品牌 C' },
    brandD: { en: 'Brand D', zh: '品牌 D' },
    brandE: { en: 'Brand E', zh: '品牌 E' },
  },
  parameters: {
    qualityWeight: {
      symbol: 'w_q',
      label: { en: 'Weight of quality', zh: '质量的权重' },
      describe: {
        en: 'How much quality decides against price; it turns the line of fair value.',
        zh: '相对于价格，质量在多大程度上左右选择；它使公平价值线转动。',
      },
      group: 'market',
      min: 0.1,
      max: 0.9,
      step: 0.01,
      default: 0.6,
    },
    line: {
      kind: 'choice',
      symbol: '\\ell',
      label: { en: 'Line', zh: '基准线' },
      describe: {
        en: 'Fair value by the weights, or what the market charges on average (least squares).',
        zh: '由权重决定的公平价值线，或市场平均要价的回归线（最小二乘）。',
      },
      group: 'market',
      options: {
        fair: { en: 'fair value', zh: '公平价值线' },
        regression: { en: 'market’s average', zh: '市场回归线' },
      },
      default: 'fair',
    },
    speed: {
      symbol: 'k',
      label: { en: 'Speed of drift', zh: '流动速度' },
      describe: { en: 'How fast customers move to better value.', zh: '顾客转向更高价值的快慢。' },
      group: 'market',
      unit: { en: 'per period', zh: '每期' },
      min: 0,
      max: 2,
      step: 0.05,
      default: 0.5,
    },
    periods: {
      symbol: 'T',
      label: { en: 'Periods', zh: '期数' },
      describe: { en: 'How long shares are followed from equality.', zh: '从份额均等开始跟踪多少期。' },
      group: 'market',
      option: true,
      integer: true,
      min: 1,
      max: 120,
      step: 1,
      default: 24,
    },
    qualityImportance: {
      symbol: 'w_{\\mathrm{qu}}',
      label: { en: 'Quality', zh: '质量' },
      describe: { en: 'Importance of quality among the four.', zh: '质量在四项中的重要性。' },
      ...weight,
      default: 0.4,
    },
    serviceImportance: {
      symbol: 'w_{\\mathrm{se}}',
      label: { en: 'Service', zh: '服务' },
      describe: { en: 'Importance of service among the four.', zh: '服务在四项中的重要性。' },
      ...weight,
      default: 0.3,
    },
    speedImportance: {
      symbol: 'w_{\\mathrm{sp}}',
      label: { en: 'Speed', zh: '速度' },
      describe: { en: 'Importance of speed among the four.', zh: '速度在四项中的重要性。' },
      ...weight,
      default: 0.2,
    },
    innovationImportance: {
      symbol: 'w_{\\mathrm{in}}',
      label: { en: 'Innovation', zh: '创新' },
      describe: { en: 'Importance of innovation among the four.', zh: '创新在四项中的重要性。' },
      ...weight,
      default: 0.1,
    },
    priceA: price('A', 120),
    qualityA: rating('A', 'quality', 'the quality', '质量', 8.7),
    serviceA: rating('A', 'service', 'the service', '服务', 7.8),
    speedA: rating('A', 'speed', 'the speed', '速度', 7.6),
    innovationA: rating('A', 'innovation', 'the innovation', '创新', 9.1),
    priceB: price('B', 101),
    qualityB: rating('B', 'quality', 'the quality', '质量', 6.8),
    serviceB: rating('B', 'service', 'the service', '服务', 7.1),
    speedB: rating('B', 'speed', 'the speed', '速度', 6.7),
    innovationB: rating('B', 'innovation', 'the innovation', '创新', 7.5),
    priceC: price('C', 86),
    qualityC: rating('C', 'quality', 'the quality', '质量', 5.1),
    serviceC: rating('C', 'service', 'the service', '服务', 4.9),
    speedC: rating('C', 'speed', 'the speed', '速度', 4.3),
    innovationC: rating('C', 'innovation', 'the innovation', '创新', 4.8),
    priceD: price('D', 94),
    qualityD: rating('D', 'quality', 'the quality', '质量', 8.1),
    serviceD: rating('D', 'service', 'the service', '服务', 7.7),
    speedD: rating('D', 'speed', 'the speed', '速度', 7.9),
    innovationD: rating('D', 'innovation', 'the innovation', '创新', 7.9),
    priceE: price('E', 100),
    qualityE: rating('E', 'quality', 'the quality', '质量', 6.2),
    serviceE: rating('E', 'service', 'the service', '服务', 6.6),
    speedE: rating('E', 'speed', 'the speed', '速度', 6.4),
    innovationE: rating('E', 'innovation', 'the innovation', '创新', 7),
  },
  presets: {
    market: { label: { en: 'Five brands', zh: '五个品牌' }, values: {} },
    priceMarket: {
      label: { en: 'A market that buys by price', zh: '看重价格的市场' },
      values: { qualityWeight: 0.2 },
    },
    raise: { label: { en: 'A raises its price', zh: 'A 涨价' }, values: { priceA: 140 } },
    improve: {
      label: { en: 'B improves its service', zh: 'B 改进服务' },
      values: { serviceB: 9, speedB: 8.5 },
    },
  },
  constraints: [
    {
      parameters: ['qualityImportance', 'serviceImportance', 'speedImportance', 'innovationImportance'],
      rule: { en: 'One attribute at least must count.', zh: '至少有一项属性的重要性大于零。' },
      holds: (values) =>
        values.qualityImportance +
          values.serviceImportance +
          values.speedImportance +
          values.innovationImportance >
        0,
    },
  ],
  solve(values): ValueMapResult {
    const brands: Brand[] = [
      {
        price: values.priceA,
        ratings: [values.qualityA, values.serviceA, values.speedA, values.innovationA],
      },
      {
        price: values.priceB,
        ratings: [values.qualityB, values.serviceB, values.speedB, values.innovationB],
      },
      {
        price: values.priceC,
        ratings: [values.qualityC, values.serviceC, values.speedC, values.innovationC],
      },
      {
        price: values.priceD,
        ratings: [values.qualityD, values.serviceD, values.speedD, values.innovationD],
      },
      {
        price: values.priceE,
        ratings: [values.qualityE, values.serviceE, values.speedE, values.innovationE],
      },
    ]
    const weights = [
      values.qualityImportance,
      values.serviceImportance,
      values.speedImportance,
      values.innovationImportance,
    ]
    const points = valueMap(
      brands,
      weights,
      values.line === 'fair' ? fairValueLine(values.qualityWeight) : 'regression',
    )
    const distances = points.map((point) => point.distance)
    return {
      points,
      line: values.line === 'fair' ? fairValueLine(values.qualityWeight) : regressionLine(points),
      shares: sharePath([0.2, 0.2, 0.2, 0.2, 0.2], distances, values.speed, values.periods),
    }
  },
  outputs: {
    distanceOfA: {
      label: { en: 'Distance of A', zh: 'A 的距离' },
      describe: {
        en: 'From the line, positive on the customer’s side.',
        zh: '到基准线的距离，对顾客有利为正。',
      },
      of: (result) => result.points[0].distance,
    },
    qualityOfA: {
      label: { en: 'Perceived quality of A', zh: 'A 的感知质量' },
      describe: { en: 'Against the mean of the other brands.', zh: '相对于其他品牌的平均。' },
      of: (result) => result.points[0].quality,
    },
    priceOfA: {
      label: { en: 'Relative price of A', zh: 'A 的相对价格' },
      describe: { en: 'Against the mean of the other brands.', zh: '相对于其他品牌的平均。' },
      of: (result) => result.points[0].price,
    },
    distanceOfB: {
      label: { en: 'Distance of B', zh: 'B 的距离' },
      describe: {
        en: 'From the line, positive on the customer’s side.',
        zh: '到基准线的距离，对顾客有利为正。',
      },
      of: (result) => result.points[1].distance,
    },
    distanceOfD: {
      label: { en: 'Distance of D', zh: 'D 的距离' },
      describe: {
        en: 'From the line, positive on the customer’s side.',
        zh: '到基准线的距离，对顾客有利为正。',
      },
      of: (result) => result.points[3].distance,
    },
    shareOfA: {
      label: { en: 'Share of A', zh: 'A 的份额' },
      describe: { en: 'After the last period.', zh: '最后一期之后。' },
      of: (result) => result.shares.at(-1)![0],
    },
    largestShare: {
      label: { en: 'Largest share', zh: '最大份额' },
      describe: { en: 'Of any brand after the last period.', zh: '最后一期之后份额最大的品牌所占份额。' },
      of: (result) => Math.max(...result.shares.at(-1)!),
    },
    leader: {
      label: { en: 'Leader', zh: '领先品牌' },
      describe: {
        en: 'The brand with the largest share: 1 is A, 5 is E.',
        zh: '份额最大的品牌：1 为 A，5 为 E。',
      },
      shown: { names: brandNames },
      whole: true,
      of: (result) => 1 + result.shares.at(-1)!.indexOf(Math.max(...result.shares.at(-1)!)),
    },
  },
  summary({ points, shares }) {
    const best = brandNames.filter((_, i) => points[i].distance > 0.01)
    const last = shares.at(-1)!
    const leader = last.indexOf(Math.max(...last))
    const even = Math.max(...last) - Math.min(...last) < 0.005
    return {
      en: `Better than fair value: ${best.length > 0 ? best.join(', ') : 'none'}. After ${shares.length - 1} periods ${even ? 'shares are even as before' : `${brandNames[leader]} has the largest share, ${(100 * last[leader]).toFixed(0)}%`}.`,
      zh: `优于公平价值的品牌：${best.length > 0 ? best.join('、') : '无'}。${shares.length - 1} 期之后${even ? '份额仍然均等' : ` ${brandNames[leader]} 的份额最大，为 ${(100 * last[leader]).toFixed(0)}%`}。`,
    }
  },
  references: ['gale1994'],
})
