import erfc from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'
import { checkPositive, checkProbability } from './check.ts'

/** Density of N(mean, sd²): e^(−z²/2) / (sd √2π), z = (x − mean)/sd. */
export function pdf(x: number, mean = 0, sd = 1): number {
  checkPositive('sd', sd)
  const z = (x - mean) / sd
  return Math.exp(-0.5 * z * z) / (sd * Math.sqrt(2 * Math.PI))
}

/** P(X ≤ x) for X ~ N(mean, sd²): ½ erfc(−z/√2). */
export function cdf(x: number, mean = 0, sd = 1): number {
  checkPositive('sd', sd)
  return 0.5 * erfc((mean - x) / sd / Math.SQRT2)
}

/** P(X > x). */
export function upper(x: number, mean = 0, sd = 1): number {
  checkPositive('sd', sd)
  return 0.5 * erfc((x - mean) / sd / Math.SQRT2)
}

/** The x with P(X ≤ x) = p. */
export function quantile(p: number, mean = 0, sd = 1): number {
  checkProbability(p)
  checkPositive('sd', sd)
  return mean - sd * Math.SQRT2 * erfcinv(2 * p)
}
