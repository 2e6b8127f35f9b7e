import { defineModel, type Values } from '../../model/model.ts'

const parameters = {
  expectancyRate: {
    group: 'person',
    symbol: 'k',
    label: { en: 'Yield of effort', zh: '努力的成效' },
    describe: {
      en: 'How fast effort makes success likely: P(e) = 1 − exp(−k e).',
      zh: '努力使成功变得可能的快慢：P(e) = 1 − e^(−k e)。',
    },
    min: 0.05,
    max: 2,
    step: 0.05,
    default: 0.5,
  },
  instrumentality: {
    group: 'person',
    symbol: 'I',
    label: { en: 'Instrumentality', zh: '工具性' },
    describe: { en: 'How surely success is followed by the reward.', zh: '成功之后得到奖励的把握。' },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.8,
  },
  valence: {
    group: 'person',
    symbol: 'V',
    label: { en: 'Worth of the reward', zh: '奖励的效价' },
    describe: { en: 'What the reward is worth to the customer.', zh: '奖励对顾客的价值。' },
    unit: { en: 'value', zh: '价值' },
    min: 0,
    max: 50,
    step: 1,
    default: 20,
  },
  effortCost: {
    group: 'person',
    symbol: 'c',
    label: { en: 'Cost of effort', zh: '努力的成本' },
    describe: { en: 'What one unit of effort costs the customer.', zh: '每单位努力使顾客付出的代价。' },
    unit: { en: 'value per unit of effort', zh: '价值/单位努力' },
    min: 0.1,
    max: 10,
    step: 0.1,
    default: 2,
  },
  effort: {
    group: 'offer',
    symbol: 'e',
    label: { en: 'Effort asked', zh: '要求的努力' },
    describe: { en: 'Effort that the programme asks for.', zh: '活动要求顾客付出的努力。' },
    unit: { en: 'units of effort', zh: '单位努力' },
    min: 0.1,
    max: 10,
    step: 0.1,
    default: 3,
  },
  inputCost: {
    group: 'offer',
    symbol: 'C',
    label: { en: 'Input cost', zh: '投入成本' },
    describe: {
      en: "The input cost by which the source's formula divides.",
      zh: '文献公式中作为除数的投入成本。',
    },
    unit: { en: 'value', zh: '价值' },
    min: 0.5,
    max: 20,
    step: 0.5,
    default: 5,
  },
} as const

type V = Values<typeof parameters>

/** The source's formula: (performance expectancy × effort) / input cost. */
const source = (v: V, e: number, valence = v.valence) => (v.instrumentality * valence * e) / v.inputCost
const expectancy = (v: V, e: number) => 1 - Math.exp(-v.expectancyRate * e)
/** Vroom's motivational force E·I·V. */
const vroom = (v: V, e: number, valence = v.valence) => expectancy(v, e) * v.instrumentality * valence
/** The same less what the effort costs. */
const net = (v: V, e: number, valence = v.valence) => vroom(v, e, valence) - v.effortCost * e

/** Offers to one customer, that the three formulas may rank: what each asks, and what it promises. */
export const OFFERS = [
  { id: 'tap', effort: 0.5, valence: 14 },
  { id: 'collect', effort: 3, valence: 20 },
  { id: 'quest', effort: 9, valence: 24 },
] as const

const indexOfLargest = (values: readonly number[]) => values.indexOf(Math.max(...values))

function solve(v: V) {
  const efforts = Array.from({ length: 101 }, (_, i) => i / 10)
  // d/de: k I V exp(−k e) = c.
  const ratio = (v.expectancyRate * v.instrumentality * v.valence) / v.effortCost
  const best = ratio > 1 ? Math.log(ratio) / v.expectancyRate : 0
  const offers = OFFERS.map(({ id, effort, valence }) => ({
    id,
    source: source(v, effort, valence),
    vroom: vroom(v, effort, valence),
    net: net(v, effort, valence),
  }))
  return {
    offers,
    /** Place in `offers` of the one that each formula puts first. */
    first: {
      source: indexOfLargest(offers.map((o) => o.source)),
      vroom: indexOfLargest(offers.map((o) => o.vroom)),
      net: indexOfLargest(offers.map((o) => o.net)),
    },
    source: source(v, v.effort),
    vroom: vroom(v, v.effort),
    net: net(v, v.effort),
    /** What doubling the effort does to each. */
    doubled: {
      /** Times; null when the reward is worth nothing. */
      source: source(v, v.effort) > 0 ? source(v, 2 * v.effort) / source(v, v.effort) : null,
      vroom: vroom(v, 2 * v.effort) - vroom(v, v.effort),
      net: net(v, 2 * v.effort) - net(v, v.effort),
    },
    best,
    netAtBest: net(v, best),
    curves: efforts.map((e) => ({ effort: e, source: source(v, e), vroom: vroom(v, e), net: net(v, e) })),
  }
}

const signed = (value: number) => (Math.round(10 * value) / 10 + 0).toFixed(1).replace('-', '−')

/** Three readings of "expectancy × effort": the source's, Vroom's, and one in which effort costs. */
export const model = defineModel({
  id: 'expectancy',
  title: { en: 'Does effort add or cost?', zh: '努力是收益还是成本' },
  describe: {
    en: "The source multiplies effort into value; in Vroom's theory it raises the chance of success; to the customer it is a cost.",
    zh: '文献把努力乘入价值；弗鲁姆理论中努力提高成功的机会；而对顾客来说，努力是成本。',
  },
  version: 1,
  groups: { person: { en: 'Customer', zh: '顾客' }, offer: { en: 'Programme', zh: '活动' } },
  parameters,
  presets: {
    programme: { label: { en: 'A points programme', zh: '积分活动' }, values: {} },
    hard: { label: { en: 'Hard to use', zh: '使用费力' }, values: { effort: 8 } },
    easy: { label: { en: 'Easy, small reward', zh: '省力而奖励小' }, values: { effort: 0.5, valence: 8 } },
  },
  solve,
  outputs: {
    source: {
      label: { en: "Source's value", zh: '文献公式的价值' },
      describe: { en: 'Expectancy times effort over input cost.', zh: '期望乘以努力，再除以投入成本。' },
      of: (r) => r.source,
    },
    vroom: {
      label: { en: "Vroom's force", zh: '弗鲁姆的动机力量' },
      describe: { en: 'Expectancy × instrumentality × valence.', zh: '期望 × 工具性 × 效价。' },
      symbol: 'M',
      of: (r) => r.vroom,
    },
    net: {
      label: { en: 'Net value', zh: '净价值' },
      describe: { en: 'That force less the cost of the effort.', zh: '动机力量减去努力的成本。' },
      of: (r) => r.net,
    },
    best: {
      label: { en: 'Best effort', zh: '最佳努力' },
      describe: { en: 'Effort at which the net value is largest.', zh: '净价值最大时的努力。' },
      symbol: 'e^*',
      unit: { en: 'units of effort', zh: '单位努力' },
      of: (r) => r.best,
    },
    sameFirst: {
      label: { en: 'Same offer first', zh: '首选是否一致' },
      describe: {
        en: "Do the source's formula and the net value put the same of three offers first?",
        zh: '在三种活动中，文献公式与净价值的首选是否相同？',
      },
      of: (r) => r.first.source === r.first.net,
    },
    sourceDoubling: {
      label: { en: 'Doubling effort: source', zh: '努力加倍：文献公式' },
      describe: {
        en: "How many times the source's value grows when effort doubles.",
        zh: '努力加倍时文献价值变为几倍。',
      },
      of: (r) => r.doubled.source,
    },
    netDoubling: {
      label: { en: 'Doubling effort: net', zh: '努力加倍：净价值' },
      describe: { en: 'Change of the net value when effort doubles.', zh: '努力加倍时净价值的变化。' },
      of: (r) => r.doubled.net,
    },
  },
  summary: (r, v) => ({
    en: `Asking ${v.effort} units of effort is worth ${signed(r.net)} to the customer. Twice the effort doubles the source’s value and changes the net value by ${signed(r.doubled.net)}; the best effort is ${r.best.toFixed(1)}.`,
    zh: `要求 ${v.effort} 单位努力时，顾客的净价值为 ${signed(r.net)}。努力加倍时，文献公式的价值加倍，净价值的变化为 ${signed(r.doubled.net)}；最佳努力为 ${r.best.toFixed(1)}。`,
  }),
  references: ['vroom1964'],
})
