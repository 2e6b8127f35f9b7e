import * as v from 'valibot'
import { type Assignment, CORE_VERSION } from './assignment.ts'
import { expectKind } from './formats.ts'
import { canonicalJson, sha256, studentKey, variantSeed } from './hash.ts'
import { readJson } from './readJson.ts'

const SUBMISSION_FORMAT = 'cvt-submission/1'

const Key = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 hash in hexadecimal'))
const Time = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** Any JSON, no larger than an essay. */
const Answer = v.pipe(
  v.unknown(),
  v.check((answer) => (JSON.stringify(answer)?.length ?? 0) <= 40_000, 'the answer is too long'),
)

const LogEvent = v.strictObject({
  /** Counts from 1. */
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Milliseconds since 1970, by the student's clock. */
  time: Time,
  item: Key,
  /** `check`: an attempt. `save`: an answer kept without being checked. */
  event: v.picklist(['save', 'check', 'hint', 'solution']),
  /** Of `save` and `check`; else null. */
  answer: Answer,
  /** Of the event before; of the first, that of assignment and student. */
  previousHash: Hash,
})

export const submissionSchema = v.strictObject({
  format: v.literal(SUBMISSION_FORMAT),
  assignmentId: Key,
  assignmentHash: Hash,
  student: v.strictObject({ id: Key, name: v.pipe(v.string(), v.maxLength(500)) }),
  answers: v.pipe(
    v.array(
      v.strictObject({
        item: Key,
        version: v.pipe(v.number(), v.integer(), v.minValue(1)),
        /** Of the variant that was shown. */
        seed: v.pipe(v.number(), v.safeInteger()),
        answer: Answer,
      }),
    ),
    v.maxLength(200),
  ),
  log: v.pipe(v.array(LogEvent), v.maxLength(20_000)),
  /** Of the last event: a log cut short shows. */
  logHash: Hash,
  /** What the student's page made of it, in points; advisory, never used for a grade. Missing or no number: NaN. */
  clientScore: v.fallback(v.nullable(v.number()), Number.NaN),
  coreVersion: v.pipe(v.string(), v.maxLength(50)),
})

export type Submission = v.InferOutput<typeof submissionSchema>
export type LogEvent = Submission['log'][number]

/** An empty submission: what the student's page starts from. */
export function startSubmission(assignment: Assignment, student: { id: string; name?: string }): Submission {
  return {
    format: SUBMISSION_FORMAT,
    assignmentId: assignment.id,
    assignmentHash: assignment.contentHash,
    student: { id: student.id.trim(), name: student.name?.trim() ?? '' },
    answers: [],
    log: [],
    logHash: logStart(assignment.contentHash, student.id),
    clientScore: null,
    coreVersion: CORE_VERSION,
  }
}

/**
 * The submission after one more event, the log chained by hashes. An answer replaces the item's former one.
 *
 * @param time milliseconds since 1970
 */
export function recordEvent(
  submission: Submission,
  assignment: Assignment,
  { item, event, answer, time }: { item: string; event: LogEvent['event']; answer?: unknown; time: number },
): Submission {
  const entry = assignment.items.find((one) => one.id === item)
  if (!entry) throw new RangeError(`invalid item; not in the assignment: ${item}`)
  const isAnswer = event === 'save' || event === 'check'
  const logged: LogEvent = {
    n: submission.log.length + 1,
    time,
    item,
    event,
    answer: isAnswer ? (answer ?? null) : null,
    previousHash: submission.logHash,
  }
  const seed = variantSeed(assignment.seed, submission.student.id, item)
  const kept = submission.answers.filter((one) => one.item !== item)
  return {
    ...submission,
    answers: isAnswer
      ? [...kept, { item, version: entry.version, seed, answer: logged.answer }]
      : submission.answers,
    log: [...submission.log, logged],
    logHash: eventHash(logged),
  }
}

/** How long typing on counts as the same saving, in milliseconds. */
const SAME_SAVING = 5 * 60_000

/**
 * The submission after an answer was changed but not checked. While a student types, the last entry of the log grows
 * with the answer: the log then tells when and where, and not every letter.
 *
 * @param time milliseconds since 1970
 */
export function recordAnswer(
  submission: Submission,
  assignment: Assignment,
  { item, answer, time }: { item: string; answer: unknown; time: number },
): Submission {
  const last = submission.log.at(-1)
  const grows =
    last?.item === item &&
    last.event === 'save' &&
    Math.floor(last.time / SAME_SAVING) === Math.floor(time / SAME_SAVING)
  const before = grows
    ? { ...submission, log: submission.log.slice(0, -1), logHash: last.previousHash }
    : submission
  return recordEvent(before, assignment, { item, event: 'save', answer, time })
}

/**
 * Two states of one student's submission as one, when they were worked on apart: the events of both in the order of
 * their times, chained anew. Nothing that either holds is lost; of two answers the later counts. Either may have been
 * thinned to fit a small store (see `packWork`): an event that both hold counts once, with the answer that one of them
 * may lack, so that joining costs no attempt.
 */
export function mergeSubmissions(assignment: Assignment, a: Submission, b: Submission): Submission {
  if (holds(a, b)) return a
  if (holds(b, a)) return b
  const log = [...a.log, ...b.log]
  const answered = new Set(log.filter(hasAnswer).map(keyOf))
  const events = new Map(
    log
      .filter((event) => hasAnswer(event) || !answered.has(keyOf(event)))
      .map((event) => [keyWithAnswer(event), event]),
  )
  return [...events.values()]
    .sort((one, other) => one.time - other.time)
    .reduce(
      (submission, event) => recordEvent(submission, assignment, event),
      startSubmission(assignment, a.student),
    )
}

/** Does the one hold all that the other does? Its order then stands, whatever the clock did meanwhile. */
function holds(one: Submission, other: Submission): boolean {
  const keys = new Set(one.log.flatMap((event) => [keyOf(event), keyWithAnswer(event)]))
  return other.log.every((event) => keys.has(hasAnswer(event) ? keyWithAnswer(event) : keyOf(event)))
}

/** What tells an event from all others of its student's work, before and after it was packed, stored or copied. */
export const keyOf = ({ item, event, time }: LogEvent): string => `${time} ${event} ${item}`

const hasAnswer = ({ answer }: LogEvent) => (answer ?? null) !== null
const keyWithAnswer = (event: LogEvent) => `${keyOf(event)} ${canonicalJson(event.answer ?? null)}`

/** What the first event is chained to. */
export const logStart = (assignmentHash: string, student: string): string =>
  sha256(canonicalJson([assignmentHash, studentKey(student)]))

export const eventHash = (event: LogEvent): string => sha256(canonicalJson(event))

const LIMITS = { characters: 4_000_000, depth: 32 }

/** A submission from its file. Throws `FileError` in words. */
export function readSubmission(text: string): Submission {
  expectKind(text, 'cvt-submission')
  return readJson(text, submissionSchema, LIMITS)
}
