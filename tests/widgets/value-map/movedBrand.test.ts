import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { validate } from '../../../src/core/model/validate.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/value/value-map/model.ts'
import { brands, movedBrand } from '../../../src/widgets/value-map/movedBrand.ts'

const start = defaults(model)
const result = model.solve(start, createRandom(1))

test('a brand comes to stand where it is dragged', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...brands),
      fc.double({ min: 0.7, max: 1.05, noNaN: true }),
      fc.double({ min: 0.6, max: 1.4, noNaN: true }),
      (brand, quality, price) => {
        const values = { ...start, ...movedBrand(start, result, brand, quality, price) }
        const point = model.solve(values, createRandom(1)).points[brands.indexOf(brand)]
        // Ratings are kept to .01 of about 7, prices to .1 of about 100.
        expect(Math.abs(point.quality - quality)).toBeLessThan(0.002)
        expect(Math.abs(point.price - price)).toBeLessThan(0.001)
      },
    ),
  )
})

test('beyond the ranges of ratings and price it stays within them', () => {
  for (const brand of brands)
    for (const [quality, price] of [
      [5, 5],
      [0, 0],
    ])
      expect(validate(model, movedBrand(start, result, brand, quality, price)).issues).toEqual([])
})
