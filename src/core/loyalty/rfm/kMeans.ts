import type { Random } from '../../numerics/random.ts'

export interface Clustering {
  readonly centres: readonly (readonly number[])[]
  /** Cluster of each row. */
  readonly labels: readonly number[]
  /** Sum of squared distances to the centres. */
  readonly sse: number
  readonly converged: boolean
}

/**
 * Lloyd's k-means from k-means++ starts, the best of `restarts`: it finds a local optimum, and says nothing about
 * whether clusters exist.
 *
 * @param rows n × p, on scales that compare
 * @throws RangeError when there are fewer distinct rows than k
 * @see Arthur & Vassilvitskii (2007), k-means++: the advantages of careful seeding
 */
export function kMeans(
  rows: readonly (readonly number[])[],
  k: number,
  random: Random,
  options: { readonly restarts?: number; readonly maxIterations?: number } = {},
): Clustering {
  const { restarts = 10, maxIterations = 100 } = options
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`invalid k; not a whole number ≥ 1: ${k}`)
  const distinct = new Set(rows.map((row) => row.join())).size
  if (distinct < k) throw new RangeError(`invalid k; more than the ${distinct} distinct rows: ${k}`)
  let best: Clustering | null = null
  for (let restart = 0; restart < restarts; restart++) {
    const found = lloyd(rows, plusPlus(rows, k, random), maxIterations)
    if (!best || found.sse < best.sse) best = found
  }
  return best!
}

function plusPlus(rows: readonly (readonly number[])[], k: number, random: Random): number[][] {
  const centres = [[...rows[Math.floor(random() * rows.length)]!]]
  const nearest = rows.map((row) => distance(row, centres[0]!))
  while (centres.length < k) {
    let u = random() * nearest.reduce((sum, d) => sum + d, 0)
    let chosen = nearest.findIndex((d) => (u -= d) < 0)
    if (chosen < 0) chosen = nearest.indexOf(Math.max(...nearest))
    const centre = [...rows[chosen]!]
    centres.push(centre)
    rows.forEach((row, i) => (nearest[i] = Math.min(nearest[i]!, distance(row, centre))))
  }
  return centres
}

function lloyd(rows: readonly (readonly number[])[], start: number[][], maxIterations: number): Clustering {
  let centres = start
  let labels: number[] = []
  for (let iteration = 0; ; iteration++) {
    const assigned = rows.map((row) => nearestCentre(row, centres))
    const converged = labels.length > 0 && assigned.every((label, i) => label === labels[i])
    labels = assigned
    if (converged || iteration >= maxIterations) {
      const sse = rows.reduce((sum, row, i) => sum + distance(row, centres[labels[i]!]!), 0)
      return { centres, labels, sse, converged }
    }
    const sums = centres.map((centre) => centre.map(() => 0))
    const counts = centres.map(() => 0)
    rows.forEach((row, i) => {
      const label = labels[i]!
      counts[label]!++
      row.forEach((v, j) => (sums[label]![j]! += v))
    })
    centres = centres.map((centre, c) => (counts[c]! > 0 ? sums[c]!.map((v) => v / counts[c]!) : centre))
  }
}

/** Which centre lies nearest, by its place among them. */
export function nearestCentre(row: readonly number[], centres: readonly (readonly number[])[]): number {
  let best = 0
  let least = Infinity
  centres.forEach((centre, c) => {
    const d = distance(row, centre)
    if (d < least) {
      least = d
      best = c
    }
  })
  return best
}

function distance(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let j = 0; j < a.length; j++) sum += (a[j]! - b[j]!) ** 2
  return sum
}

/** Columns brought to mean 0 and standard deviation 1 (a constant column to 0). */
export function standardised(rows: readonly (readonly number[])[]): number[][] {
  const n = rows.length
  const p = rows[0]?.length ?? 0
  const scale = Array.from({ length: p }, (_, j) => {
    const mean = rows.reduce((sum, row) => sum + row[j]!, 0) / n
    const sd = Math.sqrt(rows.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / n)
    return { mean, sd }
  })
  return rows.map((row) => row.map((v, j) => (scale[j]!.sd > 0 ? (v - scale[j]!.mean) / scale[j]!.sd : 0)))
}
