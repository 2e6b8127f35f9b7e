import { dsvFormat } from 'd3-dsv'
import { csvCell } from '../core/model/export.ts'
import type { BatchResult, StudentResult } from './gradeBatch.ts'
import { studentKey } from './hash.ts'
import { lmsFileOf } from './lmsFile.ts'
import { type RosterColumns, lmsNumber, readCells, readRoster } from './roster.ts'

export interface FillOptions {
  /** Columns of ids, where not those that the file's names suggest. */
  readonly columns?: Partial<RosterColumns>
  /** The column that takes the points; a name that is not there adds one. */
  readonly into?: string
  /** Points as they are, or brought to the column's maximum where the file has one. */
  readonly scale?: 'points' | 'maximum'
}

export interface FilledTable {
  readonly csv: string
  readonly columns: readonly string[]
  /** The column that was filled, and whether it had to be added. */
  readonly into: string
  readonly added: boolean
  /** The points that the column expects, where the file says so: of the first student. */
  readonly maximum: number | null
  readonly filled: number
  /** Students with a grade but no row. */
  readonly unmatched: readonly string[]
  /** Left as they were: someone has still to mark an answer. */
  readonly pending: readonly string[]
}

/** What Moodle's worksheet calls its columns, in the languages of this book. */
const MOODLE = { grade: ['grade', '成绩'], maximum: ['maximum grade', '最高成绩', '最高分'] }

/**
 * A table exported from Canvas (the gradebook), Moodle (the grading worksheet) or one's own, with the points filled
 * in: the same rows and columns in the same order, so that it can be imported where it came from. Rows of students
 * without a grade are left as they are.
 *
 * @throws FileError when no column holds ids
 */
export function fillTable(
  text: string,
  { assignment, results }: BatchResult,
  { columns: named, into, scale = 'maximum' }: FillOptions = {},
): FilledTable {
  const graded = results.filter((result) => result.counts)
  const { chosen } = readRoster(text, named, graded.flatMap(idsOf))
  const { separator, rows } = readCells(text)
  const [head = [], ...body] = rows.map((row) => [...row])
  const columns = head.filter((name) => !Object.values(chosen).includes(name))
  const titles = [assignment.title.en, assignment.title.zh, assignment.id]
  const target = into === undefined ? gradeColumn(head, titles) : (columnCalled(head, [into]) ?? into)
  const added = !head.includes(target)
  if (added) {
    head.push(target)
    // A row that ends before the new column would end before the others.
    for (const row of body) if (row.length < head.length) put(row, head.length - 1, '')
  }
  const at = head.indexOf(target)
  const possible = possibleOf(results, assignment.items)
  const [idAt, lmsAt] = [head.indexOf(chosen.id), head.indexOf(chosen.lms ?? '')]
  // Canvas writes the points below the head: a row with a label, in the language of whoever exports, and no student.
  const pointsRow = body
    .slice(0, 3)
    .find((row) => lmsAt > 0 && row[0]?.trim() && !row[idAt]?.trim() && !row[lmsAt]?.trim())
  const maximumAt = head.findIndex((name) => MOODLE.maximum.includes(studentKey(name)))
  if (pointsRow && added) put(pointsRow, at, String(possible))

  const byKey = new Map(
    graded.flatMap((result) => idsOf(result).map((id) => [studentKey(id), result] as const)),
  )
  const byLms = new Map(
    graded.flatMap((result) => {
      const user = lmsFileOf(result.file)?.user ?? result.roster?.lms
      return user === undefined ? [] : [[user, result] as const]
    }),
  )
  const found = new Set<StudentResult>()
  const pending: string[] = []
  let maximum: number | null = null
  let filled = 0
  for (const row of body) {
    if (row === pointsRow) continue
    const user = lmsAt < 0 ? undefined : lmsNumber(row[lmsAt] ?? '')
    const result =
      byKey.get(studentKey(row[idAt] ?? '')) ?? (user === undefined ? undefined : byLms.get(user))
    if (!result) continue
    found.add(result)
    if (result.pending) {
      pending.push(nameOf(result))
      continue
    }
    const maximumCell = maximumAt < 0 ? pointsRow?.[at] : row[maximumAt]
    const most = numberIn(maximumCell)
    maximum ??= most
    const factor = scale === 'maximum' && most !== null && possible > 0 ? most / possible : 1
    const points = String(Math.round(result.earned * factor * 1e4) / 1e4)
    put(row, at, hasComma(maximumCell) ? points.replace('.', ',') : points)
    filled++
  }
  const unmatched = graded.filter((result) => !found.has(result)).map(nameOf)
  const lines = [head, ...body].map((row) => dsvFormat(separator).formatRow(row.map(csvCell)))
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n'
  return {
    columns,
    csv: `${mark}${lines.join(lineEnd)}${lineEnd}`,
    into: target,
    added,
    maximum,
    filled,
    unmatched,
    pending,
  }
}

/** The column that looks as if it were for this assignment: Moodle's of grades, or one of its title. */
function gradeColumn(head: readonly string[], titles: readonly string[]): string {
  const isWorksheet = head.some((name) => MOODLE.maximum.includes(studentKey(name)))
  const moodle = isWorksheet ? head.find((name) => MOODLE.grade.includes(studentKey(name))) : undefined
  return moodle ?? columnCalled(head, titles) ?? titles[0]!
}

/** The column of one of these names, as it stands or within what a platform puts around it. */
function columnCalled(head: readonly string[], names: readonly string[]): string | undefined {
  const wanted = names.map(studentKey)
  return (
    head.find((column) => names.includes(column)) ??
    head.find((column) => wanted.includes(studentKey(plainTitle(column))))
  )
}

/** Canvas adds its own number, "Week 1 (4711)"; Moodle's gradebook says "Assignment: Week 1 (Real)", or "作业：第一周（实数）". */
const plainTitle = (column: string) =>
  column
    .replace(/\s*\(\d+\)\s*$/, '')
    .replace(/^\s*(?:Assignment|作业)\s*[:：]\s*(.*?)\s*[(（](?:Real|实数)[)）]\s*$/, '$1')

/** What can be had: alike for all, also where nobody handed in. */
const possibleOf = (results: readonly StudentResult[], items: readonly { points: number }[]): number =>
  results[0]?.possible ?? items.reduce((sum, { points }) => sum + points, 0)

/** Platforms write decimals as the course's language does, and read them back so. */
const hasComma = (cell: string | undefined) => /^\s*\d+,\d+\s*$/.test(cell ?? '')

function numberIn(cell: string | undefined): number | null {
  const number = Number(hasComma(cell) ? cell!.replace(',', '.') : cell?.trim() || Number.NaN)
  return number > 0 ? number : null
}

const idsOf = ({ student, roster }: StudentResult) => [student.id, ...(roster ? [roster.id] : [])]
const nameOf = ({ student, roster }: StudentResult) => roster?.name || student.name || student.id

function put(row: string[], at: number, cell: string) {
  while (row.length < at) row.push('')
  row[at] = cell
}
