import type { Assignment } from '../../../exercises/assignment.ts'
import { type Submission, mergeSubmissions, readSubmission } from '../../../exercises/submission.ts'
import type { Host, Kept, Report } from './Host.ts'

/**
 * Reports to the page that embeds this one, by the messages of the SPLICE iframe protocol
 * (https://cssplice.org/slcp/iframe-protocol-specification.html): `SPLICE.getState` asks for the work kept there,
 * `SPLICE.reportScoreAndState` sends score and work after every change, `lti.frameResize` tells the height. The work
 * is kept in the browser as well, and what the two hold is joined.
 */
export function spliceHost(assignment: Assignment, own: Host, frame: Window = window): Host {
  const state = askForState(assignment, frame)
  let kept: Kept | undefined
  let reported = ''

  /** Joins what the embedding page keeps of the same student. */
  const joined = async (mine: Kept): Promise<Kept> => {
    const theirs = await state
    if (!theirs || theirs.student.id !== mine.submission.student.id) return mine
    return own.update(({ submission, handedIn }) => ({
      submission: mergeSubmissions(assignment, submission, theirs),
      handedIn,
    }))
  }

  return {
    ...own,
    async resume() {
      const mine = await own.resume()
      const theirs = await state
      if (mine) return (kept = await joined(mine))
      return theirs ? (kept = await joined(await own.begin(theirs))) : undefined
    },
    begin: async (start) => (kept = await joined(await own.begin(start))),
    update: async (change) => (kept = await own.update(change)),
    watch: (listener) =>
      own.watch?.((changed) => {
        kept = changed
        listener(changed)
      }) ?? (() => {}),
    report(report: Report) {
      const message = {
        subject: 'SPLICE.reportScoreAndState',
        // A score that nobody may see yet is not reported; the protocol wants a number.
        score: report.score ?? 0,
        state: kept ? { submission: kept.submission } : null,
      }
      const content = JSON.stringify(message)
      if (content === reported) return
      reported = content
      frame.parent.postMessage({ ...message, message_id: newId() }, '*')
    },
  }
}

/** Tells the embedding page how high this one is, whenever that changes. */
export function reportHeight(element: HTMLElement, frame: Window = window) {
  let told = 0
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height)
    if (Math.abs(height - told) < 2) return
    told = height
    frame.parent.postMessage({ subject: 'lti.frameResize', message_id: newId(), height }, '*')
  }).observe(element)
}

/** How long the embedding page may take to answer; one that does not know the protocol never does. */
const PATIENCE = 1500

/** The work that the embedding page keeps; undefined when there is none, or none that fits. */
function askForState(assignment: Assignment, frame: Window): Promise<Submission | undefined> {
  const message_id = newId()
  return new Promise((resolve) => {
    const done = (submission?: Submission) => {
      clearTimeout(timer)
      frame.removeEventListener('message', hear)
      resolve(submission)
    }
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== frame.parent || typeof data !== 'object' || data === null) return
      if (data.subject !== 'SPLICE.getState.response') return
      if (data.message_id !== undefined && data.message_id !== message_id) return
      done(submissionIn(assignment, data.state))
    }
    const timer = setTimeout(done, PATIENCE)
    frame.addEventListener('message', hear)
    frame.parent.postMessage(
      { subject: 'SPLICE.getState', message_id, content_id: assignment.contentHash },
      '*',
    )
  })
}

/** What a stranger's page hands over is read like any file. */
function submissionIn(assignment: Assignment, state: unknown): Submission | undefined {
  try {
    const submission = readSubmission(JSON.stringify((state as { submission?: unknown }).submission))
    return submission.assignmentHash === assignment.contentHash ? submission : undefined
  } catch {
    return undefined
  }
}

const newId = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-')
