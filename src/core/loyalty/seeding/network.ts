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

interface Talk {
  readonly contagion: number
  readonly persistence: number
  readonly periods: number
}

/**
 * Word of mouth: in each period every talking customer wins each neighbour who has not adopted with probability
 * `contagion`, then goes on talking with probability `persistence`.
 *
 * @returns the period in which each customer adopted: 0 for a seed, null for who has not within `periods`
 */
export function adoptionTimes(
  network: Network,
  seeds: readonly number[],
  { contagion, persistence, periods }: Talk,
  random: Random,
): (number | null)[] {
  const adopted: (number | null)[] = network.map(() => null)
  for (const seed of seeds) adopted[seed] = 0
  let talking = [...new Set(seeds)]
  for (let period = 1; period <= periods && talking.length > 0; period++) {
    const won: number[] = []
    for (const customer of talking)
      for (const neighbour of network[customer]!)
        if (adopted[neighbour] === null && random() < contagion) {
          adopted[neighbour] = period
          won.push(neighbour)
        }
    talking = [...talking.filter(() => random() < persistence), ...won]
  }
  return adopted
}

/** Adopters after 0, 1, … `periods` periods. */
export function adopters(times: readonly (number | null)[], periods: number): number[] {
  const counts = Array.from({ length: periods + 1 }, () => 0)
  for (const time of times) if (time !== null) counts[time]!++
  for (let period = 1; period <= periods; period++) counts[period]! += counts[period - 1]!
  return counts
}

/** Adopters after each period, for who needs no more than their number. */
export const spread = (network: Network, seeds: readonly number[], talk: Talk, random: Random): number[] =>
  adopters(adoptionTimes(network, seeds, talk, random), talk.periods)

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
