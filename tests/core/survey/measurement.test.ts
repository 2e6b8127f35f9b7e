import { describe, expect, test } from 'vitest'
import {
  averageVarianceExtracted,
  compositeReliability,
} from '../../../src/core/survey/compositeReliability.ts'
import { constructValidity } from '../../../src/core/survey/constructValidity.ts'
import { fornellLarcker } from '../../../src/core/survey/fornellLarcker.ts'
import { htmt } from '../../../src/core/survey/htmt.ts'
import { reliability } from '../../../src/core/survey/reliability.ts'
import { scaleScores } from '../../../src/core/survey/scaleScores.ts'
import { edgeCases } from '../sem/golden.ts'
import { heywoodData, heywoodScales } from './heywood.ts'
import { DIGITS, golden, items, nine } from './holzinger.ts'

const constructs = { visual: ['x1', 'x2', 'x3'], textual: ['x4', 'x5', 'x6'], speed: ['x7', 'x8', 'x9'] }
const validity = golden('validity')
const cfa = Object.values(golden('cfa-loadings').factors) as {
  loadings: number[]
  standardized: number[]
  errors: number[]
  variance: number
}[]

const near = (actual: readonly (number | null)[], expected: number[]) =>
  actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5))

describe('reliability', () => {
  const visual = items('x1', 'x2', 'x3')

  test('psych::alpha', () => {
    const expected = golden('reliability')
    const result = reliability(visual)
    expect(result.alpha).toBeCloseTo(expected.cronbach_alpha, DIGITS)
    expect(result.standardizedAlpha).toBeCloseTo(expected.standardized_alpha, DIGITS)
    for (const item of result.items) {
      expect(result.alphaIfDropped[item]).toBeCloseTo(expected.alpha_if_dropped[item], DIGITS)
      expect(result.itemRestCorrelation[item]).toBeCloseTo(expected.item_rest_correlation[item], DIGITS)
    }
    expect(result.interval[0]).toBeLessThan(result.alpha)
    expect(result.interval[1]).toBeGreaterThan(result.alpha)
  })

  test('dropping an item is computing without it', () => {
    const { x1: _, ...rest } = visual
    expect(reliability(visual).alphaIfDropped['x1']).toBeCloseTo(reliability(rest).alpha, 12)
  })

  test('two halves of parallel items: α is the Spearman–Brown prophecy 2r/(1 + r) of standardised items', () => {
    const two = items('x1', 'x2')
    const r = reliability(two).itemRestCorrelation['x1']!
    expect(reliability(two).standardizedAlpha).toBeCloseTo((2 * r) / (1 + r), 12)
    expect(reliability(two).alphaIfDropped).toEqual({ x1: null, x2: null })
  })

  test('items that cancel each other are named, not divided by', () => {
    const a = [1, 2.1, 3, 4.7]
    const mirrored = a.map((value) => 6 - value)
    expect(() => reliability({ a, mirrored })).toThrow('the sum of a, mirrored is the same in every row')
    // With a third item there is an α of the three, and none without it.
    const { alpha, alphaIfDropped, itemRestCorrelation } = reliability({ a, mirrored, c: [1, 3, 2, 4] })
    expect(alpha).toBeLessThan(0)
    expect([alphaIfDropped['c'], itemRestCorrelation['c']]).toEqual([null, null])
    expect(alphaIfDropped['mirrored']).toBeGreaterThan(0)
  })

  test('rows with something missing are left out', () => {
    const holed = { ...visual, x1: visual['x1']!.map((value, i) => (i < 5 ? NaN : value)) }
    expect(reliability(holed)).toMatchObject({ n: 296, dropped: 5 })
  })

  test.each([
    [{ a: [1, 2, 3] }, '1 column given; this needs at least 2'],
    [{ a: [1, 2, 3], b: [4, 4, 4] }, 'column b is constant: 4'],
    [{ a: [1, NaN, 3], b: [NaN, 2, 4] }, '1 complete row of 3; this needs at least 3'],
    [{ a: [1, 2, 3], b: [1, 2] }, 'column b has 2 rows where a has 3'],
  ])('%j', (data, message) => {
    expect(() => reliability(data)).toThrow(message)
  })
})

describe('validity', () => {
  test('composite reliability, AVE and ω of the three-factor model', () => {
    cfa.forEach(({ loadings, standardized, errors, variance }, j) => {
      const raw = { loadings, errorVariances: errors, factorVariance: variance }
      expect(compositeReliability({ loadings: standardized })).toBeCloseTo(
        validity.composite_reliability_standardized[j],
        DIGITS,
      )
      expect(averageVarianceExtracted({ loadings: standardized })).toBeCloseTo(
        validity.ave_standardized[j],
        DIGITS,
      )
      expect(compositeReliability(raw)).toBeCloseTo(validity.omega[j], DIGITS)
      expect(averageVarianceExtracted(raw)).toBeCloseTo(validity.ave_unstandardized[j], DIGITS)
    })
  })

  test('all of it from the data: the measurement model is fitted here', () => {
    const result = constructValidity(nine, constructs)
    expect(result.factors).toEqual(validity.factors)
    expect(result.converged).toBe(true)
    // lavaan's and our search both stop where the gradient is below 1e-6: the estimates agree to about 1e-5.
    near(result.compositeReliability, validity.composite_reliability_standardized)
    near(result.ave, validity.ave_standardized)
    near(result.omega, validity.omega)
    near(result.aveUnstandardized, validity.ave_unstandardized)
    near(result.factorCorrelations.flat(), validity.factor_correlations.flat())
    expect(result.fornellLarcker.holds).toBe(true)
    expect(result.loadings['visual']!['x1']).toBeCloseTo(cfa[0]!.standardized[0]!, 5)
  })

  test('a Heywood case is said, and has no reliability', () => {
    expect(compositeReliability({ loadings: [1.2, 0.5, 0.3] })).toBeNull()
    expect(averageVarianceExtracted({ loadings: [1.2, 1.1] })).toBeNull()
    expect(averageVarianceExtracted({ loadings: [1, 1] })).toBe(1)
    expect(compositeReliability({ loadings: [1], errorVariances: [0.2], factorVariance: -0.1 })).toBeNull()

    const result = constructValidity(heywoodData(), heywoodScales)
    expect(result.loadings['A']!['a1']).toBeGreaterThan(1)
    expect(result.diagnoses.map(({ code }) => code)).toContain('heywood')
    for (const of of [result.ave, result.compositeReliability, result.omega, result.aveUnstandardized])
      expect(of).toEqual([null, expect.any(Number)])
    expect(result.fornellLarcker.table[0]![0]).toBeNull()
    expect(result.fornellLarcker.violations).toEqual([['A', 'B']])
  })

  test('one construct by itself has its reliability', () => {
    const saturated = edgeCases().find(({ rule }) => rule === 'every index of a saturated model')!
    const loadings = saturated.parameters.flatMap((row) => (row.op === '=~' ? [row['std.all']!] : []))
    const result = constructValidity(nine, { visual: ['x1', 'x2', 'x3'] })
    near(Object.values(result.loadings['visual']!), loadings)
    expect(result.ave[0]).toBeCloseTo(averageVarianceExtracted({ loadings })!, 5)
    expect(result.compositeReliability[0]).toBeCloseTo(compositeReliability({ loadings })!, 5)
    expect(result.factorCorrelations).toEqual([[1]])
    expect(result.fornellLarcker.violations).toEqual([])
  })

  test('constructs that cannot be are named', () => {
    expect(() => constructValidity(nine, {})).toThrow('there is no construct')
    expect(() => constructValidity(nine, { visual: ['x1', 'x2'] })).toThrow(
      '2 items for visual; a construct by itself needs at least 3',
    )
    expect(() => constructValidity(nine, { a: ['x1', 'x2'], b: ['x2', 'x3'] })).toThrow(
      'item x2 belongs to two constructs',
    )
    expect(() => constructValidity(nine, { a: ['x1', 'x3'], x3: ['x4', 'x5'] })).toThrow(
      'x3 names both a construct and a column',
    )
  })

  test('Fornell and Larcker hold for the three factors, and fail for a correlation above √AVE', () => {
    const ave = {
      visual: validity.ave_standardized[0],
      textual: validity.ave_standardized[1],
      speed: validity.ave_standardized[2],
    }
    const result = fornellLarcker(ave, validity.factor_correlations)
    expect(result.holds).toBe(true)
    expect(result.table[0]![0]! ** 2).toBeCloseTo(ave.visual, 12)
    const close = [
      [1, 0.7],
      [0.7, 1],
    ]
    expect(fornellLarcker({ a: 0.6, b: 0.4 }, close).violations).toEqual([['a', 'b']])
    // Without an AVE nothing holds, however small the correlation.
    expect(fornellLarcker({ a: null, b: 0.9 }, close).holds).toBe(false)
    expect(fornellLarcker({ a: 0.9, b: -0.1 }, close).holds).toBe(false)
  })

  test('HTMT as semTools computes it (geometric means)', () => {
    const result = htmt(nine, constructs)
    expect(result.factors).toEqual(validity.factors)
    result.htmt.forEach((row, i) =>
      row.forEach((value, j) => expect(value).toBeCloseTo(validity.htmt[i][j], DIGITS)),
    )
  })

  test('HTMT of two halves of one construct, all correlations alike, is 1 by either mean', () => {
    const common = [1, 2, 3, 4, 5, 6, 7, 8]
    const noise = [1, -1, 1, -1, -1, 1, -1, 1]
    const data = {
      a: common,
      b: common.map((x, i) => x + noise[i]!),
      c: common,
      d: common.map((x, i) => x + noise[i]!),
    }
    for (const mean of ['geometric', 'arithmetic'] as const)
      expect(
        htmt(
          { a: data.b, b: data.a, c: data.b.map((x) => -x), d: data.a },
          { one: ['a', 'b'], two: ['c', 'd'] },
          { mean },
        ).htmt[0]![1],
      ).toBeGreaterThan(0.99)
    expect(() => htmt(data, { one: ['a'], two: ['c', 'd'] })).toThrow('construct one has 1 item')
  })
})

test('scale scores: the mean of what is answered, where enough is', () => {
  const data = { a: [1, 5, NaN], b: [5, 2, 4] }
  expect(scaleScores(data, ['a', 'b'])).toEqual([3, 3.5, NaN])
  expect(scaleScores(data, ['a', 'b'], { atLeast: 1 })).toEqual([3, 3.5, 4])
})
