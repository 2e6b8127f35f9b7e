import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as distributions from '../../../src/core/numerics/distributions.ts'

const { beta, chiSquare, f, gamma, normal, studentT } = distributions
const golden = JSON.parse(
  readFileSync(new URL('../../reference/stats/distributions.json', import.meta.url), 'utf8'),
)

/** The golden numbers have ten or eleven significant digits. */
const PRINTED = 1e-9
const relativeError = (value: number, expected: number) =>
  Math.abs(value - expected) / (Math.abs(expected) + 1e-300)

describe('golden numbers of R', () => {
  test('χ²', () => {
    for (const { x, df, p } of golden.chisq_upper)
      expect(relativeError(chiSquare.upper(x, df), p)).toBeLessThan(PRINTED)
    // Bartlett's test of factor-analysis.json: far below the smallest 1 − cdf.
    expect(relativeError(chiSquare.upper(904.0970510369, 36), 1.9120788741e-166)).toBeLessThan(PRINTED)
  })

  test('noncentral χ²', () => {
    for (const { x, df, ncp, p } of golden.chisq_noncentral_cdf)
      expect(relativeError(distributions.noncentralChiSquareCdf(x, df, ncp), p)).toBeLessThan(PRINTED)
  })

  test("Student's t", () => {
    for (const { t, df, p } of golden.t_two_sided)
      expect(relativeError(studentT.twoSided(t, df), p)).toBeLessThan(PRINTED)
  })

  test('F', () => {
    for (const { f: value, df1, df2, p } of golden.f_upper)
      expect(relativeError(f.upper(value, df1, df2), p)).toBeLessThan(PRINTED)
  })

  test('normal quantile', () => {
    for (const { p, z } of golden.normal_quantile)
      expect(relativeError(normal.quantile(p), z)).toBeLessThan(PRINTED)
  })

  test('studentised range', () => {
    for (const { q, groups, df, p } of golden.tukey_upper)
      // R integrates to an absolute error of about 1e-10.
      expect(distributions.studentizedRangeUpper(q, groups, df)).toBeCloseTo(p, 9)
  })
})

const positive = fc.double({ min: 0.6, max: 500, noNaN: true })
const probability = fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true })

interface Distribution {
  pdf(x: number): number
  cdf(x: number): number
  upper(x: number): number
  quantile(p: number): number
}
const families: Record<string, (a: number, b: number) => Distribution> = {
  normal: (a, b) => bind(normal, a, b),
  studentT: (a) => bind(studentT, a),
  chiSquare: (a) => bind(chiSquare, a),
  f: (a, b) => bind(f, a, b),
  beta: (a, b) => bind(beta, a, b),
  gamma: (a, b) => bind(gamma, a, b),
}

function bind(
  family: Record<'pdf' | 'cdf' | 'upper' | 'quantile', (...values: number[]) => number>,
  ...parameters: number[]
): Distribution {
  return {
    pdf: (x) => family.pdf(x, ...parameters),
    cdf: (x) => family.cdf(x, ...parameters),
    upper: (x) => family.upper(x, ...parameters),
    quantile: (p) => family.quantile(p, ...parameters),
  }
}

describe.each(Object.entries(families))('%s', (name, family) => {
  test('quantile inverts cdf', () => {
    fc.assert(
      fc.property(positive, positive, probability, (a, b, p) => {
        const { cdf, upper, quantile } = family(a, b)
        const x = quantile(p)
        // 1e-9: where x is large against its spread it has few digits to tell tails apart; beta near 1 has none.
        const error = p < 0.5 ? cdf(x) / p - 1 : upper(x) / (1 - p) - 1
        expect(name === 'beta' && x > 1 - 1e-4 ? 0 : Math.abs(error)).toBeLessThan(1e-9)
      }),
      { numRuns: 300 },
    )
  })

  test('the tails add up to one', () => {
    fc.assert(
      fc.property(positive, positive, probability, (a, b, p) => {
        const { cdf, upper, quantile } = family(a, b)
        const x = quantile(p)
        expect(cdf(x) + upper(x)).toBeCloseTo(1, 12)
      }),
    )
  })

  test('the density is the slope of the cdf', () => {
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (a, b, p) => {
        const { pdf, cdf, quantile } = family(a, b)
        const x = quantile(p)
        const h = 1e-4 / pdf(x)
        fc.pre(cdf(x - h) > 0 && cdf(x + h) < 1)
        // Simpson's rule over the difference: what is left is of order h⁵, and rounding of 1e-12 / 2e-4.
        const slope = cdf(x + h) - cdf(x - h)
        const area = (h / 3) * (pdf(x - h) + 4 * pdf(x) + pdf(x + h))
        expect(Math.abs(slope / area - 1)).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('closed forms', () => {
  test('t with one degree of freedom is Cauchy', () => {
    for (const t of [-1e8, -3, -0.2, 0, 1e-9, 0.5, 40]) {
      expect(studentT.pdf(t, 1)).toBeCloseTo(1 / (Math.PI * (1 + t * t)), 14)
      expect(studentT.cdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14)
    }
    expect(studentT.quantile(0.75, 1)).toBeCloseTo(1, 13)
  })

  test('χ² with two degrees of freedom is exponential', () => {
    for (const x of [1e-8, 0.3, 2, 90])
      expect(relativeError(chiSquare.upper(x, 2), Math.exp(-x / 2))).toBeLessThan(PRINTED)
  })

  test('the arcsine density, where the library has a slip', () => {
    for (const x of [1e-10, 0.2, 0.5, 0.99])
      expect(relativeError(beta.pdf(x, 0.5, 0.5), 1 / (Math.PI * Math.sqrt(x - x * x)))).toBeLessThan(PRINTED)
  })

  test('F is the square of t', () => {
    for (const t of [0.01, 1, 4, 30])
      expect(relativeError(f.upper(t * t, 1, 17), studentT.twoSided(t, 17))).toBeLessThan(PRINTED)
  })

  test('the range of two is √2·|t|', () => {
    for (const df of [1, 2, 7, 200])
      for (const q of [0.1, 1, 3.5]) {
        expect(
          relativeError(distributions.studentizedRangeUpper(q, 2, df), studentT.twoSided(q / Math.SQRT2, df)),
        ).toBeLessThan(PRINTED)
      }
  })

  test('noncentral χ² with one degree of freedom is the square of a shifted normal', () => {
    for (const [x, shift] of [
      [0.5, 0],
      [4, 1],
      [30, 7],
      [900, 31],
    ] as const) {
      const root = Math.sqrt(x)
      const expected = normal.cdf(root - shift) - normal.cdf(-root - shift)
      expect(distributions.noncentralChiSquareCdf(x, 1, shift ** 2)).toBeCloseTo(expected, 11)
      expect(distributions.noncentralChiSquareUpper(x, 1, shift ** 2)).toBeCloseTo(1 - expected, 11)
    }
  })
})

test('noncentralityAt inverts the noncentral cdf and is 0 when x is small', () => {
  fc.assert(
    fc.property(
      positive,
      fc.double({ min: 0, max: 3000, noNaN: true }),
      fc.constantFrom(0.05, 0.95),
      (df, x, p) => {
        const ncp = distributions.noncentralityAt(x, df, p)
        const reached = distributions.noncentralChiSquareCdf(x, df, ncp)
        expect(ncp === 0 ? Math.max(reached, p) : reached).toBeCloseTo(p, 10)
      },
    ),
    { numRuns: 50 },
  )
})

test('RMSEA interval of the three-factor model of Holzinger and Swineford (lavaan prints .071 and .114)', () => {
  const rmsea = [0.95, 0.05].map((p) =>
    Math.sqrt(distributions.noncentralityAt(85.30552, 24, p) / (301 * 24)),
  )
  expect(rmsea[0]).toBeCloseTo(0.0714185, 6)
  expect(rmsea[1]).toBeCloseTo(0.113678, 6)
})

test('studentised range: quantile inverts the cdf; tables give 3.63 for .05, 4 groups, infinite df', () => {
  expect(distributions.studentizedRangeQuantile(0.95, 4, Infinity)).toBeCloseTo(3.63316, 4)
  for (const p of [0.01, 0.5, 0.999])
    expect(
      distributions.studentizedRangeCdf(distributions.studentizedRangeQuantile(p, 5, 12), 5, 12),
    ).toBeCloseTo(p, 11)
})

test.each([
  [() => normal.cdf(0, 0, -1), 'invalid sd; not positive: -1'],
  [() => chiSquare.upper(1, 0), 'invalid df; not positive: 0'],
  [() => studentT.quantile(1.2, 5), 'invalid p; not in [0, 1]: 1.2'],
  [() => distributions.noncentralChiSquareCdf(1, 2, -3), 'invalid ncp; not in [0, ∞): -3'],
  [() => distributions.studentizedRangeUpper(1, 1, 5), 'invalid groups; not an integer of at least 2: 1'],
])('bad input is named: %s', (call, message) => {
  expect(call).toThrow(message)
})

test('densities and tails of scipy', () => {
  const scipy = JSON.parse(readFileSync(new URL('../../reference/stats/scipy.json', import.meta.url), 'utf8'))
  for (const { x, a, b, pdf, cdf, sf } of scipy.beta) {
    expect(relativeError(beta.pdf(x, a, b), pdf)).toBeLessThan(PRINTED)
    expect(relativeError(beta.cdf(x, a, b), cdf)).toBeLessThan(PRINTED)
    expect(relativeError(beta.upper(x, a, b), sf)).toBeLessThan(PRINTED)
  }
  for (const { x, shape, scale, pdf, sf } of scipy.gamma) {
    expect(relativeError(gamma.pdf(x, shape, scale), pdf)).toBeLessThan(PRINTED)
    expect(relativeError(gamma.upper(x, shape, scale), sf)).toBeLessThan(PRINTED)
  }
})
