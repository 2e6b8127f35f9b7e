import { csvFormatRow } from 'd3-dsv'
import type { Language } from '../text.ts'
import type { AnyModel } from './model.ts'
import type { Solved } from './solved.ts'
import type { SweepRow } from './sweep.ts'
import { outputTable, parameterTable } from './table.ts'

/**
 * JSON of a result: NaN and the infinities, which JSON lacks, become null; typed arrays become lists.
 *
 * @param indent spaces by level; on one line unless told
 */
export function toJson(value: unknown, indent?: number): string {
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

function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell)
  return /^[=+\-@\t\r]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

/** The answer as a table for a spreadsheet: a row a parameter, then a row an output. */
export function solvedCsv<M extends AnyModel>(
  model: M,
  answer: Solved<M>,
  language: Language = 'en',
): string {
  const parameters = parameterTable(model, answer.parameters)
  const outputs = outputTable(model, answer.outputs)
  return [
    csvLine(['kind', 'name', 'label', 'unit', 'value']),
    csvLine(['model', 'id', model.title[language], '', answer.model]),
    csvLine(['model', 'version', '', '', answer.version]),
    ...(answer.seed === undefined ? [] : [csvLine(['model', 'seed', '', '', answer.seed])]),
    ...parameters.map((row) =>
      csvLine(['parameter', row.name, row.label[language], row.unit?.[language], row.value]),
    ),
    ...outputs.map((row) =>
      csvLine(['output', row.name, row.label[language], row.unit?.[language], row.value]),
    ),
  ].join('')
}

/** The head of a sweep's CSV: index, seed, the axes, the outputs. */
export function sweepCsvHeader(model: AnyModel, axes: readonly { readonly parameter: string }[]): string {
  return csvLine(['index', 'seed', ...axes.map((axis) => axis.parameter), ...Object.keys(model.outputs)])
}

export function sweepCsvLine(model: AnyModel, { index, seed, values, outputs }: SweepRow): string {
  const computed = Object.keys(model.outputs).map((name) => outputs?.[name])
  return csvLine([index, seed, ...Object.values(values), ...computed])
}
