import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { spaced } from '../../src/figures/spaced.ts'

test('what has room stays where it is; what has none is spread around its mean', () => {
  expect(spaced([1, 5, 9], 2, 0, 10)).toEqual([1, 5, 9])
  expect(spaced([5, 5], 2, 0, 10)).toEqual([4, 6])
  expect(spaced([9.5, 5, 9.9], 2, 0, 10)).toEqual([8, 5, 10])
})

test('neighbours keep their distance and their order, within the bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 6 }), (wanted) => {
      const at = spaced(wanted, 1.5, 0, 10)
      const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b])
      for (const [k, i] of order.entries()) {
        expect(at[i]).toBeGreaterThanOrEqual(-1e-9)
        expect(at[i]).toBeLessThanOrEqual(10 + 1e-9)
        if (k > 0) expect(at[i] - at[order[k - 1]]).toBeGreaterThanOrEqual(1.5 - 1e-9)
      }
    }),
  )
})
