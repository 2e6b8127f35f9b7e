import { describeColumn } from './describe.ts'
import type { Regression } from './regression.ts'

export interface ResidualDiagnostics {
  /** e / s √(1 − h): of variance 1 when the model holds. */
  readonly standardized: readonly number[]
  /** The same with s estimated without the row: t-distributed with df₂ − 1 degrees of freedom. */
  readonly studentized: readonly number[]
  /** How far all fitted values move without the row. */
  readonly cooksDistance: readonly number[]
  readonly skewness: number | null
  readonly kurtosis: number | null
  /** Index, in the data given, of rows with |studentised residual| > 3 or Cook's distance > 4/n. */
  readonly unusualRows: readonly number[]
}

/**
 * Which rows the regression does not fit, and which it leans on: internally and externally studentised residuals and
 * Cook's distance, D = r² h / ((1 − h)(k + 1)).
 *
 * @see Cook & Weisberg (1982), eq. 2.2.3, 2.2.8 and 3.2.5
 */
export function residualDiagnostics(fit: Regression): ResidualDiagnostics {
  const { residuals, leverages, residualSd, df1, df2, n, rows } = fit
  const standardized = residuals.map(
    (e, i) => e / (residualSd * Math.sqrt(Math.max(1 - leverages[i]!, 1e-12))),
  )
  const studentized = standardized.map((r) => r * Math.sqrt((df2 - 1) / Math.max(df2 - r * r, 1e-12)))
  const cooksDistance = standardized.map(
    (r, i) => (r * r * leverages[i]!) / (Math.max(1 - leverages[i]!, 1e-12) * (df1 + 1)),
  )
  const { skewness, kurtosis } = describeColumn(residuals)
  return {
    standardized,
    studentized,
    cooksDistance,
    skewness,
    kurtosis,
    unusualRows: rows.filter((_, i) => Math.abs(studentized[i]!) > 3 || cooksDistance[i]! > 4 / n),
  }
}
