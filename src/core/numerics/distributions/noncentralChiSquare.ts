import { checkPositive, checkProbability } from './check.ts'
import * as chiSquare from './chiSquare.ts'
import { invertCdf } from './invertCdf.ts'

/**
 * P(X ≤ x) for noncentral χ² with `df` degrees of freedom and noncentrality `ncp` ≥ 0: central χ² mixed by Poisson
 * weights, Σⱼ Poisson(j; ncp/2) P(χ²_{df+2j} ≤ x) (Johnson, Kotz & Balakrishnan 1995, eq. 29.2).
 *
 * @throws RangeError when df is not positive or ncp is negative
 */
export function noncentralChiSquareCdf(x: number, df: number, ncp: number): number {
  checkArguments(df, ncp)
  if (x <= 0) return 0
  const { first, last } = weightRange(ncp / 2)
  // From the last term down, P(χ²_n ≤ x) = P(χ²_{n+2} ≤ x) + 2 f_{n+2}(x) only adds (Ding 1992 goes up and subtracts).
  let tail = chiSquare.cdf(x, df + 2 * last)
  let sum = 0
  for (let j = last; j >= first; j--) {
    sum += poisson(j, ncp / 2) * tail
    tail += 2 * chiSquare.pdf(x, df + 2 * j)
  }
  return Math.min(sum, 1)
}

/** P(X > x) for noncentral χ²: the power of a χ² test, and p(close) of RMSEA. */
export function noncentralChiSquareUpper(x: number, df: number, ncp: number): number {
  checkArguments(df, ncp)
  if (x <= 0) return 1
  const { first, last } = weightRange(ncp / 2)
  let tail = chiSquare.upper(x, df + 2 * first)
  let sum = 0
  for (let j = first; j <= last; j++) {
    sum += poisson(j, ncp / 2) * tail
    tail += 2 * chiSquare.pdf(x, df + 2 * j + 2)
  }
  return Math.min(sum, 1)
}

/**
 * The noncentrality at which P(X ≤ x) = p, or 0 when no noncentrality makes x so probable: with p = .95 and .05 the
 * ends of the 90% interval of the noncentrality (Steiger & Lind 1980).
 */
export function noncentralityAt(x: number, df: number, p: number): number {
  checkProbability(p)
  checkArguments(df, 0)
  if (chiSquare.cdf(x, df) <= p) return 0
  // P(X > x) as a function of ncp rises to 1: a distribution function, with a density in closed form.
  return invertCdf(
    1 - p,
    {
      pdf: (ncp) => (noncentralChiSquareCdf(x, df, ncp) - noncentralChiSquareCdf(x, df + 2, ncp)) / 2,
      cdf: (ncp) => noncentralChiSquareUpper(x, df, ncp),
      upper: (ncp) => noncentralChiSquareCdf(x, df, ncp),
    },
    [0, Infinity],
    Math.max(x - df, 1),
  )
}

/** All j whose Poisson weights reach 1e-17: Chernoff's bound on both tails. */
function weightRange(mean: number): { first: number; last: number } {
  const reach = 9 * Math.sqrt(mean) + 30
  return { first: Math.max(0, Math.floor(mean - reach)), last: Math.ceil(mean + reach) }
}

/** e^(−mean) mean^j / j!: twice the χ² density with 2j + 2 degrees of freedom at 2·mean. */
function poisson(j: number, mean: number): number {
  return mean === 0 ? Number(j === 0) : 2 * chiSquare.pdf(2 * mean, 2 * j + 2)
}

function checkArguments(df: number, ncp: number): void {
  checkPositive('df', df)
  if (!(ncp >= 0 && ncp < Infinity)) throw new RangeError(`invalid ncp; not in [0, ∞): ${ncp}`)
}
