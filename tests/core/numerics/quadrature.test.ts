import { describe, expect, it } from 'vitest'
import { integral, integrate } from '../../../src/core/numerics/quadrature.ts'

const CASES: [string, (x: number) => number, number, number, number][] = [
  ['a polynomial of degree 22, exactly', (x) => 23 * x ** 22, 0, 1, 1],
  ['the normal density', (x) => Math.exp((-x * x) / 2), -12, 12, Math.sqrt(2 * Math.PI)],
  ['a narrow peak', (x) => 1e-3 / (x * x + 1e-6), -1, 1, 2 * Math.atan(1e3)],
  ['a singular end', (x) => Math.sqrt(x), 0, 1, 2 / 3],
  ['a pole at the end that has an area', (x) => 1 / Math.sqrt(x), 0, 1, 2],
  ['a kink', (x) => Math.abs(x - 1 / 3), 0, 1, 5 / 18],
  ['backward', (x) => x, 1, 0, -1 / 2],
]

describe('integrate', () => {
  it.each(CASES)('integrates %s to what it says of its error, in any unit', (_, f, lo, hi, value) => {
    for (const unit of [1e-200, 1e-8, 1, 1e8]) {
      const result = integrate((x) => unit * f(x), lo, hi)
      expect(result.converged).toBe(true)
      expect(result.error).toBeLessThanOrEqual(1e-12 * Math.abs(result.value))
      // The value itself is rounded.
      expect(Math.abs(result.value - unit * value)).toBeLessThanOrEqual(result.error + 1e-15 * unit)
    }
  })

  it.each(CASES)('does no more than it is asked for %s', (_, f, lo, hi, value) => {
    for (const absolute of [1e-3, 1e-6]) {
      const result = integrate(f, lo, hi, { absolute, relative: 0 })
      expect(result.converged).toBe(true)
      expect(Math.abs(result.value - value)).toBeLessThanOrEqual(absolute)
    }
  })

  it('finds nothing where there is nothing, and what cancels to a tolerance that is absolute', () => {
    expect(integrate(() => 0, 0, 1)).toMatchObject({ value: 0, converged: true })
    expect(integrate((x) => 1e-310 * x ** 0.3, 0, 1).converged).toBe(true)
    expect(integrate((x) => x ** 3, -1, 1, { absolute: 1e-12 }).value).toBeCloseTo(0, 12)
  })

  it('sees a peak between breaks that its first nodes step over', () => {
    const peak = (x: number) => Math.exp(-((x / 1e-6) ** 2))
    const value = 1e-6 * Math.sqrt(Math.PI)
    expect(integrate(peak, -1, 2).value).toBe(0)
    const found = integrate(peak, -1, 2, { breaks: [-1e-5, 0, 1e-5] })
    expect(found.value / value).toBeCloseTo(1, 12)
  })

  it('says so when it does not converge', () => {
    expect(integrate((x) => 1 / x, 0, 1, { maxIntervals: 20 }).converged).toBe(false)
    expect(integrate(() => Number.NaN, 0, 1).converged).toBe(false)
    expect(() => integral((x) => 1 / x, 0, 1)).toThrow('invalid integrand; no convergence over [0, 1]: ')
    expect(integral((x) => x, 0, 1)).toBeCloseTo(1 / 2, 14)
  })
})
