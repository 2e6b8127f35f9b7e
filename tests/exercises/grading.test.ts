import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeBatch, previewRegrade } from '../../src/exercises/gradeBatch.ts'
import { gradeSubmission } from '../../src/exercises/gradeSubmission.ts'
import { gradeCsv } from '../../src/exercises/gradeTable.ts'
import { variantSeed } from '../../src/exercises/hash.ts'
import { lateFactor } from '../../src/exercises/policy.ts'
import { readRoster } from '../../src/exercises/roster.ts'
import {
  type Submission,
  eventHash,
  readSubmission,
  recordEvent,
  startSubmission,
} from '../../src/exercises/submission.ts'
import { bank } from './book.ts'
import { DAY, ITEMS, NOON, answersFor, assignment, assignmentOf, submissionOf } from './classroom.ts'

const graded = (submission: Submission, of = assignment) => gradeSubmission(of, submission, bank)
const kinds = (submission: Submission, of = assignment) =>
  graded(submission, of).flags.map((flag) => flag.kind)

describe('gradeSubmission', () => {
  it('gives all points for right answers, and flags nothing', () => {
    const { earned, possible, flags, pending } = graded(submissionOf('s1'))
    expect([earned, possible, flags, pending]).toEqual([11, 11, [], false])
  })

  it('gives each item its own score', () => {
    const { items, flags } = graded(submissionOf('s1', ['who-says-what', 'fit-number']))
    expect(flags).toEqual([])
    expect(Object.fromEntries(items.map((item) => [item.item, item.score]))).toMatchObject({
      'fit-number': 0,
      'who-says-what': 0,
      'reach-fit': 1,
    })
  })

  it('takes no account of the score in the file', () => {
    fc.assert(
      fc.property(fc.subarray(ITEMS), fc.double({ noNaN: true, noDefaultInfinity: true }), (wrong, score) => {
        const honest = submissionOf('s1', wrong)
        const forged = { ...honest, clientScore: score }
        const [a, b] = [graded(honest), graded(forged)]
        expect(b.items).toEqual(a.items)
        expect(b.earned).toBe(a.earned)
        const flags = Math.abs(score - honest.clientScore!) > 0.006 ? ['score-differs'] : []
        expect(b.flags.map((flag) => flag.kind).filter(() => flags.length > 0)).toEqual(flags)
      }),
      { numRuns: 25 },
    )
  })

  it('is not stopped by a score in the file that is none', () => {
    const honest = submissionOf('s1')
    const { clientScore: _, ...without } = honest
    for (const file of [without, { ...honest, clientScore: '9' }, { ...honest, clientScore: {} }]) {
      const read = readSubmission(JSON.stringify(file))
      expect(graded(read).earned).toBe(graded(honest).earned)
      expect(kinds(read)).toEqual(['score-differs'])
    }
    expect(kinds(readSubmission(JSON.stringify({ ...honest, clientScore: null })))).toEqual([])
  })

  it('grades twice the same', () => {
    const submission = submissionOf('s2', ['reach-fit'])
    expect(graded(structuredClone(submission))).toEqual(graded(submission))
  })

  it('gives students different variants, and grades each on their own', () => {
    const seeds = new Set(['a', 'b', 'c', 'd'].map((student) => variantSeed(7, student, 'fit-number')))
    expect(seeds.size).toBe(4)
    expect(variantSeed(7, ' S1 ', 'fit-number')).toBe(variantSeed(7, 's1', 'fit-number'))
  })

  it('waits for an instructor’s marks where a person has to judge', () => {
    const of = assignmentOf({ items: [{ id: 'whose-win', points: 6 }] })
    const submission = submissionOf('s1', [], of)
    expect(graded(submission, of)).toMatchObject({ pending: true, earned: 0, possible: 6 })
    const marked = gradeSubmission(of, submission, bank, {
      marks: { 'whose-win': { cause: true, evidence: 0.5 } },
    })
    expect(marked).toMatchObject({ pending: false, earned: 3 })
  })

  it('counts what is missing as missing', () => {
    const empty = { ...startSubmission(assignment, { id: 's1' }), clientScore: 0 }
    const { items, earned, flags } = graded(empty)
    expect(items.map((item) => item.status)).toEqual(ITEMS.map(() => 'missing'))
    expect([earned, flags]).toEqual([0, []])
  })
})

describe('tampering', () => {
  const honest = submissionOf('s1', ['fit-number'])
  const rightAnswer = answersFor('s1', 'fit-number').right

  const changedAnswers = honest.answers.map((one) =>
    one.item === 'fit-number' ? { ...one, answer: rightAnswer } : one,
  )

  it.for([
    ['another assignment', 'wrong-assignment', { assignmentId: 'week-2' }],
    ['another edition', 'wrong-assignment', { assignmentHash: 'a'.repeat(64) }],
    ['an answer changed, the log left', 'altered', { answers: changedAnswers }],
    [
      'an answer changed in the log too',
      'altered',
      {
        answers: changedAnswers,
        log: honest.log.map((event) =>
          event.item === 'fit-number' ? { ...event, answer: rightAnswer } : event,
        ),
      },
    ],
    ['the last events cut off', 'altered', { log: honest.log.slice(0, -1) }],
    [
      'an event left out in the middle',
      'missing-events',
      { log: honest.log.filter((event) => event.n !== 3) },
    ],
    ['events put in another order', 'missing-events', { log: honest.log.toReversed() }],
    ['an answer taken away', 'missing-events', { answers: honest.answers.slice(1) }],
    ['no log at all', 'missing-events', { log: [] }],
    [
      'an item of another assignment',
      'unknown-item',
      { answers: [...honest.answers, { ...honest.answers[0]!, item: 'shelf' }] },
    ],
    ['an answer given twice', 'altered', { answers: [...honest.answers, honest.answers[0]!] }],
    [
      'another student’s variant',
      'foreign-variant',
      { answers: honest.answers.map((one) => ({ ...one, seed: variantSeed(7, 's2', one.item) })) },
    ],
    ['another student’s name on the file', 'foreign-variant', { student: { id: 's2', name: '' } }],
    ['another core', 'other-version', { coreVersion: '0' }],
    [
      'another version of an item',
      'other-version',
      { answers: honest.answers.map((one, i) => (i === 0 ? { ...one, version: one.version + 1 } : one)) },
    ],
    [
      'a malformed answer',
      'malformed-answer',
      { answers: honest.answers.map((one) => ({ ...one, answer: { x: 1 } })) },
    ],
  ] as const)('%s is flagged', ([, kind, change]) => {
    expect(kinds({ ...honest, ...change } as Submission)).toContain(kind)
  })

  it('grades a borrowed file on the variants of the one who hands it in', () => {
    const borrowed = { ...submissionOf('s1'), student: { id: 's2', name: '' } }
    const own = graded(borrowed).items.find((item) => item.item === 'fit-number')!
    const lender = graded(submissionOf('s1')).items.find((item) => item.item === 'fit-number')!
    expect(own.drawn).not.toEqual(lender.drawn)
    expect(own.score).toBe(0)
  })

  it('shows wherever one event of a log is changed', () => {
    fc.assert(
      fc.property(fc.nat(honest.log.length - 1), fc.integer({ min: 1, max: 1e6 }), (at, later) => {
        const log = honest.log.map((event, i) => (i === at ? { ...event, time: event.time + later } : event))
        expect(kinds({ ...honest, log })).toContain('altered')
      }),
    )
  })

  it('names both events that do not fit, since either may be the altered one', () => {
    const log = honest.log.map((event, i) => (i === 1 ? { ...event, time: event.time + 1 } : event))
    const flag = graded({ ...honest, log }).flags.find((one) => one.kind === 'altered')!
    expect(flag.item).toBeUndefined()
    for (const words of ['event 2', 'event 3', ITEMS[1], ITEMS[2]]) expect(flag.text.en).toContain(words)
    const first = honest.log.map((event, i) => (i === 0 ? { ...event, previousHash: 'a'.repeat(64) } : event))
    const atStart = graded({ ...honest, log: first }).flags.find((one) => one.kind === 'altered')!
    expect(atStart.text.en).toContain('does not begin')
  })

  it('counts checks beyond those allowed', () => {
    let submission = submissionOf('s1')
    for (let i = 0; i < 3; i++)
      submission = recordEvent(submission, assignment, {
        item: 'fit-number',
        event: 'check',
        answer: '1',
        time: NOON + DAY,
      })
    expect(kinds(submission)).toContain('attempts')
  })

  it('notes a clock that ran backwards', () => {
    let submission = startSubmission(assignment, { id: 's1' })
    for (const time of [NOON, NOON - 1])
      submission = recordEvent(submission, assignment, {
        item: 'fit-number',
        event: 'check',
        answer: '1',
        time,
      })
    expect(kinds(submission)).toContain('clock')
  })

  it('notes exercises that changed after the assignment was made', () => {
    const items = assignment.items.map((item) => ({ ...item, hash: 'b'.repeat(64) }))
    expect(kinds(honest, { ...assignment, items })).toContain('other-version')
  })
})

describe('late answers', () => {
  const due = '2027-03-01T12:00:00Z'
  const policy = {
    late: { rule: 'deduct' as const, perDay: 0.2, graceMinutes: 10, most: 0.5 },
    due,
    extensions: [],
    askName: true,
  }

  it('lose the stated part for each day begun, no more than the most', () => {
    const minute = 60_000
    const kept = (time: number) => lateFactor(policy, 's1', time)
    expect([NOON, NOON + 10 * minute, NOON + 10 * minute + 1].map(kept)).toEqual([1, 1, 0.8])
    expect([NOON + 10 * minute + DAY, NOON + 10 * minute + DAY + 1].map(kept)).toEqual([0.8, 0.6])
    expect(kept(NOON + 30 * DAY)).toBe(0.5)
    expect(lateFactor({ ...policy, late: { rule: 'refuse' } }, 's1', NOON + 1)).toBe(0)
    expect(lateFactor({ ...policy, late: { rule: 'accept' } }, 's1', NOON + DAY)).toBe(1)
  })

  it('are in time for a student with an extension, written in whatever zone', () => {
    const extended = { ...policy, extensions: [{ student: 'S1 ', due: '2027-03-03T20:00+08:00' }] }
    expect(lateFactor(extended, 's1', NOON + 2 * DAY)).toBe(1)
    expect(lateFactor(extended, 's2', NOON + 2 * DAY)).toBeLessThan(1)
  })

  it('are flagged, and keep what the rule leaves', () => {
    const of = assignmentOf({ policy })
    const late = submissionOf('s1', [], of, NOON + DAY)
    const { earned, possible } = graded(late, of)
    expect(earned).toBeCloseTo(0.8 * possible, 9)
    // What the page shows a student who is late.
    const { flags } = graded({ ...late, clientScore: earned }, of)
    expect(flags.map((flag) => flag.kind)).toEqual(['late'])
  })

  it('are those that were given late, and not those that were only checked late', () => {
    const of = assignmentOf({ policy })
    const given = submissionOf('s1', [], of, NOON - DAY)
    const checked = given.answers.reduce(
      (submission, { item, answer }) =>
        recordEvent(submission, of, { item, event: 'check', answer, time: NOON + DAY }),
      given,
    )
    const { flags, earned, possible } = graded(checked, of)
    expect(earned).toBe(possible)
    expect(flags.map((flag) => flag.kind)).not.toContain('late')
    const { item } = given.answers[0]!
    const other = recordEvent(checked, of, { item, event: 'check', answer: 'another', time: NOON + DAY })
    expect(graded(other, of).flags.map((flag) => flag.kind)).toContain('late')
  })
})

describe('gradeBatch', () => {
  const file = (submission: Submission, name = `${submission.student.id}.json`) => ({
    file: name,
    submission,
  })

  it('lets the last of a student’s files count, and flags all of them', () => {
    const early = file(submissionOf('s1', ['fit-number']), 'a.json')
    const late = file(submissionOf('S1', [], assignment, NOON + DAY), 'b.json')
    const { results } = gradeBatch(assignment, [late, early, file(submissionOf('s2'))], bank)
    expect(results.map((result) => [result.file, result.counts])).toEqual([
      ['b.json', true],
      ['a.json', false],
      ['s2.json', true],
    ])
    expect(results.map((result) => result.flags.map((flag) => flag.kind))).toEqual([
      ['duplicate'],
      ['duplicate'],
      [],
    ])
  })

  it('notes two students whose logs are the same', () => {
    const of = assignmentOf({ items: [{ id: 'who-says-what' }] })
    const { results } = gradeBatch(
      of,
      ['s1', 's2'].map((id) => file(submissionOf(id, [], of))),
      bank,
    )
    expect(results.flatMap((result) => result.flags.map((flag) => flag.kind))).toEqual([
      'duplicate',
      'duplicate',
    ])
  })

  it('matches the roster, whatever the case of ids, and lists who is absent', () => {
    const roster = readRoster('﻿学号;姓名\nS1;王芳\ns9;李雷\n')
    const { results, absent } = gradeBatch(
      assignment,
      [file(submissionOf('s1')), file(submissionOf('s3'))],
      bank,
      { roster },
    )
    expect(results.map((result) => [result.roster?.name, result.flags.map((flag) => flag.kind)])).toEqual([
      ['王芳', []],
      [undefined, ['not-on-roster']],
    ])
    expect(absent.map((entry) => entry.name)).toEqual(['李雷'])
  })

  it('writes a table in which no name is a formula', () => {
    const evil = { ...submissionOf('s1'), student: { id: 's1', name: '=HYPERLINK("http://x","y")' } }
    const csv = gradeCsv(gradeBatch(assignment, [file(evil)], bank))
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(csv.split('\n')[0]).toBe(`student,name,${ITEMS.join()},total,possible,percent,pending,flags,file`)
  })
})

describe('previewRegrade', () => {
  const files = [submissionOf('s1', ['fit-number']), submissionOf('s2')].map((submission) => ({
    file: submission.student.id,
    submission,
  }))
  const preview = (...changes: Parameters<typeof previewRegrade>[3]) => {
    const steps = previewRegrade(gradeBatch(assignment, files, bank), files, bank, changes)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }

  it('says who would change by full credit, and by how much', () => {
    expect(preview({ item: 'fit-number', kind: 'full-credit' })).toMatchObject([
      { student: 's1', before: 9, after: 11 },
    ])
  })

  it('drops an item from what can be had', () => {
    const [first] = preview({ item: 'fit-number', kind: 'drop' })
    expect(first).toMatchObject({ student: 's1', before: 9, after: 9, shareAfter: 1 })
    expect(first!.shareBefore).toBeCloseTo(9 / 11, 12)
  })

  it('widens a tolerance', () => {
    expect(preview({ item: 'fit-number', kind: 'tolerance', absolute: 10 })).toMatchObject([
      { student: 's1', after: 11 },
    ])
    expect(preview({ item: 'reach-fit', kind: 'tolerance', absolute: 0.5 })).toEqual([])
    expect(() => preview({ item: 'visit-order', kind: 'tolerance', absolute: 1 })).toThrow(
      'no such tolerance',
    )
  })
})

it('chains each event to the one before', () => {
  const { log, logHash } = submissionOf('s1')
  for (let i = 1; i < log.length; i++) expect(log[i]!.previousHash).toBe(eventHash(log[i - 1]!))
  expect(logHash).toBe(eventHash(log.at(-1)!))
})
