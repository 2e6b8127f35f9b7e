import { describe, expect, test } from 'vitest'
import { randomNormal } from 'd3-random'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { type FactorOptions, factorAnalysis } from '../../../src/core/survey/factorAnalysis.ts'
import { harman } from '../../../src/core/survey/harman.ts'
import { parallelAnalysis } from '../../../src/core/survey/parallelAnalysis.ts'
import { promax, varimax } from '../../../src/core/survey/rotation.ts'
import { samplingAdequacy } from '../../../src/core/survey/samplingAdequacy.ts'
import { DIGITS, golden, items, nine } from './holzinger.ts'

const expected = golden('factor-analysis')

type Table = readonly (readonly number[])[]
const largestDifference = (a: Table, b: Table) =>
  Math.max(...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i]![j]!))))

test('KMO and Bartlett as psych computes them', () => {
  const result = samplingAdequacy(nine)
  expect(result.kmo).toBeCloseTo(expected.kmo, DIGITS)
  for (const item of result.items) expect(result.kmoItems[item]).toBeCloseTo(expected.kmo_items[item], DIGITS)
  expect(result.bartlett.chisq).toBeCloseTo(expected.bartlett.chisq, DIGITS)
  expect(result.bartlett.df).toBe(expected.bartlett.df)
  expect(result.bartlett.p / expected.bartlett.p).toBeCloseTo(1, 8)
})

/** What varimax maximises, for rows of unit length. */
function simplicity(loadings: readonly (readonly number[])[]): number {
  const rows = loadings.map((row) => row.map((value) => value / Math.hypot(...row)))
  return rows[0]!.reduce((sum, _, j) => {
    const squares = rows.map((row) => row[j]! ** 2)
    return (
      sum + squares.reduce((s, v) => s + v * v, 0) - squares.reduce((s, v) => s + v, 0) ** 2 / rows.length
    )
  }, 0)
}

// R's varimax stops when its criterion grows by less than 1e-5, which leaves 1e-3 in the loadings; ours is at least as simple.
const ROTATED = 1e-3

describe('factor analysis', () => {
  test('principal components, varimax: psych::principal', () => {
    const result = factorAnalysis(nine, { factors: 3 })
    result.eigenvalues.forEach((value, i) => expect(value).toBeCloseTo(expected.eigenvalues[i], DIGITS))
    for (const item of result.items)
      expect(result.communality[item]).toBeCloseTo(expected.principal_varimax.communality[item], DIGITS)
    expect(largestDifference(result.loadings, expected.principal_varimax.loadings)).toBeLessThan(ROTATED)
    expect(simplicity(result.loadings)).toBeGreaterThanOrEqual(
      simplicity(expected.principal_varimax.loadings) - 1e-9,
    )
    // What a rotation gives to one factor it takes from another: 7e-4 here.
    result.ssLoadings.forEach((value, j) =>
      expect(Math.abs(value - expected.principal_varimax.ss_loadings[j])).toBeLessThan(ROTATED),
    )
  })

  test('maximum likelihood, varimax: psych::fa', () => {
    const result = factorAnalysis(nine, { factors: 3, extraction: 'ml' })
    expect(result.converged).toBe(true)
    // psych's optimiser stops within 1e-5.
    for (const item of result.items)
      expect(result.uniqueness[item]).toBeCloseTo(expected.ml_varimax.uniqueness[item], 5)
    expect(largestDifference(result.loadings, expected.ml_varimax.loadings)).toBeLessThan(ROTATED)
    expect(simplicity(result.loadings)).toBeGreaterThanOrEqual(
      simplicity(expected.ml_varimax.loadings) - 1e-5,
    )
    // factanal prints 22.38 on 12 degrees of freedom, p = .0335.
    expect(result.test!.chisq).toBeCloseTo(22.38, 2)
    expect(result.test!.df).toBe(12)
    expect(result.test!.p).toBeCloseTo(0.0335, 4)
  })

  test('principal axes: psych::fa(fm = "pa")', () => {
    const result = factorAnalysis(nine, { factors: 3, extraction: 'axis', rotation: 'none' })
    // psych was run until the sum of communalities moved by less than 1e-9.
    for (const item of result.items)
      expect(result.communality[item]).toBeCloseTo(expected.principal_axis.communality[item], 6)
  })

  test('all components reproduce the correlations', () => {
    const { loadings, uniqueness } = factorAnalysis(nine, { factors: 9, rotation: 'none' })
    expect(Object.values(uniqueness).every((value) => Math.abs(value) < 1e-12)).toBe(true)
    const product = (i: number, j: number) =>
      loadings[i]!.reduce((sum, value, k) => sum + value * loadings[j]![k]!, 0)
    expect(product(0, 1)).toBeCloseTo(golden('correlation').r[0][1], DIGITS)
  })

  test('likelihood factors of a perfect one-factor matrix return its loadings', () => {
    const loadings = [0.8, 0.7, 0.6, 0.5]
    const n = 4000
    const normal = randomNormal.source(createRandom(11))()
    const scores = Array.from({ length: n }, () => normal())
    const noisy = Object.fromEntries(
      loadings.map((l, j) => [`v${j}`, scores.map((f) => l * f + Math.sqrt(1 - l * l) * normal())]),
    )
    const result = factorAnalysis(noisy, { factors: 1, extraction: 'ml' })
    // Four standard errors of a loading at n = 4,000.
    result.loadings.forEach((row, i) => expect(Math.abs(row[0]! - loadings[i]!)).toBeLessThan(0.07))
  })

  test('a Heywood case is named', () => {
    const normal = randomNormal.source(createRandom(5))()
    const first = Array.from({ length: 60 }, () => normal())
    const data = {
      a: first,
      b: first.map((x) => x + 0.01 * normal()),
      c: first.map(() => normal()),
      d: first.map(() => normal()),
    }
    expect(factorAnalysis(data, { factors: 1, extraction: 'ml' }).heywood).toContain('a')
  })

  test.each<[Parameters<typeof items>, FactorOptions, string]>([
    [
      ['x1', 'x2', 'x3'],
      { factors: 2, extraction: 'ml' },
      'invalid factors; not a whole number from 1 to 1 for 3 items: 2',
    ],
    [
      ['x1', 'x2', 'x3'],
      { factors: 1.5 },
      'invalid factors; not a whole number from 1 to 3 for 3 items: 1.5',
    ],
  ])('%j, %j', (names, options, message) => {
    expect(() => factorAnalysis(items(...names), options)).toThrow(message)
  })

  test('redundant items and too few rows are named', () => {
    const { x1, x2, x3 } = nine
    const sum = x1!.map((value, i) => value + x2![i]!)
    expect(() => samplingAdequacy({ x1: x1!, x2: x2!, sum, x3: x3! })).toThrow(
      'computed from the others, so that nothing can be told apart: sum',
    )
    const few = Object.fromEntries(Object.entries(nine).map(([name, values]) => [name, values.slice(0, 9)]))
    expect(() => factorAnalysis(few, { factors: 1 })).toThrow('9 complete rows of 9; this needs at least 10')
  })
})

describe('rotation', () => {
  const simple = [
    [0.8, 0],
    [0.7, 0],
    [0, 0.6],
    [0, 0.9],
  ]

  test('varimax finds a simple structure that was turned away', () => {
    const [cos, sin] = [Math.cos(0.6), Math.sin(0.6)]
    const turned = simple.map(([a, b]) => [cos * a! - sin * b!, sin * a! + cos * b!])
    expect(
      largestDifference(
        varimax(turned).map((row) => row.map(Math.abs)),
        simple,
      ),
    ).toBeLessThan(1e-12)
  })

  test('rotation leaves communalities as they are', () => {
    const { loadings, communality } = factorAnalysis(nine, { factors: 4, extraction: 'principal' })
    loadings.forEach((row, i) =>
      expect(row.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(communality[`x${i + 1}`]!, 12),
    )
  })

  test('promax: ΛΦΛᵀ is the same common part, factors have unit variance', () => {
    const orthogonal = factorAnalysis(nine, { factors: 3, extraction: 'ml' })
    const oblique = factorAnalysis(nine, { factors: 3, extraction: 'ml', rotation: 'promax' })
    const phi = oblique.factorCorrelations!
    const common = (i: number, j: number) =>
      oblique.loadings[i]!.reduce(
        (sum, a, k) => sum + a * oblique.loadings[j]!.reduce((inner, b, m) => inner + phi[k]![m]! * b, 0),
        0,
      )
    for (let i = 0; i < 9; i++)
      for (let j = 0; j < 9; j++)
        expect(common(i, j)).toBeCloseTo(
          orthogonal.loadings[i]!.reduce((sum, a, k) => sum + a * orthogonal.loadings[j]![k]!, 0),
          10,
        )
    phi.forEach((row, k) => expect(row[k]).toBeCloseTo(1, 12))
    expect(promax(simple).factorCorrelations[0]![1]).toBeCloseTo(0, 12)
  })
})

test('parallel analysis finds the three abilities, and none in noise; a seed gives the same answer', () => {
  const result = parallelAnalysis(nine, createRandom(1))
  expect(result.suggested).toBe(3)
  expect(parallelAnalysis(nine, createRandom(1))).toEqual(result)
  const normal = randomNormal.source(createRandom(2))()
  const noise = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name) => [name, Array.from({ length: 200 }, () => normal())]),
  )
  expect(parallelAnalysis(noise, createRandom(3)).suggested).toBe(0)
})

test("Harman's share is the first eigenvalue over the number of items", () => {
  const result = harman(nine)
  expect(result.componentShare).toBeCloseTo(expected.eigenvalues[0] / 9, DIGITS)
  expect(result.factorShare).toBeLessThan(result.componentShare)
  expect(result.exceedsHalf).toBe(false)
})
