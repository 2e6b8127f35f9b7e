import type { Assignment } from '../exercises/assignment.ts'
import { type LogEvent, type Submission, recordEvent, startSubmission } from '../exercises/submission.ts'
import type { Kept } from '../widgets/teach/attempt/Host.ts'

/**
 * Two copies of one student's work as one. Either may have been thinned to fit (see `packWork`): an event that both
 * hold counts once, with the answer that one of them may lack, so that joining costs no attempt.
 */
export function joinWork(assignment: Assignment, a: Kept, b: Kept): Kept {
  const submission = joinSubmissions(assignment, a.submission, b.submission)
  const last = latest(a, b)
  if (!last?.handedIn) return { submission, handedIn: null }
  const { handedIn } = last
  const asItStands = handedIn.logHash === last.submission.logHash && sameAnswers(submission, last.submission)
  return { submission, handedIn: { logHash: asItStands ? submission.logHash : '', time: handedIn.time } }
}

/** The copy that was handed in last. */
function latest(a: Kept, b: Kept): Kept | undefined {
  return [a, b]
    .filter(({ handedIn }) => handedIn !== null)
    .reduce<Kept | undefined>(
      (last, kept) => (last && last.handedIn!.time >= kept.handedIn!.time ? last : kept),
      undefined,
    )
}

/** What tells an event from all others of its student's work, before and after it was packed, stored or copied. */
export const keyOf = ({ item, event, time }: LogEvent) => `${time} ${event} ${item}`

function joinSubmissions(assignment: Assignment, a: Submission, b: Submission): Submission {
  if (holds(a, b)) return a
  if (holds(b, a)) return b
  const events = new Map<string, LogEvent>()
  for (const event of [...a.log, ...b.log]) {
    const key = keyOf(event)
    if ((events.get(key)?.answer ?? null) === null) events.set(key, event)
  }
  return [...events.values()]
    .sort((one, other) => one.time - other.time)
    .reduce(
      (submission, event) => recordEvent(submission, assignment, event),
      startSubmission(assignment, a.student),
    )
}

/** Does the one hold all that the other does? Its order then stands, whatever the clock did meanwhile. */
function holds(one: Submission, other: Submission): boolean {
  const answers = new Map(one.log.map((event) => [keyOf(event), event.answer ?? null]))
  return other.log.every((event) => {
    const answer = answers.get(keyOf(event))
    return answer !== undefined && (answer !== null || (event.answer ?? null) === null)
  })
}

function sameAnswers(a: Submission, b: Submission): boolean {
  const text = ({ answers }: Submission) =>
    JSON.stringify(answers.map(({ item, answer }) => [item, answer]).sort((x, y) => (x[0]! < y[0]! ? -1 : 1)))
  return text(a) === text(b)
}
