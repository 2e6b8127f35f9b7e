export interface Frequency<T> {
  readonly value: T
  readonly count: number
  /** Of all rows, 0 to 100, as tables of frequencies are printed; shares elsewhere are 0 to 1. */
  readonly percent: number
  /** Of the rows that are not missing, 0 to 100. */
  readonly validPercent: number
  /** Of the rows that are not missing: this value and those before it. */
  readonly cumulativePercent: number
}

export interface FrequencyTable<T> {
  readonly n: number
  readonly missing: number
  readonly rows: readonly Frequency<T>[]
}

/** How often each value occurs, in the order of the values; NaN and '' are missing. */
export function frequencies<T extends number | string>(values: readonly T[]): FrequencyTable<T> {
  const counts = new Map<T, number>()
  for (const value of values) {
    if (value !== '' && !Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const n = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let below = 0
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => {
      below += count
      return {
        value,
        count,
        percent: (100 * count) / values.length,
        validPercent: (100 * count) / n,
        cumulativePercent: (100 * below) / n,
      }
    })
  return { n, missing: values.length - n, rows }
}
