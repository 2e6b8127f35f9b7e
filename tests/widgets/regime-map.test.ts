import { describe, expect, test } from 'vitest'
import { defaults } from '../../src/core/model/model.ts'
import { model } from '../../src/core/replicator/model.ts'
import {
  count,
  exactReach,
  namePlaces,
  partsOf,
  regimeMap,
  shadedReach,
} from '../../src/widgets/sharing/regimeMap.ts'

const values = defaults(model)

describe.each([
  ['subsidy', 'customerShare'],
  ['customerUnitCost', 'subsidy'],
  ['customerUnitCost', 'synergy'],
  ['customerStock', 'enterpriseStock'],
] as const)('the map of regimes over %s and %s', (x, y) => {
  const map = regimeMap(values, x, y)
  const exact = exactReach(map)
  const shaded = shadedReach(map)

  test('its shades follow the computed shares up to the border of the regime', () => {
    for (let j = 0; j < count; j++)
      for (let i = 0; i < count; i++) {
        if (map.regimes[j][i] !== 'bistable') expect(shaded[j][i]).toBeNaN()
        else expect(Math.abs(shaded[j][i] - exact[j][i]), `${map.xs[i]}, ${map.ys[j]}`).toBeLessThan(0.01)
      }
  })

  test('every name stands in its regime and within the frame', () => {
    const half = 12
    const places = namePlaces(map, () => [half, 2])
    expect(places.length).toBeGreaterThan(1)
    for (const { regime: name, at } of places) {
      const [i, j] = [map.xs.indexOf(at[0]), map.ys.indexOf(at[1])]
      expect(map.regimes[j][i]).toBe(name)
      expect(i).toBeGreaterThanOrEqual(half)
      expect(i).toBeLessThan(count - half)
    }
  })

  test('its parts make the whole', () => {
    const parts = partsOf(map)
    expect(parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1, 12)
    expect(parts.length).toBeGreaterThan(1)
  })
})
