import { describe, expect, test } from 'vitest'
import { anova } from '../../../src/core/survey/anova.ts'
import { cutGroups, splitByGroup } from '../../../src/core/survey/groups.ts'
import { oneSampleTTest, pairedTTest, twoSampleTTest } from '../../../src/core/survey/tTest.ts'
import { DIGITS, golden, items, nine, school } from './holzinger.ts'

const scipy = golden('scipy')

describe('t tests', () => {
  const expected = golden('t-test')

  test("Student's and Welch's: t.test", () => {
    const result = twoSampleTTest(splitByGroup(nine['x3']!, school))
    for (const kind of ['student', 'welch'] as const) {
      expect(result[kind].t).toBeCloseTo(expected[kind].t, DIGITS)
      expect(result[kind].df).toBeCloseTo(expected[kind].df, DIGITS)
      expect(result[kind].p).toBeCloseTo(expected[kind].p, DIGITS)
      expect(result[kind].interval[0]).toBeCloseTo(expected[kind].ci[0], DIGITS)
      expect(result[kind].interval[1]).toBeCloseTo(expected[kind].ci[1], DIGITS)
    }
    const [a, b] = result.groups
    expect(result.student.d).toBeCloseTo(result.student.t * Math.sqrt(1 / a.n + 1 / b.n), 12)
  })

  test('paired and of one sample: scipy', () => {
    for (const [result, wanted] of [
      [pairedTTest(nine['x1']!, nine['x2']!), scipy.paired],
      [oneSampleTTest(nine['x1']!, 5), scipy.one_sample],
    ]) {
      expect(result.t).toBeCloseTo(wanted.t, DIGITS)
      expect(result.df).toBe(wanted.df)
      expect(result.p).toBeCloseTo(wanted.p, DIGITS)
    }
    expect(pairedTTest(nine['x1']!, nine['x2']!).interval[0]).toBeCloseTo(scipy.paired.ci[0], DIGITS)
  })

  test('what cannot be tested is named', () => {
    expect(() => oneSampleTTest([2, 2, NaN])).toThrow('all values are the same: 2')
    // Rounding makes of 7.1 − 7 something else than of 1.1 − 1.
    expect(() => pairedTTest([1.1, 2.1, 3.1, 7.1], [1, 2, 3, 7])).toThrow('all values are the same')
    expect(() => pairedTTest([1, 2, 4], [0, 1])).toThrow('one column has 3 rows, the other 2')
    expect(() => oneSampleTTest([2])).toThrow('1 value; a t test needs at least 2')
    expect(() => twoSampleTTest(splitByGroup([1, 2, 3], ['a', 'a', 'b']))).toThrow('group b has 1 case')
    expect(() => twoSampleTTest(splitByGroup([1, 2], ['a', 'a']))).toThrow(
      '1 group; a comparison needs at least 2',
    )
    expect(() => twoSampleTTest(splitByGroup([1, 2, 3, 4, 5, 6], [1, 1, 2, 2, 3, 3]))).toThrow(
      '3 groups (1, 2, 3); a t test compares 2',
    )
  })
})

test('groups: numbers by size, words by letters, missing left out', () => {
  const values = [1, 2, 3, NaN, 5]
  expect(splitByGroup(values, [10, 9, 10, 9, NaN])).toEqual([
    { group: '9', values: [2] },
    { group: '10', values: [1, 3] },
  ])
  expect(splitByGroup(values, ['b', '', 'a', 'a', 'b']).map(({ group }) => group)).toEqual(['a', 'b'])
  const words = ['zeta', 'Mid', 'alpha', 'Zeta', '男']
  expect(splitByGroup([1, 2, 3, 4, 5], words).map(({ group }) => group)).toEqual([
    'alpha',
    'Mid',
    'zeta',
    'Zeta',
    '男',
  ])
})

const labels = (of: number[], at: number[]) =>
  cutGroups(of, of, at).map(({ group, values }) => [group, values])

test('cutting a number into groups: classes include their upper end', () => {
  expect(labels([3, 1, 7, 4, NaN], [2, 5])).toEqual([
    ['<=2', [1]],
    ['3-5', [3, 4]],
    ['>=6', [7]],
  ])
  expect(labels([0.5, 2, 2.5], [1, 2])).toEqual([
    ['<=1', [0.5]],
    ['(1, 2]', [2]],
    ['>2', [2.5]],
  ])
  expect(() => cutGroups([1], [1], [3, 2])).toThrow('invalid breaks; not increasing: 3, 2')
})

describe('analysis of variance', () => {
  const expected = golden('anova')
  const { ageyr, x7 } = items('ageyr', 'x7')
  const names = ['<=12', '13', '14', '>=15']
  const groups = cutGroups(x7!, ageyr!, [12, 13, 14])
  const result = anova(groups)

  test('aov, leveneTest, oneway.test', () => {
    for (const { group, n, mean } of result.groups) {
      expect(n).toBe(expected.n[group])
      expect(mean).toBeCloseTo(expected.means[group], DIGITS)
    }
    expect(result.ss[0]).toBeCloseTo(expected.ss[0], DIGITS)
    expect(result.ss[1]).toBeCloseTo(expected.ss[1], DIGITS)
    expect([result.df1, result.df2]).toEqual(expected.df)
    expect(result.f).toBeCloseTo(expected.F, DIGITS)
    expect(result.p).toBeCloseTo(expected.p, DIGITS)
    expect(result.eta2).toBeCloseTo(expected.eta2, DIGITS)
    expect(result.leveneMean!.f).toBeCloseTo(expected.levene_mean.F, DIGITS)
    expect(result.leveneMean!.p).toBeCloseTo(expected.levene_mean.p, DIGITS)
    expect(result.leveneMedian!.f).toBeCloseTo(expected.levene_median.F, DIGITS)
    expect(result.leveneMedian!.p).toBeCloseTo(expected.levene_median.p, DIGITS)
    expect(result.welch!.f).toBeCloseTo(expected.welch.F, DIGITS)
    expect(result.welch!.df2).toBeCloseTo(expected.welch.df2, DIGITS)
    expect(result.welch!.p).toBeCloseTo(expected.welch.p, DIGITS)
  })

  test('TukeyHSD, pairwise.t.test', () => {
    result.tukey.forEach(({ pair, difference, p, interval }, i) => {
      expect(pair.join('-')).toBe(expected.tukey.pairs[i])
      expect(difference).toBeCloseTo(expected.tukey.diff[i], DIGITS)
      // ptukey integrates to about 1e-10; qtukey stops when its quantile moves by less than 1e-4.
      expect(p).toBeCloseTo(expected.tukey.p[i], 8)
      expect(interval[0]).toBeCloseTo(expected.tukey.lower[i], 4)
      expect(interval[1]).toBeCloseTo(expected.tukey.upper[i], 4)
      const [row, column] = [names.indexOf(pair[0]) - 1, names.indexOf(pair[1])]
      expect(result.lsd[i]!.p).toBeCloseTo(expected.lsd_p[row][column], DIGITS)
      expect(result.bonferroni[i]!.p).toBeCloseTo(expected.bonferroni_p[row][column], DIGITS)
    })
  })

  test("an interval excludes 0 exactly when its test's p is below .05", () => {
    const shifted = groups.map(({ group, values }, k) => ({
      group,
      values: values.map((value) => value + 0.2 * k),
    }))
    const { lsd, bonferroni, tukey } = anova(shifted)
    for (const { p, interval } of [...lsd, ...bonferroni, ...tukey])
      expect(interval[0] * interval[1] > 0).toBe(p < 0.05)
  })

  test('two groups: F is t², and all comparisons are the t test', () => {
    const two = splitByGroup(nine['x3']!, school)
    const { student, welch } = twoSampleTTest(two)
    const both = anova(two)
    expect(both.f).toBeCloseTo(student.t ** 2, 9)
    expect(both.welch!.f).toBeCloseTo(welch.t ** 2, 9)
    expect(both.welch!.df2).toBeCloseTo(welch.df, 8)
    for (const comparison of [both.lsd[0]!, both.bonferroni[0]!, both.tukey[0]!])
      expect(comparison.p).toBeCloseTo(student.p, 11)
  })

  test('a group that does not vary costs Welch’s test alone', () => {
    const { f, p, welch, leveneMean, lsd } = anova([
      { group: 'a', values: [0.1 + 0.2, 0.3, 0.3] },
      { group: 'b', values: [3, 4, 5, 2] },
      { group: 'c', values: [1, 2, 4, 2] },
    ])
    expect(welch).toBeNull()
    for (const value of [f, p, leveneMean!.f, leveneMean!.p, lsd[0]!.p])
      expect(value).toSatisfy(Number.isFinite)
  })

  test('two cases in each group have no distances to compare', () => {
    const { leveneMean, leveneMedian, f } = anova(splitByGroup([1, 1.3, 2.2, 2.9], ['a', 'a', 'b', 'b']))
    expect([leveneMean, leveneMedian]).toEqual([null, null])
    expect(f).toBeGreaterThan(0)
  })

  test('no spread at all is named', () => {
    expect(() => anova(splitByGroup([1, 1, 2, 2], ['a', 'a', 'b', 'b']))).toThrow('no group varies')
  })
})
