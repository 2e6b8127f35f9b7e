import type { Text } from '../../core/text.ts'

export type Heading = 'subject' | 'object' | 'environment'
/** More of the factor goes with more sharing, with less, or with either. */
export type Direction = 'more' | 'less' | 'either'

export interface Factor {
  readonly id: string
  readonly heading: Heading
  readonly direction: Direction
  readonly name: Text
  readonly definition: Text
  /** What has been found elsewhere, in a sentence; the studies are cited in the chapter. */
  readonly evidence: Text
  /** Chapters whose models hold the factor, with what it is called there. */
  readonly chapters: readonly { readonly chapter: 5 | 6 | 7 | 8 | 9; readonly as: Text }[]
}

const questionnaire = {
  chapter: 5,
  as: { en: 'a part of the questionnaire', zh: '问卷中的一个部分' },
} as const

/** The nine factors of the source in its order; definitions and directions are ours, the excerpt names the factors only. */
export const factors: readonly Factor[] = [
  {
    id: 'willingness',
    heading: 'subject',
    direction: 'more',
    name: { en: 'Willingness', zh: '共享意愿' },
    definition: {
      en: 'How much a customer wants to share, before anything stands in the way.',
      zh: '撇开各种阻碍，顾客本来有多愿意共享。',
    },
    evidence: {
      en: 'Attitudes go before intentions, and intentions before deeds (Bock et al. 2005); but an intention is not yet a deed.',
      zh: '态度先于意向，意向先于行动（Bock 等，2005）；但有了意向还不等于行动。',
    },
    chapters: [questionnaire, { chapter: 6, as: { en: 'the start, x₀', zh: '起点 x₀' } }],
  },
  {
    id: 'loyalty',
    heading: 'subject',
    direction: 'more',
    name: { en: 'Loyalty', zh: '顾客忠诚度' },
    definition: {
      en: 'How firmly a customer keeps to the enterprise, in deed and in heart.',
      zh: '顾客在行为上和情感上有多认定这家企业。',
    },
    evidence: {
      en: 'Added by the source, which calls this new; identification with a community is a neighbour that has been studied more.',
      zh: '由文献加入，并称之为创新之处；与它相近而研究较多的，是对社区的认同。',
    },
    chapters: [
      questionnaire,
      { chapter: 7, as: { en: 'loyalty: how often customers come', zh: '忠诚度：顾客来得多勤' } },
      { chapter: 9, as: { en: 'a lever', zh: '一项措施' } },
    ],
  },
  {
    id: 'ability',
    heading: 'subject',
    direction: 'more',
    name: { en: 'Sharing ability', zh: '共享能力' },
    definition: {
      en: 'How well a customer can put across what she knows.',
      zh: '顾客能把自己知道的讲清楚到什么程度。',
    },
    evidence: {
      en: 'In an electronic network those longer in the practice gave more (Wasko & Faraj 2005).',
      zh: '在电子网络中，从业较久的人贡献较多（Wasko 与 Faraj，2005）。',
    },
    chapters: [
      questionnaire,
      { chapter: 7, as: { en: 'sharing ability', zh: '共享能力' } },
      { chapter: 9, as: { en: 'a lever', zh: '一项措施' } },
    ],
  },
  {
    id: 'cost',
    heading: 'subject',
    direction: 'less',
    name: { en: 'Cost of sharing', zh: '共享成本' },
    definition: {
      en: 'Time, trouble, loss of privacy and of an advantage over others.',
      zh: '花费的时间和精力，隐私的暴露，以及相对他人优势的丧失。',
    },
    evidence: {
      en: 'The effort of writing things down kept people from contributing where trust was weak (Kankanhalli et al. 2005).',
      zh: '在信任较弱的地方，整理成文的工夫使人不愿贡献（Kankanhalli 等，2005）。',
    },
    chapters: [
      questionnaire,
      { chapter: 6, as: { en: 'unit cost of customers', zh: '顾客单位成本' } },
      { chapter: 8, as: { en: 'cost of effort, c', zh: '努力成本 c' } },
      { chapter: 9, as: { en: 'a lever', zh: '一项措施' } },
    ],
  },
  {
    id: 'benefit',
    heading: 'subject',
    direction: 'more',
    name: { en: 'Expected benefit', zh: '预期收益' },
    definition: {
      en: 'What a customer hopes to gain: money, help in return, standing, a better product.',
      zh: '顾客希望得到什么：钱、别人的帮助、声望、更好的产品。',
    },
    evidence: {
      en: 'Standing counted, a favour in return did not (Wasko & Faraj 2005). The kinds of benefit differ.',
      zh: '起作用的是声望，不是对方的回报（Wasko 与 Faraj，2005）。收益的种类不同，作用也不同。',
    },
    chapters: [
      questionnaire,
      { chapter: 6, as: { en: 'joint benefit and its division', zh: '共同收益及其分配' } },
      { chapter: 8, as: { en: 'share and fixed pay', zh: '分成与固定报酬' } },
    ],
  },
  {
    id: 'trust',
    heading: 'subject',
    direction: 'more',
    name: { en: 'Trust', zh: '信任' },
    definition: {
      en: 'Confidence that what is shared will not be turned against one, and that others will do their part.',
      zh: '相信共享出来的东西不会被用来对付自己，也相信别人会尽自己的一份力。',
    },
    evidence: {
      en: 'One of six forms of social capital tested in a professional community (Chiu et al. 2006); how much and how well are different questions.',
      zh: '在一个专业社区中检验的六种社会资本之一（Chiu 等，2006）；共享得多与共享得好是两回事。',
    },
    chapters: [
      questionnaire,
      { chapter: 6, as: { en: 'free riding (in part)', zh: '搭便车（部分体现）' } },
      { chapter: 9, as: { en: 'a lever', zh: '一项措施' } },
    ],
  },
  {
    id: 'character',
    heading: 'object',
    direction: 'either',
    name: { en: 'Character of the knowledge', zh: '知识特性' },
    definition: {
      en: 'What it is worth, how rare it is, how soon it ages, how complex it is.',
      zh: '知识的经济性、稀缺性、时效性和复杂性。',
    },
    evidence: {
      en: 'What is not understood even by those who do it well travels badly (Szulanski 1996); rarity may speak for sharing or for keeping.',
      zh: '连做得好的人自己也说不清的知识，很难传开（Szulanski，1996）；稀缺既可能使人愿意共享，也可能使人想留着。',
    },
    chapters: [
      questionnaire,
      { chapter: 6, as: { en: 'stocks of knowledge', zh: '知识储备' } },
      { chapter: 8, as: { en: 'tacit fraction, τ', zh: '隐性知识比例 τ' } },
      { chapter: 9, as: { en: 'two levers', zh: '两项措施' } },
    ],
  },
  {
    id: 'technology',
    heading: 'environment',
    direction: 'more',
    name: { en: 'Technical support', zh: '技术支持' },
    definition: {
      en: 'Platforms and tools by which knowledge is given, found and kept.',
      zh: '用来贡献、查找和保存知识的平台与工具。',
    },
    evidence: {
      en: 'Tools make sharing possible and seldom bring it about by themselves (reviewed by Wang & Noe 2010).',
      zh: '工具使共享成为可能，却很少能单靠自己促成共享（综述见 Wang 与 Noe，2010）。',
    },
    chapters: [
      questionnaire,
      { chapter: 7, as: { en: 'screening and integration', zh: '筛选与整合' } },
      { chapter: 9, as: { en: 'a lever', zh: '一项措施' } },
    ],
  },
  {
    id: 'incentive',
    heading: 'environment',
    direction: 'either',
    name: { en: 'Organisational incentives', zh: '组织激励' },
    definition: {
      en: 'Rewards, ranks and recognition that the enterprise gives for sharing.',
      zh: '企业为鼓励共享而给予的奖励、等级和认可。',
    },
    evidence: {
      en: 'Expected rewards went with less favourable attitudes (Bock et al. 2005); findings are mixed (Wang & Noe 2010).',
      zh: '预期的奖励与较消极的态度相联系（Bock 等，2005）；各家结果不一（Wang 与 Noe，2010）。',
    },
    chapters: [
      questionnaire,
      { chapter: 6, as: { en: 'platform reward', zh: '平台奖励' } },
      { chapter: 8, as: { en: 'the contract as a whole', zh: '整个合约' } },
      { chapter: 9, as: { en: 'a lever', zh: '一项措施' } },
    ],
  },
]
