import { show } from '../model/issue.ts'
import { type Decimal, decimalIn, parseNumber } from '../table/numbers.ts'
import { readRows } from '../table/readRows.ts'
import { CSV_SEPARATORS } from '../table/separator.ts'
import { SurveyError } from './surveyError.ts'

/** A covariance (or correlation) matrix as a published table gives it: `{names, cov, n, means?}`. */
export interface SampleMatrix {
  readonly names: readonly string[]
  readonly cov: readonly (readonly number[])[]
  readonly n: number
  readonly means?: readonly number[]
  /** A diagonal of ones, and no standard deviations given: χ² and standard errors then need care. */
  readonly isCorrelation: boolean
}

/** Labels, in the first column, of the rows that are not the matrix. */
const ROWS = { n: /^n(obs)?$/i, means: /^means?$|^均值$/i, sds: /^(sds?|std(dev)?)$|^标准差$/i }

/**
 * Reads a covariance or correlation matrix: names on top, their rows below, full or lower triangle, with or without a
 * first column of names; rows labelled `n`, `mean` and `sd` may follow. Correlations with `sd` become covariances.
 *
 * @param options.n the number of cases, when no row gives it
 * @throws SurveyError naming the row and the column when it is no such matrix
 */
export function parseMatrix(text: string, options: { readonly n?: number } = {}): SampleMatrix {
  const { separator, rows: written } = readRows(text, CSV_SEPARATORS)
  const rows = written.map((cells) => cells.map((cell) => cell.trim()))
  const decimal = decimalIn(separator, rows)
  const number = (cell: string, row: string, column: string): number => {
    const value = parseNumber(cell, decimal)
    if (value === undefined) throw notANumber(row, column, cell)
    return value
  }

  const [head = [], ...body] = rows
  const labelled = body.length > 0 && body.every((cells) => parseNumber(cells[0]!, decimal) === undefined)
  // The corner above a column of labels is blank or says what they are; it names no row.
  const hasCorner = labelled && !body.some((cells) => cells[0] === head[0])
  const names = head.slice(hasCorner ? 1 : 0).filter((name) => name !== '')
  if (names.length === 0)
    throw new SurveyError({ en: 'the matrix has no names on top', zh: '矩阵第一行应是变量名' })

  const extra = (pattern: RegExp) => (labelled ? body.find((cells) => pattern.test(cells[0]!)) : undefined)
  const isExtra = (cells: readonly string[]) =>
    labelled && !names.includes(cells[0]!) && Object.values(ROWS).some((pattern) => pattern.test(cells[0]!))
  const triangle = body.filter((cells) => !isExtra(cells)).map((cells) => cells.slice(labelled ? 1 : 0))
  if (triangle.length !== names.length)
    throw new SurveyError({
      en: `the matrix has ${names.length} names and ${triangle.length} rows; it must be square`,
      zh: `矩阵有 ${names.length} 个变量名、${triangle.length} 行；应为方阵`,
    })

  const lower = triangle.map((cells, i) =>
    names.slice(0, i + 1).map((name, j) => number(cells[j] ?? '', names[i]!, name)),
  )
  triangle.forEach((cells, i) => {
    names.slice(0, i).forEach((name, j) => {
      const above = triangle[j]![i]
      if (above === undefined || above === '') return
      const mirrored = number(above, name, names[i]!)
      // Published tables are rounded, not exact.
      if (Math.abs(mirrored - lower[i]![j]!) > 1e-6 * (1 + Math.abs(mirrored)))
        throw notSymmetric(names[i]!, name, cells[j]!, above)
    })
  })

  const vector = (cells: readonly string[] | undefined, label: string) =>
    cells && names.map((name, j) => number(cells[j + 1] ?? '', label, name))
  const sds = vector(extra(ROWS.sds), 'sd')
  const means = vector(extra(ROWS.means), 'mean')
  const scale = (i: number) => sds?.[i] ?? 1
  const n = options.n ?? caseCount(extra(ROWS.n), decimal)
  return {
    names,
    cov: names.map((_, i) =>
      names.map((__, j) => (i >= j ? lower[i]![j]! : lower[j]![i]!) * scale(i) * scale(j)),
    ),
    n,
    ...(means ? { means } : {}),
    isCorrelation: !sds && lower.every((row, i) => row[i] === 1),
  }
}

function caseCount(cells: readonly string[] | undefined, decimal: Decimal): number {
  const n = parseNumber(cells?.find((cell, j) => j > 0 && cell !== '') ?? '', decimal)
  if (n !== undefined && Number.isInteger(n) && n > 1) return n
  throw new SurveyError({
    en: 'the number of cases is missing: add a row labelled n, or give it beside the matrix',
    zh: '缺少样本量：请加一行以 n 开头的数据，或在矩阵之外给出',
  })
}

const notANumber = (row: string, column: string, cell: string) =>
  new SurveyError({
    en: `row ${show(row)}, column ${show(column)}: not a number: "${show(cell)}"`,
    zh: `行 ${show(row)}，列 ${show(column)}：不是数字：“${show(cell)}”`,
  })

const notSymmetric = (row: string, column: string, below: string, above: string) =>
  new SurveyError({
    en: `the matrix is not symmetric: ${show(row)} with ${show(column)} is ${show(below)} below the diagonal and ${show(above)} above it`,
    zh: `矩阵不对称：${show(row)} 与 ${show(column)} 在对角线下为 ${show(below)}，在其上为 ${show(above)}`,
  })
