import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { field, logistic, logit } from '../../../src/core/replicator/field.ts'
import { firstIntegral } from '../../../src/core/replicator/firstIntegral.ts'
import {
  cornerEigenvalues,
  corners,
  fixedPoints,
  saddleEigenvalue,
} from '../../../src/core/replicator/fixedPoints.ts'
import { edgeOf, flow, orbit } from '../../../src/core/replicator/orbits.ts'
import { coefficients, payoffs } from '../../../src/core/replicator/payoffs.ts'
import { regime } from '../../../src/core/replicator/regime.ts'
import { timeToBoth95 } from '../../../src/core/replicator/timeToBoth95.ts'
import { anyValues, base, jacobian, replicatorField } from './games.ts'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const inside = fc.double({ min: 0.01, max: 0.99, noNaN: true })

describe('the field', () => {
  it('is what payoffs above the mean make of it', () => {
    fc.assert(
      fc.property(anyValues, unit, unit, (values, x, y) => {
        const closed = field(coefficients(values), x, y)
        const defined = replicatorField(payoffs(values), x, y)
        // Payoffs reach about 30, so their differences round to within 1e-14.
        expect(Math.abs(closed[0] - defined[0])).toBeLessThan(1e-13)
        expect(Math.abs(closed[1] - defined[1])).toBeLessThan(1e-13)
      }),
    )
  })

  it('has the Jacobian of its differences', () => {
    fc.assert(
      fc.property(anyValues, inside, inside, (values, x, y) => {
        const c = coefficients(values)
        const h = 1e-5
        const dx = field(c, x + h, y).map((f, i) => (f - field(c, x - h, y)[i]) / (2 * h))
        const dy = field(c, x, y + h).map((f, i) => (f - field(c, x, y - h)[i]) / (2 * h))
        // Quadratic in x and in y: central differences are exact but for rounding, 1e-15·size/h.
        jacobian(c, x, y).forEach((row, i) => {
          expect(Math.abs(row[0] - dx[i])).toBeLessThan(1e-8)
          expect(Math.abs(row[1] - dy[i])).toBeLessThan(1e-8)
        })
      }),
    )
  })

  it('turns logit into its inverse', () => {
    fc.assert(
      fc.property(inside, (p) => {
        expect(logistic(logit(p))).toBeCloseTo(p, 14)
      }),
    )
  })
})

describe('rest points', () => {
  it('rest, and their eigenvalues have the trace and determinant of the Jacobian', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const c = coefficients(values)
        for (const { x, y, eigenvalues } of fixedPoints(c)) {
          expect(Math.hypot(...field(c, x, y))).toBeLessThan(1e-13)
          const [[a, b], [d, e]] = jacobian(c, x, y)
          const [p, q] = eigenvalues
          const size = 1 + Math.abs(a) + Math.abs(e) + Math.abs(b * d)
          expect(Math.abs(p.re + q.re - (a + e))).toBeLessThan(1e-13 * size)
          expect(Math.abs(p.re * q.re - p.im * q.im - (a * e - b * d))).toBeLessThan(1e-12 * size * size)
        }
      }),
    )
  })

  it('are of the types their regime says', () => {
    const types = (values: object) =>
      fixedPoints(coefficients({ ...base, ...values })).map(({ type }) => type)
    expect(types({})).toEqual(['stable node', 'unstable node', 'unstable node', 'stable node', 'saddle'])
    expect(types({ subsidy: 3 })).toEqual(['saddle', 'saddle', 'unstable node', 'stable node'])
    expect(types({ enterpriseUnitCost: 0 })).toEqual([
      'degenerate',
      'unstable node',
      'degenerate',
      'stable node',
    ])
  })

  it('belong to a regime', () => {
    const of = (values: object) => regime(coefficients({ ...base, ...values }))
    expect(of({})).toBe('bistable')
    expect(of({ subsidy: 3 })).toBe('fullSharing')
    expect(of({ subsidy: 2, customerShare: 0.95 })).toBe('onlyCustomersShare')
    expect(of({ synergy: 0.6 })).toBe('noSharing')
    expect(of({ synergy: 0.5 })).toBe('boundary')
    expect(of({ subsidy: 1.75 })).toBe('boundary')
    expect(of({ enterpriseUnitCost: 0 })).toBe('boundary')
  })

  it('leave the saddle at the rate of its positive eigenvalue', () => {
    const c = coefficients(base)
    const rate = saddleEigenvalue(c)!
    // Off the saddle along the unstable direction, ln distance grows by the rate, with an error of the distance.
    const slope = Math.sqrt((0.35 * 0.65 * c.enterpriseGain) / (0.25 * 0.75 * c.customerGain))
    const [x] = flow(c, 0.25 + 1e-6, 0.35 + 1e-6 * slope, 2, { tolerance: 1e-14 }).at(2)
    expect(Math.log((x - 0.25) / 1e-6) / 2).toBeCloseTo(rate, 3)
    expect(saddleEigenvalue(coefficients({ ...base, subsidy: 3 }))).toBeNull()
  })
})

describe('orbits', () => {
  it('stay in the square, strictly inside while doubles can tell', () => {
    fc.assert(
      fc.property(anyValues, fc.double({ min: -50, max: 50, noNaN: true }), (values, t) => {
        const path = flow(coefficients(values), values.x0, values.y0, t)
        expect(path.finished).toBe(true)
        for (const p of path.at(path.end)) {
          expect(p).toBeGreaterThanOrEqual(0)
          expect(p).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('keep the first integral', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const c = coefficients(values)
        const path = flow(c, values.x0, values.y0, 3)
        const before = firstIntegral(c, values.x0, values.y0)
        const size = c.customerGain + c.customerCost + c.subsidy + c.enterpriseGain + c.enterpriseCost
        for (const t of [0.5, 1, 2, 3]) {
          const [x, y] = path.at(t)
          // Near a corner 1 − x has lost its digits to rounding, and with it H.
          if (Math.min(x, y, 1 - x, 1 - y) < 1e-5) return
          expect(Math.abs(firstIntegral(c, x, y) - before)).toBeLessThan(1e-8 * size)
        }
      }),
    )
  })

  it('return backward to where they began', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const c = coefficients(values)
        const [x, y] = flow(c, values.x0, values.y0, 0.5).at(0.5)
        if (Math.min(x, y, 1 - x, 1 - y) < 1e-4) return
        const back = flow(c, x, y, -0.5).at(-0.5)
        expect(back[0]).toBeCloseTo(values.x0, 8)
        expect(back[1]).toBeCloseTo(values.y0, 8)
      }),
    )
  })

  it('move on an edge by the logistic curve and never leave it', () => {
    const c = coefficients(base)
    const path = flow(c, 1, 0.2, 10)
    expect(path.edge).toBe('x=1')
    for (const t of [0, 0.3, 4]) {
      const [x, y] = path.at(t)
      expect(x).toBe(1)
      expect(y).toBeCloseTo(logistic(logit(0.2) + (c.enterpriseGain - c.enterpriseCost) * t), 14)
    }
    // The same as the limit of orbits inside.
    expect(flow(c, 1 - 1e-12, 0.2, 1).at(1)[1]).toBeCloseTo(flow(c, 1, 0.2, 1).at(1)[1], 10)
    expect(corners.map((corner) => edgeOf(...(corner.split(',').map(Number) as [number, number])))).toEqual(
      corners.map(() => 'corner'),
    )
    expect(flow(c, 0, 1, 5).at(5)).toEqual([0, 1])
    expect(orbit(c, 0, 0.4).x.every((x) => x === 0)).toBe(true)
    expect(() => flow(c, 1.1, 0.5, 1)).toThrow('invalid x0; not in [0, 1]: 1.1')
  })

  it('are drawn from one end to the other without a gap or a step back in time', () => {
    fc.assert(
      fc.property(anyValues, unit, unit, (values, x0, y0) => {
        const { times, x, y, start } = orbit(coefficients(values), x0, y0)
        expect(start).toEqual([x0, y0])
        expect(x[times.indexOf(0)]).toBe(x0)
        for (let k = 1; k < times.length; k++) {
          expect(times[k]).toBeGreaterThanOrEqual(times[k - 1])
          // Pieces are even in time within a step, so some are longer than the spacing of 0.02.
          expect(Math.hypot(x[k] - x[k - 1], y[k] - y[k - 1])).toBeLessThan(0.09)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('comparison: the system is cooperative', () => {
  const changed = (values: typeof base, name: keyof typeof base, to: number) => {
    const t = 4
    const a = flow(coefficients(values), values.x0, values.y0, t).at(t)
    const b = flow(coefficients({ ...values, [name]: to }), values.x0, values.y0, t).at(t)
    return [b[0] - a[0], b[1] - a[1]]
  }
  // Errors of the integration, 1e-11 a step in logits, are all that may go the other way.
  const slack = 1e-8

  it.each(['customerUnitCost', 'enterpriseUnitCost', 'distancePenalty', 'freeRide'] as const)(
    'raising %s never raises x or y at any time',
    (name) => {
      fc.assert(
        fc.property(anyValues, unit, (values, part) => {
          const { max } = base && { max: name === 'distancePenalty' ? 3 : 1 }
          const change = changed(values, name, values[name] + part * (max - values[name]))
          expect(Math.max(...change)).toBeLessThan(slack)
        }),
      )
    },
  )

  it.each([
    ['synergy', 4],
    ['subsidy', 4],
    ['customerAbsorption', 1],
    ['enterpriseAbsorption', 1],
  ] as const)('raising %s never lowers them', (name, max) => {
    fc.assert(
      fc.property(anyValues, unit, (values, part) => {
        const change = changed(values, name, values[name] + part * (max - values[name]))
        expect(Math.min(...change)).toBeGreaterThan(-slack)
      }),
    )
  })
})

describe('timeToBoth95', () => {
  const time = (values: object) => {
    const v = { ...base, ...values }
    return timeToBoth95(coefficients(v), v.x0, v.y0)
  }

  it('is where the orbit first has both at 0.95', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const c = coefficients(values)
        const t = timeToBoth95(c, values.x0, values.y0)
        if (t === null || t === 0) return
        expect(Math.min(...flow(c, values.x0, values.y0, t).at(t))).toBeCloseTo(0.95, 9)
      }),
    )
  })

  it('is 0 from a start that is there, even one that leaves', () => {
    expect(time({ x0: 0.96, y0: 0.97 })).toBe(0)
    expect(time({ x0: 0.96, y0: 0.97, synergy: 0.5 })).toBe(0)
    expect(time({ x0: 1, y0: 1 })).toBe(0)
  })

  it('does not exist where sharing dies out, nor from an edge where one never shares', () => {
    expect(time({ synergy: 0.5 })).toBeNull()
    expect(time({ x0: 0, y0: 0.9 })).toBeNull()
    expect(time({ x0: 0.9, y0: 0 })).toBeNull()
  })

  it('is the limit of starts inside on the edges where one always shares', () => {
    // A distance of 1e-13 from the edge changes the time by about as much.
    expect(time({ x0: 1 })).toBeCloseTo(time({ x0: 1 - 1e-13 })!, 9)
    expect(time({ y0: 1 })).toBeCloseTo(time({ y0: 1 - 1e-13 })!, 9)
    expect(time({ x0: 1, synergy: 0.5 })).toBeNull()
  })
})

describe('corner eigenvalues', () => {
  it('are the diagonal of the Jacobian there', () => {
    const c = coefficients({ ...base, subsidy: 0.6 })
    for (const corner of corners) {
      const [x, y] = corner.split(',').map(Number)
      const [[a], [, d]] = jacobian(c, x, y)
      expect(cornerEigenvalues(c)[corner]).toEqual([expect.closeTo(a, 13), expect.closeTo(d, 13)])
    }
  })
})
