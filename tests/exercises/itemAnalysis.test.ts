import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/numerics/random.ts'
import { gradeBatch } from '../../src/exercises/gradeBatch.ts'
import { itemAnalysis, meanScore, shareOf } from '../../src/exercises/itemAnalysis.ts'
import { recordEvent, startSubmission } from '../../src/exercises/submission.ts'
import { bank } from './book.ts'
import { ITEMS, NOON, assignment, assignmentOf, submissionOf } from './classroom.ts'

describe('shareOf', () => {
  it('is Wilson’s interval', () => {
    // scipy 1.17.1: binomtest(8, 10).proportion_ci(method='wilson'), and of (0, 10).
    const [low, high] = shareOf(8, 10).interval!
    expect(low).toBeCloseTo(0.49016, 4)
    expect(high).toBeCloseTo(0.94331, 4)
    expect(shareOf(0, 10).interval![0]).toBe(0)
    expect(shareOf(0, 10).interval![1]).toBeCloseTo(0.27753, 4)
    expect(shareOf(0, 0)).toEqual({ value: null, n: 0, interval: null })
  })
})

describe('meanScore', () => {
  it('is Student’s interval where there is partial credit, by hand', () => {
    // Scores 0, .5, 1: mean .5, sd .5, t(.975, 2) = 4.30265; the interval is cut at 0 and 1.
    expect(meanScore([0, 0.5, 1])).toEqual({ value: 0.5, n: 3, interval: [0, 1] })
    const [low, high] = meanScore([0.4, 0.5, 0.6, 0.5]).interval!
    // sd = .0816497, t(.975, 3) = 3.18245, reach = .12992.
    expect([low, high]).toEqual([expect.closeTo(0.5 - 0.12992, 4), expect.closeTo(0.5 + 0.12992, 4)])
  })
})

/** A student's file with one answer. */
const answering = (of: typeof assignment, student: number, answer: number) =>
  recordEvent(startSubmission(of, { id: `n${student}`, name: '' }), of, {
    item: of.items[0]!.id,
    event: 'check',
    answer,
    time: NOON,
  })

describe('itemAnalysis', () => {
  /** Forty students, able or not: each item is missed with a chance that falls with ability. */
  const random = createRandom(11)
  const submissions = Array.from({ length: 40 }, (_, i) => {
    const ability = random()
    const wrong = ITEMS.filter(() => random() > 0.15 + 0.8 * ability)
    return { file: `${i}.json`, submission: submissionOf(`s${i}`, wrong) }
  })
  const batch = gradeBatch(assignment, submissions, bank)
  const analysis = itemAnalysis(batch)

  it('gives each item’s mean score with its N', () => {
    for (const [k, item] of analysis.items.entries()) {
      const scores = batch.results.map((result) => result.items[k]!.score)
      expect(item.difficulty.value).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / 40, 12)
      expect(item.difficulty.n).toBe(40)
      const [low, high] = item.difficulty.interval!
      expect(low).toBeLessThan(item.difficulty.value!)
      expect(high).toBeGreaterThan(item.difficulty.value!)
    }
  })

  it('correlates each item with the rest, as computed the long way', () => {
    const [k, id] = [1, ITEMS[1]!]
    const own = batch.results.map((result) => result.items[k]!.score)
    const rest = batch.results.map((result) => result.earned - result.items[k]!.earned)
    const mean = (x: number[]) => x.reduce((a, b) => a + b, 0) / x.length
    const dot = (x: number[], y: number[]) => x.reduce((s, v, i) => s + (v - mean(x)) * (y[i]! - mean(y)), 0)
    const r = dot(own, rest) / Math.sqrt(dot(own, own) * dot(rest, rest))
    const found = analysis.items.find((item) => item.item === id)!.discrimination
    expect(found.value).toBeCloseTo(r, 9)
    expect(found.interval![0]).toBeLessThan(r)
  })

  it('gives α of the points, as its formula says', () => {
    const columns = ITEMS.map((_, k) => batch.results.map((result) => result.items[k]!.earned))
    const variance = (x: number[]) => {
      const m = x.reduce((a, b) => a + b, 0) / x.length
      return x.reduce((s, v) => s + (v - m) ** 2, 0) / (x.length - 1)
    }
    const total = variance(batch.results.map((result) => result.earned))
    const alpha = (6 / 5) * (1 - columns.map(variance).reduce((a, b) => a + b, 0) / total)
    expect(analysis.alpha.value).toBeCloseTo(alpha, 9)
    expect(analysis.alpha.n).toBe(40)
  })

  it('counts what was answered, and the misconceptions behind it', () => {
    const item = analysis.items.find((one) => one.item === 'who-says-what')!
    expect(item.answers.reduce((sum, answer) => sum + answer.count, 0)).toBe(40)
    const right = item.answers.find(({ answer }) => answer.includes('heinonen'))!
    expect(right.share.value).toBeCloseTo(item.difficulty.value!, 12)
    expect(item.misconceptions[0]).toMatchObject({
      tag: 'service-logic-is-customer-logic',
      count: 40 - right.count,
    })
  })

  describe('of a number that everyone answers in another way', () => {
    const one = assignmentOf({ items: [{ id: 'fit-number' }] })
    const given = gradeBatch(
      one,
      Array.from({ length: 50 }, (_, i) => ({
        file: `${i}.json`,
        submission: answering(one, i, 100 + (i % 25)),
      })),
      bank,
    )
    const [item] = itemAnalysis(given).items

    it('lists twenty answers and tells how many students gave others', () => {
      expect(item!.answers).toHaveLength(20)
      expect(item!.n).toBe(50)
      expect(item!.others.count).toBe(10)
      expect(item!.others.share).toEqual(shareOf(10, 50))
    })
  })

  it('takes answers that only begin alike for two', () => {
    const one = assignmentOf({ items: [{ id: 'fit-number' }] })
    const three = gradeBatch(
      one,
      [0, 1, 1].map((ending, i) => ({
        file: `${i}.json`,
        submission: answering(one, i, Number(`0.5${ending}`)),
      })),
      bank,
    )
    const long = (ending: string) => `${'x'.repeat(300)}${ending}`
    const results = three.results.map((result, i) => ({
      ...result,
      items: result.items.map((item) => ({ ...item, answer: long(i === 0 ? 'a' : 'b') })),
    }))
    const [item] = itemAnalysis({ ...three, results }).items
    expect(item!.answers.map(({ answer, count }) => [answer, count])).toEqual([
      [long('b'), 2],
      [long('a'), 1],
    ])
    expect(item!.others).toMatchObject({ count: 0, share: { value: 0, n: 3 } })
  })

  it('puts the same value of a variant into one third', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 40 }), (values) => {
        fc.pre(new Set(values).size > 6)
        const rows = thirdsBy(values)
        expect(rows).toHaveLength(3)
        expect(rows.reduce((sum, row) => sum + row.difficulty.n, 0)).toBe(values.length)
        const ends = rows.map((row) => row.values as readonly [number, number])
        expect(ends[0]![1]).toBeLessThan(ends[1]![0])
        expect(ends[1]![1]).toBeLessThan(ends[2]![0])
      }),
    )
    // Half of the students drew 1: they stay together, and what is left is cut in two.
    const many = thirdsBy([1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(many.map((row) => [row.values, row.difficulty.n])).toEqual([
      [[1, 1], 7],
      [[2, 3], 2],
      [[4, 8], 5],
    ])
  })

  /** The rows of an item whose students drew these values. */
  function thirdsBy(values: readonly number[]) {
    const results = values.map((value, i) => {
      const result = batch.results[i % batch.results.length]!
      return { ...result, items: result.items.map((item) => ({ ...item, drawn: { value } })) }
    })
    return itemAnalysis({ ...batch, results }).items[0]!.byVariant
  }

  it('splits an item by the values of its variant', () => {
    const item = analysis.items.find((one) => one.item === 'reach-fit')!
    const byDiversity = item.byVariant.filter((row) => row.parameter === 'diversity')
    expect(byDiversity.map((row) => row.values)).toEqual([0.8, 0.85, 0.9])
    expect(byDiversity.reduce((sum, row) => sum + row.difficulty.n, 0)).toBe(40)
    // More than six values: thirds.
    const thirds = analysis.items[0]!.byVariant.filter((row) => row.parameter === 'understanding')
    expect(thirds).toHaveLength(3)
    expect(thirds.every((row) => Array.isArray(row.values))).toBe(true)
  })

  it('says null, not a number, where too few students carry none', () => {
    const few = itemAnalysis(gradeBatch(assignment, submissions.slice(0, 2), bank))
    expect(few.alpha).toEqual({ value: null, n: 2, interval: null })
    expect(few.items.map((item) => item.discrimination.value)).toEqual(ITEMS.map(() => null))
    expect(itemAnalysis(gradeBatch(assignment, [], bank)).items[0]!.difficulty).toEqual({
      value: null,
      n: 0,
      interval: null,
    })
    const one = assignmentOf({ items: [{ id: 'shelf' }] })
    expect(itemAnalysis(gradeBatch(one, [], bank)).alpha.value).toBeNull()
  })
})
