import { pearson, ranks } from '../numerics/correlation.ts'
import { normal, studentT } from '../numerics/distributions.ts'
import { type Columns, completeCases, pick, requireColumns } from './columns.ts'
import { correlationMatrix } from './covariance.ts'
import { SurveyError } from './surveyError.ts'

export interface Correlation {
  readonly r: number
  readonly n: number
  readonly t: number
  readonly df: number
  /** Two-sided. */
  readonly p: number
  readonly interval: readonly [number, number]
}

export interface CorrelationOptions {
  /** Pearson's r by default; Spearman's ρ is Pearson's r of the ranks, ties sharing their mean rank. */
  readonly method?: 'pearson' | 'spearman'
  /** Rows left out: those with any column missing, or for each pair those with one of the pair missing. */
  readonly missing?: 'listwise' | 'pairwise'
  readonly level?: number
}

export interface CorrelationTable {
  readonly items: readonly string[]
  readonly method: 'pearson' | 'spearman'
  readonly missing: 'listwise' | 'pairwise'
  /** Row by row; null on the diagonal. */
  readonly cells: readonly (readonly (Correlation | null)[])[]
}

/**
 * Correlations of every pair of columns, each with its test and interval.
 *
 * @throws SurveyError with fewer than two columns, fewer than four rows, or a constant column
 */
export function correlationTable(data: Columns, options: CorrelationOptions = {}): CorrelationTable {
  const { method = 'pearson', missing = 'listwise' } = options
  requireColumns(data, 2)
  const items = Object.keys(data)
  const cells: (Correlation | null)[][] = items.map(() => items.map(() => null))
  const fill = (of: (i: number, j: number) => Correlation) => {
    for (let i = 0; i < items.length; i++) for (let j = 0; j < i; j++) cells[i]![j] = cells[j]![i] = of(i, j)
  }
  if (missing === 'listwise') {
    const { columns, n } = completeCases(data, 4)
    const r = correlationMatrix(method === 'spearman' ? columns.map(ranks) : columns)
    fill((i, j) => testOf(r[i]![j]!, n, options))
  } else {
    fill((i, j) => {
      const { columns } = completeCases(pick(data, [items[i]!, items[j]!]), 4)
      return correlation(columns[0]!, columns[1]!, options)
    })
  }
  return { items, method, missing, cells }
}

/**
 * Correlation of two complete columns.
 *
 * @throws SurveyError when one of them is constant
 */
export function correlation(
  x: readonly number[],
  y: readonly number[],
  options: CorrelationOptions = {},
): Correlation {
  const r = options.method === 'spearman' ? pearson(ranks(x), ranks(y)) : pearson(x, y)
  if (r === null)
    throw new SurveyError({ en: 'a constant column has no correlation', zh: '常数列没有相关系数' })
  return testOf(r, x.length, options)
}

/**
 * The t test of a correlation (t = r √((n−2)/(1−r²)), as in SPSS for Spearman too) and an interval.
 *
 * The interval is Fisher's, tanh(artanh r ± z SE); SE² is 1/(n−3), for Spearman (1 + r²/2)/(n−3) (Bonett & Wright 2000).
 */
function testOf(r: number, n: number, { method = 'pearson', level = 0.95 }: CorrelationOptions): Correlation {
  const df = n - 2
  const t = r * Math.sqrt(df / Math.max(0, 1 - r * r))
  const se = Math.sqrt((method === 'spearman' ? 1 + (r * r) / 2 : 1) / (n - 3))
  const reach = normal.quantile((1 + level) / 2) * se
  return {
    r,
    n,
    t,
    df,
    p: studentT.twoSided(t, df),
    interval: [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)],
  }
}
