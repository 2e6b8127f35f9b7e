import { defineModel } from '../../model/model.ts'
import { decimals } from '../decimals.ts'
import { bestEmployeeShare, changeShares, profitAt, restingLoyalty } from './loop.ts'
import type { LoopPath } from './loop.ts'

export interface ServiceProfitResult {
  readonly path: LoopPath
  readonly before: number
  /** In the month of the change, before anything else has moved. */
  readonly atOnce: number
  /** Where the loop comes to rest. */
  readonly inTheEnd: number
  readonly restingLoyalty: number
  readonly bestEmployeeShare: number
}

const months = { en: 'months', zh: '月' }
const money = { en: 'money a month', zh: '金额／月' }
const share = { min: 0.01, max: 0.6, step: 0.01 } as const
const time = { group: 'times', unit: months, min: 1, max: 48, step: 1 } as const

export const model = defineModel({
  id: 'service-profit',
  title: { en: 'The service–profit loop', zh: '服务利润循环' },
  describe: {
    en: 'Employees, quality, loyal customers and the public pay into one another; squeezing one pays at first and costs in the end.',
    zh: '员工、质量、忠诚顾客与社会相互滋养；压榨其中一方，先得利，后吃亏。',
  },
  version: 1,
  groups: {
    decision: { en: 'What is spent on whom', zh: '钱花在谁身上' },
    loop: { en: 'The loop', zh: '循环' },
    times: { en: 'How long it takes', zh: '需要多久' },
  },
  parameters: {
    employeesBefore: {
      symbol: '\\varphi_0',
      label: { en: 'For employees, before', zh: '员工份额（之前）' },
      describe: { en: 'Share of revenue spent on employees until now.', zh: '此前收入中用于员工的比例。' },
      group: 'decision',
      ...share,
      default: 0.3,
    },
    employees: {
      symbol: '\\varphi',
      label: { en: 'For employees, from now', zh: '员工份额（之后）' },
      describe: {
        en: 'Share of revenue spent on employees from month 0 on.',
        zh: '自第 0 个月起收入中用于员工的比例。',
      },
      group: 'decision',
      ...share,
      default: 0.18,
    },
    societyBefore: {
      symbol: '\\psi_0',
      label: { en: 'For the public, before', zh: '社会份额（之前）' },
      describe: { en: 'Share of revenue spent on the public until now.', zh: '此前收入中用于社会的比例。' },
      group: 'decision',
      ...share,
      max: 0.3,
      default: 0.05,
    },
    society: {
      symbol: '\\psi',
      label: { en: 'For the public, from now', zh: '社会份额（之后）' },
      describe: {
        en: 'Share of revenue spent on the public from month 0 on.',
        zh: '自第 0 个月起收入中用于社会的比例。',
      },
      group: 'decision',
      ...share,
      max: 0.3,
      default: 0.05,
    },
    revenue: {
      symbol: 'p',
      label: { en: 'Revenue at full loyalty', zh: '完全忠诚时的收入' },
      describe: { en: 'When every customer is loyal.', zh: '所有顾客都忠诚时的收入。' },
      group: 'loop',
      unit: money,
      min: 20,
      max: 300,
      step: 5,
      default: 100,
    },
    employeeNeed: {
      symbol: 'h_a',
      label: { en: 'Employees’ need', zh: '员工所需' },
      describe: {
        en: 'Spending on employees that makes them half satisfied.',
        zh: '使员工达到一半满意所需的支出。',
      },
      group: 'loop',
      unit: money,
      min: 1,
      max: 40,
      step: 1,
      default: 10,
    },
    publicNeed: {
      symbol: 'h_g',
      label: { en: 'Public’s need', zh: '社会所需' },
      describe: {
        en: 'Spending on the public that earns half of its goodwill.',
        zh: '赢得一半社会好感所需的支出。',
      },
      group: 'loop',
      unit: money,
      min: 0.5,
      max: 20,
      step: 0.5,
      default: 2,
    },
    goodwillWeight: {
      symbol: '\\beta',
      label: { en: 'Weight of the good name', zh: '社会好感的分量' },
      describe: { en: 'Part of loyalty that rests on public goodwill.', zh: '忠诚中由社会好感决定的部分。' },
      group: 'loop',
      min: 0,
      max: 0.6,
      step: 0.05,
      default: 0.2,
    },
    fixedCost: {
      symbol: 'F',
      label: { en: 'Fixed cost', zh: '固定成本' },
      describe: { en: 'Cost a month whatever the loyalty.', zh: '与忠诚无关的每月成本。' },
      group: 'loop',
      unit: money,
      min: 0,
      max: 60,
      step: 1,
      default: 20,
    },
    employeeTime: {
      symbol: 'T_a',
      label: { en: 'Employees notice', zh: '员工的反应时间' },
      describe: { en: 'Time constant of employees’ satisfaction.', zh: '员工满意的时间常数。' },
      ...time,
      default: 6,
    },
    qualityTime: {
      symbol: 'T_q',
      label: { en: 'Quality follows', zh: '质量的反应时间' },
      describe: { en: 'Time constant of service quality.', zh: '服务质量的时间常数。' },
      ...time,
      default: 4,
    },
    loyaltyTime: {
      symbol: 'T_l',
      label: { en: 'Customers follow', zh: '顾客的反应时间' },
      describe: { en: 'Time constant of customer loyalty.', zh: '顾客忠诚的时间常数。' },
      ...time,
      default: 12,
    },
    goodwillTime: {
      symbol: 'T_g',
      label: { en: 'The public follows', zh: '社会的反应时间' },
      describe: { en: 'Time constant of public goodwill.', zh: '社会好感的时间常数。' },
      ...time,
      default: 24,
    },
    horizon: {
      symbol: 'T',
      label: { en: 'Months followed', zh: '跟踪月数' },
      describe: { en: 'How long the loop is followed after the change.', zh: '改变之后跟踪多久。' },
      group: 'times',
      option: true,
      unit: months,
      integer: true,
      min: 12,
      max: 240,
      step: 12,
      default: 120,
    },
  },
  presets: {
    squeeze: { label: { en: 'Squeezing employees', zh: '压榨员工' }, values: {} },
    spiral: { label: { en: 'Squeezing too hard', zh: '压榨过度' }, values: { employees: 0.06 } },
    invest: {
      label: { en: 'Spending more on employees', zh: '善待员工' },
      values: { employeesBefore: 0.18, employees: 0.3 },
    },
    forgetPublic: {
      label: { en: 'Forgetting the public', zh: '忽视社会' },
      values: { employees: 0.3, society: 0.01 },
    },
  },
  solve(values): ServiceProfitResult {
    const before = { employees: values.employeesBefore, society: values.societyBefore }
    const after = { employees: values.employees, society: values.society }
    const start = restingLoyalty(values, before)
    const end = restingLoyalty(values, after)
    return {
      path: changeShares(values, before, after, values.horizon),
      before: profitAt(values, before, start),
      atOnce: profitAt(values, after, start),
      inTheEnd: profitAt(values, after, end),
      restingLoyalty: end,
      bestEmployeeShare: bestEmployeeShare(values, values.society),
    }
  },
  outputs: {
    before: {
      label: { en: 'Profit before', zh: '之前的利润' },
      describe: { en: 'At rest, before the change.', zh: '改变之前，稳定状态下的利润。' },
      unit: money,
      of: (result) => result.before,
    },
    atOnce: {
      label: { en: 'Profit at once', zh: '当下的利润' },
      describe: { en: 'In the moment of the change.', zh: '改变的那一刻。' },
      unit: money,
      of: (result) => result.atOnce,
    },
    inTheEnd: {
      label: { en: 'Profit in the end', zh: '最终的利润' },
      describe: { en: 'Where the loop comes to rest.', zh: '循环重新稳定之后的利润。' },
      unit: money,
      of: (result) => result.inTheEnd,
    },
    undercut: {
      label: { en: 'Worse than before from', zh: '何时不如从前' },
      describe: {
        en: 'When profit first falls below what it was before.',
        zh: '利润首次低于改变之前的时间。',
      },
      unit: months,
      of: (result) => result.path.undercut,
    },
    gain: {
      label: { en: 'Gained in all', zh: '累计得失' },
      describe: {
        en: 'Over the months followed, against changing nothing.',
        zh: '跟踪期内与不作改变相比的累计利润差。',
      },
      unit: { en: 'money', zh: '金额' },
      of: (result) => result.path.gain,
    },
    loyalty: {
      label: { en: 'Loyalty in the end', zh: '最终的忠诚' },
      describe: {
        en: 'Where the loop comes to rest; 0 is collapse.',
        zh: '循环重新稳定时的忠诚；0 表示崩溃。',
      },
      of: (result) => result.restingLoyalty,
    },
    bestEmployeeShare: {
      label: { en: 'Best share for employees', zh: '员工份额的最优值' },
      describe: { en: 'With the largest profit in the end.', zh: '使最终利润最大的份额。' },
      of: (result) => result.bestEmployeeShare,
    },
  },
  summary({ before, atOnce, inTheEnd, path }) {
    const turn = path.undercut === null ? null : path.undercut.toFixed(0)
    return {
      en: `Profit goes from ${decimals(before, 1)} to ${decimals(atOnce, 1)} at once and to ${decimals(inTheEnd, 1)} in the end${turn === null ? '' : `; it is below what it was after ${turn} months`}.`,
      zh: `利润由 ${decimals(before, 1)} 立即变为 ${decimals(atOnce, 1)}，最终为 ${decimals(inTheEnd, 1)}${turn === null ? '' : `；${turn} 个月后便不如从前`}。`,
    }
  },
  references: ['heskett1994'],
})
