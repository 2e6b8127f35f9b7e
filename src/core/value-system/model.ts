import { defineModel, type Values } from '../model/model.ts'

const contacts = ['contactDesign', 'contactProduction', 'contactUse', 'contactAfter'] as const
export type Contact = (typeof contacts)[number]

/** The part of the offer that is settled at each contact point, w_k; they sum to one. */
export const weights: Readonly<Record<Contact, number>> = {
  contactDesign: 0.35,
  contactProduction: 0.25,
  contactUse: 0.25,
  contactAfter: 0.15,
}

/** Value of a perfect fit, V. */
const perfectValue = 10

const open = { min: 0, max: 1, step: 0.05, group: 'contacts' } as const
const parameters = {
  contactDesign: {
    ...open,
    symbol: 'u_1',
    label: { en: 'Design together', zh: '共同设计' },
    describe: {
      en: 'How far customers decide what is to be made: 0 the door is shut, 1 all is decided together.',
      zh: '顾客在多大程度上参与决定做什么：0 为完全封闭，1 为全部共同决定。',
    },
    default: 0.25,
  },
  contactProduction: {
    ...open,
    symbol: 'u_2',
    label: { en: 'Make together', zh: '共同生产' },
    describe: {
      en: 'How far customers take a hand in making it.',
      zh: '顾客在多大程度上参与制作过程。',
    },
    default: 0.25,
  },
  contactUse: {
    ...open,
    symbol: 'u_3',
    label: { en: 'Purchase and use together', zh: '购买与使用中的互动' },
    describe: {
      en: 'How far the firm goes along when the customer buys and uses it.',
      zh: '企业在多大程度上陪伴顾客的购买与使用。',
    },
    default: 0.5,
  },
  contactAfter: {
    ...open,
    symbol: 'u_4',
    label: { en: 'Afterwards together', zh: '消费之后的互动' },
    describe: {
      en: 'How far both stay in touch after use: reports, repairs, stories.',
      zh: '使用之后双方在多大程度上保持联系：反馈、维修、分享故事。',
    },
    default: 0.25,
  },
  diversity: {
    group: 'market',
    symbol: '\\delta',
    label: { en: 'Diversity of tastes', zh: '需求的多样性' },
    describe: {
      en: 'Standard deviation of what customers wish for; at 0 all wish for the same.',
      zh: '顾客愿望的标准差；为 0 时所有人想要的都一样。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.8,
  },
  understanding: {
    group: 'market',
    symbol: 'q',
    label: { en: 'Understanding', zh: '相互理解' },
    describe: {
      en: 'Correlation between what customers wish for and what the firm takes them to wish for.',
      zh: '顾客的真实愿望与企业所理解的愿望之间的相关系数。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.75,
  },
  contactCost: {
    group: 'market',
    symbol: 'c',
    label: { en: 'Cost of a contact', zh: '接触的成本' },
    describe: {
      en: 'What a fully opened contact point costs both sides in time and trouble.',
      zh: '一个完全开放的接触点给双方带来的时间与精力成本。',
    },
    unit: { en: 'value', zh: '价值' },
    min: 0.05,
    max: 2,
    step: 0.05,
    default: 0.5,
  },
  customerShare: {
    group: 'division',
    symbol: '\\theta',
    label: { en: 'Customers’ part of the value', zh: '顾客所得价值的比例' },
    describe: {
      en: 'The part of the value of the fit that stays with the customers; the firm receives the rest as price.',
      zh: '贴合所带来的价值中留给顾客的比例，其余以价格的形式归企业。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
  },
  customerEffort: {
    group: 'division',
    symbol: '\\kappa',
    label: { en: 'Customers’ part of the cost', zh: '顾客承担成本的比例' },
    describe: {
      en: 'The part of the cost of contact that customers bear, as time and trouble.',
      zh: '接触成本中由顾客以时间和精力承担的比例。',
    },
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.6,
  },
} as const

export type ValueSystemValues = Values<typeof parameters>

/**
 * fit = 1 − ½δ²(1 − 2qU + U²) with U = Σ w_k u_k, and value created V·fit − c Σ u_k. Our own formulation: the firm
 * shifts its offer towards a signal of correlation q with the customer's wish, by the fraction U.
 */
function solve(values: ValueSystemValues) {
  const { diversity, understanding, contactCost, customerShare, customerEffort } = values
  const jointShare = contacts.reduce((sum, contact) => sum + weights[contact] * values[contact], 0)
  const openness = contacts.reduce((sum, contact) => sum + values[contact], 0)
  const fitAt = (U: number) => 1 - 0.5 * diversity ** 2 * (1 - 2 * understanding * U + U ** 2)
  const cost = contactCost * openness
  return {
    fit: fitAt(jointShare),
    fitWithoutContact: fitAt(0),
    cost,
    jointShare,
    valueCreated: perfectValue * fitAt(jointShare) - cost,
    customerValue: customerShare * perfectValue * fitAt(jointShare) - customerEffort * cost,
    firmValue: (1 - customerShare) * perfectValue * fitAt(jointShare) - (1 - customerEffort) * cost,
    valueWithoutContact: perfectValue * fitAt(0),
    /** What opening each contact a little further adds, per unit: V δ² w_k (q − U) − c. */
    gains: Object.fromEntries(
      contacts.map((contact) => [
        contact,
        perfectValue * diversity ** 2 * weights[contact] * (understanding - jointShare) - contactCost,
      ]),
    ) as Record<Contact, number>,
  }
}

export type ValueSystemResult = ReturnType<typeof solve>

const percent = (p: number) => `${Math.round(100 * p)}%`

export const model = defineModel({
  id: 'value-system',
  title: { en: 'Who creates value?', zh: '价值由谁创造？' },
  describe: {
    en: 'Contact between a firm and its customers at four points of their chains: it makes the offer fit better where tastes differ and both sides understand each other, and it costs.',
    zh: '企业与顾客在价值链四个环节上的接触：需求各异且相互理解时，接触让产品更贴合需要，但接触有成本。',
  },
  version: 1,
  groups: {
    contacts: { en: 'Four doors', zh: '四扇门' },
    market: { en: 'Both sides', zh: '双方' },
    division: { en: 'Who gets it', zh: '如何分配' },
  },
  parameters,
  presets: {
    separate: {
      label: { en: 'The separate system', zh: '分离的价值体系' },
      values: { contactDesign: 0, contactProduction: 0, contactUse: 0, contactAfter: 0 },
    },
    allOpen: {
      label: { en: 'Every door wide open', zh: '四扇门全部敞开' },
      values: { contactDesign: 1, contactProduction: 1, contactUse: 1, contactAfter: 1 },
    },
    uniform: { label: { en: 'All want the same', zh: '人人需求相同' }, values: { diversity: 0 } },
    misunderstood: {
      label: { en: 'Open doors, poor understanding', zh: '门户大开，却互不理解' },
      values: { contactDesign: 1, contactProduction: 1, contactUse: 1, contactAfter: 1, understanding: 0.2 },
    },
    wellUnderstood: {
      label: { en: 'Diverse tastes, well understood', zh: '需求各异而相互理解' },
      values: {
        diversity: 1,
        understanding: 0.95,
        contactDesign: 0.8,
        contactProduction: 0.6,
        contactUse: 0.6,
      },
    },
  },
  solve,
  outputs: {
    fit: {
      label: { en: 'Fit', zh: '贴合程度' },
      describe: {
        en: 'How well the offer fits the customer: 1 is perfect, 0 as bad as what was made for another customer.',
        zh: '产品与顾客需要的贴合程度：1 为完全贴合，0 相当于拿到了为别人做的东西。',
      },
      of: (r: ValueSystemResult) => r.fit,
    },
    valueCreated: {
      label: { en: 'Value created', zh: '创造的价值' },
      describe: {
        en: 'Value of the fit less the cost of the contacts.',
        zh: '贴合带来的价值减去接触的成本。',
      },
      of: (r: ValueSystemResult) => r.valueCreated,
    },
    customerValue: {
      label: { en: 'For the customers', zh: '顾客所得' },
      describe: {
        en: 'Their part of the value of the fit less their part of the cost of contact.',
        zh: '顾客分得的价值减去其承担的接触成本。',
      },
      of: (r: ValueSystemResult) => r.customerValue,
    },
    firmValue: {
      label: { en: 'For the firm', zh: '企业所得' },
      describe: {
        en: 'Its part of the value of the fit less its part of the cost of contact.',
        zh: '企业分得的价值减去其承担的接触成本。',
      },
      of: (r: ValueSystemResult) => r.firmValue,
    },
    gainByContact: {
      label: { en: 'Gain by contact', zh: '接触带来的净增益' },
      describe: {
        en: 'Value created beyond what the separate system creates; negative where contact destroys value.',
        zh: '相对于分离体系多创造的价值；为负时，接触毁损了价值。',
      },
      of: (r: ValueSystemResult) => r.valueCreated - r.valueWithoutContact,
    },
    jointShare: {
      label: { en: 'Joint share', zh: '共同领域的比例' },
      describe: {
        en: 'The part of the offer that both sides settle together, U.',
        zh: '由双方共同决定的那部分，即 U。',
      },
      symbol: 'U',
      of: (r: ValueSystemResult) => r.jointShare,
    },
    contactsThatPay: {
      label: { en: 'Contacts worth opening further', zh: '值得进一步开放的接触点' },
      describe: {
        en: 'How many of the four would gain more than they cost if opened a little further.',
        zh: '四个接触点中，再开放一些仍然收益大于成本的有几个。',
      },
      of: (r: ValueSystemResult, values) =>
        contacts.filter((contact) => r.gains[contact] > 0 && values[contact] < 1).length,
    },
  },
  summary: (r, values) => {
    const pay = contacts.filter((contact) => r.gains[contact] > 0 && values[contact] < 1).length
    const gain = r.valueCreated - r.valueWithoutContact
    return {
      en: `The offer fits to ${percent(r.fit)}; ${percent(r.jointShare)} of it is settled together. Value created: ${r.valueCreated.toFixed(2)}, ${Math.abs(gain).toFixed(2)} ${gain < 0 ? 'less' : 'more'} than without contact. ${pay === 0 ? 'No contact' : pay === 1 ? 'One contact' : `${pay} contacts`} would pay if opened further.`,
      zh: `产品的贴合程度为 ${percent(r.fit)}，其中 ${percent(r.jointShare)} 由双方共同决定。创造的价值为 ${r.valueCreated.toFixed(2)}，比没有接触时${gain < 0 ? '少' : '多'} ${Math.abs(gain).toFixed(2)}。${pay === 0 ? '没有接触点' : `有 ${pay} 个接触点`}值得进一步开放。`,
    }
  },
  references: ['li2013', 'gronroos2013', 'franke2009'],
})
