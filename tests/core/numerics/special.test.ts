import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hypergeometric2F1,
  logHypergeometric2F1,
  lbeta,
  lgamma,
  logAddExp,
} from '../../../src/core/numerics/special.ts'
import table from '../../reference/clv/special.json' with { type: 'json' }

const relative = (value: number, expected: number) => Math.abs(value / expected - 1)

describe('lgamma', () => {
  test('agrees with the table to 1e-12 relative', () => {
    for (const [x, value] of table.lgamma) expect(relative(lgamma(x!), value!)).toBeLessThan(1e-12)
  })

  test('is the logarithm of a factorial', () => {
    expect(lgamma(1)).toBe(0)
    expect(lgamma(2)).toBe(0)
    expect(lgamma(11)).toBeCloseTo(Math.log(3628800), 13)
    expect(lgamma(0)).toBe(Infinity)
  })
})

describe('lbeta', () => {
  test('agrees with the table to 1e-13 of max(1, |ln B|)', () => {
    for (const [a, b, value] of table.lbeta)
      expect(Math.abs(lbeta(a!, b!) - value!)).toBeLessThan(1e-13 * Math.max(1, Math.abs(value!)))
  })

  test('obeys B(a, b) = B(a + 1, b) + B(a, b + 1), also across the change of method at 10', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        (a, b) => {
          expect(logAddExp(lbeta(a + 1, b), lbeta(a, b + 1))).toBeCloseTo(lbeta(a, b), 11)
        },
      ),
    )
  })
})

test('logAddExp neither overflows nor vanishes', () => {
  expect(logAddExp(1000, 1000)).toBeCloseTo(1000 + Math.LN2, 12)
  expect(logAddExp(-1000, -1001)).toBeCloseTo(-1000 + Math.log1p(Math.exp(-1)), 12)
  expect(logAddExp(-Infinity, 3)).toBe(3)
  expect(logAddExp(-Infinity, -Infinity)).toBe(-Infinity)
  expect(logAddExp(Infinity, 3)).toBe(Infinity)
})

describe('hypergeometric2F1', () => {
  test.each(Object.entries(table.hypergeometric2F1))(
    'agrees with the table to 1e-10 relative: %s',
    (_, rows) => {
      for (const [a, b, c, z, value] of rows)
        expect(relative(hypergeometric2F1(a!, b!, c!, z!), value!), `${a}, ${b}, ${c}, ${z}`).toBeLessThan(
          1e-10,
        )
    },
  )

  test('has elementary special cases', () => {
    for (const z of [-5, -0.5, 0.3, 0.9, 0.99, 0.9999]) {
      expect(relative(hypergeometric2F1(2.3, 0.7, 0.7, z), (1 - z) ** -2.3)).toBeLessThan(1e-10)
      // c = a + b: the difference c − a − b is an integer, where the expansion about 1 is of no use.
      expect(relative(hypergeometric2F1(1, 1, 2, z), -Math.log1p(-z) / z)).toBeLessThan(1e-10)
    }
    expect(hypergeometric2F1(2.3, 0.7, 1, 0)).toBe(1)
    expect(hypergeometric2F1(-2, 3, 5, 0.5)).toBeCloseTo(1 - (2 * 3 * 0.5) / 5 + (3 * 4 * 0.25) / (5 * 6), 15)
  })

  test('is quick and exact near 1 where c − a − b is an integer, when a parameter is 1', () => {
    // mpmath 1.3.0 at 40 digits.
    expect(relative(hypergeometric2F1(1, 3.5, 4.5, 1 - 1e-6), 42.473141289166016)).toBeLessThan(1e-10)
    expect(relative(hypergeometric2F1(5.2, 2, 6.2, 1 - 1e-6), 5199744.713712179)).toBeLessThan(1e-10)
    expect(relative(hypergeometric2F1(1, 2, 3, 0.999), 11.841181078941075)).toBeLessThan(1e-12)
  })

  test('its logarithm holds where it overflows', () => {
    // Γ-free cases: ₂F₁(a, b; b; z) = (1 − z)^−a, and Pfaff's ₂F₁(1, 1; 2; z) = −ln(1 − z)/z.
    expect(logHypergeometric2F1(2000, 3000, 3000, 0.9)).toBeCloseTo(2000 * Math.log(10), 8)
    expect(logHypergeometric2F1(2000, 0.5, 0.5, 0.5)).toBeCloseTo(2000 * Math.log(2), 8)
    expect(logHypergeometric2F1(1, 1, 2, 0.4)).toBeCloseTo(Math.log(-Math.log(0.6) / 0.4), 13)
    expect(logHypergeometric2F1(3, 4000, 4003.5, 0.97)).toBeCloseTo(
      Math.log(hypergeometric2F1(3, 4000, 4003.5, 0.97)),
      13,
    )
  })

  test("is Gauss's sum at 1", () => {
    // Γ(3)Γ(1.5) / (Γ(2)Γ(2.5)) = 2 / 1.5
    expect(hypergeometric2F1(1, 0.5, 3, 1)).toBeCloseTo(4 / 3, 13)
  })

  test('rejects what has no value', () => {
    expect(() => hypergeometric2F1(1, 1, 2, 1.5)).toThrow('invalid z; not at most 1: 1.5')
    expect(() => hypergeometric2F1(1, 1, -2, 0.5)).toThrow('invalid c; 0 or a negative integer: -2')
    expect(() => hypergeometric2F1(1, 1, 2, 1)).toThrow('invalid z')
  })
})
