import type { Assignment } from '../exercises/assignment.ts'
import { packWork, unpackWork } from '../exercises/packWork.ts'
import type { Submission } from '../exercises/submission.ts'
import type { Kept } from '../widgets/teach/attempt/Host.ts'

/** A student's work as `suspend_data` holds it: `cvt1|student|handed in|packed work`. */
export interface SuspendData {
  readonly text: string
  /** Is the whole history in it, or only what answers and rights depend on? */
  readonly whole: boolean
  /** Items whose answers are too long for it. */
  readonly left: readonly string[]
}

const MARK = 'cvt1'

/**
 * Fits the work into `room` characters: first all of it; then without the history of typing; then without the longest
 * answers, one after the other, so that one essay does not cost the other items their place.
 */
export function toSuspendData(
  assignment: Assignment,
  { submission, handedIn }: Kept,
  room: number,
): SuspendData {
  const { logHash, student } = submission
  // Thinned work has another hash: whether it has been handed in as it stands must be said.
  const done = handedIn ? `${handedIn.logHash === logHash ? '=' : '~'}${handedIn.time.toString(36)}` : ''
  const head = `${MARK}|${encodeURIComponent(student.id)}|${done}|`
  const left: string[] = []
  for (;;) {
    const log = submission.log.filter(({ item }) => !left.includes(item))
    const packed = packWork(assignment, { ...submission, log }, room - head.length)
    if (packed) return { text: head + packed.text, whole: packed.whole && left.length === 0, left }
    left.push(longest(submission, left))
  }
}

function longest({ answers, log }: Submission, left: readonly string[]): string {
  const size = (item: string) =>
    JSON.stringify(answers.find((one) => one.item === item)?.answer ?? null).length +
    log.filter((event) => event.item === item).length
  const items = [...new Set(log.map(({ item }) => item))].filter((item) => !left.includes(item))
  return items.reduce((most, item) => (size(item) > size(most) ? item : most))
}

/**
 * The work that was suspended.
 *
 * @param student whom the platform names; without one, the student of the text
 * @returns undefined when the text holds no work of this student on this assignment
 */
export function fromSuspendData(
  assignment: Assignment,
  text: string,
  student?: Submission['student'],
): Kept | undefined {
  const [mark, id, done, packed] = text.split('|')
  if (mark !== MARK || id === undefined || done === undefined || packed === undefined) return undefined
  const whose = student ?? { id: decode(id), name: '' }
  if (whose.id === '') return undefined
  const submission = unpackWork(assignment, whose, packed)
  if (!submission) return undefined
  const [, as, time] = /^([=~])([0-9a-z]{1,11})$/.exec(done) ?? []
  if (time === undefined) return { submission, handedIn: null }
  return {
    submission,
    handedIn: { logHash: as === '=' ? submission.logHash : '', time: Number.parseInt(time, 36) },
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
