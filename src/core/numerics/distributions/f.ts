import * as beta from './beta.ts'
import { checkPositive } from './check.ts'
import { invertCdf } from './invertCdf.ts'

/** Density of Fisher's F with `df1` and `df2` degrees of freedom. */
export function pdf(x: number, df1: number, df2: number): number {
  check(df1, df2)
  if (!(x >= 0)) return Number.isNaN(x) ? Number.NaN : 0
  if (x === Infinity) return 0
  const total = df1 * x + df2
  return (beta.pdf((df1 * x) / total, df1 / 2, df2 / 2) * df1 * df2) / (total * total)
}

/** P(F ≤ x) = I_y(df1/2, df2/2), y = df1·x/(df1·x + df2). */
export function cdf(x: number, df1: number, df2: number): number {
  return tail(x, df1, df2, false)
}

/** P(F > x): the p value of an F test. */
export function upper(x: number, df1: number, df2: number): number {
  return tail(x, df1, df2, true)
}

/** The x with P(F ≤ x) = p. */
export function quantile(p: number, df1: number, df2: number): number {
  check(df1, df2)
  return invertCdf(
    p,
    { pdf: (x) => pdf(x, df1, df2), cdf: (x) => cdf(x, df1, df2), upper: (x) => upper(x, df1, df2) },
    [0, Infinity],
    1,
  )
}

function tail(x: number, df1: number, df2: number, isUpper: boolean): number {
  check(df1, df2)
  if (Number.isNaN(x)) return Number.NaN
  if (x <= 0) return isUpper ? 1 : 0
  if (x === Infinity) return isUpper ? 0 : 1
  const total = df1 * x + df2
  // The smaller of y and 1 − y is the argument, with the roles of a and b and of the tails exchanged.
  if (df1 * x < df2) {
    const y = (df1 * x) / total
    return isUpper ? beta.upper(y, df1 / 2, df2 / 2) : beta.cdf(y, df1 / 2, df2 / 2)
  }
  const rest = df2 / total
  return isUpper ? beta.cdf(rest, df2 / 2, df1 / 2) : beta.upper(rest, df2 / 2, df1 / 2)
}

function check(df1: number, df2: number): void {
  checkPositive('df1', df1)
  checkPositive('df2', df2)
}
