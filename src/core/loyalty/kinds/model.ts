import { randomNormal } from 'd3-random'
import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { percent } from '../percent.ts'

export const KINDS = ['true', 'latent', 'spurious', 'none'] as const
export type Kind = (typeof KINDS)[number]

const parameters = {
  attitudeEffect: {
    group: 'behaviour',
    symbol: 'b_1',
    label: { en: 'Effect of attitude', zh: '态度的作用' },
    describe: {
      en: 'How much one unit of attitude adds to the logit of buying again. 1.735 makes attitude +1 rebuy with 85% and −1 with 15%, as the source claims of good and poor quality.',
      zh: '态度每提高一个单位，再购对数几率的增量。取 1.735 时，态度为 +1 者再购率 85%，−1 者 15%，即文献关于质量好坏的说法。',
    },
    min: 0,
    max: 4,
    step: 0.005,
    default: 1.735,
  },
  lockInEffect: {
    group: 'behaviour',
    symbol: 'b_2',
    label: { en: 'Effect of the situation', zh: '处境的作用' },
    describe: {
      en: 'How much one unit of the situation adds to the logit: above zero it holds the customer (a contract, no other shop), below zero it stands in the way (a fee, the distance).',
      zh: '处境每增加一个单位，对数几率的增量：大于零是锁定（合约、别无他店），小于零是阻碍（收费、路远）。',
    },
    min: 0,
    max: 4,
    step: 0.05,
    default: 1.5,
  },
  priceEffect: {
    group: 'behaviour',
    symbol: 'b_3',
    label: { en: 'Effect of price', zh: '价格的作用' },
    describe: {
      en: 'How much each 10% by which a rival is cheaper takes from the logit, at no attitude; a good attitude shields from it.',
      zh: '对手每便宜 10% 时对数几率的减量（态度中立者）；好的态度可以抵御价格诱惑。',
    },
    min: 0,
    max: 2,
    step: 0.05,
    default: 0.8,
  },
  shield: {
    group: 'behaviour',
    symbol: 'h',
    label: { en: 'Shield of attitude', zh: '态度的屏障' },
    describe: {
      en: 'The part of the price effect that one unit of attitude takes away.',
      zh: '每一单位态度所抵消的价格作用的比例。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
  },
  meanAttitude: {
    group: 'market',
    symbol: '\\bar a',
    label: { en: 'Mean attitude', zh: '平均态度' },
    describe: {
      en: 'Relative attitude is Normal around this mean, sd 1.',
      zh: '相对态度服从以此为均值、标准差为 1 的正态分布。',
    },
    min: -2,
    max: 2,
    step: 0.1,
    default: 0,
  },
  meanLockIn: {
    group: 'market',
    symbol: '\\bar f',
    label: { en: 'Mean situation', zh: '平均处境' },
    describe: {
      en: 'The situation is Normal around this mean, sd 1: lock-in above zero, obstacles below.',
      zh: '处境服从以此为均值、标准差为 1 的正态分布：大于零为锁定，小于零为阻碍。',
    },
    min: -2,
    max: 2,
    step: 0.1,
    default: 0,
  },
  threshold: {
    group: 'market',
    symbol: 'r^*',
    label: { en: 'High repeat from', zh: '高再购的界限' },
    describe: {
      en: 'Repeat patronage is called high from this rate on; a relative attitude from 0 on.',
      zh: '再购率达到此值称为高再购；相对态度不低于 0 称为高态度。',
    },
    min: 0.1,
    max: 0.9,
    step: 0.05,
    default: 0.5,
  },
  discount: {
    group: 'shock',
    symbol: '\\Delta p',
    label: { en: "Rival's discount", zh: '对手降价' },
    describe: { en: 'By how much a rival becomes cheaper.', zh: '对手便宜的幅度。' },
    unit: { en: '%', zh: '%' },
    min: 0,
    max: 50,
    step: 1,
    default: 20,
  },
  lockInRemoved: {
    group: 'shock',
    symbol: '\\Delta f',
    label: { en: 'Lock-in removed', zh: '锁定的解除' },
    describe: {
      en: 'The part of what holds customers that goes: number portability, an open standard, a second shop.',
      zh: '锁定（处境大于零的部分）被解除的比例，如携号转网、开放标准、新开一家店。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 1,
  },
  obstaclesRemoved: {
    group: 'shock',
    symbol: '\\Delta o',
    label: { en: 'Obstacles removed', zh: '阻碍的清除' },
    describe: {
      en: 'The part of what stands in the way that goes: a fee waived, longer opening hours, delivery.',
      zh: '阻碍（处境小于零的部分）被清除的比例，如免除收费、延长营业、送货上门。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 1,
  },
  customers: {
    group: 'market',
    symbol: 'n',
    label: { en: 'Customers', zh: '顾客数' },
    describe: { en: 'Customers simulated.', zh: '模拟的顾客数。' },
    min: 200,
    max: 10000,
    step: 100,
    integer: true,
    option: true,
    default: 2000,
  },
} as const

type V = Values<typeof parameters>

const logistic = (u: number) => 1 / (1 + Math.exp(-u))

/** Repeat rate logistic(b₁a + b₂f − b₃ (1 − h a)⁺ Δp/10%). */
export function repeatRate(v: V, attitude: number, lockIn: number, discount: number): number {
  const exposure = Math.max(0, 1 - v.shield * attitude)
  return logistic(
    v.attitudeEffect * attitude + v.lockInEffect * lockIn - (v.priceEffect * exposure * discount) / 10,
  )
}

/** What is left of a situation when lock-in, its part above zero, goes. */
const released = (v: V, lockIn: number) => (lockIn > 0 ? lockIn * (1 - v.lockInRemoved) : lockIn)
/** And when obstacles, its part below zero, go. */
const cleared = (v: V, lockIn: number) => (lockIn < 0 ? lockIn * (1 - v.obstaclesRemoved) : lockIn)

/** Dick & Basu's cell of an attitude and a repeat rate. */
export function kindOf(attitude: number, repeat: number, threshold: number): Kind {
  if (attitude >= 0) return repeat >= threshold ? 'true' : 'latent'
  return repeat >= threshold ? 'spurious' : 'none'
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** A customer today, and after each of the three changes. */
function customerOf(v: V, attitude: number, lockIn: number) {
  return {
    attitude,
    lockIn,
    repeat: repeatRate(v, attitude, lockIn, 0),
    afterRelease: repeatRate(v, attitude, released(v, lockIn), 0),
    afterClearing: repeatRate(v, attitude, cleared(v, lockIn), 0),
    afterDiscount: repeatRate(v, attitude, lockIn, v.discount),
  }
}

const meansOf = (customers: readonly ReturnType<typeof customerOf>[]) => ({
  repeat: mean(customers.map((c) => c.repeat)),
  afterRelease: mean(customers.map((c) => c.afterRelease)),
  afterClearing: mean(customers.map((c) => c.afterClearing)),
  afterDiscount: mean(customers.map((c) => c.afterDiscount)),
})

function solve(v: V, random: Random) {
  const normal = randomNormal.source(random)(0, 1)
  const customers = Array.from({ length: v.customers }, () => {
    const customer = customerOf(v, v.meanAttitude + normal(), v.meanLockIn + normal())
    return { ...customer, kind: kindOf(customer.attitude, customer.repeat, v.threshold) }
  })
  const kinds = KINDS.map((kind) => {
    const own = customers.filter((c) => c.kind === kind)
    return { kind, share: own.length / customers.length, ...meansOf(own) }
  })
  return {
    kinds,
    all: meansOf(customers),
    // Two customers of one repeat rate: the devoted by attitude +1 alone, the captive by lock-in, at attitude −½.
    devoted: customerOf(v, 1, 0),
    captive: v.lockInEffect > 0 ? customerOf(v, -0.5, (1.5 * v.attitudeEffect) / v.lockInEffect) : null,
    /** The first, to draw. */
    customers: customers.slice(0, 400),
  }
}

const difference = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b)

/** Attitude × repeat patronage: true, latent, spurious and no loyalty, told apart by what happens when lock-in or prices change. */
export const model = defineModel({
  id: 'loyalty-kinds',
  title: { en: 'Kinds of loyalty', zh: '忠诚的种类' },
  describe: {
    en: 'Customers buy again because they want to or because they have to; one repeat rate hides both, until something changes.',
    zh: '顾客再购，可能是愿意，也可能是不得不；同一个再购率掩盖了二者之别，直到情况有变。',
  },
  version: 1,
  groups: {
    behaviour: { en: 'Behaviour', zh: '行为' },
    market: { en: 'Market', zh: '市场' },
    shock: { en: 'What changes', zh: '变化' },
  },
  parameters,
  presets: {
    balanced: { label: { en: 'Attitude and lock-in', zh: '态度与锁定并存' }, values: {} },
    captiveMarket: {
      label: { en: 'A captive market', zh: '被锁定的市场' },
      values: { meanAttitude: -0.7, meanLockIn: 1.4 },
    },
    lovedMarket: {
      label: { en: 'Loved, easy to leave', zh: '受喜爱且来去自由' },
      values: { meanAttitude: 1.2, meanLockIn: -0.8 },
    },
  },
  random: true,
  solve,
  outputs: {
    trueShare: {
      label: { en: 'True loyalty', zh: '真忠诚' },
      describe: {
        en: 'Share of customers of good attitude and high repeat.',
        zh: '态度好且再购率高的顾客比例。',
      },
      of: (r) => r.kinds[0]!.share,
    },
    latentShare: {
      label: { en: 'Latent loyalty', zh: '潜在忠诚' },
      describe: { en: 'Good attitude, low repeat.', zh: '态度好而再购率低。' },
      of: (r) => r.kinds[1]!.share,
    },
    spuriousShare: {
      label: { en: 'Spurious loyalty', zh: '虚假忠诚' },
      describe: { en: 'Poor attitude, high repeat.', zh: '态度差而再购率高。' },
      of: (r) => r.kinds[2]!.share,
    },
    noneShare: {
      label: { en: 'No loyalty', zh: '不忠诚' },
      describe: { en: 'Poor attitude, low repeat.', zh: '态度差且再购率低。' },
      of: (r) => r.kinds[3]!.share,
    },
    meanRepeat: {
      label: { en: 'Mean repeat rate', zh: '平均再购率' },
      describe: { en: 'Over all customers, today.', zh: '全体顾客目前的平均再购率。' },
      of: (r) => r.all.repeat,
    },
    meanAfterRelease: {
      label: { en: 'Mean, lock-in gone', zh: '解除锁定后的平均' },
      describe: {
        en: 'Over all customers, after lock-in is removed.',
        zh: '解除锁定后全体顾客的平均再购率。',
      },
      of: (r) => r.all.afterRelease,
    },
    meanAfterClearing: {
      label: { en: 'Mean, obstacles gone', zh: '清除阻碍后的平均' },
      describe: {
        en: 'Over all customers, after obstacles are removed.',
        zh: '清除阻碍后全体顾客的平均再购率。',
      },
      of: (r) => r.all.afterClearing,
    },
    meanAfterDiscount: {
      label: { en: 'Mean, rival cheaper', zh: '对手降价后的平均' },
      describe: {
        en: "Over all customers, at the rival's discount.",
        zh: '对手降价时全体顾客的平均再购率。',
      },
      of: (r) => r.all.afterDiscount,
    },
    latentGain: {
      label: { en: 'Gain of the latent', zh: '潜在忠诚者的增幅' },
      describe: {
        en: 'How much the mean repeat rate of the latently loyal rises when obstacles go.',
        zh: '清除阻碍后，潜在忠诚者平均再购率的增幅。',
      },
      of: (r) => difference(r.kinds[1]!.afterClearing, r.kinds[1]!.repeat),
    },
    trueAfterRelease: {
      label: { en: 'True, lock-in gone', zh: '解除锁定后：真忠诚' },
      describe: {
        en: 'Mean repeat rate of the truly loyal after lock-in is removed.',
        zh: '锁定解除后真忠诚者的平均再购率。',
      },
      of: (r) => r.kinds[0]!.afterRelease,
    },
    spuriousAfterRelease: {
      label: { en: 'Spurious, lock-in gone', zh: '解除锁定后：虚假忠诚' },
      describe: {
        en: 'Mean repeat rate of the spuriously loyal after lock-in is removed.',
        zh: '锁定解除后虚假忠诚者的平均再购率。',
      },
      of: (r) => r.kinds[2]!.afterRelease,
    },
    devotedRepeat: {
      label: { en: 'Repeat of the devoted', zh: '倾心者再购率' },
      describe: {
        en: 'Repeat rate of a customer of attitude +1 and no lock-in.',
        zh: '态度为 +1 且不受锁定者的再购率。',
      },
      of: (r) => r.devoted.repeat,
    },
    captiveLoss: {
      label: { en: 'Loss of the captive', zh: '被锁定者的流失' },
      describe: {
        en: 'How much the repeat rate of a captive twin, equal before, falls when lock-in goes.',
        zh: '再购率原本相同的被锁定者，在锁定解除后再购率下降的幅度。',
      },
      of: (r) => (r.captive ? r.captive.repeat - r.captive.afterRelease : null),
    },
  },
  summary: (r, v) => {
    const share = (i: number) => percent(r.kinds[i]!.share)
    const { all, devoted, captive } = r
    const rates = [all.repeat!, all.afterRelease!, all.afterClearing!, all.afterDiscount!].map((x) =>
      percent(x),
    )
    return {
      en: `${share(0)} of customers are truly loyal, ${share(1)} latently and ${share(2)} spuriously, at a repeat rate of ${rates[0]} over all. It becomes ${rates[1]} when lock-in goes, ${rates[2]} when obstacles go, ${rates[3]} when a rival is ${v.discount}% cheaper.${captive ? ` Of two customers who both repeat with ${percent(devoted.repeat)}, the devoted is then at ${percent(devoted.afterRelease)}, ${percent(devoted.afterClearing)} and ${percent(devoted.afterDiscount)}, the captive at ${percent(captive.afterRelease)}, ${percent(captive.afterClearing)} and ${percent(captive.afterDiscount)}.` : ''}`,
      zh: `${share(0)} 的顾客为真忠诚，${share(1)} 为潜在忠诚，${share(2)} 为虚假忠诚，总的再购率为 ${rates[0]}。锁定解除后变为 ${rates[1]}，阻碍清除后变为 ${rates[2]}，对手便宜 ${v.discount}% 时变为 ${rates[3]}。${captive ? `两位顾客的再购率同为 ${percent(devoted.repeat)}；三种变化之后，倾心者分别为 ${percent(devoted.afterRelease)}、${percent(devoted.afterClearing)}、${percent(devoted.afterDiscount)}，被锁定者分别为 ${percent(captive.afterRelease)}、${percent(captive.afterClearing)}、${percent(captive.afterDiscount)}。` : ''}`,
    }
  },
  references: ['dickbasu1994'],
})
