import { csvFormatRows } from 'd3-dsv'

/** Columns as a CSV file; NaN is an empty cell. */
export function table(columns: Readonly<Record<string, readonly number[]>>): string {
  const names = Object.keys(columns)
  const rows = columns[names[0]!]!.map((_, i) =>
    names.map((name) => (Number.isNaN(columns[name]![i]!) ? '' : String(columns[name]![i]))),
  )
  return `${csvFormatRows([names, ...rows])}\n`
}
