import * as v from 'valibot'
import type { Text } from '../core/text.ts'
import type { Assignment } from './assignment.ts'
import { expectKind } from './formats.ts'
import type { Marking } from './gradeBatch.ts'
import { FileError, readJson } from './readJson.ts'
import type { Change } from './regrade.ts'

const GRADEBOOK_FORMAT = 'cvt-gradebook/1'

const Key = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const NotNegative = v.pipe(v.number(), v.finite(), v.minValue(0))

export const gradebookSchema = v.strictObject({
  format: v.literal(GRADEBOOK_FORMAT),
  assignmentId: Key,
  assignmentHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 hash in hexadecimal')),
  /** By student, item, criterion: met or not, or the part of its points earned. */
  marks: v.record(Key, v.record(Key, v.record(Key, v.union([v.boolean(), Share])))),
  /** To the student, by student and item. */
  comments: v.record(Key, v.record(Key, v.pipe(v.string(), v.maxLength(4000)))),
  /** Decisions of regrading; of several on one item the last holds. */
  changes: v.pipe(
    v.array(
      v.union([
        v.strictObject({ item: Key, kind: v.picklist(['drop', 'full-credit']) }),
        v.strictObject({ item: Key, kind: v.literal('tolerance'), absolute: NotNegative }),
        v.strictObject({ item: Key, kind: v.literal('tolerance'), relative: NotNegative }),
      ]),
    ),
    v.maxLength(1000),
  ),
})

/** What an instructor decided about one assignment: all in a gradebook that does not follow from the files. */
export interface Gradebook extends Required<Marking> {
  readonly changes: readonly Change[]
}

/** A gradebook as its file holds it. */
export function gradebookFile({ id, contentHash }: Assignment, gradebook: Gradebook): string {
  const file = { format: GRADEBOOK_FORMAT, assignmentId: id, assignmentHash: contentHash, ...gradebook }
  return `${JSON.stringify(v.parse(gradebookSchema, file), null, 2)}\n`
}

/**
 * A gradebook from its file.
 *
 * @throws FileError when it is none, or of another assignment
 */
export function readGradebook(text: string, { id, contentHash }: Assignment): Gradebook {
  expectKind(text, 'cvt-gradebook')
  const file = readJson(text, gradebookSchema, { characters: 20_000_000, depth: 8 })
  if (file.assignmentId !== id || file.assignmentHash !== contentHash) throw new FileError(OTHER)
  return { marks: file.marks, comments: file.comments, changes: file.changes }
}

const OTHER: Text = {
  en: 'The gradebook is of another assignment, or of another edition of this one.',
  zh: '这份成绩册属于另一份作业，或这份作业的另一个版本。',
}
