import type { Text } from '../text.ts'
import type { SemOptions } from './options.ts'

/** Each option in a sentence, for tables and controls. */
export const OPTION_TEXTS: Readonly<Record<keyof SemOptions, Text>> = {
  model: {
    en: 'sem or cfa; growth fixes observed intercepts to zero and frees latent means.',
    zh: '普通模型（sem、cfa），或增长模型（growth：观测截距固定为零，潜变量均值自由估计）。',
  },
  estimator: {
    en: 'Maximum likelihood (ML; MLM and MLR correct for non-normal data), or least squares (ULS, GLS).',
    zh: '极大似然（ML；MLM 与 MLR 对非正态数据作校正），或最小二乘（ULS、GLS）。',
  },
  likelihood: {
    en: 'normal divides by N, as lavaan does; wishart by N − 1, as AMOS and LISREL do.',
    zh: 'normal 以 N 为除数（lavaan 的做法）；wishart 以 N − 1 为除数（AMOS、LISREL 的做法）。',
  },
  missing: {
    en: 'listwise drops every row with a gap; fiml uses all that was observed.',
    zh: 'listwise 删去任何有缺失的行；fiml 利用全部已观测的信息。',
  },
  meanstructure: { en: 'Model the means too.', zh: '同时为均值建模。' },
  'std.lv': {
    en: 'Set the scale of latents by unit variance instead of the first loading.',
    zh: '以方差为 1（而不是首个载荷为 1）来设定潜变量的尺度。',
  },
  orthogonal: {
    en: 'Latents covary only as the model says.',
    zh: '除模型写明的以外，潜变量之间（内生者为残差之间）不相关。',
  },
  'fixed.x': {
    en: 'Take moments of exogenous observed variables as given.',
    zh: '外生观测变量的方差、协方差与均值取样本值，不作估计。',
  },
  group: { en: 'The column that says which group a row is in.', zh: '标明各行所属组别的列。' },
  'group.equal': { en: 'What is equal in all groups.', zh: '各组之间设为相等的参数。' },
  se: { en: 'How standard errors are computed.', zh: '标准误的计算方法。' },
  information: {
    en: 'Standard errors from the expected or the observed information.',
    zh: '标准误由期望信息矩阵还是观测信息矩阵得出。',
  },
  dialect: {
    en: 'Whose conventions the indices follow: lavaan’s or AMOS’s.',
    zh: '各项指标按 lavaan 还是 AMOS 的约定计算。',
  },
  modindices: { en: 'Compute modification indices.', zh: '计算修正指数。' },
}
