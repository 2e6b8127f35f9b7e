import { show } from '../model/issue.ts'
import { type Decimal, decimalIn, parseNumber } from '../table/numbers.ts'
import { readRows } from '../table/readRows.ts'
import { CSV_SEPARATORS, type CsvSeparator } from '../table/separator.ts'
import type { Text } from '../text.ts'
import type { Column, Dataset } from './dataset.ts'
import { counted, SurveyError } from './surveyError.ts'

export interface CsvOptions {
  /** Detected when left out. */
  readonly separator?: CsvSeparator
  readonly decimal?: Decimal
  /** Is the first row the names? Left out: yes, unless it holds nothing but numbers. */
  readonly header?: boolean
  /** What stands for a missing value, compared without surrounding blanks. */
  readonly missing?: readonly string[]
}

/** What was refused, or read otherwise than written. */
export interface CsvIssue {
  readonly kind: 'name' | 'row' | 'cell' | 'column' | 'quote'
  /** Row of the file as a spreadsheet counts it: 1 is the first. */
  readonly row?: number
  readonly column?: string
  /** The cell refused, made fit to show. */
  readonly value?: string
  readonly message: Text
}

export interface CsvReport {
  readonly separator: CsvSeparator
  readonly decimal: Decimal
  readonly header: boolean
  /** Cells that are missing, refused ones among them. */
  readonly missing: number
  readonly blankRows: number
  /** The first 200; `issueCount` counts all. */
  readonly issues: readonly CsvIssue[]
  readonly issueCount: number
}

export interface CsvDataset extends Dataset {
  readonly report: CsvReport
}

export const MISSING_CODES: readonly string[] = ['', 'NA', 'N/A', 'NaN', '.', '-99']

/** A column is one of numbers when at least this share of its cells are: the others are refused, and said so. */
const NUMERIC_SHARE = 0.9
const ISSUES_KEPT = 200

/**
 * Reads a table of comma-, semicolon- or tab-separated values into typed columns, and reports what it could not read.
 *
 * Nothing is refused silently: ragged rows, repeated and missing names, and words among numbers are in the report.
 *
 * @param text decoded; a byte-order mark is passed over
 * @throws SurveyError when there is no row of data
 */
export function parseCsv(text: string, options: CsvOptions = {}): CsvDataset {
  const issues: CsvIssue[] = []
  const table = readRows(text, CSV_SEPARATORS, options.separator)
  const { separator, rows, places } = table
  if (rows.length === 0) throw new SurveyError({ en: 'the file is empty', zh: '文件是空的' })
  if (table.isQuoteOpen) issues.push(openQuote(places.at(-1)!))

  const decimal = options.decimal ?? decimalIn(separator, rows)
  const header = options.header ?? rows[0]!.some((cell) => parseNumber(cell.trim(), decimal) === undefined)
  const records = rows.map((cells, i) => ({ cells, row: places[i]! })).slice(header ? 1 : 0)
  if (records.length === 0)
    throw new SurveyError({ en: 'the file has names but no rows of data', zh: '文件只有列名，没有数据行' })

  const width = header ? rows[0]!.length : Math.max(...rows.map((cells) => cells.length))
  for (const { cells, row } of records) {
    if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== ''))
      issues.push(raggedRow(row, cells.length, width))
  }

  const names = namesOf(header ? rows[0]! : Array.from({ length: width }, () => ''), header, issues)
  const isMissing = missingTest(options.missing ?? MISSING_CODES)
  const columns: Column[] = []
  names.forEach((name, j) => {
    const cells = records.map((record) => (record.cells[j] ?? '').trim())
    // A spreadsheet leaves empty columns behind a table.
    if (header && rows[0]![j]!.trim() === '' && cells.every((cell) => cell === '')) return
    columns.push(
      columnFrom(
        name,
        cells,
        records.map((record) => record.row),
        isMissing,
        decimal,
        issues,
      ),
    )
  })

  return {
    rows: records.length,
    columns,
    report: {
      separator,
      decimal,
      header,
      missing: columns.reduce((sum, column) => sum + column.missing, 0),
      blankRows: table.blankRows,
      issues: issues.slice(0, ISSUES_KEPT),
      issueCount: issues.length,
    },
  }
}

function columnFrom(
  name: string,
  cells: readonly string[],
  rows: readonly number[],
  isMissing: (cell: string) => boolean,
  decimal: Decimal,
  issues: CsvIssue[],
): Column {
  const numbers = cells.map((cell) => (isMissing(cell) ? Number.NaN : parseNumber(cell, decimal)))
  const refused = numbers.flatMap((value, i) => (value === undefined ? [i] : []))
  const present = numbers.filter((value) => value === undefined || !Number.isNaN(value)).length

  if (refused.length > (1 - NUMERIC_SHARE) * present) {
    const values = cells.map((cell) => (isMissing(cell) ? '' : cell))
    const suspicion = numbersAsText(
      name,
      refused.map((i) => cells[i]!),
      present,
    )
    if (suspicion) issues.push(suspicion)
    return { name, type: 'text', values, missing: cells.length - present }
  }
  for (const i of refused) issues.push(refusedCell(rows[i]!, name, cells[i]!))
  const values = numbers.map((value) => value ?? Number.NaN)
  const first = values.find((value) => !Number.isNaN(value))
  const constant = values.every((value) => Number.isNaN(value) || value === first)
  if (constant) issues.push(constantColumn(name, first))
  const missing = cells.length - present + refused.length
  return { name, type: constant ? 'constant' : 'numeric', values, missing }
}

/** "1.234,5" and "1,234": digits in groups of three. */
const GROUPED = /^[+-]?\d{1,3}(?:([.,' ])\d{3})+(?:[.,]\d+)?$/
const PERCENTAGE = /^[+-]?\d+(?:[.,]\d+)?\s*%$/
/** From this share of numbers on, a column of words was probably meant as one of numbers. */
const MEANT_AS_NUMBERS = 0.5

/**
 * A remark on a column of text that was probably meant as numbers, or none.
 *
 * @param refused the cells that are no numbers
 * @param present how many cells are not missing
 */
function numbersAsText(name: string, refused: readonly string[], present: number): CsvIssue | undefined {
  const isWritten = (how: RegExp) => refused.filter((cell) => how.test(cell)).length > present / 2
  const [value] = refused
  const told = (en: string, zh: string): CsvIssue => ({
    kind: 'column',
    column: name,
    value: show(value!),
    message: {
      en: `column ${name} is read as text: ${en}`,
      zh: `列 ${name} 按文字读入：${zh}`,
    },
  })
  if (isWritten(PERCENTAGE))
    return told(
      `percentages such as "${show(value!)}" are not numbers here; take out the signs to compute with them`,
      `“${show(value!)}”这样的百分数在这里不算数字；若要参与计算，请去掉百分号`,
    )
  if (isWritten(GROUPED))
    return told(
      `numbers with marks between their thousands, such as "${show(value!)}", can be misread; take out the marks`,
      `“${show(value!)}”这样带千位分隔的数字容易误读；请去掉分隔符`,
    )
  const numbers = present - refused.length
  if (numbers < MEANT_AS_NUMBERS * present) return undefined
  return told(
    `${numbers} of its ${counted(present, 'value')} ${numbers === 1 ? 'is a number' : 'are numbers'}, but ${refused.length === 1 ? 'one is' : `${refused.length} are`} not, such as "${show(value!)}"; mend them or name them as missing`,
    `${present} 个取值中有 ${numbers} 个是数字，另有 ${refused.length} 个不是，例如“${show(value!)}”；请改正，或把它们列为缺失`,
  )
}

/** Codes compare as text and, where both are numbers, by value: "-99" is also "-99.0". */
function missingTest(codes: readonly string[]): (cell: string) => boolean {
  const texts = new Set(codes.map((code) => code.trim()))
  const numbers = new Set(
    codes.filter((code) => code.trim() !== '' && Number.isFinite(Number(code))).map(Number),
  )
  return (cell) => texts.has(cell) || (numbers.size > 0 && cell !== '' && numbers.has(Number(cell)))
}

/** Names trimmed, filled in where blank (V3) and numbered where repeated (age, age_2). */
function namesOf(cells: readonly string[], header: boolean, issues: CsvIssue[]): string[] {
  const taken = new Set(cells.map((cell) => cell.trim()))
  const used = new Set<string>()
  return cells.map((cell, j) => {
    const written = cell.trim()
    let name = written === '' ? `V${j + 1}` : written
    for (let k = 2; used.has(name) || (name !== written && taken.has(name)); k++)
      name = `${written === '' ? `V${j + 1}` : written}_${k}`
    used.add(name)
    if (header && name !== written && written !== '') issues.push(repeatedName(written, name))
    return name
  })
}

const refusedCell = (row: number, column: string, cell: string): CsvIssue => ({
  kind: 'cell',
  row,
  column,
  value: show(cell),
  message: {
    en: `row ${row}, column ${column}: not a number, read as missing: "${show(cell)}"`,
    zh: `第 ${row} 行，列 ${column}：不是数字，按缺失处理：“${show(cell)}”`,
  },
})

const raggedRow = (row: number, cells: number, width: number): CsvIssue => ({
  kind: 'row',
  row,
  value: String(cells),
  message: {
    en: `row ${row}: ${counted(cells, 'cell')} where ${width} ${width === 1 ? 'was' : 'were'} expected; ${cells < width ? 'the rest is missing' : 'the rest is left out'}`,
    zh: `第 ${row} 行：应有 ${width} 个单元格，实有 ${cells} 个；${cells < width ? '不足的按缺失处理' : '多出的已舍去'}`,
  },
})

const repeatedName = (written: string, name: string): CsvIssue => ({
  kind: 'name',
  column: name,
  value: show(written),
  message: {
    en: `the name ${show(written)} stands twice; the later column is called ${show(name)}`,
    zh: `列名 ${show(written)} 重复；后一列改称 ${show(name)}`,
  },
})

const constantColumn = (name: string, value: number | undefined): CsvIssue => ({
  kind: 'column',
  column: name,
  ...(value === undefined ? {} : { value: String(value) }),
  message:
    value === undefined
      ? { en: `column ${name} has no values`, zh: `列 ${name} 没有任何取值` }
      : { en: `column ${name} is constant: ${value}`, zh: `列 ${name} 是常数：${value}` },
})

const openQuote = (row: number): CsvIssue => ({
  kind: 'quote',
  row,
  message: {
    en: `a quotation mark is opened and not closed; what follows it, up to row ${row}, is read as one cell`,
    zh: `有一个引号没有配对；从它到第 ${row} 行的内容被读成一个单元格`,
  },
})
