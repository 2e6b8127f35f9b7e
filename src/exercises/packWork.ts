import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import * as v from 'valibot'
import type { Assignment } from './assignment.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { answersGiven, isAnswer } from './itemState.ts'
import { type LogEvent, type Submission, recordEvent, startSubmission } from './submission.ts'

/**
 * A student's work in few characters, for a store that holds few: the `suspend_data` of SCORM 1.2 has 4,096. Only the
 * events are kept; answers, seeds and the chain of hashes follow from them.
 */
export interface PackedWork {
  readonly text: string
  /** Is the whole log in it, or only what an answer and its rights depend on? */
  readonly whole: boolean
}

const KINDS = ['save', 'check', 'hint', 'solution'] as const satisfies readonly LogEvent['event'][]

/** Place of the item, kind, milliseconds since the event before, and the answer where there is one. */
const PackedEvent = v.union([
  v.strictTuple([v.number(), v.number(), v.number()]),
  v.strictTuple([v.number(), v.number(), v.number(), v.unknown()]),
])
const Packed = v.strictTuple([v.literal(1), v.string(), v.array(PackedEvent)])

/** Characters of the assignment's hash by which work is told to belong to it. */
const PREFIX = 12

/** Bytes that packed work may unfold to. */
const LARGEST = 4_000_000

/**
 * @param limit characters that there is room for
 * @returns null when even the thinned work does not fit: then the store keeps nothing, and the page must say so
 */
export function packWork(
  assignment: Assignment,
  { log }: Submission,
  limit = Number.POSITIVE_INFINITY,
): PackedWork | null {
  const whole = pack(assignment, log)
  if (whole.length <= limit) return { text: whole, whole: true }
  const thin = pack(assignment, thinned(log))
  return thin.length <= limit ? { text: thin, whole: false } : null
}

/** The work as it was packed, its log chained anew; undefined when the text holds none of this assignment's. */
export function unpackWork(
  assignment: Assignment,
  student: { readonly id: string; readonly name: string },
  text: string,
): Submission | undefined {
  try {
    const json = strFromU8(inflateSync(fromBase64(text), { out: new Uint8Array(LARGEST) }))
    const [, prefix, events] = v.parse(Packed, JSON.parse(json))
    if (prefix !== assignment.contentHash.slice(0, PREFIX)) return undefined
    let time = 0
    return events.reduce(
      (submission, [place, kind, later, answer]) => {
        time += later
        const item = assignment.items[place]!.id
        return recordEvent(submission, assignment, { item, event: KINDS[kind]!, answer, time })
      },
      startSubmission(assignment, student),
    )
  } catch {
    return undefined
  }
}

function pack(assignment: Assignment, log: readonly LogEvent[]): string {
  const places = new Map(assignment.items.map(({ id }, place) => [id, place]))
  let before = 0
  const events = log.map(({ item, event, time, answer }) => {
    const later = time - before
    before = time
    const packed = [places.get(item), KINDS.indexOf(event), later]
    return answer === null ? packed : [...packed, answer]
  })
  const json = JSON.stringify([1, assignment.contentHash.slice(0, PREFIX), events])
  return toBase64(deflateSync(strToU8(json), { level: 9 }))
}

/**
 * What the answers, their points and the rights to go on depend on: of each item the last answer and when it was first
 * given, that checks were made (with no answer of their own), hints and solutions.
 */
function thinned(log: readonly LogEvent[]): LogEvent[] {
  const given = answersGiven(log)
  return log.flatMap((event, i) => {
    if (!isAnswer(event)) return [event]
    const isLast = !log.some((other, j) => j > i && other.item === event.item && isAnswer(other))
    const beganLast = given.findLast(({ item }) => item === event.item) === event
    if (isLast || beganLast) return [event]
    return event.event === 'check' ? [{ ...event, answer: null }] : []
  })
}
