import { isConstant } from '../numerics/isConstant.ts'
import { unknownColumn } from './dataset.ts'
import { counted, SurveyError } from './surveyError.ts'

/** Columns of numbers by name, all equally long; NaN is a missing value. */
export type Columns = Readonly<Record<string, readonly number[]>>

export interface CompleteCases {
  readonly names: readonly string[]
  /** One array a column, without the rows in which any column is missing. */
  readonly columns: readonly (readonly number[])[]
  readonly n: number
  /** Rows left out because something is missing in them. */
  readonly dropped: number
  /** Index of each row that was kept. */
  readonly rows: readonly number[]
}

/** The columns of these names. Throws `SurveyError` for a name that there is not. */
export function pick(data: Columns, names: readonly string[]): Columns {
  return Object.fromEntries(
    names.map((name) => {
      if (!Object.hasOwn(data, name)) throw unknownColumn(name, Object.keys(data))
      return [name, data[name]!]
    }),
  )
}

/**
 * Listwise deletion: the rows in which nothing is missing.
 *
 * @param atLeast rows that the procedure needs
 * @throws SurveyError when fewer remain, or a column is constant in them
 */
export function completeCases(data: Columns, atLeast = 2): CompleteCases {
  const names = Object.keys(data)
  const all = Object.values(data)
  const length = all[0]?.length ?? 0
  names.forEach((name, j) => {
    if (all[j]!.length !== length)
      throw new SurveyError({
        en: `column ${name} has ${counted(all[j]!.length, 'row')} where ${names[0]} has ${length}`,
        zh: `列 ${name} 有 ${all[j]!.length} 行，而 ${names[0]} 有 ${length} 行`,
      })
  })
  const rows = Array.from({ length }, (_, i) => i).filter((i) =>
    all.every((values) => !Number.isNaN(values[i]!)),
  )
  if (rows.length < atLeast)
    throw new SurveyError({
      en: `${counted(rows.length, 'complete row')} of ${length}; this needs at least ${atLeast}`,
      zh: `${length} 行中只有 ${rows.length} 行没有缺失；至少需要 ${atLeast} 行`,
    })
  const columns = all.map((values) => rows.map((i) => values[i]!))
  names.forEach((name, j) => requireVariation(name, columns[j]!))
  return { names, columns, n: rows.length, dropped: length - rows.length, rows }
}

/** Throws `SurveyError` when all values are the same, rounding aside. */
export function requireVariation(name: string, values: readonly number[]): void {
  if (!isConstant(values)) return
  throw new SurveyError({
    en: `column ${name} is constant: ${values[0]}`,
    zh: `列 ${name} 是常数：${values[0]}`,
  })
}

/** Throws `SurveyError` unless at least `count` columns are given. */
export function requireColumns(data: Columns, count: number): void {
  const given = Object.keys(data).length
  if (given < count)
    throw new SurveyError({
      en: `${counted(given, 'column')} given; this needs at least ${count}`,
      zh: `给出了 ${given} 列；至少需要 ${count} 列`,
    })
}

/** The values that are not missing. */
export function present(values: readonly number[]): number[] {
  return values.filter((value) => !Number.isNaN(value))
}
