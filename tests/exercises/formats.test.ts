import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/cli/exercises/files.ts'
import { readAssignment } from '../../src/exercises/assignment.ts'
import { gradeBatch } from '../../src/exercises/gradeBatch.ts'
import { canonicalJson, sha256 } from '../../src/exercises/hash.ts'
import { jsonSchemas } from '../../src/exercises/jsonSchemas.ts'
import { PROGRESS_FORMAT, mergeRecords, readProgress } from '../../src/exercises/progress.ts'
import { readBatch } from '../../src/exercises/readBatch.ts'
import { FileError, deeperThan } from '../../src/exercises/readJson.ts'
import { readRoster } from '../../src/exercises/roster.ts'
import { createKeyPair, seal } from '../../src/exercises/sealing.ts'
import { readSubmission } from '../../src/exercises/submission.ts'
import { pathWithin, unpack } from '../../src/exercises/unpack.ts'
import { bank } from './book.ts'
import { assignment, assignmentOf, submissionOf } from './classroom.ts'

const submission = submissionOf('s1')
const text = JSON.stringify(submission)
const bytes = (content: string) => strToU8(content)

describe('SHA-256', () => {
  it('gives the values of FIPS 180-4', () => {
    // NIST's examples for the empty message and "abc".
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('does not depend on the order in which names are written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(object))
        // As JSON has it: -0 is written as 0.
        expect(JSON.parse(canonicalJson(object))).toEqual(JSON.parse(JSON.stringify(object)))
      }),
    )
  })
})

describe('an assignment', () => {
  it('comes back from its file', () => {
    expect(readAssignment(JSON.stringify(assignment, null, 2))).toEqual(assignment)
  })

  it('that was changed after it was made is refused', () => {
    const changed = { ...assignment, items: assignment.items.map((item) => ({ ...item, points: 100 })) }
    expect(() => readAssignment(JSON.stringify(changed))).toThrow('changed after it was made')
    expect(() => readAssignment(JSON.stringify({ ...assignment, seed: 8 }))).toThrow(
      'changed after it was made',
    )
  })

  it('is made only of exercises that exist, each once, at times that exist', () => {
    expect(() => assignmentOf({ items: [{ id: 'nothing' }] })).toThrow('no exercise has this id: nothing')
    expect(() => assignmentOf({ items: [{ id: 'shelf' }, { id: 'shelf' }] })).toThrow('only once: shelf')
    for (const due of [
      '2027-03-01',
      '2027-03-01T12:00',
      '2027-13-01T12:00Z',
      'tomorrow',
      '2027-02-30T02:30+01:00',
      '2027-04-31T12:00Z',
      '2027-04-30T24:00Z',
    ])
      expect(() => assignmentOf({ policy: { due } }), due).toThrow(/not a (time|date)/)
  })
})

describe('a submission', () => {
  it('comes back from its file', () => {
    expect(readSubmission(text)).toEqual(submission)
  })

  it('cut off anywhere is refused in words', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        expect(() => readSubmission(text.slice(0, length))).toThrow(FileError)
      }),
    )
  })

  it('with any one character changed is read or refused, and never graded higher unseen', () => {
    const honest = gradeBatch(assignment, [{ file: 'a', submission }], bank).results[0]!
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const changed = text.slice(0, at) + character + text.slice(at + 1)
        try {
          const read = readSubmission(changed)
          const result = gradeBatch(assignment, [{ file: 'a', submission: read }], bank).results[0]!
          expect(result.earned).toBeLessThanOrEqual(honest.possible)
          // Whatever the change touched, it shows, or it touched only a name, or layout.
          const same = canonicalJson({ ...read, student: submission.student }) === canonicalJson(submission)
          if (!same) expect(result.flags.length, changed.slice(at - 30, at + 30)).toBeGreaterThan(0)
        } catch (error) {
          if (!(error instanceof FileError)) throw error
          expect(error.text.zh).not.toBe('')
        }
      }),
      { numRuns: 150 },
    )
  })

  it.for([
    ['an empty file', '', 'empty'],
    ['a foreign file', '{"hello": "world"}', 'not in the expected form'],
    ['a list', '[1, 2]', 'not in the expected form'],
    ['another version', JSON.stringify({ ...submission, format: 'cvt-submission/2' }), 'newer edition'],
    [
      'an extra field',
      JSON.stringify({ ...submission, grade: 100 }),
      'not in the expected form at grade: unknown field "grade"',
    ],
    ['a million brackets', '['.repeat(1e6), 'nested more than 32 levels'],
    [
      'a deep answer',
      text.replace('"answer":', `"answer":${'['.repeat(40)}${']'.repeat(40)},"x":`),
      'nested more than',
    ],
    ['a file of 50 MB', `{"format":"${'x'.repeat(50e6)}"}`, 'too large: 50'],
    [
      'an essay of 1 MB',
      JSON.stringify({ ...submission, answers: [{ ...submission.answers[0], answer: 'x'.repeat(1e6) }] }),
      'too long',
    ],
  ] as const)('%s is refused', ([, content, message]) => {
    expect(() => readSubmission(content)).toThrow(message)
  })

  it('counts brackets outside of strings alone', () => {
    expect(deeperThan('["[[[[\\"[[["]', 1)).toBe(false)
    expect(deeperThan('[[]]', 1)).toBe(true)
    expect(deeperThan('[[],[],{"a":[]}]', 3)).toBe(false)
  })
})

describe('a batch of files', () => {
  const read = (files: Record<string, Uint8Array>, key?: Parameters<typeof readBatch>[2]) =>
    readBatch(
      Object.entries(files).map(([name, content]) => ({ name, bytes: content })),
      decode,
      key,
    )
  const utf16 = (content: string) => {
    const out = new Uint8Array(2 + 2 * content.length)
    out.set([0xff, 0xfe])
    for (let i = 0; i < content.length; i++)
      new DataView(out.buffer).setUint16(2 + 2 * i, content.charCodeAt(i), true)
    return out
  }

  it('reads what can be read, whatever the encoding, and names the rest', async () => {
    const { submissions, problems } = await read({
      'a.json': bytes(text),
      'bom.json': bytes(`\uFEFF${text}`),
      'utf16.json': utf16(text),
      'broken.json': bytes(text.slice(0, 99)),
      'photo.jpg': Uint8Array.from({ length: 3000 }, (_, i) => (i * 97) % 256),
      'nul.json': new Uint8Array(5000),
    })
    expect(submissions.map((one) => one.file)).toEqual(['a.json', 'bom.json', 'utf16.json'])
    for (const one of submissions) expect(one.submission).toEqual(submission)
    expect(problems.map((problem) => problem.file)).toEqual(['broken.json', 'photo.jpg', 'nul.json'])
  })

  it('opens zips, and tells files of the same name apart', async () => {
    const zip = zipSync({
      'x/a.json': bytes(text),
      '__MACOSX/x/._a.json': bytes('?'),
      'x/inner.zip': zipSync({ 'a.json': bytes(text) }),
    })
    const { submissions, problems } = await read({ 'one.zip': zip, 'two.zip': zip })
    expect(submissions.map((one) => one.file)).toEqual(['x/a.json', 'x/a.json (2)'])
    expect(problems.map((problem) => problem.text.en)).toEqual(
      Array(2).fill('A zip within a zip is not opened.'),
    )
  })

  it('opens sealed files with their key only', async () => {
    const [mine, other] = [await createKeyPair(), await createKeyPair()]
    const sealed = await seal(text, mine.publicKey)
    expect(JSON.stringify(sealed)).not.toContain('Student s1')
    const files = { 'a.json': bytes(JSON.stringify(sealed)) }
    expect((await read(files, mine.privateKey)).submissions[0]!.submission).toEqual(submission)
    expect((await read(files, other.privateKey)).problems[0]!.text.en).toContain('cannot be opened')
    expect((await read(files)).problems[0]!.text.en).toContain('give the private key')
    const flipped = {
      ...sealed,
      ciphertext: (sealed.ciphertext[0] === 'A' ? 'B' : 'A') + sealed.ciphertext.slice(1),
    }
    const changed = await read({ 'a.json': bytes(JSON.stringify(flipped)) }, mine.privateKey)
    expect(changed.problems[0]!.text.en).toContain('cannot be opened')
  })

  it('runs nothing that a name or an answer says', async () => {
    const script = '<script>alert(1)</script>'
    const evil = { ...submission, student: { id: script, name: script } }
    const { submissions } = await read({ 'a.json': bytes(JSON.stringify(evil)) })
    const { results } = gradeBatch(assignment, submissions, bank)
    expect(results[0]!.student.name).toBe(script)
    for (const flag of results[0]!.flags) expect(flag.text.en).not.toContain('<script')
  })
})

describe('unpack', () => {
  it.for([
    ['../a.json', 'leads out of the archive'],
    ['/etc/passwd', 'leads out of the archive'],
    ['\\\\server\\a.json', 'leads out of the archive'],
    ['a/../../b', 'leads out of the archive'],
    ['a\\..\\..\\b', 'leads out of the archive'],
    ['C:\\a', 'leads out of the archive'],
    ['a\u0000.json', 'control characters'],
    [`${'x'.repeat(600)}.json`, 'too long'],
  ] as const)('leaves out %j and says why', ([name, why]) => {
    const { files, problems } = unpack({
      name: 'z.zip',
      bytes: zipSync({ [name]: bytes('{}'), 'good.json': bytes('{}') }),
    })
    expect(files.map((file) => file.name)).toEqual(['good.json'])
    expect(problems[0]!.text.en).toContain(why)
  })

  it('reads what stays in the archive, however its path is written', () => {
    const names = ['folder\\a1.json', 'a/../b.json', './c//d.json', '3:45 pm.json']
    const { files, problems } = unpack({
      name: 'z.zip',
      bytes: zipSync(Object.fromEntries(names.map((name) => [name, bytes(name)]))),
    })
    expect(problems).toEqual([])
    expect(files.map((file) => file.name)).toEqual(['folder/a1.json', 'b.json', 'c/d.json', '3:45 pm.json'])
    expect(files.map((file) => new TextDecoder().decode(file.bytes))).toEqual(names)
  })

  it('never gives a path that leads out', () => {
    const parts = fc.array(fc.constantFrom('..', '.', '', 'a', 'b:c', 'C:'), { maxLength: 8 })
    fc.assert(
      fc.property(parts, fc.constantFrom('/', '\\'), (path, slash) => {
        const within = pathWithin(path.join(slash))
        if (within !== undefined) expect(within).not.toMatch(/(^|\/)\.\.(\/|$)|\\|^\/|^[a-z]:/i)
      }),
    )
  })

  it('leaves out a bomb before it is unpacked', () => {
    const zip = zipSync({ 'bomb.json': new Uint8Array(15e6), 'good.json': bytes('{}') })
    const { files, problems } = unpack({ name: 'z.zip', bytes: zip })
    expect(files.map((file) => file.name)).toEqual(['good.json'])
    expect(problems[0]!.text.en).toContain('zip bomb')
  })

  it('does not believe an entry that announces less than it holds', () => {
    const zip = zipSync({ 'a.json': new Uint8Array(1e6) })
    const view = new DataView(zip.buffer, zip.byteOffset)
    // The size in the central directory (signature 0x02014b50, offset 24) is set to 10 bytes.
    for (let i = 0; i < zip.length - 30; i++)
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 10, true)
    const { files } = unpack({ name: 'z.zip', bytes: zip })
    for (const file of files) expect(file.bytes.length).toBeLessThanOrEqual(10)
  })

  it('stops at its limits and says so', () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.json`, bytes('{}')])))
    const limits = { archive: 1e6, files: 5, file: 1e5, total: 1e6, ratio: 100 }
    const { files, problems } = unpack({ name: 'z.zip', bytes: many }, limits)
    expect([files.length, problems.length]).toEqual([5, 1])
    expect(
      unpack({ name: 'z.zip', bytes: many }, { ...limits, archive: 100 }).problems[0]!.text.en,
    ).toContain('Too large')
  })

  it('refuses what only looks like a zip', () => {
    const { files, problems } = unpack({ name: 'z.zip', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]) })
    expect([files.length, problems.length]).toEqual([0, 1])
  })
})

describe('readRoster', () => {
  it('reads Canvas’ and Moodle’s columns, and one’s own', () => {
    const canvas = readRoster(
      'Student,ID,SIS Login ID,Section\n"Lee, Ann",11,alee,A\n    Points Possible,,,\n',
    )
    expect(canvas.entries.map(({ id, name }) => [id, name])).toEqual([['alee', 'Lee, Ann']])
    const moodle = readRoster('First name,Last name,ID number,Email address\nAnn,Lee,s1,a@b.c\n')
    expect(moodle.entries.map(({ id, name }) => [id, name])).toEqual([['s1', 'Ann Lee']])
  })

  it('reads a roster as a Chinese spreadsheet saves it', () => {
    // 学号,姓名 / s1,王芳 in GB 18030.
    const gbk = Uint8Array.from([
      0xd1, 0xa7, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x73, 0x31, 0x2c, 0xcd, 0xf5, 0xb7, 0xbc,
      0x0a,
    ])
    expect(readRoster(decode(gbk, 'gb18030')).entries).toMatchObject([{ id: 's1', name: '王芳' }])
  })

  it('says when there is no column of ids', () => {
    expect(() => readRoster('a,b\n1,2\n')).toThrow('no column of ids')
  })
})

describe('a reader’s progress', () => {
  const record = {
    id: 'shelf',
    chapter: 'value/who-creates-value',
    version: 1,
    seed: 1,
    answer: ['exchange'],
    attempts: 1,
    hints: 0,
    score: 0,
    best: 0.5,
    gaveUp: false,
    note: 'a',
    updated: 5,
  }

  it('comes back from its file, and a broken one is refused', () => {
    const file = { format: PROGRESS_FORMAT, records: [record] }
    expect(readProgress(JSON.stringify(file))).toEqual(file)
    expect(() => readProgress(JSON.stringify({ ...file, records: [{ ...record, best: 2 }] }))).toThrow(
      'records.0.best',
    )
  })

  it('keeps the later state and the better best', () => {
    const later = { ...record, updated: 9, best: 0.2, note: '' }
    expect(mergeRecords(record, later)).toEqual({ ...later, best: 0.5, note: 'a' })
    expect(mergeRecords(later, record)).toEqual(mergeRecords(record, later))
  })
})

it.for(Object.entries(jsonSchemas()))(
  'the published schema of %s is in step with the parser',
  ([name, schema]) => {
    const published = JSON.parse(readFileSync(`public/schemas/${name}.json`, 'utf8'))
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)))
  },
)
