import { dsvFormat } from 'd3-dsv'
import { detectSeparator } from '../core/survey/detectSeparator.ts'
import { studentKey } from './hash.ts'
import { FileError } from './readJson.ts'

export interface RosterEntry {
  readonly id: string
  readonly name: string
  /** The row as the file has it, by column: exports give it back as it came. */
  readonly row: Readonly<Record<string, string>>
}

export interface Roster {
  readonly columns: readonly string[]
  readonly entries: readonly RosterEntry[]
  readonly byKey: ReadonlyMap<string, RosterEntry>
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
  '学号',
  '账号',
]
const NAME = ['name', 'full name', 'student name', 'student', '姓名']
const LIMIT = 20_000

/**
 * The students of a course from a CSV, Canvas' or Moodle's or one's own.
 *
 * @param text decoded; a byte-order mark is passed over
 * @throws FileError when no column holds ids, or a row has none
 */
export function readRoster(text: string): Roster {
  const clean = text.replace(/^\uFEFF/, '')
  const rows = dsvFormat(detectSeparator(clean)).parse(clean)
  const columns = rows.columns.map((column) => column)
  const find = (names: readonly string[]) =>
    names.flatMap((name) => columns.filter((column) => studentKey(column) === name))[0]
  const idColumn = find(ID)
  if (idColumn === undefined || rows.length > LIMIT)
    throw new FileError(idColumn === undefined ? NO_ID : TOO_LONG)
  const nameColumn = find(NAME.filter((name) => name !== studentKey(idColumn)))
  const [first, last] = [find(['first name', '名']), find(['last name', 'surname', '姓'])]
  const nameOf = (row: Readonly<Record<string, string>>) =>
    (nameColumn !== undefined
      ? row[nameColumn]
      : [first, last].map((column) => (column === undefined ? '' : (row[column] ?? ''))).join(' ')
    )?.trim() ?? ''
  const entries = rows
    .map((row): RosterEntry => ({ id: row[idColumn]?.trim() ?? '', name: nameOf(row), row: { ...row } }))
    // Canvas writes a row of points and one for its test student below the head.
    .filter((entry) => entry.id !== '')
  return { columns, entries, byKey: new Map(entries.map((entry) => [studentKey(entry.id), entry])) }
}

const NO_ID = {
  en: `The roster has no column of ids; it should be called ${ID.slice(0, 7).join(', ')} or 学号.`,
  zh: `名单中没有学号一列；列名应为“学号”或 ${ID.slice(0, 7).join('、')}。`,
}
const TOO_LONG = {
  en: `The roster has more than ${LIMIT} rows.`,
  zh: `名单超过 ${LIMIT} 行。`,
}
