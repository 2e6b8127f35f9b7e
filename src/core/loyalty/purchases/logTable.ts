import { dsvFormat } from 'd3-dsv'
import { dayOrNull } from './calendarDay.ts'

/** What parts the cells of a row; a blank stands for any run of blanks, as in tables set for the eye. */
export const SEPARATORS = [',', ';', '\t', '|', ' '] as const
export type LogSeparator = (typeof SEPARATORS)[number]

/** How a zipped file begins, among them the workbooks of spreadsheets. */
const ZIP = 'PK\x03\x04'

/** Rows of cells with the line of the file that each begins on. */
export interface LogTable {
  readonly separator: LogSeparator
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
  options: { readonly separator?: LogSeparator; readonly hasHeader?: boolean } = {},
): LogTable {
  const source = text.replace(/^\uFEFF/, '')
  if (source.startsWith(ZIP)) throw new Error('invalid log; a workbook such as .xlsx, save it as CSV')
  const separator = options.separator ?? detectLogSeparator(source)
  const rows: string[][] = []
  const lines: number[] = []
  let line = 1
  for (const cells of cut(source, separator)) {
    if (cells.length > 1 || cells[0]!.trim() !== '') {
      rows.push(cells)
      lines.push(line)
    }
    line += 1
    // A cell in quotation marks may run over several lines.
    for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1
  }
  const [first = [], second = []] = rows
  const hasHeader = options.hasHeader ?? looksLikeHeader(first, second)
  const from = hasHeader ? 1 : 0
  if (rows.length <= from) throw new Error('invalid log; no rows below the header')
  const width = Math.max(0, ...rows.slice(0, 50).map((cells) => cells.length))
  const columns = uniqueNames(hasHeader ? first : [], width)
  return { separator, hasHeader, columns, rows: rows.slice(from), lines: lines.slice(from) }
}

function cut(text: string, separator: LogSeparator): string[][] {
  return separator === ' '
    ? text.split(/\r\n|\r|\n/).map((line) => line.trim().split(/\s+/))
    : dsvFormat(separator).parseRows(text)
}

/** The separator that cuts most of the first lines into as many cells as the first; of equals, the first in the list. */
export function detectLogSeparator(text: string): LogSeparator {
  const lines = text
    .slice(0, 50_000)
    .replace(/"[^"]*"/g, 'q')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50)
  const score = (separator: LogSeparator) => {
    const counts = lines.map(
      (line) => (separator === ' ' ? line.trim().split(/\s+/) : line.split(separator)).length,
    )
    return counts[0]! > 1 ? counts.filter((count) => count === counts[0]).length : 0
  }
  // Blanks and commas occur within dates, names and numbers: they win only when no other mark does.
  const order: readonly LogSeparator[] = ['\t', ';', '|', ',', ' ']
  return order.reduce((best, separator) => (score(separator) > score(best) ? separator : best))
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
