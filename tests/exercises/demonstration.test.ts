import { readFileSync } from 'node:fs'
import { mean } from 'd3-array'
import { strFromU8, zipSync } from 'fflate'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { decode } from '../../src/cli/exercises/files.ts'
import { pearson } from '../../src/core/numerics/correlation.ts'
import { type DemonstrationFiles, demonstrate, demonstrationZip } from '../../src/exercises/demonstration.ts'
import { demonstrationSchema } from '../../src/exercises/demonstrationSchema.ts'
import { gradeBatch } from '../../src/exercises/gradeBatch.ts'
import { readGradebook } from '../../src/exercises/gradebook.ts'
import { itemAnalysis } from '../../src/exercises/itemAnalysis.ts'
import { readBatch } from '../../src/exercises/readBatch.ts'
import { readRoster } from '../../src/exercises/roster.ts'
import { bank } from './book.ts'

const plan = v.parse(demonstrationSchema, parse(readFileSync('content/teach/demonstration.yaml', 'utf8')))

/** A class as an instructor gets it, read and graded. */
async function graded(made: DemonstrationFiles) {
  const read = await readBatch([{ name: 'submissions.zip', bytes: demonstrationZip(made) }], decode)
  const roster = readRoster(made.texts['roster.csv']!)
  const batch = gradeBatch(made.assignment, read.submissions, bank, {
    roster,
    problems: read.problems,
    ...readGradebook(made.texts['gradebook.json']!, made.assignment),
  })
  return { read, roster, batch }
}

const made = demonstrate(plan, bank)
const { read, roster, batch } = await graded(made)
const idOf = (number: number) => `sim-${String(number).padStart(2, '0')}`
const flagsOf = (number: number) =>
  batch.results
    .filter((result) => result.student.id === idOf(number))
    .flatMap((result) => result.flags.map((flag) => flag.kind))

describe('the demonstration class', () => {
  it('is the same whenever it is made', () => {
    const again = demonstrate(plan, bank)
    expect(again.texts).toEqual(made.texts)
    expect(demonstrationZip(again)).toEqual(demonstrationZip(made))
    const other = demonstrate({ ...plan, seed: plan.seed + 1 }, bank)
    expect(other.texts['gradebook.json']).not.toBe(made.texts['gradebook.json'])
  })

  it('does not change when exercises get or lose their hints', async () => {
    const exercises = [...bank.exercises.values()].map(
      (exercise) => [exercise.id, { ...exercise, hints: undefined }] as const,
    )
    const without = demonstrate(plan, { ...bank, exercises: new Map(exercises) })
    // Mishaps that cut a log by its length cut other events where hints stand in it.
    const cut = [...plan.mishaps.twice, ...plan.mishaps.cut].map(idOf)
    const work = async (files: DemonstrationFiles) =>
      (await graded(files)).read.submissions
        .filter(({ submission }) => !cut.includes(submission.student.id))
        .map(({ submission }) => ({
          student: submission.student,
          answers: submission.answers,
          log: submission.log
            .filter(({ event }) => event !== 'hint')
            .map(({ item, event, answer, time }) => ({ item, event, answer, time })),
        }))
    expect(await work(without)).toEqual(await work(made))
    const hints = (files: DemonstrationFiles) =>
      Object.values(files.submissions).filter((bytes) => strFromU8(bytes).includes('"hint"')).length
    expect([hints(without), hints(made) > 20]).toEqual([0, true])
  })

  it('has an assignment of several kinds and chapters', () => {
    const exercises = made.assignment.items.map(({ id }) => bank.exercises.get(id)!)
    expect(exercises.length).toBeGreaterThanOrEqual(8)
    expect(new Set(exercises.map(({ kind }) => kind)).size).toBe(7)
    expect(new Set(exercises.map(({ chapter }) => chapter)).size).toBeGreaterThanOrEqual(4)
  })

  it('says everywhere that it is simulated', () => {
    expect(made.assignment.title.en).toContain('simulated')
    expect(made.assignment.title.zh).toContain('模拟')
    for (const { name } of roster.entries) expect(name).toMatch(/\(simulated\)|（模拟）/)
    expect(new Set(roster.entries.map(({ name }) => name)).size).toBe(roster.entries.length)
  })

  it('meets with just the mishaps that were planned', () => {
    const { mishaps } = plan
    expect(read.problems.map(({ file }) => /_41(\d{3})_/.exec(file)![1])).toEqual(['058', '060'])
    for (const number of Object.keys(mishaps.late)) expect(flagsOf(Number(number))).toContain('late')
    for (const number of mishaps.extension) expect(flagsOf(number)).toEqual([])
    for (const number of mishaps.twice) expect(flagsOf(number)).toEqual(['duplicate', 'duplicate'])
    for (const [to, from] of Object.entries(mishaps.lent)) {
      expect(flagsOf(Number(to))).toEqual(expect.arrayContaining(['altered', 'foreign-variant', 'duplicate']))
      expect(flagsOf(from)).toEqual(['duplicate'])
    }
    for (const number of mishaps.edited) expect(flagsOf(number)).toEqual(['altered', 'score-differs'])
    for (const number of mishaps.cut) expect(flagsOf(number)).toContain('altered')
    for (const number of mishaps.boasts) expect(flagsOf(number)).toEqual(['score-differs'])
    for (const number of mishaps.otherAssignment) expect(flagsOf(number)).toEqual(['wrong-assignment'])
    const concerned = [
      ...Object.keys(mishaps.late).map(Number),
      ...mishaps.twice,
      ...Object.entries(mishaps.lent).flatMap(([to, from]) => [Number(to), from]),
      ...mishaps.edited,
      ...mishaps.cut,
      ...mishaps.boasts,
      ...mishaps.otherAssignment,
    ]
    const flagged = batch.results
      .filter(({ flags }) => flags.length > 0)
      .map(({ student }) => Number(student.id.slice(4)))
    expect([...new Set(flagged)].sort((a, b) => a - b)).toEqual(concerned.sort((a, b) => a - b))
    expect(batch.absent).toHaveLength(mishaps.absent + mishaps.truncated.length + mishaps.photo.length)
    expect(batch.absent.filter(({ problem }) => problem)).toHaveLength(2)
  })

  it('deducts for lateness by the rule, and not where there is an extension', () => {
    const of = (id: string) => batch.results.find((result) => result.student.id === id && result.counts)!
    const kept = (id: string) =>
      new Set(
        of(id)
          .items.filter(({ status }) => status === 'graded')
          .map((item) => item.kept),
      )
    // A tenth a day: six hours are one day begun, thirty two, seventy-five four.
    expect([...kept('sim-12')]).toEqual([0.9])
    expect([...kept('sim-31')]).toEqual([0.8])
    expect([...kept('sim-44')]).toEqual([0.6])
    expect([...kept('sim-07')]).toEqual([1])
  })

  it('leaves some answers to be marked, and has marked the others', () => {
    const essays = batch.results.filter(({ counts }) => counts).map(({ items }) => items.at(-1)!.status)
    expect(essays.filter((status) => status === 'pending')).toHaveLength(8)
    expect(essays.filter((status) => status === 'graded').length).toBeGreaterThan(40)
  })

  it('shows in its statistics what it was made from', () => {
    const { items, alpha } = itemAnalysis(batch)
    // Over so many items the planned difficulties and the shares right run against each other.
    const planned = plan.items.map(({ difficulty }) => difficulty)
    const found = items.map(({ difficulty }) => difficulty.value!)
    expect(pearson(planned, found)).toBeLessThan(-0.5)
    expect(alpha.value).toBeGreaterThan(0.5)
    expect(alpha.interval![0]).toBeLessThan(alpha.value!)
    for (const { difficulty, discrimination } of items) {
      expect(difficulty.n).toBeGreaterThan(40)
      expect(discrimination.n).toBe(difficulty.n)
    }
  })

  it('discriminates by the items that were planned to, and least by the one that was not', async () => {
    // One class of sixty says little of twelve items; ten say enough.
    const classes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => graded(demonstrate({ ...plan, seed: plan.seed + i }, bank))),
    )
    const analyses = classes.map(({ batch }) => itemAnalysis(batch).items)
    const planned = plan.items.map(({ discrimination }) => discrimination)
    const found = planned.map((_, item) => mean(analyses, (items) => items[item]!.discrimination.value)!)
    expect(pearson(planned, found)).toBeGreaterThan(0.7)
    expect(found.indexOf(Math.min(...found))).toBe(planned.indexOf(Math.min(...planned)))
  })

  it('reads the same from a zip within which its files stand in another order', async () => {
    const turned = Object.fromEntries(Object.entries(made.submissions).reverse())
    const other = await readBatch([{ name: 'x.zip', bytes: zipSync(turned) }], decode)
    const again = gradeBatch(made.assignment, other.submissions, bank, { roster, problems: other.problems })
    const points = (of: typeof batch) =>
      Object.fromEntries(
        of.results
          .filter(({ counts }) => counts)
          .map(({ student, items }) => [student.id, items.map(({ score }) => score)]),
      )
    const plain = gradeBatch(made.assignment, read.submissions, bank, { roster, problems: read.problems })
    expect(points(again)).toEqual(points(plain))
  })
})
