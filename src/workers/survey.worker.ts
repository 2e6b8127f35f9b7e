import { expose } from 'comlink'
import { detectEncoding, type Encoding } from '../core/survey/detectEncoding.ts'
import { type CsvOptions, type CsvReport, parseCsv } from '../core/survey/parseCsv.ts'
import { observedRange, type ResponseRange } from '../core/survey/responseRange.ts'
import { runProcedure, type SurveyRequest } from '../core/survey/procedures.ts'
import {
  type ResponseRanges,
  type Scales,
  type SurveyTable,
  surveyTable,
  withScales,
} from '../core/survey/surveyTable.ts'
import { type Answer, answer } from './answer.ts'

/** What is to be known of a column before it is used. */
export interface ColumnSummary {
  readonly name: string
  readonly type: 'numeric' | 'constant' | 'text'
  readonly missing: number
  readonly distinct: number
  /** The lowest and the highest number; null where there is none. */
  readonly range: ResponseRange | null
}

/** How scales are made of columns. */
export interface Scoring {
  readonly scales: Scales
  readonly reversed: readonly string[]
  readonly ranges: ResponseRanges
}

export interface ReadTable {
  readonly rows: number
  readonly columns: readonly ColumnSummary[]
  readonly report: CsvReport
  readonly encoding: Encoding
}

export type { Answer } from './answer.ts'

const tables = new Map<string, SurveyTable>()

const worker = {
  /** Reads a file and keeps it by this id. */
  read(id: string, bytes: Uint8Array, options: CsvOptions): Promise<Answer<ReadTable>> {
    return answer(() => {
      const encoding = detectEncoding(bytes)
      const data = parseCsv(new TextDecoder(encoding).decode(bytes), options)
      tables.set(id, surveyTable(data))
      const columns = data.columns.map((column) => ({
        name: column.name,
        type: column.type,
        missing: column.missing,
        distinct: new Set<number | string>(column.values).size - (column.missing > 0 ? 1 : 0),
        range: column.type === 'text' ? null : observedRange({ [column.name]: column.values }, [column.name]),
      }))
      return { rows: data.rows, columns, report: data.report, encoding }
    })
  },
  run(id: string, { scales, reversed, ranges }: Scoring, { procedure, arguments: options }: SurveyRequest) {
    return answer(() =>
      runProcedure(withScales(tables.get(id)!, scales, reversed, ranges), procedure, options),
    )
  },
}

export type SurveyWorker = typeof worker

expose(worker)
