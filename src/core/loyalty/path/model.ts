import { defineModel, type Values } from '../../model/model.ts'
import type { Random } from '../../numerics/random.ts'
import { percent } from '../percent.ts'
import {
  explainedVariance,
  impliedCorrelation,
  lmgShares,
  varianceInflation,
  zeroOrderCorrelations,
} from './relativeWeights.ts'
import { drawSample, orderRecovery, regress } from './sample.ts'

const beta = (symbol: string, en: string, zh: string, value: number) =>
  ({
    group: 'paths',
    symbol,
    label: { en: `Path of ${en}`, zh: `${zh}路径` },
    describe: {
      en: `Standardised effect of ${en} on loyalty, the other two dimensions held.`,
      zh: `其他两个维度不变时，${zh}对忠诚的标准化效应。`,
    },
    min: -0.2,
    max: 0.9,
    step: 0.01,
    default: value,
  }) as const

const cost = (symbol: string, en: string, zh: string, value: number) =>
  ({
    group: 'levers',
    symbol,
    label: { en: `Cost of ${en}`, zh: `提升${zh}的成本` },
    describe: {
      en: `What it costs to raise ${en} by one standard deviation.`,
      zh: `将${zh}提升一个标准差所需的成本。`,
    },
    min: 0.1,
    max: 5,
    step: 0.1,
    default: value,
  }) as const

const parameters = {
  value: beta('\\beta_1', 'value', '价值', 0.28),
  emotion: beta('\\beta_2', 'emotion', '情感', 0.39),
  relation: beta('\\beta_3', 'relationship', '关系', 0.45),
  correlation: {
    group: 'paths',
    symbol: 'r',
    label: { en: 'Correlation of dimensions', zh: '维度间相关' },
    describe: {
      en: 'The correlation between any two of the three dimensions.',
      zh: '三个维度两两之间的相关系数。',
    },
    min: 0,
    max: 0.95,
    step: 0.01,
    default: 0,
  },
  claimedR2: {
    group: 'paths',
    symbol: 'R_c^2',
    label: { en: 'Claimed R²', zh: '宣称的 R²' },
    describe: { en: 'The explained variance that the source reports.', zh: '文献报告的解释方差。' },
    min: 0.05,
    max: 0.99,
    step: 0.01,
    default: 0.72,
  },
  n: {
    group: 'sample',
    symbol: 'n',
    label: { en: 'Sample size', zh: '样本量' },
    describe: { en: 'How many customers are asked.', zh: '调查的顾客人数。' },
    min: 20,
    max: 2000,
    step: 10,
    integer: true,
    default: 100,
  },
  valueCost: cost('c_1', 'value', '价值', 1),
  emotionCost: cost('c_2', 'emotion', '情感', 1.2),
  relationCost: cost('c_3', 'relationship', '关系', 2),
  replications: {
    group: 'sample',
    symbol: 'B',
    label: { en: 'Replications', zh: '重复次数' },
    describe: {
      en: 'Samples drawn to see how often the order of the paths is recovered.',
      zh: '为考察路径排序被正确还原的频率而抽取的样本数。',
    },
    min: 100,
    max: 5000,
    step: 100,
    integer: true,
    option: true,
    default: 1000,
  },
} as const

const structureOf = (values: Values<typeof parameters>) => ({
  betas: [values.value, values.emotion, values.relation],
  r: values.correlation,
})

function solve(values: Values<typeof parameters>, random: Random) {
  const structure = structureOf(values)
  const { betas, r } = structure
  const r2 = explainedVariance(structure)
  const inflation = varianceInflation(r, betas.length)
  const correlations = zeroOrderCorrelations(structure)
  const costs = [values.valueCost, values.emotionCost, values.relationCost]
  const sample = drawSample(structure, values.n, random)
  return {
    r2,
    /** Σβ²: what R² would be were the dimensions uncorrelated. */
    r2Uncorrelated: explainedVariance({ betas, r: 0 }),
    impliedCorrelation: impliedCorrelation(betas, values.claimedR2),
    correlations,
    lmg: lmgShares(structure),
    pratt: betas.map((b, i) => b * correlations[i]!),
    inflation,
    /** Of each path: √((1 − R²)·VIF/(n − 4)). */
    standardError: Math.sqrt(((1 - r2) * inflation) / (values.n - 4)),
    gainPerCost: betas.map((b, i) => b / costs[i]!),
    regression: regress(sample),
    /** The first rows, to draw. */
    sample: { z: sample.z.slice(0, 400), y: sample.y.slice(0, 400) },
    orderRecovered: orderRecovery(structure, values.n, values.replications, random),
  }
}

const indexOfLargest = (values: readonly number[]) => values.indexOf(Math.max(...values))

/** Value, emotion and relationship as three correlated causes of loyalty: what reported paths imply, and what a sample shows. */
export const model = defineModel({
  id: 'loyalty-path',
  title: { en: 'Three dimensions of loyalty', zh: '忠诚的三个维度' },
  describe: {
    en: 'Loyalty as a regression on value, emotion and relationship: what the reported paths imply for R², and whether a sample can tell their order.',
    zh: '以价值、情感、关系对忠诚作回归：报告的路径系数意味着怎样的 R²，样本又能否分辨它们的大小顺序。',
  },
  version: 1,
  groups: {
    paths: { en: 'Paths', zh: '路径' },
    sample: { en: 'Sample', zh: '样本' },
    levers: { en: 'Levers', zh: '杠杆' },
  },
  parameters,
  presets: {
    reported: { label: { en: 'As reported, uncorrelated', zh: '文献系数，互不相关' }, values: {} },
    consistent: {
      label: { en: 'As reported, R² = 0.72', zh: '文献系数，R² = 0.72' },
      values: { correlation: 0.35 },
    },
    entangled: {
      label: { en: 'Strongly correlated', zh: '高度相关' },
      values: { value: 0.2, emotion: 0.28, relation: 0.32, correlation: 0.85 },
    },
    large: { label: { en: 'A large sample', zh: '大样本' }, values: { correlation: 0.35, n: 1000 } },
  },
  constraints: [
    {
      parameters: ['value', 'emotion', 'relation', 'correlation'],
      rule: {
        en: 'The paths cannot explain more than all: R² < 1.',
        zh: '路径的解释力不能超过全部：R² < 1。',
      },
      holds: (values) => explainedVariance(structureOf(values)) < 1,
    },
  ],
  random: true,
  solve,
  outputs: {
    r2: {
      label: { en: 'R² implied', zh: '隐含的 R²' },
      describe: {
        en: 'Explained variance that the paths and the correlation imply.',
        zh: '由路径与相关系数推出的解释方差。',
      },
      symbol: 'R^2',
      of: (r) => r.r2,
    },
    r2Uncorrelated: {
      label: { en: 'R² if uncorrelated', zh: '互不相关时的 R²' },
      describe: { en: 'The sum of squared paths.', zh: '路径系数的平方和。' },
      symbol: '\\Sigma\\beta^2',
      of: (r) => r.r2Uncorrelated,
    },
    impliedCorrelation: {
      label: { en: 'Correlation needed', zh: '所需的相关' },
      describe: {
        en: 'The correlation between dimensions at which the paths explain the claimed R².',
        zh: '使这些路径恰好解释所宣称 R² 的维度间相关。',
      },
      symbol: 'r^*',
      of: (r) => r.impliedCorrelation,
    },
    standardError: {
      label: { en: 'Standard error of a path', zh: '路径的标准误' },
      describe: {
        en: 'Expected standard error of each path at this sample size.',
        zh: '该样本量下每条路径的预期标准误。',
      },
      symbol: '\\mathrm{SE}',
      of: (r) => r.standardError,
    },
    inflation: {
      label: { en: 'Variance inflation', zh: '方差膨胀因子' },
      describe: {
        en: 'How many times the correlation between dimensions multiplies the variance of a path.',
        zh: '维度间相关使路径方差放大的倍数。',
      },
      symbol: '\\mathrm{VIF}',
      of: (r) => r.inflation,
    },
    orderRecovered: {
      label: { en: 'Order recovered', zh: '排序被还原' },
      describe: {
        en: 'Share of samples in which the three estimates stand in their true order.',
        zh: '三个估计值顺序正确的样本所占比例。',
      },
      of: (r) => r.orderRecovered,
    },
    sampleR2: {
      label: { en: 'R² of the sample', zh: '样本 R²' },
      describe: { en: 'Explained variance in the one sample drawn.', zh: '所抽样本中的解释方差。' },
      of: (r) => r.regression.r2,
    },
    valueLmg: {
      label: { en: 'Share of value', zh: '价值的份额' },
      describe: {
        en: "Value's part of R², averaged over orders of entry.",
        zh: '价值在 R² 中的份额，按进入顺序平均。',
      },
      of: (r) => r.lmg[0]!,
    },
    emotionLmg: {
      label: { en: 'Share of emotion', zh: '情感的份额' },
      describe: {
        en: "Emotion's part of R², averaged over orders of entry.",
        zh: '情感在 R² 中的份额，按进入顺序平均。',
      },
      of: (r) => r.lmg[1]!,
    },
    relationLmg: {
      label: { en: 'Share of relationship', zh: '关系的份额' },
      describe: {
        en: "Relationship's part of R², averaged over orders of entry.",
        zh: '关系在 R² 中的份额，按进入顺序平均。',
      },
      of: (r) => r.lmg[2]!,
    },
    largestIsBestLever: {
      label: { en: 'Largest path is best lever', zh: '最大路径即最佳杠杆' },
      describe: {
        en: 'Does the largest path also give most per unit of cost?',
        zh: '系数最大的路径是否单位成本的收益也最高？',
      },
      of: (r, v) => indexOfLargest(r.gainPerCost) === indexOfLargest([v.value, v.emotion, v.relation]),
    },
  },
  summary: (r, v) => ({
    en: `The paths ${v.value}, ${v.emotion} and ${v.relation} explain ${percent(r.r2)} of loyalty at a correlation of ${v.correlation} between dimensions; ${percent(v.claimedR2)} would need ${r.impliedCorrelation.toFixed(2)}. With ${v.n} customers the standard error is ${r.standardError.toFixed(3)}, and ${percent(r.orderRecovered)} of samples show the true order.`,
    zh: `维度间相关为 ${v.correlation} 时，路径 ${v.value}、${v.emotion}、${v.relation} 解释忠诚的 ${percent(r.r2)}；要达到 ${percent(v.claimedR2)}，相关须为 ${r.impliedCorrelation.toFixed(2)}。样本量为 ${v.n} 时标准误为 ${r.standardError.toFixed(3)}，${percent(r.orderRecovered)} 的样本显示出真实的顺序。`,
  }),
  references: ['gromping2007'],
})
