import { strFromU8, strToU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/cli/exercises/files.ts'
import {
  type FeedbackOptions,
  feedbackHtml,
  feedbackMarkdown,
  feedbackText,
  feedbackZip,
} from '../../src/exercises/feedbackFiles.ts'
import { fillTable } from '../../src/exercises/fillTable.ts'
import { type BatchOptions, gradeBatch, gradeSteps } from '../../src/exercises/gradeBatch.ts'
import { gradebookFile, readGradebook } from '../../src/exercises/gradebook.ts'
import { gradeCsv, gradeRows } from '../../src/exercises/gradeTable.ts'
import { lmsFileOf } from '../../src/exercises/lmsFile.ts'
import { readRoster } from '../../src/exercises/roster.ts'
import { sortFile } from '../../src/exercises/sortFile.ts'
import { type Submission, recordEvent, startSubmission } from '../../src/exercises/submission.ts'
import { bank } from './book.ts'
import { NOON, assignment, assignmentOf, submissionOf } from './classroom.ts'

const file = (submission: Submission, name = `${submission.student.id}.json`) => ({ file: name, submission })
const moodleName = (name: string, user: number) => `${name}_${user}_assignsubmission_file_/submission.json`

describe('lmsFileOf', () => {
  it.for([
    ['Ann Lee_12345_assignsubmission_file_/submission.json', 'moodle', '12345', false],
    ['week 1/Ann_Bo Lee_12345_assignsubmission_file_/a/b.json', 'moodle', '12345', false],
    ['Ann Lee_12345_assignsubmission_file_submission.json', 'moodle', '12345', false],
    ['Participant_77_assignsubmission_file_/submission.json', 'moodle', '77', false],
    ['leeann_12345_678910_submission.json', 'canvas', '12345', false],
    ['leeann_LATE_12345_678910_submission-1.json', 'canvas', '12345', true],
    ['all/王芳_12345_678910_my_own_name.json', 'canvas', '12345', false],
  ] as const)('reads %s', ([path, lms, user, late]) => {
    expect(lmsFileOf(path)).toEqual({ lms, user, late })
  })

  it.for(['submission.json', 'a_b.json', 'week_1/s1.json', '12_34.json', 'a_12_b.json'])(
    'takes %s for a name of one’s own',
    (path) => {
      expect(lmsFileOf(path)).toBeUndefined()
    },
  )
})

describe('a roster', () => {
  const worksheet =
    'Identifier,"Full name","ID number","Email address",Grade,"Maximum Grade"\n' +
    'Participant 12345,Ann Lee,,ann@x.org,-,100.00\n'

  it('finds the columns of Moodle’s worksheet, and passes over one that is empty', () => {
    const { chosen, entries } = readRoster(worksheet)
    expect(chosen).toEqual({ id: 'Email address', name: 'Full name', lms: 'Identifier' })
    expect(entries).toMatchObject([{ id: 'ann@x.org', name: 'Ann Lee', lms: '12345' }])
  })

  it('takes the columns it is told to take, and no others', () => {
    const text = '学号;姓名;昵称\n1;王芳;小王\n'
    expect(readRoster(text).entries).toMatchObject([{ id: '1', name: '王芳' }])
    expect(readRoster(text, { id: '昵称', name: '学号' }).entries).toMatchObject([{ id: '小王', name: '1' }])
    expect(readRoster(text, { id: 'nothing' }).chosen.id).toBe('学号')
  })

  it('reads what Excel saves: a byte-order mark, a line that names the separator, blank lines, UTF-16', () => {
    for (const text of [
      '\uFEFFid,name\ns1,Ann\n',
      'sep=;\r\nid;name\r\ns1;Ann\r\n;\r\n\r\n',
      'id\tname\ns1\tAnn',
    ])
      expect(readRoster(text).entries.map(({ id, name }) => [id, name])).toEqual([['s1', 'Ann']])
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...'id,name\ns1,王\n'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ])
    const sorted = sortFile({ name: 'roster.csv', bytes: utf16 }, decode)
    expect(sorted.kind === 'roster' && readRoster(sorted.text).entries).toMatchObject([
      { id: 's1', name: '王' },
    ])
  })

  it('takes, of several columns of ids, the one that has the students', () => {
    const canvas = 'Student,ID,SIS User ID,SIS Login ID,Section\nAnn,11,s1,ann,A\nBo,12,s2,s3,A\n'
    expect(readRoster(canvas).chosen.id).toBe('SIS Login ID')
    expect(readRoster(canvas, {}, ['S1', 's2', 's3']).chosen.id).toBe('SIS User ID')
    expect(readRoster(canvas, {}, ['ann', 's9']).chosen.id).toBe('SIS Login ID')
    expect(readRoster(canvas, {}, ['s9']).chosen.id).toBe('SIS Login ID')
    expect(readRoster(canvas, { id: 'ID' }, ['s1']).chosen.id).toBe('ID')
  })

  it('names an id that stands there under two names, and not one of two sections', () => {
    expect(readRoster('id,name\ns1,Ann\nS1,Bo\ns2,Cy\ns2,Cy\n').ambiguous).toEqual([
      { id: 's1', names: ['Ann', 'Bo'] },
    ])
  })

  it('that is endless is refused', () => {
    expect(() => readRoster(`id\n${'x\n'.repeat(20_001)}`)).toThrow('more than 20000 rows')
    expect(() => readRoster('x'.repeat(20_000_001))).toThrow('more than 20000 rows')
  })
})

describe('files and the roster', () => {
  const roster = readRoster(
    'Identifier,Full name,ID number\nParticipant 1,Ann Lee,s1\nParticipant 2,Bo Li,s2\n',
  )
  const flagsOf = (submission: Submission, name: string) =>
    gradeBatch(assignment, [file(submission, name)], bank, { roster }).results[0]!

  it('are matched by the name of the file where the id is not on it', () => {
    const result = flagsOf(submissionOf('typo'), moodleName('Bo Li', 2))
    expect(result.roster?.id).toBe('s2')
    expect(result.flags.map((flag) => flag.kind)).toEqual(['not-on-roster'])
    expect(result.flags[0]!.text.en).toContain('Bo Li')
  })

  it('say so when one student hands in the file of another', () => {
    const result = flagsOf(submissionOf('s1'), moodleName('Bo Li', 2))
    expect(result.roster?.id).toBe('s1')
    expect(result.flags.map((flag) => flag.kind)).toEqual(['other-sender'])
  })

  it('say what Canvas says of lateness', () => {
    const result = flagsOf(submissionOf('s1'), 'leeann_LATE_9_10_submission.json')
    expect(result.flags.map((flag) => flag.kind)).toEqual(['late'])
  })

  it('name the student of the roster whose variant was borrowed', () => {
    const borrowed = { ...submissionOf('s2'), student: { id: 's1', name: '' } }
    const { results } = gradeBatch(assignment, [file(borrowed)], bank, { roster })
    const foreign = results[0]!.flags.filter((flag) => flag.kind === 'foreign-variant')
    expect(foreign.length).toBeGreaterThan(0)
    for (const flag of foreign) expect(flag.text.en).toContain('Bo Li (s2)')
    const nobody = { ...submissionOf('who'), student: { id: 's1', name: '' } }
    const unknown = gradeBatch(assignment, [file(nobody)], bank, { roster }).results[0]!
    expect(unknown.flags.find((flag) => flag.kind === 'foreign-variant')!.text.en).toContain(
      'not this student’s',
    )
  })

  it('tell those who handed in nothing from those whose file cannot be read', () => {
    const problem = { file: moodleName('Bo Li', 2), text: { en: 'Broken.', zh: '坏了。' } }
    const batch = gradeBatch(assignment, [], bank, { roster, problems: [problem] })
    expect(gradeRows(batch, 'en').map((row) => row.flags)).toEqual(['No file was handed in.', 'Broken.'])
  })
})

describe('a batch', () => {
  it('is graded in steps, to the same end', () => {
    const submissions = ['s1', 's2', 's3'].map((id) => file(submissionOf(id)))
    const steps = gradeSteps(assignment, submissions, bank)
    expect([steps.next().value, steps.next().value, steps.next().value]).toEqual([1, 2, 3])
    expect(steps.next().value).toEqual(gradeBatch(assignment, submissions, bank))
  })

  it('graded again with what is known is graded the same, and changed only where something changed', () => {
    const of = assignmentOf({ items: [{ id: 'whose-win' }, { id: 'fit-number' }] })
    const essay = 'It may have been the weather, and nobody counted the hours.'
    const submissions = ['s1', 's2'].map((id) => {
      const event = { item: 'whose-win', event: 'save' as const, answer: essay, time: NOON }
      return file(recordEvent(startSubmission(of, { id }), of, event))
    })
    const known = new WeakMap()
    const roster = readRoster('id,name\ns1,Ann\n')
    for (const options of [
      {},
      { marks: { s1: { 'whose-win': { cause: true } } } },
      { marks: { s1: { 'whose-win': { cause: true } } }, roster },
      {
        comments: { s2: { 'whose-win': 'Well.' } },
        changes: [{ item: 'fit-number', kind: 'drop' as const }],
      },
      {},
    ])
      expect(gradeBatch(of, submissions, bank, { ...options, known })).toEqual(
        gradeBatch(of, submissions, bank, options),
      )
  })

  it('goes on where an exercise breaks', () => {
    const broken = { ...bank.exercises.get('fit-number')!, variant: { draw: {}, where: ['1 > 2'] } }
    const exercises = new Map([...bank.exercises, ['fit-number', broken as never]])
    const { results } = gradeBatch(assignment, [file(submissionOf('s1'))], { ...bank, exercises })
    const [item] = results[0]!.items
    expect([item!.status, item!.earned]).toEqual(['ungraded', 0])
    expect(results[0]!.flags.map((flag) => flag.kind)).toContain('not-graded')
    expect(results[0]!.items.slice(1).every(({ status }) => status === 'graded')).toBe(true)
  })

  it('refuses changes that cannot be made, before anything is graded', () => {
    const change = (changes: BatchOptions['changes']) => () =>
      gradeBatch(assignment, [], bank, { changes: changes! })
    expect(change([{ item: 'nothing', kind: 'drop' }])).toThrow('no item of the assignment: nothing')
    expect(change([{ item: 'visit-order', kind: 'tolerance', absolute: 1 }])).toThrow('no such tolerance')
    expect(change([{ item: 'fit-number', kind: 'tolerance', absolute: -1 }])).toThrow('at least 0')
  })

  it('keeps a name that is a formula from being one, also in full width', () => {
    for (const name of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '＝1+1', '\t=1', '\n=1']) {
      const evil = { ...submissionOf('s1'), student: { id: 's1', name } }
      const csv = gradeCsv(gradeBatch(assignment, [file(evil)], bank))
      expect(csv, name).toContain(`'${name}`)
    }
  })

  it('marks its table as UTF-8 for Excel where there is more than ASCII', () => {
    const named = (name: string) =>
      gradeCsv(gradeBatch(assignment, [file({ ...submissionOf('s1'), student: { id: 's1', name } })], bank))
    expect(named('王芳').startsWith('\uFEFF')).toBe(true)
    expect(named('Ann').startsWith('student,')).toBe(true)
  })
})

describe('marks by hand', () => {
  const of = assignmentOf({ items: [{ id: 'whose-win', points: 3 }, { id: 'who-says-what' }] })
  const answer = 'It may have been the weather, and nobody counted the hours.'
  const submission = recordEvent(startSubmission(of, { id: 's1' }), of, {
    item: 'whose-win',
    event: 'save',
    answer,
    time: NOON,
  })
  const grade = (options: BatchOptions) =>
    gradeBatch(of, [file({ ...submission, clientScore: 0 })], bank, options).results[0]!

  it('count, are told by criterion in the assignment’s points, and are no difference to the page’s score', () => {
    const result = grade({ marks: { S1: { 'whose-win': { cause: true, division: 0.5 } } } })
    expect(result.earned).toBe(1.5)
    expect(result.pending).toBe(false)
    expect(result.flags).toEqual([])
    expect(result.items[0]!.feedback.map(({ text }) => text.en.slice(-10))).toEqual([
      'nstructor.',
      expect.stringContaining('(1 of 1)'),
      expect.stringContaining('(0.5 of 1)'),
      expect.stringContaining('(0 of 1)'),
    ])
  })

  it('that no longer fit the rubric leave the answer to be marked, and say so', () => {
    const result = grade({ marks: { s1: { 'whose-win': { gone: true } } } })
    expect(result.pending).toBe(true)
    expect(result.flags.map((flag) => flag.kind)).toEqual(['marks'])
  })

  it('come back from their file, with comments and decisions, for this assignment alone', () => {
    const gradebook = {
      marks: { s1: { 'whose-win': { cause: true, division: 0.5 } } },
      comments: { s1: { 'whose-win': 'Well <b>seen</b>.' } },
      changes: [{ item: 'who-says-what', kind: 'drop' as const }],
    }
    const text = gradebookFile(of, gradebook)
    expect(readGradebook(text, of)).toEqual(gradebook)
    expect(() => readGradebook(text, assignment)).toThrow('of another assignment')
    expect(() => readGradebook(text.replace('0.5', '5'), of)).toThrow('not in the expected form')
    expect(() => readGradebook(text.slice(0, 50), of)).toThrow('not JSON')
    expect(grade(gradebook)).toMatchObject({
      earned: 1.5,
      possible: 3,
      items: [{ comment: 'Well <b>seen</b>.' }, {}],
    })
  })
})

describe('fillTable', () => {
  const canvas =
    'Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (4711),Other (12),Final Score\n' +
    ',,,,,Manual Posting,,\n' +
    '    Points Possible,,,,,22,10,(read only)\n' +
    '"Lee, Ann",101,,s1,A,,7,\n' +
    '=cmd|x,102,,nobody,A,,,\n' +
    '"Student, Test",103,,abc,A,3,,\n'
  const batch = gradeBatch(
    assignment,
    [
      file(submissionOf('s1', ['fit-number'])),
      file(submissionOf('typo'), 'li_102_1_submission.json'),
      file(submissionOf('s9')),
    ],
    bank,
  )

  it('fills Canvas’ own column, to its maximum, and leaves all else as it is', () => {
    const filled = fillTable(canvas, batch)
    expect(filled).toMatchObject({ into: 'Week 1 (4711)', added: false, maximum: 22, filled: 2 })
    expect(filled.csv.split('\n')).toEqual([
      'Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (4711),Other (12),Final Score',
      ',,,,,Manual Posting,,',
      '    Points Possible,,,,,22,10,(read only)',
      '"Lee, Ann",101,,s1,A,18,7,',
      "'=cmd|x,102,,nobody,A,22,,",
      '"Student, Test",103,,abc,A,3,,',
      '',
    ])
    expect(filled.unmatched).toEqual(['Student s9'])
    expect(filled.columns).not.toContain('SIS Login ID')
    const plain = fillTable(canvas, batch, { scale: 'points' })
    expect(plain.csv).toContain('"Lee, Ann",101,,s1,A,9,7,')
  })

  it('finds students by whichever column of ids has them', () => {
    const ids = canvas.replace('101,,s1', '101,s1,ann').replace('103,,abc', '103,,s2')
    const filled = fillTable(ids, batch)
    expect(filled).toMatchObject({ filled: 2, unmatched: ['Student s9'] })
    expect(filled.csv).toContain('"Lee, Ann",101,s1,ann,A,18,7,')
    expect(fillTable(ids, batch, { columns: { id: 'SIS Login ID' } })).toMatchObject({ filled: 1 })
  })

  it('fills the column that is meant, with what Canvas and Moodle put around its name', () => {
    expect(fillTable(canvas, batch, { into: 'other' })).toMatchObject({ into: 'Other (12)', added: false })
    expect(fillTable(canvas, batch, { into: 'Other (13)' })).toMatchObject({ added: true })
    for (const name of ['Assignment: Week 1 (Real)', '作业：第一周（实数）'])
      expect(fillTable(canvas.replace('Week 1 (4711)', name), batch)).toMatchObject({
        into: name,
        added: false,
      })
  })

  it('makes rows of one length, and ends them as they were', () => {
    const { csv } = fillTable('id,note\r\ns1,x\r\ns5,y\r\ns9\r\n', batch, { into: 'New' })
    expect(csv).toBe('id,note,New\r\ns1,x,9\r\ns5,y,\r\ns9,,11\r\n')
  })

  it('knows Canvas’ row of points in whatever language it was exported', () => {
    const chinese = canvas.replace('Points Possible', '满分')
    expect(fillTable(chinese, batch)).toMatchObject({ maximum: 22, filled: 2 })
    expect(fillTable(chinese, batch, { into: 'New' }).csv).toContain('满分,,,,,22,10,(read only),11\n')
  })

  it('adds a column with its points where there is none for the assignment', () => {
    const filled = fillTable(canvas.replace('Week 1 (4711)', 'Week 2 (1)'), batch)
    expect(filled).toMatchObject({ into: 'Week 1', added: true, filled: 2 })
    const rows = filled.csv.split('\n')
    expect(rows[0]).toMatch(/,Week 1$/)
    expect(rows[2]).toBe('    Points Possible,,,,,22,10,(read only),11')
    expect(rows[3]).toBe('"Lee, Ann",101,,s1,A,,7,,9')
  })

  it('fills Moodle’s worksheet by the number of the participant, keeping separator and mark', () => {
    const moodle =
      '\uFEFFIdentifier;Full name;Email address;Status;Grade;Maximum Grade;Last modified (submission);Feedback comments\r\n' +
      'Participant 7;Ann Lee;a@x;Submitted;;100.00;-;\r\n'
    const named = gradeBatch(
      assignment,
      [file(submissionOf('whoever', ['fit-number']), moodleName('Ann Lee', 7))],
      bank,
    )
    const filled = fillTable(moodle, named)
    expect(filled).toMatchObject({ into: 'Grade', maximum: 100, filled: 1, unmatched: [] })
    expect(filled.csv).toBe(
      '\uFEFFIdentifier;Full name;Email address;Status;Grade;Maximum Grade;Last modified (submission);Feedback comments\r\n' +
        'Participant 7;Ann Lee;a@x;Submitted;81.8182;100.00;-;\r\n',
    )
    // Where the course's language writes decimals with a comma.
    const comma = fillTable(moodle.replace('100.00', '100,00'), named)
    expect(comma.maximum).toBe(100)
    expect(comma.csv).toContain('Submitted;81,8182;100,00;')
  })

  it('leaves empty what has still to be marked', () => {
    const of = assignmentOf({ items: [{ id: 'whose-win' }] })
    const pending = recordEvent(startSubmission(of, { id: 's1' }), of, {
      item: 'whose-win',
      event: 'save',
      answer: 'It may have been the weather, nobody knows.',
      time: NOON,
    })
    const filled = fillTable(canvas, gradeBatch(of, [file(pending)], bank))
    expect([filled.filled, filled.pending]).toEqual([0, ['s1']])
    expect(filled.csv).toContain('"Lee, Ann",101,,s1,A,,7,')
  })
})

describe('feedback', () => {
  const script = '<img src=x onerror=alert(1)><script>alert(1)</script>'
  const evil: Submission = {
    ...submissionOf('s1'),
    student: { id: 's1', name: `${script} [x](javascript:y) **b**` },
    answers: submissionOf('s1').answers.map((one) => ({ ...one, answer: script })),
  }
  const batch = gradeBatch(assignment, [file(evil), file(submissionOf('../../s2'))], bank, {
    comments: { s1: { 'fit-number': `${script}\n# not a heading` } },
  })
  const options: FeedbackOptions = { language: 'en', format: 'html', solutions: true }

  it('holds no markup but its own', () => {
    const html = feedbackHtml(feedbackText(batch.results[0]!, assignment, bank, options), 'en')
    expect(html).not.toMatch(/<img|<script/)
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62;')
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag))
    expect([...tags].sort()).toEqual(
      ['b', 'blockquote', 'body', 'br', 'h1', 'h2', 'head', 'html', 'meta', 'p', 'style', 'title'].sort(),
    )
    const markdown = feedbackMarkdown(feedbackText(batch.results[0]!, assignment, bank, options), 'en')
    expect(markdown).not.toMatch(/(^|[^\\])<(img|script)/)
    expect(markdown).not.toMatch(/^# not/m)
    expect(markdown).toContain('\\[x\\]\\(javascript')
  })

  it('says points, answer and comment, and the solution only where wished', () => {
    const said = feedbackText(batch.results[1]!, assignment, bank, { language: 'zh', solutions: false })
    expect(said.total).toBe('得分 11/11')
    expect(said.items.every(({ solution }) => solution === '')).toBe(true)
    expect(said.items[1]!.answer).not.toContain('{')
    expect(said.items[2]!.answer).not.toMatch(/[$\\^_]/)
    expect(feedbackText(batch.results[0]!, assignment, bank, options).items[0]!.comment).toContain(
      'not a heading',
    )
  })

  it('leaves what a student wrote as it was written', () => {
    const essay = assignmentOf({ items: [{ id: 'joint-sphere' }, { id: 'why-a-best-division' }] })
    const answer = 'I pay $5 and get $6, 2*3*4, x_1 and \\n'
    const submission = recordEvent(startSubmission(essay, { id: 's1', name: 'Ann' }), essay, {
      item: 'why-a-best-division',
      event: 'check',
      answer,
      time: NOON,
    })
    const [result] = gradeBatch(essay, [file(submission)], bank).results
    expect(feedbackText(result!, essay, bank, options).items[1]!.answer).toBe(answer)
  })

  it('goes into files whose names stay in their folder, in Moodle’s folders where they came from', () => {
    const named = gradeBatch(
      assignment,
      [
        file(submissionOf('../../s2')),
        file(submissionOf('S2'), moodleName('Bo (Li)', 2)),
        file(submissionOf('s3'), 'leeann_LATE_12_34_submission.json'),
        file(submissionOf('a/b')),
        file(submissionOf('a:b')),
      ],
      bank,
    )
    const names = Object.keys(unzipSync(feedbackZip(named, bank, options)))
    expect(names).toEqual(
      [
        'Student -..-s2 ..-..-s2.html',
        'Bo (Li)_2_assignsubmission_file_/feedback.html',
        'leeann_LATE_12_34_submission.html',
        'Student a-b a-b.html',
        'Student a-b a-b 2.html',
      ].map((name) =>
        name.startsWith('Student -') ? expect.stringMatching(/^Student [^/\\]*\.html$/) : name,
      ),
    )
    const zips = [0, 1].map(() => feedbackZip(named, bank, { ...options, format: 'markdown' }))
    expect(zips[0]).toEqual(zips[1])
    expect(strFromU8(Object.values(unzipSync(zips[0]!))[0]!)).toMatch(/^# Week 1\n/)
  })
})

describe('sortFile', () => {
  const kind = (name: string, text: string) => sortFile({ name, bytes: strToU8(text) }, decode).kind
  it('knows files by what is in them', () => {
    expect(kind('x.txt', JSON.stringify(assignment, null, 2))).toBe('assignment')
    expect(kind('x', gradebookFile(assignment, { marks: {}, comments: {}, changes: [] }))).toBe('gradebook')
    expect(kind('x.json', JSON.stringify(submissionOf('s1')))).toBe('submissions')
    expect(kind('names.CSV', 'id,name\n')).toBe('roster')
    expect(kind('photo.jpg', 'ÿØÿà')).toBe('submissions')
    const key = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' }
    expect(kind('key.json', JSON.stringify(key))).toBe('key')
    expect(kind('key.json', JSON.stringify({ note: 'keep this', privateKey: key }))).toBe('key')
    expect(kind('key.json', JSON.stringify({ ...key, d: undefined }))).toBe('submissions')
    expect(kind('broken.json', '{"format": "cvt-')).toBe('submissions')
  })
})
