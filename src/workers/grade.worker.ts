import { expose } from 'comlink'
import type { Language, Text } from '../core/text.ts'
import { type Assignment, readAssignment } from '../exercises/assignment.ts'
import { type ExerciseBank, loadBank } from '../exercises/bank.ts'
import { type FeedbackOptions, feedbackZip, itemTexts } from '../exercises/feedbackFiles.ts'
import { type FillOptions, type FilledTable, fillTable } from '../exercises/fillTable.ts'
import type { Flag } from '../exercises/flags.ts'
import {
  type BatchResult,
  type KnownGrade,
  type StudentResult,
  gradeSteps,
  previewRegrade,
} from '../exercises/gradeBatch.ts'
import { type Gradebook, gradebookFile, readGradebook } from '../exercises/gradebook.ts'
import type { ItemResult } from '../exercises/gradeSubmission.ts'
import { gradeCsv } from '../exercises/gradeTable.ts'
import { studentKey } from '../exercises/hash.ts'
import { type ItemAnalysis, type VariantDifficulty, itemAnalysis } from '../exercises/itemAnalysis.ts'
import { dueFor } from '../exercises/policy.ts'
import { detectEncoding } from '../core/survey/detectEncoding.ts'
import { type Decode, type ReadBatch, TOO_LARGE, readBatch } from '../exercises/readBatch.ts'
import type { Change, Difference } from '../exercises/regrade.ts'
import { type RosterColumns, readRoster } from '../exercises/roster.ts'
import type { Exercise, ExerciseOf } from '../exercises/schema.ts'
import type { PrivateKeyJwk } from '../exercises/sealing.ts'
import { sortFile } from '../exercises/sortFile.ts'
import type { Submission } from '../exercises/submission.ts'
import { type FileProblem, type NamedBytes, ZIP_LIMITS } from '../exercises/unpack.ts'
import { type Answer, answer, Cancelled } from './answer.ts'

export type { Answer } from './answer.ts'

export type Report = (done: number, all: number) => void | Promise<void>

/** What was found among the files; submissions stay in the worker. */
interface Taken {
  readonly assignment?: string
  readonly roster?: string
  readonly gradebook?: string
  readonly key?: PrivateKeyJwk
  /** Files of submissions, zips counted once. */
  readonly submissions: number
}

interface ReadFiles {
  readonly read: number
  readonly problems: readonly FileProblem[]
}

/** A row of the table: of each item only what a cell shows. */
export interface GradedRow extends Pick<
  StudentResult,
  'file' | 'counts' | 'earned' | 'possible' | 'pending'
> {
  readonly id: string
  readonly name: string
  readonly flags: readonly Flag[]
  readonly items: readonly Pick<ItemResult, 'status' | 'score' | 'earned' | 'points' | 'kept'>[]
}

export interface Graded {
  readonly rows: readonly GradedRow[]
  readonly absent: readonly { readonly id: string; readonly name: string; readonly problem?: FileProblem }[]
  readonly analysis: ItemAnalysis
  /** The counted answers of each item in words, in the order of the analysis. */
  readonly answers: readonly (readonly Text[])[]
  /** Labels of the drawn names of each item that are parameters of its model, in the order of the analysis. */
  readonly labels: readonly Readonly<Record<string, Text>>[]
  readonly roster?: {
    readonly columns: readonly string[]
    readonly chosen: RosterColumns
    readonly size: number
  }
}

interface GradeInput {
  readonly assignment: Assignment
  readonly exercises: readonly Exercise[]
  readonly roster?: { readonly text: string; readonly columns: Partial<RosterColumns> }
  readonly gradebook: Gradebook
}

/** One student, with everything that is known. */
export interface StudentView {
  readonly result: StudentResult
  readonly due: number | null
  readonly items: readonly (ReturnType<typeof itemTexts> & {
    readonly rubric?: ExerciseOf<'explain'>['rubric']
  })[]
  readonly log: readonly {
    readonly n: number
    readonly time: number
    readonly item: string
    readonly event: string
    readonly answer: Text | null
  }[]
}

const decode: Decode = (bytes, encoding) => new TextDecoder(encoding).decode(bytes)

/** How long the worker works before it looks at its messages, a cancellation among them, in milliseconds. */
const SPELL = 80

let files: NamedBytes[] = []
let refused: FileProblem[] = []
let taken: ReadBatch = { submissions: [], problems: [] }
let bank: ExerciseBank = { exercises: new Map(), solvers: new Map() }
let bankOf: string | undefined
let known = new WeakMap<Submission, KnownGrade>()
let last: { input: GradeInput; batch: BatchResult } | undefined
/** The last job cancelled. A newer job replaces the older ones and has a higher number, so it stands for them too. */
let cancelled = 0

/** Reports now and then, and lets the worker hear that a job is cancelled. */
function breather(job: number, report: Report): Report {
  let since = performance.now()
  return async (done, all) => {
    if (done < all && performance.now() - since < SPELL) return
    await report(done, all)
    await new Promise((resume) => setTimeout(resume))
    if (job <= cancelled) throw new Cancelled('cancelled')
    since = performance.now()
  }
}

/** The exercises of an assignment, loaded once; with others, what is known of their grading goes. */
async function bankFor({ assignment, exercises }: GradeInput): Promise<ExerciseBank> {
  if (bankOf !== assignment.contentHash) {
    bank = await loadBank(new Map(exercises.map((exercise) => [exercise.id, exercise])))
    bankOf = assignment.contentHash
    known = new WeakMap()
  }
  return bank
}

/** What the files and the instructor say beside the submissions. */
function optionsOf({ roster, gradebook }: GradeInput) {
  return {
    ...gradebook,
    problems: taken.problems,
    ...(roster ? { roster: readRoster(roster.text, roster.columns) } : {}),
  }
}

/** Grades step by step to the end, with a pause after each. */
async function finish<T>(steps: Generator<number, T>, pause: Report): Promise<T> {
  const all = taken.submissions.length
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause(step.value, all)
  }
}

const graded = (): { input: GradeInput; batch: BatchResult } => {
  if (!last) throw new Error('nothing has been graded yet')
  return last
}

const worker = {
  /** Takes files in and says what they are. One too large to be read is never brought into memory. */
  take(job: number, given: readonly { name: string; file: Blob }[], report: Report): Promise<Answer<Taken>> {
    return answer(async () => {
      const pause = breather(job, report)
      const found: { -readonly [K in keyof Taken]: Taken[K] } = { submissions: 0 }
      const own = new Set<NamedBytes | FileProblem>()
      const breathe: Report = async (done, all) => {
        try {
          await pause(done, all)
        } catch (error) {
          // Half a pile is no pile: what was begun is forgotten, so that it can be taken in again as a whole.
          files = files.filter((file) => !own.has(file))
          refused = refused.filter((file) => !own.has(file))
          throw error
        }
      }
      for (const [i, { name, file }] of given.entries()) {
        if (file.size > ZIP_LIMITS.archive) {
          const problem = { file: name, text: TOO_LARGE }
          refused.push(problem)
          own.add(problem)
          found.submissions++
          continue
        }
        const entry = { name, bytes: new Uint8Array(await file.arrayBuffer()) }
        const sorted = sortFile(entry, decode)
        if (sorted.kind === 'key') found.key = sorted.key
        else if (sorted.kind !== 'submissions') found[sorted.kind] = sorted.text
        else if (!isKnown(entry)) {
          files.push(entry)
          own.add(entry)
          found.submissions++
        }
        await breathe(i + 1, given.length)
      }
      return found
    })
  },
  /** Opens what was taken in: once more when a key has come. */
  read(job: number, key: PrivateKeyJwk | undefined, report: Report): Promise<Answer<ReadFiles>> {
    return answer(async () => {
      const read = await readBatch(files, decode, key, breather(job, report))
      taken = { ...read, problems: [...refused, ...read.problems] }
      return { read: taken.submissions.length, problems: taken.problems }
    })
  },
  assignment: (text: string) => answer(() => readAssignment(text)),
  gradebook: (text: string, assignment: Assignment) => answer(() => readGradebook(text, assignment)),
  roster(text: string, columns: Partial<RosterColumns>) {
    return answer(() => {
      const { columns: all, chosen, entries } = readRoster(text, columns)
      return { columns: all, chosen, size: entries.length }
    })
  },
  grade(job: number, input: GradeInput, report: Report): Promise<Answer<Graded>> {
    return answer(async () => {
      const exercises = await bankFor(input)
      const steps = gradeSteps(input.assignment, taken.submissions, exercises, { ...optionsOf(input), known })
      const batch = await finish(steps, breather(job, report))
      last = { input, batch }
      return summary(input, batch)
    })
  },
  /** Who would change by other decisions. */
  preview(job: number, changes: readonly Change[], report: Report): Promise<Answer<readonly Difference[]>> {
    return answer(async () => {
      const { input, batch } = graded()
      const exercises = await bankFor(input)
      const steps = previewRegrade(batch, taken.submissions, exercises, changes, optionsOf(input))
      return finish(steps, breather(job, report))
    })
  },
  student: (file: string) => answer(() => studentView(file)),
  gradebookFile: (assignment: Assignment, gradebook: Gradebook) =>
    answer(() => gradebookFile(assignment, gradebook)),
  csv: (language: Language) => answer(() => gradeCsv(graded().batch, language)),
  async fill(file: Blob | string, options: FillOptions): Promise<Answer<FilledTable>> {
    return answer(async () => {
      const bytes = typeof file === 'string' ? undefined : new Uint8Array(await file.arrayBuffer())
      const text = bytes ? new TextDecoder(detectEncoding(bytes)).decode(bytes) : (file as string)
      return fillTable(text, graded().batch, options)
    })
  },
  feedback: (options: FeedbackOptions) => answer(() => feedbackZip(graded().batch, bank, options)),
  cancel(job: number) {
    cancelled = Math.max(cancelled, job)
  },
  /** Forgets all submissions. */
  clear() {
    files = []
    refused = []
    taken = { submissions: [], problems: [] }
    last = undefined
  },
}

/** The same file dropped twice is one file. */
const isKnown = ({ name, bytes }: NamedBytes) =>
  files.some(
    (file) =>
      file.name === name &&
      file.bytes.length === bytes.length &&
      file.bytes.every((byte, i) => byte === bytes[i]),
  )

function summary({ roster }: GradeInput, batch: BatchResult): Graded {
  const { assignment } = batch
  const analysis = itemAnalysis(batch)
  const byStudent = new Map(
    batch.results.filter((result) => result.counts).map((result) => [studentKey(result.student.id), result]),
  )
  const answers = analysis.items.map(({ item, answers: counts }) =>
    counts.map(({ answer: verbatim, student }): Text => {
      const given = byStudent.get(studentKey(student))?.items.find((one) => one.item === item)
      const words = given && itemTexts(given, student, assignment, bank).answer
      return words ?? { en: verbatim, zh: verbatim }
    }),
  )
  const read = roster && readRoster(roster.text, roster.columns)
  return {
    rows: batch.results.map(
      ({ student, roster: entry, items, file, counts, earned, possible, pending, flags }) => ({
        file,
        counts,
        earned,
        possible,
        pending,
        flags,
        id: student.id,
        name: entry?.name || student.name,
        items: items.map(({ status, score, earned: got, points, kept }) => ({
          status,
          score,
          earned: got,
          points,
          kept,
        })),
      }),
    ),
    absent: batch.absent.map(({ id, name, problem }) => ({ id, name, ...(problem ? { problem } : {}) })),
    analysis,
    answers,
    labels: analysis.items.map(({ item, byVariant }) => labelsOf(item, byVariant)),
    ...(read ? { roster: { columns: read.columns, chosen: read.chosen, size: read.entries.length } } : {}),
  }
}

/** What the page calls the parameters by which an item's variants differ; a name of the exercise's own has no label. */
function labelsOf(item: string, rows: readonly VariantDifficulty[]): Readonly<Record<string, Text>> {
  const model = bank.exercises.get(item)?.model
  const parameters = model === undefined ? undefined : bank.solvers.get(model)?.model.parameters
  return Object.fromEntries(
    rows.flatMap(({ parameter }) =>
      parameters && Object.hasOwn(parameters, parameter) ? [[parameter, parameters[parameter]!.label]] : [],
    ),
  )
}

function studentView(file: string): StudentView {
  const { batch } = graded()
  const { assignment, results } = batch
  const result = results.find((one) => one.file === file)!
  const { submission } = taken.submissions.find((one) => one.file === file)!
  const { id } = result.student
  return {
    result,
    due: dueFor(assignment.policy, id),
    items: result.items.map((item) => {
      const exercise = bank.exercises.get(item.item)
      return {
        ...itemTexts(item, id, assignment, bank),
        ...(exercise?.kind === 'explain' ? { rubric: exercise.rubric } : {}),
      }
    }),
    log: submission.log.slice(-500).map(({ n, time, item, event, answer: given }) => ({
      n,
      time,
      item,
      event,
      answer: given === null ? null : itemTexts({ item, answer: given }, id, assignment, bank).answer,
    })),
  }
}

export type GradeWorker = typeof worker

expose(worker)
