import type { Assignment } from '../exercises/assignment.ts'
import { type Submission, mergeSubmissions } from '../exercises/submission.ts'
import type { Kept } from '../widgets/teach/attempt/Host.ts'

/** Two copies of one student's work as one. Handed in counts on only as long as nothing was changed since. */
export function joinWork(assignment: Assignment, a: Kept, b: Kept): Kept {
  const submission = mergeSubmissions(assignment, a.submission, b.submission)
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

function sameAnswers(a: Submission, b: Submission): boolean {
  const text = ({ answers }: Submission) =>
    JSON.stringify(answers.map(({ item, answer }) => [item, answer]).sort((x, y) => (x[0]! < y[0]! ? -1 : 1)))
  return text(a) === text(b)
}
