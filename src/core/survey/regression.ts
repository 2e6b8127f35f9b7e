import { mean } from 'd3-array'
import { Matrix, QrDecomposition, inverse } from 'ml-matrix'
import { f, studentT } from '../numerics/distributions.ts'
import { type Columns, completeCases, pick } from './columns.ts'
import { correlationMatrix, covarianceMatrix } from './covariance.ts'
import { inverseCorrelation } from './inverseCorrelation.ts'
import { SurveyError } from './surveyError.ts'

export interface Coefficient {
  readonly term: string
  readonly estimate: number
  readonly se: number
  readonly t: number
  readonly p: number
  readonly interval: readonly [number, number]
  /** Of the standardised variables; null for the intercept. */
  readonly beta: number | null
  /** Variance inflation factor 1/(1 − R²ⱼ); null for the intercept. */
  readonly vif: number | null
}

export interface Regression {
  readonly outcome: string
  readonly n: number
  readonly dropped: number
  /** '(Intercept)' first. */
  readonly coefficients: readonly Coefficient[]
  readonly r2: number
  readonly adjustedR2: number
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
  /** Standard deviation of the residuals, √(RSS/df₂). */
  readonly residualSd: number
  readonly residualSumOfSquares: number
  /** Σ(eᵢ − eᵢ₋₁)²/Σeᵢ², in the order of the rows. */
  readonly durbinWatson: number
  readonly fitted: readonly number[]
  readonly residuals: readonly number[]
  readonly leverages: readonly number[]
  /** Index, in the data given, of each row that was used. */
  readonly rows: readonly number[]
}

/**
 * Ordinary least squares, y = b₀ + b₁x₁ + … + e, by QR decomposition. Rows with anything missing are left out.
 *
 * @param predictors none: the model of the mean
 * @param level of the intervals
 * @throws SurveyError with no more rows than coefficients, a constant column or predictors that are sums of others
 */
export function regression(
  data: Columns,
  outcome: string,
  predictors: readonly string[],
  level = 0.95,
): Regression {
  const wanted = [outcome, ...predictors]
  if (new Set(wanted).size < wanted.length)
    throw new SurveyError({
      en: `a variable stands twice in the regression: ${wanted.join(', ')}`,
      zh: `回归中有变量重复出现：${wanted.join('、')}`,
    })
  const { columns, n, dropped, rows } = completeCases(pick(data, wanted), predictors.length + 2)
  const [y = [], ...xs] = columns
  const cov = covarianceMatrix(columns)
  const vifs = predictors.length > 0 ? inflation(xs, predictors) : []

  // Centred columns: the intercept is then orthogonal to the slopes, and large means do not spoil the decomposition.
  const means = columns.map((values) => mean(values)!)
  const design = new Matrix(y.map((_, i) => [1, ...xs.map((x, j) => x[i]! - means[j + 1]!)]))
  const qr = new QrDecomposition(design)
  const solution = qr.solve(Matrix.columnVector(y as number[])).getColumn(0)
  // (XᵀX)⁻¹ = ZZᵀ with Z = R⁻¹.
  const root = inverse(qr.upperTriangularMatrix)
  const slopes = solution.slice(1)
  const fitted = design.mmul(Matrix.columnVector(solution)).getColumn(0)
  const residuals = y.map((value, i) => value - fitted[i]!)

  const df1 = predictors.length
  const df2 = n - df1 - 1
  const residualSumOfSquares = sumOfSquares(residuals)
  const totalSumOfSquares = cov[0]![0]! * (n - 1)
  const variance = residualSumOfSquares / df2
  const r2 = 1 - residualSumOfSquares / totalSumOfSquares
  const critical = studentT.quantile((1 + level) / 2, df2)
  const seOf = (weights: readonly number[]) =>
    Math.sqrt(
      variance *
        sumOfSquares(
          Matrix.rowVector(weights as number[])
            .mmul(root)
            .getRow(0),
        ),
    )
  // The intercept of variables that are not centred is the linear map (1, −x̄) of these coefficients.
  const intercept = [1, ...means.slice(1).map((value) => -value)]
  const unit = (j: number) => solution.map((_, k) => Number(k === j))
  const coefficient = (
    term: string,
    estimate: number,
    se: number,
    beta: number | null,
    vif: number | null,
  ) => ({
    term,
    estimate,
    se,
    t: estimate / se,
    p: studentT.twoSided(estimate / se, df2),
    interval: [estimate - critical * se, estimate + critical * se] as const,
    beta,
    vif,
  })
  // By the sums of squares, not by R²: near a perfect fit 1 − R² rounds to 0, and F would leave t² behind.
  const statistic = (totalSumOfSquares - residualSumOfSquares) / df1 / variance
  return {
    outcome,
    n,
    dropped,
    coefficients: [
      coefficient('(Intercept)', solution[0]! - dot(slopes, means.slice(1)), seOf(intercept), null, null),
      ...predictors.map((name, j) =>
        coefficient(
          name,
          slopes[j]!,
          seOf(unit(j + 1)),
          slopes[j]! * Math.sqrt(cov[j + 1]![j + 1]! / cov[0]![0]!),
          vifs[j]!,
        ),
      ),
    ],
    r2,
    adjustedR2: 1 - ((1 - r2) * (n - 1)) / df2,
    f: statistic,
    df1,
    df2,
    p: df1 > 0 ? f.upper(statistic, df1, df2) : Number.NaN,
    residualSd: Math.sqrt(variance),
    residualSumOfSquares,
    durbinWatson: sumOfSquares(residuals.slice(1).map((e, i) => e - residuals[i]!)) / residualSumOfSquares,
    fitted,
    residuals,
    leverages: design.mmul(root).to2DArray().map(sumOfSquares),
    rows,
  }
}

/** The diagonal of the inverse correlation matrix of the predictors. */
function inflation(xs: readonly (readonly number[])[], names: readonly string[]): number[] {
  return inverseCorrelation(correlationMatrix(xs), names).inverse.map((row, j) => row[j]!)
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const sumOfSquares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0)
