import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerText } from '../../src/exercises/answerText.ts'
import type { AssignmentItem, Policy } from '../../src/exercises/assignment.ts'
import { attemptsOf } from '../../src/exercises/attempts.ts'
import { flagsOf } from '../../src/exercises/flags.ts'
import { gradeRaw } from '../../src/exercises/grade.ts'
import { gradeSubmission } from '../../src/exercises/gradeSubmission.ts'
import { variantSeed } from '../../src/exercises/hash.ts'
import { type ItemState, isAnswer, itemRights, itemState } from '../../src/exercises/itemState.ts'
import { lateFactor, phaseAt } from '../../src/exercises/policy.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import {
  type Submission,
  mergeSubmissions,
  recordAnswer,
  recordEvent,
  startSubmission,
} from '../../src/exercises/submission.ts'
import { bank, exerciseOf, solverOf, variantOf } from './book.ts'
import { DAY, ITEMS, NOON, answersFor, assignment } from './classroom.ts'

const start = startSubmission(assignment, { id: 's1', name: 'Ann' })

/** A submission after random work: typing, checking, asking for hints, over an hour or so. */
const work = (from: Submission = start) =>
  fc
    .array(
      fc.record({
        item: fc.constantFrom(...ITEMS),
        event: fc.constantFrom('type', 'save', 'check', 'hint', 'solution'),
        answer: fc.oneof(fc.string(), fc.integer(), fc.constant(['a'])),
        minutes: fc.nat(20),
      }),
      { maxLength: 25 },
    )
    .map((steps) => {
      let time = from.log.at(-1)?.time ?? NOON
      return steps.reduce((submission, { event, minutes, ...step }) => {
        time += minutes * 60_000
        return event === 'type'
          ? recordAnswer(submission, assignment, { ...step, time })
          : recordEvent(submission, assignment, { ...step, event: event as 'save', time })
      }, from)
    })

const chainFlags = (submission: Submission) =>
  flagsOf(assignment, submission).filter(({ kind }) => kind === 'altered' || kind === 'missing-events')

const typed = (texts: readonly string[], step = 1000) =>
  texts.reduce(
    (submission, answer, i) =>
      recordAnswer(submission, assignment, { item: 'fit-number', answer, time: NOON + i * step }),
    start,
  )

describe('answers kept while they are typed', () => {
  it('grow in the last entry of the log, which tells when', () => {
    const submission = typed(['0', '0.', '0.8', '0.84'])
    expect(submission.log).toMatchObject([{ n: 1, event: 'save', answer: '0.84', time: NOON + 3000 }])
    expect(submission.answers).toMatchObject([{ item: 'fit-number', answer: '0.84' }])
  })

  it('begin another entry after five minutes, after a check, and at another item', () => {
    expect(typed(['1', '2', '3'], 5 * 60_000).log).toHaveLength(3)
    const checked = recordEvent(typed(['1']), assignment, {
      item: 'fit-number',
      event: 'check',
      answer: '1',
      time: NOON + 1,
    })
    const more = recordAnswer(checked, assignment, { item: 'fit-number', answer: '2', time: NOON + 2 })
    expect(more.log.map(({ event }) => event)).toEqual(['save', 'check', 'save'])
    const other = recordAnswer(more, assignment, { item: 'visit-order', answer: [], time: NOON + 3 })
    expect(other.log).toHaveLength(4)
  })

  it('leave a log without gaps, whatever is done', () => {
    fc.assert(
      fc.property(work(), (submission) => {
        expect(chainFlags(submission)).toEqual([])
      }),
    )
  })
})

const keyOf = ({ item, event, answer, time }: Submission['log'][number]) =>
  JSON.stringify([item, event, answer, time])

describe('work that was done apart', () => {
  it('is joined without losing an event or the later answer, whichever comes first', () => {
    const pair = work().chain((shared) => fc.tuple(fc.constant(shared), work(shared), work(shared)))
    fc.assert(
      fc.property(pair, ([, a, b]) => {
        const joined = mergeSubmissions(assignment, a, b)
        expect(chainFlags(joined)).toEqual([])

        const there = joined.log.map(keyOf)
        for (const event of [...a.log, ...b.log]) expect(there).toContain(keyOf(event))
        for (const item of ITEMS) {
          const last = [...a.log, ...b.log]
            .filter((event) => event.item === item && (event.event === 'save' || event.event === 'check'))
            .reduce((latest, { time }) => Math.max(latest, time), -1)
          if (last < 0) continue
          const given = joined.log.findLast((event) => event.item === item && isAnswer(event))!
          expect(given.time).toBe(last)
          expect(itemState(joined, item).answer).toEqual(given.answer ?? undefined)
        }
        const turned = mergeSubmissions(assignment, b, a)
        expect(turned.log.map(keyOf).sort()).toEqual(there.toSorted())
      }),
    )
  })

  it('that only went further is the further one', () => {
    fc.assert(
      fc.property(
        work().chain((shared) => fc.tuple(fc.constant(shared), work(shared))),
        ([shared, further]) => {
          // Typing on changes the last entry in place: then there is nothing that both share to its end.
          const prefix = shared.log.every((event, i) => event.previousHash === further.log[i]?.previousHash)
          fc.pre(prefix && shared.log.at(-1)?.event !== 'save')
          expect(mergeSubmissions(assignment, shared, further)).toEqual(further)
          expect(mergeSubmissions(assignment, further, shared)).toEqual(further)
          expect(mergeSubmissions(assignment, further, further)).toEqual(further)
        },
      ),
    )
  })
})

const policy = (changes: Partial<Policy>): Policy => ({
  late: { rule: 'accept' },
  extensions: [],
  askName: true,
  ...changes,
})

const iso = (time: number) => new Date(time).toISOString()

describe('when one may work', () => {
  it('follows opening, due time, late rule and grace, and tells when that changes', () => {
    const opens = iso(NOON)
    const due = iso(NOON + DAY)
    const grace = { rule: 'refuse', graceMinutes: 30 } as const
    const refuse = policy({ opens, due, late: grace })
    expect(phaseAt(refuse, 's1', NOON - 1)).toEqual({ kind: 'early', until: NOON })
    expect(phaseAt(refuse, 's1', NOON)).toEqual({ kind: 'open', until: NOON + DAY + 1 })
    expect(phaseAt(refuse, 's1', NOON + DAY).kind).toBe('open')
    expect(phaseAt(refuse, 's1', NOON + DAY + 1)).toEqual({ kind: 'late', until: NOON + DAY + 1_800_001 })
    expect(phaseAt(refuse, 's1', NOON + DAY + 1_800_001)).toEqual({ kind: 'closed', until: null })
    expect(phaseAt(policy({ due }), 's1', NOON + 9 * DAY)).toEqual({ kind: 'late', until: null })
    expect(phaseAt(policy({}), 's1', NOON)).toEqual({ kind: 'open', until: null })
  })

  it('gives a student with an extension the time of the extension', () => {
    const extended = policy({
      due: iso(NOON),
      late: { rule: 'refuse' },
      extensions: [{ student: 'S1 ', due: iso(NOON + DAY) }],
    })
    expect(phaseAt(extended, 's1', NOON + 1).kind).toBe('open')
    expect(phaseAt(extended, 's2', NOON + 1).kind).toBe('closed')
  })

  it('is closed exactly when an answer would count nothing by the late rule', () => {
    const late = fc.record({
      graceMinutes: fc.nat(2000),
      rule: fc.constantFrom('refuse' as const, 'accept' as const),
    })
    fc.assert(
      fc.property(late, fc.integer({ min: -DAY, max: 3 * DAY }), ({ rule, graceMinutes }, after) => {
        const rules = policy({
          due: iso(NOON),
          late: rule === 'refuse' ? { rule, graceMinutes } : { rule },
        })
        const closed = phaseAt(rules, 's1', NOON + after).kind === 'closed'
        expect(closed).toBe(lateFactor(rules, 's1', NOON + after) === 0)
      }),
    )
  })
})

const itemWith = (changes: Partial<AssignmentItem> = {}): AssignmentItem => ({
  ...assignment.items.find(({ id }) => id === 'fit-number')!,
  attempts: 2,
  ...changes,
})

const stateWith = (changes: Partial<ItemState>): ItemState => ({
  answer: undefined,
  attempts: 0,
  hints: 0,
  checked: false,
  revealed: false,
  time: null,
  ...changes,
})

describe('what a student may do with an item', () => {
  const fit = exerciseOf('fit-number')
  const variant = variantOf(fit, variantSeed(assignment.seed, 's1', 'fit-number'))
  const { right, wrong } = answersFor('s1', 'fit-number')
  const gradeOf = (answer: unknown) => gradeRaw(fit, variant, answer)

  const rights = (of: AssignmentItem, now: ItemState, phase: Parameters<typeof itemRights>[4] = 'open') =>
    itemRights(of, fit, now, now.answer === undefined ? null : gradeOf(now.answer), phase)

  it('ends with a right answer that was checked, and with the last check', () => {
    expect(rights(itemWith(), stateWith({ answer: right })).open).toBe(true)
    expect(rights(itemWith(), stateWith({ answer: right, checked: true, attempts: 1 }))).toMatchObject({
      open: false,
      grade: true,
      solution: true,
    })
    expect(rights(itemWith(), stateWith({ answer: wrong, checked: true, attempts: 1 }))).toMatchObject({
      open: true,
      grade: true,
      solution: false,
    })
    expect(rights(itemWith(), stateWith({ answer: wrong, checked: true, attempts: 2 }))).toMatchObject({
      open: false,
      solution: true,
    })
  })

  it('shows no grade of an answer that was changed since, nor before it is due', () => {
    expect(rights(itemWith(), stateWith({ answer: wrong, attempts: 1 })).grade).toBe(false)
    const after = itemWith({ feedback: 'after-due' })
    expect(rights(after, stateWith({ answer: right })).grade).toBe(false)
    expect(rights(after, stateWith({ answer: right }), 'late')).toMatchObject({
      open: true,
      grade: false,
      mayReveal: true,
    })
    expect(rights(after, stateWith({ answer: right, revealed: true }), 'late')).toMatchObject({
      open: false,
      grade: true,
      solution: true,
    })
    expect(rights(after, stateWith({ answer: right }), 'closed')).toMatchObject({ open: false, grade: true })
  })

  it('lets nobody work before it opens or when it is over, and gives solutions up only where checks are free', () => {
    expect(rights(itemWith(), stateWith({}), 'early').open).toBe(false)
    expect(rights(itemWith(), stateWith({}), 'closed').open).toBe(false)
    expect(rights(itemWith(), stateWith({})).mayReveal).toBe(false)
    expect(rights(itemWith({ attempts: null }), stateWith({})).mayReveal).toBe(true)
  })

  it('never opens an item again by looking at it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('open' as const, 'late' as const, 'closed' as const),
        fc.constantFrom('at-once' as const, 'after-due' as const),
        fc.option(fc.integer({ min: 1, max: 3 })),
        fc.nat(3),
        fc.constantFrom(undefined, right, wrong),
        fc.boolean(),
        (phase, feedback, attempts, made, answer, checked) => {
          const of = itemWith({ feedback, attempts })
          const shown = rights(of, stateWith({ answer, attempts: made, checked, revealed: true }), phase)
          expect(shown).toMatchObject({ open: false, solution: true, mayReveal: false })
          // Whoever sees a solution can change nothing any more.
          const now = rights(of, stateWith({ answer, attempts: made, checked }), phase)
          expect(now.solution && now.open).toBe(false)
        },
      ),
    )
  })
})

it('a state is read from the log alone', () => {
  const steps = [
    { event: 'save', answer: '1' },
    { event: 'hint' },
    { event: 'check', answer: '2' },
    { event: 'hint' },
  ] as const
  const submission = steps.reduce(
    (before, step, i) => recordEvent(before, assignment, { item: 'fit-number', ...step, time: NOON + i }),
    start,
  )
  expect(itemState(submission, 'fit-number')).toEqual({
    answer: '2',
    attempts: 1,
    hints: 2,
    checked: true,
    revealed: false,
    time: NOON + 2,
  })
  expect(itemState(submission, 'visit-order')).toMatchObject({ answer: undefined, attempts: 0, time: null })
})

it('predictions and explanations are made once, the rest as the exercise says', () => {
  for (const exercise of bank.exercises.values()) {
    const once = exercise.kind === 'predict' || exercise.kind === 'explain'
    expect(attemptsOf(exercise), exercise.id).toBe(once ? 1 : (exercise.attempts ?? 3))
  }
})

it('every answer of every exercise can be said in words, in both languages', () => {
  for (const exercise of bank.exercises.values()) {
    const variant = variantOf(exercise, 3)
    const { right, wrong, malformed } = selfTest(exercise, variant, solverOf(exercise))
    for (const answer of [...right, ...wrong, ...malformed]) {
      const text = answerText(exercise, variant, answer, solverOf(exercise))
      for (const words of [text.en, text.zh]) expect(typeof words, exercise.id).toBe('string')
    }
    const { en } = answerText(exercise, variant, right[0], solverOf(exercise))
    expect(en, exercise.id).not.toBe('')
    expect(en, exercise.id).not.toMatch(/undefined|\[object/)
  }
})

it('what the log of the page holds is graded as the page showed it', () => {
  const { right } = answersFor('s1', 'fit-number')
  const submission = recordAnswer(start, assignment, { item: 'fit-number', answer: right, time: NOON })
  const result = gradeSubmission(assignment, submission, bank)
  expect(result.items.find(({ item }) => item === 'fit-number')).toMatchObject({ score: 1, status: 'graded' })
  expect(result.flags).toEqual([])
})
