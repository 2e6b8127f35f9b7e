import { describe, expect, test } from 'vitest'
import { recommendation } from '../../../src/core/survey/recommendation.ts'

describe('net promoter score of a column', () => {
  test('counts 9 and 10 for, 0 to 6 against; the error is that of a difference of shares', () => {
    const { all, missing } = recommendation('r', [9, 10, 8, 7, 6, 0, Number.NaN, 10])
    expect([all.promoters, all.passives, all.detractors, all.n, missing]).toEqual([3, 2, 2, 7, 1])
    expect(all.score).toBeCloseTo(1 / 7, 12)
    // The standard deviation of answers coded 1, 0, −1, over √n.
    const coded = [1, 1, 0, 0, -1, -1, 1]
    const variance = coded.reduce((sum, code) => sum + (code - 1 / 7) ** 2, 0) / 7
    expect(all.standardError).toBeCloseTo(Math.sqrt(variance / 7), 12)
    expect(all.interval[1] - all.interval[0]).toBeCloseTo(2 * all.margin, 12)
  })

  test('groups share out all who answered and have a group', () => {
    const { groups } = recommendation('r', [9, 10, 8, Number.NaN, 3], ['a', 'b', '', 'a', 'b'])
    expect(groups.map(({ group, n, score }) => [group, n, score])).toEqual([
      ['a', 1, 1],
      ['b', 2, 0],
    ])
  })

  test.each([
    [[1.5, 9], 'whole answers from 0 to 10, and there is 1.5'],
    [[11, 9], 'there is 11'],
    [[-1, 9], 'there is -1'],
    [[1, 5, 7], 'no answer is above 7'],
    [[Number.NaN], 'has no values'],
  ])('refuses %j', (values, message) => {
    expect(() => recommendation('r', values)).toThrow(message)
  })
})
