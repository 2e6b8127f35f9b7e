/** A place in the triangle: three weights that are at least 0 and add up to 1. */
export type Weights3 = readonly [number, number, number]

export interface Region {
  /** Corners in order; none where the brand leads nowhere. */
  readonly corners: readonly Weights3[]
  /** Its part of the triangle. */
  readonly share: number
}

const TRIANGLE: readonly Weights3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

/**
 * Where on the triangle of weights each brand's index Σ wᵢ vᵢ is the largest.
 *
 * A brand beats another on one side of the line Σ wᵢ (vᵢ − uᵢ) = 0, so its region is the triangle cut by one line for
 * each rival (Sutherland & Hodgman 1974): a convex polygon. Regions meet in lines only, and their shares add up to 1
 * unless brands are alike.
 *
 * @param brands three ratings each, in the order of the weights
 */
export function regionsOfLead(brands: readonly (readonly number[])[]): Region[] {
  return brands.map((own, i) => {
    const corners = brands.reduce(
      (polygon, rival, j) => (j === i ? polygon : cut(polygon, (w) => index(w, own) - index(w, rival))),
      TRIANGLE,
    )
    return { corners, share: areaShare(corners) }
  })
}

const index = (w: Weights3, ratings: readonly number[]) =>
  w[0] * ratings[0]! + w[1] * ratings[1]! + w[2] * ratings[2]!

/** The part of a polygon where a linear function is at least 0. */
function cut(polygon: readonly Weights3[], lead: (w: Weights3) => number): Weights3[] {
  return polygon.flatMap((to, i) => {
    const from = polygon.at(i - 1)!
    const [a, b] = [lead(from), lead(to)]
    const crossing = a >= 0 !== b >= 0 ? [between(from, to, a / (a - b))] : []
    return b >= 0 ? [...crossing, to] : crossing
  })
}

const between = (from: Weights3, to: Weights3, t: number): Weights3 => [
  from[0] + t * (to[0] - from[0]),
  from[1] + t * (to[1] - from[1]),
  from[2] + t * (to[2] - from[2]),
]

/** Shoelace over two of the weights, whose whole triangle has area ½. */
function areaShare(corners: readonly Weights3[]): number {
  return Math.abs(
    corners.reduce((sum, to, i) => {
      const from = corners.at(i - 1)!
      return sum + from[0] * to[1] - to[0] * from[1]
    }, 0),
  )
}
