import type { ReadingHelp } from '../readingHelp.ts'

export const factorHelp = {
  kmo: {
    label: { en: 'Kaiser–Meyer–Olkin measure (KMO)', zh: 'KMO 取样适切性量数' },
    says: {
      en: 'How much of the correlations is shared by many items rather than by single pairs: whether there is something for factors to explain.',
      zh: '相关之中有多少是许多题项共有的，而不只存在于个别题项之间：也就是有没有东西可供因子解释。',
    },
    cutOff: {
      rule: {
        en: 'at least .60; .70 middling, .80 meritorious, .90 marvellous, below .50 unacceptable',
        zh: '不低于 0.60；0.70 中等，0.80 良好，0.90 极佳，低于 0.50 不可接受',
      },
      source: 'Kaiser (1974)',
      holds: (value) => value >= 0.6,
    },
  },
  bartlett: {
    label: { en: 'Bartlett’s test of sphericity', zh: 'Bartlett 球形检验' },
    says: {
      en: 'Could all correlations be 0 in the population? A small p says no. With a few hundred rows it nearly always does.',
      zh: '总体中所有相关系数会不会都是 0？p 值小就说明不会。样本有几百人时，几乎总是如此。',
    },
    cutOff: {
      rule: { en: 'p below .05', zh: 'p 小于 0.05' },
      source: 'Bartlett (1951)',
      holds: (p) => p < 0.05,
    },
  },
  eigenvalue: {
    label: { en: 'eigenvalue', zh: '特征值' },
    says: {
      en: 'How many items’ worth of variance a component holds. A component with less than 1 holds less than a single item.',
      zh: '一个成分的方差抵得上几个题项。小于 1 的成分，还不如单个题项。',
    },
    cutOff: {
      rule: { en: 'above 1', zh: '大于 1' },
      source: 'Guttman (1954); Kaiser (1960)',
      holds: (value) => value > 1,
    },
    caution: {
      en: 'The rule finds too many factors, as noise too has eigenvalues above 1: parallel analysis is the better guide.',
      zh: '这条规则往往保留过多的因子，因为纯噪声也有大于 1 的特征值：平行分析更可靠。',
    },
  },
  parallelAnalysis: {
    label: { en: 'parallel analysis', zh: '平行分析' },
    says: {
      en: 'Eigenvalues of the data beside those of pure noise of the same size. Factors count as long as they rise above the noise.',
      zh: '把数据的特征值与同样大小的纯噪声的特征值相比。高出噪声的因子才算数。',
    },
    cutOff: {
      rule: { en: 'above the 95th percentile of noise', zh: '高于噪声的第 95 百分位数' },
      source: 'Horn (1965); Glorfeld (1995)',
    },
  },
  communality: {
    label: { en: 'communality', zh: '共同度' },
    says: {
      en: 'The share of an item’s variance that the factors explain together. What is left is the item’s own, and error.',
      zh: '题项方差中由全部因子共同解释的比例。剩下的是题项独有的部分和误差。',
    },
    cutOff: {
      rule: { en: 'at least .50', zh: '不低于 0.50' },
      source: 'Hair, Black, Babin & Anderson (2010)',
      holds: (value) => value >= 0.5,
    },
  },
  loading: {
    label: { en: 'factor loading', zh: '因子载荷' },
    says: {
      en: 'How strongly an item goes with a factor: after an orthogonal rotation, their correlation. Its square is the share of variance explained.',
      zh: '题项与因子的联系有多强：正交旋转后就是二者的相关系数，平方即被解释的方差比例。',
    },
    cutOff: {
      rule: {
        en: 'at least .50 in size; .70 for a clear structure',
        zh: '绝对值不低于 0.50；结构清晰时应达 0.70',
      },
      source: 'Hair, Black, Babin & Anderson (2010)',
      holds: (value) => Math.abs(value) >= 0.5,
    },
  },
  varianceExplained: {
    label: { en: 'variance explained', zh: '解释的方差' },
    says: {
      en: 'How much of all items’ variance the factors hold together.',
      zh: '全部题项的方差有多少由所提取的因子解释。',
    },
    cutOff: {
      rule: { en: 'at least 60% in the social sciences', zh: '社会科学中不低于 60%' },
      source: 'Hair, Black, Babin & Anderson (2010)',
      holds: (share) => share >= 0.6,
    },
  },
  heywood: {
    label: { en: 'Heywood case', zh: 'Heywood 现象' },
    says: {
      en: 'An item of which nothing is left to error: the computation ran into the wall. Usually there are too many factors, or too few rows.',
      zh: '某个题项的误差方差降到了零：计算撞上了边界。通常是因子太多或样本太少。',
    },
  },
} as const satisfies Readonly<Record<string, ReadingHelp>>
