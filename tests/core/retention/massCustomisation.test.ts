import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  bestVariety,
  fitOf,
  preparations,
  regimeMap,
  regimeOf,
  variety,
} from '../../../src/core/retention/mass-customisation/economics.ts'
import { model } from '../../../src/core/retention/mass-customisation/model.ts'

const plant = defaults(model)

test('fit is one less the mean distance to the nearest option', () => {
  for (const options of [1, 2, 5]) {
    let distance = 0
    const steps = 20000
    for (let i = 0; i < steps; i++) {
      const ideal = (i + 0.5) / steps
      let nearest = 1
      for (let j = 0; j < options; j++) nearest = Math.min(nearest, Math.abs(ideal - (j + 0.5) / options))
      distance += nearest / steps
    }
    expect(fitOf(options)).toBeCloseTo(1 - distance, 8)
  }
})

test('modules turn a product of preparations into a sum', () => {
  expect(preparations(5, 3, 1)).toBe(15)
  expect(preparations(5, 3, 0)).toBe(243)
})

test('the best variety of a fully modular plant that knows its customers is √(t n / 4 c₂ m)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 500, max: 20000 }),
      fc.integer({ min: 20, max: 200 }),
      (modules, volume, tasteWeight) => {
        const free = { ...plant, modules, volume, tasteWeight, modularity: 1, information: 1 }
        const root = Math.sqrt((tasteWeight * volume) / (4 * plant.setupCost * modules))
        // The surplus is concave in k: its best whole number is a neighbour of the root.
        expect(Math.abs(bestVariety(free, 200).options - Math.max(1, root))).toBeLessThan(1)
      },
    ),
  )
})

test('the three regimes are there, each where it should be', () => {
  expect(regimeOf(plant, 12)).toBe('massCustomisation')
  expect(regimeOf({ ...plant, volume: 400 }, 12)).toBe('craft')
  expect(regimeOf({ ...plant, tasteWeight: 15 }, 12)).toBe('mass')
  const map = regimeMap(plant, 12, [100, 1000, 5000, 20000], [5, 40, 120, 200])
  expect(new Set(map.flat())).toEqual(new Set(['craft', 'mass', 'massCustomisation']))
  expect(map[3][0]).toBe('craft')
  expect(map[0][3]).toBe('mass')
})

test('without modules, or without knowing the customer, variety does not pay', () => {
  expect(regimeOf({ ...plant, modularity: 0 }, 12)).toBe('mass')
  expect(regimeOf({ ...plant, information: 0, searchCost: 6 }, 12)).toBe('mass')
  expect(variety({ ...plant, information: 0 }, 4).confusion).toBeCloseTo(plant.searchCost * 5 * 2, 12)
  expect(variety({ ...plant, information: 1 }, 4).confusion).toBe(0)
})

test('knowing customers better never makes less variety best', () => {
  let before = 0
  for (let information = 0; information <= 1; information += 0.1) {
    const { options } = bestVariety({ ...plant, information }, 12)
    expect(options).toBeGreaterThanOrEqual(before)
    before = options
  }
  expect(before).toBeGreaterThan(1)
})

test('every preset solves', () => {
  for (const preset of Object.values(model.presets)) {
    const values = { ...plant, ...preset.values }
    const result = model.solve(values, createRandom(1))
    for (const output of Object.values(outputsOf(model, result, values)))
      expect(typeof output === 'boolean' || Number.isFinite(output)).toBe(true)
    expect(model.summary(result, values).en).toContain('Best here')
  }
  expect(() => variety(plant, 0)).toThrow('invalid options')
})
