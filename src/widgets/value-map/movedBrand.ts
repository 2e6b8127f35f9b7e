import { mean } from 'd3-array'
import type { ValuesOf } from '../../core/model/model.ts'
import type { model, ValueMapResult } from '../../core/value/value-map/model.ts'

type MapValues = ValuesOf<typeof model>

export const brands = ['A', 'B', 'C', 'D', 'E'] as const
export type Brand = (typeof brands)[number]

const attributes = ['quality', 'service', 'speed', 'innovation'] as const

/**
 * The ratings and price that put a brand where the reader drags it, as far as their ranges go: all four ratings by one
 * factor, which is that of the perceived quality, for this is linear in them.
 */
export function movedBrand(
  values: MapValues,
  { points }: ValueMapResult,
  brand: Brand,
  quality: number,
  price: number,
): Partial<MapValues> {
  const at = points[brands.indexOf(brand)]
  const others = mean(
    brands.filter((each) => each !== brand),
    (each) => values[`price${each}`],
  )!
  const ratings = attributes.map((attribute) => {
    const name = `${attribute}${brand}` as const
    const rating = Math.min(Math.max((values[name] * quality) / at.quality, 1), 10)
    return [name, Math.round(rating * 100) / 100]
  })
  const asked = Math.round(10 * Math.min(Math.max(price * others, 40), 200)) / 10
  return { ...Object.fromEntries(ratings), [`price${brand}`]: asked }
}
