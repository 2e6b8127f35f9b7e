import { array, assert, double, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  leavingChance,
  livedThrough,
  peakEnd,
  peakOf,
  reaching,
} from '../../../src/core/loyalty/journey/journey.ts'
import { model } from '../../../src/core/loyalty/journey/model.ts'
import { defaults, type ValuesOf } from '../../../src/core/model/model.ts'
import { solved } from '../../../src/core/model/solved.ts'

const traveller = { leaves: 0.01, effortWeight: 0.5, emotionWeight: 0.3 }
const stop = (emotion: number, effort = 0, minutes = 1) => ({ emotion, effort, minutes })
const at = (values: Partial<ValuesOf<typeof model>> = {}) => solved(model, { ...defaults(model), ...values })

const journeys = array(
  record({
    emotion: integer({ min: -30, max: 30 }).map((e) => e / 10),
    effort: double({ min: 0, max: 5, noNaN: true }),
    minutes: integer({ min: 1, max: 480 }),
  }),
  { minLength: 1, maxLength: 9 },
)

describe('what is remembered', () => {
  test('is the mean of the strongest emotion and the last', () => {
    expect(peakEnd([stop(1), stop(-2), stop(0.5)], 0.5)).toBe(-0.75)
    expect(peakEnd([stop(1), stop(-2), stop(0.5)], 1)).toBe(0.5)
    expect(peakEnd([stop(1)], 0.3)).toBe(1)
    expect(() => peakEnd([], 0.5)).toThrow('without touchpoints')
  })

  test('of a good and a bad emotion as strong, the later is the peak', () => {
    expect(peakOf([stop(2), stop(-2), stop(0)])).toBe(1)
    expect(peakOf([stop(-2), stop(2), stop(0)])).toBe(1)
  })

  test('does not change with how long anything lasts, what is lived through does', () => {
    assert(
      property(journeys, integer({ min: 2, max: 50 }), (journey, times) => {
        const longer = journey.map((s, i) => (i === 0 ? { ...s, minutes: s.minutes * times } : s))
        expect(peakEnd(longer, 0.5)).toBe(peakEnd(journey, 0.5))
        const [before, after] = [livedThrough(journey), livedThrough(longer)]
        const first = journey[0]!.emotion
        // It moves towards what lasts longer, and never beyond.
        expect(Math.abs(after - first)).toBeLessThanOrEqual(Math.abs(before - first) + 1e-12)
      }),
    )
  })

  test('an ordeal with a milder end is remembered as better, though it holds more pain (Kahneman and others 1993)', () => {
    const short = [stop(-2, 0, 60)]
    const long = [...short, stop(-1, 0, 30)]
    expect(peakEnd(long, 0.5)).toBeGreaterThan(peakEnd(short, 0.5))
    const pain = (journey: typeof short) => journey.reduce((sum, s) => sum - s.emotion * s.minutes, 0)
    expect(pain(long)).toBeGreaterThan(pain(short))
  })
})

describe('who gives up', () => {
  test('a touchpoint that asks nothing and feels like nothing loses the base chance', () => {
    expect(leavingChance(stop(0), traveller)).toBeCloseTo(0.01, 12)
  })

  test('effort and bad feelings raise the chance, and fewer reach each next touchpoint', () => {
    assert(
      property(journeys, (journey) => {
        const shares = reaching(journey, traveller)
        for (const [i, s] of journey.entries()) {
          expect(shares[i + 1]!).toBeLessThan(shares[i]!)
          expect(1 - shares[i + 1]! / shares[i]!).toBeCloseTo(leavingChance(s, traveller), 9)
          expect(leavingChance({ ...s, effort: s.effort + 1 }, traveller)).toBeGreaterThan(
            leavingChance(s, traveller),
          )
          expect(leavingChance({ ...s, emotion: s.emotion - 1 }, traveller)).toBeGreaterThan(leavingChance(s, traveller)) // prettier-ignore
        }
      }),
    )
  })

  test('who comes through does not depend on the order', () => {
    expect(at({ payPlace: 1, helpPlace: 2 }).outputs.completed).toBeCloseTo(
      at().outputs.completed as number,
      12,
    )
  })
})

describe('the model', () => {
  test('remembers a pleasant day badly: lived 0.69, remembered −0.75', () => {
    const { outputs, result } = at()
    expect(outputs.lived).toBeCloseTo((10 - 5 - 15 + 240 - 20 - 2.5 + 1) / 302, 12)
    expect(outputs.remembered).toBe(-0.75)
    expect(result.stops[result.peak]!.id).toBe('help')
    const bestBy = (key: 'byEmotion' | 'byEffort') =>
      result.stops.reduce((best, s) => (s[key] > best[key] ? s : best)).id
    expect([bestBy('byEmotion'), bestBy('byEffort')]).toEqual(['help', 'help'])
  })

  test('the gains it names are those that come of the change itself', () => {
    const before = at()
    for (const { id, emotion, effort, byEmotion, byEffort } of before.result.stops) {
      const felt = at({ [`${id}Emotion`]: emotion + 1 }).outputs.returning as number
      const eased = at({ [`${id}Effort`]: Math.max(0, effort - 1) }).outputs.returning as number
      expect(felt - (before.outputs.returning as number)).toBeCloseTo(byEmotion, 12)
      expect(eased - (before.outputs.returning as number)).toBeCloseTo(byEffort, 12)
    }
  })

  test('touchpoints leave, come back, and change places', () => {
    expect(at({ helpOn: false }).result.stops.map((s) => s.id)).not.toContain('help')
    expect(at({ helpOn: false, afterOn: false }).outputs.endEmotion).toBe(-0.5)
    // Of two at one place the one that usually comes first does.
    expect(at({ payPlace: 1 }).result.stops.slice(0, 3).map((s) => s.id)).toEqual(['find', 'pay', 'book']) // prettier-ignore
  })
})
