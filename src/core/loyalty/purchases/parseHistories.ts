import { csvParse } from 'd3-dsv'

/** One row of summary data; what the file has no column for is undefined. */
export interface HistoryRow {
  readonly customer?: string
  readonly x: number
  readonly tx: number
  /** Age; of the BG/BB the number of opportunities. */
  readonly T: number
  readonly zbar?: number
  readonly count: number
}

/** Names of columns, of ours and of other software: the first that is there counts. */
const COLUMNS = {
  customer: ['customer', 'customer_id', 'ID', 'id'],
  x: ['x', 'frequency'],
  tx: ['tx', 't_x', 't.x', 'recency'],
  T: ['T', 'T.cal', 'n', 'periods', 'n.cal'],
  zbar: ['zbar', 'monetary_value', 'mean_spend'],
  count: ['count', 'weights', 'custs'],
} as const

type Column = keyof typeof COLUMNS

/**
 * Reads summary data from CSV text: columns `x, t_x, T[, zbar]` or `frequency, recency, T[, monetary_value]`, for
 * the BG/BB `n` in the place of T; `count` when a row stands for many.
 *
 * @param needed columns that must be there
 * @throws Error naming the column that is missing, or the row and column that are no number
 */
export function parseHistories(text: string, needed: readonly Column[]): HistoryRow[] {
  const rows = csvParse(text.replace(/^\uFEFF/, ''))
  const header = rows.columns.map((name) => name.trim())
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, names]) => [column, names.find((name) => header.includes(name))]),
  ) as Record<Column, string | undefined>
  for (const column of needed)
    if (at[column] === undefined)
      throw new Error(`invalid data; no column ${COLUMNS[column].join(' or ')} in: ${header.join(', ')}`)
  if (rows.length === 0) throw new Error('invalid data; no rows below the header')
  return rows.map((row, i) => {
    const number = (column: Column, absent: number) => {
      const name = at[column]
      if (name === undefined) return absent
      const cell = (row[name] ?? '').trim()
      const value = Number(cell)
      if (cell === '' || !Number.isFinite(value))
        throw new Error(`invalid data; row ${i + 1}: ${name} is not a number: ${cell}`)
      return value
    }
    return {
      ...(at.customer === undefined ? {} : { customer: row[at.customer] ?? '' }),
      x: number('x', Number.NaN),
      tx: number('tx', Number.NaN),
      T: number('T', Number.NaN),
      ...(at.zbar === undefined ? {} : { zbar: number('zbar', Number.NaN) }),
      count: number('count', 1),
    }
  })
}

/** Reads the survivors of a cohort, its size first, from the column `survivors` of CSV text (or an only column). */
export function parseSurvivors(text: string): number[] {
  const rows = csvParse(text.replace(/^\uFEFF/, ''))
  const header = rows.columns.map((name) => name.trim())
  const column = header.includes('survivors') ? 'survivors' : header.length === 1 ? header[0] : undefined
  if (column === undefined) throw new Error(`invalid data; no column survivors in: ${header.join(', ')}`)
  return rows.map((row, i) => {
    const cell = (row[column] ?? '').trim()
    const value = Number(cell)
    if (cell === '' || !Number.isFinite(value))
      throw new Error(`invalid data; row ${i + 1}: survivors is not a number: ${cell}`)
    return value
  })
}
