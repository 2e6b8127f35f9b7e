import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorWeights, nodes, weights } from '../../../src/core/numerics/dormandPrince.ts'
import { solveOde, type OdeField } from '../../../src/core/numerics/ode.ts'

const decay: OdeField = (_, y, slope) => {
  slope[0] = -y[0]
}
const oscillator: OdeField = (_, y, slope) => {
  slope[0] = y[1]
  slope[1] = -y[0]
}
const tight = { relativeTolerance: 1e-11, absoluteTolerance: 1e-13 }

describe('the tableau', () => {
  it('is consistent: rows sum to their nodes, the error weights to zero', () => {
    weights.forEach((row, s) => expect(row.reduce<number>((a, b) => a + b, 0)).toBeCloseTo(nodes[s + 1], 14))
    expect(errorWeights.reduce<number>((a, b) => a + b, 0)).toBeCloseTo(0, 16)
  })

  it('meets the quadrature conditions Σ b cᵏ = 1/(k + 1) up to order 5', () => {
    const b = [...weights[5], 0]
    for (let k = 0; k < 5; k++)
      expect(b.reduce((sum, bi, i) => sum + bi * nodes[i] ** k, 0)).toBeCloseTo(1 / (k + 1), 14)
  })
})

describe('solveOde', () => {
  it('matches closed forms', () => {
    expect(solveOde(decay, 0, 5, [1], tight).y[0]).toBeCloseTo(Math.exp(-5), 12)
    const turn = solveOde(oscillator, 0, 20 * Math.PI, [1, 0], tight).y
    // Ten turns: errors of the steps, 1e-11 each, add up over about 1000 of them.
    expect(Math.abs(turn[0] - 1)).toBeLessThan(1e-9)
    expect(Math.abs(turn[1])).toBeLessThan(1e-9)
    const logistic = solveOde(
      (_, y, slope) => {
        slope[0] = 3 * y[0] * (1 - y[0])
      },
      0,
      2,
      [0.1],
      tight,
    )
    expect(logistic.y[0]).toBeCloseTo(1 / (1 + 9 * Math.exp(-6)), 11)
  })

  it('uses time where the field does', () => {
    const solution = solveOde(
      (t, _, slope) => {
        slope[0] = Math.cos(t)
      },
      1,
      4,
      [Math.sin(1)],
      tight,
    )
    expect(solution.y[0]).toBeCloseTo(Math.sin(4), 11)
  })

  it('converges with order 5 in the step, its continuous extension with order 4', () => {
    // Steps held fixed by maxStep under a tolerance that never rejects.
    const errors = [0.2, 0.1, 0.05].map((maxStep) => {
      const loose = { maxStep, initialStep: maxStep, absoluteTolerance: 1e6, relativeTolerance: 0 }
      const solution = solveOde(oscillator, 0, 2, [1, 0], loose)
      let between = 0
      for (let t = 0; t <= 2; t += 0.0123)
        between = Math.max(between, Math.abs(solution.at(t)[0] - Math.cos(t)))
      return { end: Math.hypot(solution.y[0] - Math.cos(2), solution.y[1] + Math.sin(2)), between }
    })
    for (const i of [0, 1]) {
      // The orders show to within half a power at these steps.
      expect(Math.log2(errors[i].end / errors[i + 1].end)).toBeGreaterThan(4.5)
      expect(Math.log2(errors[i].between / errors[i + 1].between)).toBeGreaterThan(3.5)
    }
  })

  it.each([1e-4, 1e-6, 1e-8, 1e-10])(
    'honours a tolerance of %s, at the steps and between them',
    (tolerance) => {
      const solution = solveOde(oscillator, 0, 10, [1, 0], {
        relativeTolerance: 0,
        absoluteTolerance: tolerance,
      })
      let worst = 0
      for (let i = 0; i <= 1000; i++) {
        const [x, v] = solution.at(i / 100)
        worst = Math.max(worst, Math.abs(x - Math.cos(i / 100)), Math.abs(v + Math.sin(i / 100)))
      }
      // The tolerance bounds a step's error; over time 10 on this problem they add up to less than 30 of them.
      expect(worst).toBeLessThan(30 * tolerance)
      expect(worst).toBeGreaterThan(tolerance / 1000)
    },
  )

  it('takes more steps for less error, about as the fifth root', () => {
    const steps = (tolerance: number) =>
      solveOde(oscillator, 0, 10, [1, 0], { relativeTolerance: 0, absoluteTolerance: tolerance }).accepted
    expect(steps(1e-10) / steps(1e-5)).toBeGreaterThan(6)
    expect(steps(1e-10) / steps(1e-5)).toBeLessThan(14)
  })

  it('runs backward, and back again to where it began', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0.1, max: 6, noNaN: true }),
        (v, span) => {
          const there = solveOde(oscillator, 1, 1 + span, [1, v], tight)
          const back = solveOde(oscillator, 1 + span, 1, there.y, tight)
          expect(back.y[0]).toBeCloseTo(1, 8)
          expect(back.y[1]).toBeCloseTo(v, 8)
          const middle = 1 + span / 2
          expect(back.at(middle)[0]).toBeCloseTo(there.at(middle)[0], 8)
        },
      ),
    )
  })

  it('is exact at the ends of steps through its extension, and refuses times outside', () => {
    const solution = solveOde(decay, 0, 3, [1])
    expect(solution.at(0)[0]).toBe(1)
    expect(solution.at(3)[0]).toBe(solution.y[0])
    expect(() => solution.at(3.1)).toThrow('invalid t; not in [0, 3]: 3.1')
    expect(() => solution.at(-1e-9)).toThrow(RangeError)
  })

  it('finds events where they are, by direction', () => {
    const zero = (_: number, y: Float64Array) => y[0]
    const options = { ...tight, events: [{ of: zero }, { of: zero, direction: 1 as const }] }
    const { events } = solveOde(oscillator, 0, 10, [1, 0], options)
    const all = events.filter(({ event }) => event === 0).map(({ t }) => t)
    const rising = events.filter(({ event }) => event === 1).map(({ t }) => t)
    expect(all).toHaveLength(3)
    all.forEach((t, k) => expect(t).toBeCloseTo(Math.PI * (k + 0.5), 9))
    expect(rising).toHaveLength(1)
    expect(rising[0]).toBeCloseTo(1.5 * Math.PI, 9)
  })

  it('ends at a terminal event, and keeps its extension up to there', () => {
    const solution = solveOde(decay, 0, 50, [1], {
      ...tight,
      events: [
        { of: (_, y) => y[0] - 0.75 },
        { of: (_, y) => y[0] - 0.5, terminal: true, direction: -1 },
        { of: (_, y) => y[0] - 0.4999999 },
      ],
    })
    expect(solution).toMatchObject({ finished: true, stopped: 'event' })
    expect(solution.t.at(-1)).toBeCloseTo(Math.LN2, 11)
    expect(solution.y[0]).toBeCloseTo(0.5, 12)
    expect(solution.events.map(({ event }) => event)).toEqual([0, 1])
    expect(solution.at(0.69)[0]).toBeCloseTo(Math.exp(-0.69), 11)
    expect(() => solution.at(0.7)).toThrow(RangeError)
  })

  it('counts no event at the start, and none twice at the end of a step', () => {
    const fromZero = solveOde(oscillator, 0, 3, [0, 1], { events: [{ of: (_, y) => y[0] }] })
    expect(fromZero.events).toHaveLength(0)
    // Steps of exactly 1/4: the event falls on the end of one.
    const grid = solveOde(
      (_, __, slope) => {
        slope[0] = 1
      },
      0,
      1,
      [-0.5],
      { maxStep: 0.25, initialStep: 0.25, events: [{ of: (_, y) => y[0] }] },
    )
    expect(grid.events.map(({ t }) => t)).toEqual([expect.closeTo(0.5, 14)])
  })

  it('finds events backward in time, in the order met', () => {
    const { events } = solveOde(oscillator, 0, -5, [1, 0], { ...tight, events: [{ of: (_, y) => y[0] }] })
    expect(events.map(({ t }) => t)).toEqual([
      expect.closeTo(-Math.PI / 2, 9),
      expect.closeTo(-1.5 * Math.PI, 9),
    ])
  })

  it('says why it stopped early', () => {
    const blowUp: OdeField = (_, y, slope) => {
      slope[0] = y[0] * y[0]
    }
    expect(solveOde(blowUp, 0, 2, [1]).finished).toBe(false)
    expect(solveOde(blowUp, 0, 2, [1]).t.at(-1)).toBeCloseTo(1, 5)
    expect(solveOde(oscillator, 0, 100, [1, 0], { maxSteps: 10 })).toMatchObject({
      finished: false,
      stopped: 'maxSteps',
    })
    const undefinedBeyond: OdeField = (t, _, slope) => {
      slope[0] = Math.sqrt(1 - t)
    }
    expect(solveOde(undefinedBeyond, 0, 2, [0]).finished).toBe(false)
    expect(solveOde((_, __, slope) => slope.fill(NaN), 0, 1, [0])).toMatchObject({
      finished: false,
      stopped: 'notFinite',
    })
  })

  it('stands still over no time, and on a rest point', () => {
    expect(solveOde(oscillator, 2, 2, [1, 0])).toMatchObject({ finished: true, accepted: 0 })
    expect(solveOde(oscillator, 2, 2, [1, 0]).at(2)).toEqual(Float64Array.of(1, 0))
    const still = solveOde(oscillator, 0, 1e6, [0, 0])
    expect(still.y).toEqual(Float64Array.of(0, 0))
    expect(still.accepted).toBeLessThan(30)
  })

  it('refuses bad input by name', () => {
    expect(() => solveOde(decay, NaN, 1, [1])).toThrow('invalid t0; not finite: NaN')
    expect(() => solveOde(decay, 0, Infinity, [1])).toThrow('invalid t1; not finite: Infinity')
    expect(() => solveOde(decay, 0, 1, [1], { relativeTolerance: -1 })).toThrow('invalid relativeTolerance')
    expect(() => solveOde(decay, 0, 1, [1], { relativeTolerance: 0, absoluteTolerance: 0 })).toThrow(
      'both are zero',
    )
    expect(() => solveOde(decay, 0, 1, [1], { maxStep: 0 })).toThrow('invalid maxStep; not positive: 0')
  })
})
