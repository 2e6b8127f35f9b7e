import { decimalIn, parseNumber } from '../../table/numbers.ts'
import { readRows } from '../../table/readRows.ts'
import { SEPARATORS } from '../../table/separator.ts'

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
 * Reads summary data from the text of a table: columns `x, t_x, T[, zbar]` or `frequency, recency, T[, monetary_value]`,
 * for the BG/BB `n` in the place of T; `count` when a row stands for many.
 *
 * @param needed columns that must be there
 * @throws Error naming the column that is missing, or the row and column that are no number
 */
export function parseHistories(text: string, needed: readonly Column[]): HistoryRow[] {
  const { header, rows, numberAt } = readColumns(text)
  const at = (column: Column) => header.indexOf(COLUMNS[column].find((name) => header.includes(name)) ?? '')
  for (const column of needed)
    if (at(column) < 0)
      throw new Error(`invalid data; no column ${COLUMNS[column].join(' or ')} in: ${header.join(', ')}`)
  if (rows.length === 0) throw new Error('invalid data; no rows below the header')
  const place = { x: at('x'), tx: at('tx'), T: at('T'), zbar: at('zbar'), count: at('count') }
  const customer = at('customer')
  return rows.map((cells, i) => {
    const number = (column: number, absent: number) => (column < 0 ? absent : numberAt(i, column))
    return {
      ...(customer < 0 ? undefined : { customer: cells[customer] ?? '' }),
      x: number(place.x, Number.NaN),
      tx: number(place.tx, Number.NaN),
      T: number(place.T, Number.NaN),
      ...(place.zbar < 0 ? undefined : { zbar: numberAt(i, place.zbar) }),
      count: number(place.count, 1),
    }
  })
}

/** Reads the survivors of a cohort, its size first, from the column `survivors` of a table (or an only column). */
export function parseSurvivors(text: string): number[] {
  const { header, rows, numberAt } = readColumns(text)
  const column = header.length === 1 ? 0 : header.indexOf('survivors')
  if (column < 0) throw new Error(`invalid data; no column survivors in: ${header.join(', ')}`)
  return rows.map((_, i) => numberAt(i, column))
}

/** Rows below a header, and the numbers in them. */
function readColumns(text: string) {
  const table = readRows(text, SEPARATORS)
  const [first = [], ...rows] = table.rows
  const header = first.map((name) => name.trim())
  const decimal = decimalIn(table.separator, rows)
  const numberAt = (row: number, column: number): number => {
    const written = (rows[row]![column] ?? '').trim()
    const value = parseNumber(written, decimal)
    if (value === undefined)
      throw new Error(`invalid data; row ${row + 1}: ${header[column]} is not a number: ${written}`)
    return value
  }
  return { header, rows, numberAt }
}
