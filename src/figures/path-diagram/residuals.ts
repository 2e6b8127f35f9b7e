import type { PlacedNode, PlacedResidual } from './diagram.ts'
import {
  bow,
  edgeOf,
  overlap,
  pathPoints,
  strikes,
  textWidth,
  type Box,
  type Curve,
  type Point,
} from './geometry.ts'
import { coefficient } from './valueText.ts'

const arrow = 15
const lineHeight = 14

const outward = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
} as const
const diagonal = Math.SQRT1_2
/** Where the residual of an oval may stand, the most usual first. */
const directions: readonly Point[] = [
  outward.top,
  outward.bottom,
  { x: diagonal, y: -diagonal },
  { x: -diagonal, y: -diagonal },
  { x: diagonal, y: diagonal },
  { x: -diagonal, y: diagonal },
  outward.right,
  outward.left,
]

/** Away from the latent that an indicator belongs to. */
export const outwardOf = ({ side }: PlacedNode): Point => outward[side]

/** The variances that nothing explains, of indicators: short arrows on the outer side of their column. */
export function residualsOfIndicators(nodes: readonly PlacedNode[]): readonly PlacedResidual[] {
  return nodes.flatMap((node) =>
    node.home !== null && node.residual !== null ? [residualOf(node, outwardOf(node))] : [],
  )
}

/** Those of all other variables, each where it is least in the way of arrows, boxes and other residuals. */
export function residualsOfOthers(
  nodes: readonly PlacedNode[],
  curves: readonly Curve[],
  standing: readonly PlacedResidual[],
): readonly PlacedResidual[] {
  const lines = curves.map((curve) => pathPoints(curve))
  const placed: PlacedResidual[] = []
  for (const node of nodes) {
    if (node.home !== null || node.residual === null) continue
    const others = [
      ...nodes.filter(({ id }) => id !== node.id),
      ...[...standing, ...placed].map(({ label }) => label),
    ]
    const cost = ({ label, curve }: PlacedResidual) => {
      const stem = around(curve)
      const covered = others.filter((box) => overlap(box, label) > 0 || overlap(box, stem) > 0).length
      const struck = lines.filter((line) => strikes(line, label, 2) || strikes(line, stem)).length
      return covered * 2 + struck
    }
    const choices = directions.map((direction) => residualOf(node, direction))
    const costs = choices.map(cost)
    placed.push(choices[costs.indexOf(Math.min(...costs))]!)
  }
  return placed
}

function residualOf(node: PlacedNode, { x: ux, y: uy }: Point): PlacedResidual {
  const text = coefficient(node.residual!)
  const width = textWidth(text, 12) + 2
  const rim = edgeOf(node, { x: node.x + ux * 1000, y: node.y + uy * 1000 })
  const tail = { x: rim.x + ux * arrow, y: rim.y + uy * arrow }
  const label = {
    x: tail.x + ux * (width / 2 + 2),
    y: tail.y + uy * (lineHeight / 2 + 1),
    width,
    height: lineHeight,
  }
  return { node: node.id, text, curve: bow(tail, rim, 0), label }
}

function around([a, , , b]: Curve): Box {
  return {
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
    width: Math.abs(a.x - b.x) + 6,
    height: Math.abs(a.y - b.y) + 6,
  }
}
