import { type Columns, pick } from './columns.ts'

export interface ScaleOptions {
  /** Items that run the other way: x becomes low + high − x. */
  readonly reversed?: readonly string[]
  /** Ends of the response scale; needed with reversed items. */
  readonly range?: readonly [number, number]
  /** Items that must be answered for a score; by default all. */
  readonly atLeast?: number
}

/** The mean of a scale's items for each row, NaN where too few are answered. */
export function scaleScores(data: Columns, items: readonly string[], options: ScaleOptions = {}): number[] {
  const { reversed = [], range, atLeast = items.length } = options
  if (reversed.length > 0 && !range)
    throw new RangeError(`invalid range; needed to reverse ${reversed.join(', ')}: undefined`)
  const turn = items.map((item) => (reversed.includes(item) ? range![0] + range![1] : null))
  const columns = Object.values(pick(data, items))
  return columns[0]!.map((__, i) => {
    let sum = 0
    let answered = 0
    items.forEach((_, j) => {
      const value = columns[j]![i]!
      if (Number.isNaN(value)) return
      sum += turn[j] === null ? value : turn[j]! - value
      answered++
    })
    return answered >= atLeast && answered > 0 ? sum / answered : Number.NaN
  })
}
