import { checkPositive } from './check.ts'
import * as gamma from './gamma.ts'

/** Density of χ² with `df` degrees of freedom: Gamma(df/2, 2). */
export function pdf(x: number, df: number): number {
  checkPositive('df', df)
  return gamma.pdf(x, df / 2, 2)
}

/** P(χ² ≤ x). */
export function cdf(x: number, df: number): number {
  checkPositive('df', df)
  return gamma.cdf(x, df / 2, 2)
}

/** P(χ² > x): the p value of a χ² test. */
export function upper(x: number, df: number): number {
  checkPositive('df', df)
  return gamma.upper(x, df / 2, 2)
}

/** The x with P(χ² ≤ x) = p. */
export function quantile(p: number, df: number): number {
  checkPositive('df', df)
  return gamma.quantile(p, df / 2, 2)
}
