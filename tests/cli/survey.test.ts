import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { heywoodData } from '../core/survey/heywood.ts'
import { cvt } from './io.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
function csvOf(columns: Record<string, readonly number[]>): string {
  const names = Object.keys(columns)
  const rows = columns[names[0]!]!.map((_, i) => names.map((name) => columns[name]![i]).join(','))
  return [names.join(','), ...rows].join('\n')
}

const files = {
  'hs.csv': read('../../content/datasets/holzinger-swineford.csv'),
  'likert.csv': 'a,b,c\n1,4,1\n2,3,3\n4,2,4\n5,2,5\n',
  'heywood.csv': csvOf(heywoodData()),
  'cfa.lav': 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9',
  'bad.csv': 'a,b,c\n1,2,x\n2,3,y\n4,4,z\n3,9,z\n5,1,w\n6,2,w\n7,3,w\n8,4,w\n9,5,w\n10,6,w\nten,7,w',
}
const NINE = 'x1,x2,x3,x4,x5,x6,x7,x8,x9'
const run = (...args: string[]) => cvt(['survey', ...args], files)
const golden = (name: string) => JSON.parse(read(`../reference/stats/${name}.json`))

/** Every number of `expected` stands in `actual` under the same name, within 10^−digits of itself. */
function differences(actual: any, expected: any, tolerance: (path: string) => number, path = ''): string[] {
  if (typeof expected === 'number') {
    const near = Math.abs(actual - expected) <= tolerance(path) * Math.max(1, Math.abs(expected))
    return near ? [] : [`${path}: ${actual} where ${expected} was expected`]
  }
  if (typeof expected !== 'object' || expected === null)
    return actual === expected ? [] : [`${path}: ${actual} where ${expected} was expected`]
  return Object.keys(expected).flatMap((key) =>
    actual === null || typeof actual !== 'object' || !(key in actual)
      ? [`${path}.${key} is missing`]
      : differences(actual[key], expected[key], tolerance, `${path}.${key}`),
  )
}

const exact = () => 1e-8
// The searches of psych, lavaan and this engine stop at different places within 1e-5; R's varimax within 1e-3.
const searched = (path: string) => (/loadings/.test(path) ? 1e-3 : 1e-5)
// qtukey stops within 1e-4.
const tukey = (path: string) => (/tukey\.(lower|upper)/.test(path) ? 1e-4 : 1e-8)

describe('the numbers and names of tests/reference/stats', () => {
  test.each<[string, string[], (path: string) => number]>([
    ['reliability', ['reliability', '--items', 'x1,x2,x3'], exact],
    ['factor-analysis', ['factors', '--items', NINE, '--factors', '3'], searched],
    ['validity', ['validity', '--model', 'cfa.lav'], searched],
    ['correlation', ['correlation', '--items', 'x1,x2,x3,x4'], exact],
    ['regression', ['regression', '--formula', 'x4 ~ x1 + x2 + sex + ageyr'], exact],
    ['anova', ['anova', '--formula', 'x7 ~ ageyr', '--cut', '12,13,14'], tukey],
    ['t-test', ['ttest', '--formula', 'x3 ~ school'], exact],
  ])('%s.json', async (name, args, tolerance) => {
    const { code, err, json } = await run(...args, '--data', 'hs.csv')
    expect([code, err]).toEqual([0, ''])
    const { data: _, formula: __, ...expected } = golden(name)
    expect(differences(json(), expected, tolerance)).toEqual([])
  })
})

test('constructs on the command line are those of the model', async () => {
  const constructs = ['visual=x1,x2,x3', 'textual=x4,x5,x6', 'speed=x7,x8,x9'].flatMap((c) => [
    '--construct',
    c,
  ])
  const { out } = await run('validity', '--data', 'hs.csv', ...constructs)
  expect(out).toBe((await run('validity', '--data', 'hs.csv', '--model', 'cfa.lav')).out)
})

test('a Heywood case has no reliability, and standard error says why', async () => {
  const constructs = ['--construct', 'A=a1,a2,a3', '--construct', 'B=b1,b2,b3']
  const { code, err, json } = await run('validity', '--data', 'heywood.csv', ...constructs)
  expect(code).toBe(0)
  expect(err).toContain('The variance of a1 is estimated below zero (a Heywood case)')
  expect(json()).toMatchObject({
    diagnoses: [{ code: 'heywood', about: ['a1'] }],
    ave_standardized: [null, expect.any(Number)],
    composite_reliability_standardized: [null, expect.any(Number)],
  })
})

test('describe: numbers and words', async () => {
  const { json } = await run('describe', '--data', 'hs.csv')
  const { n, variables } = json()
  expect(n).toBe(301)
  expect(variables.x1).toMatchObject({ type: 'numeric', n: 301, missing: 0 })
  expect(variables.x1.median).toBeCloseTo(5, 12)
  expect(variables.school).toMatchObject({
    type: 'text',
    rows: [{ value: 'Grant-White', count: 145 }, { value: 'Pasteur' }],
  })
})

test('steps of a regression', async () => {
  const { json } = await run('regression', '--data', 'hs.csv', '--formula', 'x4 ~ sex + ageyr | x1 + x2')
  const [first, second] = json().steps
  expect(first.r2 + second.r2_change).toBeCloseTo(second.r2, 12)
  expect(second.r2).toBeCloseTo(golden('regression').r2, 9)
})

test('paired and one-sample t tests', async () => {
  const scipy = golden('scipy')
  const paired = (await run('ttest', '--data', 'hs.csv', '--paired', 'x1,x2')).json()
  expect(paired.t).toBeCloseTo(scipy.paired.t, 9)
  const one = (await run('ttest', '--data', 'hs.csv', '--items', 'x1', '--mean', '5')).json()
  expect(one.p).toBeCloseTo(scipy.one_sample.p, 9)
})

test('parallel analysis suggests the number of factors and is seeded', async () => {
  const call = [
    'factors',
    '--data',
    'hs.csv',
    '--items',
    NINE,
    '--extraction',
    'ml',
    '--rotation',
    'promax',
    '--seed',
    '7',
  ]
  const { json, out } = await run(...call)
  expect(json()).toMatchObject({ factors: 3, parallel: { seed: 7, suggested: 3 } })
  expect(json().ml_promax.factor_correlations).toHaveLength(3)
  expect(json()).not.toHaveProperty('principal_promax')
  expect((await run(...call)).out).toBe(out)
})

test('what could not be read is said on standard error', async () => {
  const { code, err } = await run('describe', '--data', 'bad.csv')
  expect(code).toBe(0)
  expect(err).toBe('cvt survey: bad.csv: row 12, column a: not a number, read as missing: "ten"\n')
})

describe('items that run the other way', () => {
  const alpha = async (...args: string[]) =>
    (await run('reliability', '--data', 'likert.csv', ...args)).json()
  const items = ['--items', 'a,b,c']

  test('are turned round within the range given, for all or for one', async () => {
    // b runs the other way, from 1 to 5; nobody ticked its 1 nor its 5.
    const { code, err, json } = await run(
      'describe',
      '--data',
      'likert.csv',
      '--reverse',
      'b',
      '--range',
      '1:5',
    )
    expect([code, err]).toEqual([0, ''])
    expect(json().variables.b).toMatchObject({ min: 2, max: 4, mean: 3.25 })
    const own = await run(
      'describe',
      '--data',
      'likert.csv',
      '--reverse',
      'b,c',
      '--range',
      '1:5',
      '--range',
      'c=1:7',
    )
    expect(own.json().variables.b.mean).toBe(3.25)
    expect(own.json().variables.c.mean).toBe(8 - 3.25)
    expect((await alpha(...items, '--reverse', 'b', '--range', '1:5')).cronbach_alpha).toBeGreaterThan(0.8)
    expect((await alpha(...items)).cronbach_alpha).toBeLessThan(0.5)
  })

  test('without a range: between the answers to the items they stand with, which is said', async () => {
    const alone = await run('describe', '--data', 'likert.csv', '--reverse', 'b')
    expect(alone.err).toContain('turned round b within 2:4, the lowest and highest answer given')
    const together = await run('reliability', '--data', 'likert.csv', ...items, '--reverse', 'b')
    expect(together.err).toContain('turned round b within 1:5')
    expect(together.json()).toMatchObject(await alpha(...items, '--reverse', 'b', '--range', '1:5'))
  })

  test('answers outside the range are refused', async () => {
    const { code, err } = await run('describe', '--data', 'likert.csv', '--reverse', 'a', '--range', '1:4')
    expect(code).toBe(1)
    expect(err).toContain('column a has 5, which is not in the range of answers, 1 to 4')
  })
})

describe('bad usage is one clear line and exit code 2', () => {
  test.each<[string[], string]>([
    [[], 'which procedure? one of describe, reliability'],
    [['relability', '--data', 'hs.csv'], 'unknown procedure "relability"; did you mean reliability?'],
    [['describe'], '--data is needed: a CSV file'],
    [['describe', '--data', 'no.csv'], '--data no.csv: no such file'],
    [['describe', 'anova', '--data', 'hs.csv'], 'one procedure at a time; got also "anova"'],
    [['regression', '--data', 'hs.csv'], '--formula is needed, such as "y ~ a + b"'],
    [
      ['regression', '--data', 'hs.csv', '--formula', 'x1 + x2'],
      '--formula must be like "y ~ a + b"; got "x1 + x2"',
    ],
    [['anova', '--data', 'hs.csv', '--formula', 'x1 ~ a + b'], 'with one group'],
    [['anova', '--data', 'hs.csv', '--formula', 'x1 ~ ageyr', '--cut', '12,x'], '--cut must be numbers'],
    [['validity', '--data', 'hs.csv'], '--construct is needed, once for each'],
    [
      ['validity', '--data', 'hs.csv', '--construct', 'visual'],
      '--construct must be like visual=x1,x2,x3; got "visual"',
    ],
    [
      ['factors', '--data', 'hs.csv', '--factors', 'two'],
      '--factors must be a whole number from 1; got "two"',
    ],
    [
      ['factors', '--data', 'hs.csv', '--items', NINE, '--rotation', 'oblimin'],
      '--rotation must be one of varimax, promax, none; got "oblimin"',
    ],
    [
      ['reliability', '--data', 'hs.csv', '--items', 'x1,x2', '--level', '95'],
      '--level must be between 0 and 1; got "95"',
    ],
    [['ttest', '--data', 'hs.csv', '--paired', 'x1'], '--paired must name two columns'],
    [['describe', '--data', 'likert.csv', '--reverse', 'a', '--range', '5:1'], '--range must be like 1:5'],
    [['describe', '--data', 'likert.csv', '--reverse', 'a', '--range', '5'], '--range must be like 1:5'],
    [['describe', '--data', 'likert.csv', '--range', '1:5'], '--range says nothing without --reverse'],
    [
      ['describe', '--data', 'likert.csv', '--reverse', 'a', '--range', 'b=1:5'],
      '--range b=1:5: --reverse does not name b',
    ],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('data that cannot be used: exit code 1', () => {
  test.each<[string[], string]>([
    [['reliability', '--data', 'hs.csv', '--items', 'x1,x22'], 'no column "x22"; did you mean x2?'],
    [
      ['correlation', '--data', 'hs.csv', '--items', 'x1,school'],
      'column school holds text, not numbers: "Pasteur"',
    ],
    [
      ['ttest', '--data', 'hs.csv', '--formula', 'x1 ~ ageyr'],
      '6 groups (11, 12, 13, 14, 15, 16); a t test compares 2',
    ],
    [
      ['factors', '--data', 'hs.csv', '--items', 'x1,x2,x3', '--factors', '2', '--extraction', 'ml'],
      'not a whole number from 1 to 1 for 3 items: 2',
    ],
  ])('%j', async (args, message) => {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(message)
  })
})

describe('effects', () => {
  test('indirect: a·b, Sobel and a seeded bootstrap', async () => {
    const args = ['indirect', '--path', 'x1,x4,x7', '--data', 'hs.csv', '--draws', '500']
    const { code, json } = await run(...args)
    expect(code).toBe(0)
    const result = json()
    expect(result.path).toEqual(['x1', 'x4', 'x7'])
    expect(result.indirect).toBeCloseTo(result.total - result.direct, 10)
    expect(result.sobel.ci[1] - result.sobel.ci[0]).toBeCloseTo(2 * 1.959964 * result.sobel.se, 6)
    const [low, high] = result.bootstrap.percentile
    expect(low < result.indirect && result.indirect < high).toBe(true)
    expect((await run(...args, '--seed', '1')).json()).toEqual(result)
    expect((await run(...args, '--seed', '2')).json().bootstrap.percentile).not.toEqual([low, high])
    const narrow = (await run(...args, '--level', '0.5')).json().bootstrap.percentile
    expect(narrow[0] > low && narrow[1] < high).toBe(true)
  })

  test('moderation: the slopes are those of the groups alone', async () => {
    const { code, json } = await run(
      'moderation',
      '--formula',
      'x9 ~ x1',
      '--by',
      'school',
      '--data',
      'hs.csv',
    )
    expect(code).toBe(0)
    const { slope, test: slopes, differences } = json()
    expect(Object.keys(slope)).toEqual(['Grant-White', 'Pasteur'])
    expect(differences.pairs).toEqual(['Grant-White-Pasteur'])
    expect(differences.diff[0]).toBeCloseTo(slope['Grant-White'] - slope['Pasteur'], 10)
    expect([slopes.df1, slopes.df2]).toEqual([1, 297])
  })

  test('nps: the shares, the score and its error by hand', async () => {
    const answers = ['10', '9', '10', '8', '7', '6', '0', '10', '', '9']
    const nps = (...args: string[]) =>
      cvt(['survey', 'nps', '--data', 'n.csv', ...args], {
        'n.csv': `r,g,seven\n${answers.map((a, i) => `${a},${i % 2},${i % 7}`).join('\n')}\n`,
      })
    const result = (await nps('--item', 'r', '--by', 'g')).json()
    expect(result).toMatchObject({ n: 9, missing: 1, promoters: 5, passives: 2, detractors: 2 })
    expect(result.nps).toBeCloseTo((100 * 3) / 9, 10)
    expect(result.se).toBeCloseTo(100 * Math.sqrt((7 / 9 - (3 / 9) ** 2) / 9), 10)
    expect(result.groups['0'].n + result.groups['1'].n).toBe(9)
    expect((await nps('--item', 'seven')).err).toContain('needs a question answered from 0 to 10')
  })

  test.each([
    [['indirect', '--path', 'x1,x4'], '--path must name three columns'],
    [['indirect', '--path', 'x1,x4,x1'], '--path must name three columns'],
    [['indirect', '--path', 'x1,x4,x7', '--draws', '5'], '--draws must be a whole number from 100'],
    [['moderation', '--formula', 'x9 ~ x1'], '--by is needed'],
    [['moderation', '--formula', 'x9 ~ x1', '--by', 'school', '--level', '0.9'], '--level says nothing'],
    [['nps'], '--item is needed'],
    [['nps', '--item', 'x1'], 'whole answers from 0 to 10'],
    [['describe', '--level', '2'], '--level must be between 0 and 1'],
    [['describe', '--items', 'x1,x2,x1'], '--items names x1 twice'],
    [['reliability', '--items', 'x1,x1'], '--items names x1 twice'],
  ])('%j is refused', async (args, message) => {
    const { code, err } = await run(...args, '--data', 'hs.csv')
    expect(code).not.toBe(0)
    expect(err).toContain(message)
  })
})
