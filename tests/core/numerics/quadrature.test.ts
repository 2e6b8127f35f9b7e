import { describe, expect, it } from 'vitest'
import { integrate } from '../../../src/core/numerics/quadrature.ts'

describe('integrate', () => {
  it.each([
    ['a polynomial of degree 22, exactly', (x: number) => 23 * x ** 22, 0, 1, 1],
    ['the normal density', (x: number) => Math.exp((-x * x) / 2), -12, 12, Math.sqrt(2 * Math.PI)],
    ['a narrow peak', (x: number) => 1e-3 / (x * x + 1e-6), -1, 1, 2 * Math.atan(1e3)],
    ['a singular end', (x: number) => Math.sqrt(x), 0, 1, 2 / 3],
    ['backward', (x: number) => x, 1, 0, -1 / 2],
  ])('integrates %s', (_, f, lo, hi, value) => {
    const result = integrate(f, lo, hi)
    expect(result.converged).toBe(true)
    // The default tolerance, 1e-12, is absolute; the rest is rounding of sums of size π.
    expect(Math.abs(result.value - value)).toBeLessThan(3e-12)
  })

  it('says so when it does not converge', () => {
    expect(integrate((x) => 1 / x, 0, 1, { maxIntervals: 20 }).converged).toBe(false)
  })
})
