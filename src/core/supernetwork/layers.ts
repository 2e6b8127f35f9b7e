import type { Network } from './network.ts'
import type { Graph } from './smallWorld.ts'

export type LayerName = 'customers' | 'employees' | 'knowledge'

export interface LayerNode {
  /** Unique in the drawing, such as `customers-3`. */
  readonly id: string
  readonly layer: LayerName
  /** Row in the network's arrays. */
  readonly index: number
}

export interface LayerLink {
  readonly source: string
  readonly target: string
  /** Within a layer; a customer's contact among the employees; what someone knows (with its level). */
  readonly kind: LayerName | 'contact' | 'knows'
  /** Level for `knows`, else 1. */
  readonly weight: number
}

/**
 * The supernetwork as nodes and links, ready for a layout (d3-force wants just `id`, `source`, `target`).
 *
 * Links of knowledge are many (at the start about 340 at the defaults); `knowledgeAbove` keeps those of at least
 * that level, and Infinity drops all of them.
 */
export function networkLayers(
  network: Network,
  { knowledgeAbove = 0 }: { readonly knowledgeAbove?: number } = {},
): { readonly nodes: readonly LayerNode[]; readonly links: readonly LayerLink[] } {
  const { customers, employees, knowledgeNodes } = network.values
  return {
    nodes: [
      ...nodesOf('customers', customers),
      ...nodesOf('employees', employees),
      ...nodesOf('knowledge', knowledgeNodes),
    ],
    links: [
      ...within('customers', network.customerLinks),
      ...within('employees', network.employeeLinks),
      ...within('knowledge', network.knowledgeLinks),
      ...Array.from(network.contact, (j, i) => ({
        source: nodeId('customers', i),
        target: nodeId('employees', j),
        kind: 'contact' as const,
        weight: 1,
      })),
      ...known('customers', network.customerKnowledge, knowledgeNodes, knowledgeAbove),
      ...known('employees', network.employeeKnowledge, knowledgeNodes, knowledgeAbove),
    ],
  }
}

export function nodeId(layer: LayerName, index: number): string {
  return `${layer}-${index}`
}

function nodesOf(name: LayerName, size: number): LayerNode[] {
  return Array.from({ length: size }, (_, index) => ({ id: nodeId(name, index), layer: name, index }))
}

/** Each link of a layer once, from the lower to the higher end. */
function within(kind: LayerName, { nodes, start, neighbours }: Graph): LayerLink[] {
  const links: LayerLink[] = []
  for (let v = 0; v < nodes; v++)
    for (let e = start[v]; e < start[v + 1]; e++)
      if (neighbours[e] > v)
        links.push({ source: nodeId(kind, v), target: nodeId(kind, neighbours[e]), kind, weight: 1 })
  return links
}

function known(layer: LayerName, levels: Float64Array, knowledgeNodes: number, above: number): LayerLink[] {
  const links: LayerLink[] = []
  levels.forEach((weight, k) => {
    if (weight > 0 && weight >= above)
      links.push({
        source: nodeId(layer, Math.floor(k / knowledgeNodes)),
        target: nodeId('knowledge', k % knowledgeNodes),
        kind: 'knows',
        weight,
      })
  })
  return links
}
