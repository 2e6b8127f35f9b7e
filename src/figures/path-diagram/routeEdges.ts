import type { PlacedNode } from './diagram.ts'
import { bow, contains, edgeOf, pointAt, type Curve, type Point } from './geometry.ts'

/** What an arrow has to know of the diagram to find its way. */
export interface Route {
  readonly from: string
  readonly to: string
  readonly directed: boolean
}

/** Bows that are tried, the straightest first. */
const bulges = [0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.48, -0.48]
const samples = Array.from({ length: 23 }, (_, i) => (i + 1) / 24)

/**
 * The way of each arrow: straight where nothing stands in between, else bowed around it; covariances in one column
 * as arcs at its side.
 *
 * @param crowded too many arcs to stand among the loadings: they go to the other side
 */
export function routeEdges(
  nodes: readonly PlacedNode[],
  routes: readonly Route[],
  crowded = false,
): readonly (Curve | null)[] {
  const places = new Map(nodes.map((node) => [node.id, node]))
  const hasColumnOnly = !routes.some(({ from, to, directed }) => {
    const [a, b] = [places.get(from), places.get(to)]
    return directed && a && b && a.home === null && b.home === null
  })
  const isReturned = ({ from, to, directed }: Route) =>
    routes.some((other) => other.directed === directed && other.from === to && other.to === from)
  return routes.map((route) => {
    const [a, b] = [places.get(route.from), places.get(route.to)]
    if (!a || !b) return null
    if (route.directed && b.home === a.id) return [...ends(a, b, a, b)] as unknown as Curve
    if (!route.directed) {
      const arc = sideArc(a, b, hasColumnOnly, crowded)
      if (arc) return arc
    }
    return aroundOthers(a, b, nodes, isReturned(route) || !route.directed)
  })
}

/** A straight line between the rims of two shapes, each looking at a point. */
function ends(a: PlacedNode, b: PlacedNode, lookB: Point, lookA: Point): Curve {
  const [start, end] = [edgeOf(a, lookA), rimOf(b, lookB)]
  return bow(start, end, 0)
}

/** An arrow from a latent meets its box in the middle of the side that faces it. */
function rimOf(b: PlacedNode, look: Point): Point {
  if (b.home === null) return edgeOf(b, look)
  return {
    left: { x: b.x + b.width / 2, y: b.y },
    right: { x: b.x - b.width / 2, y: b.y },
    top: { x: b.x, y: b.y + b.height / 2 },
    bottom: { x: b.x, y: b.y - b.height / 2 },
  }[b.side]
}

/** Two variables above one another: an arc at their outer side, deeper the further they are apart. */
function sideArc(a: PlacedNode, b: PlacedNode, hasColumnOnly: boolean, crowded: boolean): Curve | null {
  const inRow = Math.abs(a.y - b.y) < 12 && a.side === b.side && (a.side === 'top' || a.side === 'bottom')
  const inColumn =
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 &&
    a.side === b.side &&
    (a.home !== null) === (b.home !== null)
  if (inRow && a.home !== null && b.home !== null) {
    const sign = a.side === 'top' ? -1 : 1
    const depth = sign * (14 + Math.min(0.22 * Math.abs(a.x - b.x), 60))
    const [p, q] = [a, b].map(({ x, y, height }) => ({ x, y: y + (sign * height) / 2 })) as [Point, Point]
    return [p, { x: p.x, y: p.y + depth }, { x: q.x, y: q.y + depth }, q]
  }
  if (!inColumn || (a.side !== 'left' && a.side !== 'right')) return null
  const outward = a.side === 'left' ? -1 : 1
  // Without paths the inner side is free, and the outer one has the indicators.
  const sign = a.home === null && (hasColumnOnly || crowded) ? -outward : outward
  // A crowd keeps apart by depth; the space between the layers grows with the column as the depth does.
  const deepest = a.home !== null || hasColumnOnly ? 150 : crowded ? 260 : 96
  const depth = sign * Math.min(16 + 0.3 * Math.abs(a.y - b.y), deepest)
  const rim = ({ x, y, width }: PlacedNode, dy: number): Point => ({ x: x + (sign * width) / 2, y: y + dy })
  const down = Math.sign(b.y - a.y) * (a.home === null ? 6 : 3)
  const [p, q] = [rim(a, down), rim(b, -down)]
  return [p, { x: p.x + depth, y: p.y + down }, { x: q.x + depth, y: q.y - down }, q]
}

/** Of all bows the one that crosses fewest others; of those the straightest. */
function aroundOthers(a: PlacedNode, b: PlacedNode, nodes: readonly PlacedNode[], bowed: boolean): Curve {
  const others = nodes.filter(({ id }) => id !== a.id && id !== b.id)
  let best: Curve | undefined
  let least = Infinity
  for (const bulge of bulges) {
    if (bowed && bulge === 0) continue
    const middle = bow(a, b, bulge)
    const curve = bow(edgeOf(a, middle[1]), edgeOf(b, middle[2]), bulge)
    const points = samples.map((t) => pointAt(curve, t))
    const crossed = others.filter((box) => points.some((point) => contains(box, point, 5))).length
    const cost = crossed * 10 + Math.abs(bulge) * 4 + (bulge < 0 ? 0.01 : 0)
    if (cost < least) [best, least] = [curve, cost]
  }
  return best!
}
