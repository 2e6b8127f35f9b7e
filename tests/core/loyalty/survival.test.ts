import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  kaplanMeier,
  medianSurvival,
  type Spell,
  survivalAt,
} from '../../../src/core/loyalty/survival/kaplanMeier.ts'
import { logRank } from '../../../src/core/loyalty/survival/logRank.ts'

const spells = (text: string): Spell[] =>
  text.split(' ').map((t) => ({ duration: Number.parseFloat(t), event: !t.endsWith('+') }))

/** Weeks of remission of 42 patients, + censored: Freireich et al. (1963), Blood 21, 699–716. */
const MERCAPTOPURINE = spells('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
const PLACEBO = spells('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

/** Months of survival of 17 patients, + censored: Grana et al. (2002), Lancet 360; lifelines' example. */
const RIT = spells('53 28+ 69+ 58+ 54+ 25 51+ 61+ 57+ 57+ 50+')
const CONTROL = spells('34 32 9 19 50+ 48+')

describe('kaplanMeier', () => {
  test('gives the printed curve and standard errors of the 6-MP patients', () => {
    // R survival 3.x: summary(survfit(Surv(time, cens) ~ 1)) as printed in textbooks.
    const printed = [
      [6, 0.857, 0.0764],
      [7, 0.807, 0.0869],
      [10, 0.753, 0.0963],
      [13, 0.69, 0.1068],
      [16, 0.627, 0.1141],
      [22, 0.538, 0.1282],
      [23, 0.448, 0.1346],
    ] as const
    const steps = kaplanMeier(MERCAPTOPURINE).filter((step) => step.events > 0)
    expect(steps.map((s) => s.time)).toEqual(printed.map(([time]) => time))
    printed.forEach(([, s, se], i) => {
      expect(steps[i]!.survival).toBeCloseTo(s, 3)
      expect(steps[i]!.standardError).toBeCloseTo(se, 4)
    })
    expect(medianSurvival(kaplanMeier(MERCAPTOPURINE))).toBe(23)
    expect(medianSurvival(kaplanMeier(PLACEBO))).toBe(8)
  })

  test("agrees with lifelines' example", () => {
    const rit = kaplanMeier(RIT)
    expect(survivalAt(rit, 24)).toBe(1)
    expect(survivalAt(rit, 25)).toBeCloseTo(10 / 11, 12)
    expect(survivalAt(rit, 53)).toBeCloseTo((10 / 11) * (6 / 7), 12)
    expect(medianSurvival(rit)).toBeNull()
    const control = kaplanMeier(CONTROL)
    expect([9, 19, 32, 34].map((t) => survivalAt(control, t).toFixed(3))).toEqual([
      '0.833',
      '0.667',
      '0.500',
      '0.333',
    ])
    expect(medianSurvival(control)).toBe(32)
  })

  test('without censoring is the empirical share, with the binomial standard error', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(durations, (own) => {
        for (const step of kaplanMeier(own.map((duration) => ({ duration, event: true })))) {
          const s = own.filter((d) => d > step.time).length / own.length
          expect(step.survival).toBeCloseTo(s, 10)
          expect(step.standardError).toBeCloseTo(Math.sqrt((s * (1 - s)) / own.length), 10)
          expect(step.lower).toBeLessThanOrEqual(step.survival)
          expect(step.upper).toBeGreaterThanOrEqual(step.survival)
        }
      }),
    )
  })

  test('refuses what is no spell', () => {
    expect(() => kaplanMeier([])).toThrow('invalid spells')
    expect(() => kaplanMeier([{ duration: -1, event: true }])).toThrow(
      'invalid duration; not a number ≥ 0: -1',
    )
    expect(() => kaplanMeier(RIT, { level: 1 })).toThrow('invalid level')
  })
})

describe('logRank', () => {
  test('gives the printed χ² of 16.79, 9 events where 19.3 were expected', () => {
    const result = logRank(MERCAPTOPURINE, PLACEBO)!
    expect(result.chiSquare).toBeCloseTo(16.79, 2)
    expect(result.observed).toBe(9)
    expect(result.expected).toBeCloseTo(19.25, 2)
    expect(result.p).toBeCloseTo(4.2e-5, 6)
  })

  test('does not care which group is first', () => {
    expect(logRank(PLACEBO, MERCAPTOPURINE)!.chiSquare).toBeCloseTo(
      logRank(MERCAPTOPURINE, PLACEBO)!.chiSquare,
      10,
    )
    expect(logRank(spells('3+ 4+'), spells('5+'))).toBeNull()
    expect(() => logRank(RIT, [])).toThrow('a group is empty')
  })
})
