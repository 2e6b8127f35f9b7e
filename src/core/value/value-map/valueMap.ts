import { mean } from 'd3-array'

export interface Brand {
  readonly price: number
  /** Ratings by attribute, 1 to 10. */
  readonly ratings: readonly number[]
}

export interface MapPoint {
  /** MPQ, market-perceived quality: 1 is as good as the others. */
  readonly quality: number
  /** RP, price against the mean of the others. */
  readonly price: number
  /** Distance from the fair-value line, positive on the customer's side. */
  readonly distance: number
}

/** A line RP = intercept + slope · MPQ. */
export interface Line {
  readonly intercept: number
  readonly slope: number
}

const meanOfOthers = (values: readonly number[], i: number) => mean(values.filter((_, j) => j !== i))!

/**
 * Market-perceived quality and relative price of every brand, each against the mean of the *others*:
 *
 *     MPQ_i = Σ_a w_a r_ia / mean_{j≠i} r_ja,   RP_i = P_i / mean_{j≠i} P_j
 *
 * @param weights attribute weights; rescaled to sum 1
 * @throws RangeError with fewer than two brands
 * @see Gale 1994, Managing Customer Value, chapter 2
 */
export function relativeToOthers(
  brands: readonly Brand[],
  weights: readonly number[],
): { readonly quality: number; readonly price: number }[] {
  if (brands.length < 2) throw new RangeError(`invalid brands; a map needs two or more: ${brands.length}`)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const prices = brands.map((brand) => brand.price)
  return brands.map((brand, i) => ({
    quality: weights.reduce((sum, weight, a) => {
      const ratings = brands.map((each) => each.ratings[a])
      return sum + ((weight / total) * brand.ratings[a]) / meanOfOthers(ratings, i)
    }, 0),
    price: brand.price / meanOfOthers(prices, i),
  }))
}

/**
 * The fair-value line of a market in which quality decides with weight w_q and price with w_p = 1 − w_q: it passes through
 * (1, 1) with slope w_q / w_p. A flat line is a market that buys by price.
 */
export function fairValueLine(qualityWeight: number): Line {
  const slope = qualityWeight / (1 - qualityWeight)
  return { intercept: 1 - slope, slope }
}

/** The other custom: the least-squares line of relative price on quality, what the market charges for quality. */
export function regressionLine(
  points: readonly { readonly quality: number; readonly price: number }[],
): Line {
  const quality = mean(points, (point) => point.quality)!
  const price = mean(points, (point) => point.price)!
  let products = 0
  let squares = 0
  for (const point of points) {
    products += (point.quality - quality) * (point.price - price)
    squares += (point.quality - quality) ** 2
  }
  const slope = squares > 0 ? products / squares : 0
  return { intercept: price - slope * quality, slope }
}

/**
 * Perpendicular distance of a point from a line, positive where the price is below it. For the fair-value line this is
 * (w_p (1 − RP) + w_q (MPQ − 1)) / √(w_q² + w_p²).
 */
export function distanceFrom(
  line: Line,
  point: { readonly quality: number; readonly price: number },
): number {
  return (line.intercept + line.slope * point.quality - point.price) / Math.hypot(1, line.slope)
}

export function valueMap(
  brands: readonly Brand[],
  weights: readonly number[],
  line: Line | 'regression',
): MapPoint[] {
  const points = relativeToOthers(brands, weights)
  const reference = line === 'regression' ? regressionLine(points) : line
  return points.map((point) => ({ ...point, distance: distanceFrom(reference, point) }))
}

/**
 * Market shares when customers drift to better value: s_i′ ∝ s_i e^{k d_i}. Only differences of distance matter, so a
 * brand on the line holds its share only as long as the others are on it too.
 *
 * @returns one row a period, the start first
 */
export function sharePath(
  start: readonly number[],
  distances: readonly number[],
  speed: number,
  periods: number,
): number[][] {
  const path = [[...start]]
  for (let t = 0; t < periods; t++) {
    const weighted = path[t].map((share, i) => share * Math.exp(speed * distances[i]))
    const total = weighted.reduce((sum, each) => sum + each, 0)
    path.push(weighted.map((each) => each / total))
  }
  return path
}
