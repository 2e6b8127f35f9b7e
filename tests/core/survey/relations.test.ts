import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { correlation, correlationTable } from '../../../src/core/survey/correlation.ts'
import { hierarchicalRegression } from '../../../src/core/survey/hierarchicalRegression.ts'
import { bootstrapIndirect, indirectEffect, sobel } from '../../../src/core/survey/indirectEffect.ts'
import { moderationByGroups } from '../../../src/core/survey/moderationByGroups.ts'
import { regression } from '../../../src/core/survey/regression.ts'
import { residualDiagnostics } from '../../../src/core/survey/residualDiagnostics.ts'
import { DIGITS, golden, items, nine, school } from './holzinger.ts'

const scipy = golden('scipy')

describe('correlation', () => {
  const expected = golden('correlation')
  const four = items('x1', 'x2', 'x3', 'x4')

  test.each(['pearson', 'spearman'] as const)('%s as R computes it', (method) => {
    const { cells } = correlationTable(four, { method })
    const wanted = method === 'pearson' ? expected.r : expected.spearman
    cells.forEach((row, i) =>
      row.forEach((cell, j) => expect(cell?.r ?? 1).toBeCloseTo(wanted[i][j], DIGITS)),
    )
  })

  test("p values of Pearson's r", () => {
    const { cells } = correlationTable(four)
    cells.forEach((row, i) =>
      row.slice(0, i).forEach((cell, j) => expect(cell!.p / expected.p[i][j]).toBeCloseTo(1, 8)),
    )
  })

  test('tests and intervals as scipy computes them', () => {
    const pearson = correlation(nine['x1']!, nine['x2']!)
    expect(pearson.p / scipy.pearson.p).toBeCloseTo(1, 9)
    expect(pearson.interval[0]).toBeCloseTo(scipy.pearson.interval[0], DIGITS)
    expect(pearson.interval[1]).toBeCloseTo(scipy.pearson.interval[1], DIGITS)
    const spearman = correlation(nine['x1']!, nine['x2']!, { method: 'spearman' })
    expect(spearman.p / scipy.spearman.p).toBeCloseTo(1, 9)
  })

  test('pairwise deletion keeps what listwise deletion drops', () => {
    const holed = { ...four, x4: four['x4']!.map((value, i) => (i % 10 === 0 ? NaN : value)) }
    expect(correlationTable(holed).cells[0]![1]!.n).toBe(270)
    const { cells } = correlationTable(holed, { missing: 'pairwise' })
    expect(cells[0]![1]!.n).toBe(301)
    expect(cells[0]![3]!.n).toBe(270)
  })

  test('a perfect correlation', () => {
    const x = [1, 2, 3, 4, 5]
    expect(correlation(x, x)).toMatchObject({ r: 1, p: 0, interval: [1, 1] })
  })

  test('stays within 1 where rounding would pass it, so that the interval exists', () => {
    const random = createRandom(1)
    for (let i = 0; i < 200; i++) {
      const x = Array.from({ length: 30 }, () => random())
      const line = x.map((value) => 2 * value + 1)
      for (const { r, interval } of [correlation(x, line), correlationTable({ x, line }).cells[0]![1]!]) {
        expect(r).toBeLessThanOrEqual(1)
        expect(interval[0]).toBeGreaterThan(0.999999)
        expect(interval[1]).toBeLessThanOrEqual(1)
      }
    }
  })

  test('a constant column is named', () => {
    expect(() => correlation([1, 2, 3, 4], [5, 5, 5, 5])).toThrow('a constant column has no correlation')
    expect(() => correlationTable({ x: [1, 2, 3, 4], c: [0.1 + 0.2, 0.3, 0.3, 0.3] })).toThrow(
      'column c is constant',
    )
  })

  test('Spearman does not see a monotone change of scale', () => {
    const column = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(column, column, (x, y) => {
        fc.pre(new Set(x).size > 1 && new Set(y).size > 1)
        const before = correlation(x, y, { method: 'spearman' }).r
        expect(
          correlation(
            x.map((value) => value ** 3),
            y,
            { method: 'spearman' },
          ).r,
        ).toBeCloseTo(before, 12)
      }),
    )
  })
})

describe('regression', () => {
  const expected = golden('regression')
  const data = items('x4', 'x1', 'x2', 'sex', 'ageyr')
  const fit = regression(data, 'x4', ['x1', 'x2', 'sex', 'ageyr'])

  test('lm, confint, vif, durbinWatsonTest', () => {
    fit.coefficients.forEach((row, i) => {
      expect(row.term).toBe(expected.terms[i])
      expect(row.estimate).toBeCloseTo(expected.estimate[i], DIGITS)
      expect(row.se).toBeCloseTo(expected.se[i], DIGITS)
      expect(row.t).toBeCloseTo(expected.t[i], DIGITS)
      expect(row.p).toBeCloseTo(expected.p[i], DIGITS)
      expect(row.interval[0]).toBeCloseTo(expected.ci_lower[i], DIGITS)
      expect(row.interval[1]).toBeCloseTo(expected.ci_upper[i], DIGITS)
    })
    fit.coefficients.slice(1).forEach((row, i) => {
      expect(row.beta).toBeCloseTo(expected.beta[i], DIGITS)
      expect(row.vif).toBeCloseTo(expected.vif[row.term], DIGITS)
    })
    expect(fit.r2).toBeCloseTo(expected.r2, DIGITS)
    expect(fit.adjustedR2).toBeCloseTo(expected.adj_r2, DIGITS)
    expect(fit.f).toBeCloseTo(expected.F, DIGITS)
    expect([fit.df1, fit.df2]).toEqual([expected.df1, expected.df2])
    expect(fit.durbinWatson).toBeCloseTo(expected.durbin_watson, DIGITS)
  })

  test('residuals are orthogonal to every predictor, leverages sum to the number of coefficients', () => {
    for (const name of ['x1', 'x2', 'sex', 'ageyr'])
      expect(fit.residuals.reduce((sum, e, i) => sum + e * data[name]![i]!, 0)).toBeCloseTo(0, 9)
    expect(fit.leverages.reduce((sum, h) => sum + h, 0)).toBeCloseTo(5, 11)
  })

  test('residual diagnostics as the hat matrix gives them', () => {
    const model = regression(nine, 'x9', ['x1', 'x2', 'x3'])
    const diagnostics = residualDiagnostics(model)
    for (let i = 0; i < 5; i++) {
      expect(model.leverages[i]).toBeCloseTo(scipy.residuals.leverage[i], DIGITS)
      expect(diagnostics.standardized[i]).toBeCloseTo(scipy.residuals.standardized[i], DIGITS)
      expect(diagnostics.studentized[i]).toBeCloseTo(scipy.residuals.studentized[i], DIGITS)
      expect(diagnostics.cooksDistance[i]).toBeCloseTo(scipy.residuals.cook[i], DIGITS)
    }
    expect(diagnostics.unusualRows.length).toBeLessThan(30)
  })

  test('a row that alone has its coefficient has no residual to judge, and is unusual', () => {
    const dummy = { y: [1, 2, 3, 9, 5, 4], x: [1, 2, 3, 4, 5, 6], last: [0, 0, 0, 0, 0, 1] }
    const { standardized, studentized, cooksDistance, unusualRows } = residualDiagnostics(
      regression(dummy, 'y', ['x', 'last']),
    )
    expect([standardized[5], studentized[5], cooksDistance[5]]).toEqual([null, null, null])
    // The other four lie on y = x exactly: without row 4 there is no error to compare it with.
    expect(studentized[3]).toBe(Infinity)
    // Row 5 is fitted well and moves the others: Cook's distance is above 4/6.
    expect(cooksDistance[4]).toBeGreaterThan(4 / 6)
    expect(unusualRows).toEqual([3, 4, 5])
  })

  test('a model that fits every row leaves no residual to judge', () => {
    const exact = { y: [1, 2, 3, 4, 5].map((x) => 0.1 * x + 0.3), x: [1, 2, 3, 4, 5] }
    const { studentized, unusualRows } = residualDiagnostics(regression(exact, 'y', ['x']))
    expect(studentized).toEqual([null, null, null, null, null])
    expect(unusualRows).toEqual([])
  })

  test('one predictor: β is r, R² is r², F is t²', () => {
    const single = regression(nine, 'x2', ['x1'])
    const { r, p } = correlation(nine['x1']!, nine['x2']!)
    const slope = single.coefficients[1]!
    expect(slope.beta).toBeCloseTo(r, 12)
    expect(single.r2).toBeCloseTo(r * r, 12)
    expect(single.f).toBeCloseTo(slope.t ** 2, 9)
    expect(single.p / p).toBeCloseTo(1, 9)
  })

  test('steps: ΔR² adds up, and the F change of one predictor is its t²', () => {
    const steps = hierarchicalRegression(data, 'x4', [['sex', 'ageyr'], ['x1'], ['x2']])
    expect(steps.reduce((sum, step) => sum + step.r2Change, 0)).toBeCloseTo(fit.r2, 12)
    expect(steps[2]!.fChange).toBeCloseTo(fit.coefficients[2]!.t ** 2, 9)
    expect(steps[2]!.p).toBeCloseTo(fit.coefficients[2]!.p, 12)
  })

  test('a step without predictors is named', () => {
    expect(() => hierarchicalRegression(data, 'x4', [['x1'], []])).toThrow('step 2 adds no predictor')
  })

  test('all steps use the same rows', () => {
    const holed = { ...data, x2: data['x2']!.map((value, i) => (i < 9 ? NaN : value)) }
    expect(hierarchicalRegression(holed, 'x4', [['x1'], ['x2']]).map((step) => step.model.n)).toEqual([
      292, 292,
    ])
  })

  test('collinear, repeated, constant and too many predictors are named', () => {
    const twice = { ...nine, double: nine['x1']!.map((x) => 2 * x) }
    expect(() => regression(twice, 'x9', ['x1', 'x2', 'double'])).toThrow('nothing can be told apart: double')
    expect(() => regression(nine, 'x9', ['x1', 'x1'])).toThrow('stands twice in the regression: x9, x1, x1')
    expect(() => regression({ y: [1, 2, 3, 4], x: [7, 7, 7, 7] }, 'y', ['x'])).toThrow(
      'column x is constant: 7',
    )
    expect(() => regression({ y: [1, 2], x: [3, 4] }, 'y', ['x'])).toThrow(
      '2 complete rows of 2; this needs at least 3',
    )
  })
})

test.each([(x: number) => x / 2, (x: number) => 0.3 * x + 0.1, (x: number) => 1e6 + x / 7])(
  'a perfect regression is tested alike by F and by t: %s',
  (line) => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8.5]
    const data = { y: x.map(line), x }
    const { f, p, coefficients } = regression(data, 'y', ['x'])
    const { t, p: ofSlope } = coefficients[1]!
    expect(f / t ** 2).toBeCloseTo(1, 6)
    // Both far below anything, neither nought; of 1e6 + x/7 ten digits are left.
    expect(p).toBeGreaterThan(0)
    expect(p / ofSlope).toBeCloseTo(1, 8)
    const [step] = hierarchicalRegression(data, 'y', [['x']])
    expect(step!.fChange / f).toBeCloseTo(1, 6)
  },
)

describe('moderation by groups', () => {
  const { differences, groups, test: slopes } = moderationByGroups(nine, 'x9', 'x1', school)

  test('with two groups the F of the product is the pooled t² of the slopes', () => {
    expect(groups.map(({ group }) => group)).toEqual(['Grant-White', 'Pasteur'])
    expect([slopes.df1, slopes.df2]).toEqual([1, 297])
    const dummy = school.map((name) => Number(name === 'Pasteur'))
    const product = dummy.map((d, i) => d * nine['x1']![i]!)
    const t = regression({ ...nine, dummy, product }, 'x9', ['x1', 'dummy', 'product']).coefficients[3]!
    expect(slopes.f).toBeCloseTo(t.t ** 2, 9)
    expect(-differences[0]!.difference).toBeCloseTo(t.estimate, 10)
  })

  test('refuses one group and a tiny group', () => {
    expect(() =>
      moderationByGroups(
        nine,
        'x9',
        'x1',
        school.map(() => 'a'),
      ),
    ).toThrow('1 group; moderation needs at least 2')
    const tiny = school.map((_, i) => (i < 2 ? 'tiny' : 'rest'))
    expect(() => moderationByGroups(nine, 'x9', 'x1', tiny)).toThrow('group tiny has 2 complete rows')
  })
})

describe('indirect effect', () => {
  const effect = indirectEffect(nine, 'x1', 'x4', 'x7')

  test('a·b is what the total effect has more than the direct one', () => {
    expect(effect.indirect).toBeCloseTo(effect.total - effect.direct, 12)
    expect(effect.indirect).toBeCloseTo(effect.a * effect.b, 12)
  })

  test("Sobel's standard error by hand", () => {
    const { estimate, se, interval } = sobel(0.5, 0.1, 0.4, 0.2, 0.9)
    expect(estimate).toBeCloseTo(0.2, 15)
    expect(se).toBeCloseTo(Math.sqrt(0.25 * 0.04 + 0.16 * 0.01), 15)
    // 1.644854: the 95th percentile of a normal distribution.
    expect(interval[0]).toBeCloseTo(0.2 - 1.644854 * se, 6)
    expect(interval[1]).toBeCloseTo(0.2 + 1.644854 * se, 6)
  })

  test('bootstrap: seeded, around the estimate, as wide as Sobel within reason', () => {
    const interval = bootstrapIndirect(nine, ['x1', 'x4', 'x7'], createRandom(4))
    expect(bootstrapIndirect(nine, ['x1', 'x4', 'x7'], createRandom(4))).toEqual(interval)
    for (const [low, high] of [interval.percentile, interval.biasCorrected]) {
      expect(low).toBeLessThan(effect.indirect)
      expect(high).toBeGreaterThan(effect.indirect)
    }
    expect(interval.se / effect.sobel.se).toBeGreaterThan(0.8)
    expect(interval.se / effect.sobel.se).toBeLessThan(1.25)
  })

  test('bootstrap: the same wherever the data lie', () => {
    const path = ['x1', 'x4', 'x7'] as const
    const here = bootstrapIndirect(nine, path, createRandom(4), { draws: 300 })
    const there = Object.fromEntries(
      path.map((name) => [name, nine[name]!.map((value) => value + 1e7)] as const),
    )
    const far = bootstrapIndirect(there, path, createRandom(4), { draws: 300 })
    expect(far.draws).toBe(300)
    // A number near 1e7 keeps nine decimals.
    for (const end of [0, 1] as const) {
      expect(far.percentile[end]).toBeCloseTo(here.percentile[end], 7)
      expect(far.biasCorrected[end]).toBeCloseTo(here.biasCorrected[end], 7)
    }
  })
})

test('a name that no column has is said, with the nearest that one has', () => {
  expect(() => regression(nine, 'x9', ['x1', 'x22'])).toThrow('no column "x22"; did you mean x2?')
  expect(() => indirectEffect(nine, 'x1', 'mediator', 'x9')).toThrow(
    'no column "mediator"; the columns are x1, x2',
  )
})
