import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grade, gradeRaw, parse } from '../../src/exercises/grade.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import { gradeByRubric } from '../../src/exercises/kinds/explain.ts'
import type { Exercise } from '../../src/exercises/schema.ts'
import { bank, exerciseOf, solverOf, variantOf } from './book.ts'

const exercises = [...bank.exercises.values()]
const gradeOf = (id: string, raw: unknown, seed = 1) => {
  const exercise = exerciseOf(id)
  return gradeRaw(exercise, variantOf(exercise, seed), raw, solverOf(exercise))
}
const words = (result: { feedback: readonly { text: { en: string } }[] }) =>
  result.feedback.map(({ text }) => text.en).join(' ')

describe('every exercise', () => {
  it.for(exercises.map((exercise) => [exercise.id, exercise] as const))(
    '%s: any answer at all gets one grade, twice the same',
    ([, exercise]) => {
      const variant = variantOf(exercise, 3)
      const { right, wrong } = selfTest(exercise, variant, solverOf(exercise))
      const answers = fc.oneof(
        fc.constantFrom(...right, ...wrong),
        fc.jsonValue({ maxDepth: 2 }),
        fc.subarray([...variant.order, 'nobody']),
        fc.double().map(String),
      )
      fc.assert(
        fc.property(answers, (raw) => {
          const once = gradeRaw(exercise, variant, raw, solverOf(exercise))
          expect(
            gradeRaw(exercise, variantOf(exercise, 3), structuredClone(raw), solverOf(exercise)),
          ).toEqual(once)
          expect(once.score).toBeGreaterThanOrEqual(0)
          expect(once.score).toBeLessThanOrEqual(1)
        }),
        { numRuns: 40 },
      )
    },
  )

  it('is prepared the same for the same seed', () => {
    for (const exercise of exercises) expect(variantOf(exercise, 42)).toEqual(variantOf(exercise, 42))
  })
})

describe('number', () => {
  const exercise = { ...exerciseOf('fit-number'), answer: 0.375, tolerance: { absolute: 0.005 } } as Exercise
  const variant = variantOf(exercise)
  const score = (raw: unknown) => gradeRaw(exercise, variant, raw, solverOf(exercise))

  it('counts the boundary of the tolerance as right, and what lies beyond as wrong', () => {
    for (const raw of ['.375', '0.38', '0.37', '37.5%', '37.5 ％', 0.375])
      expect(score(raw).score, String(raw)).toBe(1)
    for (const raw of ['.3801', '.3699', '-.375']) expect(score(raw).score, raw).toBe(0)
  })

  it('says what a missing percent sign and a lost sign look like', () => {
    expect(words(score('37.5'))).toContain('Do you mean 37.5%?')
    expect(words(score('-0.375'))).toContain('the sign is not')
  })

  it('refuses what is no number, in words, and never guesses', () => {
    for (const raw of ['', '1,5', 'three', 'NaN', '1e999', null, {}])
      expect(score(raw).problem, String(raw)).toBeDefined()
  })

  it('tells a known mistake by its own words and tag', () => {
    const tipping = exerciseOf('tipping-number')
    const { names } = variantOf(tipping, 5)
    const result = gradeOf('tipping-number', (names.cost as number) / (names.benefit as number), 5)
    expect(result.score).toBe(0)
    expect(result.feedback.some((item) => item.misconception === 'whole-benefit-counted')).toBe(true)
  })

  it('gives part of the credit for coming near', () => {
    const { names } = variantOf(exerciseOf('dearest-contact'), 1)
    expect(gradeOf('dearest-contact', (names.dearest as number) * 1.03).score).toBe(0.5)
    expect(gradeOf('dearest-contact', (names.dearest as number) * 1.08).score).toBe(0)
  })
})

describe('choice', () => {
  it('takes one where one is asked for', () => {
    expect(gradeOf('who-says-what', ['heinonen']).score).toBe(1)
    expect(gradeOf('who-says-what', ['ramirez']).feedback[1]?.misconception).toBe(
      'co-production-is-co-creation',
    )
    expect(gradeOf('who-says-what', ['heinonen', 'ramirez']).problem?.en).toContain('Only one')
  })

  it('weighs wrong ticks against right ones where several are asked for', () => {
    expect(gradeOf('joint-sphere', ['guide', 'repair']).score).toBe(1)
    expect(gradeOf('joint-sphere', ['guide']).score).toBe(0.5)
    expect(gradeOf('joint-sphere', ['guide', 'repair', 'leaflet']).score).toBe(0.5)
    expect(gradeOf('joint-sphere', ['guide', 'repair', 'leaflet', 'memory', 'friends']).score).toBe(0)
    expect(words(gradeOf('joint-sphere', ['guide']))).toContain('something is missing')
  })
})

describe('order', () => {
  const right = ['vote', 'build', 'walk', 'post']

  it('scores by Kendall’s τ, not below 0', () => {
    expect(gradeOf('visit-order', right).score).toBe(1)
    // One of six pairs reversed: τ = (5 − 1)/6.
    expect(gradeOf('visit-order', ['build', 'vote', 'walk', 'post']).score).toBeCloseTo(2 / 3, 12)
    expect(gradeOf('visit-order', right.toReversed()).score).toBe(0)
  })

  it('lets equal ranks change places', () => {
    const exercise = exerciseOf('visit-order') as Extract<Exercise, { kind: 'order' }>
    const tied = {
      ...exercise,
      items: exercise.items.map((item, i) => ({ ...item, rank: [1, 1, 2, 3][i]! })),
    }
    expect(grade(tied, variantOf(exercise), ['build', 'vote', 'walk', 'post']).score).toBe(1)
  })

  it('never starts from the answer', () => {
    for (let seed = 1; seed < 100; seed++) {
      const exercise = exerciseOf('derivation-order')
      const { order } = variantOf(exercise, seed)
      expect(grade(exercise, variantOf(exercise, seed), order).score).toBeLessThan(0.5)
    }
  })
})

describe('path', () => {
  it('takes a turned arrow as one mistake and says so', () => {
    const result = gradeOf('hurdle-arrows', [
      'enterpriseNeeded->customerCost',
      'enterpriseCost->customersNeeded',
      'share->customersNeeded',
      'share->enterpriseNeeded',
    ])
    // Three right, one wrong, of four.
    expect(result.score).toBe(0.5)
    expect(words(result)).toContain('points the other way')
    expect(words(result)).not.toContain('missing')
  })

  it('reads arrows with blanks, and joins of either order', () => {
    const exercise = { ...exerciseOf('common-cause'), arrows: ['outgoing<->satisfaction'] } as Exercise
    expect(
      grade(
        exercise,
        variantOf(exercise),
        parse(exercise, variantOf(exercise), [' satisfaction <-> outgoing ']).answer,
      ).score,
    ).toBe(1)
  })

  it('earns nothing by drawing every arrow', () => {
    const nodes = ['outgoing', 'participation', 'satisfaction']
    const all = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => `${a}->${b}`))
    expect(gradeOf('common-cause', all).score).toBe(0)
  })
})

describe('target', () => {
  it('passes any setting that reaches the goals, and names the inequality that fails and the distance', () => {
    expect(
      gradeOf('reach-fit', {
        understanding: 1,
        contactDesign: 1,
        contactProduction: 1,
        contactUse: 1,
        contactAfter: 1,
      }).score,
    ).toBe(1)
    const start = gradeOf('reach-fit', {})
    expect(start.score).toBe(0)
    expect(words(start)).toMatch(/Fit is [\d.]+%; it should be at least [\d.]+% \(off by [\d.]+%\)/)
    expect(start.feedback[1]!.text.zh).toMatch(/贴合程度现为 [\d.]+%，应不低于 [\d.]+%（相差 [\d.]+%）/)
  })

  it('counts the boundary, and what lies within the stated tolerance of it', () => {
    const solver = bank.solvers.get('value-system')!
    const base = exerciseOf('reach-fit') as Extract<Exercise, { kind: 'target' }>
    const variant = variantOf(base)
    const setting = { understanding: 0.9, contactDesign: 0.8 }
    const fit = solver.outputs({ ...variant.parameters, ...setting }).fit as number
    const at = (bound: number, tolerance: number, op = '>=') =>
      gradeRaw({ ...base, goals: [{ that: `fit ${op} ${bound}`, tolerance }] }, variant, setting, solver)
        .score
    expect(at(fit, 0)).toBe(1)
    expect(at(fit + 0.001, 0.001)).toBe(1)
    expect(at(fit + 0.0011, 0.001)).toBe(0)
    expect(at(fit, 0, '>')).toBe(0)
    expect(at(fit - 0.001, 0, '<=')).toBe(0)
    expect(at(fit, 0.001, '=')).toBe(1)
  })

  it('refuses parameters that are not free, and values out of range, in words', () => {
    expect(gradeOf('reach-fit', { diversity: 0 }).problem?.en).toContain('Only these may be set')
    expect(gradeOf('reach-fit', { understanding: 2 }).problem?.en).toContain('from 0 to 1')
  })

  it('gives part of the credit only where the exercise says so', () => {
    const half = {
      contactDesign: 0.6,
      contactProduction: 0.6,
      contactUse: 0.6,
      contactAfter: 0.6,
      customerEffort: 0,
    }
    expect(gradeOf('unpaid-work', half).score).toBe(0.5)
    expect(gradeOf('rescue', { synergy: 3, customerShare: 0.9 }).score).toBe(0)
  })
})

describe('predict', () => {
  it('lets the model say which outcome comes true', () => {
    const outcomes = new Set<string>()
    const exercise = exerciseOf('where-it-ends') as Extract<Exercise, { kind: 'predict' }>
    for (let seed = 1; seed < 60; seed++) {
      const scores = exercise.outcomes!.map(
        ({ id }) => [id, gradeOf('where-it-ends', id, seed).score] as const,
      )
      expect(scores.filter(([, score]) => score === 1)).toHaveLength(1)
      outcomes.add(scores.find(([, score]) => score === 1)![0])
    }
    expect([...outcomes].sort()).toEqual(['dips', 'grows', 'silence'])
  })

  it('scores a sketch by the points that lie near the model’s curve', () => {
    // 1 − ½δ² at 0, ¼, ½, ¾, 1.
    expect(gradeOf('spread-and-misfit', [1, 0.97, 0.875, 0.72, 0.5]).score).toBe(1)
    const straight = gradeOf('spread-and-misfit', [1, 0.875, 0.75, 0.625, 0.5])
    expect(straight.score).toBeCloseTo(2 / 5, 12)
    expect(words(straight)).toContain('the model gives 0.97')
  })
})

describe('explain', () => {
  it('waits for a mark, and takes it by the rubric', () => {
    const result = gradeOf('whose-win', 'The weather may have been good, and nobody counted hours.')
    expect(result).toMatchObject({ pending: true, score: 0 })
    const exercise = exerciseOf('whose-win') as Extract<Exercise, { kind: 'explain' }>
    expect(gradeByRubric(exercise, { cause: true, division: 0.5 })).toBe(0.5)
    expect(() => gradeByRubric(exercise, { nobody: true })).toThrow('no criterion of the rubric: nobody')
    expect(() => gradeByRubric(exercise, { cause: 2 })).toThrow('not in [0, 1]')
  })
})
