import { type Columns, pick } from './columns.ts'

export interface ScaleOptions {
  /** Items that must be answered for a score; by default all. */
  readonly atLeast?: number
}

/** The mean of a scale's items for each row, NaN where too few are answered. Items that run the other way come reversed. */
export function scaleScores(data: Columns, items: readonly string[], options: ScaleOptions = {}): number[] {
  const { atLeast = items.length } = options
  const columns = Object.values(pick(data, items))
  return columns[0]!.map((_, i) => {
    let sum = 0
    let answered = 0
    for (const column of columns) {
      const value = column[i]!
      if (Number.isNaN(value)) continue
      sum += value
      answered++
    }
    return answered >= atLeast && answered > 0 ? sum / answered : Number.NaN
  })
}
