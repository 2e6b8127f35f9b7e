import { deviation, mean } from 'd3-array'
import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { percent } from '../percent.ts'
import { adopters, adoptionTimes, chooseSeeds, growNetwork } from './network.ts'

const periods = { en: 'periods', zh: '期' }

const parameters = {
  customers: {
    group: 'network',
    symbol: 'n',
    label: { en: 'Customers', zh: '顾客数' },
    describe: { en: 'Customers in the network.', zh: '网络中的顾客数。' },
    min: 50,
    max: 2000,
    step: 50,
    integer: true,
    default: 300,
  },
  links: {
    group: 'network',
    symbol: 'm',
    label: { en: 'Links of a newcomer', zh: '新成员连接数' },
    describe: {
      en: 'Acquaintances that each newcomer brings; those who have many get more.',
      zh: '每位新成员建立的联系数；联系多者得到更多。',
    },
    min: 1,
    max: 6,
    step: 1,
    integer: true,
    default: 2,
  },
  contagion: {
    group: 'talk',
    symbol: '\\tau',
    label: { en: 'Persuasion', zh: '说服概率' },
    describe: {
      en: 'Chance to win a neighbour in one period of talking.',
      zh: '一期谈论中说服一位相识者的概率。',
    },
    min: 0.01,
    max: 0.6,
    step: 0.01,
    default: 0.12,
  },
  persistence: {
    group: 'talk',
    symbol: 'r',
    label: { en: 'Goes on talking', zh: '持续谈论' },
    describe: { en: 'Chance to go on talking into the next period.', zh: '下一期继续谈论的概率。' },
    min: 0,
    max: 0.95,
    step: 0.05,
    default: 0.5,
  },
  seeds: {
    group: 'seeds',
    symbol: 's',
    label: { en: 'Seeds', zh: '种子顾客' },
    describe: { en: 'Customers given the product at the start.', zh: '起始时赠予产品的顾客数。' },
    min: 1,
    max: 40,
    step: 1,
    integer: true,
    default: 10,
  },
  hubShare: {
    group: 'seeds',
    symbol: 'h',
    label: { en: 'Hubs among them', zh: '其中的意见领袖' },
    describe: {
      en: 'Share of the seeds that are the best connected.',
      zh: '种子中连接最多者（意见领袖）所占比例。',
    },
    min: 0,
    max: 1,
    step: 0.1,
    default: 1,
  },
  shown: {
    group: 'talk',
    symbol: 't',
    label: { en: 'Period shown', zh: '显示的期数' },
    describe: {
      en: 'Period in which the first network is drawn.',
      zh: '画出第一个网络在第几期的状态。',
    },
    unit: periods,
    min: 0,
    max: 20,
    step: 1,
    integer: true,
    option: true,
    default: 3,
  },
  runs: {
    group: 'network',
    symbol: 'B',
    label: { en: 'Runs', zh: '运行次数' },
    describe: { en: 'Networks and campaigns drawn.', zh: '抽取的网络与活动次数。' },
    min: 5,
    max: 100,
    step: 5,
    integer: true,
    option: true,
    default: 30,
  },
} as const

type V = Values<typeof parameters>

const PERIODS = 40

/** One campaign: its seeds, and when each customer adopted. */
interface Campaign {
  readonly seeds: readonly number[]
  readonly times: readonly (number | null)[]
}

function solve(v: V, random: Random) {
  const hubs: number[][] = []
  const plain: number[][] = []
  let first: { links: [number, number][]; degrees: number[]; hubs: Campaign; plain: Campaign } | undefined
  for (let run = 0; run < v.runs; run++) {
    const network = growNetwork(v.customers, v.links, random)
    const talk = { contagion: v.contagion, persistence: v.persistence, periods: PERIODS }
    const campaign = (hubShare: number): Campaign => {
      const seeds = chooseSeeds(network, v.seeds, hubShare, random)
      return { seeds, times: adoptionTimes(network, seeds, talk, random) }
    }
    // Both campaigns on one network: the comparison is paired.
    const [own, other] = [campaign(v.hubShare), campaign(0)]
    hubs.push(adopters(own.times, PERIODS))
    plain.push(adopters(other.times, PERIODS))
    first ??= {
      links: network.flatMap((others, a) => others.filter((b) => a < b).map((b): [number, number] => [a, b])),
      degrees: network.map((others) => others.length),
      hubs: own,
      plain: other,
    }
  }
  const average = (runs: readonly (readonly number[])[]) =>
    Array.from({ length: PERIODS + 1 }, (_, t) => mean(runs, (counts) => counts[t]!)!)
  const takeOff = (runs: readonly (readonly number[])[]) =>
    mean(runs, (counts) => counts.findIndex((count) => count >= counts.at(-1)! / 2))!
  const differences = hubs.map((counts, run) => (counts.at(-1)! - plain[run]!.at(-1)!) / v.customers)
  return {
    withHubs: average(hubs),
    atRandom: average(plain),
    reachWithHubs: mean(hubs, (counts) => counts.at(-1)!)! / v.customers,
    reachAtRandom: mean(plain, (counts) => counts.at(-1)!)! / v.customers,
    /** Mean first period with half of the final adopters. */
    takeOffWithHubs: takeOff(hubs),
    takeOffAtRandom: takeOff(plain),
    gain: mean(differences)!,
    gainError: (deviation(differences) ?? 0) / Math.sqrt(v.runs),
    /** The first of the networks, to be drawn: its links, how many each has, and both campaigns on it. */
    first: first!,
  }
}

/** Seeding hubs or anybody: word of mouth over a network in which few know many. */
export const model = defineModel({
  id: 'seeding',
  title: { en: 'Seeding opinion leaders', zh: '播种意见领袖' },
  describe: {
    en: 'Word of mouth spreads over a network from seeds that are hubs or anybody: who starts it changes how fast it goes, and not always how far.',
    zh: '口碑从意见领袖或任意种子在网络中传播：由谁开始会改变速度，却不总是改变规模。',
  },
  version: 1,
  groups: {
    network: { en: 'Network', zh: '网络' },
    talk: { en: 'Talk', zh: '谈论' },
    seeds: { en: 'Seeds', zh: '种子' },
  },
  parameters,
  presets: {
    hubs: { label: { en: 'Hubs', zh: '意见领袖' }, values: {} },
    contagious: { label: { en: 'Easily persuaded', zh: '容易说服' }, values: { contagion: 0.4 } },
    reluctant: { label: { en: 'Hard to persuade', zh: '难以说服' }, values: { contagion: 0.04 } },
  },
  constraints: [
    {
      parameters: ['seeds', 'customers'],
      rule: { en: 'Fewer seeds than customers.', zh: '种子数少于顾客数。' },
      holds: (v) => v.seeds < v.customers,
    },
  ],
  random: true,
  solve,
  outputs: {
    reachWithHubs: {
      label: { en: 'Reach from these seeds', zh: '该种子方案的覆盖' },
      describe: { en: 'Mean share of customers who adopt in the end.', zh: '最终采用的顾客平均比例。' },
      of: (r) => r.reachWithHubs,
    },
    reachAtRandom: {
      label: { en: 'Reach from anybody', zh: '随机种子的覆盖' },
      describe: { en: 'The same with seeds drawn at random.', zh: '随机选取种子时的覆盖。' },
      of: (r) => r.reachAtRandom,
    },
    gain: {
      label: { en: 'Gain in reach', zh: '覆盖的增益' },
      describe: {
        en: 'Mean difference between the two on the same networks.',
        zh: '同一网络上两种方案的平均差。',
      },
      of: (r) => r.gain,
    },
    gainError: {
      label: { en: 'Its standard error', zh: '增益的标准误' },
      describe: { en: 'Over the runs.', zh: '由多次运行计算。' },
      of: (r) => r.gainError,
    },
    takeOffWithHubs: {
      label: { en: 'Take-off from these seeds', zh: '该方案的起飞时间' },
      describe: {
        en: 'Mean period by which half of the final adopters have adopted.',
        zh: '达到最终采用者一半的平均期数。',
      },
      unit: periods,
      of: (r) => r.takeOffWithHubs,
    },
    takeOffAtRandom: {
      label: { en: 'Take-off from anybody', zh: '随机方案的起飞时间' },
      describe: { en: 'The same with seeds drawn at random.', zh: '随机选取种子时的起飞时间。' },
      unit: periods,
      of: (r) => r.takeOffAtRandom,
    },
  },
  summary: (r, v) => ({
    en: `From ${v.seeds} seeds, ${percent(v.hubShare)} of them hubs, ${percent(r.reachWithHubs)} of customers adopt, half of them by period ${r.takeOffWithHubs.toFixed(1)}; from seeds drawn at random ${percent(r.reachAtRandom)}, by period ${r.takeOffAtRandom.toFixed(1)}.`,
    zh: `${v.seeds} 位种子（其中意见领袖占 ${percent(v.hubShare)}）最终带动 ${percent(r.reachWithHubs)} 的顾客采用，第 ${r.takeOffWithHubs.toFixed(1)} 期过半；随机种子为 ${percent(r.reachAtRandom)}，第 ${r.takeOffAtRandom.toFixed(1)} 期过半。`,
  }),
  references: ['hinz2011', 'watts2007', 'barabasi1999'],
})
