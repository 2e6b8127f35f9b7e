import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { axisEdge, edges, projection, turned, type Triple } from '../../../src/figures/cube/projection.ts'

const coordinate = fc.double({ min: 0, max: 1, noNaN: true })
const place = fc.tuple(coordinate, coordinate, coordinate)
const view = fc.record({
  yaw: fc.double({ min: -180, max: 180, noNaN: true }),
  pitch: fc.double({ min: 0, max: 90, noNaN: true }),
})

describe('projection', () => {
  test('from the front it is depth and loyalty, from above depth and emotion', () => {
    const at: Triple = [0.9, 0.2, 0.7]
    const front = projection({ yaw: 0, pitch: 0 })(at)
    expect(front[0]).toBeCloseTo(0.4, 12)
    expect(front[1]).toBeCloseTo(0.2, 12)
    const above = projection({ yaw: 0, pitch: 90 })(at)
    expect(above[0]).toBeCloseTo(0.4, 12)
    expect(above[1]).toBeCloseTo(-0.3, 12)
    const side = projection({ yaw: 90, pitch: 0 })(at)
    expect(side[0]).toBeCloseTo(-0.3, 12)
    expect(side[1]).toBeCloseTo(0.2, 12)
  })

  test('turning changes no distance', () => {
    fc.assert(
      fc.property(view, place, place, (from, a, b) => {
        const project = projection(from)
        const [p, q] = [project(a), project(b)]
        expect(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])).toBeCloseTo(
          Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]),
          9,
        )
      }),
    )
  })
})

describe('edges', () => {
  test('three lie behind, three before, six on the outline, from wherever one looks', () => {
    fc.assert(
      fc.property(view, (from) => {
        const count = (lies: string) => edges(from).filter((edge) => edge.lies === lies).length
        expect([count('behind'), count('before'), count('outline')]).toEqual([3, 3, 6])
      }),
    )
  })

  test('an edge behind lies behind every point of the middle, an edge before before it', () => {
    fc.assert(
      fc.property(view, (from) => {
        const project = projection(from)
        for (const { lies, from: a, to: b } of edges(from)) {
          const near = (project(a)[2] + project(b)[2]) / 2
          // The tie of a view along an axis is broken by a hundredth of a degree.
          if (lies === 'behind') expect(near).toBeLessThan(1e-3)
          if (lies === 'before') expect(near).toBeGreaterThan(-1e-3)
        }
      }),
    )
  })

  test('each axis stands on the outline: depth and emotion at its lower edge, loyalty at its left', () => {
    fc.assert(
      fc.property(view, (from) => {
        const project = projection(from)
        const middle = (axis: 0 | 1 | 2) => {
          const edge = axisEdge(from, axis)
          expect(edge.lies).toBe('outline')
          return project(edge.from.map((x, i) => (x + edge.to[i]) / 2) as unknown as Triple)
        }
        expect(middle(0)[1]).toBeLessThan(0.02)
        expect(middle(1)[1]).toBeLessThan(0.02)
        expect(middle(2)[0]).toBeLessThan(0.02)
      }),
    )
  })
})

test('turning goes all the way round, and stops level and straight above', () => {
  expect(turned({ yaw: 170, pitch: 20 }, 20, 0)).toEqual({ yaw: -170, pitch: 20 })
  expect(turned({ yaw: -175, pitch: 20 }, -10, 0)).toEqual({ yaw: 175, pitch: 20 })
  expect(turned({ yaw: 0, pitch: 85 }, 0, 20).pitch).toBe(90)
  expect(turned({ yaw: 0, pitch: 5 }, 0, -20).pitch).toBe(0)
})
