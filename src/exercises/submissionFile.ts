import type { Assignment } from './assignment.ts'
import { seal } from './sealing.ts'
import type { Submission } from './submission.ts'

export interface SubmissionFile {
  readonly name: string
  readonly text: string
}

/** The file that a student hands in; sealed where the assignment has a public key. */
export async function submissionFile(
  assignment: Assignment,
  submission: Submission,
): Promise<SubmissionFile> {
  const text = toText(submission)
  return {
    name: `submission-${fileName(assignment.id)}-${fileName(submission.student.id)}.json`,
    text: assignment.publicKey ? toText(await seal(text, assignment.publicKey)) : text,
  }
}

const toText = (content: object) => `${JSON.stringify(content, null, 2)}\n`

/** Letters, digits and hyphens of any script: what every file system takes. */
export const fileName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'x'
