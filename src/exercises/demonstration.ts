import { randomNormal } from 'd3-random'
import { strToU8, zipSync } from 'fflate'
import { type Random, createRandom, seedOfRun } from '../core/numerics/random.ts'
import { csvLine } from '../core/model/export.ts'
import type { Text } from '../core/text.ts'
import { type Assignment, createAssignment } from './assignment.ts'
import type { ExerciseBank } from './bank.ts'
import type { Demonstration } from './demonstrationSchema.ts'
import { gradeRaw } from './grade.ts'
import { gradeSubmission } from './gradeSubmission.ts'
import { gradebookFile } from './gradebook.ts'
import { variantSeed } from './hash.ts'
import type { Variant } from './life.ts'
import { dueFor } from './policy.ts'
import { prepare } from './prepare.ts'
import type { Exercise, ExerciseOf } from './schema.ts'
import { selfTest } from './selfTest.ts'
import { type LogEvent, type Submission, recordEvent, startSubmission } from './submission.ts'

const HOUR = 3_600_000

export interface DemonstrationFiles {
  readonly assignment: Assignment
  /** Text by name: the assignment, Moodle's worksheet, Canvas' table, the marks. */
  readonly texts: Readonly<Record<string, string>>
  /** The submissions as Moodle gives them, by path. */
  readonly submissions: Readonly<Record<string, Uint8Array>>
}

interface Student {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly ability: number
  readonly random: Random
}

/**
 * A simulated class at work: who gets an item right follows a two-parameter logistic model of ability and difficulty,
 * answers are those that the exercises themselves take for right and wrong, and a few students meet with mishaps. The
 * same seed makes the same files.
 */
export function demonstrate(plan: Demonstration, bank: ExerciseBank): DemonstrationFiles {
  const { id, title, seed, policy, mishaps } = plan
  const assignment = createAssignment({ id, title, seed, policy, items: plan.items }, bank.exercises)
  const students = Array.from({ length: plan.students + mishaps.absent }, (_, i) => studentOf(plan, i + 1))
  const work = students.slice(0, plan.students).map((student) => workOf(student, plan, assignment, bank))
  const submissions = students
    .slice(0, plan.students)
    .flatMap((student, i) => filesOf(student, work[i]!, work, plan, assignment, bank))
  const texts = {
    'assignment.json': `${JSON.stringify(assignment, null, 2)}\n`,
    'roster.csv': moodleWorksheet(plan, students, assignment),
    'canvas.csv': canvasTable(plan, students, assignment),
    'gradebook.json': gradebookFile(assignment, {
      marks: marksOf(plan, students, work),
      comments: {},
      changes: [],
    }),
  }
  return { assignment, texts, submissions: Object.fromEntries(submissions) }
}

/** The submissions as one zip, the same bytes for the same files. */
export const demonstrationZip = ({ submissions }: DemonstrationFiles): Uint8Array =>
  zipSync({ ...submissions }, { level: 6, mtime: new Date(1980, 0, 1) })

function studentOf({ seed, names }: Demonstration, number: number): Student {
  const random = createRandom(seedOfRun(seed, number))
  // Two lists of different lengths, walked through at once, meet in the same pair late.
  const pick = (list: readonly string[]): string => list[number % list.length]!
  const name =
    number % 2 === 0
      ? `${pick(names.familyZh)}${pick(names.givenZh)}（模拟）`
      : `${pick(names.given)} ${pick(names.family)} (simulated)`
  const ability = randomNormal.source(random)(0, 1)()
  return { number, id: `sim-${String(number).padStart(2, '0')}`, name, ability, random }
}

interface Work {
  readonly submission: Submission
  /** Criteria met, by item that an instructor marks. */
  readonly met: Readonly<Record<string, Readonly<Record<string, boolean>>>>
}

/** One student's way through the items, each tried up to as often as is allowed. */
function workOf(student: Student, plan: Demonstration, assignment: Assignment, bank: ExerciseBank): Work {
  const { random, ability, number } = student
  const { mishaps } = plan
  const due = dueFor(assignment.policy, student.id)!
  const late = mishaps.late[number]
  // The last evening is the longest: most begin within the last days.
  const before = (0.1 + 8 * random() ** 2) * 24 * HOUR
  let time = Math.round(late === undefined ? due - before - 3 * HOUR : due + late * HOUR)
  if (mishaps.extension.includes(number)) time = due - 20 * HOUR
  const met: Record<string, Record<string, boolean>> = {}
  let submission = startSubmission(assignment, student)
  const pass = () => {
    time += Math.round((0.6 + 5 * random()) * 60_000)
  }
  const record = (item: string, event: LogEvent['event'], answer?: unknown) => {
    submission = recordEvent(submission, assignment, { item, event, answer, time })
  }
  for (const [i, { difficulty, discrimination, harder }] of plan.items.entries()) {
    const item = assignment.items[i]!
    const { exercise, variant, solver } = ofStudent(student.id, item.id, assignment, bank)
    const logit = discrimination * (ability - difficulty - hardness(exercise, variant, harder))
    const chance = 1 / (1 + Math.exp(-logit))
    if (random() < 0.06 * (1 - chance)) continue
    if (exercise.kind === 'explain') {
      const text = essay(exercise, plan, chance, student)
      met[item.id] = text.met
      pass()
      record(item.id, 'save', text.answer)
      continue
    }
    const { right, wrong } = selfTest(exercise, variant, solver)
    let answer: unknown
    for (let attempt = 1; attempt <= (item.attempts ?? 3); attempt++) {
      // What one gets wrong once one often gets wrong again.
      const succeeds = random() < (attempt === 1 ? chance : 0.45 * chance)
      const mistakes = exercise.kind === 'number' && wrong.length > 2 ? wrong.slice(2) : wrong
      answer = typed(exercise, succeeds ? right[0] : mistakes[Math.floor(random() * mistakes.length)])
      pass()
      record(item.id, 'check', answer)
      if (succeeds || random() < 0.35) break
      if (random() < 0.4) {
        // Where there is no hint, time passes in looking for one: a hint that is written later leaves the class as it is.
        pass()
        if (exercise.hints) record(item.id, 'hint')
      }
    }
  }
  const clientScore = gradeSubmission(assignment, submission, bank).earned
  return { submission: { ...submission, clientScore }, met }
}

function ofStudent(student: string, item: string, { seed }: Assignment, bank: ExerciseBank) {
  const exercise = bank.exercises.get(item)!
  const solver = exercise.model === undefined ? undefined : bank.solvers.get(exercise.model)
  return { exercise, solver, variant: prepare(exercise, variantSeed(seed, student, item), solver) }
}

/** Where a drawn value lies in its range, from −½ to ½, times how much harder the range makes the item. */
function hardness(
  exercise: Exercise,
  { drawn }: Variant,
  harder: Demonstration['items'][number]['harder'],
): number {
  const draw: { from: number; to: number } | { choose: readonly unknown[] } | undefined =
    harder && exercise.variant?.draw[harder.by]
  if (!harder || !draw) return 0
  const numbers = 'choose' in draw ? draw.choose.map(Number) : [draw.from, draw.to]
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  return harder.over * ((Number(drawn[harder.by]) - low) / (high - low) - 0.5)
}

/** Numbers are typed, with the digits one would type. */
const typed = (exercise: Exercise, answer: unknown): unknown =>
  exercise.kind === 'number' ? String(Number(Number(answer).toPrecision(4))) : answer

function essay(
  exercise: ExerciseOf<'explain'>,
  { explain }: Demonstration,
  chance: number,
  { random, number }: Student,
) {
  const texts = explain[exercise.id]!
  const say = (text: Text) => text[number % 2 === 0 ? 'zh' : 'en']
  const met = Object.fromEntries(exercise.rubric.map(({ id }) => [id, random() < 0.2 + 0.7 * chance]))
  const sentences = exercise.rubric.filter(({ id }) => met[id]).map(({ id }) => say(texts.criteria[id]!))
  const rest = sentences.length === 0 ? [say(texts.otherwise)] : sentences
  return { met, answer: [say(texts.opening), ...rest].join(number % 2 === 0 ? '' : ' ') }
}

/** The instructor's marks of this class, but for every so many-th. */
function marksOf({ unmarked }: Demonstration, students: readonly Student[], work: readonly Work[]) {
  const marked = work.flatMap(({ met }, i) =>
    Object.keys(met).length === 0 || (i + 1) % unmarked === 0 ? [] : [[students[i]!.id, met] as const],
  )
  return Object.fromEntries(marked)
}

/** What a student's work becomes on its way: a file, or two, or something else. */
function filesOf(
  { number, id, name }: Student,
  { submission }: Work,
  all: readonly Work[],
  { mishaps, participants }: Demonstration,
  assignment: Assignment,
  bank: ExerciseBank,
): [string, Uint8Array][] {
  const folder = `${name}_${participants + number}_assignsubmission_file_`
  const file = (content: Submission, called = 'submission.json'): [string, Uint8Array] => [
    `${folder}/${called}`,
    strToU8(`${JSON.stringify(content, null, 1)}\n`),
  ]
  if (mishaps.photo.includes(number)) {
    const random = createRandom(number)
    const noise = Uint8Array.from({ length: 4000 }, () => Math.floor(256 * random()))
    return [[`${folder}/IMG_0815.jpg`, Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...noise])]]
  }
  if (mishaps.truncated.includes(number)) {
    const [path, bytes] = file(submission)
    return [[path, bytes.slice(0, Math.floor(0.6 * bytes.length))]]
  }
  if (mishaps.twice.includes(number)) {
    const half = submission.log
      .slice(0, Math.floor(submission.log.length / 2))
      .reduce(
        (draft, event) => recordEvent(draft, assignment, event),
        startSubmission(assignment, { id, name }),
      )
    return [file(half), file(submission, 'submission-1.json')]
  }
  const lender = mishaps.lent[number]
  if (lender !== undefined) return [file({ ...all[lender - 1]!.submission, student: { id, name } })]
  if (mishaps.edited.includes(number)) return [file(withRightAnswer(submission, assignment, bank))]
  if (mishaps.cut.includes(number)) return [file({ ...submission, log: submission.log.slice(0, -2) })]
  if (mishaps.boasts.includes(number)) {
    const most = assignment.items.reduce((sum, { points }) => sum + points, 0)
    return [file({ ...submission, clientScore: most })]
  }
  if (mishaps.otherAssignment.includes(number)) return [file({ ...submission, assignmentId: 'week-3' })]
  return [file(submission)]
}

/** The first answer that is wrong, made right past the log. */
function withRightAnswer(submission: Submission, assignment: Assignment, bank: ExerciseBank): Submission {
  let done = false
  const answers = submission.answers.map((entry) => {
    const { exercise, variant, solver } = ofStudent(submission.student.id, entry.item, assignment, bank)
    if (done || exercise.kind === 'explain') return entry
    if (gradeRaw(exercise, variant, entry.answer, solver).score === 1) return entry
    done = true
    return { ...entry, answer: typed(exercise, selfTest(exercise, variant, solver).right[0]) }
  })
  return { ...submission, answers }
}

/** As Moodle exports it for grading offline. */
function moodleWorksheet(
  { participants, title }: Demonstration,
  students: readonly Student[],
  { items }: Assignment,
): string {
  const possible = items.reduce((sum, { points }) => sum + points, 0).toFixed(2)
  const head = [
    'Identifier',
    'Full name',
    'ID number',
    'Email address',
    'Status',
    'Grade',
    'Maximum Grade',
    'Grade can be changed',
    'Last modified (submission)',
    'Last modified (grade)',
    'Feedback comments',
  ]
  const rows = students.map(({ number, name, id }) => [
    `Participant ${participants + number}`,
    name,
    id,
    `${id}@example.org`,
    `${title.en}: simulated`,
    '',
    possible,
    'Yes',
    '-',
    '-',
    '',
  ])
  return [head, ...rows].map(csvLine).join('')
}

/** As Canvas exports its gradebook. */
function canvasTable(
  { title, participants }: Demonstration,
  students: readonly Student[],
  { items }: Assignment,
): string {
  const possible = items.reduce((sum, { points }) => sum + points, 0)
  const head = [
    'Student',
    'ID',
    'SIS User ID',
    'SIS Login ID',
    'Section',
    `${title.en} (4711)`,
    'Final Score',
  ]
  const points = ['    Points Possible', '', '', '', '', possible, '(read only)']
  const rows = students.map(({ number, name, id }) => [
    name,
    participants + number,
    '',
    id,
    'Simulated class',
    '',
    '',
  ])
  return [head, points, ...rows].map(csvLine).join('')
}
