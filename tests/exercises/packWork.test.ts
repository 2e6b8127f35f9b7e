import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagsOf } from '../../src/exercises/flags.ts'
import { itemState } from '../../src/exercises/itemState.ts'
import { packWork, unpackWork } from '../../src/exercises/packWork.ts'
import { recordAnswer, recordEvent, startSubmission } from '../../src/exercises/submission.ts'
import { ITEMS, NOON, assignment, assignmentOf, submissionOf } from './classroom.ts'

const student = { id: 's1', name: 'Ann' }

const works = fc
  .array(
    fc.record({
      item: fc.constantFrom(...ITEMS),
      event: fc.constantFrom('save' as const, 'check' as const, 'hint' as const, 'solution' as const),
      answer: fc.oneof(
        fc.string(),
        // A file of JSON knows no −0.
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        fc.constant(['a', 'b']),
      ),
      later: fc.integer({ min: -1000, max: 600_000 }),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let time = NOON
    return steps.reduce(
      (submission, { later, ...step }) => {
        time += later
        return recordEvent(submission, assignment, { ...step, time })
      },
      startSubmission(assignment, student),
    )
  })

describe('packed work', () => {
  it('comes back to the last hash of its log', () => {
    fc.assert(
      fc.property(works, (submission) => {
        const { text, whole } = packWork(assignment, submission)!
        expect(whole).toBe(true)
        expect(text).toMatch(/^[A-Za-z0-9+/]+=*$/)
        // As JSON has it: -0 is written as 0.
        expect(unpackWork(assignment, student, text)).toEqual(JSON.parse(JSON.stringify(submission)))
      }),
    )
  })

  it('that is short of room keeps answers, checks, hints and solutions, and no flag is raised for it', () => {
    fc.assert(
      fc.property(works, (submission) => {
        const { text: all } = packWork(assignment, submission)!
        const packed = packWork(assignment, submission, all.length - 1)
        if (!packed) return
        expect(packed.whole).toBe(false)
        expect(packed.text.length).toBeLessThan(all.length)
        const back = unpackWork(assignment, student, packed.text)!
        for (const item of ITEMS) expect(itemState(back, item)).toEqual(itemState(submission, item))
        const kinds = flagsOf(assignment, back).map(({ kind }) => kind)
        expect(kinds).not.toContain('altered')
        expect(kinds).not.toContain('missing-events')
      }),
    )
  })

  it('of a whole assignment with much typing fits into what SCORM 1.2 holds', () => {
    let submission = submissionOf('s1')
    for (let i = 0; i < 200; i++)
      submission = recordAnswer(submission, assignment, {
        item: ITEMS[i % ITEMS.length]!,
        answer: String(Math.sin(i)),
        time: NOON + i * 400_000,
      })
    const packed = packWork(assignment, submission, 3800)!
    expect(packed.text.length).toBeLessThanOrEqual(3800)
    expect(unpackWork(assignment, student, packed.text)!.answers).toEqual(
      expect.arrayContaining([...submission.answers]),
    )
  })

  it('that does not fit at all is not cut short', () => {
    // Letters that no packing makes much shorter.
    const essay = Array.from({ length: 9000 }, (_, i) => Math.sin(i).toString(36).slice(4, 6)).join('')
    const submission = recordAnswer(startSubmission(assignment, student), assignment, {
      item: 'fit-number',
      answer: essay,
      time: NOON,
    })
    expect(packWork(assignment, submission, 3800)).toBeNull()
  })

  it('of another assignment, cut off, or made up is not taken', () => {
    const { text } = packWork(assignment, submissionOf('s1'))!
    expect(unpackWork(assignmentOf({ seed: 8 }), student, text)).toBeUndefined()
    for (const wrong of ['', 'x', '!!!', '{}', text.slice(0, -8), text.slice(4)])
      expect(unpackWork(assignment, student, wrong), wrong.slice(0, 10)).toBeUndefined()
    fc.assert(
      fc.property(fc.base64String(), (any) => {
        expect(unpackWork(assignment, student, any)).toBeUndefined()
      }),
    )
  })
})
