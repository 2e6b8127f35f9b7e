import { defineModel } from '../model/model.ts'
import type { Outcome } from './outcomes.ts'
import { parameters } from './parameters.ts'
import { run, type Run } from './run.ts'

const last = (name: Outcome) => (result: Run) => result.series[name][result.ticks]

/** How sharing runs: knowledge, customers and employees as one network, agent by agent. */
export const model = defineModel({
  id: 'supernetwork',
  title: { en: 'The supernetwork of knowledge sharing', zh: '知识共享超网络' },
  describe: {
    en: 'Simulates, agent by agent and in five stages a tick, how customers’ knowledge reaches employees and turns into innovations.',
    zh: '逐个主体、每个时刻分五个阶段，仿真顾客知识如何传给员工并转化为创新。',
  },
  version: 1,
  groups: {
    size: { en: 'Size of the network', zh: '网络规模' },
    customer: { en: 'Customers', zh: '顾客特质' },
    preparation: { en: '1 · Preparation', zh: '1 · 准备阶段' },
    learning: { en: '2, 3 · Implementation and integration', zh: '2、3 · 实施与整合阶段' },
    innovation: { en: '4 · Innovation', zh: '4 · 创新阶段' },
    maintenance: { en: '5 · Maintenance', zh: '5 · 维护阶段' },
    start: { en: 'Knowledge at the start', zh: '初始知识' },
    links: { en: 'Links', zh: '网络连接' },
    run: { en: 'Run', zh: '运行' },
  },
  parameters,
  presets: {
    default: { label: { en: 'Forty customers', zh: '四十位顾客' }, values: {} },
    crowded: { label: { en: 'Too many customers', zh: '顾客过多' }, values: { customers: 160 } },
    crowdedNoScreening: {
      label: { en: 'Many customers, no screening', zh: '顾客众多、无须筛选' },
      values: { customers: 160, screening: 0 },
    },
    innovators: {
      label: { en: 'Innovative customers', zh: '富于创新的顾客' },
      values: { innovationAbility: 0.8 },
    },
    loyal: { label: { en: 'Loyal customers', zh: '忠诚的顾客' }, values: { loyalty: 0.8 } },
    loyalUnchanging: {
      label: { en: 'Loyal, but abilities stay', zh: '忠诚但能力不变' },
      values: { loyalty: 0.8, traitLearning: false },
    },
  },
  random: true,
  solve: run,
  outputs: {
    innovations: {
      label: { en: 'Innovations', zh: '创新数' },
      describe: { en: 'Innovations from the start to the last tick.', zh: '从开始到最后时刻的累计创新数。' },
      symbol: 'I',
      of: last('innovations'),
    },
    timeToTarget: {
      label: { en: 'Time to target', zh: '达标时间' },
      describe: {
        en: 'First tick with as many innovations as the target; none if the run ends before.',
        zh: '累计创新首次达到目标的时刻；运行结束仍未达到则为空。',
      },
      unit: { en: 'ticks', zh: '时刻' },
      of: (result) => result.timeToTarget,
    },
    totalKnowledge: {
      label: { en: 'Total knowledge', zh: '系统知识总量' },
      describe: {
        en: 'Sum of the levels of knowledge of all customers and employees at the last tick.',
        zh: '最后时刻全体顾客与员工的知识水平之和。',
      },
      of: last('totalKnowledge'),
    },
    employeeKnowledge: {
      label: { en: 'Employees’ knowledge', zh: '员工平均知识' },
      describe: {
        en: 'Mean level over employees and pieces of knowledge at the last tick.',
        zh: '最后时刻员工在各知识节点上的平均水平。',
      },
      of: last('employeeKnowledge'),
    },
    meanLoyalty: {
      label: { en: 'Mean loyalty', zh: '平均忠诚度' },
      describe: { en: 'Mean loyalty of the customers at the last tick.', zh: '最后时刻顾客的平均忠诚度。' },
      of: last('meanLoyalty'),
    },
    meanSharingAbility: {
      label: { en: 'Mean sharing ability', zh: '平均共享能力' },
      describe: {
        en: 'Mean sharing ability of the customers at the last tick.',
        zh: '最后时刻顾客的平均知识共享能力。',
      },
      of: last('meanSharingAbility'),
    },
    meanInnovationAbility: {
      label: { en: 'Mean innovation ability', zh: '平均创新能力' },
      describe: {
        en: 'Mean innovation ability of the customers at the last tick.',
        zh: '最后时刻顾客的平均知识创新能力。',
      },
      of: last('meanInnovationAbility'),
    },
    meanAttention: {
      label: { en: 'Mean attention', zh: '平均精力' },
      describe: {
        en: 'Mean over employees of the attention that screening left at the last tick.',
        zh: '最后时刻员工在筛选之后剩余精力的平均值。',
      },
      of: last('meanAttention'),
    },
    turnedAway: {
      label: { en: 'Turned away', zh: '未获接待人数' },
      describe: {
        en: 'Customers who came in the last tick and found no place.',
        zh: '最后时刻前来参与却未获接待的顾客人数。',
      },
      unit: { en: 'customers', zh: '位' },
      of: last('turnedAway'),
    },
  },
  summary: ({ series, ticks, timeToTarget }, { customers, target }) => {
    const innovations = series.innovations[ticks]
    const attention = Math.round(100 * series.meanAttention[ticks])
    return {
      en:
        `With ${customers} customers this run reaches ${innovations} innovations by tick ${ticks}` +
        (timeToTarget === null
          ? `, short of the target of ${target}. `
          : `; the target of ${target} is met at tick ${timeToTarget}. `) +
        `In the last tick ${series.served[ticks]} customers are served, ${series.turnedAway[ticks]} turned away, and screening leaves employees ${attention}% of their attention.`,
      zh:
        `${customers} 位顾客参与，本次运行到第 ${ticks} 个时刻共产生 ${innovations} 项创新` +
        (timeToTarget === null
          ? `，未达到 ${target} 项的目标。`
          : `，在第 ${timeToTarget} 个时刻达到 ${target} 项的目标。`) +
        `最后时刻有 ${series.served[ticks]} 位顾客得到接待，${series.turnedAway[ticks]} 位被拒之门外，筛选之后员工还剩 ${attention}% 的精力。`,
    }
  },
  references: ['liu2023', 'liuwang2021', 'watts1998'],
})
