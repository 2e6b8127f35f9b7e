import { isConstant, largest } from '../numerics/isConstant.ts'
import { describeColumn } from './describe.ts'
import type { Regression } from './regression.ts'

export interface ResidualDiagnostics {
  /** e / s √(1 − h): of variance 1 when the model holds; null for a row that the model fits whatever its value. */
  readonly standardized: readonly (number | null)[]
  /**
   * The same with s estimated without the row: t-distributed with df₂ − 1 degrees of freedom. ±∞ when the others lie on
   * the model exactly, null when they leave no degree of freedom.
   */
  readonly studentized: readonly (number | null)[]
  /** How far all fitted values move without the row; null for a row without which the model cannot be estimated. */
  readonly cooksDistance: readonly (number | null)[]
  readonly skewness: number | null
  readonly kurtosis: number | null
  /**
   * Index, in the data given, of rows with |studentised residual| > 3 or Cook's distance > 4/n, and of those that alone
   * determine a coefficient (leverage 1).
   */
  readonly unusualRows: readonly number[]
}

/** Of a share of 1: what rounding leaves of nothing. */
const ROUNDING = 1e-10

/**
 * Which rows the regression does not fit, and which it leans on: internally and externally studentised residuals and
 * Cook's distance, D = r² h / ((1 − h)(k + 1)). A model that fits all rows exactly has none of these.
 *
 * @see Cook & Weisberg (1982), eq. 2.2.3, 2.2.8 and 3.2.5
 */
export function residualDiagnostics(fit: Regression): ResidualDiagnostics {
  const { residuals, fitted, leverages, residualSd, df1, df2, n, rows } = fit
  const fitsAll = isConstant(residuals, largest(fitted))
  const alone = leverages.map((h) => 1 - h < ROUNDING)
  const standardized = residuals.map((e, i) =>
    fitsAll || alone[i] ? null : e / (residualSd * Math.sqrt(1 - leverages[i]!)),
  )
  const studentized = standardized.map((r) => {
    if (r === null || df2 < 2) return null
    const left = 1 - (r * r) / df2
    return left < ROUNDING ? r * Infinity : r * Math.sqrt((df2 - 1) / (df2 * left))
  })
  const cooksDistance = standardized.map((r, i) =>
    r === null ? null : (r * r * leverages[i]!) / ((1 - leverages[i]!) * (df1 + 1)),
  )
  const { skewness, kurtosis } = describeColumn(residuals)
  return {
    standardized,
    studentized,
    cooksDistance,
    skewness,
    kurtosis,
    unusualRows: rows.filter(
      (_, i) => alone[i] || Math.abs(studentized[i] ?? 0) > 3 || (cooksDistance[i] ?? 0) > 4 / n,
    ),
  }
}
