import { f } from '../numerics/distributions.ts'
import { type Columns, completeCases, requireColumns } from './columns.ts'
import { covarianceMatrix, covarianceToCorrelation } from './covariance.ts'

export interface Reliability {
  readonly items: readonly string[]
  readonly n: number
  readonly dropped: number
  readonly alpha: number
  /** Feldt's interval; exact for parallel items. */
  readonly interval: readonly [number, number]
  /** α of the items brought to unit variance. */
  readonly standardizedAlpha: number
  /** By item; null with two items, of which one alone has no α. */
  readonly alphaIfDropped: Readonly<Record<string, number | null>>
  /** Correlation of each item with the sum of the others. */
  readonly itemRestCorrelation: Readonly<Record<string, number>>
}

/**
 * Cronbach's α of a scale, α = k/(k−1) · (1 − Σ sᵢᵢ / Σᵢⱼ sᵢⱼ), with what it would be without each item.
 *
 * Items that run the other way must be reversed before. Rows with a missing item are left out.
 *
 * @param level of the interval (Feldt 1965): 1 − α is F-distributed with n − 1 and (n − 1)(k − 1) degrees of freedom
 * @throws SurveyError with fewer than two items, no complete rows or a constant item
 * @see Cronbach (1951)
 */
export function reliability(items: Columns, level = 0.95): Reliability {
  requireColumns(items, 2)
  const { names, columns, n, dropped } = completeCases(items, 3)
  const cov = covarianceMatrix(columns)
  const k = names.length
  const value = alpha(cov)
  const bound = (p: number) => 1 - (1 - value) * f.quantile(p, n - 1, (n - 1) * (k - 1))
  const byItem = <T>(of: (i: number) => T) => Object.fromEntries(names.map((name, i) => [name, of(i)]))
  return {
    items: names,
    n,
    dropped,
    alpha: value,
    interval: [bound((1 + level) / 2), bound((1 - level) / 2)],
    standardizedAlpha: alpha(covarianceToCorrelation(cov)),
    alphaIfDropped: byItem((i) => (k > 2 ? alpha(without(cov, i)) : null)),
    itemRestCorrelation: byItem((i) => {
      const withRest = sum(cov[i]!) - cov[i]![i]!
      return withRest / Math.sqrt(cov[i]![i]! * total(without(cov, i)))
    }),
  }
}

function alpha(cov: readonly (readonly number[])[]): number {
  const k = cov.length
  return (k / (k - 1)) * (1 - sum(cov.map((row, i) => row[i]!)) / total(cov))
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const total = (matrix: readonly (readonly number[])[]) => sum(matrix.map(sum))
const without = (matrix: readonly (readonly number[])[], k: number) =>
  matrix.filter((_, i) => i !== k).map((row) => row.filter((_, j) => j !== k))
