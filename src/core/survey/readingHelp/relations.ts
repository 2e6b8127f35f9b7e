import type { ReadingHelp } from '../readingHelp.ts'

export const relationHelp = {
  r: {
    label: { en: 'Pearson correlation', zh: 'Pearson 相关系数' },
    says: {
      en: 'How closely two columns follow a straight line together, from −1 to 1. Its square is the share of variance they have in common.',
      zh: '两列数据沿直线一起变化的程度，从 −1 到 1。平方即二者共有的方差比例。',
    },
    cutOff: {
      rule: { en: '.10 small, .30 medium, .50 large', zh: '0.10 小，0.30 中，0.50 大' },
      source: 'Cohen (1988)',
    },
    caution: { en: 'It does not say which one moves the other.', zh: '它并不说明是谁引起谁的变化。' },
  },
  spearman: {
    label: { en: 'Spearman rank correlation', zh: 'Spearman 等级相关' },
    says: {
      en: 'The same for ranks: how closely one rises when the other does, along any curve. Far-off values hardly move it.',
      zh: '对名次计算的相关：一个升高时另一个是否也升高，不要求是直线。极端值对它影响很小。',
    },
    cutOff: {
      rule: { en: '.10 small, .30 medium, .50 large', zh: '0.10 小，0.30 中，0.50 大' },
      source: 'Cohen (1988)',
    },
  },
  p: {
    label: { en: 'p value', zh: 'p 值' },
    says: {
      en: 'How often data this far from “no effect” would come about if there were no effect.',
      zh: '假如根本没有效应，出现如此偏离“无效应”的数据的机会有多大。',
    },
    cutOff: {
      rule: { en: 'below .05 by convention', zh: '惯例是小于 0.05' },
      source: 'Fisher (1925)',
      holds: (value) => value < 0.05,
    },
    caution: {
      en: 'It is not the probability that there is no effect, nor a measure of the effect’s size.',
      zh: '它既不是“没有效应”的概率，也不衡量效应的大小。',
    },
  },
  interval: {
    label: { en: 'confidence interval', zh: '置信区间' },
    says: {
      en: 'The values that the data do not rule out. Of intervals computed in this way, 95 in 100 hold the true value.',
      zh: '数据未能排除的那些取值。这样算出的区间，100 个里约有 95 个包含真值。',
    },
  },
  b: {
    label: { en: 'regression coefficient b', zh: '回归系数 b' },
    says: {
      en: 'By how much the outcome differs, in its own units, when the predictor is one unit higher and the other predictors stay the same.',
      zh: '其他自变量不变、该自变量高一个单位时，因变量相差多少（用因变量自己的单位）。',
    },
  },
  beta: {
    label: { en: 'standardised coefficient β', zh: '标准化系数 β' },
    says: {
      en: 'The same in standard deviations, so that predictors with different units can be set side by side.',
      zh: '以标准差为单位的系数，便于把单位不同的自变量放在一起比较。',
    },
  },
  r2: {
    label: { en: 'R²', zh: 'R²（决定系数）' },
    says: {
      en: 'The share of the outcome’s variance that all predictors explain together in this sample.',
      zh: '在这个样本里，全部自变量一起解释了因变量方差的多大比例。',
    },
    cutOff: {
      rule: { en: '.02 small, .13 medium, .26 large', zh: '0.02 小，0.13 中，0.26 大' },
      source: 'Cohen (1988)',
    },
    caution: {
      en: 'It never falls when a predictor is added, useful or not: adjusted R² does.',
      zh: '只要增加自变量，不管有没有用，它都不会下降；调整后的 R² 则会。',
    },
  },
  adjustedR2: {
    label: { en: 'adjusted R²', zh: '调整后的 R²' },
    says: {
      en: 'R² less what so many predictors would explain by chance.',
      zh: '扣除这么多自变量凭偶然就能解释的部分之后的 R²。',
    },
  },
  vif: {
    label: { en: 'variance inflation factor (VIF)', zh: '方差膨胀因子（VIF）' },
    says: {
      en: 'How many times larger the variance of a coefficient is because its predictor overlaps with the others; 1 without overlap.',
      zh: '由于自变量之间重叠，该系数的方差被放大了多少倍；完全不重叠时为 1。',
    },
    cutOff: {
      rule: { en: 'below 10; below 5 to be strict', zh: '小于 10；从严则小于 5' },
      source: 'Marquardt (1970); Hair, Black, Babin & Anderson (2010)',
      holds: (value) => value < 10,
    },
    caution: {
      en: 'A high VIF is no reason by itself to drop a predictor (O’Brien 2007).',
      zh: 'VIF 高本身并不是删除自变量的理由（O’Brien，2007）。',
    },
  },
  durbinWatson: {
    label: { en: 'Durbin–Watson statistic', zh: 'Durbin–Watson 统计量' },
    says: {
      en: 'Whether neighbouring residuals are alike: 2 if they are not, towards 0 if they are, towards 4 if they alternate. It means something only when the order of the rows does.',
      zh: '相邻残差是否相似：不相似为 2，越相似越接近 0，正负交替则接近 4。只有行的顺序有意义时，它才有意义。',
    },
    cutOff: {
      rule: { en: 'between 1 and 3; near 2 is best', zh: '在 1 与 3 之间；越接近 2 越好' },
      source: 'Field (2013)',
      holds: (value) => value > 1 && value < 3,
    },
  },
  r2Change: {
    label: { en: 'change of R²', zh: 'R² 的变化' },
    says: {
      en: 'How much more is explained once this block of predictors has entered; its F test asks whether that is more than chance.',
      zh: '加入这一组自变量后，多解释了多少；其 F 检验问的是这是否超出偶然。',
    },
  },
  cooksDistance: {
    label: { en: 'Cook’s distance', zh: 'Cook 距离' },
    says: {
      en: 'How far all predictions move when this one row is left out.',
      zh: '去掉这一行后，所有预测值会变动多少。',
    },
    cutOff: {
      rule: { en: 'below 1; above 4/n worth a look', zh: '小于 1；大于 4/n 时值得看一看' },
      source: 'Cook & Weisberg (1982); Bollen & Jackman (1990)',
      holds: (value) => value < 1,
    },
  },
  indirectEffect: {
    label: { en: 'indirect effect', zh: '间接效应' },
    says: {
      en: 'How much of an effect passes through the mediator: the product of the two steps.',
      zh: '有多少影响是经由中介变量传递的：等于前后两步系数之积。',
    },
    cutOff: {
      rule: { en: 'the bootstrap interval leaves out 0', zh: '自助法区间不包含 0' },
      source: 'Preacher & Hayes (2008)',
    },
    caution: {
      en: 'A product of two correlations is no proof of a mechanism: the order of cause and effect is put in, not found.',
      zh: '两个相关相乘并不能证明机制：因果的先后是研究者设定的，不是数据找出来的。',
    },
  },
  moderation: {
    label: { en: 'moderation by groups', zh: '分组调节作用' },
    says: {
      en: 'Whether an effect is stronger in one group than in another: whether the slopes differ, not the levels.',
      zh: '某个影响在一组中是否比在另一组中更强：看的是斜率是否不同，而不是高低是否不同。',
    },
    caution: {
      en: '“Significant in one group, not in the other” is no test of the difference.',
      zh: '“一组显著、另一组不显著”并不等于检验了两组的差别。',
    },
  },
} as const satisfies Readonly<Record<string, ReadingHelp>>
