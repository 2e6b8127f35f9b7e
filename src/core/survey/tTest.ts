import { deviation, mean } from 'd3-array'
import { studentT } from '../numerics/distributions.ts'
import { isConstant, largest } from '../numerics/isConstant.ts'
import { present } from './columns.ts'
import { type Group, type GroupSummary, summariseGroups } from './groups.ts'
import { counted, SurveyError } from './surveyError.ts'

export interface TTest {
  /** What is compared with 0: a difference of means, or of a mean from the value asked about. */
  readonly difference: number
  readonly se: number
  readonly t: number
  readonly df: number
  /** Two-sided. */
  readonly p: number
  readonly interval: readonly [number, number]
  /** Cohen's d: the difference in standard deviations. */
  readonly d: number
}

export interface TwoSampleTTest {
  readonly groups: readonly [GroupSummary, GroupSummary]
  /** Student's test, which takes the variances to be equal. */
  readonly student: TTest
  /** Welch's, which does not; Satterthwaite's degrees of freedom. */
  readonly welch: TTest
}

/** Does the mean of one column differ from `value`? NaN is missing. */
export function oneSampleTTest(values: readonly number[], value = 0, level = 0.95): TTest {
  const x = present(values)
  return testOfMean(x, value, level, largest(x))
}

/** @param size the largest number that the values were computed from, for what rounding may have left in them */
function testOfMean(x: readonly number[], value: number, level: number, size: number): TTest {
  if (x.length < 2)
    throw new SurveyError({
      en: `${counted(x.length, 'value')}; a t test needs at least 2`,
      zh: `只有 ${x.length} 个取值；t 检验至少需要 2 个`,
    })
  if (isConstant(x, size))
    throw new SurveyError({ en: `all values are the same: ${x[0]}`, zh: `所有取值都相同：${x[0]}` })
  const sd = deviation(x)!
  return test(mean(x)! - value, sd / Math.sqrt(x.length), x.length - 1, sd, level)
}

/**
 * Do two columns of the same rows differ in the mean? d is in standard deviations of the differences.
 *
 * @throws SurveyError when the columns are not equally long, or their differences are all the same
 */
export function pairedTTest(x: readonly number[], y: readonly number[], level = 0.95): TTest {
  if (x.length !== y.length)
    throw new SurveyError({
      en: `one column has ${counted(x.length, 'row')}, the other ${y.length}; pairs are needed`,
      zh: `一列有 ${x.length} 行，另一列有 ${y.length} 行；配对检验要求两列一一对应`,
    })
  const differences = present(x.map((value, i) => value - y[i]!))
  return testOfMean(differences, 0, level, largest(present([...x, ...y])))
}

/**
 * Do two groups differ in the mean (first minus second)?
 *
 *   d = (x̄₁ − x̄₂)/s with the pooled s; Welch's t has variance s₁²/n₁ + s₂²/n₂
 *
 * @throws SurveyError unless there are two groups with at least two cases each
 * @see Welch (1947); Cohen (1988), eq. 2.5.1
 */
export function twoSampleTTest(groups: readonly Group[], level = 0.95): TwoSampleTTest {
  const summaries = summariseGroups(groups)
  if (summaries.length > 2)
    throw new SurveyError({
      en: `${summaries.length} groups (${groups.map(({ group }) => group).join(', ')}); a t test compares 2`,
      zh: `有 ${summaries.length} 个组（${groups.map(({ group }) => group).join('、')}）；t 检验只比较两组`,
    })
  const [a, b] = summaries as [GroupSummary, GroupSummary]
  const difference = a.mean - b.mean
  const df = a.n + b.n - 2
  const pooled = Math.sqrt(((a.n - 1) * a.variance + (b.n - 1) * b.variance) / df)
  const [va, vb] = [a.variance / a.n, b.variance / b.n]
  const welchDf = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  return {
    groups: [a, b],
    student: test(difference, pooled * Math.sqrt(1 / a.n + 1 / b.n), df, pooled, level),
    welch: test(difference, Math.sqrt(va + vb), welchDf, pooled, level),
  }
}

function test(difference: number, se: number, df: number, sd: number, level: number): TTest {
  const t = difference / se
  const reach = studentT.quantile((1 + level) / 2, df) * se
  return {
    difference,
    se,
    t,
    df,
    p: studentT.twoSided(t, df),
    interval: [difference - reach, difference + reach],
    d: difference / sd,
  }
}
