import type { Text } from '../text.ts'

export type Estimator = 'ML' | 'MLM' | 'MLR' | 'ULS' | 'GLS'
export type StandardErrorKind = 'standard' | 'robust.sem' | 'robust.huber.white' | 'none'
export type Dialect = 'lavaan' | 'AMOS'
export type EqualAcrossGroups =
  | 'loadings'
  | 'intercepts'
  | 'residuals'
  | 'residual.covariances'
  | 'lv.variances'
  | 'lv.covariances'
  | 'means'
  | 'regressions'

/** Options under lavaan's names and with lavaan's defaults. */
export interface SemOptions {
  /** Which of lavaan's wrappers: `growth` fixes the intercepts of observed variables and frees those of latents. */
  readonly model?: 'sem' | 'cfa' | 'growth'
  readonly estimator?: Estimator
  readonly likelihood?: 'normal' | 'wishart'
  readonly missing?: 'listwise' | 'fiml' | 'ml'
  readonly meanstructure?: boolean
  readonly 'std.lv'?: boolean
  readonly orthogonal?: boolean
  readonly 'fixed.x'?: boolean
  readonly group?: string
  readonly 'group.equal'?: EqualAcrossGroups | readonly EqualAcrossGroups[]
  readonly se?: StandardErrorKind
  readonly information?: 'expected' | 'observed'
  /** AMOS: the Wishart likelihood, modification indices without the re-estimation term, GFI without means. */
  readonly dialect?: Dialect
  /** Modification indices are computed on request. */
  readonly modindices?: boolean
}

/** Every option decided. */
export interface SemSettings {
  readonly model: 'sem' | 'cfa' | 'growth'
  readonly estimator: 'ML' | 'ULS' | 'GLS'
  /** The correction of the test statistic. */
  readonly test: 'standard' | 'satorra.bentler' | 'yuan.bentler.mplus'
  readonly likelihood: 'normal' | 'wishart'
  readonly missing: 'listwise' | 'fiml'
  readonly meanstructure: boolean | undefined
  readonly stdLv: boolean
  readonly orthogonal: boolean
  readonly fixedX: boolean
  readonly group: string | undefined
  readonly groupEqual: readonly EqualAcrossGroups[]
  readonly se: StandardErrorKind
  readonly information: 'expected' | 'observed'
  readonly dialect: Dialect
  readonly modindices: boolean
}

const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  model: ['sem', 'cfa', 'growth'],
  estimator: ['ML', 'MLM', 'MLR', 'ULS', 'GLS'],
  likelihood: ['normal', 'wishart'],
  missing: ['listwise', 'fiml', 'ml'],
  meanstructure: [true, false],
  'std.lv': [true, false],
  orthogonal: [true, false],
  'fixed.x': [true, false],
  se: ['standard', 'robust.sem', 'robust.huber.white', 'none'],
  information: ['expected', 'observed'],
  dialect: ['lavaan', 'AMOS'],
  modindices: [true, false],
}

const EQUAL: readonly EqualAcrossGroups[] = [
  'loadings',
  'intercepts',
  'residuals',
  'residual.covariances',
  'lv.variances',
  'lv.covariances',
  'means',
  'regressions',
]

/**
 * Checks the options and fills in the defaults, each as lavaan 0.6-14 has it: FIML has a mean structure and the
 * observed information, MLM `robust.sem` standard errors, MLR `robust.huber.white` ones; AMOS is Wishart.
 *
 * @throws RangeError that names the option, the rule and the value
 */
export function settingsOf(options: SemOptions = {}): SemSettings {
  const known = [...Object.keys(CHOICES), 'group', 'group.equal']
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue
    if (!known.includes(name)) throw new RangeError(`unknown option "${name}"; one of ${known.join(', ')}`)
    const choices = CHOICES[name]
    if (choices && !choices.includes(value))
      throw new RangeError(`invalid ${name}; not one of ${choices.join(', ')}: ${String(value)}`)
  }
  if (options.group !== undefined && typeof options.group !== 'string')
    throw new RangeError(`invalid group; not the name of a column: ${String(options.group)}`)
  const groupEqual = [options['group.equal'] ?? []].flat()
  for (const what of groupEqual)
    if (!EQUAL.includes(what))
      throw new RangeError(`invalid group.equal; not one of ${EQUAL.join(', ')}: ${String(what)}`)

  const { estimator: chosen = 'ML', dialect = 'lavaan', model = 'sem' } = options
  const estimator = chosen === 'ULS' || chosen === 'GLS' ? chosen : 'ML'
  const missing = options.missing === 'fiml' || options.missing === 'ml' ? 'fiml' : 'listwise'
  if (missing === 'fiml' && (estimator !== 'ML' || chosen === 'MLM'))
    throw new RangeError(`invalid missing; fiml needs the estimator ML or MLR: ${chosen}`)
  if (options.likelihood === 'wishart' && (estimator !== 'ML' || missing === 'fiml'))
    throw new RangeError(`invalid likelihood; wishart needs the estimator ML and complete data: wishart`)
  if (options.meanstructure === false && (missing === 'fiml' || model === 'growth'))
    throw new RangeError('invalid meanstructure; fiml and growth models need one: false')

  const needsMeans =
    missing === 'fiml' ||
    model === 'growth' ||
    groupEqual.includes('intercepts') ||
    groupEqual.includes('means')

  const se =
    options.se ?? (chosen === 'MLM' ? 'robust.sem' : chosen === 'MLR' ? 'robust.huber.white' : 'standard')
  if (se.startsWith('robust') && estimator !== 'ML')
    throw new RangeError(`invalid se; robust errors need an ML estimator: ${se}`)
  if (se === 'robust.sem' && missing === 'fiml')
    throw new RangeError('invalid se; robust.sem needs complete data: fiml')
  const isAmosMl = dialect === 'AMOS' && estimator === 'ML' && missing === 'listwise'
  return {
    model,
    estimator,
    test: chosen === 'MLM' ? 'satorra.bentler' : chosen === 'MLR' ? 'yuan.bentler.mplus' : 'standard',
    likelihood: options.likelihood ?? (isAmosMl && chosen === 'ML' ? 'wishart' : 'normal'),
    missing,
    meanstructure: needsMeans ? true : options.meanstructure,
    stdLv: options['std.lv'] ?? false,
    orthogonal: options.orthogonal ?? false,
    // The weight of least squares takes all moments as random, as lavaan does.
    fixedX: options['fixed.x'] ?? estimator === 'ML',
    group: options.group,
    groupEqual,
    se,
    information:
      options.information ?? (missing === 'fiml' || se === 'robust.huber.white' ? 'observed' : 'expected'),
    dialect,
    modindices: options.modindices ?? false,
  }
}

/** The estimator by the name it was asked for by: MLM and MLR estimate by ML and correct the test. */
export function estimatorName({ estimator, test }: SemSettings): Estimator {
  if (test === 'standard') return estimator
  return test === 'satorra.bentler' ? 'MLM' : 'MLR'
}

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
