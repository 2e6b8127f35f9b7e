import { defineModel, type Values } from '../../model/model.ts'
import { percent } from '../percent.ts'
import { bestAnswer, profit, symmetricPrice } from './hotelling.ts'

const payoff = (
  symbol: string,
  en: string,
  zh: string,
  describe: { en: string; zh: string },
  value: number,
  min: number,
  max: number,
) =>
  ({
    group: 'dilemma',
    symbol,
    label: { en, zh },
    describe,
    min,
    max,
    step: 0.5,
    default: value,
  }) as const

const money = { en: 'money', zh: '元' }

const parameters = {
  temptation: payoff(
    'T',
    'Undercutting',
    '独自降价',
    { en: 'Profit of who alone lowers the price.', zh: '独自降价者的利润。' },
    5,
    0,
    20,
  ),
  reward: payoff(
    'R',
    'Both keep prices',
    '双方维持',
    { en: 'Profit of each when both keep prices up.', zh: '双方都维持价格时各自的利润。' },
    3,
    0,
    8,
  ),
  punishment: payoff(
    'P',
    'Price war',
    '价格战',
    { en: 'Profit of each in a price war.', zh: '价格战中各自的利润。' },
    1,
    0,
    4,
  ),
  sucker: payoff(
    'S',
    'Undercut by the rival',
    '被对手降价',
    { en: 'Profit of who alone keeps the price.', zh: '独自维持价格者的利润。' },
    0,
    -5,
    2,
  ),
  weight: {
    group: 'dilemma',
    symbol: '\\delta',
    label: { en: 'Weight of the future', zh: '未来的权重' },
    describe: {
      en: 'What a profit of the next period is worth now: near 1 for a patient firm that will still be there.',
      zh: '下一期的一元利润今天值多少：企业越有耐心、越确信自己还在，越接近 1。',
    },
    min: 0,
    max: 0.99,
    step: 0.01,
    default: 0.45,
  },
  loyal: {
    group: 'market',
    symbol: 'k',
    label: { en: 'Loyal customers', zh: '忠诚顾客比例' },
    describe: {
      en: 'Share of customers who stay with their firm, half with each.',
      zh: '不为降价所动的顾客比例，两家各占一半。',
    },
    min: 0,
    max: 0.95,
    step: 0.01,
    default: 0.3,
  },
  travel: {
    group: 'market',
    symbol: 't',
    label: { en: 'Difference of offers', zh: '产品差异' },
    describe: {
      en: 'What it costs a customer to take the least suitable offer instead of the most suitable one.',
      zh: '顾客选最不合适而非最合适的产品的代价。',
    },
    unit: money,
    min: 0.1,
    max: 20,
    step: 0.1,
    default: 4,
  },
  cost: {
    group: 'market',
    symbol: 'c',
    label: { en: 'Unit cost', zh: '单位成本' },
    describe: { en: 'Cost of a unit.', zh: '每单位的成本。' },
    unit: money,
    min: 0,
    max: 20,
    step: 0.5,
    default: 6,
  },
  switching: {
    group: 'market',
    symbol: 's',
    label: { en: 'Switching cost', zh: '转换成本' },
    describe: {
      en: 'Price difference beyond which even loyal customers leave.',
      zh: '价差超过此值时忠诚顾客也会离开。',
    },
    unit: money,
    min: 0,
    max: 12,
    step: 0.5,
    default: 8,
  },
  reservation: {
    group: 'market',
    symbol: 'v',
    label: { en: 'The most one pays', zh: '保留价格' },
    describe: { en: 'Price above which nobody buys.', zh: '高于此价无人购买。' },
    unit: money,
    min: 5,
    max: 60,
    step: 1,
    default: 20,
  },
  response: {
    group: 'elasticity',
    symbol: '\\rho',
    label: { en: 'Lost at +10% price', zh: '涨价 10% 的流失' },
    describe: {
      en: 'Share of demand lost when the own price rises by 10%: the source speaks of a response of 15–20%.',
      zh: '自身涨价 10% 时损失的需求比例：原文称反应度为 15%–20%。',
    },
    min: 0.01,
    max: 0.6,
    step: 0.005,
    default: 0.175,
  },
  share: {
    group: 'elasticity',
    symbol: '\\sigma',
    label: { en: 'Market share', zh: '市场份额' },
    describe: { en: 'Own share of the market in the logit model.', zh: 'logit 模型中的自身市场份额。' },
    min: 0.01,
    max: 0.9,
    step: 0.01,
    default: 0.3,
  },
  price: {
    group: 'elasticity',
    symbol: 'p',
    label: { en: 'Present price', zh: '现价' },
    describe: { en: 'Price at which the response was seen.', zh: '观察到该反应时的价格。' },
    unit: money,
    min: 1,
    max: 60,
    step: 0.5,
    default: 12,
  },
} as const

type V = Values<typeof parameters>

/** δ* = (T − R)/(T − P): the weight of the next period from which cooperation is kept by the threat of a price war. */
export function patienceNeeded(temptation: number, reward: number, punishment: number): number {
  return Math.max(0, (temptation - reward) / (temptation - punishment))
}

/** What a stream is worth per period: (1 − δ)(now + δ later + δ² later + …) = (1 − δ) now + δ later. */
export const perPeriod = (now: number, later: number, weight: number) => (1 - weight) * now + weight * later

function solve(v: V) {
  // The loyal do not follow a lower price: undercutting wins only the others.
  const temptation = v.reward + (1 - v.loyal) * (v.temptation - v.reward)
  const marketPrice = symmetricPrice(v)
  const kept = profit(v, marketPrice, marketPrice)
  const best = bestAnswer(v, marketPrice)
  // ε = ln(1 − response)/ln 1.1 = −b p (1 − share) in the logit model.
  const elasticity = Math.log1p(-v.response) / Math.log(1.1)
  const sensitivity = -elasticity / (v.price * (1 - v.share))
  const patience = patienceNeeded(temptation, v.reward, v.punishment)
  return {
    patience,
    /** Per period: prices kept up for ever, and the gain of undercutting once with a price war ever after. */
    keeping: v.reward,
    undercutting: perPeriod(temptation, v.punishment, v.weight),
    kept: v.weight >= patience,
    patienceWithoutLoyalty: patienceNeeded(v.temptation, v.reward, v.punishment),
    temptation,
    marketPrice,
    priceWithoutLoyalty: symmetricPrice({ ...v, loyal: 0 }),
    profit: kept,
    best,
    /** Does no other price, however far away, pay better against it? */
    stable: best.profit <= kept * (1 + 1e-6) + 1e-9,
    elasticity,
    sensitivity,
    /** The mark-up over cost that maximises profit in the logit model, 1/(b (1 − share)). */
    markup: 1 / (sensitivity * (1 - v.share)),
    byLoyalty: Array.from({ length: 48 }, (_, i) => {
      const loyal = i / 50
      const own = { ...v, loyal }
      const at = symmetricPrice(own)
      const earned = profit(own, at, at)
      return {
        loyal,
        price: at,
        profit: earned,
        stable: bestAnswer(own, at).profit <= earned * (1 + 1e-6) + 1e-9,
        patience: patienceNeeded(v.reward + (1 - loyal) * (v.temptation - v.reward), v.reward, v.punishment),
      }
    }),
    answers: Array.from({ length: 61 }, (_, i) => {
      const own = v.cost + ((v.reservation - v.cost) * i) / 60
      return { price: own, profit: profit(v, own, marketPrice) }
    }),
  }
}

/** Loyalty and price wars: the repeated dilemma, a duopoly with loyal customers, and what a price response means. */
export const model = defineModel({
  id: 'price-war',
  title: { en: 'Loyalty and price wars', zh: '忠诚与价格战' },
  describe: {
    en: 'How loyal customers make undercutting less tempting and prices higher, until firms rather live off the loyal alone.',
    zh: '忠诚顾客如何削弱降价的诱惑、抬高价格，直到企业宁愿只靠忠诚者获利。',
  },
  version: 1,
  groups: {
    dilemma: { en: 'Dilemma', zh: '囚徒困境' },
    market: { en: 'Two firms', zh: '两家企业' },
    elasticity: { en: 'Response to price', zh: '价格反应' },
  },
  parameters,
  presets: {
    some: { label: { en: '30% loyal', zh: '30% 忠诚' }, values: {} },
    none: { label: { en: 'Nobody loyal', zh: '无人忠诚' }, values: { loyal: 0 } },
    many: { label: { en: '70% loyal', zh: '70% 忠诚' }, values: { loyal: 0.7 } },
    looseTies: {
      label: { en: 'Loyalty easily bought off', zh: '忠诚易被收买' },
      values: { loyal: 0.7, switching: 1 },
    },
  },
  constraints: [
    {
      parameters: ['temptation', 'reward', 'punishment', 'sucker'],
      rule: { en: "A prisoner's dilemma: T > R > P > S.", zh: '构成囚徒困境：T > R > P > S。' },
      holds: (v) => v.temptation > v.reward && v.reward > v.punishment && v.punishment > v.sucker,
    },
    {
      parameters: ['reservation', 'cost'],
      rule: { en: 'Customers pay more than the unit costs.', zh: '保留价格高于单位成本。' },
      holds: (v) => v.reservation > v.cost,
    },
  ],
  solve,
  outputs: {
    patience: {
      label: { en: 'Patience needed', zh: '所需的耐心' },
      describe: {
        en: 'Weight of the future from which prices are kept up, given the loyal customers.',
        zh: '有忠诚顾客时，维持价格所需的未来权重。',
      },
      symbol: '\\delta^*',
      of: (r) => r.patience,
    },
    patienceWithoutLoyalty: {
      label: { en: 'Without loyalty', zh: '无忠诚时的耐心' },
      describe: { en: '(T − R)/(T − P).', zh: '即 (T − R)/(T − P)。' },
      of: (r) => r.patienceWithoutLoyalty,
    },
    undercutting: {
      label: { en: 'Worth of undercutting', zh: '降价的所得' },
      describe: {
        en: 'Per period: the temptation once, then a price war for ever.',
        zh: '按每期计：得一次降价的好处，此后一直打价格战。',
      },
      of: (r) => r.undercutting,
    },
    kept: {
      label: { en: 'Prices are kept up', zh: '价格得以维持' },
      describe: {
        en: 'Is the future weighty enough for the threat of a price war to hold prices up?',
        zh: '未来的权重是否大到足以用价格战的威胁维持价格？',
      },
      of: (r) => r.kept,
    },
    marketPrice: {
      label: { en: 'Price of both', zh: '双方价格' },
      describe: { en: 'c + t/(1 − k), at most what anybody pays.', zh: 'c + t/(1 − k)，不超过保留价格。' },
      symbol: 'p^*',
      unit: money,
      of: (r) => r.marketPrice,
    },
    priceWithoutLoyalty: {
      label: { en: 'Price without loyalty', zh: '无忠诚时的价格' },
      describe: { en: 'c + t.', zh: '即 c + t。' },
      unit: money,
      of: (r) => r.priceWithoutLoyalty,
    },
    profit: {
      label: { en: 'Profit per customer', zh: '每客利润' },
      describe: {
        en: 'Of each firm, per customer in the market.',
        zh: '按市场全部顾客计，每家企业的人均利润。',
      },
      unit: money,
      of: (r) => r.profit,
    },
    stable: {
      label: { en: 'Price is stable', zh: '价格稳定' },
      describe: {
        en: 'No other price pays a firm better while the rival keeps this one.',
        zh: '对手保持此价时，没有别的价格能让企业获利更多。',
      },
      of: (r) => r.stable,
    },
    elasticity: {
      label: { en: 'Elasticity', zh: '弹性' },
      describe: {
        en: 'Of demand, from the response to a price 10% higher.',
        zh: '由涨价 10% 的反应推得的需求弹性。',
      },
      symbol: '\\varepsilon',
      of: (r) => r.elasticity,
    },
    markup: {
      label: { en: 'Best mark-up', zh: '最佳加价' },
      describe: { en: 'Over cost, in the logit model.', zh: 'logit 模型下高于成本的加价。' },
      unit: money,
      of: (r) => r.markup,
    },
  },
  summary: (r, v) => ({
    en: `With ${percent(v.loyal)} loyal customers both firms ask ${r.marketPrice.toFixed(1)} instead of ${r.priceWithoutLoyalty.toFixed(1)}, ${r.stable ? 'and neither gains by another price' : `but a firm would gain by asking ${r.best.price.toFixed(1)}`}. Prices hold in the repeated game from a patience of ${r.patience.toFixed(2)} on, against ${r.patienceWithoutLoyalty.toFixed(2)} without loyalty; at ${v.weight} they ${r.kept ? 'hold' : 'do not'}. The price response means an elasticity of ${r.elasticity.toFixed(1)}.`,
    zh: `忠诚顾客占 ${percent(v.loyal)} 时，双方定价 ${r.marketPrice.toFixed(1)} 而非 ${r.priceWithoutLoyalty.toFixed(1)}，${r.stable ? '且任何一方改价都无利可图' : `但企业改价为 ${r.best.price.toFixed(1)} 会更有利`}。重复博弈中，耐心达到 ${r.patience.toFixed(2)} 即可维持价格，无忠诚时须 ${r.patienceWithoutLoyalty.toFixed(2)}；未来的权重为 ${v.weight}，价格${r.kept ? '得以维持' : '维持不住'}。该价格反应相当于弹性 ${r.elasticity.toFixed(1)}。`,
  }),
  references: ['axelrod1984', 'klemperer1987', 'hotelling1929'],
})
