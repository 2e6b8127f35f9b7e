import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bestReplies,
  equilibria,
  pureEquilibria,
  riskDominant,
} from '../../../src/core/bimatrix/equilibria.ts'
import {
  coefficientsOf,
  columnAdvantage,
  meanPayoffs,
  rowAdvantage,
  type Payoffs,
} from '../../../src/core/bimatrix/game.ts'
import { model, payoffsOf } from '../../../src/core/bimatrix/model.ts'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { field } from '../../../src/core/replicator/field.ts'
import { firstIntegral } from '../../../src/core/replicator/firstIntegral.ts'
import { fixedPoints } from '../../../src/core/replicator/fixedPoints.ts'
import { model as sharing } from '../../../src/core/replicator/model.ts'
import { flow } from '../../../src/core/replicator/orbits.ts'
import { coefficients, payoffs as sharingPayoffs } from '../../../src/core/replicator/payoffs.ts'
import { replicatorField } from '../replicator/games.ts'

const game = (row: number[], column: number[]): Payoffs => [
  [
    [row[0], column[0]],
    [row[1], column[1]],
  ],
  [
    [row[2], column[2]],
    [row[3], column[3]],
  ],
]
const preset = (name: keyof typeof model.presets) =>
  payoffsOf({ ...defaults(model), ...model.presets[name].values })
const points = (payoffs: Payoffs) =>
  equilibria(payoffs).map(({ kind, x, y }) => [kind, x[0], x[1], y[0], y[1]])

/** Small whole numbers, so that ties and whole continua are common. */
const anyGame = fc
  .array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 })
  .map((p) => game(p.slice(0, 4), p.slice(4)))
const unit = fc.double({ min: 0, max: 1, noNaN: true })

/** By the definition: nobody gains by changing alone. */
function isEquilibrium(payoffs: Payoffs, x: number, y: number): boolean {
  const [row, column] = meanPayoffs(payoffs, x, y)
  const slack = 1e-12
  return (
    Math.max(meanPayoffs(payoffs, 0, y)[0], meanPayoffs(payoffs, 1, y)[0]) <= row + slack &&
    Math.max(meanPayoffs(payoffs, x, 0)[1], meanPayoffs(payoffs, x, 1)[1]) <= column + slack
  )
}

describe('equilibria', () => {
  it('in pure strategies count wherever both replies are best, within a continuum too', () => {
    fc.assert(
      fc.property(anyGame, (payoffs) => {
        const best = [0, 1].flatMap((i) =>
          [0, 1]
            .filter(
              (j) => payoffs[i][j][0] >= payoffs[1 - i][j][0] && payoffs[i][j][1] >= payoffs[i][1 - j][1],
            )
            .map((j) => [1 - i, 1 - j]),
        )
        expect(pureEquilibria(equilibria(payoffs))).toEqual(best)
      }),
    )
    const indifferent = Object.fromEntries(
      Object.keys(model.presets.stagHunt.values).map((name) => [name, 2]),
    )
    const values = { ...defaults(model), ...indifferent }
    const { pureEquilibria: count } = outputsOf(model, model.solve(values, createRandom(1)), values)
    expect(count).toBe(4)
  })

  it.each([
    ['prisonersDilemma', [['pure', 0, 0, 0, 0]]],
    [
      'stagHunt',
      [
        ['pure', 0, 0, 0, 0],
        ['mixed', 0.75, 0.75, 0.75, 0.75],
        ['pure', 1, 1, 1, 1],
      ],
    ],
    [
      'chicken',
      [
        ['pure', 0, 0, 1, 1],
        ['mixed', 1 / 3, 1 / 3, 1 / 3, 1 / 3],
        ['pure', 1, 1, 0, 0],
      ],
    ],
    [
      'battleOfTheSexes',
      [
        ['pure', 0, 0, 0, 0],
        ['mixed', 0.6, 0.6, 0.4, 0.4],
        ['pure', 1, 1, 1, 1],
      ],
    ],
    ['matchingPennies', [['mixed', 0.5, 0.5, 0.5, 0.5]]],
  ] as const)('of %s', (name, expected) => {
    expect(points(preset(name))).toEqual(
      expected.map(([kind, ...place]) => [kind, ...place.map((p) => expect.closeTo(p, 14))]),
    )
  })

  it('of games with ties: continua, each whole', () => {
    // Row does not care: the game is the column's, whose best reply switches at x = 1/2.
    expect(points(game([0, 0, 0, 0], [1, 0, 0, 1]))).toEqual([
      ['segment', 0, 0.5, 0, 0],
      ['segment', 0.5, 0.5, 0, 1],
      ['segment', 0.5, 1, 1, 1],
    ])
    expect(points(game([1, 1, 1, 1], [2, 2, 2, 2]))).toEqual([['square', 0, 1, 0, 1]])
    // Entry deterrence: staying out is best while the incumbent fights often enough.
    expect(points(game([2, 0, 1, 1], [1, 0, 2, 2]))).toEqual([
      ['segment', 0, 0, 0, 0.5],
      ['pure', 1, 1, 1, 1],
    ])
  })

  it('exist in every game, and are those of the definition, on a grid and at the points found', () => {
    fc.assert(
      fc.property(anyGame, (payoffs) => {
        const found = equilibria(payoffs)
        expect(found.length).toBeGreaterThan(0)
        for (const { x, y } of found)
          for (const s of [0, 0.3, 1])
            for (const t of [0, 0.7, 1])
              expect(isEquilibrium(payoffs, x[0] + s * (x[1] - x[0]), y[0] + t * (y[1] - y[0]))).toBe(true)
        for (let i = 0; i <= 12; i++)
          for (let j = 0; j <= 12; j++) {
            const [x, y] = [i / 12, j / 12]
            const near = (p: number, [lo, hi]: readonly [number, number]) => p >= lo - 1e-9 && p <= hi + 1e-9
            expect(found.some((e) => near(x, e.x) && near(y, e.y))).toBe(isEquilibrium(payoffs, x, y))
          }
      }),
      { numRuns: 300 },
    )
  })

  it('are odd in number where nothing ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 8, maxLength: 8 }), (p) => {
        const payoffs = game(p.slice(0, 4), p.slice(4))
        fc.pre([p[0] - p[2], p[1] - p[3], p[4] - p[5], p[6] - p[7]].every((d) => d !== 0))
        expect(equilibria(payoffs).length % 2).toBe(1)
        expect(
          equilibria(payoffs)
            .filter(({ kind }) => kind === 'pure')
            .every(({ strict }) => strict),
        ).toBe(true)
      }),
    )
  })

  it('of the stag hunt: hares are risk dominant, stags pay more', () => {
    const hunt = preset('stagHunt')
    expect(riskDominant(hunt)).toMatchObject({ x: [0, 0], y: [0, 0], payoffs: [3, 3] })
    expect(riskDominant(preset('battleOfTheSexes'))).toBeNull()
    expect(riskDominant(preset('prisonersDilemma'))).toBeNull()
  })

  it('come in words', () => {
    const [{ words }] = equilibria(preset('matchingPennies'))
    expect(words.en).toBe(
      'row plays the first with probability 0.5, column plays the first with probability 0.5',
    )
    expect(words.zh).toBe('行方以 0.5 的概率采取第一策略，列方以 0.5 的概率采取第一策略')
  })
})

describe('best replies', () => {
  it('change over at the mixed equilibrium', () => {
    const hunt = preset('stagHunt')
    for (const advantage of [rowAdvantage(hunt), columnAdvantage(hunt)])
      expect(bestReplies(advantage)).toEqual([
        { own: [1, 1], other: [0.75, 1] },
        { own: [0, 0], other: [0, 0.75] },
        { own: [0, 1], other: [0.75, 0.75] },
      ])
    expect(bestReplies(rowAdvantage(preset('prisonersDilemma')))).toEqual([{ own: [0, 0], other: [0, 1] }])
  })

  it('are where the replicator field grows', () => {
    fc.assert(
      fc.property(anyGame, unit, unit, (payoffs, x, y) => {
        const [dx] = replicatorField(payoffs, x, y)
        const best = bestReplies(rowAdvantage(payoffs)).some(
          ({ own, other }) => own[0] === 1 && other[0] <= y && y <= other[1],
        )
        expect(best || dx <= 1e-12).toBe(true)
      }),
    )
  })
})

describe('dynamics', () => {
  it('are the closed form of the definition', () => {
    fc.assert(
      fc.property(anyGame, unit, unit, (payoffs, x, y) => {
        const closed = field(coefficientsOf(payoffs), x, y)
        expect(replicatorField(payoffs, x, y)).toEqual(closed.map((d) => expect.closeTo(d, 13)))
      }),
    )
  })

  it('go round a centre in matching pennies, and keep the invariant', () => {
    const c = coefficientsOf(preset('matchingPennies'))
    const centre = fixedPoints(c).at(-1)!
    expect(centre).toMatchObject({ x: 0.5, y: 0.5, type: 'centre' })
    expect(centre.eigenvalues.map(({ im }) => Math.abs(im))).toEqual([1, 1])
    const path = flow(c, 0.7, 0.5, 60)
    const level = firstIntegral(c, 0.7, 0.5)
    for (let t = 0; t <= 60; t++) expect(firstIntegral(c, ...path.at(t))).toBeCloseTo(level, 8)
    // A small cycle takes 2π/1.
    const [x, y] = flow(c, 0.501, 0.5, 2 * Math.PI).at(2 * Math.PI)
    expect(x).toBeCloseTo(0.501, 6)
    expect(y).toBeCloseTo(0.5, 6)
  })

  it('rest at the mixed equilibrium where there is one', () => {
    fc.assert(
      fc.property(anyGame, (payoffs) => {
        const mixed = equilibria(payoffs).find(({ kind }) => kind === 'mixed')
        fc.pre(mixed !== undefined && mixed.x[0] % 1 !== 0 && mixed.y[0] % 1 !== 0)
        const inside = fixedPoints(coefficientsOf(payoffs))[4]
        expect([inside.x, inside.y]).toEqual([
          expect.closeTo(mixed!.x[0], 13),
          expect.closeTo(mixed!.y[0], 13),
        ])
      }),
    )
  })
})

describe('the sharing game as a bimatrix', () => {
  const values = defaults(sharing)

  it('has the same coefficients, rest points and orbit by both routes', () => {
    const one = sharing.solve(values, createRandom(1))
    const table = sharingPayoffs(values)
    const two = model.solve(
      { ...defaults(model), ...model.presets.sharing.values, x0: values.x0, y0: values.y0, samples: 25 },
      createRandom(1),
    )
    expect(two.payoffs.flat(2)).toEqual(table.flat(2).map((p) => expect.closeTo(p, 13)))
    const a = coefficients(values)
    const b = coefficientsOf(table)
    expect(b.customerGain).toBeCloseTo(a.customerGain, 13)
    expect(b.customerCost - b.subsidy).toBeCloseTo(a.customerCost - a.subsidy, 13)
    expect(b.enterpriseGain).toBeCloseTo(a.enterpriseGain, 13)
    expect(b.enterpriseCost).toBeCloseTo(a.enterpriseCost, 13)
    expect(two.fixedPoints.map(({ type }) => type)).toEqual(one.fixedPoints.map(({ type }) => type))
    two.x.forEach((x, k) => expect(x).toBeCloseTo(one.x[k], 10))
    two.y.forEach((y, k) => expect(y).toBeCloseTo(one.y[k], 10))
    expect(two.equilibria.filter(({ kind }) => kind === 'mixed')).toMatchObject([{ x: [0.25, 0.25] }])
  })
})

describe('the model', () => {
  it('solves every preset into finite outputs and plain data', () => {
    for (const { values } of Object.values(model.presets)) {
      const all = { ...defaults(model), ...values }
      const result = model.solve(all, createRandom(1))
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      for (const output of Object.values(outputsOf(model, result, all)))
        expect(output === null || Number.isFinite(output)).toBe(true)
    }
  })

  it('says its equilibria', () => {
    const all = defaults(model)
    const text = model.summary(model.solve(all, createRandom(1)), all)
    expect(text.en).toContain('row plays the second strategy, column plays the second strategy')
    expect(text.zh).toContain('行方采取第二策略，列方采取第二策略')
  })
})
