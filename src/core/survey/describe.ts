import { deviation, extent, mean, quantileSorted } from 'd3-array'
import { isConstant } from '../numerics/isConstant.ts'
import { present } from './columns.ts'

export interface Description {
  readonly n: number
  readonly missing: number
  readonly mean: number | null
  /** With divisor n − 1. */
  readonly sd: number | null
  /** Standard error of the mean, sd/√n. */
  readonly se: number | null
  readonly min: number | null
  readonly max: number | null
  readonly quartiles: readonly [number, number, number] | null
  readonly skewness: number | null
  readonly skewnessSe: number | null
  /** Of a normal distribution: 0. */
  readonly kurtosis: number | null
  readonly kurtosisSe: number | null
}

/**
 * Number, location, spread and shape of a column; null where too few values, or a constant, leave it undefined.
 *
 * Skewness and kurtosis are those of SPSS, SAS and Excel, adjusted for sample size (Joanes & Gill 1998, G₁ and G₂):
 *
 *   G₁ = √(n(n−1))/(n−2) · m₃/m₂^1.5,   G₂ = (n−1)/((n−2)(n−3)) · [(n+1)(m₄/m₂² − 3) + 6]
 *
 * Quartiles interpolate as R's default does (type 7; Hyndman & Fan 1996); SPSS's (type 6) lie slightly further out.
 *
 * @param values NaN is missing
 */
export function describeColumn(values: readonly number[]): Description {
  const x = present(values)
  const n = x.length
  const sorted = x.toSorted((a, b) => a - b)
  const [min, max] = n > 0 ? (extent(x) as [number, number]) : [null, null]
  const centre = mean(x) ?? null
  const sd = deviation(x) ?? null
  const moment = (k: number) => x.reduce((sum, value) => sum + (value - centre!) ** k, 0) / n
  const varies = !isConstant(x)
  const skewed = varies && n > 2
  const peaked = varies && n > 3
  const skewnessSe = Math.sqrt((6 * n * (n - 1)) / ((n - 2) * (n + 1) * (n + 3)))
  const quartile = (p: number) => quantileSorted(sorted, p)!
  return {
    n,
    missing: values.length - n,
    mean: centre,
    sd,
    se: sd === null ? null : sd / Math.sqrt(n),
    min,
    max,
    quartiles: n > 0 ? [quartile(0.25), quartile(0.5), quartile(0.75)] : null,
    skewness: skewed ? ((Math.sqrt(n * (n - 1)) / (n - 2)) * moment(3)) / moment(2) ** 1.5 : null,
    skewnessSe: skewed ? skewnessSe : null,
    kurtosis: peaked
      ? ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (moment(4) / moment(2) ** 2 - 3) + 6)
      : null,
    kurtosisSe: peaked ? 2 * skewnessSe * Math.sqrt((n * n - 1) / ((n - 3) * (n + 5))) : null,
  }
}
