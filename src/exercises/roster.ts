import { group } from 'd3-array'
import { readRows } from '../core/table/readRows.ts'
import { CSV_SEPARATORS } from '../core/table/separator.ts'
import { studentKey } from './hash.ts'
import { FileError } from './readJson.ts'

export interface RosterEntry {
  readonly id: string
  readonly name: string
  /** The learning platform's own number of the student, by which it names files. */
  readonly lms?: string
  /** The row as the file has it, by column. */
  readonly row: Readonly<Record<string, string>>
}

/** Which columns hold what. */
export interface RosterColumns {
  readonly id: string
  readonly name?: string
  readonly lms?: string
}

export interface Roster {
  readonly columns: readonly string[]
  readonly chosen: RosterColumns
  readonly entries: readonly RosterEntry[]
  readonly byKey: ReadonlyMap<string, RosterEntry>
  readonly byLms: ReadonlyMap<string, RosterEntry>
  /** Ids that stand there more than once, under different names; the last name counts. */
  readonly ambiguous: readonly { readonly id: string; readonly names: readonly string[] }[]
}

/** Names of the column with the id, most telling first: as Canvas, Moodle and Chinese registries call it. */
const ID = [
  'sis login id',
  'sis user id',
  'student id',
  'id number',
  'username',
  'student',
  'id',
  'email',
  'email address',
  '学号',
  '账号',
  '用户名',
  '编号',
]
const NAME = ['name', 'full name', 'student name', 'student', '姓名', '全名']
const LIMITS = { rows: 20_000, characters: 20_000_000 }

/** The cells of a CSV, with the separator it uses; a byte-order mark and a line `sep=;` are passed over. */
export function readCells(text: string) {
  if (text.length > LIMITS.characters) throw new FileError(TOO_LONG)
  return readRows(text, CSV_SEPARATORS)
}

/**
 * The students of a course from a CSV, Canvas' or Moodle's or one's own.
 *
 * @param text decoded; a byte-order mark is passed over
 * @param chosen columns to take instead of those that their names and contents suggest
 * @param students ids that are known: of several columns that may hold ids, the one that has most of them is taken
 * @throws FileError when no column holds ids
 */
export function readRoster(
  text: string,
  chosen: Partial<RosterColumns> = {},
  students: readonly string[] = [],
): Roster {
  const [columns = [], ...cells] = readCells(text).rows
  if (cells.length > LIMITS.rows) throw new FileError(TOO_LONG)
  const rows = cells.map((row): Record<string, string> =>
    Object.fromEntries(columns.map((column, i) => [column, row[i]?.trim() ?? ''])),
  )
  const called = (names: readonly string[]) =>
    names.flatMap((name) => columns.filter((column) => studentKey(column) === name))
  const known = (column: string | undefined) => (columns.includes(column ?? '') ? column : undefined)
  // Moodle writes a column of id numbers even where nobody has one.
  const hasValues = (column: string) => rows.some((row) => row[column] !== '')
  const candidates = called(ID)
  const id =
    known(chosen.id) ?? mostOf(students, candidates, rows) ?? candidates.find(hasValues) ?? candidates[0]
  if (id === undefined) throw new FileError(NO_ID)
  const name = known(chosen.name) ?? called(NAME.filter((one) => one !== studentKey(id)))[0]
  const isCanvas = called(['section', 'sis login id']).length > 0
  const lms = known(chosen.lms) ?? called(['identifier', '标识符', ...(isCanvas ? ['id'] : [])])[0]
  const [first, last] = [called(['first name', '名'])[0], called(['last name', 'surname', '姓'])[0]]
  const nameOf = (row: Readonly<Record<string, string>>) =>
    name !== undefined
      ? row[name]!
      : [first, last]
          .map((column) => (column === undefined ? '' : row[column]))
          .join(' ')
          .trim()
  const entries = rows
    .map((row): RosterEntry => {
      const number = lms === undefined ? undefined : lmsNumber(row[lms]!)
      return { id: row[id]!, name: nameOf(row), ...(number ? { lms: number } : {}), row }
    })
    // Canvas writes a row of points and one for its test student below the head.
    .filter((entry) => entry.id !== '')
  return {
    columns,
    chosen: { id, ...(name === undefined ? {} : { name }), ...(lms === undefined ? {} : { lms }) },
    entries,
    byKey: new Map(entries.map((entry) => [studentKey(entry.id), entry])),
    ambiguous: ambiguousIds(entries),
    byLms: new Map(entries.flatMap((entry) => (entry.lms === undefined ? [] : [[entry.lms, entry]]))),
  }
}

/** The column with most of these students, the first of those that have as many; undefined when none has any. */
function mostOf(
  students: readonly string[],
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string | undefined {
  const keys = new Set(students.map(studentKey))
  const matches = columns.map((column) => rows.filter((row) => keys.has(studentKey(row[column]!))).length)
  const most = Math.max(0, ...matches)
  return most === 0 ? undefined : columns[matches.indexOf(most)]
}

/** A student of two sections stands there twice by one name; two names by one id are a mistake of the file. */
function ambiguousIds(entries: readonly RosterEntry[]): Roster['ambiguous'] {
  return [...group(entries, ({ id }) => studentKey(id)).values()]
    .map((same) => ({ id: same[0]!.id, names: [...new Set(same.map(({ name }) => name))] }))
    .filter(({ names }) => names.length > 1)
}

/** The number in Canvas' `12345` and in Moodle's `Participant 12345`. */
export const lmsNumber = (cell: string): string | undefined => /(\d+)\s*$/.exec(cell)?.[1]

const NO_ID = {
  en: `The roster has no column of ids; it should be called ${ID.slice(0, 7).join(', ')} or 学号.`,
  zh: `名单中没有学号一列；列名应为“学号”或 ${ID.slice(0, 7).join('、')}。`,
}
const TOO_LONG = {
  en: `The roster has more than ${LIMITS.rows} rows.`,
  zh: `名单超过 ${LIMITS.rows} 行。`,
}
