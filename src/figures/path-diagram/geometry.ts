/** Points, boxes and curves of a diagram, in units of the drawing; y grows downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its middle. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** A cubic Bézier curve; a straight line has its control points on the line. */
export type Curve = readonly [Point, Point, Point, Point]

export function pointAt([a, b, c, d]: Curve, t: number): Point {
  const s = 1 - t
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return { x: p * a.x + q * b.x + r * c.x + u * d.x, y: p * a.y + q * b.y + r * c.y + u * d.y }
}

/** Points along a curve, close enough that none of the boxes of a diagram fits between two of them. */
export function pathPoints(curve: Curve, apart = 5): readonly Point[] {
  const [a, b, c, d] = curve
  const length =
    Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y) + Math.hypot(d.x - c.x, d.y - c.y)
  const steps = Math.max(8, Math.ceil(length / apart))
  return Array.from({ length: steps + 1 }, (_, i) => pointAt(curve, i / steps))
}

/** Is a curve within a box somewhere? */
export function strikes(points: readonly Point[], box: Box, slack = 0): boolean {
  return points.some((point) => contains(box, point, slack))
}

/** How often two curves, given by points along them, cross. */
export function crossings(some: readonly Point[], others: readonly Point[]): number {
  let count = 0
  for (let i = 1; i < some.length; i++)
    for (let j = 1; j < others.length; j++)
      if (areNear(some[i - 1]!, some[i]!, others[j - 1]!, others[j]!))
        if (doCross(some[i - 1]!, some[i]!, others[j - 1]!, others[j]!)) count++
  return count
}

/** Do the boxes around two segments meet? Most do not, and need no closer look. */
const areNear = (a: Point, b: Point, c: Point, d: Point) =>
  Math.min(a.x, b.x) <= Math.max(c.x, d.x) &&
  Math.min(c.x, d.x) <= Math.max(a.x, b.x) &&
  Math.min(a.y, b.y) <= Math.max(c.y, d.y) &&
  Math.min(c.y, d.y) <= Math.max(a.y, b.y)

function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const turn = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

/** From a to b, bowed to the left of the direction of travel by `bulge` times the distance. */
export function bow(a: Point, b: Point, bulge: number): Curve {
  const top = { x: (a.x + b.x) / 2 + (b.y - a.y) * bulge, y: (a.y + b.y) / 2 - (b.x - a.x) * bulge }
  const towards = (from: Point): Point => ({
    x: from.x + ((top.x - from.x) * 2) / 3,
    y: from.y + ((top.y - from.y) * 2) / 3,
  })
  return [a, towards(a), towards(b), b]
}

/** Where the ray from the middle of a shape towards a point leaves it. */
export function edgeOf(shape: Box & { readonly round: boolean }, towards: Point): Point {
  const [dx, dy] = [towards.x - shape.x, towards.y - shape.y]
  if (dx === 0 && dy === 0) return { x: shape.x, y: shape.y }
  const [rx, ry] = [shape.width / 2, shape.height / 2]
  const scale = shape.round
    ? 1 / Math.hypot(dx / rx, dy / ry)
    : 1 / Math.max(Math.abs(dx) / rx, Math.abs(dy) / ry)
  return { x: shape.x + dx * scale, y: shape.y + dy * scale }
}

export function contains(box: Box, { x, y }: Point, slack = 0): boolean {
  return Math.abs(x - box.x) < box.width / 2 + slack && Math.abs(y - box.y) < box.height / 2 + slack
}

/** The area that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const across =
    Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2)
  const down =
    Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2)
  return across > 0 && down > 0 ? across * down : 0
}

/** Direction of travel at the end of a curve, in radians. */
export function headingAtEnd([, , c, d]: Curve): number {
  return Math.atan2(d.y - c.y, d.x - c.x)
}

export const reversed = ([a, b, c, d]: Curve): Curve => [d, c, b, a]

/** About how wide a line of text is: Chinese characters are as wide as high. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 1 : /[A-Zmw]/.test(c) ? 0.7 : 0.54), 0) * size
}
