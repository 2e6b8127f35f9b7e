import { describe, expect, test, vi } from 'vitest'
import { defaults } from '../../src/core/model/model.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import { aged, kitchen } from '../core/model/testModels.ts'
import incentiveCases from '../reference/models/incentive.json'
import supernetworkCases from '../reference/models/supernetwork.json'
import { cvt } from './io.ts'

// Models of known answers in place of the book's; those are run by process.test.ts.
vi.mock('../../src/core/models.ts', () => import('./testRegistry.ts'))

const standard = defaults(kitchen)

describe('help', () => {
  test('without a command is a complaint on standard error', async () => {
    const { code, out, err } = await cvt([])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Usage: cvt <command>')
  })

  test.each([[['--help']], [['-h']]])('%j lists every command on standard output', async (args) => {
    const { code, out, err } = await cvt(args)
    expect([code, err]).toEqual([0, ''])
    for (const name of ['models', 'describe', 'solve', 'sweep'])
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  test.each(['models', 'describe', 'solve', 'sweep'])('of %s', async (name) => {
    const { code, out } = await cvt([name, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^Usage: cvt ${name}`))
    expect(await cvt(['help', name])).toMatchObject({ code: 0, out })
  })
})

describe('bad usage is one clear line, exit code 2, and nothing on standard output', () => {
  test.each<[string, string]>([
    ['solv kitchen', 'cvt solv: unknown command "solv"; did you mean solve?'],
    ['frobnicate', 'the commands are '],
    ['__proto__', 'unknown command "__proto__"'],
    ['../cvt', 'unknown command "../cvt"'],
    ['solve', 'cvt solve: which model? one of kitchen, aged, stubborn'],
    ['solve kitchn', 'unknown model "kitchn"; did you mean kitchen?'],
    ['solve kitchen aged', 'one model only; got kitchen, aged'],
    ['solve kitchen --set low', '--set must be name=value; got "low"'],
    ['solve kitchen --set =3', '--set must be name=value; got "=3"'],
    ['solve kitchen --set', '--set needs a value'],
    ['solve kitchen --set lwo=3', 'unknown parameter "lwo" (given 3); did you mean low?'],
    ['solve kitchen --set low=11', 'Low end (low) must be a number from 0 to 10; got "11"'],
    ['solve kitchen --set low=0,5', 'written with the digits 0-9 and a decimal point; got "0,5"'],
    [
      'solve kitchen --set low=8 --set high=3',
      'the low end must lie below the high end; got low = 8, high = 3',
    ],
    ['solve kitchen --set rule=product', 'must be one of sum, ratio, noise; got "product"'],
    ['solve kitchen --samples 1', 'Samples (samples) must be a whole number from 2 to 100; got "1"'],
    ['solve kitchen --sampels 3', 'unknown flag --sampels; did you mean --samples?'],
    ['solve kitchen --high 3', 'unknown flag --high; did you mean --set high=…?'],
    ['solve kitchen --wibble-wobble', 'unknown flag --wibble-wobble; the flags are --samples, --set'],
    [
      'solve aged --samples 3',
      'unknown flag --samples; the flags are --set, --params, --preset, --link, --seed, --batch',
    ],
    ['solve kitchen --seed 1 --seed 2', '--seed may be given only once'],
    ['solve kitchen --seed 1.5', 'The seed (seed) must be a whole number; got "1.5"'],
    ['solve kitchen --seed', '--seed needs a value'],
    ['solve kitchen --preset narrow', '--preset must be one of wide; got "narrow"'],
    ['solve aged --preset wide', '--preset must be one of (the model has none); got "wide"'],
    ['solve kitchen --params none.json', '--params none.json: no such file'],
    ['solve kitchen --params bad.json', '--params bad.json: not JSON; '],
    ['solve kitchen --params list.json', '--params list.json: must be an object of parameters'],
    ['solve kitchen --params proto.json', 'unknown parameter "__proto__"'],
    ['solve kitchen --link aged.3', 'it is of the model aged, not of kitchen'],
    ['solve kitchen --link kitchen.1~low=99', 'Low end (low) must be a number from 0 to 10; got "99"'],
    ['solve kitchen --batch none.json', '--batch none.json: no such file'],
    ['solve kitchen --batch bad.json', '--batch bad.json: not JSON; '],
    ['solve kitchen --batch proto.json', '--batch proto.json: must be an array of objects of parameters'],
    ['models kitchen', 'takes no arguments; got kitchen'],
    ['solve kitchen --batch=', '--batch: the name of a file is missing'],
    ['models --all', 'unknown flag --all; it takes none'],
    ['describe', 'which model?'],
    ['describe kitchen aged', 'one model only'],
    ['sweep kitchen', 'nothing varies; give --vary name=start:end:step or --seeds N'],
    [
      'sweep kitchen --vary low=0:1',
      'must be varied as start:end:step (0:1:0.05) or as a list (1,2,5); got "0:1"',
    ],
    ['sweep kitchen --vary lwo=0:1:1', 'did you mean low?'],
    ['sweep kitchen --vary low=1,2 --vary low=3', 'a parameter may vary only once: low'],
    [
      'sweep kitchen --vary low=1,2 --shard 3/2',
      '--shard must be k/n with whole numbers 1 <= k <= n <= 999999999; got "3/2"',
    ],
    ['sweep kitchen --vary low=1,2 --shard 0/2', 'got "0/2"'],
    ['sweep kitchen --vary low=1,2 --shard half', 'got "half"'],
    ['sweep kitchen --vary low=1,2 --seeds 0', '--seeds must be a whole number from 1 to 999999999; got "0"'],
    ['sweep kitchen --vary low=1,2 --csv --jsonl', '--csv and --jsonl exclude each other'],
    ['sweep kitchen --vary low=1,2 --csv=yes', '--csv takes no value; got "yes"'],
    ['sweep kitchen --vary low=1,2 --header', '--header belongs to --csv'],
    [
      'sweep kitchen --vary low=1,2 --set count=0',
      'Count (count) must be a whole number from 1 to 9; got "0"',
    ],
  ])('cvt %s', async (line, message) => {
    const files = { 'bad.json': '{"low": }', 'list.json': '[1]', 'proto.json': '{"__proto__": {"low": 1}}' }
    const { code, out, err } = await cvt(line.split(' '), files)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err).toMatch(/^cvt \S+: [^\n]+\n$/)
  })

  test('several mistakes are several lines', async () => {
    const { code, err } = await cvt(['solve', 'kitchen', '--set', 'low=11', '--set', 'count=0'])
    expect(code).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(2)
  })
})

test('models lists what there is', async () => {
  const { code, json } = await cvt(['models'])
  expect(code).toBe(0)
  expect(json()).toEqual([
    { id: 'kitchen', title: kitchen.title, describe: kitchen.describe, random: true },
    { id: 'aged', title: aged.title, describe: aged.describe, random: false },
    { id: 'stubborn', title: aged.title, describe: aged.describe, random: false },
  ])
})

test('describe gives ranges, presets, constraints and outputs', async () => {
  const { code, json } = await cvt(['describe', 'kitchen'])
  expect(code).toBe(0)
  expect(json()).toMatchObject({
    id: 'kitchen',
    version: 1,
    random: true,
    parameters: {
      high: { min: 0, max: 10, default: 5, unit: { en: 'metres' } },
      count: { integer: true },
      rule: { kind: 'choice', default: 'sum' },
      samples: { option: true },
    },
    presets: { wide: { values: { low: 0, high: 10 } } },
    constraints: [{ parameters: ['low', 'high'], rule: { en: 'the low end must lie below the high end' } }],
    outputs: { width: { unit: { en: 'metres' } } },
  })
})

describe('solve', () => {
  test('gives the answer with what it was computed from', async () => {
    const { code, err, json } = await cvt(
      'solve kitchen --set low=.5 --set loud=true --samples 3 --seed 9'.split(' '),
    )
    expect([code, err]).toEqual([0, ''])
    expect(json()).toEqual({
      model: 'kitchen',
      version: 1,
      parameters: { ...standard, low: 0.5, loud: true, samples: 3 },
      seed: 9,
      outputs: { total: 5.5, width: 4.5, tall: false, root: 0 },
      result: { total: 5.5, series: [0, 3, 6] },
    })
  })

  test('has null for what JSON lacks', async () => {
    const { json } = await cvt('solve kitchen --set rule=ratio --set shift=-1'.split(' '))
    expect(json().outputs).toEqual({ total: null, width: 3, tall: false, root: null })
    expect(json().result.total).toBeNull()
  })

  test('later beats earlier: defaults, link, preset, params, set, option', async () => {
    const files = { 'p.json': '{"high": 8, "count": 2, "samples": 5, "seed": 4}', '-': '{"high": 7}' }
    const parameters = async (line: string) =>
      (await cvt(`solve kitchen ${line}`.split(' '), files)).json().parameters
    expect(await parameters('--preset wide')).toMatchObject({ low: 0, high: 10 })
    expect(await parameters('--preset wide --params p.json')).toMatchObject({
      low: 0,
      high: 8,
      count: 2,
      samples: 5,
    })
    expect(await parameters('--params p.json --set high=9 --samples 6')).toMatchObject({
      high: 9,
      count: 2,
      samples: 6,
    })
    expect(await parameters('--params -')).toMatchObject({ high: 7 })
    expect(await parameters('--link kitchen.1~count=9 --params p.json')).toMatchObject({ high: 8, count: 2 })
    expect(
      await parameters('--link https://book.example/lab/kitchen/?s=kitchen.1~count=9#fig'),
    ).toMatchObject({ count: 9 })
  })

  test('the seed comes from the flag, else the file, else the link, else it is 1', async () => {
    expect(await seedOf('--params p.json --seed -3')).toBe(-3)
    expect(await seedOf('--params p.json --link kitchen.1~seed=8')).toBe(4)
    expect(await seedOf('--link kitchen.1~seed=8')).toBe(8)
    expect(await seedOf('')).toBe(1)
  })

  test('flags may stand before the model', async () => {
    const { json } = await cvt('solve --seed 3 --samples 5 --set low=1 kitchen'.split(' '))
    expect(json()).toMatchObject({ model: 'kitchen', seed: 3, parameters: { low: 1, samples: 5 } })
  })

  test('a model that says no is exit code 1', async () => {
    const { code, out, err } = await cvt('solve stubborn --set price=6'.split(' '))
    expect([code, out, err]).toEqual([1, '', 'cvt solve: invalid price; nobody pays: 6\n'])
  })
})

/** The seed that solving the kitchen with these flags uses. */
async function seedOf(flags: string): Promise<number> {
  const args = ['solve', 'kitchen', ...flags.split(' ').filter(Boolean)]
  return (await cvt(args, { 'p.json': '{"seed": 4}' })).json().seed
}

/** Solves these cases of the kitchen. */
const batch = (cases: unknown, ...more: string[]) =>
  cvt(['solve', 'kitchen', '--batch', 'c.json', ...more], { 'c.json': JSON.stringify(cases) })

describe('solve --batch', () => {
  test('answers in order, what a case leaves out from the flags, each with its seed', async () => {
    const { code, json } = await batch(
      [{ low: 1 }, {}, { low: 3, count: '7', seed: 5 }],
      '--set',
      'count=4',
      '--seed',
      '2',
    )
    expect(code).toBe(0)
    expect(json().map((a: any) => [a.parameters.low, a.parameters.count, a.seed])).toEqual([
      [1, 4, 2],
      [2, 4, 2],
      [3, 7, 5],
    ])
  })

  test('gives each case the very answer that solving it alone gives', async () => {
    const { json } = await batch([{ rule: 'noise', seed: 5 }])
    const alone = await cvt('solve kitchen --set rule=noise --seed 5'.split(' '))
    expect(json()).toEqual([alone.json()])
    expect(json()[0].outputs.total).toBe(createRandom(5)())
  })

  test('takes answers as cases, its own and those that hold parameters beside results', async () => {
    const { json } = await batch([{ rule: 'noise', low: 1, seed: 5 }])
    const again = await batch([...json(), { parameters: { low: 1, rule: 'noise' }, seed: 5, outputs: {} }])
    expect(again.json()).toEqual([...json(), ...json()])
    const other = await batch([{ ...json()[0], model: 'aged' }])
    expect(other.err).toContain('--batch c.json: case 0: it is of the model aged, not of kitchen')
  })

  test('reads a file that begins with a byte-order mark', async () => {
    const { code, json } = await cvt(['solve', 'kitchen', '--batch', 'c.json'], {
      'c.json': '\uFEFF[{"low":1}]',
    })
    expect([code, json()[0].parameters.low]).toEqual([0, 1])
  })

  test('of nothing is an empty array', async () => {
    expect((await batch([])).json()).toEqual([])
  })

  test('with bad cases solves nothing and names each by place, parameter, rule and value', async () => {
    const { code, out, err } = await batch([{}, { low: 11 }, 3, { low: 8, high: 3 }, { seed: 'x', lwo: 1 }])
    expect([code, out]).toEqual([2, ''])
    expect(err.trim().split('\n')).toEqual([
      'cvt solve: case 1: Low end (low) must be a number from 0 to 10; got 11',
      'cvt solve: case 2: must be an object of parameters; got 3',
      'cvt solve: case 3: Low end and High end: the low end must lie below the high end; got low = 8, high = 3',
      'cvt solve: case 4: The seed (seed) must be a whole number; got "x"',
      'cvt solve: case 4: unknown parameter "lwo" (given 1); did you mean low?',
    ])
  })

  test('with very many bad cases stays readable', async () => {
    const { err } = await batch(Array.from({ length: 500 }, () => ({ low: 11 })))
    expect(err.trim().split('\n')).toHaveLength(21)
    expect(err).toContain('and 480 more')
  })

  test('names the case at which a model says no', async () => {
    const files = { 'c.json': '[{"price": 1}, {"price": 6}]' }
    const { code, err } = await cvt('solve stubborn --batch c.json'.split(' '), files)
    expect([code, err]).toEqual([1, 'cvt solve: case 1: invalid price; nobody pays: 6\n'])
  })

  test('streams', async () => {
    const { chunks, json } = await batch(Array.from({ length: 5000 }, (_, k) => ({ shift: k })))
    expect(json().map((a: any) => a.outputs.total)).toEqual(Array.from({ length: 5000 }, (_, k) => 7 + k))
    expect(chunks.length).toBeGreaterThan(10)
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(100_000)
  })
})

describe('the cases of the reference implementations, as their files write them', () => {
  test.each([
    ['incentive', incentiveCases],
    ['supernetwork', supernetworkCases],
  ])('are solved by %s', async (model, references) => {
    const parameters: readonly object[] = references.map((each) => each.parameters)
    const { code, err, json } = await cvtOfTheBook(['solve', model, '--batch', 'c.json'], {
      'c.json': JSON.stringify(parameters),
    })
    expect([code, err]).toEqual([0, ''])
    const answers = json()
    expect(answers).toHaveLength(parameters.length)
    parameters.forEach((given, k) => expect(asNumbers(answers[k].parameters)).toMatchObject(given))
  })

  test.each([['--set traitLearning=0'], ['--params p.json'], ['--set traitLearning=false']])(
    'a switch may be set off by %s',
    async (flags) => {
      const { code, json } = await cvtOfTheBook(`solve supernetwork --ticks 2 ${flags}`.split(' '), {
        'p.json': '{"traitLearning": 0}',
      })
      expect(code).toBe(0)
      expect(json().parameters.traitLearning).toBe(false)
    },
  )

  test('say on standard error what an answer must be taken with', async () => {
    const { code, err, json } = await cvtOfTheBook('solve incentive --set elasticity=0.5'.split(' '))
    expect(code).toBe(0)
    expect(err).toBe(`cvt solve: ${json().result.caution.en}\n`)
    expect((await cvtOfTheBook('solve incentive --set elasticity=0.3'.split(' '))).err).toBe('')
  })
})

/** `cvt` with the models of the book, not those of this file. */
async function cvtOfTheBook(...args: Parameters<typeof cvt>) {
  vi.doUnmock('../../src/core/models.ts')
  vi.resetModules()
  try {
    return await (await import('./io.ts')).cvt(...args)
  } finally {
    vi.doMock('../../src/core/models.ts', () => import('./testRegistry.ts'))
    vi.resetModules()
  }
}

/** With switches as the reference files have them, 0 or 1. */
const asNumbers = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value]),
  )

const sweep = (line: string) => cvt(`sweep kitchen ${line}`.split(' '))

describe('sweep', () => {
  test('gives rows, the last axis fastest, then seeds', async () => {
    const { code, json } = await sweep('--vary low=1,2 --vary count=1:3:2 --seeds 2 --seed 5 --set high=6')
    expect(code).toBe(0)
    const rows = json()
    expect(rows).toHaveLength(8)
    expect(rows.map((row: any) => [row.index, row.values.low, row.values.count, row.seed])).toEqual([
      [0, 1, 1, 5],
      [1, 1, 1, 6],
      [2, 1, 3, 5],
      [3, 1, 3, 6],
      [4, 2, 1, 5],
      [5, 2, 1, 6],
      [6, 2, 3, 5],
      [7, 2, 3, 6],
    ])
    expect(rows[7]).toEqual({
      index: 7,
      seed: 6,
      values: { low: 2, count: 3 },
      outputs: { total: 8, width: 4, tall: true, root: 0 },
    })
  })

  test('has null where values break a constraint together', async () => {
    const { code, json } = await sweep('--vary low=4,6')
    expect(code).toBe(0)
    expect(json()[1]).toEqual({
      index: 1,
      seed: 1,
      values: { low: 6 },
      outputs: { total: null, width: null, tall: null, root: null },
    })
  })

  test('takes a fixed value that only the varied ones can go with', async () => {
    expect((await sweep('--set low=6 --vary high=7,8')).json().map((row: any) => row.outputs.total)).toEqual([
      13, 14,
    ])
  })

  test('over seeds alone is an ensemble', async () => {
    const totals = (await sweep('--set rule=noise --seeds 3')).json().map((row: any) => row.outputs.total)
    expect(totals).toEqual([1, 2, 3].map((seed) => createRandom(seed)()))
  })

  test.each(['--csv', '--jsonl'])('shards of %s, one after the other, are the whole', async (form) => {
    const line = `--vary low=0:1:0.05 --vary rule=sum,noise --seeds 3 ${form}`
    const whole = await sweep(line)
    const parts = await Promise.all([1, 2, 3, 4, 5].map((k) => sweep(`${line} --shard ${k}/5`)))
    expect(parts.map((part) => part.out).join('')).toBe(whole.out)
    expect(whole.out.trim().split('\n')).toHaveLength(21 * 2 * 3 + (form === '--csv' ? 1 : 0))
  })

  test('shards of JSON arrays are disjoint and together complete', async () => {
    const line = '--vary low=0:1:0.1 --seeds 2'
    const whole = (await sweep(line)).json()
    const parts = await Promise.all(
      [1, 2, 3].map(async (k) => (await sweep(`${line} --shard ${k}/3`)).json()),
    )
    expect(parts.flat()).toEqual(whole)
  })

  test('a shard without rows is an empty array', async () => {
    expect((await sweep('--vary low=1 --shard 1/2')).json()).toEqual([])
    expect((await sweep('--vary low=1 --shard 2/2')).json()).toHaveLength(1)
  })

  test('--header heads any shard', async () => {
    const head = 'index,seed,low,total,width,tall,root\n'
    expect((await sweep('--vary low=1,2 --csv --shard 2/2')).out).toBe('1,1,2,7,3,false,0\n')
    expect((await sweep('--vary low=1,2 --csv --shard 2/2 --header')).out).toBe(`${head}1,1,2,7,3,false,0\n`)
    expect((await sweep('--vary low=1 --csv --shard 1/1')).out).toBe(`${head}0,1,1,6,4,false,0\n`)
  })

  test('names the row at which a model says no', async () => {
    const { code, err } = await cvt('sweep stubborn --vary price=5,6'.split(' '))
    expect([code, err]).toEqual([
      1,
      'cvt sweep: row 1 (price = 6, seed = 1): invalid price; nobody pays: 6\n',
    ])
  })
})
