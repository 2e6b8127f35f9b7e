import { createRandom } from '../../../src/core/numerics/random.ts'
import { type OtherVariable, codebook } from './codebook.ts'
import { drawAnswers } from './drawAnswers.ts'
import { type Item, type Population, lavaanSyntax } from './population.ts'
import { table } from './table.ts'

/**
 * The first from 20131201 on whose sample shows, in regressions and structural model, every effect above .15 and none
 * against its direction; all group differences, none of income, none of gender on satisfaction.
 */
const SEED = 20131247
const ROWS = 420

const item = (loading: number, mean: number, sd: number, en: string, zh: string): Item => ({
  loading,
  mean,
  sd,
  wording: { en, zh },
})

/**
 * Visitors of an urban park: what leads them to take part, what taking part does for the experience, and where that
 * leads. The chain follows the source's; the four antecedents and all sizes are ours.
 */
export const population: Population = {
  title: 'Visitors of an urban park: antecedents, participation, experience value, satisfaction, loyalty',
  scale: [1, 5],
  constructs: {
    MOT: {
      label: { en: 'motivation to take part', zh: '参与动机' },
      items: [
        item(
          0.79,
          3.8,
          0.9,
          'I came to do something here, not only to look.',
          '我来这里是想亲身参与，而不只是看看。',
        ),
        item(
          0.76,
          3.7,
          0.9,
          'I like to shape a visit according to my own wishes.',
          '我喜欢按自己的想法安排游览。',
        ),
        item(
          0.72,
          3.9,
          0.9,
          'Taking part in activities makes a visit more fun.',
          '参加活动会让游览更有意思。',
        ),
        item(0.65, 3.4, 1, 'I hope to meet people with the same interests.', '我希望认识有相同兴趣的人。'),
      ],
    },
    KNW: {
      label: { en: 'knowledge and skills', zh: '知识与技能' },
      items: [
        item(
          0.8,
          3.3,
          1,
          'I know a good deal about this park’s plants and history.',
          '我比较了解这座公园的植物和历史。',
        ),
        item(
          0.75,
          3.5,
          0.9,
          'I know how to find what I need here.',
          '我知道怎样在园内找到需要的信息和服务。',
        ),
        item(0.66, 3.2, 1, 'I could show others around.', '我能带别人游览这座公园。'),
      ],
    },
    INT: {
      label: { en: 'interaction', zh: '互动交流' },
      items: [
        item(0.78, 3.5, 0.9, 'Staff talk with visitors in a friendly way.', '工作人员与游客交流很友好。'),
        item(0.8, 3.3, 1, 'The park asks visitors what they think.', '公园会征求游客的意见。'),
        item(0.71, 3.4, 1, 'I exchange experiences with other visitors.', '我会和其他游客交流感受。'),
        item(
          0.68,
          3.2,
          1,
          'There are ways to stay in touch with the park after the visit.',
          '游览之后，仍有渠道与公园保持联系。',
        ),
      ],
    },
    SUP: {
      label: { en: 'support by the park', zh: '景区支持' },
      items: [
        item(
          0.77,
          3.6,
          0.9,
          'Signs and guides help me plan my own route.',
          '标识和导览能帮我规划自己的路线。',
        ),
        item(
          0.73,
          3.4,
          1,
          'There are activities that visitors can help to design.',
          '有一些活动可以由游客参与设计。',
        ),
        item(
          0.69,
          3.7,
          0.9,
          'Facilities leave room for doing things oneself.',
          '园内设施便于游客自己动手、参与。',
        ),
      ],
    },
    PAR: {
      label: { en: 'participation in co-creation', zh: '参与价值共创' },
      items: [
        item(0.81, 3.3, 1, 'I took an active part in the park’s activities.', '我积极参加了公园的活动。'),
        item(
          0.78,
          3.1,
          1,
          'I told the park what I would like to see improved.',
          '我向公园提出了希望改进的地方。',
        ),
        item(0.74, 3.5, 1, 'I put together a visit of my own.', '我自己设计了这次游览。'),
        item(0.69, 3.2, 1.1, 'I shared pictures or accounts of my visit.', '我分享了游览的照片或文字。'),
      ],
    },
    VAL: {
      label: { en: 'experience value', zh: '体验价值' },
      items: [
        item(0.77, 3.9, 0.8, 'The visit was worth the time and money.', '这次游览花的时间和钱是值得的。'),
        item(0.8, 3.8, 0.9, 'I forgot my daily cares here.', '在这里我忘掉了日常的烦恼。'),
        item(0.74, 3.7, 0.9, 'I learned something new.', '我学到了新东西。'),
        item(0.71, 4, 0.8, 'The scenery delighted me.', '景色让我感到愉悦。'),
        item(
          0.67,
          3.6,
          0.9,
          'The visit brought me closer to those I came with.',
          '这次游览增进了我和同伴的感情。',
        ),
      ],
    },
    SAT: {
      label: { en: 'satisfaction', zh: '满意度' },
      items: [
        item(
          0.84,
          3.9,
          0.8,
          'On the whole I am satisfied with this visit.',
          '总体上，我对这次游览感到满意。',
        ),
        item(0.79, 3.7, 0.9, 'The visit was as good as I had hoped.', '这次游览达到了我的期望。'),
        item(0.74, 3.8, 0.9, 'Coming here was the right choice.', '来这里游览是正确的选择。'),
      ],
    },
    LOY: {
      label: { en: 'loyalty', zh: '忠诚度' },
      items: [
        item(0.82, 3.8, 0.9, 'I will come again.', '我会再来。'),
        item(0.8, 3.8, 0.9, 'I will recommend the park to others.', '我会向别人推荐这座公园。'),
        item(0.73, 3.5, 1, 'I prefer this park to similar ones.', '与同类公园相比，我更喜欢这里。'),
        item(0.66, 3.2, 1, 'I would pay a little more to come here.', '即使门票稍贵，我也愿意来。'),
      ],
    },
  },
  correlations: [[], [0.3], [0.34, 0.26], [0.28, 0.2, 0.46]],
  paths: {
    PAR: { MOT: 0.34, KNW: 0.18, INT: 0.28, SUP: 0.12 },
    VAL: { PAR: 0.46, INT: 0.22 },
    SAT: { VAL: 0.58, PAR: 0.1 },
    LOY: { SAT: 0.46, VAL: 0.24 },
  },
}

/** Columns that are no items, with the share of visitors in each class. */
const demographics: Readonly<Record<string, readonly number[]>> = {
  gender: [0.54, 0.46],
  age_group: [0.16, 0.28, 0.24, 0.18, 0.14],
  education: [0.18, 0.3, 0.4, 0.12],
  income: [0.22, 0.28, 0.27, 0.15, 0.08],
  visits: [0.38, 0.34, 0.28],
  residence: [0.66, 0.34],
}

/**
 * What a class has more of a construct than the first class, in its standard deviations. Gender makes no difference to
 * satisfaction, and income none to anything.
 */
export const effects: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  gender: { MOT: [0, -0.3] },
  age_group: { PAR: [0, 0, -0.1, -0.25, -0.4], LOY: [0, 0.05, 0.15, 0.3, 0.4] },
  education: { KNW: [0, 0.15, 0.35, 0.5] },
  visits: { KNW: [0, 0.3, 0.6], LOY: [0, 0.2, 0.45] },
  residence: { LOY: [0, -0.3] },
}

const others: readonly OtherVariable[] = [
  { name: 'id', label: { en: 'number of the questionnaire', zh: '问卷编号' }, codes: { en: '', zh: '' } },
  {
    name: 'gender',
    label: { en: 'gender', zh: '性别' },
    codes: { en: '1 = female; 2 = male', zh: '1 = 女；2 = 男' },
  },
  {
    name: 'age_group',
    label: { en: 'age group', zh: '年龄段' },
    codes: {
      en: '1 = under 25; 2 = 25–34; 3 = 35–44; 4 = 45–59; 5 = 60 and over',
      zh: '1 = 25 岁以下；2 = 25—34 岁；3 = 35—44 岁；4 = 45—59 岁；5 = 60 岁及以上',
    },
  },
  {
    name: 'education',
    label: { en: 'education', zh: '受教育程度' },
    codes: {
      en: '1 = school; 2 = college; 3 = bachelor; 4 = master or doctor',
      zh: '1 = 高中及以下；2 = 大专；3 = 本科；4 = 研究生',
    },
  },
  {
    name: 'income',
    label: { en: 'monthly income, fifths of the city', zh: '月收入（按全市五等分）' },
    codes: { en: '1 = lowest … 5 = highest', zh: '1 = 最低 … 5 = 最高' },
  },
  {
    name: 'visits',
    label: { en: 'visits to this park in the past year, this one counted', zh: '近一年到访次数（含本次）' },
    codes: { en: '1 = one; 2 = two or three; 3 = four and more', zh: '1 = 1 次；2 = 2—3 次；3 = 4 次及以上' },
  },
  {
    name: 'residence',
    label: { en: 'residence', zh: '居住地' },
    codes: { en: '1 = this city; 2 = elsewhere', zh: '1 = 本市；2 = 外地' },
  },
]

/** Every file of the data set by its name. */
export function files(seed = SEED): Record<string, string> {
  const random = createRandom(seed)
  const drawClass = (shares: readonly number[]) => {
    let rest = random()
    const index = shares.findIndex((share) => (rest -= share) < 0)
    return index < 0 ? shares.length : index + 1
  }
  const people = Object.fromEntries(
    Object.entries(demographics).map(([name, shares]) => [
      name,
      Array.from({ length: ROWS }, () => drawClass(shares)),
    ]),
  )
  const answers = drawAnswers(population, ROWS, random, (row, construct) =>
    Object.entries(effects).reduce(
      (sum, [name, byConstruct]) => sum + (byConstruct[construct]?.[people[name]![row]! - 1] ?? 0),
      0,
    ),
  )
  // Some visitors skip many questions, most hardly any. Who they are depends on age (missing at random); which
  // questions they skip does not depend on anything (completely at random).
  const skips = people['age_group']!.map((age) => (random() < (age === 5 ? 0.3 : 0.1) ? 0.18 : 0.01))
  for (const values of [...Object.values(answers), people['income']!]) {
    skips.forEach((share, row) => {
      if (random() < share) values[row] = Number.NaN
    })
  }
  const id = Array.from({ length: ROWS }, (_, i) => i + 1)
  return {
    'park-visitors.csv': table({ id, ...people, ...answers }),
    'park-visitors.codebook.csv': codebook(population, others),
    'park-visitors.population.lav': lavaanSyntax(population),
  }
}
