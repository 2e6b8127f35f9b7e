import { dsvFormat } from 'd3-dsv'
import { belowDeclaration, cellsOf, detectSeparator, type Separator } from './separator.ts'

/** A table as it was written: cells of text, row by row, without the rows that are blank. */
export interface Rows<S extends Separator> {
  readonly separator: S
  readonly rows: readonly (readonly string[])[]
  /** Line of the file on which each row begins, the first being 1. */
  readonly lines: readonly number[]
  /** Place of each among all rows, as a spreadsheet counts them: a row whose cells hold several lines is one. */
  readonly places: readonly number[]
  readonly blankRows: number
  /** Is a quotation mark opened and not closed? What follows it is then one cell. */
  readonly isQuoteOpen: boolean
}

/**
 * Cuts the text of a table into rows and cells. A byte-order mark and a line `sep=;` are passed over, and counted.
 *
 * @param text decoded
 * @param among the separators that may be, the comma one of them
 * @param told the separator, when it need not be found out
 */
export function readRows<S extends Separator>(
  text: string,
  among: readonly (S | ',')[],
  told?: S | ',',
): Rows<S | ','> {
  const source = text.replace(/^\uFEFF/, '')
  const separator = told ?? detectSeparator(source, among)
  const body = belowDeclaration(source)
  const hasQuotes = body.includes('"')
  const rows: string[][] = []
  const lines: number[] = []
  const places: number[] = []
  const all = cut(body, separator)
  const skipped = body.length < source.length ? 1 : 0
  let line = 1 + skipped
  for (let i = 0; i < all.length; i++) {
    const cells = all[i]!
    if (!cells.every(isBlank)) {
      rows.push(cells)
      lines.push(line)
      places.push(i + 1 + skipped)
    }
    line += 1
    // A cell in quotation marks may run over several lines.
    if (hasQuotes) for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1
  }
  const isQuoteOpen = hasQuotes && (body.split('"').length - 1) % 2 === 1
  return { separator, rows, lines, places, blankRows: all.length - rows.length, isQuoteOpen }
}

const isBlank = (cell: string) => cell.trim() === ''

function cut(text: string, separator: Separator): string[][] {
  return separator === ' '
    ? text.split(/\r\n|\r|\n/).map((line) => cellsOf(line, separator))
    : dsvFormat(separator).parseRows(text)
}
