import { group } from 'd3-array'
import type { Assignment } from './assignment.ts'
import type { ExerciseBank } from './bank.ts'
import { DUPLICATE, type Flag, NOT_ON_ROSTER, SAME_LOG } from './flags.ts'
import { type GradeOptions, type SubmissionResult, gradeSubmission } from './gradeSubmission.ts'
import { canonicalJson, studentKey } from './hash.ts'
import { type Change, type Difference, compareGradings } from './regrade.ts'
import type { Roster, RosterEntry } from './roster.ts'
import type { Submission } from './submission.ts'

/** A submission that could be read, with the file it came in. */
export interface ReadSubmission {
  readonly file: string
  readonly submission: Submission
  readonly received?: number
}

export interface StudentResult extends SubmissionResult {
  readonly file: string
  /** Of several files of one student the last counts. */
  readonly counts: boolean
  readonly roster?: RosterEntry
}

export interface BatchResult {
  readonly assignment: Assignment
  readonly results: readonly StudentResult[]
  /** On the roster, but without a file. */
  readonly absent: readonly RosterEntry[]
}

export interface BatchOptions {
  readonly roster?: Roster
  /** An instructor's marks: by student id, then item, then criterion. */
  readonly marks?: Readonly<Record<string, GradeOptions['marks']>>
  readonly changes?: readonly Change[]
  /** Told after each submission. */
  readonly onProgress?: (done: number, all: number) => void
}

/** Grades every submission, and flags what only a comparison of them shows: duplicates and copies. */
export function gradeBatch(
  assignment: Assignment,
  submissions: readonly ReadSubmission[],
  bank: ExerciseBank,
  { roster, marks = {}, changes, onProgress }: BatchOptions = {},
): BatchResult {
  const counting = countingFiles(submissions)
  const twins = sameLogs(submissions)
  const results = submissions.map(({ file, submission, received }, i): StudentResult => {
    const key = studentKey(submission.student.id)
    const own = Object.entries(marks).find(([id]) => studentKey(id) === key)?.[1]
    const graded = gradeSubmission(assignment, submission, bank, {
      ...(received === undefined ? {} : { received }),
      ...(own ? { marks: own } : {}),
      ...(changes ? { changes } : {}),
    })
    onProgress?.(i + 1, submissions.length)
    const flags: Flag[] = [...graded.flags]
    const { counts, last, several } = counting.get(file)!
    if (several) flags.push({ kind: 'duplicate', text: DUPLICATE(last) })
    const twin = twins.get(file)
    if (twin) flags.push({ kind: 'duplicate', text: SAME_LOG(twin) })
    const entry = roster?.byKey.get(key)
    if (roster && !entry) flags.push({ kind: 'not-on-roster', text: NOT_ON_ROSTER })
    return { ...graded, flags, file, counts, ...(entry ? { roster: entry } : {}) }
  })
  const present = new Set(results.map((result) => studentKey(result.student.id)))
  const absent = roster?.entries.filter((entry) => !present.has(studentKey(entry.id))) ?? []
  return { assignment, results, absent }
}

/** Who would change if the grading were changed so. */
export function previewRegrade(
  assignment: Assignment,
  submissions: readonly ReadSubmission[],
  bank: ExerciseBank,
  changes: readonly Change[],
  options: BatchOptions = {},
): Difference[] {
  const before = gradeBatch(assignment, submissions, bank, options)
  return compareGradings(before, gradeBatch(assignment, submissions, bank, { ...options, changes }))
}

/** Of the files of one student the one whose log ends last counts; ties go to the later file name. */
function countingFiles(submissions: readonly ReadSubmission[]) {
  const byStudent = group(submissions, ({ submission }) => studentKey(submission.student.id))
  const counting = new Map<string, { counts: boolean; last: string; several: boolean }>()
  for (const files of byStudent.values()) {
    const end = ({ submission, received }: ReadSubmission) => received ?? submission.log.at(-1)?.time ?? 0
    const last = files.toSorted((a, b) => end(a) - end(b) || (a.file < b.file ? -1 : 1)).at(-1)!
    for (const { file } of files)
      counting.set(file, { counts: file === last.file, last: last.file, several: files.length > 1 })
  }
  return counting
}

/** Files of different students whose events have the same times, items and answers. */
function sameLogs(submissions: readonly ReadSubmission[]): Map<string, string> {
  const withLog = submissions.filter(({ submission }) => submission.log.length > 0)
  const byEvents = group(withLog, ({ submission }) =>
    canonicalJson(submission.log.map(({ time, item, answer }) => [time, item, answer])),
  )
  const twins = new Map<string, string>()
  for (const files of byEvents.values())
    for (const one of files) {
      const key = studentKey(one.submission.student.id)
      const twin = files.find((other) => studentKey(other.submission.student.id) !== key)
      if (twin) twins.set(one.file, twin.file)
    }
  return twins
}
