import { csvFormatRow } from 'd3-dsv'
import type { Language } from '../text.ts'
import type { AnyModel } from './model.ts'
import type { Solved } from './solved.ts'
import type { SweepRow } from './sweep.ts'
import { type OutputRow, type ParameterRow, outputTable, parameterTable } from './table.ts'

/**
 * JSON of a result: NaN and the infinities, which JSON lacks, become null; typed arrays become lists.
 *
 * @param indent spaces by level; on one line unless told
 */
export function exportJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_, part) => (ArrayBuffer.isView(part) && !(part instanceof DataView) ? Array.from(part as never) : part),
    indent,
  )
}

export type Cell = number | string | boolean | null | undefined

/**
 * One line of CSV with its line feed, quoted as RFC 4180 says; what does not exist or is not finite is empty.
 * A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${csvFormatRow(cells.map(csvCell))}\n`
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/** A cell as a spreadsheet may be given it. A sign alone, as Moodle writes for nothing, is no formula. */
export function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell)
  return /^[=+\-@\t\r\n＝＋－＠]./s.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

/** Rows of named cells as CSV; the first row's names are the columns. */
export function exportCsv(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))].map(csvLine).join('')
}

/** The answer as a table for a spreadsheet: a row a parameter, then a row an output. */
export function solvedCsv<M extends AnyModel>(
  model: M,
  answer: Solved<M>,
  language: Language = 'en',
): string {
  const parameters = parameterTable(model, answer.parameters)
  const outputs = outputTable(model, answer.outputs)
  return exportCsv([
    { kind: 'model', name: 'id', label: model.title[language], unit: '', value: answer.model },
    { kind: 'model', name: 'version', value: answer.version },
    ...(answer.seed === undefined ? [] : [{ kind: 'model', name: 'seed', value: answer.seed }]),
    ...parameters.map((row) => ({ kind: 'parameter', ...cellsOf(row, language) })),
    ...outputs.map((row) => ({ kind: 'output', ...cellsOf(row, language) })),
  ])
}

function cellsOf({ name, label, unit, value }: ParameterRow | OutputRow, language: Language) {
  return { name, label: label[language], unit: unit?.[language], value }
}

/** The head of a sweep's CSV: index, seed, the axes, the outputs. */
export function sweepCsvHeader(model: AnyModel, axes: readonly { readonly parameter: string }[]): string {
  return csvLine(['index', 'seed', ...axes.map((axis) => axis.parameter), ...Object.keys(model.outputs)])
}

export function sweepCsvLine(model: AnyModel, { index, seed, values, outputs }: SweepRow): string {
  const computed = Object.keys(model.outputs).map((name) => outputs?.[name])
  return csvLine([index, seed, ...Object.values(values), ...computed])
}
