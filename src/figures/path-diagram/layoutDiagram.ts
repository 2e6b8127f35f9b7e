import type { PathEdge, PathGraph } from '../../core/sem/graph.ts'
import type { ModificationIndex } from '../../core/sem/modificationIndices.ts'
import type { Diagram, DiagramOptions, PlacedNode, ShownValues } from './diagram.ts'
import { pathPoints, textWidth, type Box } from './geometry.ts'
import { fewArcs, layoutNodes } from './layoutNodes.ts'
import { placeBeside, placeLabels, type LabelRequest } from './placeLabels.ts'
import { residualsOfIndicators, residualsOfOthers } from './residuals.ts'
import { routeEdges } from './routeEdges.ts'
import { coefficient, withStars } from './valueText.ts'

const fontSize = 12.5
/** More arcs than this hide what they are drawn over: the loadings, where both stand at one side. */
const mostCovariances = { amongPathsAndLoadings: fewArcs, alone: 15 }

/**
 * The whole diagram from a model's variables and arrows: variables placed, arrows led around them, labels set where
 * they cover nothing.
 */
export function layoutDiagram(graph: PathGraph, options: DiagramOptions = {}): Diagram {
  const nodes = layoutNodes(graph, options)
  const known = new Set(nodes.map(({ id }) => id))
  const shown = graph.edges.filter(
    (edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to,
  )
  const { edges, crowded } = withCovariances(shown, nodes, options)
  const ghosts = (options.ghosts ?? [])
    .map(asRoute)
    .filter(({ from, to }) => known.has(from) && known.has(to))
  const ofIndicators = options.residuals ? residualsOfIndicators(nodes) : []
  const curves = routeEdges(nodes, [...edges, ...ghosts], ofIndicators, crowded)
  const residuals = options.residuals
    ? [
        ...ofIndicators,
        ...residualsOfOthers(
          nodes,
          curves.filter((curve) => curve !== null),
          ofIndicators,
        ),
      ]
    : []
  const obstacles = [...nodes, ...residuals.map(({ label }) => label)]

  const values = options.values ?? 'both'
  const isArc = arcTest(nodes)
  const ofEdges = edges.map((edge, i) => requestOf(edge, curves[i]!, nodes, values))
  const requests = [
    ...ofEdges.map((each, i) => (crowded && isArc(edges[i]!) ? null : each)),
    ...ghosts.map(({ index }, i): LabelRequest | null => {
      const curve = curves[edges.length + i]
      return curve ? request(curve, [`MI ${index.mi.toFixed(0)}`], false, 0.5) : null
    }),
  ]
  const stems = residuals.map(({ curve }) => curve)
  const standing = placeLabels(requests, obstacles, [...curves, ...stems])
  // A crowd of arcs has room for the numbers of one variable at a time; the other labels stay where they are.
  const ofFocus = ofEdges.map((each, i) => {
    const { from, to } = edges[i]!
    return requests[i] === null && (from === options.focus || to === options.focus) ? each : null
  })
  const added = placeBeside(ofFocus, obstacles, standing)
  const labels = standing.map((label, i) => label ?? added[i] ?? null)
  const reached = curves.flatMap((curve) => (curve ? pathPoints(curve, 20) : []))
  const bounds = boundsOf(
    [
      ...obstacles,
      ...labels.filter((label) => label !== null),
      ...reached.map((p) => ({ ...p, width: 0, height: 0 })),
    ],
    4,
  )
  return {
    graph,
    ...bounds,
    nodes,
    residuals,
    hidden: shown.length - edges.length,
    crowded,
    edges: edges.flatMap((edge, i) => {
      const curve = curves[i]
      return curve ? [{ edge, curve, label: labels[i]! }] : []
    }),
    ghosts: ghosts.flatMap((ghost, i) => {
      const [curve, label] = [curves[edges.length + i], labels[edges.length + i]]
      return curve && label ? [{ ...ghost, curve, label }] : []
    }),
  }
}

/** Covariances of what is no indicator. */
function arcTest(nodes: readonly PlacedNode[]) {
  const homes = new Map(nodes.map(({ id, home }) => [id, home]))
  return ({ kind, from, to }: PathEdge) =>
    kind === 'covariance' && homes.get(from) === null && homes.get(to) === null
}

/**
 * The arrows to draw: residuals of indicators covary by the author's will, latents by default and often all. `crowded`:
 * the arcs are drawn and are more than are drawn unasked.
 */
function withCovariances(
  edges: readonly PathEdge[],
  nodes: readonly PlacedNode[],
  { covariances }: DiagramOptions,
): { readonly edges: readonly PathEdge[]; readonly crowded: boolean } {
  const isArc = arcTest(nodes)
  const hasPaths = edges.some(({ kind }) => kind === 'regression')
  const hasFans = nodes.some(({ home }) => home !== null)
  const most = hasPaths && hasFans ? mostCovariances.amongPathsAndLoadings : mostCovariances.alone
  const isCrowd = edges.filter(isArc).length > most
  const isDrawn = covariances ?? !isCrowd
  return { edges: isDrawn ? edges : edges.filter((edge) => !isArc(edge)), crowded: isDrawn && isCrowd }
}

function asRoute(index: ModificationIndex) {
  const { lhs, op, rhs } = index
  return { index, from: op === '~' ? rhs : lhs, to: op === '~' ? lhs : rhs, directed: op !== '~~' }
}

function requestOf(
  edge: PathEdge,
  curve: LabelRequest['curve'] | null,
  nodes: readonly PlacedNode[],
  values: ShownValues,
): LabelRequest | null {
  if (!curve) return null
  const lines = linesOf(edge, values)
  if (lines.length === 0) return null
  const target = nodes.find(({ id }) => id === edge.to)
  const inFan = edge.kind === 'loading' && target?.home === edge.from
  const isUpright = target?.side === 'top' || target?.side === 'bottom'
  const wish = !inFan ? 0.5 : isUpright ? 0.76 : 0.6
  return request(curve, lines, !inFan || isUpright, wish)
}

function linesOf({ est, std, stars }: PathEdge, values: ShownValues): readonly string[] {
  if (values === 'none' || !Number.isFinite(est)) return []
  if (values === 'standardised') return std === null ? [] : [withStars(std, stars)]
  if (values === 'unstandardised' || std === null) return [withStars(est, stars)]
  return [withStars(est, stars), coefficient(std)]
}

function request(
  curve: LabelRequest['curve'],
  lines: readonly string[],
  stacked: boolean,
  wish: number,
): LabelRequest {
  const widths = lines.map((line) => textWidth(line, fontSize))
  const width = stacked
    ? Math.max(...widths)
    : widths.reduce((sum, each) => sum + each, 0) + 7 * (lines.length - 1)
  return {
    curve,
    lines,
    stacked,
    width: width + 4,
    height: (stacked ? lines.length : 1) * (fontSize + 1.5),
    wish,
  }
}

function boundsOf(boxes: readonly Box[], margin: number) {
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - margin
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2)) + margin
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) - margin
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2)) + margin
  return { left, top, width: right - left, height: bottom - top }
}
