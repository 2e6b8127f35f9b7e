import type { ReadingHelp } from '../readingHelp.ts'

export const comparisonHelp = {
  t: {
    label: { en: 't', zh: 't 值' },
    says: {
      en: 'A difference in units of its standard error: how many times larger it is than what chance usually makes.',
      zh: '以标准误为单位的差异：它是偶然波动通常大小的多少倍。',
    },
  },
  welchT: {
    label: { en: 'Welch’s t test', zh: 'Welch t 检验' },
    says: {
      en: 'The t test that does not take the spreads of the two groups to be equal. It may be used always; when spreads are equal it loses next to nothing.',
      zh: '不假定两组离散程度相同的 t 检验。任何时候都可以用；即使离散程度相同，也几乎没有损失。',
    },
  },
  cohensD: {
    label: { en: 'Cohen’s d', zh: 'Cohen d' },
    says: {
      en: 'A difference of means in standard deviations: how far the groups are apart beside how far people within them are.',
      zh: '以标准差为单位的均值差：两组之间的距离，相对于组内个人之间的距离有多大。',
    },
    cutOff: {
      rule: { en: '.2 small, .5 medium, .8 large', zh: '0.2 小，0.5 中，0.8 大' },
      source: 'Cohen (1988)',
    },
  },
  f: {
    label: { en: 'F', zh: 'F 值' },
    says: {
      en: 'Variation between groups beside variation within them. About 1 when groups differ by chance alone.',
      zh: '组间差异与组内差异之比。若各组只是偶然不同，大约为 1。',
    },
  },
  levene: {
    label: { en: 'Levene’s test', zh: 'Levene 方差齐性检验' },
    says: {
      en: 'Are the spreads of the groups equal? A small p says no: then read Welch’s test.',
      zh: '各组的离散程度相同吗？p 值小说明不同：这时应看 Welch 检验。',
    },
    cutOff: {
      rule: { en: 'p above .05: no sign of unequal spreads', zh: 'p 大于 0.05：没有迹象表明离散程度不同' },
      source: 'Levene (1960)',
      holds: (p) => p > 0.05,
    },
    caution: {
      en: 'In small samples it misses unequal spreads; in large ones it finds differences that do not matter.',
      zh: '样本小时它发现不了方差不齐，样本大时又会报告无关紧要的差别。',
    },
  },
  welch: {
    label: { en: 'Welch’s analysis of variance', zh: 'Welch 方差分析' },
    says: {
      en: 'The F test of means that does not take the spreads of the groups to be equal.',
      zh: '不假定各组离散程度相同的均值 F 检验。',
    },
  },
  eta2: {
    label: { en: 'η²', zh: 'η²' },
    says: {
      en: 'The share of the outcome’s variation that lies between the groups.',
      zh: '因变量的变异中有多大比例在组与组之间。',
    },
    cutOff: {
      rule: { en: '.01 small, .06 medium, .14 large', zh: '0.01 小，0.06 中，0.14 大' },
      source: 'Cohen (1988)',
    },
  },
  lsd: {
    label: { en: 'least significant difference (LSD)', zh: '最小显著差异法（LSD）' },
    says: {
      en: 'Every pair by its own t test. With many pairs some come out “significant” by chance.',
      zh: '每一对都单独做 t 检验。对数一多，总有一些会因偶然而“显著”。',
    },
  },
  bonferroni: {
    label: { en: 'Bonferroni’s correction', zh: 'Bonferroni 校正' },
    says: {
      en: 'Each p multiplied by the number of pairs, so that one false alarm among all of them stays rare. Safe, and strict.',
      zh: '把每个 p 值乘以比较的对数，使所有比较中出现一次误报的机会仍然很小。稳妥，但偏严。',
    },
  },
  tukey: {
    label: { en: 'Tukey’s honest difference (HSD)', zh: 'Tukey HSD' },
    says: {
      en: 'All pairs at once, with the range of so many means taken into account: the usual choice when all pairs are of interest and spreads are alike.',
      zh: '同时比较所有组对，并把“这么多均值的最大差”考虑在内：当关心全部组对且各组离散程度相近时，通常用它。',
    },
  },
} as const satisfies Readonly<Record<string, ReadingHelp>>
