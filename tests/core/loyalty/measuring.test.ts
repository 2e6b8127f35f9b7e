import { assert, integer, property, tuple, double } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { model as evaluation } from '../../../src/core/loyalty/evaluation/model.ts'
import { drawAccounts, fillMissing, mergeAccounts } from '../../../src/core/loyalty/evaluation/customers.ts'
import { rankCorrelation } from '../../../src/core/loyalty/evaluation/rank.ts'
import { ahp, principalWeights } from '../../../src/core/loyalty/evaluation/weights.ts'
import { ANSWERS, model as nps } from '../../../src/core/loyalty/nps/model.ts'
import { model as survival } from '../../../src/core/loyalty/survival/model.ts'
import { survivalAt } from '../../../src/core/loyalty/survival/kaplanMeier.ts'
import { symmetricEigen } from '../../../src/core/survey/symmetricEigen.ts'
import { standardised } from '../../../src/core/loyalty/rfm/kMeans.ts'
import { defaults } from '../../../src/core/model/model.ts'
import { solved } from '../../../src/core/model/solved.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'

describe('net promoter score over eleven answers', () => {
  const answers = tuple(...ANSWERS.map(() => integer({ min: 0, max: 60 }))).filter((a) =>
    a.some((n) => n > 0),
  )
  const valuesOf = (counts: readonly number[]) => ({
    ...defaults(nps),
    ...Object.fromEntries(ANSWERS.map((name, score) => [name, counts[score]!])),
  })

  test('is the mean of +1, 0 and −1, and its variance theirs', () => {
    assert(
      property(answers, (counts) => {
        const { result } = solved(nps, valuesOf(counts))
        const total = counts.reduce((sum, n) => sum + n, 0)
        const worth = (score: number) => (score >= 9 ? 1 : score <= 6 ? -1 : 0)
        const mean = counts.reduce((sum, n, score) => sum + n * worth(score), 0) / total
        const variance = counts.reduce((sum, n, score) => sum + n * (worth(score) - mean) ** 2, 0) / total
        expect(result.score).toBeCloseTo(mean, 12)
        expect(result.variance).toBeCloseTo(variance, 12)
      }),
      { numRuns: 60 },
    )
  })

  test('depends on how many answered relative to each other only', () => {
    assert(
      property(answers, (counts) => {
        const doubled = counts.map((n) => n / 2)
        expect(solved(nps, valuesOf(doubled)).outputs.score).toBeCloseTo(
          solved(nps, valuesOf(counts)).outputs.score as number,
          12,
        )
      }),
      { numRuns: 30 },
    )
  })

  test('the three examples have one score', () => {
    const scores = (['mixed', 'calm', 'polarised'] as const).map(
      (name) => solved(nps, { ...defaults(nps), ...nps.presets[name]!.values }).outputs.score as number,
    )
    scores.forEach((score) => expect(score).toBeCloseTo(0.3, 12))
  })
})

describe('survival', () => {
  test('the sBG by whole months follows the product-limit estimate where danger falls with tenure', () => {
    const { result, parameters } = solved(survival, { ...defaults(survival), customers: 2000 })
    expect(result.sbg.converged).toBe(true)
    expect(result.sbg.survival[0]).toBe(1)
    expect(result.sbg.survival[parameters.lookAt]).toBe(result.sbg.at)
    expect(Math.abs(result.sbg.at - result.at)).toBeLessThan(0.02)
    const end = result.sbg.survival.length - 3
    expect(Math.abs(result.sbg.survival[end]! - survivalAt(result.steps, end))).toBeLessThan(0.04)
  })

  test('a life is cut where the window ends, and nowhere else', () => {
    const { result, parameters } = solved(survival, defaults(survival))
    expect(result.lives).toHaveLength(16)
    for (const { entry, life, duration, event } of result.lives) {
      expect(event).toBe(entry + life <= parameters.window)
      expect(duration).toBeCloseTo(event ? life : parameters.window - entry, 10)
    }
  })

  test('those who left by themselves give a curve that ends at 0, below the estimate', () => {
    const { result } = solved(survival, defaults(survival))
    expect(result.completedSteps.at(-1)!.survival).toBeCloseTo(0, 9)
    expect(result.completedSteps.at(-1)!.time).toBeLessThanOrEqual(result.steps.at(-1)!.time)
    const at12 = result.completedSteps.findLast((step) => step.time <= 12)!.survival
    expect(at12).toBeCloseTo(result.withoutCensored!, 9)
  })
})

describe('weights', () => {
  test('the power method finds the first component that the eigenvalue decomposition finds', () => {
    assert(
      property(integer({ min: 1, max: 1e6 }), (seed) => {
        const random = createRandom(seed)
        const rows = standardised(
          Array.from({ length: 60 }, () => {
            const common = random()
            return [common + random(), 2 * common + random(), random() - common, random()]
          }),
        )
        const columns = [0, 1, 2, 3].map((j) => rows.map((row) => row[j]!))
        const matrix = columns.map((a) =>
          columns.map((b) => a.reduce((sum, v, i) => sum + v * b[i]!, 0) / 60),
        )
        const [first] = symmetricEigen(matrix).vectors
        const total = first!.reduce((sum, v) => sum + Math.abs(v), 0)
        // The power method stops when no weight moves; a close second eigenvalue slows it.
        principalWeights(rows).forEach((w, i) => expect(w).toBeCloseTo(Math.abs(first![i]!) / total, 6))
      }),
      { numRuns: 20 },
    )
  })

  test('consistent judgements give back the weights they were made from', () => {
    const weight = double({ min: 0.05, max: 1, noNaN: true })
    assert(
      property(tuple(weight, weight, weight, weight), (truth) => {
        const total = truth.reduce((sum, w) => sum + w, 0)
        const { weights, consistencyRatio } = ahp(truth.map((a) => truth.map((b) => a / b)))
        weights.forEach((w, i) => expect(w).toBeCloseTo(truth[i]! / total, 10))
        expect(consistencyRatio).toBeCloseTo(0, 9)
      }),
    )
  })
})

describe('evaluation in nine steps', () => {
  const collection = { customers: 500, referralSignal: 0.5, response: 0.6, twice: 0.3 }

  test('merging brings back every person, with all that was bought', () => {
    const accounts = drawAccounts(collection, createRandom(3))
    const merged = mergeAccounts(accounts)
    expect(merged).toHaveLength(collection.customers)
    const sum = (of: readonly { readonly purchase: number }[]) =>
      of.reduce((total, a) => total + a.purchase, 0)
    expect(sum(merged)).toBe(sum(accounts))
    expect(accounts.length).toBeGreaterThan(1.2 * collection.customers)
  })

  test('those who answer are the more loyal, so leaving the others out leans to buyers', () => {
    const merged = mergeAccounts(drawAccounts({ ...collection, customers: 4000, twice: 0 }, createRandom(4)))
    const mean = (of: readonly { readonly purchase: number }[]) =>
      of.reduce((total, a) => total + a.purchase, 0) / of.length
    expect(mean(fillMissing(merged, 'drop'))).toBeGreaterThan(mean(merged) + 0.1)
    expect(mean(fillMissing(merged, 'mean'))).toBe(mean(merged))
    expect(() => fillMissing([], 'drop')).toThrow('nobody answered')
  })

  test('what the chosen method reaches is the rank correlation of its score', () => {
    for (const method of ['equal', 'ahp', 'entropy', 'pca', 'lifeCycle'] as const) {
      const { result } = solved(evaluation, { ...defaults(evaluation), method })
      expect(result.nextWindow).toBe(result.methods.find((m) => m.method === method)!.nextWindow)
      expect(result.methods.find((m) => m.method === method)!.withChosen).toBeCloseTo(1, 12)
      expect(result.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12)
    }
  })

  test('one indicator alone makes all methods agree', () => {
    const only = { useUse: false, useReferral: false, useEmotion: false }
    const { result } = solved(evaluation, { ...defaults(evaluation), ...only })
    expect(result.indicators).toEqual(['purchase'])
    for (const { nextWindow } of result.methods)
      expect(nextWindow).toBeCloseTo(result.methods[0]!.nextWindow, 12)
  })

  test('split accounts weaken the check', () => {
    const check = (merge: boolean) =>
      solved(evaluation, { ...defaults(evaluation), twice: 0.5, customers: 3000, method: 'equal', merge })
        .result.nextWindow
    expect(check(false)).toBeLessThan(check(true))
  })

  test('the trial grows with the inverse square of the effect', () => {
    const trial = (effect: number) => solved(evaluation, { ...defaults(evaluation), effect }).result.trial!
    // Rounded up to whole customers.
    expect(trial(0.1) / trial(0.2)).toBeCloseTo(4, 1)
  })

  test('segments are thirds, in the order of the score', () => {
    const { result } = solved(evaluation, defaults(evaluation))
    expect(result.segments.reduce((sum, s) => sum + s.customers, 0)).toBe(result.collected.used)
    expect(
      rankCorrelation(
        [2, 1, 0],
        result.segments.map((s) => s.next),
      ),
    ).toBe(1)
  })
})
