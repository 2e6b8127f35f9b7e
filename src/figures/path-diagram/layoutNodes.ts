import { mean, sum } from 'd3-array'
import type { PathGraph, PathNode } from '../../core/sem/graph.ts'
import type { DiagramOptions, PlacedNode, Side } from './diagram.ts'
import { textWidth, type Point } from './geometry.ts'
import { layers, type Arrow } from './layers.ts'

const latentHeight = 52
const boxHeight = 24
/** From an oval to its indicators, so that a label finds room on the arrow. */
const reach = { left: 118, right: 118, top: 84, bottom: 84 }
const residualRoom = 46
/** Between the indicators of an upright fan, so that the labels of their loadings stand in a row. */
const uprightPitch = { both: 72, unstandardised: 72, standardised: 72, none: 0 }
const nodeSeparation = 26

/** More arcs than this are drawn among paths and loadings only when asked for: they would hide them. */
export const fewArcs = 3

interface Block {
  readonly node: PathNode
  readonly size: { readonly width: number; readonly height: number }
  readonly indicators: readonly PathNode[]
  side: Side
}

/**
 * Places the variables: causes left, effects right, by layers; indicators fanned on the outer side of their
 * latent, left of what nothing explains, right of what explains nothing, above or below what stands between.
 */
export function layoutNodes(graph: PathGraph, options: DiagramOptions): readonly PlacedNode[] {
  const { names = {}, measurement = true, residuals = false, moved = {} } = options
  const nameOf = (id: string) => names[id] ?? id
  const structural = graph.nodes.filter((node) => !isIndicator(node))
  const fan = (latent: string) =>
    measurement ? graph.nodes.filter((node) => isIndicator(node) && node.measures[0] === latent) : []
  const arrows = structuralArrows(graph)
  const blocks = new Map(
    structural.map((node): [string, Block] => {
      const isLatent = node.kind === 'latent'
      const size = {
        width: Math.max(isLatent ? 88 : 64, textWidth(nameOf(node.id), 14) + (isLatent ? 34 : 18)),
        height: isLatent ? latentHeight : node.r2 === null ? 30 : 44,
      }
      return [node.id, { node, size, indicators: fan(node.id), side: sideOf(node.id, arrows) }]
    }),
  )

  const boxWidth = (block: Block) =>
    Math.max(46, ...block.indicators.map(({ id }) => textWidth(nameOf(id), 13) + 14))
  const pitch = (block: Block) =>
    isAcross(block.side)
      ? boxHeight + 6
      : Math.max(boxWidth(block) + 8, uprightPitch[options.values ?? 'both'])
  const outer = residuals ? residualRoom : 0
  const extent = (block: Block) => {
    const { size, indicators, side } = block
    if (indicators.length === 0) return size
    const span = (indicators.length - 1) * pitch(block)
    return isAcross(side)
      ? {
          width: size.width + reach[side] + boxWidth(block) + outer,
          height: Math.max(size.height, span + boxHeight),
        }
      : {
          width: Math.max(size.width, span + boxWidth(block)),
          height: size.height + reach[side] + boxHeight + outer,
        }
  }

  const arcs = graph.edges.filter(
    ({ kind, from, to }) => kind === 'covariance' && blocks.has(from) && blocks.has(to),
  ).length
  const hasArcs = measurement && arcs > 1 && (options.covariances ?? arcs <= fewArcs)
  const narrowest = options.values === 'none' ? 70 : 116
  const causes = [...blocks.values()].filter(({ side }) => side === 'left')
  const tallest = sum(causes, (block) => extent(block).height + nodeSeparation)
  const { at, bends } = layers(
    [...blocks].map(([id, block]) => ({ id, ...extent(block) })),
    arrows,
    {
      // Many causes need room for their arrows to come together, and arcs beside the paths for both.
      separation: Math.max(narrowest + (hasArcs ? 60 : 0), Math.min(tallest * 0.3, 320)),
      gap: nodeSeparation,
    },
  )
  const middle = mean([...at.values()], ({ y }) => y) ?? 0
  for (const [id, block] of blocks)
    if (!isAcross(block.side)) block.side = roomierSide(at.get(id)!, extent(block).width / 2, bends, middle)

  return [...blocks.values()].flatMap((block): PlacedNode[] => {
    const { node, size, indicators, side } = block
    const whole = extent(block)
    const corner = at.get(node.id)!
    // Within its block the oval is at the end that looks to the rest of the structure.
    const place = {
      left: { x: corner.x + (whole.width - size.width) / 2, y: corner.y },
      right: { x: corner.x - (whole.width - size.width) / 2, y: corner.y },
      top: { x: corner.x, y: corner.y + (whole.height - size.height) / 2 },
      bottom: { x: corner.x, y: corner.y - (whole.height - size.height) / 2 },
    }[side]
    const centre = moved[node.id] ?? place
    const placed = {
      side,
      r2: node.r2,
      residual: node.variance?.est ?? null,
    }
    const width = boxWidth(block)
    const first = -((indicators.length - 1) * pitch(block)) / 2
    return [
      {
        ...placed,
        ...centre,
        ...size,
        id: node.id,
        name: nameOf(node.id),
        kind: node.kind,
        round: node.kind === 'latent',
        home: null,
      },
      ...indicators.map((indicator, i): PlacedNode => {
        const along = first + i * pitch(block)
        const away = isAcross(side)
          ? size.width / 2 + reach[side] + width / 2
          : size.height / 2 + reach[side] + boxHeight / 2
        const offset = {
          left: { x: -away, y: along },
          right: { x: away, y: along },
          top: { x: along, y: -away },
          bottom: { x: along, y: away },
        }[side]
        return {
          id: indicator.id,
          name: nameOf(indicator.id),
          kind: 'observed',
          round: false,
          home: node.id,
          side,
          r2: indicator.r2,
          residual: indicator.variance?.est ?? null,
          ...(moved[indicator.id] ?? { x: centre.x + offset.x, y: centre.y + offset.y }),
          width,
          height: boxHeight,
        }
      }),
    ]
  })
}

const isIndicator = ({ kind, measures }: PathNode) => kind === 'observed' && measures.length > 0
const isAcross = (side: Side) => side === 'left' || side === 'right'

/** Regressions, and loadings of latents on latents; an arrow at an indicator counts for its latent. */
function structuralArrows({ nodes, edges }: PathGraph): readonly Arrow[] {
  const homes = new Map(
    nodes.map(({ id, kind, measures }) => [id, kind === 'observed' ? (measures[0] ?? id) : id]),
  )
  const latents = new Set(nodes.filter(({ kind }) => kind === 'latent').map(({ id }) => id))
  return edges
    .filter(({ kind, to }) => kind === 'regression' || (kind === 'loading' && latents.has(to)))
    .map(({ from, to }) => ({ from: homes.get(from)!, to: homes.get(to)! }))
    .filter(({ from, to }) => from !== to)
}

function sideOf(id: string, arrows: readonly Arrow[]): Side {
  const isCause = arrows.some(({ from }) => from === id)
  const isEffect = arrows.some(({ to }) => to === id)
  if (!isEffect) return 'left'
  return isCause ? 'bottom' : 'right'
}

/** Above or below: where fewer long arrows pass; in doubt away from the middle. */
function roomierSide({ x, y }: Point, half: number, bends: readonly Point[], middle: number): Side {
  const passing = bends.filter((bend) => Math.abs(bend.x - x) < half)
  const above = passing.filter((bend) => bend.y < y).length
  const below = passing.length - above
  if (above !== below) return above < below ? 'top' : 'bottom'
  return y < middle - 1 ? 'top' : 'bottom'
}
