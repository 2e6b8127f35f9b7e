import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/cli/exercises/files.ts'
import { feedbackZip } from '../../src/exercises/feedbackFiles.ts'
import { fillTable } from '../../src/exercises/fillTable.ts'
import { gradeBatch } from '../../src/exercises/gradeBatch.ts'
import { readGradebook } from '../../src/exercises/gradebook.ts'
import { gradeCsv } from '../../src/exercises/gradeTable.ts'
import { itemAnalysis } from '../../src/exercises/itemAnalysis.ts'
import { readBatch } from '../../src/exercises/readBatch.ts'
import { FileError } from '../../src/exercises/readJson.ts'
import { readRoster } from '../../src/exercises/roster.ts'
import { sortFile } from '../../src/exercises/sortFile.ts'
import { type Submission, readSubmission } from '../../src/exercises/submission.ts'
import { bank } from './book.ts'
import { assignment, submissionOf } from './classroom.ts'

const good = submissionOf('good')
const goodText = JSON.stringify(good)
const bytes = (text: string) => strToU8(text)

/** Reads these files beside a good one, and goes the whole way: nothing may keep the good one from its grade. */
async function wholeWay(files: Record<string, Uint8Array>) {
  const all = [...Object.entries(files), ['good.json', bytes(goodText)] as const]
  const { submissions, problems } = await readBatch(
    all.map(([name, content]) => ({ name, bytes: content })),
    decode,
  )
  const batch = gradeBatch(assignment, submissions, bank, { problems })
  const own = batch.results.find((result) => result.file === 'good.json')!
  expect(own.earned).toBe(own.possible)
  itemAnalysis(batch)
  gradeCsv(batch, 'zh')
  feedbackZip(batch, bank, { language: 'zh', format: 'html', solutions: true })
  for (const { text } of problems) expect([text.en, text.zh].every((words) => words.length > 5)).toBe(true)
  return { batch, problems }
}

describe('one bad file never stops the batch', () => {
  const utf16 = (text: string, little: boolean) => {
    const out = new Uint8Array(2 * text.length)
    const view = new DataView(out.buffer)
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), little)
    return out
  }

  it.for<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'empty'],
    ['blanks', bytes(' \n '), 'empty'],
    ['a file cut off', bytes(goodText.slice(0, 700)), 'cut off'],
    ['a photograph', Uint8Array.from({ length: 9000 }, (_, i) => (i * 131) % 251), 'no submission'],
    ['a page', bytes('<!doctype html><script>alert(1)</script>'), 'no submission'],
    ['a million brackets', bytes('['.repeat(1e6)), 'nested'],
    ['a deep object', bytes('{"a":'.repeat(5000) + '1' + '}'.repeat(5000)), 'nested'],
    ['a file of 50 MB', new Uint8Array(50e6).fill(0x20), 'too large'],
    ['an assignment', bytes(JSON.stringify(assignment)), 'This is an assignment, not a submission'],
    ['half of UTF-16', utf16(goodText, true).slice(1), 'no submission'],
    [
      'a word document',
      zipSync({ '[Content_Types].xml': bytes('<x/>'), 'word/document.xml': bytes('<x/>') }),
      'no submission',
    ],
    ['a broken zip', Uint8Array.from([0x50, 0x4b, 3, 4, ...Array(500).fill(7)]), 'cannot be opened'],
    ['a zip bomb', zipSync({ 'a.json': new Uint8Array(19e6) }), 'zip bomb'],
    ['a zip that climbs', zipSync({ '../../a.json': bytes(goodText) }), 'leads out'],
  ])('%s', async ([, content, message]) => {
    const { problems } = await wholeWay({ 'bad.bin': content })
    expect(problems).toHaveLength(1)
    expect(problems[0]!.text.en).toContain(message)
  })

  it('the readable copy beside a submission is passed over, and what systems leave in folders', async () => {
    const page = bytes('<!doctype html><title>Week 1</title>')
    const { problems } = await wholeWay({
      'li_12_34_submission-s2.json': bytes(JSON.stringify(submissionOf('s2'))),
      'li_12_35_submission-s2.html': page,
      'good.html': page,
      'other.html': page,
      '.DS_Store': bytes('Bud1'),
      'a/desktop.ini': bytes('[x]'),
    })
    expect(problems.map(({ file }) => file)).toEqual(['other.html'])
  })

  it('a submission in UTF-16 without a mark is read', async () => {
    for (const little of [true, false]) {
      const { problems } = await wholeWay({ 'a.json': utf16(JSON.stringify(submissionOf('s2')), little) })
      expect(problems).toEqual([])
    }
  })

  it('whatever stands in the place of an answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 6, maxLength: 6 }),
        async (values) => {
          const answers = good.answers.map((one, i) => ({ ...one, answer: values[i] }))
          const log = good.log.map((event, i) => ({ ...event, answer: values[i] ?? null }))
          const hostile = { ...good, student: { id: 'x', name: 'x' }, answers, log }
          const { batch } = await wholeWay({ 'x.json': bytes(JSON.stringify(hostile)) })
          for (const result of batch.results) {
            expect(result.items.every(({ status }) => status !== 'ungraded')).toBe(true)
            expect(result.earned).toBeLessThanOrEqual(result.possible)
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('whatever a student is called', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        '../../etc/passwd',
        'CON',
        '=1+1',
        '<script>',
        '\u202egnp.exe',
        'a\u0000b',
        '﻿',
        '𝒳',
      ),
    )
    await fc.assert(
      fc.asyncProperty(odd, odd, async (id, name) => {
        const called = { ...submissionOf('s2'), student: { id, name } }
        const { batch, problems } = await wholeWay({ 'x.json': bytes(JSON.stringify(called)) })
        expect(batch.results.length + problems.length).toBe(2)
        const csv = gradeCsv(batch)
        expect(csv).not.toMatch(/(^|[,\n])"?[=+@＝＋＠]/)
      }),
      { numRuns: 25 },
    )
  })

  it('parts of the file exchanged, taken out, doubled', () => {
    const names = Object.keys(good) as (keyof Submission)[]
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        fc.constantFrom('move', 'drop', 'list'),
        (a, b, how) => {
          const value = how === 'move' ? good[b] : how === 'list' ? [good[a], good[a]] : undefined
          const changed = JSON.stringify({ ...good, [a]: value })
          try {
            const result = gradeBatch(assignment, [{ file: 'a', submission: readSubmission(changed) }], bank)
              .results[0]!
            if (a !== b && how === 'move' && good[a] !== good[b])
              expect(result.flags.length).toBeGreaterThan(0)
          } catch (error) {
            expect(error).toBeInstanceOf(FileError)
          }
        },
      ),
    )
  })
})

describe('tables and gradebooks that no one should be able to break', () => {
  const batch = gradeBatch(assignment, [{ file: 'good.json', submission: good }], bank)

  it('any text is a roster, or is refused in words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ maxLength: 300 }).map((s) => `id,name\n${s}`),
        ),
        (text) => {
          try {
            const roster = readRoster(text)
            gradeCsv(gradeBatch(assignment, [{ file: 'good.json', submission: good }], bank, { roster }))
            const filled = fillTable(text, batch)
            // Filling leaves as many rows as there were.
            expect(readRoster(filled.csv).entries.length).toBe(roster.entries.length)
          } catch (error) {
            expect(error).toBeInstanceOf(FileError)
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('any JSON is a gradebook, or is refused in words', () => {
    const shell = {
      format: 'cvt-gradebook/1',
      assignmentId: assignment.id,
      assignmentHash: assignment.contentHash,
      marks: {},
      comments: {},
      changes: [],
    }
    fc.assert(
      fc.property(
        fc.constantFrom('marks', 'comments', 'changes', 'format'),
        fc.jsonValue({ maxDepth: 4 }),
        (part, value) => {
          try {
            const { marks, comments } = readGradebook(JSON.stringify({ ...shell, [part]: value }), assignment)
            gradeBatch(assignment, [{ file: 'good.json', submission: good }], bank, { marks, comments })
          } catch (error) {
            expect(error).toBeInstanceOf(FileError)
          }
        },
      ),
    )
    expect(() =>
      readGradebook(`{"format":"cvt-gradebook/1","marks":${'{"a":'.repeat(9)}`, assignment),
    ).toThrow('nested')
  })

  it('any bytes are sorted without an error', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('a.csv', 'a.json', 'a'),
        (content, name) => {
          expect(sortFile({ name, bytes: content }, decode).kind).toMatch(/submissions|roster/)
        },
      ),
    )
  })
})
