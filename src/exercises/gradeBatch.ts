import { group } from 'd3-array'
import type { Assignment } from './assignment.ts'
import type { ExerciseBank } from './bank.ts'
import {
  BY_NAME_OF_FILE,
  DUPLICATE,
  FOREIGN_OF,
  type Flag,
  LMS_LATE,
  NOT_ON_ROSTER,
  OTHER_SENDER,
  SAME_LOG,
} from './flags.ts'
import { type GradeOptions, type SubmissionResult, gradeSubmission } from './gradeSubmission.ts'
import { canonicalJson, studentKey, variantSeed } from './hash.ts'
import { lmsFileOf } from './lmsFile.ts'
import { type Change, type Difference, checkChanges, compareGradings } from './regrade.ts'
import type { Roster, RosterEntry } from './roster.ts'
import type { Submission } from './submission.ts'
import type { FileProblem } from './unpack.ts'

/** A submission that could be read, with the file it came in. */
export interface ReadSubmission {
  readonly file: string
  readonly submission: Submission
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
  readonly absent: readonly AbsentStudent[]
}

/** On the roster, but without a file that could be read. */
export interface AbsentStudent extends RosterEntry {
  /** The file that could not, where its name says whose it is. */
  readonly problem?: FileProblem
}

export interface KnownGrade {
  /** What else the grade follows from, as text. */
  readonly from: string
  readonly graded: SubmissionResult
}

/** What an instructor adds: by student id, then item. */
export interface Marking {
  readonly marks?: Readonly<Record<string, NonNullable<GradeOptions['marks']>>>
  readonly comments?: Readonly<Record<string, NonNullable<GradeOptions['comments']>>>
}

export interface BatchOptions extends Marking {
  readonly roster?: Roster
  readonly changes?: readonly Change[]
  /** What an earlier grading of the same assignment by the same bank found: whoever is graded alike is not graded again. */
  readonly known?: WeakMap<Submission, KnownGrade>
  /** Files that could not be read. */
  readonly problems?: readonly FileProblem[]
}

/** Grades every submission, and flags what only a comparison of them shows: duplicates, copies, borrowed variants. */
export function gradeBatch(
  assignment: Assignment,
  submissions: readonly ReadSubmission[],
  bank: ExerciseBank,
  options: BatchOptions = {},
): BatchResult {
  const steps = gradeSteps(assignment, submissions, bank, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * The same, one submission a step, for whoever shows progress and may stop in between. Yields how many are done.
 *
 * @throws RangeError for a change of the grading that cannot be made
 */
export function* gradeSteps(
  assignment: Assignment,
  submissions: readonly ReadSubmission[],
  bank: ExerciseBank,
  { roster, marks, comments, changes = [], problems = [], known }: BatchOptions = {},
): Generator<number, BatchResult> {
  checkChanges(changes, assignment, bank)
  const counting = countingFiles(submissions)
  const twins = sameLogs(submissions)
  const owners = variantOwners(assignment, submissions, roster)
  const [marksOf, commentsOf] = [byStudent(marks), byStudent(comments)]
  const results: StudentResult[] = []
  for (const { file, submission } of submissions) {
    const key = studentKey(submission.student.id)
    const [own, said] = [marksOf.get(key), commentsOf.get(key)]
    const options: GradeOptions = {
      ...(own ? { marks: own } : {}),
      ...(said ? { comments: said } : {}),
      changes,
    }
    const from = JSON.stringify(options)
    const before = known?.get(submission)
    const graded =
      before?.from === from ? before.graded : gradeSubmission(assignment, submission, bank, options)
    known?.set(submission, { from, graded })
    const flags = graded.flags.map((flag) => {
      const owner = flag.kind === 'foreign-variant' && owners(submission, flag.item!)
      return owner ? { ...flag, text: FOREIGN_OF(flag.item!, owner) } : flag
    })
    const { counts, last, several } = counting.get(file)!
    if (several) flags.push({ kind: 'duplicate', text: DUPLICATE(last) })
    const twin = twins.get(file)
    if (twin) flags.push({ kind: 'duplicate', text: SAME_LOG(twin) })
    const { entry, flags: identity } = identify(file, key, roster)
    flags.push(...identity)
    results.push({ ...graded, flags, file, counts, ...(entry ? { roster: entry } : {}) })
    yield results.length
  }
  // A student of two sections stands on the roster twice.
  const present = new Set(results.flatMap(({ roster: entry }) => (entry ? [studentKey(entry.id)] : [])))
  const unread = new Map(problems.map((problem) => [lmsFileOf(problem.file)?.user, problem]))
  const absent = (roster?.entries ?? [])
    .filter((entry) => !present.has(studentKey(entry.id)))
    .map((entry): AbsentStudent => {
      const problem = entry.lms === undefined ? undefined : unread.get(entry.lms)
      return problem ? { ...entry, problem } : entry
    })
  return { assignment, results, absent }
}

/** Who would change if the grading were changed so; a submission a step, as in `gradeSteps`. */
export function* previewRegrade(
  before: BatchResult,
  submissions: readonly ReadSubmission[],
  bank: ExerciseBank,
  changes: readonly Change[],
  options: Omit<BatchOptions, 'changes' | 'known'> = {},
): Generator<number, Difference[]> {
  const after = yield* gradeSteps(before.assignment, submissions, bank, { ...options, changes })
  return compareGradings(before, after)
}

const byStudent = <T>(of: Readonly<Record<string, T>> = {}): ReadonlyMap<string, T> =>
  new Map(Object.entries(of).map(([id, own]) => [studentKey(id), own]))

/** The student's row of the roster, by the id in the file, else by the name that the platform gave to the file. */
function identify(file: string, key: string, roster: Roster | undefined) {
  const lms = lmsFileOf(file)
  const sender = lms && roster?.byLms.get(lms.user)
  const own = roster?.byKey.get(key)
  const flags: Flag[] = []
  if (lms?.late) flags.push({ kind: 'late', text: LMS_LATE })
  if (own && sender && own !== sender)
    flags.push({ kind: 'other-sender', text: OTHER_SENDER(sender.name || sender.id) })
  if (roster && !own)
    flags.push({
      kind: 'not-on-roster',
      text: sender ? BY_NAME_OF_FILE(sender.name || sender.id) : NOT_ON_ROSTER,
    })
  return { entry: own ?? sender, flags }
}

/** Of the files of one student the one whose log ends last counts; ties go to the later file name. */
function countingFiles(submissions: readonly ReadSubmission[]) {
  const ofStudents = group(submissions, ({ submission }) => studentKey(submission.student.id))
  const counting = new Map<string, { counts: boolean; last: string; several: boolean }>()
  for (const files of ofStudents.values()) {
    const end = ({ submission }: ReadSubmission) => submission.log.at(-1)?.time ?? 0
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

/** Finds the student of the class to whom the variant in a file belongs; the variants are drawn up when first asked. */
function variantOwners(
  { seed }: Assignment,
  submissions: readonly ReadSubmission[],
  roster: Roster | undefined,
) {
  const names = new Map(
    [...submissions.map(({ submission }) => submission.student), ...(roster?.entries ?? [])].map(
      ({ id, name }) => [studentKey(id), name ? `${name} (${id})` : id],
    ),
  )
  const ofItem = new Map<string, ReadonlyMap<number, string>>()
  return ({ answers }: Submission, item: string): string | undefined => {
    let owners = ofItem.get(item)
    if (!owners) {
      owners = new Map([...names].map(([key, name]) => [variantSeed(seed, key, item), name]))
      ofItem.set(item, owners)
    }
    const shown = answers.find((one) => one.item === item)?.seed
    return shown === undefined ? undefined : owners.get(shown)
  }
}
