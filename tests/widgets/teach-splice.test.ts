import { describe, expect, it, vi } from 'vitest'
import { type Submission, recordEvent, startSubmission } from '../../src/exercises/submission.ts'
import { type Report, memoryHost } from '../../src/widgets/teach/attempt/Host.ts'
import { spliceHost } from '../../src/widgets/teach/attempt/spliceHost.ts'
import { NOON, assignment, assignmentOf } from '../exercises/classroom.ts'

/** A page in a frame: what it says to the page around it, and a way to answer. */
function framed(answer?: (message: Record<string, unknown>) => unknown, source?: unknown) {
  const said: Record<string, unknown>[] = []
  const listeners = new Set<(event: unknown) => void>()
  const parent = {
    postMessage(message: Record<string, unknown>) {
      said.push(message)
      const data = answer?.(message)
      if (data !== undefined) for (const hear of listeners) hear({ source: source ?? parent, data })
    },
  }
  const frame = {
    parent,
    addEventListener: (_: string, hear: never) => listeners.add(hear),
    removeEventListener: (_: string, hear: never) => listeners.delete(hear),
  }
  return { frame: frame as unknown as Window, said, listeners }
}

const start = startSubmission(assignment, { id: 's1', name: 'Ann' })
const answered = (submission: Submission, answer: string, time: number) =>
  recordEvent(submission, assignment, { item: 'fit-number', event: 'check', answer, time })
const theirs = answered(start, '0.84', NOON)
const givesBack = (state: unknown) => (message: Record<string, unknown>) =>
  message.subject === 'SPLICE.getState'
    ? { subject: 'SPLICE.getState.response', message_id: message.message_id, state }
    : undefined
const report: Report = { score: 0.5, earned: 1, possible: 2, answered: 1, items: 1, complete: false }

describe('an assignment in the frame of another page (SPLICE)', () => {
  it('asks for the work kept there, by an id of its own and the assignment’s hash', () => {
    const { frame, said } = framed()
    spliceHost(assignment, memoryHost(), frame)
    expect(said).toEqual([
      {
        subject: 'SPLICE.getState',
        message_id: expect.stringMatching(/.{8,}/),
        content_id: assignment.contentHash,
      },
    ])
  })

  it('goes on with it, whoever sits down first', async () => {
    const state = { submission: theirs }
    const resumed = await spliceHost(assignment, memoryHost(), framed(givesBack(state)).frame).resume()
    expect(resumed?.submission).toEqual(theirs)
    const begun = await spliceHost(assignment, memoryHost(), framed(givesBack(state)).frame).begin(start)
    expect(begun.submission).toEqual(theirs)
  })

  it('joins it with what this browser kept', async () => {
    const own = memoryHost()
    await own.begin(start)
    await own.update((kept) => ({ ...kept, submission: answered(start, '0.5', NOON + 1) }))
    const host = spliceHost(assignment, own, framed(givesBack({ submission: theirs })).frame)
    const { submission } = (await host.resume())!
    expect(submission.log.map(({ answer }) => answer)).toEqual(['0.84', '0.5'])
    expect((await own.resume())!.submission).toEqual(submission)
  })

  it.for<[string, (message: Record<string, unknown>) => unknown, object?]>([
    [
      'of another assignment',
      givesBack({ submission: startSubmission(assignmentOf({ seed: 8 }), { id: 's1' }) }),
    ],
    ['that is no submission', givesBack({ submission: { format: '<script>' } })],
    ['that is nothing', givesBack(null)],
    ['from another window', givesBack({ submission: theirs }), {}],
    [
      'in answer to another message',
      ({ subject }) => ({
        subject: `${String(subject)}.response`,
        message_id: 'x',
        state: { submission: theirs },
      }),
    ],
  ])('begins anew with a state %s', async ([, answer, source]) => {
    vi.useFakeTimers()
    const { frame, listeners } = framed(answer, source)
    const resumed = spliceHost(assignment, memoryHost(), frame).resume()
    await vi.advanceTimersByTimeAsync(5000)
    expect(await resumed).toBeUndefined()
    expect(listeners.size).toBe(0)
    vi.useRealTimers()
  })

  it('keeps another student’s work apart', async () => {
    const { frame } = framed(givesBack({ submission: theirs }))
    const other = startSubmission(assignment, { id: 's2' })
    expect((await spliceHost(assignment, memoryHost(), frame).begin(other)).submission).toEqual(other)
  })

  it('reports score and work after each change, once', async () => {
    const { frame, said } = framed(givesBack(null))
    const host = spliceHost(assignment, memoryHost(), frame)
    await host.begin(start)
    await host.update((kept) => ({ ...kept, submission: theirs }))
    host.report!(report)
    host.report!(report)
    host.report!({ ...report, score: null })
    expect(said.slice(1)).toEqual([
      {
        subject: 'SPLICE.reportScoreAndState',
        message_id: expect.any(String),
        score: 0.5,
        state: { submission: theirs },
      },
      {
        subject: 'SPLICE.reportScoreAndState',
        message_id: expect.any(String),
        score: 0,
        state: { submission: theirs },
      },
    ])
  })
})
