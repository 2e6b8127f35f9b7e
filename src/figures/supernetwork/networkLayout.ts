import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { LayerName } from '../../core/supernetwork/layers.ts'
import type { Network } from '../../core/supernetwork/network.ts'
import type { Graph } from '../../core/supernetwork/smallWorld.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

/** Where everything of the supernetwork stands, in units of the drawing. */
export interface NetworkLayout {
  readonly customers: readonly Place[]
  readonly employees: readonly Place[]
  readonly knowledge: readonly Place[]
  /** The sheets on which the three layers lie: corners, clockwise from the upper left. */
  readonly sheets: Readonly<Record<LayerName, readonly Place[]>>
  /** Radius of a customer's dot: smaller where there are more. */
  readonly customerRadius: number
}

export const drawingSize = { width: 480, height: 500 } as const

/** Each sheet leans to the right by this much from its lower to its upper edge. */
const lean = 46
const left = 12
const right = drawingSize.width - 12
const sheetRows: Readonly<Record<LayerName, readonly [top: number, bottom: number]>> = {
  customers: [26, 206],
  employees: [252, 350],
  knowledge: [396, 492],
}

interface Body {
  x: number
  y: number
}

/**
 * The three layers, one above the other. Each is laid out by forces in the plane: links pull, nodes push; a customer
 * is pulled to the place of his or her contact, so that a queue stands above the employee whose queue it is.
 *
 * Deterministic: d3-force draws from a generator of its own that always starts alike, and the layout is computed once
 * for a network, as its links do not change.
 */
export function networkLayout(network: Network): NetworkLayout {
  const { employeeLinks, knowledgeLinks, customerLinks, contact } = network
  const employees = unitSquare(settle(bodies(employeeLinks.nodes), employeeLinks, 0.6))
  const knowledge = unitSquare(settle(bodies(knowledgeLinks.nodes), knowledgeLinks, 0.6))
  const homes = Array.from(contact, (j) => ({
    x: 400 * (employees[j].x - 0.5),
    y: 160 * (employees[j].y - 0.5),
  }))
  const crowd = Math.sqrt(40 / Math.max(customerLinks.nodes, 20))
  const customers = unitSquare(gather(homes, customerLinks, 15 * crowd))
  return {
    customers: customers.map((place) => onSheet('customers', place)),
    employees: employees.map((place) => onSheet('employees', place)),
    knowledge: knowledge.map((place) => onSheet('knowledge', place)),
    sheets: { customers: sheet('customers'), employees: sheet('employees'), knowledge: sheet('knowledge') },
    customerRadius: Math.min(7, 6 * crowd + 0.6),
  }
}

/** A layer by itself: links and repulsion. */
function settle(nodes: Body[], graph: Graph, strength: number): Body[] {
  forceSimulation(nodes)
    .force(
      'link',
      forceLink(linksOf(graph))
        .distance(40)
        .strength(strength / 2),
    )
    .force('charge', forceManyBody().strength(-160))
    .force('x', forceX(0).strength(0.04))
    .force('y', forceY(0).strength(0.16))
    .stop()
    .tick(160)
  return nodes
}

/** Customers around their contacts; fewer rounds when they are many, since each costs more and changes less. */
function gather(homes: readonly Place[], graph: Graph, distance: number): Body[] {
  const nodes = bodies(homes.length).map(({ x, y }, i) => ({ x: homes[i].x + x / 8, y: homes[i].y + y / 8 }))
  forceSimulation(nodes)
    .alphaDecay(0.04)
    .force(
      'link',
      forceLink(linksOf(graph))
        .distance(distance * 3)
        .strength(0.015),
    )
    .force('collide', forceCollide(distance).strength(0.9))
    .force('x', forceX((_, i) => homes[i].x).strength(0.14))
    .force('y', forceY((_, i) => homes[i].y).strength(0.1))
    .stop()
    .tick(120)
  return nodes
}

/** Nodes on a spiral, as d3-force would place them. */
function bodies(count: number): Body[] {
  return Array.from({ length: count }, (_, i) => {
    const radius = 10 * Math.sqrt(0.5 + i)
    const angle = i * Math.PI * (3 - Math.sqrt(5))
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
  })
}

/** Each link once, as d3-force takes them. */
function linksOf({ nodes, start, neighbours }: Graph) {
  return endsOf({ nodes, start, neighbours }).map(([source, target]) => ({ source, target }))
}

/** The links of a layer, each once, from the lower to the higher end. */
export function endsOf({ nodes, start, neighbours }: Graph): readonly (readonly [number, number])[] {
  const ends: [number, number][] = []
  for (let v = 0; v < nodes; v++)
    for (let e = start[v]; e < start[v + 1]; e++) if (neighbours[e] > v) ends.push([v, neighbours[e]])
  return ends
}

function toUnit(values: readonly number[]) {
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  return (value: number) => (span > 0 ? (value - low) / span : 0.5)
}

/** Positions stretched to fill [0, 1]². */
function unitSquare(nodes: readonly Body[]): readonly Place[] {
  const x = toUnit(nodes.map((node) => node.x))
  const y = toUnit(nodes.map((node) => node.y))
  return nodes.map((node) => ({ x: x(node.x), y: y(node.y) }))
}

/** A point of the unit square on a sheet, a little inside its edges. Rounded: a hundredth of a pixel is not seen. */
function onSheet(layer: LayerName, { x, y }: Place): Place {
  const [top, bottom] = sheetRows[layer]
  const across = 0.05 + 0.9 * x
  const down = 0.12 + 0.76 * y
  return {
    x: round(left + lean * (1 - down) + across * (right - left - lean)),
    y: round(top + down * (bottom - top)),
  }
}

function sheet(layer: LayerName): readonly Place[] {
  const [top, bottom] = sheetRows[layer]
  return [
    { x: left + lean, y: top },
    { x: right, y: top },
    { x: right - lean, y: bottom },
    { x: left, y: bottom },
  ]
}

const round = (value: number) => Math.round(value * 100) / 100
