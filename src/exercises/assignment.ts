import * as v from 'valibot'
import type { Text } from '../core/text.ts'
import { attemptsOf } from './attempts.ts'
import { expectKind, NEWER } from './formats.ts'
import { canonicalJson, exerciseHash, sha256 } from './hash.ts'
import { FileError, readJson } from './readJson.ts'
import type { Exercise } from './schema.ts'
import { isOnCalendar } from './timeZone.ts'

/** Raised when the core grades differently; an assignment says by which core it was made. */
export const CORE_VERSION = '1'

const ASSIGNMENT_FORMAT = 'cvt-assignment/1'

const Key = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 hash in hexadecimal'))
const Seed = v.pipe(v.number(), v.safeInteger())
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
/** A moment, with its offset from UTC, so that it means the same everywhere. */
export const Moment = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/,
    'not a time such as 2027-03-01T23:59+08:00',
  ),
  v.check(isOnCalendar, 'not a date that exists'),
)

const textOf = (length: number) =>
  v.strictObject({
    en: v.pipe(v.string(), v.maxLength(length)),
    zh: v.pipe(v.string(), v.maxLength(length)),
  })

/** The public half of a key pair for sealed submissions (JSON Web Key, RFC 7517). */
export const PublicKey = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.pipe(v.string(), v.maxLength(100)),
  y: v.pipe(v.string(), v.maxLength(100)),
})

const Item = v.strictObject({
  id: Key,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of the exercise as it was when the assignment was made. */
  hash: Hash,
  points: v.pipe(v.number(), v.gtValue(0), v.maxValue(1000)),
  /** How often an answer may be checked; null: as often as one likes. */
  attempts: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  /** When the student is told whether an answer is right. */
  feedback: v.picklist(['at-once', 'after-due']),
})

const Late = v.variant('rule', [
  /** Counted in full, and flagged. */
  v.strictObject({ rule: v.literal('accept') }),
  v.strictObject({ rule: v.literal('refuse'), graceMinutes: v.optional(v.pipe(v.number(), v.minValue(0))) }),
  v.strictObject({
    rule: v.literal('deduct'),
    graceMinutes: v.optional(v.pipe(v.number(), v.minValue(0))),
    /** Of the points earned, for each day begun; a day is 24 hours, whatever the clocks do meanwhile. */
    perDay: Share,
    /** At most this much in all. */
    most: v.optional(Share),
  }),
])

export const assignmentSchema = v.strictObject({
  format: v.literal(ASSIGNMENT_FORMAT),
  id: Key,
  title: textOf(500),
  /** Shown before the items: what is expected, and where the file goes. */
  instructions: v.optional(textOf(5000)),
  coreVersion: v.pipe(v.string(), v.maxLength(50)),
  /** Of everything else in the file. */
  contentHash: Hash,
  seed: Seed,
  items: v.pipe(v.array(Item), v.minLength(1), v.maxLength(200)),
  policy: v.strictObject({
    opens: v.optional(Moment),
    due: v.optional(Moment),
    /** In which the times are shown (IANA), such as Asia/Shanghai. */
    timeZone: v.optional(v.pipe(v.string(), v.maxLength(100))),
    late: Late,
    extensions: v.pipe(v.array(v.strictObject({ student: Key, due: Moment })), v.maxLength(5000)),
    /** What students are asked for beside their id. */
    askName: v.boolean(),
    /** May hints be asked for? Yes, unless told. */
    hints: v.optional(v.boolean()),
  }),
  publicKey: v.optional(PublicKey),
})

export type Assignment = v.InferOutput<typeof assignmentSchema>
export type AssignmentItem = Assignment['items'][number]
export type Policy = Assignment['policy']

export interface AssignmentDraft {
  readonly id: string
  readonly title: Text
  readonly instructions?: Text
  readonly seed: number
  /** In order; points and attempts are those of the exercise unless said. */
  readonly items: readonly (Pick<AssignmentItem, 'id'> &
    Partial<Pick<AssignmentItem, 'points' | 'attempts' | 'feedback'>>)[]
  readonly policy?: Partial<Policy>
  readonly publicKey?: Assignment['publicKey']
}

/**
 * An assignment as its file holds it.
 *
 * @throws RangeError for an exercise that is not there, or occurs twice
 */
export function createAssignment(
  draft: AssignmentDraft,
  exercises: ReadonlyMap<string, Exercise>,
): Assignment {
  const items = draft.items.map((item, i): AssignmentItem => {
    const exercise = exercises.get(item.id)
    if (!exercise) throw new RangeError(`invalid items; no exercise has this id: ${item.id}`)
    if (draft.items.findIndex((other) => other.id === item.id) < i)
      throw new RangeError(`invalid items; an exercise may occur only once: ${item.id}`)
    return {
      id: item.id,
      version: exercise.version,
      hash: exerciseHash(exercise),
      points: item.points ?? exercise.points ?? 1,
      attempts: item.attempts === undefined ? attemptsOf(exercise) : item.attempts,
      feedback: item.feedback ?? 'at-once',
    }
  })
  const content = {
    format: ASSIGNMENT_FORMAT as typeof ASSIGNMENT_FORMAT,
    id: draft.id,
    title: { ...draft.title },
    ...(draft.instructions ? { instructions: { ...draft.instructions } } : {}),
    coreVersion: CORE_VERSION,
    seed: draft.seed,
    items,
    policy: { late: { rule: 'accept' as const }, extensions: [], askName: true, ...draft.policy },
    ...(draft.publicKey ? { publicKey: draft.publicKey } : {}),
  }
  const assignment = { ...content, contentHash: contentHashOf(content) }
  return v.parse(assignmentSchema, assignment)
}

/** The hash of everything in an assignment but the hash itself. */
export function contentHashOf(assignment: Omit<Assignment, 'contentHash'>): string {
  return sha256(canonicalJson({ ...assignment, contentHash: undefined }))
}

const LIMITS = { characters: 2_000_000, depth: 16 }

/**
 * An assignment from its file.
 *
 * @throws FileError when it is none, of a newer edition, or was changed after it was made
 */
export function readAssignment(text: string): Assignment {
  expectKind(text, 'cvt-assignment')
  const assignment = readJson(text, assignmentSchema, LIMITS)
  if (contentHashOf(assignment) !== assignment.contentHash) throw new FileError(CHANGED)
  if (Number(assignment.coreVersion) > Number(CORE_VERSION)) throw new FileError(NEWER)
  return assignment
}

const CHANGED: Text = {
  en: 'The assignment was changed after it was made: its content and its hash do not belong together.',
  zh: '作业文件在生成之后被改动过：内容与校验值不符。',
}
