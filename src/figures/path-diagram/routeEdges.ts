import { sum } from 'd3-array'
import type { PlacedNode, PlacedResidual } from './diagram.ts'
import { bow, crossings, edgeOf, pathPoints, strikes, type Box, type Curve, type Point } from './geometry.ts'
import { outwardOf } from './residuals.ts'

/** What an arrow has to know of the diagram to find its way. */
export interface Route {
  readonly from: string
  readonly to: string
  readonly directed: boolean
}

/** Bows that are tried, the straightest first. */
const bulges = [0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34, 0.48, -0.48]
/** How far an arc around columns of indicators swings out, as parts of the distance. */
const swings = [0.1, 0.2, 0.35, 0.5, 0.7, 0.9]

/**
 * The way of each arrow: straight where nothing stands in between, else bowed around it; covariances in one column
 * as arcs at its side.
 *
 * @param residuals of indicators, shown beside them
 * @param crowded too many arcs to keep apart by little depth
 */
export function routeEdges(
  nodes: readonly PlacedNode[],
  routes: readonly Route[],
  residuals: readonly PlacedResidual[],
  crowded = false,
): readonly (Curve | null)[] {
  const places = new Map(nodes.map((node) => [node.id, node]))
  const hasColumnOnly = !routes.some(({ from, to, directed }) => {
    const [a, b] = [places.get(from), places.get(to)]
    return directed && a && b && a.home === null && b.home === null
  })
  const isReturned = ({ from, to, directed }: Route) =>
    routes.some((other) => other.directed === directed && other.from === to && other.to === from)
  const curves: (Curve | null)[] = routes.map((route) => {
    const [a, b] = [places.get(route.from), places.get(route.to)]
    if (!a || !b || isBetweenIndicators(a, b, route)) return null
    if (route.directed && b.home === a.id) return ends(a, b, a, b)
    if (!route.directed) {
      const hasFan = nodes.some(({ home, side }) => home !== null && side === a.side)
      const arc = sideArc(a, b, hasColumnOnly || hasFan, hasColumnOnly, crowded)
      if (arc) return arc
    }
    return aroundOthers(a, b, nodes, isReturned(route) || !route.directed)
  })
  // Covariances of residuals last: they go around all that stands.
  const lines = curves.flatMap((curve) => (curve ? [pathPoints(curve, 14)] : []))
  const arcs: (readonly Point[])[] = []
  const boxes = [...nodes, ...residuals.map(({ label }) => label)]
  const anchorOf = anchors(nodes, residuals)
  for (const [i, route] of routes.entries()) {
    const [a, b] = [places.get(route.from), places.get(route.to)]
    if (!a || !b || !isBetweenIndicators(a, b, route)) continue
    const curve = outerArc(
      anchorOf(a),
      anchorOf(b),
      boxes.filter((box) => box !== a && box !== b),
      lines,
      arcs,
    )
    arcs.push(pathPoints(curve, 14))
    curves[i] = curve
  }
  return curves
}

const isBetweenIndicators = (a: PlacedNode, b: PlacedNode, { directed }: Route) =>
  !directed && a.home !== null && b.home !== null

interface Anchor extends Point {
  /** Away from the latent. */
  readonly out: Point
}

/** Where the covariances of indicators begin: at the outer rim, or beyond the numbers of the residuals of their column. */
function anchors(nodes: readonly PlacedNode[], residuals: readonly PlacedResidual[]) {
  const reach = new Map<string, number>()
  const homes = new Map(nodes.map(({ id, home }) => [id, home]))
  for (const { node, label, curve } of residuals) {
    const home = homes.get(node)
    if (!home) continue
    const [rim, isAcross] = [curve[3], curve[0].y === curve[3].y]
    const far = isAcross
      ? Math.abs(label.x - rim.x) + label.width / 2
      : Math.abs(label.y - rim.y) + label.height / 2
    reach.set(home, Math.max(reach.get(home) ?? 0, far + 3))
  }
  return (node: PlacedNode): Anchor => {
    const out = outwardOf(node)
    const beyond = reach.get(node.home!) ?? 0
    return {
      x: node.x + out.x * (node.width / 2 + beyond),
      y: node.y + out.y * (node.height / 2 + beyond),
      out,
    }
  }
}

/** How far two arcs run so close that they read as one, in points of the first. */
const alongside = (some: readonly Point[], others: readonly Point[]) =>
  some.filter((p) => others.some((q) => (p.x - q.x) ** 2 + (p.y - q.y) ** 2 < 144)).length

/** Around the columns of indicators: of all swings the one that meets least; of those the shortest. */
function outerArc(
  a: Anchor,
  b: Anchor,
  boxes: readonly Box[],
  lines: readonly (readonly Point[])[],
  arcs: readonly (readonly Point[])[],
): Curve {
  const distance = Math.hypot(a.x - b.x, a.y - b.y)
  const control = ({ x, y, out }: Anchor, by: number) => ({ x: x + out.x * by, y: y + out.y * by })
  const isAlongside = a.out.x === b.out.x && a.out.y === b.out.y
  const pairs = isAlongside
    ? swings.map((swing) => [swing, swing] as const)
    : swings.flatMap((one) => swings.map((other) => [one, other] as const))
  let best: Curve | undefined
  let least = Infinity
  for (const [one, other] of pairs) {
    const curve: Curve = [a, control(a, 14 + one * distance), control(b, 14 + other * distance), b].map(
      ({ x, y }) => ({ x, y }),
    ) as unknown as Curve
    const points = pathPoints(curve)
    const crossed = boxes.filter((box) => strikes(points, box, 3)).length
    const atLeast = crossed * 10 + one + other
    if (atLeast >= least) continue
    const coarse = pathPoints(curve, 14)
    const beforeArcs = atLeast + 3 * sum(lines, (line) => crossings(coarse, line))
    if (beforeArcs >= least) continue
    const cost = beforeArcs + sum(arcs, (arc) => crossings(coarse, arc) + 0.4 * alongside(coarse, arc))
    if (cost < least) [best, least] = [curve, cost]
  }
  return best!
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

/**
 * Two variables above one another: an arc at their side, deeper the further they are apart. The inner side has the
 * paths, the outer one the indicators: whose labels are more.
 */
function sideArc(
  a: PlacedNode,
  b: PlacedNode,
  isInner: boolean,
  hasColumnOnly: boolean,
  crowded: boolean,
): Curve | null {
  const inColumn =
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 &&
    a.side === b.side &&
    (a.home !== null) === (b.home !== null)
  if (!inColumn || (a.side !== 'left' && a.side !== 'right')) return null
  const outward = a.side === 'left' ? -1 : 1
  const sign = a.home === null && (isInner || crowded) ? -outward : outward
  // A crowd keeps apart by depth; the space between the layers grows with the column as the depth does.
  const deepest = hasColumnOnly ? 150 : crowded ? 260 : isInner ? 120 : 96
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
    const points = pathPoints(curve, 12)
    const crossed = others.filter((box) => strikes(points, box, 5)).length
    const cost = crossed * 10 + Math.abs(bulge) * 4 + (bulge < 0 ? 0.01 : 0)
    if (cost < least) [best, least] = [curve, cost]
  }
  return best!
}
