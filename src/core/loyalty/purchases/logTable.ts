import { readRows } from '../../table/readRows.ts'
import { type Separator, SEPARATORS } from '../../table/separator.ts'
import { dayOrNull } from './calendarDay.ts'

/** How a zipped file begins, among them the workbooks of spreadsheets. */
const ZIP = 'PK\x03\x04'

/** Rows of cells with the line of the file that each begins on. */
export interface LogTable {
  readonly separator: Separator
  readonly hasHeader: boolean
  /** Names of the header, made unique; `column 1`, … without one. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Line of each row, the first line of the file being 1. */
  readonly lines: readonly number[]
}

/**
 * Reads the text of a table, finding out how it is separated and whether its first row is a header.
 *
 * @throws Error when there is no row of data, or the file is a workbook of a spreadsheet
 */
export function parseLogTable(
  text: string,
  options: { readonly separator?: Separator; readonly hasHeader?: boolean } = {},
): LogTable {
  if (text.startsWith(ZIP)) throw new Error('invalid log; a workbook such as .xlsx, save it as CSV')
  const { separator, rows, lines } = readRows(text, SEPARATORS, options.separator)
  const [first = [], second = []] = rows
  const hasHeader = options.hasHeader ?? looksLikeHeader(first, second)
  const from = hasHeader ? 1 : 0
  if (rows.length <= from) throw new Error('invalid log; no rows below the header')
  const width = Math.max(0, ...rows.slice(0, 50).map((cells) => cells.length))
  const columns = uniqueNames(hasHeader ? first : [], width)
  return { separator, hasHeader, columns, rows: rows.slice(from), lines: lines.slice(from) }
}

/** A first row is data when it holds a date, or numbers wherever the second one does. */
function looksLikeHeader(first: readonly string[], second: readonly string[]): boolean {
  if (first.some(isDate)) return false
  const numeric = second.flatMap((cell, i) => (isNumber(cell) ? [i] : []))
  return numeric.length === 0 || numeric.some((i) => !isNumber(first[i] ?? ''))
}

const isNumber = (cell: string) => /^\s*[-+]?\d[\d.,]*\s*$/.test(cell)

/** A date that could hardly be anything else. */
export function isDate(cell: string): boolean {
  return (['year-month-day', 'day-month-year', 'month-day-year'] as const).some((format) => {
    const day = dayOrNull(cell, format)
    return day !== null && day > -25_567 && day < 47_482
  })
}

function uniqueNames(header: readonly string[], width: number): string[] {
  const used = new Set<string>()
  return Array.from({ length: Math.max(width, header.length) }, (_, i) => {
    const written = header[i]?.trim() || `column ${i + 1}`
    let name = written
    for (let k = 2; used.has(name); k++) name = `${written} (${k})`
    used.add(name)
    return name
  })
}
