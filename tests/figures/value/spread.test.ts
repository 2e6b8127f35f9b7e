import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from '../../../src/figures/value/spread.ts'

test('places far enough apart stay, near ones part evenly, none leaves the range', () => {
  expect(spread([10, 50, 90], 20, 0, 100)).toEqual([10, 50, 90])
  expect(spread([50, 50], 20, 0, 100)).toEqual([40, 60])
  expect(spread([0, 0], 20, 0, 100)).toEqual([0, 20])
  expect(spread([100, 95], 20, 0, 100)).toEqual([100, 80])
  expect(spread([], 20, 0, 100)).toEqual([])
})

test('order and distance are kept wherever there is room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }),
      (places) => {
        const moved = spread(places, 20, 0, 200)
        const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b])
        for (let k = 1; k < order.length; k++)
          expect(moved[order[k]] - moved[order[k - 1]]).toBeGreaterThan(20 - 1e-6)
        expect(Math.min(...moved)).toBeGreaterThan(-1e-6)
        expect(Math.max(...moved)).toBeLessThan(200 + 1e-6)
      },
    ),
  )
})
