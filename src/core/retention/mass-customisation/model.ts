import { defineModel } from '../../model/model.ts'
import { bestVariety, craftSurplus, regimeOf, variety, varietyCurve } from './economics.ts'
import type { Regime, Variety } from './economics.ts'

export interface MassCustomisationResult {
  readonly curve: readonly Variety[]
  readonly offered: Variety
  readonly best: Variety
  readonly craft: number
  readonly regime: Regime
}

const MOST_OPTIONS = 12
const money = { en: 'money a unit', zh: '单位金额' }

const regimes: Record<Regime, { en: string; zh: string }> = {
  craft: { en: 'craft', zh: '手工定制' },
  mass: { en: 'mass production', zh: '大规模生产' },
  massCustomisation: { en: 'mass customisation', zh: '大规模定制' },
}

export const model = defineModel({
  id: 'mass-customisation',
  title: { en: 'When mass customisation pays', zh: '大规模定制何时划算' },
  describe: {
    en: 'Options to a module raise the fit; they cost preparation, which modules make a sum instead of a product, and search, which knowing the customer spares.',
    zh: '每个模块的选项越多越贴合需求，但要付出准备成本（模块化使其由相乘变为相加）和选择成本（了解顾客可以省去）。',
  },
  version: 1,
  groups: {
    offer: { en: 'The offer', zh: '产品与服务' },
    cost: { en: 'Costs', zh: '成本' },
    customer: { en: 'The customers', zh: '顾客' },
  },
  parameters: {
    options: {
      symbol: 'k',
      label: { en: 'Options a module', zh: '每个模块的选项数' },
      describe: { en: 'The variety looked at.', zh: '所考察的选项数目。' },
      group: 'offer',
      integer: true,
      min: 1,
      max: MOST_OPTIONS,
      step: 1,
      default: 3,
    },
    modules: {
      symbol: 'm',
      label: { en: 'Modules', zh: '模块数' },
      describe: { en: 'Parts that can be varied independently.', zh: '可以各自变化的组成部分。' },
      group: 'offer',
      integer: true,
      min: 1,
      max: 6,
      step: 1,
      default: 5,
    },
    modularity: {
      symbol: '\\mu',
      label: { en: 'Modularity', zh: '模块化程度' },
      describe: {
        en: '1: only parts are prepared; 0: every combination is prepared by itself.',
        zh: '1 表示只需准备各部件；0 表示每种组合都要单独准备。',
      },
      group: 'offer',
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.99,
    },
    volume: {
      symbol: 'n',
      label: { en: 'Volume', zh: '产量' },
      describe: { en: 'Customers served a year.', zh: '每年服务的顾客数。' },
      group: 'offer',
      unit: { en: 'a year', zh: '每年' },
      min: 50,
      max: 20000,
      step: 50,
      default: 4000,
    },
    unitCost: {
      symbol: 'c_0',
      label: { en: 'Running cost', zh: '单位变动成本' },
      describe: { en: 'Cost of a unit once all is set up.', zh: '一切就绪后每单位的成本。' },
      group: 'cost',
      unit: money,
      min: 0,
      max: 100,
      step: 1,
      default: 20,
    },
    plantCost: {
      symbol: 'c_1',
      label: { en: 'Plant', zh: '设施固定成本' },
      describe: { en: 'Cost of the plant a year.', zh: '每年的设施成本。' },
      group: 'cost',
      unit: { en: 'money a year', zh: '金额／年' },
      min: 0,
      max: 100000,
      step: 1000,
      default: 20000,
    },
    setupCost: {
      symbol: 'c_2',
      label: { en: 'Setup', zh: '准备成本' },
      describe: { en: 'Cost of preparing one part or one variant.', zh: '准备一个部件或一种变型的成本。' },
      group: 'cost',
      unit: { en: 'money each', zh: '金额／个' },
      min: 0,
      max: 5000,
      step: 50,
      default: 2000,
    },
    craftCost: {
      symbol: 'c_h',
      label: { en: 'Cost by hand', zh: '手工成本' },
      describe: { en: 'Cost of a unit made for one customer alone.', zh: '专为一位顾客制作一单位的成本。' },
      group: 'cost',
      unit: money,
      min: 10,
      max: 200,
      step: 1,
      default: 60,
    },
    tasteWeight: {
      symbol: 't',
      label: { en: 'Weight of taste', zh: '口味的分量' },
      describe: {
        en: 'What a perfect fit is worth more than the worst.',
        zh: '完全合意比最不合意多值多少。',
      },
      group: 'customer',
      unit: money,
      min: 0,
      max: 200,
      step: 1,
      default: 120,
    },
    information: {
      symbol: 'I',
      label: { en: 'Known about the customer', zh: '对顾客的了解' },
      describe: {
        en: 'Share of the questions that the firm need not ask.',
        zh: '企业不必再问的问题所占比例。',
      },
      group: 'customer',
      min: 0,
      max: 1,
      step: 0.05,
      default: 0.8,
    },
    searchCost: {
      symbol: '\\kappa',
      label: { en: 'Cost of a question', zh: '每个问题的代价' },
      describe: {
        en: 'What answering one yes-or-no question costs the customer.',
        zh: '顾客回答一个是非问题的代价。',
      },
      group: 'customer',
      unit: money,
      min: 0,
      max: 10,
      step: 0.1,
      default: 2,
    },
  },
  presets: {
    customised: { label: { en: 'Mass customisation', zh: '大规模定制' }, values: {} },
    noModules: { label: { en: 'Without modules', zh: '没有模块化' }, values: { modularity: 0 } },
    stranger: {
      label: { en: 'Knowing nobody', zh: '不了解顾客' },
      values: { information: 0, searchCost: 6 },
    },
    workshop: { label: { en: 'A workshop', zh: '小作坊' }, values: { volume: 400 } },
    sameTaste: {
      label: { en: 'Everyone’s taste is much the same', zh: '口味大同小异' },
      values: { tasteWeight: 15 },
    },
  },
  solve: (values): MassCustomisationResult => ({
    curve: varietyCurve(values, MOST_OPTIONS),
    offered: variety(values, values.options),
    best: bestVariety(values, MOST_OPTIONS),
    craft: craftSurplus(values),
    regime: regimeOf(values, MOST_OPTIONS),
  }),
  outputs: {
    surplus: {
      label: { en: 'Surplus of the variety looked at', zh: '所考察选项数的剩余' },
      describe: {
        en: 'Value of fit less cost and confusion, a unit.',
        zh: '每单位的贴合价值减去成本与选择负担。',
      },
      unit: money,
      of: (result) => result.offered.surplus,
    },
    unitCostAtOptions: {
      label: { en: 'Cost a unit', zh: '单位成本' },
      describe: { en: 'At the variety looked at.', zh: '在所考察的选项数下。' },
      unit: money,
      of: (result) => result.offered.unitCost,
    },
    confusion: {
      label: { en: 'Confusion', zh: '选择负担' },
      describe: { en: 'What choosing costs the customer.', zh: '选择给顾客带来的代价。' },
      unit: money,
      of: (result) => result.offered.confusion,
    },
    bestOptions: {
      label: { en: 'Best number of options', zh: '最优选项数' },
      describe: { en: 'Options a module with the largest surplus.', zh: '剩余最大时每个模块的选项数。' },
      of: (result) => result.best.options,
    },
    bestSurplus: {
      label: { en: 'Largest surplus', zh: '最大剩余' },
      describe: { en: 'At the best number of options.', zh: '在最优选项数下。' },
      unit: money,
      of: (result) => result.best.surplus,
    },
    craftSurplus: {
      label: { en: 'Surplus of craft', zh: '手工定制的剩余' },
      describe: { en: 'A perfect fit at the cost by hand.', zh: '以手工成本换取完全贴合。' },
      unit: money,
      of: (result) => result.craft,
    },
    customises: {
      label: { en: 'Mass customisation is best', zh: '大规模定制最优' },
      describe: { en: 'Does it beat craft and one standard offer?', zh: '是否优于手工定制和单一标准产品？' },
      of: (result) => result.regime === 'massCustomisation',
    },
  },
  summary: ({ regime, best, craft }) => ({
    en: `Best here is ${regimes[regime].en}: ${best.options} option${best.options === 1 ? '' : 's'} a module leave ${best.surplus.toFixed(1)} a unit, craft ${craft.toFixed(1)}.`,
    zh: `此时最优的是${regimes[regime].zh}：每个模块 ${best.options} 个选项时每单位剩余 ${best.surplus.toFixed(1)}，手工定制为 ${craft.toFixed(1)}。`,
  }),
  references: ['hotelling1929', 'pine1993'],
})
