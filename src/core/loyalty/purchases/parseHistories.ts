import { csvParseRows } from 'd3-dsv'

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

export type Column = keyof typeof COLUMNS

/**
 * Reads summary data from CSV text: columns `x, t_x, T[, zbar]` or `frequency, recency, T[, monetary_value]`, for
 * the BG/BB `n` in the place of T; `count` when a row stands for many.
 *
 * @param needed columns that must be there
 * @throws Error naming the column that is missing, or the row and column that are no number
 */
export function parseHistories(text: string, needed: readonly Column[]): HistoryRow[] {
  const { header, rows } = readColumns(text)
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, names]) => [
      column,
      header.indexOf(names.find((name) => header.includes(name)) ?? ''),
    ]),
  ) as Record<Column, number>
  for (const column of needed)
    if (at[column] < 0)
      throw new Error(`invalid data; no column ${COLUMNS[column].join(' or ')} in: ${header.join(', ')}`)
  if (rows.length === 0) throw new Error('invalid data; no rows below the header')
  return rows.map((cells, i) => {
    const number = (column: Column, absent: number) =>
      at[column] < 0 ? absent : numberIn(cells[at[column]], i, header[at[column]]!)
    return {
      ...(at.customer < 0 ? {} : { customer: cells[at.customer] ?? '' }),
      x: number('x', Number.NaN),
      tx: number('tx', Number.NaN),
      T: number('T', Number.NaN),
      ...(at.zbar < 0 ? {} : { zbar: number('zbar', Number.NaN) }),
      count: number('count', 1),
    }
  })
}

/** Reads the survivors of a cohort, its size first, from the column `survivors` of CSV text (or an only column). */
export function parseSurvivors(text: string): number[] {
  const { header, rows } = readColumns(text)
  const column = header.length === 1 ? 0 : header.indexOf('survivors')
  if (column < 0) throw new Error(`invalid data; no column survivors in: ${header.join(', ')}`)
  return rows.map((cells, i) => numberIn(cells[column], i, 'survivors'))
}

function readColumns(text: string): { readonly header: string[]; readonly rows: readonly string[][] } {
  const [first = [], ...rows] = csvParseRows(text.replace(/^\uFEFF/, ''))
  return { header: first.map((name) => name.trim()), rows }
}

function numberIn(cell: string | undefined, row: number, column: string): number {
  const written = (cell ?? '').trim()
  const value = Number(written)
  if (written === '' || !Number.isFinite(value))
    throw new Error(`invalid data; row ${row + 1}: ${column} is not a number: ${written}`)
  return value
}
