import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { matrixOf, model } from '../../../src/core/simplex/model.ts'
import { simplexFlow, simplexOrbit } from '../../../src/core/simplex/orbits.ts'
import {
  field,
  fitness,
  jacobian,
  meanFitness,
  type PayoffMatrix,
} from '../../../src/core/simplex/replicator.ts'
import { eigenvalues as anyEigenvalues } from '../../../src/core/simplex/eigenvalues.ts'
import { restPoints, restPointsWithMutation } from '../../../src/core/simplex/restPoints.ts'
import { strategyNames } from '../../../src/core/simplex/strategyNames.ts'

const preset = (name: keyof typeof model.presets) =>
  matrixOf({ ...defaults(model), ...model.presets[name].values })
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

const anyMatrix = (n: number, element: fc.Arbitrary<number>): fc.Arbitrary<PayoffMatrix> =>
  fc.array(fc.array(element, { minLength: n, maxLength: n }), { minLength: n, maxLength: n })
const anyPoint = (n: number) =>
  fc
    .array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: n, maxLength: n })
    .map((weights) => weights.map((w) => w / sum(weights)))
const real = fc.double({ min: -5, max: 5, noNaN: true })
const games = fc.integer({ min: 2, max: 5 }).chain((n) => fc.tuple(anyMatrix(n, real), anyPoint(n)))

describe('the field', () => {
  it('keeps the sum of shares, and the growth of ratios is the difference of payoffs', () => {
    fc.assert(
      fc.property(games, fc.double({ min: 0, max: 0.3, noNaN: true }), ([matrix, x], mutation) => {
        expect(sum(field(matrix, x, mutation))).toBeCloseTo(0, 12)
        const slope = field(matrix, x)
        const f = fitness(matrix, x)
        expect(slope[0] / x[0] - slope[1] / x[1]).toBeCloseTo(f[0] - f[1], 11)
      }),
    )
  })

  it('does not change when a constant is added to a column', () => {
    fc.assert(
      fc.property(games, real, ([matrix, x], constant) => {
        const shifted = matrix.map((row) => row.map((a, j) => (j === 0 ? a + constant : a)))
        field(shifted, x).forEach((s, i) => expect(s).toBeCloseTo(field(matrix, x)[i], 12))
      }),
    )
  })

  it('has the Jacobian of its differences', () => {
    fc.assert(
      fc.property(games, fc.double({ min: 0, max: 0.3, noNaN: true }), ([matrix, x], mutation) => {
        const h = 1e-5
        const moved = (k: number, by: number) =>
          field(
            matrix,
            x.map((p, i) => p + (i === k ? by : i === x.length - 1 ? -by : 0)),
            mutation,
          )
        jacobian(matrix, x, mutation).forEach((row, i) =>
          // Cubic along a line: central differences err by h² of the third derivative, here below 1e-8.
          row.forEach((value, k) =>
            expect(value).toBeCloseTo((moved(k, h)[i] - moved(k, -h)[i]) / (2 * h), 6),
          ),
        )
      }),
    )
  })
})

describe('rest points', () => {
  it.each([
    ['rockPaperScissors', 'centre'],
    ['goodRockPaperScissors', 'sink'],
    ['badRockPaperScissors', 'source'],
  ] as const)('of %s: three saddles, and inside a %s', (name, inner) => {
    const { points, continua } = restPoints(preset(name))
    expect(points.map(({ type }) => type)).toEqual(['saddle', 'saddle', 'saddle', inner])
    points[3].x.forEach((p) => expect(p).toBeCloseTo(1 / 3, 14))
    expect(continua).toEqual([])
  })

  it('of rock–paper–scissors have the eigenvalues ±i/√3', () => {
    const { eigenvalues } = restPoints(preset('rockPaperScissors')).points[3]
    expect(eigenvalues.map(({ re }) => re)).toEqual([expect.closeTo(0, 14), expect.closeTo(0, 14)])
    expect(Math.abs(eigenvalues[0].im)).toBeCloseTo(1 / Math.sqrt(3), 14)
  })

  it('of three conventions: all seven, stable at the corners only', () => {
    const { points } = restPoints(preset('coordination'))
    expect(points.map(({ type }) => type)).toEqual([
      'sink',
      'sink',
      'sink',
      'saddle',
      'saddle',
      'saddle',
      'source',
    ])
    // Shares inversely as the payoffs: 6, 3, 2 of 11.
    expect(points[6].x).toEqual([6, 3, 2].map((k) => expect.closeTo(k / 11, 13)))
    expect(points.every(({ nash }) => nash)).toBe(true)
  })

  it("of Zeeman's game: a stable inner point beside a stable corner", () => {
    const sinks = restPoints(preset('zeeman')).points.filter(({ type }) => type === 'sink')
    expect(sinks.map(({ x }) => x)).toEqual([[1, 0, 0], [1, 1, 1].map(() => expect.closeTo(1 / 3, 13))])
  })

  it('of sharers and punishers: a whole edge where nobody free-rides', () => {
    const { continua } = restPoints(preset('sharersFreeRidersPunishers'))
    expect(continua).toHaveLength(1)
    expect(continua[0]).toMatchObject({ support: [0, 2], dimension: 1 })
    expect(continua[0].points.map((x) => x.map(Math.round)).sort()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ])
  })

  it('of a game without differences: everything rests', () => {
    const { points, continua } = restPoints([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ])
    expect(points).toHaveLength(3)
    expect(continua.map(({ dimension }) => dimension)).toEqual([1, 1, 1, 2])
  })

  it('of hawks and doves: the share of hawks is value over cost', () => {
    const [, , mixed] = restPoints([
      [-1, 2],
      [0, 1],
    ]).points
    expect(mixed.x[0]).toBeCloseTo(0.5, 14)
    expect(mixed).toMatchObject({ type: 'sink', nash: true })
    // At the mixture the one eigenvalue is x(1 − x) times the change of the payoffs' difference, −2.
    expect(mixed.eigenvalues[0].re).toBeCloseTo(-0.5, 14)
  })

  it('rest, with their field zero and eigenvalues that sum to the trace', () => {
    fc.assert(
      fc.property(games, ([matrix]) => {
        const { points } = restPoints(matrix, anyEigenvalues)
        expect(points.length).toBeGreaterThanOrEqual(matrix.length)
        for (const { x, eigenvalues } of points) {
          expect(Math.max(...field(matrix, x).map(Math.abs))).toBeLessThan(1e-9)
          const trace = sum(jacobian(matrix, x).map((row, i) => row[i]))
          expect(sum(eigenvalues.map(({ re }) => re))).toBeCloseTo(trace, 8)
        }
      }),
    )
  })

  it('have the same eigenvalues in closed form as by decomposition, up to three strategies', () => {
    const few = fc
      .integer({ min: 2, max: 3 })
      .chain((n) => anyMatrix(n, fc.integer({ min: -1000, max: 1000 })))
    const sorted = (list: readonly { re: number; im: number }[]) =>
      [...list].sort((a, b) => a.re - b.re || a.im - b.im)
    fc.assert(
      fc.property(few, (matrix) => {
        const byDecomposition = restPoints(matrix, anyEigenvalues).points
        restPoints(matrix).points.forEach(({ eigenvalues }, k) => {
          const other = sorted(byDecomposition[k].eigenvalues)
          // A double eigenvalue is known only to the square root of rounding: 1e-8 of a range of 2000.
          sorted(eigenvalues).forEach(({ re, im }, i) => {
            expect(Math.abs(re - other[i].re)).toBeLessThan(1e-4)
            expect(Math.abs(im - other[i].im)).toBeLessThan(1e-4)
          })
        })
      }),
    )
  })

  it('say how to go on with more than three strategies', () => {
    const four = Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, (_, j) => Number(i === j)))
    expect(() => restPoints(four)).toThrow('hand restPoints that of eigenvalues.ts: 4')
    expect(restPoints(four, anyEigenvalues).points).toHaveLength(15)
  })

  it('hold a symmetric Nash equilibrium, as every game does', () => {
    const whole = fc
      .integer({ min: 2, max: 5 })
      .chain((n) => anyMatrix(n, fc.integer({ min: -1000, max: 1000 })))
    fc.assert(
      fc.property(whole, (matrix) => {
        const { points, continua } = restPoints(matrix, anyEigenvalues)
        expect(points.some(({ nash }) => nash) || continua.length > 0).toBe(true)
      }),
    )
  })

  it('under mutation: zero-sum rock–paper–scissors becomes a sink, whose eigenvalues move by −3ε', () => {
    const [point, ...others] = restPointsWithMutation(preset('rockPaperScissors'), 0.02)
    expect(others).toEqual([])
    expect(point.type).toBe('sink')
    expect(point.eigenvalues[0].re).toBeCloseTo(-0.06, 12)
  })

  it('under little mutation: near those of none that are stable', () => {
    const found = restPointsWithMutation(preset('coordination'), 1e-4)
    expect(found.filter(({ type }) => type === 'sink')).toHaveLength(3)
    for (const { x } of found)
      expect(Math.max(...field(preset('coordination'), x, 1e-4).map(Math.abs))).toBeLessThan(1e-11)
    expect(() => restPointsWithMutation(preset('coordination'), 0)).toThrow(
      'invalid mutation; not positive: 0',
    )
  })
})

describe('orbits', () => {
  it('stay on the simplex, and on the face they start on', () => {
    fc.assert(
      fc.property(games, fc.double({ min: -20, max: 20, noNaN: true }), ([matrix, x0], t) => {
        const face = x0.map((p, i) => (i === 0 ? 0 : p / (1 - x0[0])))
        for (const [start, absent] of [
          [x0, false],
          [face, true],
        ] as const) {
          const x = simplexFlow(matrix, start, t, { tolerance: 1e-7 }).at(t)
          expect(sum(x)).toBeCloseTo(1, 12)
          expect(Math.min(...x)).toBeGreaterThanOrEqual(0)
          expect(x[0] === 0).toBe(absent)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('of zero-sum rock–paper–scissors keep the product of shares; good ones raise it, bad ones lower it', () => {
    const product = (name: keyof typeof model.presets, t: number) =>
      simplexFlow(preset(name), [0.5, 0.3, 0.2], 30)
        .at(t)
        .reduce((a, b) => a * b, 1)
    for (const t of [5, 17, 30]) expect(product('rockPaperScissors', t)).toBeCloseTo(0.03, 9)
    expect(product('goodRockPaperScissors', 30)).toBeCloseTo(1 / 27, 4)
    expect(product('badRockPaperScissors', 30)).toBeLessThan(1e-6)
  })

  it('of two strategies follow the logistic curve', () => {
    const at = simplexFlow(
      [
        [1, 1],
        [0, 0],
      ],
      [0.2, 0.8],
      5,
    ).at(5)
    expect(at[0]).toBeCloseTo(1 / (1 + 4 * Math.exp(-5)), 9)
  })

  it('under mutation end on a limit cycle around bad rock–paper–scissors: neither centre nor border', () => {
    const flow = simplexFlow(preset('badRockPaperScissors'), [0.34, 0.33, 0.33], 600, { mutation: 0.01 })
    const distance = (t: number) => Math.hypot(...flow.at(t).map((p) => p - 1 / 3))
    const late = Array.from({ length: 200 }, (_, k) => distance(400 + k))
    expect(Math.min(...late)).toBeGreaterThan(0.05)
    expect(Math.min(...flow.at(600))).toBeGreaterThan(1e-4)
  })

  it('are drawn both ways without gaps', () => {
    const { times, points } = simplexOrbit(preset('goodRockPaperScissors'), [0.5, 0.3, 0.2], { span: 10 })
    expect(times[0]).toBe(-10)
    expect(times.at(-1)).toBe(10)
    for (let k = 1; k < points.length; k++) {
      expect(times[k]).toBeGreaterThan(times[k - 1])
      expect(Math.hypot(...points[k].map((p, i) => p - points[k - 1][i]))).toBeLessThan(0.06)
    }
  })

  it('refuse what is no start', () => {
    const rps = preset('rockPaperScissors')
    expect(() => simplexFlow(rps, [0.5, 0.6, 0.1], 1)).toThrow('invalid x0; not 3 shares that sum to 1')
    expect(() => simplexFlow(rps, [1, 0, 0], 1, { mutation: -1 })).toThrow('invalid mutation; negative: -1')
    expect(() => simplexFlow(rps, [1, 0, 0], -1, { mutation: 0.1 })).toThrow('invalid t1')
    expect(() => simplexFlow([[1, 2], [3]], [1, 0], 1)).toThrow('invalid matrix; not 2 × 2')
  })
})

describe('the model', () => {
  it('solves every preset into finite outputs and plain data', () => {
    for (const { values } of Object.values(model.presets)) {
      const all = { ...defaults(model), ...values }
      const result = model.solve(all, createRandom(1))
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      for (const output of Object.values(outputsOf(model, result, all)))
        expect(output === null || typeof output === 'boolean' || Number.isFinite(output)).toBe(true)
    }
  })

  it('has the mean payoff of its last state', () => {
    const result = model.solve(defaults(model), createRandom(1))
    expect(result.meanPayoff).toBeCloseTo(meanFitness(result.matrix, result.shares.at(-1)!), 14)
  })

  it('refuses shares above one together', () => {
    const [constraint] = model.constraints!
    expect(constraint.holds({ ...defaults(model), start1: 0.7, start2: 0.4 })).toBe(false)
    expect(constraint.holds({ ...defaults(model), start1: 0.7, start2: 0.3 })).toBe(true)
  })
})

describe('the names of the strategies', () => {
  const namesAt = (changes: Partial<ReturnType<typeof defaults<typeof model.parameters>>>) =>
    strategyNames({ ...defaults(model), ...changes })

  it('are those of the preset, wherever the orbit starts and with any mutation', () => {
    const { sharersFreeRidersPunishers, rockPaperScissors } = model.presets
    expect(namesAt({ ...sharersFreeRidersPunishers.values, mutation: 0.2, start1: 0 })[1].en).toBe(
      'free riders',
    )
    expect(namesAt(rockPaperScissors.values).map((name) => name.zh)).toEqual(['石头', '布', '剪刀'])
  })

  it('are those of the hand shapes in any such game, and numbers once the payoffs are no known ones', () => {
    const cyclic = { a12: -3, a23: -3, a31: -3, a13: 4, a21: 4, a32: 4 }
    expect(namesAt(cyclic).map((name) => name.en)).toEqual(['rock', 'paper', 'scissors'])
    expect(namesAt({ ...cyclic, a12: -2 }).map((name) => name.en)).toEqual([
      'strategy 1',
      'strategy 2',
      'strategy 3',
    ])
    expect(namesAt({ ...model.presets.hawkDoveRetaliator.values, a11: -2 })[0].en).toBe('strategy 1')
  })
})
