import { defineModel } from '../model/model.ts'
import { decide, type Decision } from './decide.ts'
import { leverNames, levers } from './levers.ts'
import { groups, parameters } from './parameters.ts'

const money = { en: 'money', zh: '资金' }

/** Promoting sharing: levers that act on the game, the network and the contract at once, under a budget. */
export const model = defineModel({
  id: 'policy',
  title: { en: 'The policy desk', zh: '促进策略决策台' },
  describe: {
    en: 'Ten levers that promote sharing, each with a price, act on the game of chapter 6, the network of chapter 7 and the contract of chapter 8 at once.',
    zh: '十项促进策略，各有价格，同时作用于第 6 章的博弈、第 7 章的网络和第 8 章的合约。',
  },
  version: 1,
  groups,
  parameters,
  presets: {
    nothing: { label: { en: 'Do nothing', zh: '维持现状' }, values: {} },
    payPeople: { label: { en: 'Just pay for taking part', zh: '只发补贴' }, values: { subsidy: 1 } },
    trainPeople: { label: { en: 'Just train', zh: '只做培训' }, values: { trainAbility: 1 } },
    newPlatform: { label: { en: 'Just a new platform', zh: '只建平台' }, values: { technicalSupport: 1 } },
    shareTheGains: { label: { en: 'Just a larger share', zh: '只提高分成' }, values: { raiseShare: 1 } },
    closedCircle: {
      label: { en: 'Just a closed circle', zh: '只限人数' },
      values: { limitParticipation: 1 },
    },
  },
  random: true,
  solve: decide,
  outputs: {
    net: {
      label: { en: 'Net', zh: '净收益' },
      describe: {
        en: 'Chance that sharing takes hold × what innovations and contracts then bring the enterprise, less spending.',
        zh: '共享形成的概率 × 创新与合约为企业带来的收益，减去支出。',
      },
      unit: money,
      of: (decision) => decision.accounts.net,
    },
    gross: {
      label: { en: 'Gross', zh: '总收益' },
      describe: { en: 'The same before spending.', zh: '扣除支出之前的收益。' },
      unit: money,
      of: (decision) => decision.accounts.gross,
    },
    spending: {
      label: { en: 'Spending', zh: '支出' },
      describe: { en: 'What the levers cost together.', zh: '各项措施的支出合计。' },
      unit: money,
      of: (decision) => decision.accounts.spending,
    },
    withinBudget: {
      label: { en: 'Within budget', zh: '未超预算' },
      describe: { en: 'Is spending no more than the budget?', zh: '支出是否不超过预算？' },
      of: (decision) => decision.withinBudget,
    },
    takeoffChance: {
      label: { en: 'Chance of taking hold', zh: '共享形成的概率' },
      describe: {
        en: 'Part of the starts near the one supposed (within .2 either way) that end in full sharing.',
        zh: '设定起点附近（上下各 0.2 以内）最终走向全面共享的起点所占比例。',
      },
      symbol: 'P',
      of: (decision) => decision.prospects.takeoffChance,
    },
    fullSharingReach: {
      label: { en: 'Starts that end in full sharing', zh: '最终全面共享的起点比例' },
      describe: {
        en: 'Part of all starts that end in full sharing: the basin of chapter 6.',
        zh: '全部起点中最终走向全面共享的比例，即第 6 章的吸引域。',
      },
      of: (decision) => decision.prospects.fullSharingReach,
    },
    timeToBoth95: {
      label: { en: 'Time to 95%', zh: '达到 95% 的时间' },
      describe: {
        en: 'When customers and enterprise both share with at least 95%, from the start supposed; none if they never do.',
        zh: '从设定起点出发，双方共享程度首次同时不低于 95% 的时间；若始终达不到则不存在。',
      },
      unit: { en: 'periods', zh: '期' },
      of: (decision) => decision.prospects.timeToBoth95,
    },
    innovations: {
      label: { en: 'Innovations', zh: '创新数' },
      describe: {
        en: 'Innovations of the network, mean over the runs.',
        zh: '网络产生的创新数，取各次运行的均值。',
      },
      of: (decision) => decision.prospects.innovations.mean,
    },
    totalKnowledge: {
      label: { en: 'Total knowledge', zh: '系统知识总量' },
      describe: {
        en: 'Knowledge of all customers and employees at the end, mean over the runs.',
        zh: '期末全体顾客与员工的知识总量，取各次运行的均值。',
      },
      of: (decision) => decision.prospects.totalKnowledge.mean,
    },
    employeeKnowledge: {
      label: { en: 'Employees’ knowledge', zh: '员工平均知识' },
      describe: {
        en: 'Employees’ mean knowledge at the end, mean over the runs.',
        zh: '期末员工的平均知识水平，取各次运行的均值。',
      },
      of: (decision) => decision.prospects.employeeKnowledge.mean,
    },
    turnedAway: {
      label: { en: 'Turned away', zh: '未获接待人数' },
      describe: {
        en: 'Customers who found no place in the last tick, mean over the runs.',
        zh: '最后时刻未获接待的顾客人数，取各次运行的均值。',
      },
      of: (decision) => decision.prospects.turnedAway.mean,
    },
    effortTotal: {
      label: { en: 'Total effort', zh: '总努力' },
      describe: {
        en: 'A customer’s effort on both kinds of knowledge under the best contract.',
        zh: '最优合约下顾客投入两类知识的总努力。',
      },
      of: (decision) => decision.prospects.effortTotal,
    },
    agencyCost: {
      label: { en: 'Agency cost', zh: '代理成本' },
      describe: {
        en: 'Profit of a contract lost because effort cannot be seen.',
        zh: '因努力不可观察而在每份合约上损失的利润。',
      },
      of: (decision) => decision.prospects.agencyCost,
    },
    contractProfit: {
      label: { en: 'Profit of a contract', zh: '每份合约利润' },
      describe: { en: 'The enterprise’s expected profit of one contract.', zh: '企业每份合约的期望利润。' },
      of: (decision) => decision.prospects.contractProfit,
    },
  },
  summary: ({ accounts, prospects, withinBudget }: Decision, values) => {
    const used = leverNames.filter((name) => values[name] > 0)
    const list = (language: 'en' | 'zh', comma: string) =>
      used.map((name) => levers[name].label[language]).join(comma)
    const chance = Math.round(100 * prospects.takeoffChance)
    const innovations = Math.round(prospects.innovations.mean)
    const [spent, net] = [accounts.spending, accounts.net].map((amount) => amount.toFixed(0))
    return {
      en:
        (used.length === 0 ? 'No lever is pulled. ' : `Levers pulled: ${list('en', ', ')}. `) +
        `Sharing takes hold with a chance of ${chance}%, and the network then makes ${innovations} innovations. ` +
        `Spending is ${spent} of a budget of ${values.budget}` +
        (withinBudget ? '' : ', which is too much') +
        `; the net is ${net}.`,
      zh:
        (used.length === 0 ? '未采取任何措施。' : `采取的措施：${list('zh', '、')}。`) +
        `共享有 ${chance}% 的概率形成，届时网络产生 ${innovations} 项创新。` +
        `支出 ${spent}，预算 ${values.budget}${withinBudget ? '' : '（已超支）'}，净收益 ${net}。`,
    }
  },
  references: ['liu2023'],
})
