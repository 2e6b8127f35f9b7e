import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cvt } from './io.ts'

let folder: string
const at = (...names: string[]) => join(folder, ...names)

const ANSWERS = {
  'who-says-what': ['heinonen'],
  'hurdle-arrows': ['customerCost->enterpriseNeeded', 'enterpriseCost->customersNeeded'],
  'whose-win': 'It may have been the weather, and nobody counted the hours.',
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cvt-exercises-'))
  await mkdir(at('submissions'))
  const items = 'who-says-what,hurdle-arrows:4,whose-win'
  await cvt([
    'assign',
    '--items',
    items,
    '--seed',
    '7',
    '--id',
    'week-1',
    '--out',
    at('a.json'),
    '--due',
    '2027-03-01T12:00Z',
    '--late',
    '10%',
  ])
  for (const [student, time] of [
    ['s1', '2027-03-01T11:00Z'],
    ['s2', '2027-03-02T11:00Z'],
  ] as const) {
    const files = { 'answers.json': JSON.stringify(ANSWERS) }
    const common = [
      '--assignment',
      at('a.json'),
      '--student',
      student,
      '--name',
      `=${student}`,
      '--time',
      time,
    ]
    await cvt(
      ['attempt', ...common, '--answers', 'answers.json', '--out', at('submissions', `${student}.json`)],
      files,
    )
  }
  await writeFile(at('submissions', 'broken.json'), '{"format":')
  await writeFile(
    at('roster.csv'),
    Buffer.from([0xd1, 0xa7, 0xba, 0xc5, 0x0a, 0x73, 0x31, 0x0a, 0x73, 0x39, 0x0a]),
  )
})
afterAll(() => rm(folder, { recursive: true }))

describe('cvt exercises', () => {
  test('list gives what an instructor chooses by', async () => {
    const { code, json } = await cvt(['exercises', 'list', '--chapter', 'sharing/deciding-to-share'])
    expect(code).toBe(0)
    expect(json().find((one: { id: string }) => one.id === 'rescue')).toMatchObject({
      kind: 'target',
      model: 'replicator',
      points: 3,
    })
  })

  test('check passes what is sound', async () => {
    const { code, out } = await cvt([
      'exercises',
      'check',
      '--id',
      'shelf',
      '--id',
      'fit-number',
      '--seeds',
      '50',
    ])
    expect(code).toBe(0)
    expect(out.split('\n').at(-2)).toBe('2 of 2 exercises pass 50 seeds')
  })

  test.for([
    [['exercises'], 'exercises list, or exercises check'],
    [['exercises', 'check', '--id', 'shelff'], 'did you mean shelf?'],
    [['exercises', 'check', '--seeds', '0'], '--seeds'],
  ] as const)('%j is bad usage', async ([args, message]) => {
    const { code, err } = await cvt(args)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

describe('cvt assign', () => {
  test('writes an assignment that the same call writes again', async () => {
    const args = ['assign', '--items', 'shelf,fit-number:3', '--seed', '1', '--out', '-']
    const [first, second] = [await cvt(args), await cvt(args)]
    expect(first.out).toBe(second.out)
    expect(first.json().items).toMatchObject([
      { id: 'shelf', points: 1, attempts: 3 },
      { id: 'fit-number', points: 3 },
    ])
  })

  test.for([
    [['--items', 'nothing', '--seed', '1', '--out', '-'], 'no exercise has this id: nothing'],
    [['--items', 'shelf', '--out', '-'], '--seed is needed'],
    [['--items', 'shelf', '--seed', 'x', '--out', '-'], '--seed'],
    [['--items', 'shelf:-1', '--seed', '1', '--out', '-'], 'points must be'],
    [['--items', 'shelf', '--seed', '1', '--out', '-', '--late', 'maybe'], '--late must be'],
    [['--items', 'shelf:many', '--seed', '1', '--out', '-'], '--items shelf:many: points must be a number'],
  ] as const)('%j is bad usage', async ([args, message]) => {
    const { code, err } = await cvt(['assign', ...args])
    expect(code).toBe(2)
    expect(err).toContain(message)
  })

  test.for([
    [['--due', 'tomorrow'], '--due: not a time such as 2027-03-01T23:59+08:00; got "tomorrow"'],
    [['--due', '2027-02-30T02:30+01:00'], '--due: not a date that exists; got "2027-02-30T02:30+01:00"'],
    [['--opens', '2027-04-30T24:00Z'], '--opens: not a date that exists; got "2027-04-30T24:00Z"'],
    [['--extend', 'bob=2027-13-01T00:00Z'], '--extend bob=2027-13-01T00:00Z: not a date that exists'],
    [['--extend', ' =2027-03-01T00:00Z'], 'An extension needs a student’s id'],
    [
      ['--extend', 'bob=2027-03-01T00:00Z', '--extend', 'BOB =2027-03-02T00:00Z'],
      'There are two extensions for bob',
    ],
    [['--zone', 'Mars/Base'], '--zone Mars/Base: “Mars/Base” is no time zone'],
    [
      ['--opens', '2027-03-02T00:00Z', '--due', '2027-03-01T00:00Z'],
      '--due 2027-03-01T00:00Z: It must be due after it opens.',
    ],
    [['--feedback', 'after-due'], '--due: Feedback after the due time needs a due time.'],
    [['--late', '150%'], '--late 150%: Deductions must be from 0 to 100 per cent.'],
    [['--attempts', '101'], '--attempts must be a whole number from 1 to 100, or any; got "101"'],
    [['--items', 'kano-cell:1e9'], '--items kano-cell:1e9: Item 1 (kano-cell): points must be more than 0'],
    [['--id', 'x'.repeat(201)], '--id: Invalid length'],
    [['--extend', `${'x'.repeat(201)}=2027-03-01T00:00Z`], '--extend: Invalid length'],
  ] as const)('%j is what the page refuses too', async ([args, message]) => {
    const base = args[0] === '--items' ? [] : ['--items', 'shelf']
    const { code, err } = await cvt(['assign', ...base, '--seed', '1', '--out', '-', ...args])
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('cvt attempt', () => {
  test('without answers shows the student’s own variant', async () => {
    const prompts = await Promise.all(
      ['s1', 's2'].map(async (student) => {
        await cvt(['assign', '--items', 'fit-number', '--seed', '7', '--out', at('fit.json')])
        return (await cvt(['attempt', '--assignment', at('fit.json'), '--student', student])).json().items[0]
          .prompt.en
      }),
    )
    expect(prompts[0]).toMatch(/Diversity is [\d.]+, understanding [\d.]+/)
    expect(prompts[0]).not.toBe(prompts[1])
  })

  test('refuses an answer to what is not asked', async () => {
    const args = [
      'attempt',
      '--assignment',
      at('a.json'),
      '--student',
      's1',
      '--answers',
      'x.json',
      '--out',
      '-',
    ]
    const { code, err } = await cvt(args, { 'x.json': '{"shelf": ["exchange"]}' })
    expect([code, err]).toEqual([2, 'cvt attempt: --answers: "shelf" is not in the assignment\n'])
  })
})

describe('cvt attempt, asked for a file that could not be read again', () => {
  test.for([
    [['--student', '  '], '--student must be an id of 1 to 200 characters; got 0'],
    [['--student', 'x'.repeat(201)], '--student must be an id of 1 to 200 characters; got 201'],
    [['--student', 's1', '--name', 'x'.repeat(501)], '--name must be at most 500 characters; got 501'],
    [['--student', 's1', '--time', '2027-02-30T12:00Z'], '--time: not a date that exists'],
    [['--student', 's1', '--time', 'noon'], '--time: not a time such as'],
  ] as const)('refuses %j', async ([args, message]) => {
    const common = ['attempt', '--assignment', at('a.json'), '--answers', 'x.json', '--out', '-']
    const { code, err } = await cvt([...common, ...args], { 'x.json': '{}' })
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })
})

describe('cvt grade', () => {
  test('grades a folder, names what it cannot read, and writes the table', async () => {
    const args = [
      'grade',
      at('submissions'),
      '--assignment',
      at('a.json'),
      '--roster',
      at('roster.csv'),
      '--csv',
      at('out.csv'),
    ]
    const { code, err, json } = await cvt(args)
    expect(code).toBe(0)
    expect(err).toContain('broken.json: The file is not JSON, or was cut off')
    const { results, absent, analysis } = json()
    expect(absent.map((entry: { id: string }) => entry.id)).toEqual(['s9'])
    expect(analysis.students).toBe(2)
    const summary = results.map((one: { earned: number; pending: boolean; flags: { kind: string }[] }) => [
      one.earned,
      one.pending,
      one.flags.map((flag) => flag.kind),
    ])
    // Two of four arrows of 4 points and one choice of 1; a day late keeps nine tenths.
    expect(summary).toEqual([
      [3, true, []],
      [2.7, true, ['late', 'not-on-roster']],
    ])
    // Its flags are more than ASCII, so it begins with a byte-order mark for Excel.
    const written = await readFile(at('out.csv'), 'utf8')
    expect(written[0]).toBe('\uFEFF')
    const table = written.slice(1).split('\n')
    expect(table[0]).toBe(
      'student,name,who-says-what,hurdle-arrows,whose-win,total,possible,percent,pending,flags,file',
    )
    expect(table[1]).toBe("s1,'=s1,1,2,,3,11,27.3,yes,,s1.json")
    expect(table[3]).toContain('No file was handed in.')
  })

  test('grades a zip just so, with an instructor’s marks', async () => {
    const file = await readFile(at('submissions', 's1.json'), 'utf8')
    await writeFile(at('all.zip'), zipSync({ 'Ann_1_assignsubmission_file_/s1.json': strToU8(file) }))
    const marks = JSON.stringify({ s1: { 'whose-win': { cause: true, division: true } } })
    const { json } = await cvt(['grade', at('all.zip'), '--assignment', at('a.json'), '--marks', 'm.json'], {
      'm.json': marks,
    })
    expect(json().results[0]).toMatchObject({ earned: 7, possible: 11, pending: false })
  })

  test('opens sealed submissions with the key', async () => {
    await cvt([
      'assign',
      '--items',
      'who-says-what',
      '--seed',
      '7',
      '--out',
      at('s.json'),
      '--key-out',
      at('key.json'),
    ])
    const answers = { 'x.json': JSON.stringify({ 'who-says-what': ['heinonen'] }) }
    await cvt(
      [
        'attempt',
        '--assignment',
        at('s.json'),
        '--student',
        's1',
        '--answers',
        'x.json',
        '--out',
        at('sealed.json'),
      ],
      answers,
    )
    expect(await readFile(at('sealed.json'), 'utf8')).not.toContain('heinonen')
    const key = { 'key.json': await readFile(at('key.json'), 'utf8') }
    const { json } = await cvt(
      ['grade', at('sealed.json'), '--assignment', at('s.json'), '--key', 'key.json'],
      key,
    )
    expect(json().results[0].earned).toBe(1)
    const closed = await cvt(['grade', at('sealed.json'), '--assignment', at('s.json')])
    expect(closed.code).toBe(1)
    expect(closed.err).toContain('give the private key')
  })

  test('fills a table by the column of ids that is named, or that has the students', async () => {
    const files = {
      'swapped.csv':
        'Student,ID,SIS User ID,SIS Login ID,Section,week-1 (9)\nAnn,1,s1,ann,A,\nBo,2,s2,bo,A,\n',
    }
    for (const [name, text] of Object.entries(files)) await writeFile(at(name), text)
    const common = ['grade', at('submissions'), '--assignment', at('a.json'), '--csv', at('filled.csv')]
    const filling = [...common, '--fill', at('swapped.csv'), '--column', 'week-1', '--no-solutions']
    const marks = { s1: { 'whose-win': { cause: true } }, s2: { 'whose-win': { cause: true } } }
    const marked = ['--marks', 'm.json']
    for (const more of [[], ['--id', 'SIS User ID'], ['--roster', at('swapped.csv')]]) {
      const { code, err, json } = await cvt([...filling, ...marked, ...more], {
        'm.json': JSON.stringify(marks),
      })
      expect([code, err]).toEqual([0, expect.not.stringContaining('no row for')])
      const kinds = json().results.flatMap((one: { flags: { kind: string }[] }) => one.flags)
      expect(kinds.map((flag: { kind: string }) => flag.kind)).toEqual(['late'])
      const rows = (await readFile(at('filled.csv'), 'utf8')).split('\n')
      expect(rows[0]).toMatch(/,week-1 \(9\)$/)
      expect(rows[1]).toMatch(/^Ann,1,s1,ann,A,\d/)
    }
    const wrong = await cvt([...filling, '--id', 'Nothing'])
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--id must name a column')])
  })

  test('says when there is nothing to grade, and who stands on the roster under two names', async () => {
    await mkdir(at('nobody'), { recursive: true })
    await writeFile(at('two.csv'), 'id,name\ns1,Ann\ns1,Bo\n')
    const args = ['grade', at('nobody'), '--assignment', at('a.json'), '--roster', at('two.csv')]
    const { code, err } = await cvt(args)
    expect(code).toBe(1)
    expect(err).toContain('no submission found')
    expect(err).toContain('s1 stands there as Ann and Bo; the last counts')
  })

  test.for([
    [['grade'], 'give one folder, zip or file'],
    [['grade', 'x'], '--assignment is needed'],
  ] as const)('%j is bad usage', async ([args, message]) => {
    const { code, err } = await cvt(args)
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})
