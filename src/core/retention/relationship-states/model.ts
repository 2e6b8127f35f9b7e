import { defineModel } from '../../model/model.ts'
import { contactGain, countingLabel, filterStates, simulateHistory, stationary } from './hmm.ts'

export interface RelationshipStatesResult {
  readonly history: readonly boolean[]
  /** P(dormant, intermediate, active) after each period. */
  readonly states: readonly (readonly number[])[]
  /** What counting the last three periods says: 0 dormant to 2 active. */
  readonly labels: readonly (0 | 1 | 2)[]
  /** The states behind a simulated history; null for one that was given. */
  readonly truth: readonly number[] | null
  readonly stationary: readonly number[]
  readonly contactGain: readonly number[]
  readonly logLikelihood: number
}

/** The longest history that can be entered. */
export const MOST_PERIODS = 12
const SIMULATED_PERIODS = 24

function bought(period: number, value: boolean) {
  return {
    kind: 'switch',
    symbol: `y_{${period}}`,
    label: { en: `Bought in period ${period}`, zh: `第 ${period} 期购买` },
    describe: {
      en: `Was there a purchase in period ${period}? Periods after the last are ignored.`,
      zh: `第 ${period} 期是否有购买？超出期数的不计。`,
    },
    group: 'history',
    default: value,
  } as const
}

/** What the switches are for a history written in digits, 1 for a purchase. */
function historyOf(digits: string) {
  return {
    periods: digits.length,
    simulated: false,
    ...Object.fromEntries(Array.from(digits, (digit, i) => [`bought${i + 1}`, digit === '1'])),
  }
}

const share = { min: 0.01, max: 0.97, step: 0.01 } as const

function move(from: number, to: number, value: number) {
  const names = [
    { en: 'dormant', zh: '休眠' },
    { en: 'intermediate', zh: '中间' },
    { en: 'active', zh: '活跃' },
  ]
  return {
    symbol: `q_{${from + 1}${to + 1}}`,
    label: { en: `${names[from].en} → ${names[to].en}`, zh: `${names[from].zh} → ${names[to].zh}` },
    describe: {
      en: `Probability of passing from the ${names[from].en} to the ${names[to].en} state in one period.`,
      zh: `一个周期内由${names[from].zh}状态转为${names[to].zh}状态的概率。`,
    },
    group: 'moves',
    min: 0,
    max: 0.5,
    step: 0.01,
    default: value,
  } as const
}

const shift = { group: 'contact', min: 0, max: 3, step: 0.1 } as const

export const model = defineModel({
  id: 'relationship-states',
  title: { en: 'The state one cannot see', zh: '看不见的关系状态' },
  describe: {
    en: 'A hidden Markov filter reads the state of a relationship out of purchases, and tells whom a contact moves.',
    zh: '隐马尔可夫滤波从购买记录推断关系状态，并指出联系对谁最有用。',
  },
  version: 1,
  groups: {
    history: { en: 'What is seen', zh: '可见的记录' },
    moves: { en: 'Moves between states', zh: '状态转移' },
    purchases: { en: 'Purchases', zh: '购买' },
    contact: { en: 'Contact', zh: '联系' },
  },
  parameters: {
    periods: {
      symbol: 'T',
      label: { en: 'Periods', zh: '期数' },
      describe: { en: 'How many periods have been seen.', zh: '已经观察了多少期。' },
      group: 'history',
      integer: true,
      min: 1,
      max: MOST_PERIODS,
      step: 1,
      default: 7,
    },
    bought1: bought(1, true),
    bought2: bought(2, true),
    bought3: bought(3, true),
    bought4: bought(4, false),
    bought5: bought(5, false),
    bought6: bought(6, false),
    bought7: bought(7, true),
    bought8: bought(8, false),
    bought9: bought(9, false),
    bought10: bought(10, false),
    bought11: bought(11, false),
    bought12: bought(12, false),
    simulated: {
      kind: 'switch',
      symbol: '\\text{sim}',
      label: { en: 'Draw a history', zh: '随机生成历史' },
      describe: {
        en: `On: ${SIMULATED_PERIODS} periods are drawn from the chain, and the states behind them are shown.`,
        zh: `开启后，由该链随机生成 ${SIMULATED_PERIODS} 期，并显示背后的真实状态。`,
      },
      group: 'history',
      default: false,
    },
    toIntermediate: move(0, 1, 0.13),
    toActiveFromDormant: move(0, 2, 0.02),
    toDormant: move(1, 0, 0.15),
    toActive: move(1, 2, 0.15),
    toDormantFromActive: move(2, 0, 0.03),
    fromActive: move(2, 1, 0.17),
    buysDormant: {
      symbol: 'e_1',
      label: { en: 'Buys when dormant', zh: '休眠时购买' },
      describe: { en: 'Probability of a purchase in a period.', zh: '一个周期内购买的概率。' },
      group: 'purchases',
      ...share,
      default: 0.05,
    },
    buysIntermediate: {
      symbol: 'e_2',
      label: { en: 'Buys when intermediate', zh: '中间状态时购买' },
      describe: { en: 'Probability of a purchase in a period.', zh: '一个周期内购买的概率。' },
      group: 'purchases',
      ...share,
      default: 0.4,
    },
    buysActive: {
      symbol: 'e_3',
      label: { en: 'Buys when active', zh: '活跃时购买' },
      describe: { en: 'Probability of a purchase in a period.', zh: '一个周期内购买的概率。' },
      group: 'purchases',
      ...share,
      default: 0.85,
    },
    shiftDormant: {
      symbol: '\\beta_1',
      label: { en: 'Contact moves the dormant', zh: '联系对休眠者的作用' },
      describe: {
        en: 'What a contact adds to the log odds of moving up.',
        zh: '一次联系使向上转移的对数几率增加多少。',
      },
      ...shift,
      default: 0.5,
    },
    shiftIntermediate: {
      symbol: '\\beta_2',
      label: { en: 'Contact moves the intermediate', zh: '联系对中间者的作用' },
      describe: {
        en: 'What a contact adds to the log odds of moving up.',
        zh: '一次联系使向上转移的对数几率增加多少。',
      },
      ...shift,
      default: 0.8,
    },
  },
  presets: {
    fade: {
      label: { en: '1110001: fades and returns', zh: '1110001：沉寂后回来' },
      values: historyOf('1110001'),
    },
    regular: { label: { en: '11111111: regular', zh: '11111111：一直购买' }, values: historyOf('11111111') },
    alternating: {
      label: { en: '10101010: every other period', zh: '10101010：隔期购买' },
      values: historyOf('10101010'),
    },
    lapsed: { label: { en: '11110000: lapsed', zh: '11110000：流失' }, values: historyOf('11110000') },
    lateBloomer: {
      label: { en: '00001111: late bloomer', zh: '00001111：后来居上' },
      values: historyOf('00001111'),
    },
    sticky: {
      label: { en: 'States that hardly move', zh: '状态几乎不变' },
      values: {
        toIntermediate: 0.02,
        toActiveFromDormant: 0,
        toDormant: 0.02,
        toActive: 0.02,
        toDormantFromActive: 0,
        fromActive: 0.02,
      },
    },
    simulated: { label: { en: 'Filter and truth', zh: '滤波与真相' }, values: { simulated: true } },
  },
  random: true,
  solve(values, random): RelationshipStatesResult {
    const chain = {
      transitions: [
        [
          1 - values.toIntermediate - values.toActiveFromDormant,
          values.toIntermediate,
          values.toActiveFromDormant,
        ],
        [values.toDormant, 1 - values.toDormant - values.toActive, values.toActive],
        [values.toDormantFromActive, values.fromActive, 1 - values.toDormantFromActive - values.fromActive],
      ],
      emission: [values.buysDormant, values.buysIntermediate, values.buysActive],
    }
    const prior = [1 / 3, 1 / 3, 1 / 3]
    const simulated = values.simulated ? simulateHistory(chain, prior, SIMULATED_PERIODS, random) : null
    const history = simulated?.history ?? enteredHistory(values)
    const { states, logLikelihood } = filterStates(chain, prior, history)
    return {
      history,
      states,
      logLikelihood,
      labels: history.map((_, t) => countingLabel(history, t)),
      truth: simulated?.states ?? null,
      stationary: stationary(chain.transitions),
      contactGain: contactGain(chain, [values.shiftDormant, values.shiftIntermediate, 0]),
    }
  },
  outputs: {
    active: {
      label: { en: 'Active now', zh: '现在活跃的概率' },
      describe: {
        en: 'Probability of the active state after the whole history.',
        zh: '看完全部历史后处于活跃状态的概率。',
      },
      of: (result) => result.states.at(-1)![2],
    },
    dormant: {
      label: { en: 'Dormant now', zh: '现在休眠的概率' },
      describe: {
        en: 'Probability of the dormant state after the whole history.',
        zh: '看完全部历史后处于休眠状态的概率。',
      },
      of: (result) => result.states.at(-1)![0],
    },
    lowestActive: {
      label: { en: 'Lowest probability of being active', zh: '活跃概率的最低值' },
      describe: { en: 'Over the history.', zh: '整个历史期间。' },
      of: (result) => Math.min(...result.states.map((each) => each[2])),
    },
    activeInTheLongRun: {
      label: { en: 'Active in the long run', zh: '长期活跃比例' },
      describe: { en: 'Stationary share of the active state.', zh: '活跃状态的平稳分布比例。' },
      of: (result) => result.stationary[2],
    },
    gainIntermediate: {
      label: { en: 'Gain of contact, intermediate', zh: '联系中间者的收益' },
      describe: {
        en: 'What a contact adds to the probability of a purchase next period.',
        zh: '一次联系使下一期购买概率增加多少。',
      },
      of: (result) => result.contactGain[1],
    },
    gainDormant: {
      label: { en: 'Gain of contact, dormant', zh: '联系休眠者的收益' },
      describe: {
        en: 'What a contact adds to the probability of a purchase next period.',
        zh: '一次联系使下一期购买概率增加多少。',
      },
      of: (result) => result.contactGain[0],
    },
  },
  summary({ history, states, contactGain: gain }) {
    const last = states.at(-1)!
    const seen = history.map(Number).join('')
    return {
      en: `After ${seen} the relationship is active with probability ${last[2].toFixed(2)} and dormant with ${last[0].toFixed(2)}. A contact adds ${gain[1].toFixed(3)} to the next purchase of an intermediate customer and ${gain[0].toFixed(3)} to that of a dormant one.`,
      zh: `看到 ${seen} 之后，关系处于活跃状态的概率为 ${last[2].toFixed(2)}，休眠为 ${last[0].toFixed(2)}。一次联系使中间状态顾客下期购买的概率增加 ${gain[1].toFixed(3)}，休眠者增加 ${gain[0].toFixed(3)}。`,
    }
  },
  references: ['netzer2008'],
})

type Bought = `bought${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`

/** The purchases that the switches say, period by period. */
function enteredHistory(values: { readonly periods: number } & Readonly<Record<Bought, boolean>>): boolean[] {
  return Array.from({ length: values.periods }, (_, i) => values[`bought${i + 1}` as Bought])
}
