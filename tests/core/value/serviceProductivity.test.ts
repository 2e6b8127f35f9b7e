import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/value/service-productivity/model.ts'
import {
  BUSIEST,
  bestStaff,
  operate,
  operations,
} from '../../../src/core/value/service-productivity/productivity.ts'
import { erlangC } from '../../../src/core/value/service-productivity/queue.ts'

const standard = defaults(model)
const bests = (changes: Partial<typeof standard>) => {
  const values = { ...standard, ...changes }
  const { best } = model.solve(values, createRandom(1))
  return [best.internal, best.productivity, best.profit]
}

/** The largest profit over all staffs. */
const most = (selfService: number, learned: number) =>
  Math.max(...operations({ ...standard, selfService, learned }, 3, 16).map((point) => point.profit))

describe('Erlang C', () => {
  test('(λ, μ, c) = (10, 3, 4), in fractions: P(wait) = 2500/3801, W_q half of that', () => {
    const queue = erlangC(10, 3, 4)
    expect(queue.waits).toBeCloseTo(2500 / 3801, 14)
    expect(queue.meanWait).toBeCloseTo(1250 / 3801, 14)
    expect(queue.waits).toBeCloseTo(0.6577216522, 10)
    expect(queue.meanWait).toBeCloseTo(0.3288608261, 10)
  })

  test('one server: P(wait) = ρ, W_q = ρ / (μ − λ)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (utilisation) => {
        const queue = erlangC(2 * utilisation, 2, 1)
        expect(queue.waits).toBeCloseTo(utilisation, 10)
        expect(queue.meanWait).toBeCloseTo(utilisation / (2 - 2 * utilisation), 8)
      }),
    )
  })

  test('the textbook sum of aⁿ/n! gives the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.05, max: 0.98, noNaN: true }),
        (servers, rho) => {
          const load = rho * servers
          let term = 1
          let sum = 1
          for (let n = 1; n < servers; n++) sum += term *= load / n
          const last = (term * load) / servers / (1 - rho)
          expect(erlangC(load, 1, servers).waits).toBeCloseTo(last / (sum + last), 10)
        },
      ),
    )
  })

  test('staff who cannot keep up, no customers, and bad input', () => {
    expect(erlangC(5, 1, 4)).toMatchObject({ waits: 1, meanWait: Infinity })
    expect(erlangC(0, 1, 4)).toEqual({ waits: 0, meanWait: 0, utilisation: 0 })
    expect(() => erlangC(-1, 1, 1)).toThrow('invalid arrivals')
    expect(() => erlangC(1, 0, 1)).toThrow('invalid rate')
    expect(() => erlangC(1, 1, 1.5)).toThrow('invalid servers')
  })
})

describe('service productivity', () => {
  test('three measures, three best staffs', () => {
    expect(bests({})).toEqual([3, 7, 11])
    expect(bests({ selfService: 0 })).toEqual([6, 10, 14])
    expect(bests({ selfService: 0.4 })).toEqual([3, 5, 8])
  })

  test('demand and quality fit each other at every operating point', () => {
    for (const point of operations(standard, 3, 16)) {
      expect(point.served).toBeCloseTo(24 * (point.quality / 0.75) ** 2, 8)
      expect(point.utilisation).toBeLessThan(BUSIEST)
      expect(point.utilisation).toBeCloseTo((point.served * 0.8) / (4 * point.staff), 10)
      expect(point.profit).toBeCloseTo(30 * point.served - 45 * point.staff - 60, 10)
      expect(point.quality).toBeGreaterThan(0)
      expect(point.quality).toBeLessThanOrEqual(1)
    }
  })

  test('the product-maker’s ratio always says: cut staff', () => {
    const points = operations(standard, 3, 16)
    expect(bestStaff(points, (point) => point.productRatio)).toBe(3)
    for (let i = 1; i < points.length; i++)
      expect(points[i].productRatio).toBeLessThan(points[i - 1].productRatio)
  })

  test('when quality does not move demand, the least staff that keeps up is best: manufacturing logic', () => {
    const [internal, productivity, profit] = bests({ elasticity: 0 })
    const points = operations({ ...standard, elasticity: 0 }, 3, 16)
    expect([internal, productivity, profit]).toEqual([points[0].staff, points[0].staff, points[0].staff])
    expect(points[0].staff).toBe(5)
    expect(operate({ ...standard, elasticity: 0 }, 4)).toBeNull()
  })

  test('self-service pays only if customers learn it', () => {
    expect(most(0.4, 0)).toBeLessThan(most(0, 0))
    expect(most(0.4, 1)).toBeGreaterThan(most(0, 1))
    expect(most(0, 0)).toBe(most(0, 1))
  })

  test('a staff that cannot keep up has no operating point, and the model says so', () => {
    const values = { ...standard, elasticity: 0, staff: 3 }
    const result = model.solve(values, createRandom(1))
    expect(result.here).toBeNull()
    expect(outputsOf(model, result, values).profit).toBeNull()
    expect(model.summary(result, values).en).toContain('cannot keep up')
    expect(bestStaff([], (point) => point.profit)).toBeNull()
  })
})
