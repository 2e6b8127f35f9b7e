import gammainc from '@stdlib/math-base-special-gammainc'
import { lgamma } from '../special.ts'
import { checkPositive } from './check.ts'
import { invertCdf } from './invertCdf.ts'

/** Density of Gamma(shape, scale), mean shape·scale: x^(k−1) e^(−x/θ) / (Γ(k) θ^k). */
export function pdf(x: number, shape: number, scale = 1): number {
  check(shape, scale)
  const t = x / scale
  if (!(t >= 0)) return Number.isNaN(t) ? Number.NaN : 0
  if (t === 0) return shape > 1 ? 0 : shape === 1 ? 1 / scale : Infinity
  if (t === Infinity) return 0
  return Math.exp((shape - 1) * Math.log(t) - t - lgamma(shape)) / scale
}

/** P(X ≤ x), the regularised lower incomplete gamma function P(k, x/θ). */
export function cdf(x: number, shape: number, scale = 1): number {
  check(shape, scale)
  return x <= 0 ? 0 : gammainc(x / scale, shape, true, false)
}

/** P(X > x), the regularised upper incomplete gamma function Q(k, x/θ). */
export function upper(x: number, shape: number, scale = 1): number {
  check(shape, scale)
  return x <= 0 ? 1 : gammainc(x / scale, shape, true, true)
}

/** The x with P(X ≤ x) = p. */
export function quantile(p: number, shape: number, scale = 1): number {
  check(shape, scale)
  return (
    scale *
    invertCdf(
      p,
      { pdf: (x) => pdf(x, shape), cdf: (x) => cdf(x, shape), upper: (x) => upper(x, shape) },
      [0, Infinity],
      shape,
    )
  )
}

function check(shape: number, scale: number): void {
  checkPositive('shape', shape)
  checkPositive('scale', scale)
}
