import { f } from '../numerics/distributions.ts'
import { type Columns, completeCases, requireColumns } from './columns.ts'
import { covarianceMatrix, covarianceToCorrelation } from './covariance.ts'
import { SurveyError } from './surveyError.ts'

export interface Reliability {
  readonly items: readonly string[]
  readonly n: number
  readonly dropped: number
  readonly alpha: number
  /** Feldt's interval; exact for parallel items. */
  readonly interval: readonly [number, number]
  /** α of the items brought to unit variance; null where their sum does not vary. */
  readonly standardizedAlpha: number | null
  /** By item; null with two items, of which one alone has no α, and where the sum of the others does not vary. */
  readonly alphaIfDropped: Readonly<Record<string, number | null>>
  /** Correlation of each item with the sum of the others; null where that does not vary. */
  readonly itemRestCorrelation: Readonly<Record<string, number | null>>
}

/**
 * Cronbach's α of a scale, α = k/(k−1) · (1 − Σ sᵢᵢ / Σᵢⱼ sᵢⱼ), with what it would be without each item.
 *
 * Items that run the other way must be reversed before. Rows with a missing item are left out.
 *
 * @param level of the interval (Feldt 1965): 1 − α is F-distributed with n − 1 and (n − 1)(k − 1) degrees of freedom
 * @throws SurveyError with fewer than two items, fewer than three complete rows, a constant item, or items whose sum is
 *   constant, as that of an item and its reverse
 * @see Cronbach (1951)
 */
export function reliability(items: Columns, level = 0.95): Reliability {
  requireColumns(items, 2)
  const { names, columns, n, dropped } = completeCases(items, 3)
  const cov = covarianceMatrix(columns)
  const k = names.length
  const value = alpha(cov)
  if (value === null)
    throw new SurveyError({
      en: `the sum of ${names.join(', ')} is the same in every row: they cancel each other; is one of them to be reversed?`,
      zh: `${names.join('、')} 之和在每一行都相同，彼此抵消；其中是否有题项需要反向计分？`,
    })
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
      const rest = varianceOfSum(without(cov, i))
      return rest === 0 ? null : (sum(cov[i]!) - cov[i]![i]!) / Math.sqrt(cov[i]![i]! * rest)
    }),
  }
}

function alpha(cov: readonly (readonly number[])[]): number | null {
  const k = cov.length
  const whole = varianceOfSum(cov)
  return whole === 0 ? null : (k / (k - 1)) * (1 - sum(cov.map((row, i) => row[i]!)) / whole)
}

/** Σ sᵢⱼ; exactly 0 where the items cancel but for rounding. */
function varianceOfSum(cov: readonly (readonly number[])[]): number {
  const whole = sum(cov.map(sum))
  return whole > ROUNDING * sum(cov.map((row) => sum(row.map(Math.abs)))) ? whole : 0
}

const ROUNDING = 1e-13

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const without = (matrix: readonly (readonly number[])[], k: number) =>
  matrix.filter((_, i) => i !== k).map((row) => row.filter((_, j) => j !== k))
