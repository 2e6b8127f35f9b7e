import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAssignment } from '../../src/exercises/assignment.ts'
import type { CatalogueEntry } from '../../src/widgets/teach/assign/catalogue.ts'
import { NO_FILTER, filterCatalogue } from '../../src/widgets/teach/assign/catalogue.ts'
import {
  type Draft,
  assignmentOf,
  draftOf,
  emptyDraft,
  issuesOf,
} from '../../src/widgets/teach/assign/draft.ts'
import { takes } from '../../src/widgets/teach/assign/takes.ts'
import { bank } from '../exercises/book.ts'

const ids = [...bank.exercises.keys()]

const draft = (changes: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('Asia/Shanghai', 7),
  title: { en: 'Week 1', zh: '第一周' },
  items: [{ id: 'fit-number', points: 2, attempts: 3, feedback: 'at-once' }],
  ...changes,
})

/** Any draft that a person could fill in without a mistake. */
const drafts: fc.Arbitrary<Draft> = fc
  .record({
    items: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 12 }),
    points: fc.integer({ min: 1, max: 200 }).map((halves) => halves / 2),
    attempts: fc.option(fc.integer({ min: 1, max: 10 })),
    seed: fc.maxSafeInteger(),
    rule: fc.constantFrom('accept' as const, 'deduct' as const, 'refuse' as const),
    graceMinutes: fc.nat(600),
    perDay: fc.nat(100),
    most: fc.nat(100),
    day: fc.integer({ min: 2, max: 28 }),
    zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/St_Johns', 'Europe/Berlin'),
    students: fc.uniqueArray(fc.constantFrom('s1', 's2', '张三', '0042'), { maxLength: 3 }),
    flags: fc.tuple(fc.boolean(), fc.boolean()),
    title: fc.record({ en: fc.string({ maxLength: 40 }), zh: fc.string({ maxLength: 40 }) }),
  })
  .map(({ items, points, attempts, rule, graceMinutes, perDay, most, day, zone, students, flags, ...rest }) =>
    draft({
      ...rest,
      items: items.map((id) => ({ id, points, attempts, feedback: flags[0] ? 'at-once' : 'after-due' })),
      opens: '2027-02-01T08:00',
      due: `2027-03-${String(day).padStart(2, '0')}T23:59`,
      timeZone: zone,
      late: { rule, graceMinutes, perDay, most },
      extensions: students.map((student) => ({ student, due: '2027-04-01T12:00' })),
      askName: flags[1],
      hints: flags[0],
    }),
  )

describe('a draft', () => {
  it('becomes an assignment that reads as a file, and comes back to be gone on with', () => {
    fc.assert(
      fc.property(drafts, (made) => {
        expect(issuesOf(made).filter(({ warning }) => !warning)).toEqual([])
        const assignment = assignmentOf(made, bank.exercises)
        expect(readAssignment(JSON.stringify(assignment))).toEqual(assignment)
        const again = assignmentOf(draftOf(assignment, 'Europe/Paris'), bank.exercises)
        expect(again).toEqual(assignment)
      }),
    )
  })

  it('means its times in its zone', () => {
    const { policy } = assignmentOf(
      draft({ due: '2027-03-01T23:59', extensions: [{ student: 's1', due: '2027-03-02T12:00' }] }),
      bank.exercises,
    )
    expect(policy.due).toBe('2027-03-01T23:59+08:00')
    expect(policy.extensions).toEqual([{ student: 's1', due: '2027-03-02T12:00+08:00' }])
  })

  it('takes a text in one language for both, and makes an id of the title', () => {
    const made = (en: string, zh: string) => assignmentOf(draft({ title: { en, zh } }), bank.exercises)
    expect(made('Week 1: sharing!', '').title).toEqual({ en: 'Week 1: sharing!', zh: 'Week 1: sharing!' })
    expect(made('Week 1: sharing!', '').id).toBe('week-1-sharing')
    expect(made('', '第一周').id).toBe('第一周')
    expect(made('', '')).toMatchObject({ id: 'assignment', title: { en: 'Assignment', zh: '作业' } })
    expect(assignmentOf(draft({ id: 'kept' }), bank.exercises).id).toBe('kept')
  })

  it.for<[string, Partial<Draft>, string]>([
    ['no item', { items: [] }, 'at least one exercise'],
    ['no points', { items: [{ ...draft().items[0]!, points: 0 }] }, 'more than 0'],
    [
      'points left empty',
      { items: [{ ...draft().items[0]!, points: Number.NaN }] },
      'Item 1 (fit-number) has no points',
    ],
    ['half a check', { items: [{ ...draft().items[0]!, attempts: 1.5 }] }, 'whole number'],
    ['a zone that is none', { timeZone: 'Mars' }, '“Mars” is no time zone'],
    ['due before it opens', { opens: '2027-03-02T00:00', due: '2027-03-01T00:00' }, 'due after it opens'],
    ['a date that does not exist', { due: '2027-02-31T00:00' }, 'not a time that exists'],
    ['a deduction of 200 %', { late: { ...draft().late, rule: 'deduct', perDay: 200 } }, '0 to 100'],
    ['no grace', { late: { ...draft().late, rule: 'refuse', graceMinutes: Number.NaN } }, 'negative'],
    [
      'an extension for nobody',
      { extensions: [{ student: ' ', due: '2027-03-01T00:00' }] },
      'needs a student',
    ],
    [
      'two extensions for one',
      {
        extensions: [
          { student: 's1', due: '2027-03-01T00:00' },
          { student: 'S1 ', due: '2027-03-02T00:00' },
        ],
      },
      'two extensions for s1',
    ],
    [
      'feedback after no due time',
      { items: [{ ...draft().items[0]!, feedback: 'after-due' }] },
      'needs a due time',
    ],
    ['a seed left empty', { seed: Number.NaN }, 'whole number'],
  ])('with %s says so', ([, changes, words]) => {
    const found = issuesOf(draft(changes)).filter(({ warning }) => !warning)
    expect(found.map(({ text }) => text.en).join(' ')).toContain(words)
    for (const { text } of found) expect(text.zh).not.toBe('')
  })

  it('never says “NaN” of a field left empty', () => {
    const [first] = draft().items
    const found = issuesOf(draft({ items: [first!, { ...first!, id: 'shelf', points: Number.NaN }] }))
    expect(found.map(({ text }) => text.zh)).toEqual([
      '第 2 题（shelf）没有填分值；分值须大于 0 且不超过 1,000。',
    ])
    expect(found[0]!.text.en).toContain('Item 2 (shelf)')
    expect(found[0]!.text.en).not.toContain('NaN')
  })

  it('is taken away as the file that the student’s page reads', async () => {
    const assignment = assignmentOf(draft(), bank.exercises)
    const file = await takes[0]!.make(assignment, { language: 'en', exercises: bank.exercises })
    expect(file).toMatchObject({ name: 'assignment.json', type: 'application/json' })
    expect(readAssignment(file.content as string)).toEqual(assignment)
  })
})

describe('the list of exercises', () => {
  const entries: CatalogueEntry[] = [...bank.exercises.values()].map((exercise) => ({
    id: exercise.id,
    title: exercise.title,
    prompt: exercise.prompt.en,
    chapter: exercise.chapter,
    kind: exercise.kind,
    model: exercise.model ?? null,
    minutes: exercise.minutes ?? null,
    points: exercise.points ?? 1,
    attempts: 3,
    varies: exercise.variant !== undefined,
  }))

  it('is whole without a filter, and every length lets its own through and no other', () => {
    expect(filterCatalogue(entries, NO_FILTER)).toEqual(entries)
    const lengths = ['short', 'medium', 'long'].map((length) =>
      filterCatalogue(entries, { ...NO_FILTER, length }),
    )
    expect(
      lengths
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      entries
        .filter(({ minutes }) => minutes !== null)
        .map(({ id }) => id)
        .sort(),
    )
    for (const part of lengths) expect(part.length).toBeGreaterThan(0)
  })

  it('filters by chapter, model, kind and words together', () => {
    const { chapter, model, kind, title } = entries.find(({ id }) => id === 'fit-number')!
    const words = title.en.toUpperCase().split(' ').toReversed().join('  ')
    const found = filterCatalogue(entries, { ...NO_FILTER, chapter, model: model!, kind, search: words })
    expect(found.map(({ id }) => id)).toEqual(['fit-number'])
    expect(filterCatalogue(entries, { ...NO_FILTER, search: title.zh })[0]?.id).toBe('fit-number')
    expect(filterCatalogue(entries, { ...NO_FILTER, search: 'no such words anywhere' })).toEqual([])
  })
})
