import type { Random } from '../../numerics/random.ts'

/** Neighbours of each node. */
export type Network = readonly (readonly number[])[]

/**
 * Barabási & Albert's growing network: each new node links to `links` others, chosen in proportion to how many
 * links they have, so that a few become hubs.
 *
 * @throws RangeError unless nodes > links ≥ 1
 */
export function growNetwork(nodes: number, links: number, random: Random): Network {
  if (!(links >= 1 && nodes > links)) throw new RangeError(`invalid links; not in [1, ${nodes}): ${links}`)
  const neighbours: number[][] = Array.from({ length: nodes }, () => [])
  // Every end of every link, so that a uniform draw from it is a draw in proportion to degree.
  const ends: number[] = []
  const link = (a: number, b: number) => {
    neighbours[a]!.push(b)
    neighbours[b]!.push(a)
    ends.push(a, b)
  }
  for (let i = 1; i <= links; i++) for (let j = 0; j < i; j++) link(i, j)
  for (let i = links + 1; i < nodes; i++) {
    const chosen = new Set<number>()
    while (chosen.size < links) chosen.add(ends[Math.floor(random() * ends.length)]!)
    for (const j of chosen) link(i, j)
  }
  return neighbours
}

/**
 * Word of mouth: in each period every talking customer wins each neighbour who has not adopted with probability
 * `contagion`, then goes on talking with probability `persistence`.
 *
 * @returns adopters after 0, 1, … periods, until nobody talks or `periods` have passed (then the last value stays)
 */
export function spread(
  network: Network,
  seeds: readonly number[],
  options: { readonly contagion: number; readonly persistence: number; readonly periods: number },
  random: Random,
): number[] {
  const { contagion, persistence, periods } = options
  const has = new Set(seeds)
  let talking = [...has]
  const counts = [has.size]
  for (let period = 1; period <= periods; period++) {
    const won: number[] = []
    for (const customer of talking)
      for (const neighbour of network[customer]!)
        if (!has.has(neighbour) && random() < contagion) {
          has.add(neighbour)
          won.push(neighbour)
        }
    talking = [...talking.filter(() => random() < persistence), ...won]
    counts.push(has.size)
  }
  return counts
}

/** Seeds of which a share are the nodes with most neighbours, the others drawn from the rest. */
export function chooseSeeds(network: Network, count: number, hubShare: number, random: Random): number[] {
  const byDegree = network.map((_, i) => i).sort((a, b) => network[b]!.length - network[a]!.length || a - b)
  const hubs = byDegree.slice(0, Math.round(count * hubShare))
  const rest = byDegree.slice(hubs.length)
  const others = Array.from(
    { length: count - hubs.length },
    () => rest.splice(Math.floor(random() * rest.length), 1)[0]!,
  )
  return [...hubs, ...others]
}
