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
