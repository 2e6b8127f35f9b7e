import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logistic, logit } from '../../../src/core/replicator/field.ts'
import { divergence, firstIntegral, inverseDivergence } from '../../../src/core/replicator/firstIntegral.ts'
import { interiorPoint } from '../../../src/core/replicator/fixedPoints.ts'
import { flow } from '../../../src/core/replicator/orbits.ts'
import { coefficients, type Coefficients } from '../../../src/core/replicator/payoffs.ts'
import {
  endsInFullSharing,
  fullSharingReach,
  separatrix,
  separatrixHeight,
} from '../../../src/core/replicator/separatrix.ts'
import { anyValues, base } from './games.ts'

const of = (values: object) => coefficients({ ...base, ...values })
const reach = (values: object) => fullSharingReach(of(values))

/** Any game with a saddle inside, by its place and both gains. */
const anySaddle = fc
  .tuple(
    ...[0, 1].map(() => fc.double({ min: 0.02, max: 0.98, noNaN: true })),
    ...[0, 1].map(() => fc.double({ min: 0.1, max: 20, noNaN: true })),
  )
  .map(([x, y, customerGain, enterpriseGain]): Coefficients => ({
    customerGain,
    customerCost: y * customerGain,
    subsidy: 0,
    enterpriseGain,
    enterpriseCost: x * enterpriseGain,
  }))

describe('inverseDivergence', () => {
  it('inverts the divergence on either side', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: -12, max: 12, noNaN: true }),
        (q, v) => {
          if (Math.abs(v - logit(q)) < 1e-3) return
          const side = v < logit(q) ? 'below' : 'above'
          // Near q the divergence is flat: rounding of 1e-16 in it moves v by that over the distance.
          expect(Math.abs(inverseDivergence(q, divergence(q, v), side) - v)).toBeLessThan(1e-8)
        },
      ),
    )
  })

  it('has closed forms for q on an edge', () => {
    expect(inverseDivergence(0, 0.5, 'below')).toBe(-Infinity)
    expect(logistic(inverseDivergence(0, 0.5, 'above'))).toBeCloseTo(1 - Math.exp(-0.5), 14)
    expect(logistic(inverseDivergence(1, 0.5, 'below'))).toBeCloseTo(Math.exp(-0.5), 14)
  })
})

describe('separatrix', () => {
  it('is the level of the first integral at the saddle, in both branches', () => {
    fc.assert(
      fc.property(anySaddle, (c) => {
        const [xs, ys] = interiorPoint(c)!
        const level = firstIntegral(c, xs, ys)
        const branches = separatrix(c)!
        for (const [x, y] of [...branches.stable, ...branches.unstable]) {
          if (Math.min(x, y, 1 - x, 1 - y) < 1e-4) continue
          expect(Math.abs(firstIntegral(c, x, y) - level)).toBeLessThan(
            1e-9 * (c.customerGain + c.enterpriseGain),
          )
        }
      }),
      { numRuns: 50 },
    )
  })

  it('falls from (0, 1) to (1, 0), its other branch rises from (0, 0) to (1, 1), without gaps', () => {
    fc.assert(
      fc.property(anySaddle, (c) => {
        const { stable, unstable } = separatrix(c)!
        expect([stable[0], stable.at(-1)]).toEqual([
          [0, 1],
          [1, 0],
        ])
        expect([unstable[0], unstable.at(-1)]).toEqual([
          [0, 0],
          [1, 1],
        ])
        for (const [line, sign] of [
          [stable, -1],
          [unstable, 1],
        ] as const)
          for (let k = 1; k < line.length; k++) {
            const [dx, dy] = [line[k][0] - line[k - 1][0], line[k][1] - line[k - 1][1]]
            expect(dx).toBeGreaterThanOrEqual(0)
            // Vertices next to the saddle are exact to about 1e-8: the level set is flat there.
            expect(sign * dy).toBeGreaterThanOrEqual(-1e-8)
            expect(Math.hypot(dx, dy)).toBeLessThan(Math.SQRT2 / 96 + 1e-9)
          }
      }),
      { numRuns: 50 },
    )
  })

  it('divides: starts 1e-6 above it end in full sharing, starts below in none', () => {
    fc.assert(
      fc.property(anySaddle, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (c, x) => {
        const y = separatrixHeight(c, x)!
        if (y < 1e-3 || y > 1 - 1e-3) return
        // Long enough for the slowest corner, whose eigenvalue is at least 0.002.
        const end = (dy: number) => flow(c, x, y + dy, 20_000).at(20_000)
        const [above, below] = [end(1e-6), end(-1e-6)]
        expect(above[0] + above[1]).toBeCloseTo(2, 6)
        expect(below[0] + below[1]).toBeCloseTo(0, 6)
        expect(endsInFullSharing(c, x, y + 1e-6)).toBe(true)
        expect(endsInFullSharing(c, x, y - 1e-6)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('ends on the edge where the saddle does', () => {
    const free = separatrix(of({ enterpriseUnitCost: 0 }))!
    expect(free.stable[0]).toEqual([0, 0.35])
    expect(free.stable.at(-1)).toEqual([1, 0])
    expect(free.unstable).toEqual([])
    const paid = separatrix(of({ subsidy: 1.75 }))!
    expect(paid.stable[0]).toEqual([0, 1])
    expect(paid.stable.at(-1)).toEqual([0.25, 0])
    expect(separatrix(of({ subsidy: 3 }))).toBeNull()
    expect(separatrix(of({ synergy: 0.5 }))).toBeNull()
  })
})

describe('share of starts that end in full sharing', () => {
  it('has the values of the design', () => {
    const dearer = (k: number) => reach({ customerUnitCost: 0.35 * k, enterpriseUnitCost: 0.25 * k })
    expect([0.5, 1, 1.5].map(dearer).map((b) => b.toFixed(2))).toEqual(['0.94', '0.78', '0.57'])
    expect([1.5, 2, 3].map((synergy) => reach({ synergy }).toFixed(2))).toEqual(['0.65', '0.78', '0.89'])
    const stocks = [
      [5, 5],
      [4, 6],
      [6, 4],
    ]
    expect(
      stocks.map(([customerStock, enterpriseStock]) => reach({ customerStock, enterpriseStock }).toFixed(2)),
    ).toEqual(['0.78', '0.70', '0.67'])
  })

  it('is the area above the separatrix, by the trapezoidal rule on its polyline', () => {
    fc.assert(
      fc.property(anySaddle, (c) => {
        const { stable } = separatrix(c, 2000)!
        let below = 0
        for (let k = 1; k < stable.length; k++)
          below += ((stable[k][0] - stable[k - 1][0]) * (stable[k][1] + stable[k - 1][1])) / 2
        // Chords of length 1/2000 leave out slivers, largest where the curve turns sharply.
        expect(Math.abs(1 - below - fullSharingReach(c))).toBeLessThan(2e-6)
      }),
      { numRuns: 20 },
    )
  })

  it('is one half where both parties are alike and the saddle is in the middle', () => {
    for (const gain of [0.3, 5, 20]) {
      const c = {
        customerGain: gain,
        customerCost: gain / 2,
        subsidy: 0,
        enterpriseGain: gain,
        enterpriseCost: gain / 2,
      }
      expect(fullSharingReach(c)).toBeCloseTo(0.5, 11)
    }
  })

  it('turns with the square: swapping shared and not shared exchanges both basins', () => {
    fc.assert(
      fc.property(anySaddle, (c) => {
        const swapped = {
          ...c,
          customerCost: c.customerGain - c.customerCost,
          enterpriseCost: c.enterpriseGain - c.enterpriseCost,
        }
        expect(fullSharingReach(c) + fullSharingReach(swapped)).toBeCloseTo(1, 10)
      }),
    )
  })

  it('turns with the parties: exchanging them changes nothing', () => {
    fc.assert(
      fc.property(anySaddle, (c) => {
        const exchanged = {
          customerGain: c.enterpriseGain,
          customerCost: c.enterpriseCost,
          subsidy: 0,
          enterpriseGain: c.customerGain,
          enterpriseCost: c.customerCost,
        }
        // Integrals over x and over y of the same curve: two routes to one area.
        expect(fullSharingReach(exchanged)).toBeCloseTo(fullSharingReach(c), 10)
      }),
    )
  })

  it.each([
    ['the defaults', {}],
    ['unequal stocks', { customerStock: 4, enterpriseStock: 8, distancePenalty: 2.5 }],
    ['a cost met by the subsidy', { subsidy: 1.75 }],
    ['an enterprise that shares for nothing', { enterpriseUnitCost: 0 }],
  ])('is what integrating many starts finds: %s', (_, values) => {
    const c = of(values)
    // Starts on a grid of cell centres: an error of at most about 2n cells' halves, 1/n, and far less by chance.
    const n = 60
    let shared = 0
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const [x, y] = flow(c, (i + 0.5) / n, (j + 0.5) / n, 400, { tolerance: 1e-6 }).at(400)
        if (x > 0.999 && y > 0.999) shared++
      }
    expect(Math.abs(shared / n ** 2 - fullSharingReach(c))).toBeLessThan(0.2 / n)
  })

  it('is 1 or 0 where nothing divides the square', () => {
    expect(reach({ subsidy: 3 })).toBe(1)
    expect(reach({ customerUnitCost: 0, enterpriseUnitCost: 0 })).toBe(1)
    expect(reach({ synergy: 0.5 })).toBe(0)
    expect(reach({ subsidy: 2, customerShare: 0.95 })).toBe(0)
    // A gain that just pays: the edge beside (1, 1) rests, and takes what comes near.
    expect(reach({ customerUnitCost: 1 })).toBe(0)
  })

  it('is continuous as a net cost falls to nil, up to 1 as both do', () => {
    // Near nil the share moves as cost·ln cost.
    expect(reach({ enterpriseUnitCost: 1e-9 })).toBeCloseTo(reach({ enterpriseUnitCost: 0 }), 7)
    expect(reach({ subsidy: 1.75 - 1e-9 })).toBeCloseTo(reach({ subsidy: 1.75 }), 7)
    expect(reach({ customerUnitCost: 1e-9, enterpriseUnitCost: 1e-9 })).toBeCloseTo(1, 7)
  })

  it('stays a share at the extremes, and never grows with cost or shrinks with synergy', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const here = reach(values)
        expect(here).toBeGreaterThanOrEqual(0)
        expect(here).toBeLessThanOrEqual(1)
        expect(reach({ ...values, customerUnitCost: values.customerUnitCost * 1.1 })).toBeLessThan(
          here + 1e-10,
        )
        expect(reach({ ...values, synergy: values.synergy * 1.1 })).toBeGreaterThan(here - 1e-10)
      }),
      { numRuns: 200 },
    )
  })
})

describe('endsInFullSharing on the border', () => {
  it('follows the edge', () => {
    const c = of({})
    expect(endsInFullSharing(c, 0, 1)).toBe(false)
    expect(endsInFullSharing(c, 1, 0)).toBe(false)
    expect(endsInFullSharing(c, 1, 0.01)).toBe(true)
    expect(endsInFullSharing(c, 0.01, 1)).toBe(true)
    expect(endsInFullSharing(c, 1, 1)).toBe(true)
    expect(endsInFullSharing(of({ synergy: 0.5 }), 1, 0.9)).toBe(false)
    expect(endsInFullSharing(of({ synergy: 0.5 }), 1, 1)).toBe(true)
  })
})
