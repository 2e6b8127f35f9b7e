import type { Random } from '../numerics/random.ts'

/** An undirected graph as adjacency lists end to end: the neighbours of v are `neighbours[start[v]] … [start[v + 1] − 1]`. */
export interface Graph {
  readonly nodes: number
  readonly start: Int32Array
  readonly neighbours: Int32Array
}

/**
 * A Watts–Strogatz small world: a ring in which each node is linked to its `degree` nearest, each link then moved
 * with probability `rewiring` to another end that is drawn from the nodes not yet linked.
 *
 * Up to `degree` + 1 nodes are all linked with one another.
 * @param nodes number of nodes, ≥ 1
 * @param degree even
 * @param rewiring probability in [0, 1]
 * @throws RangeError if an argument breaks its rule
 * Source: Watts & Strogatz (1998), Nature 393, 440–442.
 */
export function smallWorld(nodes: number, degree: number, rewiring: number, random: Random): Graph {
  if (!(Number.isInteger(nodes) && nodes >= 1))
    throw new RangeError(`invalid nodes; not a positive integer: ${nodes}`)
  if (!(Number.isInteger(degree / 2) && degree >= 0))
    throw new RangeError(`invalid degree; not an even number: ${degree}`)
  if (!(rewiring >= 0 && rewiring <= 1)) throw new RangeError(`invalid rewiring; not in [0, 1]: ${rewiring}`)
  const reach = Math.min(degree / 2, Math.floor(nodes / 2))
  const linked = Array.from({ length: nodes }, () => new Set<number>())
  const link = (v: number, w: number) => {
    linked[v].add(w)
    linked[w].add(v)
  }
  for (let step = 1; step <= reach; step++) for (let v = 0; v < nodes; v++) link(v, (v + step) % nodes)
  for (let step = 1; step <= reach; step++) {
    for (let v = 0; v < nodes; v++) {
      const old = (v + step) % nodes
      if (random() >= rewiring || linked[v].size >= nodes - 1) continue
      let end = v
      while (end === v || linked[v].has(end)) end = Math.floor(random() * nodes)
      linked[v].delete(old)
      linked[old].delete(v)
      link(v, end)
    }
  }
  const start = new Int32Array(nodes + 1)
  for (let v = 0; v < nodes; v++) start[v + 1] = start[v] + linked[v].size
  const neighbours = new Int32Array(start[nodes])
  linked.forEach((ends, v) =>
    neighbours.set(
      [...ends].sort((a, b) => a - b),
      start[v],
    ),
  )
  return { nodes, start, neighbours }
}

/** A neighbour of v drawn at random, or −1 if it has none. */
export function randomNeighbour(graph: Graph, v: number, random: Random): number {
  const first = graph.start[v]
  const degree = graph.start[v + 1] - first
  return degree === 0 ? -1 : graph.neighbours[first + Math.floor(random() * degree)]
}
