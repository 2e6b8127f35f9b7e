import type { Diagnosis } from '../sem/diagnosis.ts'
import { fitModel } from '../sem/fitModel.ts'
import { type Columns, pick } from './columns.ts'
import { averageVarianceExtracted, compositeReliability } from './compositeReliability.ts'
import { type FornellLarcker, fornellLarcker } from './fornellLarcker.ts'
import { htmt } from './htmt.ts'
import { counted, SurveyError } from './surveyError.ts'

export interface ConstructValidity {
  readonly factors: readonly string[]
  /** Of the confirmatory factor analysis; when not, nothing below can be trusted. */
  readonly converged: boolean
  /** What the analysis itself warns of, such as a variance below 0. */
  readonly diagnoses: readonly Diagnosis[]
  /** Standardised, by construct and item. */
  readonly loadings: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** From standardised loadings, in the order of the factors; null where an error variance is below 0. */
  readonly compositeReliability: readonly (number | null)[]
  readonly ave: readonly (number | null)[]
  /** From unstandardised estimates: McDonald's ω. */
  readonly omega: readonly (number | null)[]
  readonly aveUnstandardized: readonly (number | null)[]
  readonly factorCorrelations: readonly (readonly number[])[]
  readonly fornellLarcker: FornellLarcker
  /** With geometric means (HTMT2) and with arithmetic means, as first proposed. */
  readonly htmt: readonly (readonly number[])[]
  readonly htmtArithmetic: readonly (readonly number[])[]
}

/**
 * Convergent and discriminant validity of constructs: a confirmatory factor analysis (maximum likelihood, every item on
 * its construct, constructs correlated) and what follows from its loadings and correlations. One construct by itself has
 * its loadings, reliability and AVE, and nothing to be told apart from.
 *
 * @throws SurveyError without a construct, with one of fewer than three items by itself, or an item in two of them; what
 *   `fitModel` throws for the data
 */
export function constructValidity(
  data: Columns,
  constructs: Readonly<Record<string, readonly string[]>>,
): ConstructValidity {
  const factors = Object.keys(constructs)
  const items = Object.values(constructs).flat()
  check(factors, items)
  const used = pick(data, items)
  const model = factors.map((factor) => `${factor} =~ ${constructs[factor]!.join(' + ')}`).join('\n')
  const { parameters, converged, diagnoses } = fitModel(model, { columns: used }, { model: 'cfa' })

  const find = (lhs: string, op: string, rhs: string) =>
    parameters.find(
      (row) =>
        row.op === op && ((row.lhs === lhs && row.rhs === rhs) || (row.lhs === rhs && row.rhs === lhs)),
    )!
  const standardised = (factor: string) =>
    constructs[factor]!.map((item) => find(factor, '=~', item)['std.all']!)
  const unstandardised = (factor: string) => ({
    loadings: constructs[factor]!.map((item) => find(factor, '=~', item).est),
    errorVariances: constructs[factor]!.map((item) => find(item, '~~', item).est),
    factorVariance: find(factor, '~~', factor).est,
  })
  const factorCorrelations = factors.map((a) =>
    factors.map((b) => (a === b ? 1 : find(a, '~~', b)['std.all']!)),
  )
  const ave = factors.map((factor) => averageVarianceExtracted({ loadings: standardised(factor) }))
  return {
    factors,
    converged,
    diagnoses,
    loadings: Object.fromEntries(
      factors.map((factor) => [
        factor,
        Object.fromEntries(standardised(factor).map((loading, j) => [constructs[factor]![j]!, loading])),
      ]),
    ),
    compositeReliability: factors.map((factor) => compositeReliability({ loadings: standardised(factor) })),
    ave,
    omega: factors.map((factor) => compositeReliability(unstandardised(factor))),
    aveUnstandardized: factors.map((factor) => averageVarianceExtracted(unstandardised(factor))),
    factorCorrelations,
    fornellLarcker: fornellLarcker(
      Object.fromEntries(factors.map((factor, i) => [factor, ave[i]!])),
      factorCorrelations,
    ),
    htmt: htmt(used, constructs).htmt,
    htmtArithmetic: htmt(used, constructs, { mean: 'arithmetic' }).htmt,
  }
}

function check(factors: readonly string[], items: readonly string[]): void {
  if (factors.length === 0) throw new SurveyError({ en: 'there is no construct', zh: '没有构念' })
  // Two items have one covariance: it does not tell their two loadings.
  if (factors.length === 1 && items.length < 3)
    throw new SurveyError({
      en: `${counted(items.length, 'item')} for ${factors[0]}; a construct by itself needs at least 3`,
      zh: `${factors[0]} 只有 ${items.length} 个题项；单独一个构念至少需要 3 个`,
    })
  const twice = items.find((item, i) => items.indexOf(item) < i)
  if (twice !== undefined)
    throw new SurveyError({ en: `item ${twice} belongs to two constructs`, zh: `题项 ${twice} 同属两个构念` })
  const both = factors.find((factor) => items.includes(factor))
  if (both !== undefined)
    throw new SurveyError({
      en: `${both} names both a construct and a column`,
      zh: `${both} 既是构念名又是列名`,
    })
}
