import { type Values, defineModel } from '../../../src/core/model/model.ts'
import type { Random } from '../../../src/core/numerics/random.ts'

const text = (en: string) => ({ en, zh: `「${en}」` })
const common = { group: 'all', describe: text('Of a test') }

const kitchenParameters = {
  low: { ...common, symbol: 'a', label: text('Low end'), min: 0, max: 10, step: 0.1, default: 2 },
  high: {
    ...common,
    symbol: 'b',
    label: text('High end'),
    unit: text('metres'),
    min: 0,
    max: 10,
    step: 0.1,
    default: 5,
  },
  shift: { ...common, symbol: 's', label: text('Shift'), min: -1e6, max: 1e6, step: 1, default: 0 },
  count: {
    ...common,
    symbol: 'n',
    label: text('Count'),
    min: 1,
    max: 9,
    step: 1,
    integer: true,
    default: 3,
  },
  rule: {
    ...common,
    kind: 'choice',
    symbol: 'r',
    label: text('Rule'),
    options: { sum: text('Sum'), ratio: text('Ratio'), noise: text('Noise') },
    default: 'sum',
  },
  loud: { ...common, kind: 'switch', symbol: 'l', label: text('Loud'), default: false },
  samples: {
    ...common,
    symbol: 'm',
    label: text('Samples'),
    min: 2,
    max: 100,
    step: 1,
    integer: true,
    option: true,
    default: 4,
  },
} as const

function kitchenSolve(v: Values<typeof kitchenParameters>, random: Random) {
  const totals = { sum: () => v.low + v.high + v.shift, ratio: () => v.shift / (v.high - 5), noise: random }
  return { total: totals[v.rule](), series: Float64Array.from({ length: v.samples }, (_, k) => k * v.count) }
}

/** Every kind of parameter, a constraint, and outputs that may not exist; its numbers can be checked by hand. */
export const kitchen = defineModel({
  id: 'kitchen',
  title: text('Kitchen'),
  describe: text('Adds and divides'),
  version: 1,
  groups: { all: text('All') },
  random: true,
  parameters: kitchenParameters,
  presets: { wide: { label: text('Wide'), values: { low: 0, high: 10 } } },
  constraints: [
    {
      parameters: ['low', 'high'],
      rule: text('the low end must lie below the high end'),
      holds: (v) => v.low < v.high,
    },
  ],
  solve: kitchenSolve,
  outputs: {
    total: { label: text('Total'), describe: text('Of both'), of: (r) => r.total },
    width: {
      label: text('Width'),
      describe: text('Between them'),
      unit: text('metres'),
      of: (_, v) => v.high - v.low,
    },
    tall: { label: text('Tall'), describe: text('Above five'), of: (_, v) => v.high > 5 },
    root: {
      label: text('Root'),
      describe: text('May not exist'),
      of: (_, v) => (v.shift < 0 ? null : Math.sqrt(v.shift)),
    },
  },
  summary: (r) => text(`The total is ${r.total}.`),
  references: [],
})

const agedParameters = {
  unitCost: { ...common, symbol: 'c', label: text('Unit cost'), min: 0, max: 10, step: 0.1, default: 1 },
  price: { ...common, symbol: 'p', label: text('Price'), min: 0, max: 10, step: 0.1, default: 2 },
} as const

function agedSolve(v: Values<typeof agedParameters>) {
  return v.price - v.unitCost
}

/**
 * A model in its third version. 1 → 2: `cost` became `unitCost`, per item rather than per dozen.
 * 2 → 3: the default of `price` rose from 1 to 2, so a link that is silent on it means 1.
 */
export const aged = defineModel({
  id: 'aged',
  title: text('Aged'),
  describe: text('Has a past'),
  version: 3,
  migrations: {
    1: ({ cost, ...rest }) => (cost === undefined ? rest : { ...rest, unitCost: String(Number(cost) / 12) }),
    2: (raw) => ({ price: '1', ...raw }),
  },
  groups: { all: text('All') },
  parameters: agedParameters,
  presets: {},
  solve: agedSolve,
  outputs: { margin: { label: text('Margin'), describe: text('Price less cost'), of: (r) => r } },
  summary: (r) => text(`The margin is ${r}.`),
  references: [],
})
