import { mean } from 'd3-array'
import { type Columns, completeCases, pick } from './columns.ts'
import { correlationMatrix } from './covariance.ts'
import { counted, SurveyError } from './surveyError.ts'

export interface HtmtOptions {
  /** Mean of the correlations: geometric (HTMT2, as semTools computes it) or arithmetic (HTMT as first proposed). */
  readonly mean?: 'geometric' | 'arithmetic'
}

export interface Htmt {
  readonly factors: readonly string[]
  readonly htmt: readonly (readonly number[])[]
}

/**
 * Heterotrait–monotrait ratio of correlations: the mean correlation of items of two constructs, over the geometric
 * mean of the mean correlations within each, all in absolute value.
 *
 * With the geometric mean the ratio estimates the correlation of the constructs also when their items' loadings
 * differ; with the arithmetic mean only when they are equal.
 *
 * @param constructs the items of each
 * @throws SurveyError when a construct has fewer than two items
 * @see Henseler, Ringle & Sarstedt (2015), eq. 5; Roemer, Schuberth & Henseler (2021)
 */
export function htmt(
  data: Columns,
  constructs: Readonly<Record<string, readonly string[]>>,
  options: HtmtOptions = {},
): Htmt {
  const factors = Object.keys(constructs)
  for (const factor of factors) {
    if (constructs[factor]!.length < 2)
      throw new SurveyError({
        en: `construct ${factor} has ${counted(constructs[factor]!.length, 'item')}; HTMT needs at least 2`,
        zh: `构念 ${factor} 只有 ${constructs[factor]!.length} 个题项；HTMT 至少需要 2 个`,
      })
  }
  const { names, columns } = completeCases(pick(data, Object.values(constructs).flat()), 3)
  const r = correlationMatrix(columns)
  const indices = factors.map((factor) => constructs[factor]!.map((item) => names.indexOf(item)))
  const average = options.mean === 'arithmetic' ? (x: readonly number[]) => mean(x)! : geometricMean
  const between = (a: readonly number[], b: readonly number[]) =>
    average(a.flatMap((i) => b.flatMap((j) => (i === j ? [] : [Math.abs(r[i]![j]!)]))))
  const within = indices.map((items) => between(items, items))
  return {
    factors,
    htmt: indices.map((a, i) =>
      indices.map((b, j) => (i === j ? 1 : between(a, b) / Math.sqrt(within[i]! * within[j]!))),
    ),
  }
}

const geometricMean = (values: readonly number[]) => Math.exp(mean(values, Math.log)!)
