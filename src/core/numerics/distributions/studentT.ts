import * as beta from './beta.ts'
import { checkPositive } from './check.ts'
import { invertCdf } from './invertCdf.ts'
import * as normal from './normal.ts'

/** Past this many degrees of freedom t and normal differ by less than rounding (their distance is about 1/(4 df)). */
const NORMAL_FROM = 1e16

/** Density of Student's t with `df` degrees of freedom (any positive number). */
export function pdf(t: number, df: number): number {
  checkPositive('df', df)
  if (df >= NORMAL_FROM) return normal.pdf(t)
  // (1 + t/√(df + t²))/2 is Beta(df/2, df/2); taken at −|t|, where it can be had without cancellation.
  const root = Math.sqrt(df + t * t)
  if (!(root < Infinity)) return Number.isNaN(t) ? Number.NaN : 0
  const x = df / (2 * root * (root + Math.abs(t)))
  return beta.pdf(x, df / 2, df / 2) * (df / root / root / root / 2)
}

/** P(T ≤ t). */
export function cdf(t: number, df: number): number {
  return upper(-t, df)
}

/** P(T > t): half the two-sided p value when t > 0. */
export function upper(t: number, df: number): number {
  checkPositive('df', df)
  if (Number.isNaN(t)) return Number.NaN
  if (df >= NORMAL_FROM) return normal.upper(t)
  const tails = bothTails(t * t, df)
  return t > 0 ? tails / 2 : 1 - tails / 2
}

/** P(|T| > |t|): the two-sided p value. */
export function twoSided(t: number, df: number): number {
  return 2 * upper(Math.abs(t), df)
}

/** The t with P(T ≤ t) = p. */
export function quantile(p: number, df: number): number {
  checkPositive('df', df)
  return invertCdf(
    p,
    { pdf: (t) => pdf(t, df), cdf: (t) => cdf(t, df), upper: (t) => upper(t, df) },
    [-Infinity, Infinity],
    0,
  )
}

/** P(T² > t²) = I_x(df/2, ½), x = df/(df + t²), by the form whose argument and value lose no digits. */
function bothTails(t2: number, df: number): number {
  if (t2 === Infinity) return 0
  if (t2 < 1) return 1 - beta.cdf(t2 / (df + t2), 0.5, df / 2)
  if (t2 < df) return beta.upper(t2 / (df + t2), 0.5, df / 2)
  return beta.cdf(df / (df + t2), df / 2, 0.5)
}
