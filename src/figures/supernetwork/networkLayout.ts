import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { Network } from '../../core/supernetwork/network.ts'
import type { Graph } from '../../core/supernetwork/smallWorld.ts'
import { endsOf, onSheet, sheet, type NetworkLayout, type Place } from './networkSheets.ts'

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
