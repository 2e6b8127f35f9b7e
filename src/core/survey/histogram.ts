import { bin, extent, thresholdFreedmanDiaconis, ticks } from 'd3-array'
import { present } from './columns.ts'

export interface HistogramBin {
  readonly from: number
  /** Not part of the bin, unless it is the last one. */
  readonly to: number
  readonly count: number
}

/** Whole numbers over at most this range, such as Likert items, get a bin each. */
const MOST_WHOLE_BINS = 21

/**
 * Counts in bins: one a value, centred on it, for whole numbers of a short range; else round limits, about as many
 * as the rule of Freedman & Diaconis (1981) asks for. NaN is missing.
 */
export function histogram(values: readonly number[]): HistogramBin[] {
  const x = present(values)
  const [min, max] = extent(x)
  if (min === undefined || max === undefined) return []
  if (x.every(Number.isInteger) && max - min < MOST_WHOLE_BINS) {
    const counts = Array.from({ length: max - min + 1 }, () => 0)
    for (const value of x) counts[value - min]!++
    return counts.map((count, i) => ({ from: min + i - 0.5, to: min + i + 0.5, count }))
  }
  if (min === max) return [{ from: min - 0.5, to: max + 0.5, count: x.length }]
  // Values that differ by rounding alone leave no room for limits between them.
  if (max - min < Math.max(-1e-7 * min, 1e-7 * max, 1e-300)) return [{ from: min, to: max, count: x.length }]
  const wanted = Math.min(Math.max(thresholdFreedmanDiaconis(x, min, max), 5), 50)
  const [first = 0, second = first] = ticks(min, max, wanted)
  const width = second - first
  // Division may round the wrong way, and leave a value outside.
  const below = Math.floor(min / width) * width
  const above = Math.ceil(max / width) * width
  const from = below > min ? below - width : below
  const to = above < max ? above + width : above
  const limits = Array.from({ length: Math.round((to - from) / width) - 1 }, (_, i) => from + (i + 1) * width)
  return bin()
    .domain([from, to])
    .thresholds(limits)(x)
    .map((members) => ({ from: members.x0!, to: members.x1!, count: members.length }))
}
