import { readFileSync } from 'node:fs'
import type { Columns } from '../../../src/core/survey/columns.ts'
import { columnOf, numericColumns } from '../../../src/core/survey/dataset.ts'
import { parseCsv } from '../../../src/core/survey/parseCsv.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

/** Holzinger and Swineford's data, on which all golden numbers of survey statistics were computed. */
const data = parseCsv(read('../../../content/datasets/holzinger-swineford.csv'))

export const school = columnOf(data, 'school').values
export const items = (...names: string[]): Columns => numericColumns(data, names)
export const nine = items('x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9')

export const golden = (name: string) => JSON.parse(read(`../../reference/stats/${name}.json`))

/** Goldens have ten digits after the point (R) or sixteen significant ones (scipy). */
export const DIGITS = 9
