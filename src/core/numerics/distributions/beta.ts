import kernelBetainc from '@stdlib/math-base-special-kernel-betainc'
import { checkPositive } from './check.ts'
import { invertCdf } from './invertCdf.ts'

/** Density of Beta(a, b): x^(a−1) (1−x)^(b−1) / B(a, b). */
export function pdf(x: number, a: number, b: number): number {
  check(a, b)
  if (!(x >= 0 && x <= 1)) return Number.isNaN(x) ? Number.NaN : 0
  if (x === 0) return a > 1 ? 0 : a === 1 ? b : Infinity
  if (x === 1) return b > 1 ? 0 : b === 1 ? a : Infinity
  // The arcsine density by hand: the library's derivative is wrong by x(1 − x) for a = b = ½ (0.2.3).
  if (a === 0.5 && b === 0.5) return 1 / (Math.PI * Math.sqrt(x * (1 - x)))
  return kernelBetainc(x, a, b, true, false)[1]!
}

/** P(X ≤ x), the regularised incomplete beta function I_x(a, b). */
export function cdf(x: number, a: number, b: number): number {
  check(a, b)
  return x <= 0 ? 0 : x >= 1 ? 1 : kernelBetainc(x, a, b, true, false)[0]!
}

/** P(X > x) = 1 − I_x(a, b). */
export function upper(x: number, a: number, b: number): number {
  check(a, b)
  return x <= 0 ? 1 : x >= 1 ? 0 : kernelBetainc(x, a, b, true, true)[0]!
}

/** The x with P(X ≤ x) = p. */
export function quantile(p: number, a: number, b: number): number {
  check(a, b)
  return invertCdf(
    p,
    { pdf: (x) => pdf(x, a, b), cdf: (x) => cdf(x, a, b), upper: (x) => upper(x, a, b) },
    [0, 1],
    a / (a + b),
  )
}

function check(a: number, b: number): void {
  checkPositive('a', a)
  checkPositive('b', b)
}
