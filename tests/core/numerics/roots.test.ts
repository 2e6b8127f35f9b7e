import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brent } from '../../../src/core/numerics/roots.ts'

describe('brent', () => {
  it.each([
    ['x³ − 2x − 5', (x: number) => x ** 3 - 2 * x - 5, 2, 3, 2.0945514815423265],
    ['cos x − x', (x: number) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
    ['a flat triple root', (x: number) => (x - 1) ** 3, 0, 3, 1],
    ['a jump', (x: number) => (x < 0.3 ? -1 : 2), 0, 1, 0.3],
  ])('finds the root of %s', (_, f, lo, hi, root) => {
    const found = brent(f, lo, hi)
    expect(found.converged).toBe(true)
    // A triple root is as wide as the cube root of the rounding of f.
    expect(Math.abs(found.root - root)).toBeLessThan(f(root) === 0 && root === 1 ? 1e-5 : 1e-14)
  })

  it('converges superlinearly on a smooth function and never far slower than bisection', () => {
    expect(brent((x) => Math.exp(x) - 2, 0, 1).iterations).toBeLessThan(10)
    expect(brent((x) => (x < 1e-9 ? -1e9 : 1e-9), -1, 1).iterations).toBeLessThan(150)
  })

  it('takes an end that is a root', () => {
    expect(brent((x) => x, 0, 1)).toEqual({ root: 0, converged: true, iterations: 0 })
    expect(brent((x) => x - 1, 0, 1)).toEqual({ root: 1, converged: true, iterations: 0 })
  })

  it('says so when it runs out of iterations', () => {
    expect(brent((x) => x ** 3 - 0.3, 0, 1, { maxIterations: 2 }).converged).toBe(false)
  })

  it('refuses what is no bracket', () => {
    expect(() => brent((x) => x * x + 1, -1, 1)).toThrow(
      'invalid bracket; f has no change of sign on [-1, 1]',
    )
    expect(() => brent((x) => x, -Infinity, 1)).toThrow('invalid lo; not finite: -Infinity')
    expect(() => brent(() => NaN, 0, 1)).toThrow('invalid bracket')
  })

  it('finds the root of any monotone cubic within its tolerance, in either order of the ends', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        fc.boolean(),
        (root, slope, swap) => {
          const f = (x: number) => slope * (x - root) + (x - root) ** 3
          const found = brent(f, swap ? 11 : -11, swap ? -11 : 11)
          expect(Math.abs(found.root - root)).toBeLessThan(1e-14 + 4 * Number.EPSILON * Math.abs(root))
        },
      ),
    )
  })
})
