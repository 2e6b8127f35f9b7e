import type { Text } from '../text.ts'

export type DiagnosisCode =
  | 'unknown-variable'
  | 'text-in-numeric-column'
  | 'not-finite'
  | 'constant-column'
  | 'collinear-columns'
  | 'too-few-rows'
  | 'more-parameters-than-moments'
  | 'missing-means'
  | 'bad-covariance'
  | 'not-identified'
  | 'not-converged'
  | 'heywood'
  | 'sigma-not-positive-definite'
  | 'psi-not-positive-definite'
  | 'rows-dropped'

/** What is wrong, in plain words. An error: there is no result to trust; a warning: read the result with this in mind. */
export interface Diagnosis {
  readonly code: DiagnosisCode
  readonly severity: 'error' | 'warning'
  readonly text: Text
  /** The variables or parameters it is about. */
  readonly about: readonly string[]
}

/** Thrown when nothing can be computed. */
export class SemError extends Error {
  readonly diagnosis: Diagnosis

  constructor(diagnosis: Diagnosis) {
    super(diagnosis.text.en)
    this.name = 'SemError'
    this.diagnosis = diagnosis
  }
}

const list = (names: readonly string[]): string => names.join(', ')
/** "1 row", "2 rows". */
const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
const listZh = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

function make(
  code: DiagnosisCode,
  severity: 'error' | 'warning',
  about: readonly string[],
  en: string,
  zh: string,
): Diagnosis {
  return { code, severity, about, text: { en, zh } }
}

export const unknownVariable = (names: readonly string[], available: readonly string[]): Diagnosis =>
  make(
    'unknown-variable',
    'error',
    names,
    `The model names ${list(names)}, which the data do not have. The data have ${list(available.slice(0, 60))}.`,
    `模型中的${listZh(names)}在数据里找不到。数据中的变量有：${available.slice(0, 60).join('、')}。`,
  )

export const textInNumericColumn = (name: string, example: string, row: number): Diagnosis =>
  make(
    'text-in-numeric-column',
    'error',
    [name],
    `The column ${name} holds text: "${example}" in row ${row}. A model needs numbers; code the answers, or leave the variable out.`,
    `“${name}”列中有文字：第 ${row} 行是“${example}”。模型只能用数值，请先给选项编码，或不使用这个变量。`,
  )

export const infiniteValue = (name: string, value: number, row: number): Diagnosis =>
  make(
    'not-finite',
    'error',
    [name],
    `The column ${name} holds ${value} in row ${row}, which is not a finite number. Leave the cell empty, and it counts as missing.`,
    `“${name}”列第 ${row} 行是 ${value}，不是有限的数值。请把该格留空，按缺失值处理。`,
  )

export const tooLarge = (names: readonly string[], group: string): Diagnosis =>
  make(
    'not-finite',
    'error',
    names,
    `The values of ${list(names)}${group && ` in group ${group}`} are too large for a variance to be computed. Look for a mistyped value, or use larger units.`,
    `${group ? `“${group}”组` : ''}${listZh(names)}的数值过大，无法计算方差。请检查是否有录入错误，或改用更大的单位。`,
  )

export const constantColumn = (names: readonly string[], group: string): Diagnosis =>
  make(
    'constant-column',
    'error',
    names,
    `${list(names)} ${names.length > 1 ? 'have' : 'has'} the same value in every row${group && ` of group ${group}`}: what does not vary cannot be explained.`,
    `${listZh(names)}在${group ? `“${group}”组的` : ''}每一行都取同一个值：没有变异，也就无从解释。`,
  )

export const collinearColumns = (names: readonly string[], group: string): Diagnosis =>
  make(
    'collinear-columns',
    'error',
    names,
    `${list(names)} can be computed exactly from one another${group && ` in group ${group}`} (their covariance matrix is singular). Leave one of them out.`,
    `${group ? `在“${group}”组中，` : ''}${listZh(names)}之间存在精确的线性关系（协方差矩阵奇异）。请去掉其中一个。`,
  )

export const tooFewRows = (n: number, p: number, group: string): Diagnosis =>
  make(
    'too-few-rows',
    'error',
    [],
    `${group ? `Group ${group} has` : n === 1 ? 'There is' : 'There are'} ${counted(n, 'usable row')} for ${counted(p, 'observed variable')}; there must be more rows than variables, and for estimates worth reading many more.`,
    `${group ? `“${group}”组` : '数据'}可用的只有 ${n} 行，而观测变量有 ${p} 个。行数必须多于变量数；要得到可靠的估计，还需多得多。`,
  )

export const moreParametersThanMoments = (parameters: number, moments: number): Diagnosis =>
  make(
    'more-parameters-than-moments',
    'error',
    [],
    `The model has ${counted(parameters, 'free parameter')}, the data only ${counted(moments, 'moment')}: infinitely many solutions fit equally well. Fix or equate at least ${parameters - moments} of them.`,
    `模型有 ${parameters} 个自由参数，而数据只提供 ${moments} 个矩：有无穷多组解拟合得一样好。请至少固定或等同其中 ${parameters - moments} 个。`,
  )

export const missingMeans = (): Diagnosis =>
  make(
    'missing-means',
    'error',
    [],
    'The model has intercepts, but the covariance matrix comes without means. Add "means", or leave the intercepts out.',
    '模型含有截距，但所给的协方差矩阵没有附均值。请补上均值（means），或去掉截距。',
  )

export const badCovariance = (rule: { en: string; zh: string }, about: readonly string[] = []): Diagnosis =>
  make('bad-covariance', 'error', about, `The covariance matrix ${rule.en}.`, `协方差矩阵${rule.zh}。`)

export const notPositiveDefinite = (names: readonly string[], group: string): Diagnosis =>
  badCovariance(
    {
      en: `${group && `of group ${group} `}is not positive definite: no data can have these covariances of ${list(names)}`,
      zh: `${group && `（“${group}”组）`}不是正定的：没有任何数据会让${listZh(names)}有这样的协方差`,
    },
    names,
  )

export const notIdentified = (parameters: readonly string[]): Diagnosis =>
  make(
    'not-identified',
    'error',
    parameters,
    `The model is not identified: ${list(parameters)} can change together without any change in fit, so no standard errors exist. Fix one of them, or give a latent more indicators.`,
    `模型不可识别：${listZh(parameters)}可以同时变动而拟合毫无变化，因此没有标准误。请固定其中一个，或给潜变量增加指标。`,
  )

export const notConverged = (iterations: number, gradient: number): Diagnosis =>
  make(
    'not-converged',
    'error',
    [],
    `No minimum was found in ${counted(iterations, 'iteration')} (largest gradient ${gradient.toExponential(1)}): the numbers are where the search stopped, not estimates. Look for a wrong sign, a factor with one or two indicators, or a sample too small for the model.`,
    `迭代 ${iterations} 次后仍未找到最小值（最大梯度 ${gradient.toExponential(1)}）：所示数字只是搜索停下的位置，不是估计值。请检查符号是否有误、是否有因子只有一两个指标，或样本对模型来说是否太小。`,
  )

export const heywood = (names: readonly string[]): Diagnosis =>
  make(
    'heywood',
    'warning',
    names,
    `The variance of ${list(names)} is estimated below zero (a Heywood case), which no variance can be. Usual causes: a small sample, a factor with two indicators, or a wrong model.`,
    `${listZh(names)}的方差估计为负（Heywood 现象），而方差不可能为负。常见原因：样本小、因子只有两个指标，或模型设定有误。`,
  )

export const sigmaNotPositiveDefinite = (group: string): Diagnosis =>
  make(
    'sigma-not-positive-definite',
    'error',
    [],
    `The implied covariance matrix Σ${group && ` of group ${group}`} is not positive definite: no data can have these covariances.`,
    `${group ? `“${group}”组` : ''}模型隐含的协方差矩阵 Σ 不是正定的：没有任何数据会有这样的协方差。`,
  )

export const psiNotPositiveDefinite = (names: readonly string[], group: string): Diagnosis =>
  make(
    'psi-not-positive-definite',
    'warning',
    names,
    `The covariance matrix Ψ of ${list(names)}${group && ` in group ${group}`} is not positive definite: some correlation is above 1, or one of them is a combination of the others.`,
    `${group ? `“${group}”组` : ''}${listZh(names)}的协方差矩阵 Ψ 不是正定的：某个相关系数超过了 1，或其中一个是其余几个的组合。`,
  )

export const rowsDropped = (
  dropped: number,
  total: number,
  why: 'listwise' | 'empty' | 'exogenous',
): Diagnosis => {
  const reason = {
    listwise: { en: 'a value is missing (listwise deletion)', zh: '有缺失值（列删除法）' },
    empty: { en: 'no variable of the model was observed', zh: '模型的变量全部缺失' },
    exogenous: { en: 'an exogenous variable is missing', zh: '外生变量缺失' },
  }[why]
  return make(
    'rows-dropped',
    'warning',
    [],
    `${dropped} of ${counted(total, 'row')} ${dropped === 1 ? 'was' : 'were'} left out: ${reason.en}.`,
    `${total} 行中有 ${dropped} 行未用：${reason.zh}。`,
  )
}
