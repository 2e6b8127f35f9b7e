import { expose } from 'comlink'
import { detectEncoding, type Encoding } from '../core/survey/detectEncoding.ts'
import { type CsvOptions, type CsvReport, parseCsv } from '../core/survey/parseCsv.ts'
import { runProcedure, type SurveyRequest } from '../core/survey/procedures.ts'
import { SurveyError } from '../core/survey/surveyError.ts'
import { type Scales, type SurveyTable, surveyTable, withScales } from '../core/survey/surveyTable.ts'
import type { Text } from '../core/text.ts'

/** What is to be known of a column before it is used. */
export interface ColumnSummary {
  readonly name: string
  readonly type: 'numeric' | 'constant' | 'text'
  readonly missing: number
  readonly distinct: number
}

export interface ReadTable {
  readonly rows: number
  readonly columns: readonly ColumnSummary[]
  readonly report: CsvReport
  readonly encoding: Encoding
}

/** An error keeps its words in both languages only as plain data. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Text }

const tables = new Map<string, SurveyTable>()

function answer<T>(compute: () => T): Answer<T> {
  try {
    return { ok: true, value: compute() }
  } catch (error) {
    const { message } = error as Error
    return { ok: false, problem: error instanceof SurveyError ? error.text : { en: message, zh: message } }
  }
}

const worker = {
  /** Reads a file and keeps it by this id. */
  read(id: string, bytes: Uint8Array, options: CsvOptions): Answer<ReadTable> {
    return answer(() => {
      const encoding = detectEncoding(bytes)
      const data = parseCsv(new TextDecoder(encoding).decode(bytes), options)
      tables.set(id, surveyTable(data))
      const columns = data.columns.map((column) => ({
        name: column.name,
        type: column.type,
        missing: column.missing,
        distinct: new Set<number | string>(column.values).size - (column.missing > 0 ? 1 : 0),
      }))
      return { rows: data.rows, columns, report: data.report, encoding }
    })
  },
  run(
    id: string,
    scales: Scales,
    reversed: readonly string[],
    { procedure, arguments: options }: SurveyRequest,
  ) {
    return answer(() => runProcedure(withScales(tables.get(id)!, scales, reversed), procedure, options))
  },
}

export type SurveyWorker = typeof worker

expose(worker)
