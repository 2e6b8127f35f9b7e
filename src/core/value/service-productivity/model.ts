import { defineModel } from '../../model/model.ts'
import { bestStaff, operate, operations } from './productivity.ts'
import type { Operation } from './productivity.ts'

export interface ServiceProductivityResult {
  /** The chosen staff; null when it cannot keep up with the customers who would come. */
  readonly here: Operation | null
  /** All staffs from 3 to 16 that can keep up. */
  readonly points: readonly Operation[]
  readonly best: {
    readonly internal: number | null
    readonly productivity: number | null
    readonly profit: number | null
    readonly productRatio: number | null
  }
}

const LEAST = 3
const MOST = 16

const perHour = { en: 'per hour', zh: '每小时' }
const money = { en: 'money', zh: '金额' }
const moneyPerHour = { en: 'money per hour', zh: '金额／小时' }
const fraction = { min: 0, max: 1, step: 0.05 } as const

export const model = defineModel({
  id: 'service-productivity',
  title: { en: 'Service productivity', zh: '服务生产率' },
  describe: {
    en: 'Staff make quality, quality makes demand, demand makes queues: efficiency, productivity and profit ask for three different staffs.',
    zh: '人手决定质量，质量决定需求，需求造成排队：内部效率、生产率与利润要求三种不同的人手。',
  },
  version: 1,
  groups: {
    staff: { en: 'Staff and self-service', zh: '人手与自助' },
    demand: { en: 'Demand', zh: '需求' },
    quality: { en: 'Quality', zh: '质量' },
    money: { en: 'Money', zh: '金钱' },
  },
  parameters: {
    staff: {
      symbol: 'c',
      label: { en: 'Staff', zh: '员工人数' },
      describe: { en: 'Employees on duty.', zh: '在岗员工人数。' },
      group: 'staff',
      integer: true,
      min: LEAST,
      max: MOST,
      step: 1,
      default: 7,
    },
    selfService: {
      symbol: 's',
      label: { en: 'Self-service', zh: '自助比例' },
      describe: { en: 'Part of customers who serve themselves.', zh: '自助完成服务的顾客比例。' },
      group: 'staff',
      min: 0,
      max: 0.6,
      step: 0.05,
      default: 0.2,
    },
    learned: {
      symbol: '\\ell',
      label: { en: 'Customers who know how', zh: '会自助的顾客' },
      describe: {
        en: 'Part of self-servers who have learned it; the others find it a poor service.',
        zh: '自助顾客中已学会者的比例；其余的人体验较差。',
      },
      group: 'staff',
      ...fraction,
      default: 0.5,
    },
    rate: {
      symbol: '\\mu',
      label: { en: 'Speed', zh: '服务速度' },
      describe: { en: 'Customers one employee serves.', zh: '一名员工服务的顾客数。' },
      group: 'staff',
      unit: perHour,
      min: 1,
      max: 12,
      step: 0.5,
      default: 4,
    },
    demand: {
      symbol: 'L_0',
      label: { en: 'Demand', zh: '基准需求' },
      describe: { en: 'Customers who come at the reference quality.', zh: '在基准质量下到来的顾客数。' },
      group: 'demand',
      unit: perHour,
      min: 5,
      max: 60,
      step: 1,
      default: 24,
    },
    elasticity: {
      symbol: 'e',
      label: { en: 'Demand follows quality', zh: '需求的质量弹性' },
      describe: {
        en: 'Elasticity: 0 is a factory, where quality changes nothing.',
        zh: '弹性：0 相当于工厂，质量不影响需求。',
      },
      group: 'demand',
      min: 0,
      max: 4,
      step: 0.1,
      default: 2,
    },
    referenceQuality: {
      symbol: 'Q_0',
      label: { en: 'Reference quality', zh: '基准质量' },
      describe: { en: 'Quality at which the demand is as stated.', zh: '对应基准需求的质量。' },
      group: 'demand',
      min: 0.3,
      max: 1,
      step: 0.05,
      default: 0.75,
    },
    patience: {
      symbol: '\\tau',
      label: { en: 'Patience', zh: '耐心' },
      describe: {
        en: 'A wait this long leaves 37 % of the process quality.',
        zh: '等待这么久，过程质量只剩 37 %。',
      },
      group: 'quality',
      unit: { en: 'hours', zh: '小时' },
      min: 0.02,
      max: 1,
      step: 0.01,
      default: 0.15,
    },
    processWeight: {
      symbol: 'w_p',
      label: { en: 'Weight of the process', zh: '过程质量的权重' },
      describe: {
        en: 'How much the way it is done counts against the outcome.',
        zh: '相对于结果，服务过程有多重要。',
      },
      group: 'quality',
      ...fraction,
      default: 0.7,
    },
    outcomeQuality: {
      symbol: 'Q_o',
      label: { en: 'Outcome quality', zh: '结果质量' },
      describe: { en: 'Quality of what the customer leaves with.', zh: '顾客最终得到的结果的质量。' },
      group: 'quality',
      ...fraction,
      default: 1,
    },
    selfServiceQuality: {
      symbol: 'q_s',
      label: { en: 'Quality of self-service', zh: '自助服务质量' },
      describe: { en: 'Process quality for those who know how.', zh: '会自助的顾客所体验的过程质量。' },
      group: 'quality',
      ...fraction,
      default: 0.75,
    },
    price: {
      symbol: 'p',
      label: { en: 'Price', zh: '价格' },
      describe: { en: 'What a customer pays.', zh: '每位顾客支付的价格。' },
      group: 'money',
      unit: money,
      min: 5,
      max: 100,
      step: 1,
      default: 30,
    },
    wage: {
      symbol: 'w',
      label: { en: 'Wage', zh: '工资' },
      describe: { en: 'What an employee costs.', zh: '每名员工的成本。' },
      group: 'money',
      unit: moneyPerHour,
      min: 5,
      max: 120,
      step: 1,
      default: 45,
    },
    fixedCost: {
      symbol: 'F',
      label: { en: 'Fixed cost', zh: '固定成本' },
      describe: { en: 'Cost whatever the staff.', zh: '与人手无关的成本。' },
      group: 'money',
      unit: moneyPerHour,
      min: 0,
      max: 500,
      step: 10,
      default: 60,
    },
  },
  presets: {
    service: { label: { en: 'A service', zh: '一项服务' }, values: {} },
    factory: { label: { en: 'As in a factory', zh: '如同工厂' }, values: { elasticity: 0 } },
    noSelfService: { label: { en: 'No self-service', zh: '没有自助' }, values: { selfService: 0 } },
    untaught: {
      label: { en: 'Self-service nobody was taught', zh: '没人教过的自助' },
      values: { selfService: 0.4, learned: 0 },
    },
    taught: {
      label: { en: 'Self-service that all know', zh: '人人都会的自助' },
      values: { selfService: 0.4, learned: 1 },
    },
  },
  solve(values): ServiceProductivityResult {
    const points = operations(values, LEAST, MOST)
    return {
      here: operate(values, values.staff),
      points,
      best: {
        internal: bestStaff(points, (each) => each.internal),
        productivity: bestStaff(points, (each) => each.productivity),
        profit: bestStaff(points, (each) => each.profit),
        productRatio: bestStaff(points, (each) => each.productRatio),
      },
    }
  },
  outputs: {
    served: {
      label: { en: 'Customers', zh: '顾客数' },
      describe: { en: 'Who come at the quality they meet.', zh: '在所体验的质量下到来的顾客数。' },
      unit: perHour,
      of: (result) => result.here?.served ?? null,
    },
    quality: {
      label: { en: 'External efficiency', zh: '外部效率（感知质量）' },
      describe: { en: 'Perceived quality, 0 to 1.', zh: '顾客感知的质量，0 到 1。' },
      of: (result) => result.here?.quality ?? null,
    },
    utilisation: {
      label: { en: 'Use of capacity', zh: '产能利用率' },
      describe: { en: 'Part of the employees’ time that is taken.', zh: '员工时间被占用的比例。' },
      of: (result) => result.here?.utilisation ?? null,
    },
    internal: {
      label: { en: 'Internal efficiency', zh: '内部效率' },
      describe: { en: 'Customers an hour and employee.', zh: '每名员工每小时服务的顾客数。' },
      of: (result) => result.here?.internal ?? null,
    },
    meanWait: {
      label: { en: 'Mean wait', zh: '平均等待' },
      describe: { en: 'Of those who are served by staff.', zh: '由员工服务的顾客的平均等待。' },
      unit: { en: 'hours', zh: '小时' },
      of: (result) => result.here?.meanWait ?? null,
    },
    productivity: {
      label: { en: 'Service productivity', zh: '服务生产率' },
      describe: { en: 'Revenue over cost.', zh: '收入与成本之比。' },
      of: (result) => result.here?.productivity ?? null,
    },
    profit: {
      label: { en: 'Profit', zh: '利润' },
      describe: { en: 'Revenue less cost.', zh: '收入减成本。' },
      unit: moneyPerHour,
      of: (result) => result.here?.profit ?? null,
    },
    bestForEfficiency: {
      label: { en: 'Best staff for efficiency', zh: '内部效率最优人手' },
      describe: { en: 'Most customers an employee.', zh: '人均服务顾客最多时的人手。' },
      of: (result) => result.best.internal,
    },
    bestForProductivity: {
      label: { en: 'Best staff for productivity', zh: '生产率最优人手' },
      describe: { en: 'Largest revenue over cost.', zh: '收入与成本之比最大时的人手。' },
      of: (result) => result.best.productivity,
    },
    bestForProfit: {
      label: { en: 'Best staff for profit', zh: '利润最优人手' },
      describe: { en: 'Largest profit.', zh: '利润最大时的人手。' },
      of: (result) => result.best.profit,
    },
  },
  summary({ here, best }, { staff }) {
    const bests = {
      en: `Efficiency is best with ${best.internal ?? 'no'}, productivity with ${best.productivity ?? 'no'} and profit with ${best.profit ?? 'no'} employees.`,
      zh: `内部效率、生产率与利润最优的人手分别为 ${best.internal ?? '无'}、${best.productivity ?? '无'} 与 ${best.profit ?? '无'}。`,
    }
    if (here === null)
      return {
        en: `${staff} employees cannot keep up with the customers who would come. ${bests.en}`,
        zh: `${staff} 名员工应付不了前来的顾客。${bests.zh}`,
      }
    return {
      en: `${staff} employees serve ${here.served.toFixed(1)} customers an hour at quality ${here.quality.toFixed(2)} and earn ${here.profit.toFixed(0)}. ${bests.en}`,
      zh: `${staff} 名员工每小时服务 ${here.served.toFixed(1)} 位顾客，质量为 ${here.quality.toFixed(2)}，利润为 ${here.profit.toFixed(0)}。${bests.zh}`,
    }
  },
  references: ['gronroos2004', 'erlang1917'],
})
