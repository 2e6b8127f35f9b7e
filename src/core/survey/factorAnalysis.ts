import { type Columns, completeCases, requireColumns } from './columns.ts'
import { correlationMatrix } from './covariance.ts'
import { maximumLikelihoodFactors, principalAxes, principalComponents } from './extraction.ts'
import { orderFactors, orderOblique, sumsOfSquares } from './factorOrder.ts'
import { type Loadings, promax, varimax } from './rotation.ts'
import { SurveyError } from './surveyError.ts'
import { symmetricEigen } from './symmetricEigen.ts'

export interface FactorOptions {
  readonly factors: number
  readonly extraction?: 'principal' | 'ml' | 'axis'
  readonly rotation?: 'none' | 'varimax' | 'promax'
}

export interface FactorSolution {
  readonly items: readonly string[]
  readonly n: number
  readonly dropped: number
  /** Of the correlation matrix, largest first. */
  readonly eigenvalues: readonly number[]
  /** A row an item, a column a factor; of an oblique solution the pattern. */
  readonly loadings: Loadings
  readonly communality: Readonly<Record<string, number>>
  readonly uniqueness: Readonly<Record<string, number>>
  /** Σ λ² of each factor; of an oblique solution what its factors explain together is not their sum. */
  readonly ssLoadings: readonly number[]
  readonly factorCorrelations: Loadings | null
  readonly converged: boolean
  readonly heywood: readonly string[]
  readonly test: { readonly chisq: number; readonly df: number; readonly p: number } | null
}

/**
 * Exploratory factor analysis of a correlation matrix: extraction, rotation, and factors in the conventional order
 * (largest first, each pointing where its loadings sum to more than 0).
 *
 * @throws SurveyError when there are too many factors for the items, too few rows, or a constant or redundant item
 */
export function factorAnalysis(data: Columns, options: FactorOptions): FactorSolution {
  const { factors, extraction = 'principal', rotation = 'varimax' } = options
  requireColumns(data, 2)
  const most = mostFactors(Object.keys(data).length, extraction)
  if (!(Number.isInteger(factors) && factors >= 1 && factors <= most))
    throw new SurveyError({
      en: `invalid factors; not a whole number from 1 to ${most} for ${Object.keys(data).length} items: ${factors}`,
      zh: `因子数无效：${Object.keys(data).length} 个题项的因子数应为 1 到 ${most} 的整数，给出的是 ${factors}`,
    })
  const { names, columns, n, dropped } = completeCases(data, Object.keys(data).length + 1)
  const r = correlationMatrix(columns)
  const extracted =
    extraction === 'principal'
      ? principalComponents(r, factors)
      : extraction === 'axis'
        ? principalAxes(r, factors, names)
        : maximumLikelihoodFactors(r, factors, names, n)

  const rotated = factors === 1 || rotation === 'none' ? extracted.loadings : varimax(extracted.loadings)
  const oblique = factors > 1 && rotation === 'promax' ? orderOblique(promax(rotated)) : null
  const loadings = oblique?.pattern ?? orderFactors(rotated)
  const byItem = (of: (i: number) => number) => Object.fromEntries(names.map((name, i) => [name, of(i)]))
  return {
    items: names,
    n,
    dropped,
    eigenvalues: symmetricEigen(r).values,
    loadings,
    communality: byItem((i) => 1 - extracted.uniquenesses[i]!),
    uniqueness: byItem((i) => extracted.uniquenesses[i]!),
    ssLoadings: sumsOfSquares(loadings),
    factorCorrelations: oblique?.factorCorrelations ?? null,
    converged: extracted.converged,
    heywood: extracted.heywood,
    test: extracted.test,
  }
}

/** Components: as many as items. Factors: as long as they do not have more parameters than there are correlations. */
function mostFactors(p: number, extraction: 'principal' | 'ml' | 'axis'): number {
  if (extraction === 'principal') return p
  let k = 0
  while ((p - k - 1) ** 2 - (p + k + 1) >= 0) k++
  return k
}
