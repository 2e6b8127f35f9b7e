import { readFileSync } from 'node:fs'
import { mean } from 'd3-array'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../src/core/survey/parseCsv.ts'
import { runProcedure } from '../../../src/core/survey/procedures.ts'
import { regression } from '../../../src/core/survey/regression.ts'
import { SurveyError } from '../../../src/core/survey/surveyError.ts'
import { surveyTable, withScales } from '../../../src/core/survey/surveyTable.ts'

const table = surveyTable(parseCsv('a1,a2,b,sex\n1,5,2,f\n2,4,3,m\n3,,4,f\n5,2,1,m\n4,1,5,\n5,2,4,f\n'))

describe('a table of answers', () => {
  it('keeps numbers and words apart', () => {
    expect(Object.keys(table.numbers)).toEqual(['a1', 'a2', 'b'])
    expect(table.words['sex']).toEqual(['f', 'm', 'f', 'm', '', 'f'])
  })

  it('adds scales as the means of their items, missing where an item is', () => {
    const { numbers } = withScales(table, { a: ['a1', 'a2'], empty: [] })
    expect(numbers['a']).toEqual([3, 3, Number.NaN, 3.5, 2.5, 3.5])
    expect(numbers).not.toHaveProperty('empty')
  })

  it('turns items round within the range of their answers, before they are put into scales', () => {
    const { numbers } = withScales(table, { a: ['a1', 'a2'] }, ['a2'])
    expect(numbers['a2']).toEqual([1, 2, Number.NaN, 4, 5, 4])
    expect(numbers['a']).toEqual([1, 2, Number.NaN, 4.5, 4.5, 4.5])
    expect(table.numbers['a2']![0], 'the table given stays as it is').toBe(5)
    // Turned round twice, everything is as it was.
    expect(withScales({ numbers, words: {} }, {}, ['a2']).numbers['a2']).toEqual(table.numbers['a2'])
  })

  it('turns an item round within what was offered, whether or not somebody ticked it', () => {
    // Asked from 1 to 5, and nobody ticked 1.
    const item = { numbers: { q: [2, 3, 4, 5, 5, 4], r: [1, 2, 2, 4, 4, 4] }, words: {} }
    const right = [4, 3, 2, 1, 1, 2]
    expect(withScales(item, { s: ['q'] }, ['q'], { s: [1, 5] }).numbers['q']).toEqual(right)
    expect(withScales(item, {}, ['q'], { q: [1, 5] }).numbers['q']).toEqual(right)
    // Not given: somebody ticked 1 at the other item of the scale.
    expect(withScales(item, { s: ['q', 'r'] }, ['q']).numbers['q']).toEqual(right)
    // Nobody at all: then it cannot be known.
    expect(withScales(item, { s: ['q'] }, ['q']).numbers['q']).toEqual([5, 4, 3, 2, 2, 3])
    // An item's own range comes before its scale's.
    const own = withScales(item, { s: ['q', 'r'] }, ['q', 'r'], { s: [1, 5], r: [1, 7] })
    expect(own.numbers['r']).toEqual([7, 6, 6, 4, 4, 4])
    expect(own.numbers['s']).toEqual([5.5, 4.5, 4, 2.5, 2.5, 3])
  })

  it('refuses a range that the answers pass', () => {
    expect(() => withScales(table, {}, ['a2'], { a2: [1, 4] })).toThrow(
      'column a2 has 5, which is not in the range of answers, 1 to 4',
    )
  })

  it('names what is not there', () => {
    expect(() => withScales(table, {}, ['constructor'])).toThrow(/no column "constructor"/)
    expect(() => withScales(table, {}, ['a3'])).toThrow(SurveyError)
    expect(() => withScales(table, {}, ['sex'])).toThrow(/no column "sex"/)
    expect(() => withScales(table, { a: ['a1', 'a9'] })).toThrow(/a9/)
  })
})

describe('procedures', () => {
  const park = surveyTable(parseCsv(readFileSync('content/datasets/park-visitors.csv', 'utf8')))
  const items = ['PAR1', 'PAR2', 'PAR3', 'PAR4']
  const scored = withScales(park, { PAR: items, SAT: ['SAT1', 'SAT2', 'SAT3'] })

  it('count every answer in the bins', () => {
    for (const item of runProcedure(park, 'describe', { items })) {
      expect(item.n + item.missing).toBe(420)
      expect(item.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(item.n)
    }
  })

  it('give the regression of the core, block by block, without its rows', () => {
    const [first, last] = runProcedure(scored, 'regression', {
      outcome: 'SAT',
      blocks: [['PAR'], ['visits']],
    })
    const whole = regression(scored.numbers, 'SAT', ['PAR', 'visits'])
    expect(last!.coefficients.map(({ estimate }) => estimate)).toEqual(
      whole.coefficients.map(({ estimate }) => expect.closeTo(estimate, 10)),
    )
    expect(first!.r2 + last!.r2Change).toBeCloseTo(last!.r2, 12)
    expect(last!.n + last!.dropped).toBe(420)
    expect(last).not.toHaveProperty('residuals')
  })

  it('compare groups of words and of numbers alike', () => {
    const words = {
      ...scored,
      words: { who: scored.numbers['gender']!.map((code) => (code === 1 ? 'a' : 'b')) },
    }
    const byNumber = runProcedure(scored, 'groups', { outcome: 'PAR', by: 'gender' })
    const byWord = runProcedure(words, 'groups', { outcome: 'PAR', by: 'who' })
    expect(byWord.anova.f).toBe(byNumber.anova.f)
    // With two groups F is the square of Student’s t.
    expect(byNumber.anova.f).toBeCloseTo(byNumber.tTest!.student.t ** 2, 10)
    expect(runProcedure(scored, 'groups', { outcome: 'PAR', by: 'visits' }).tTest).toBeNull()
    byNumber.intervals.forEach(([low, high], i) => {
      expect((low + high) / 2).toBeCloseTo(byNumber.anova.groups[i]!.mean, 12)
    })
    expect(() => runProcedure(scored, 'groups', { outcome: 'PAR', by: 'town' })).toThrow(/no column "town"/)
    expect(() => runProcedure(scored, 'groups', { outcome: 'PAR', by: 'constructor' })).toThrow(
      /no column "constructor"/,
    )
  })

  it('share out all variance among components', () => {
    const { shares, componentShare } = runProcedure(park, 'commonMethod', { items })
    expect(shares[0]).toBeCloseTo(componentShare, 10)
    expect(mean(shares)! * shares.length).toBeCloseTo(1, 10)
  })

  it('give the same noise for the same seed', () => {
    const options = { items, draws: 20, percentile: 0.95 }
    const [a, b, c] = [1, 1, 2].map(
      (seed) => runProcedure(park, 'factorCount', { ...options, seed }).parallel,
    )
    expect(b).toEqual(a)
    expect(c!.noisePercentiles).not.toEqual(a!.noisePercentiles)
    expect(c!.eigenvalues).toEqual(a!.eigenvalues)
  })

  it('pass through a message unharmed: plain data only', () => {
    const results = [
      runProcedure(park, 'reliability', { items }),
      runProcedure(park, 'factors', { items, factors: 1 }),
      runProcedure(scored, 'indirect', { path: ['PAR', 'SAT', 'LOY1'], draws: 200, seed: 1 }),
      runProcedure(scored, 'moderation', { outcome: 'SAT', predictor: 'PAR', by: 'visits' }),
      runProcedure(scored, 'correlation', { items: ['PAR', 'SAT'], method: 'spearman', missing: 'pairwise' }),
    ]
    for (const result of results) expect(structuredClone(result)).toEqual(result)
  })
})
