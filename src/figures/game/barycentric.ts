/** Height of an equilateral triangle of side 1. */
export const height = Math.sqrt(3) / 2

/** Shares of three strategies as a place in the triangle: the first at the left, the second right, the third on top. */
export function toPlane([, second, third]: readonly number[]): readonly [x: number, y: number] {
  return [second + third / 2, third * height]
}

/** The shares at a place; outside the triangle, those of a nearby place on its border. */
export function toShares(x: number, y: number): [number, number, number] {
  const third = y / height
  const second = x - third / 2
  const shares = [1 - second - third, second, third].map((share) => Math.max(0, share))
  const total = shares[0] + shares[1] + shares[2]
  return shares.map((share) => share / total) as [number, number, number]
}
