import {
  customerToCustomer,
  customerToEmployee,
  employeeToCustomer,
  employeeToEmployee,
  type Events,
} from './events.ts'
import { attended, turnedAway, type Network } from './network.ts'
import type { Text } from '../text.ts'

/** The five stages of a tick, in the order of `stages`. */
export const stageNames = [
  { en: 'Preparation', zh: '准备阶段' },
  { en: 'Implementation', zh: '实施阶段' },
  { en: 'Integration', zh: '整合阶段' },
  { en: 'Innovation', zh: '创新阶段' },
  { en: 'Maintenance', zh: '维护阶段' },
] as const satisfies readonly Text[]

/**
 * What just happened, in words: for the reader who steps through a tick.
 * @param network recorded, right after stage number `stage` of a tick
 * @param stage 0 … 4
 * @throws RangeError if the network is not recorded or there is no such stage
 */
export function stageReport(network: Network, stage: number): Text {
  const { events } = network
  if (events === null) throw new RangeError('invalid network; its events are not recorded')
  const report = reports[stage]
  if (!report) throw new RangeError(`invalid stage; not in 0 … ${reports.length - 1}: ${stage}`)
  return report(network, events)
}

const reports = [preparation, implementation, integration, innovation, maintenance]

function preparation({ now, values }: Network): Text {
  const served = count(now.attendance, attended)
  const away = count(now.attendance, turnedAway)
  let longest = 0
  for (let j = 0; j < values.employees; j++)
    longest = Math.max(longest, now.queueStart[j + 1] - now.queueStart[j])
  const least = Math.round(100 * Math.min(...now.attention))
  return {
    en: `${served + away} of ${values.customers} customers come; ${served} are served and ${away} turned away. The longest queue has ${longest}; screening leaves the busiest employee ${least}% of attention.`,
    zh: `${values.customers} 位顾客中来了 ${served + away} 位，${served} 位得到接待，${away} 位被拒之门外。最长的队伍有 ${longest} 人；最忙的员工在筛选之后还剩 ${least}% 的精力。`,
  }
}

function implementation(_: Network, { transfers }: Events): Text {
  const up = passed(transfers, customerToEmployee)
  const down = passed(transfers, employeeToCustomer)
  const across = passed(transfers, customerToCustomer)
  return {
    en: `Employees learn from customers ${up.times} times (${up.amount} in all), customers from employees ${down.times} times (${down.amount}), and customers from each other ${across.times} times (${across.amount}).`,
    zh: `员工向顾客学习 ${up.times} 次（共 ${up.amount}），顾客向员工学习 ${down.times} 次（共 ${down.amount}），顾客之间互学 ${across.times} 次（共 ${across.amount}）。`,
  }
}

function integration({ values }: Network, { transfers }: Events): Text {
  const { times, amount } = passed(transfers, employeeToEmployee)
  return {
    en: `${times} of ${values.employees} employees learn from a colleague (${amount} in all).`,
    zh: `${values.employees} 位员工中有 ${times} 位向同事学到了知识（共 ${amount}）。`,
  }
}

function innovation({ innovations }: Network, { attempts }: Events): Text {
  const successes = count(attempts.success.subarray(0, attempts.count), 1)
  return {
    en: `${attempts.count} pairs put two pieces of knowledge together; ${successes} make something new. Innovations so far: ${innovations}.`,
    zh: `${attempts.count} 对顾客与员工尝试把两个知识结合起来，其中 ${successes} 对成功创新。累计创新 ${innovations} 项。`,
  }
}

function maintenance({ values }: Network, events: Events): Text {
  const loyalty = changes(events.loyaltyChange)
  const lost = Number((100 * values.forgetting).toFixed(1))
  const abilities = values.traitLearning ? abilityReport(events) : abilitiesStay
  return {
    en: `Loyalty rises for ${loyalty.up} customers and falls for ${loyalty.down}; ${abilities.en}; ${lost}% of all knowledge is forgotten.`,
    zh: `${loyalty.up} 位顾客的忠诚度上升，${loyalty.down} 位下降；${abilities.zh}；全部知识遗忘 ${lost}%。`,
  }
}

const abilitiesStay: Text = { en: 'abilities stay as they are', zh: '能力保持不变' }

/** Both abilities move by the same rule, up for those served; the ability to share stands for the two. */
function abilityReport({ sharingAbilityChange }: Events): Text {
  const { up, down } = changes(sharingAbilityChange)
  return {
    en: `the abilities of ${up} who were served grow, those of ${down} who were not go back towards where they began`,
    zh: `得到接待的 ${up} 位能力增长，没有得到接待的 ${down} 位能力向初始水平回落`,
  }
}

/** For how many customers something rose, and for how many it fell. */
function changes(change: Float64Array) {
  return { up: change.filter((each) => each > 0).length, down: change.filter((each) => each < 0).length }
}

function passed(transfers: Events['transfers'], kind: number) {
  let times = 0
  let amount = 0
  for (let k = 0; k < transfers.count; k++) {
    if (transfers.kind[k] !== kind) continue
    times++
    amount += transfers.amount[k]
  }
  return { times, amount: amount.toFixed(2) }
}

function count(values: Uint8Array, value: number): number {
  return values.reduce((total, each) => total + (each === value ? 1 : 0), 0)
}
