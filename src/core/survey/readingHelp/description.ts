import type { ReadingHelp } from '../readingHelp.ts'

export const descriptionHelp = {
  netPromoter: {
    label: { en: 'net promoter score (NPS)', zh: '净推荐值（NPS）' },
    says: {
      en: 'The share of promoters (9 or 10) less the share of detractors (0 to 6), in points from −100 to 100.',
      zh: '推荐者（9、10 分）所占比例减去贬损者（0–6 分）所占比例，以 −100 到 100 的分值表示。',
    },
    caution: {
      en: 'It is noisier than it looks: from 300 answers its 95% interval reaches about 8 to 10 points to either side, so that most movements between waves are chance.',
      zh: '它的误差比看上去大：300 份回答时，95% 区间向两边各延伸约 8 至 10 分，因此各期之间的变动大多只是偶然。',
    },
  },
  missing: {
    label: { en: 'missing values', zh: '缺失值' },
    says: {
      en: 'How many did not answer. What matters is less how many than who: if those who skip a question differ from the others, leaving them out tilts the result.',
      zh: '有多少人没有作答。比数量更要紧的是谁没有答：如果漏答的人与其他人不同，删掉他们就会使结果出现偏差。',
    },
    cutOff: {
      rule: {
        en: 'at most 5% of a column: how they are treated then hardly matters',
        zh: '不超过该列的 5%：此时怎样处理影响不大',
      },
      source: 'Schafer (1999)',
      holds: (share) => share <= 0.05,
    },
  },
  mean: {
    label: { en: 'mean', zh: '均值' },
    says: {
      en: 'The balance point of the answers. On an agreement scale, compare it with the middle of the scale.',
      zh: '所有回答的平衡点。对于同意程度量表，可与量表中点相比较。',
    },
  },
  sd: {
    label: { en: 'standard deviation', zh: '标准差' },
    says: {
      en: 'How far a typical answer lies from the mean. Near 0, everybody says the same, and the item cannot tell people apart.',
      zh: '典型的回答离均值有多远。接近 0 表示大家答得都一样，这个题项区分不了人。',
    },
  },
  skewness: {
    label: { en: 'skewness', zh: '偏度' },
    says: {
      en: 'Which side has the longer tail: below 0, most answers are high and a few are low; above 0, the other way round.',
      zh: '哪一侧的尾巴更长：小于 0，多数人打分高、少数人很低；大于 0 则相反。',
    },
    cutOff: {
      rule: {
        en: 'between −2 and 2: maximum likelihood tolerates it',
        zh: '在 −2 与 2 之间：最大似然估计可以承受',
      },
      source: 'West, Finch & Curran (1995)',
      holds: (value) => Math.abs(value) < 2,
    },
  },
  kurtosis: {
    label: { en: 'kurtosis', zh: '峰度' },
    says: {
      en: 'How heavy the tails are beside a normal distribution, which has 0. Above 0, far-off answers are more frequent; below 0, rarer.',
      zh: '与正态分布（峰度为 0）相比，尾部有多厚。大于 0，极端回答更多；小于 0，极端回答更少。',
    },
    cutOff: {
      rule: {
        en: 'between −7 and 7: maximum likelihood tolerates it',
        zh: '在 −7 与 7 之间：最大似然估计可以承受',
      },
      source: 'West, Finch & Curran (1995)',
      holds: (value) => Math.abs(value) < 7,
    },
    caution: {
      en: 'Some programs report the kurtosis with 3 for a normal distribution; here, as in SPSS, 3 is taken off.',
      zh: '有的软件以 3 作为正态分布的峰度；这里与 SPSS 一致，已减去 3。',
    },
  },
} as const satisfies Readonly<Record<string, ReadingHelp>>
