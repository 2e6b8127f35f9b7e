import { describe, expect, test } from 'vitest'
import { bgnbd } from '../../src/core/loyalty/btyd/bgnbd.ts'
import { CDNOW } from '../../src/core/loyalty/btyd/published.ts'
import { simulatePurchases } from '../../src/core/loyalty/purchases/simulatePurchases.ts'
import { summarise } from '../../src/core/loyalty/purchases/summarise.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import reference from '../reference/clv/reference.json' with { type: 'json' }
import donations from '../reference/clv/donations.json' with { type: 'json' }
import { cvt } from './io.ts'

const log = [
  'customer,date,amount',
  'ann,2024-01-01,10',
  'ann,2024-01-01,5',
  'ann,2024-01-15,8',
  'ann,2024-02-05,6',
  '"bob, jr",2024-01-08,20',
  '"bob, jr",2024-01-29,4',
  '',
].join('\n')

const survivors = [
  'period,survivors',
  ...reference.sbg.high.slice(0, 8).map((p, t) => `${t},${10 * p}`),
].join('\n')
const bgbb = [
  'frequency,recency,periods,weights',
  ...donations.histories.map((h) => `${h.x},${h.tx},${h.n},${h.count}`),
].join('\n')
const histories = ['x,t_x,T,zbar', '2,30.43,38.86,22.35', '0,0,38.86,0'].join('\n')

/** Histories that a fit is possible on: every x from 0 to 5 at several ages. */
const many = [
  'frequency,recency,T',
  ...Array.from({ length: 120 }, (_, i) => {
    const x = i % 4 === 0 ? Math.floor(i / 20) : 0
    const T = 30 + (i % 9)
    return `${x},${x === 0 ? 0 : (T * (1 + (i % 5))) / 6},${T}`
  }),
].join('\n')

/** Rows drawn from BG/NBD and Gamma-Gamma. */
function simulatedRows(): string[] {
  const design = { customers: 600, unit: 'week', firstDay: 0, entryDays: 84, days: 365 } as const
  const purchases = simulatePurchases(bgnbd, CDNOW.bgnbd, CDNOW.gammaGamma, design, createRandom(5))
  return summarise(purchases, { unit: 'week' }).customers.map((c) => [c.x, c.tx, c.T, c.zbar].join())
}

describe('clv summary', () => {
  test('gives a row a customer, in the unit asked for', async () => {
    const { code, json, err } = await cvt(
      ['clv', 'summary', '--log', 'log.csv', '--calibration-end', '2024-01-29', '--unit', 'week'],
      { 'log.csv': log },
    )
    expect(code).toBe(0)
    expect(json()).toEqual([
      { customer: 'ann', x: 1, tx: 2, T: 4, zbar: 8, spend: 23, holdoutX: 1, holdoutSpend: 6 },
      { customer: 'bob, jr', x: 1, tx: 3, T: 3, zbar: 4, spend: 24, holdoutX: 0, holdoutSpend: 0 },
    ])
    expect(err).toContain('2 customers to 2024-01-29, 1 purchase of one day merged')
  })

  test('as CSV is what fit and predict read', async () => {
    const { out } = await cvt(['clv', 'summary', '--log', '-', '--unit', 'day', '--csv'], { '-': log })
    expect(out.split('\n')[0]).toBe('customer,x,t_x,T,zbar,spend,holdout_x,holdout_spend')
    expect(out).toContain('"bob, jr",1,21,28,4,')
    const params = JSON.stringify({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 })
    const predicted = await cvt(['clv', 'predict', 'bgnbd', '--data', '-', '--params', 'p.json'], {
      '-': out,
      'p.json': params,
    })
    expect(predicted.json()).toMatchObject([
      { customer: 'ann', x: 2 },
      { customer: 'bob, jr', x: 1 },
    ])
  })
})

test('clv summary writes no formula and no open line into CSV', async () => {
  const names = ['=1+1', 'line\rbreak', '-5']
  const rows = names.map((name) => `"${name}",2024-01-01,10`)
  const { out } = await cvt(['clv', 'summary', '--log', '-', '--csv'], {
    '-': ['customer,date,amount', ...rows].join('\n'),
  })
  expect(out.split('\n').slice(1, -1)).toEqual([
    "'=1+1,0,0,0,0,10,0,0",
    '"line\rbreak",0,0,0,0,10,0,0',
    '-5,0,0,0,0,10,0,0',
  ])
})

describe('a log that is not as one would wish', () => {
  const messy = [
    'who;when;paid',
    'ann;1/2/2024;10,50',
    ';1/2/2024;3',
    'ann;15/2/2024;2,00',
    'ann;soon;1,00',
  ].join('\n')
  const run = (...flags: string[]) =>
    cvt(['clv', 'summary', '--log', 'log.csv', '--unit', 'day', ...flags], { 'log.csv': messy })

  test('ends the run at its first bad row', async () => {
    const { code, out, err } = await run()
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('line 3: no customer')
  })

  test('is read without its bad rows when told so, and these are listed', async () => {
    const { code, json, err } = await run('--skip-refused')
    expect(code).toBe(0)
    expect(json()).toMatchObject([{ customer: 'ann', x: 1, tx: 14, T: 14, zbar: 2, spend: 12.5 }])
    expect(err).toContain(
      'customer from "who", date from "when" (day-month-year), amount from "paid" (decimal ,)',
    )
    expect(err).toContain('line 3 left out: customer')
    expect(err).toContain('line 5 left out: date: soon')
  })

  test('is read by the columns that are told', async () => {
    const { code, err } = await run('--skip-refused', '--amount', 'price')
    expect(code).toBe(1)
    expect(err).toContain('no column price in: who, when, paid')
  })
})

describe('clv fit', () => {
  test('sBG: the published estimates', async () => {
    const { code, json } = await cvt(['clv', 'fit', 'sbg', '--data', 's.csv'], { 's.csv': survivors })
    const { params, LL } = reference.sbg.high7
    const { model, parameters, se, logLikelihood, converged } = json()
    expect({ code, model, converged }).toEqual({ code: 0, model: 'sbg', converged: true })
    expect(parameters.alpha).toBeCloseTo(params[0]!, 4)
    expect(parameters.beta).toBeCloseTo(params[1]!, 4)
    expect(Math.abs(logLikelihood - LL)).toBeLessThan(1e-3)
    expect(se.alpha).toBeGreaterThan(0)
  })

  test('BG/BB: the published estimates, from columns named by other software', async () => {
    const { json } = await cvt(['clv', 'fit', 'bgbb', '--data', '-'], { '-': bgbb })
    const { parameters, logLikelihood } = json()
    const [alpha, beta, gamma, delta] = reference.bgbb_donations.params_ab_gd
    expect(parameters.alpha).toBeCloseTo(alpha!, 4)
    expect(parameters.beta).toBeCloseTo(beta!, 4)
    expect(parameters.gamma).toBeCloseTo(gamma!, 4)
    expect(parameters.delta).toBeCloseTo(delta!, 4)
    expect(Math.abs(logLikelihood - reference.bgbb_donations.LL)).toBeLessThan(1e-3)
  })

  test.each(['nbd', 'bgnbd', 'mbgnbd', 'paretonbd'])(
    '%s fits what lifetimes calls its data',
    async (model) => {
      const { code, json } = await cvt(['clv', 'fit', model, '--data', '-'], { '-': many })
      expect(code).toBe(json().converged ? 0 : 1)
      expect(json()).toMatchObject({
        model,
        logLikelihood: expect.any(Number),
        converged: expect.any(Boolean),
      })
      expect(json().logLikelihood).toBeLessThan(0)
    },
  )

  test.each<[string, string]>([
    ['sbg', 'survivors\n9\n9\n9\n'],
    // One share tells nothing of two parameters, one customer nothing of four: the likelihood is flat.
    ['sbg', 'survivors\n100\n50\n'],
    ['bgnbd', 'x,t_x,T\n0,0,0\n'],
  ])('%s of %j: says that there is no maximum, and predicts nothing from it', async (model, data) => {
    const { code, json, err } = await cvt(['clv', 'fit', model, '--data', '-'], { '-': data })
    expect(code).toBe(1)
    expect(json()).toMatchObject({ converged: false, se: null })
    expect(err).toContain('these are no estimates')
    const predicted = await cvt(['clv', 'predict', model, '--data', '-'], { '-': data })
    expect([predicted.code, predicted.out]).toEqual([1, ''])
    expect(predicted.err).toContain('no maximum that was found')
  })
})

describe('clv predict', () => {
  const fit = JSON.stringify({ parameters: { r: 0.2425929, alpha: 4.4135316, a: 0.7928862, b: 2.4257537 } })
  const spend = JSON.stringify({ p: 6.2488, q: 3.74459, gamma: 15.44775 })

  test('P(alive), purchases and lifetime value', async () => {
    const { json } = await cvt(
      [
        'clv',
        'predict',
        'bgnbd',
        '--data',
        'd.csv',
        '--params',
        'fit.json',
        '--ahead',
        '39',
        '--spend',
        'gg.json',
      ],
      { 'd.csv': histories, 'fit.json': fit, 'gg.json': spend },
    )
    const [first, second] = json()
    expect(first.expected).toBeCloseTo(reference.bgnbd_condexp.v, 4)
    // A month of 4.348 weeks here, of 4.345 in the reference.
    expect(first.lifetimeValue / reference.clv_units_trap.week_factor4_345).toBeCloseTo(1, 3)
    expect(second).toMatchObject({ x: 0, alive: 1 })
    expect(second.spend).toBeCloseTo(35.171, 3)
  })

  test.each(['--params', '--spend'])('%s of a fit that found no maximum is refused', async (flag) => {
    const files: Record<string, string> = { '--params': fit, '--spend': spend }
    files[flag] = JSON.stringify({ parameters: JSON.parse(files[flag]!), converged: false })
    const { code, out, err } = await cvt(
      ['clv', 'predict', 'bgnbd', '--data', 'd.csv', '--params', 'fit.json', '--spend', 'gg.json'],
      { 'd.csv': histories, 'fit.json': files['--params']!, 'gg.json': files['--spend']! },
    )
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`${flag} ${flag === '--params' ? 'fit' : 'gg'}.json: converged must be true`)
  })

  test('survival of a cohort, without data when parameters are given', async () => {
    const [alpha, beta] = reference.sbg.high7.params
    const params = JSON.stringify({ alpha, beta })
    const { json } = await cvt(['clv', 'predict', 'sbg', '--params', '-', '--ahead', '12'], { '-': params })
    const rows = json()
    expect(rows).toHaveLength(13)
    expect(rows[12].survival).toBeCloseTo(0.378, 3)
    expect(rows[4].residualLifetime).toBeCloseTo(reference.sbg.derl_high_d10[4]!, 3)
  })
})

describe('clv predict says how sure it is', () => {
  test('with what fit printed, by row and in all', async () => {
    const data = ['x,t_x,T,zbar', ...simulatedRows()].join('\n')
    const fitted = await cvt(['clv', 'fit', 'bgnbd', '--data', '-'], { '-': data })
    const spends = await cvt(['clv', 'fit', 'gammagamma', '--data', '-'], { '-': data })
    expect([fitted.code, spends.code]).toEqual([0, 0])
    const files = { 'd.csv': data, 'fit.json': fitted.out, 'gg.json': spends.out }
    const line = 'clv predict bgnbd --data d.csv --spend gg.json --params fit.json'
    const { json, err } = await cvt(line.split(' '), files)
    for (const { expectedSe, expected, lifetimeValue, lifetimeValueSe } of json()) {
      expect(expectedSe).toBeGreaterThan(0)
      expect(expectedSe).toBeLessThan(expected)
      expect(lifetimeValueSe).toBeLessThan(lifetimeValue)
    }
    const [, total, lower, upper] = /all ([\d.]+), 95% interval ([\d.]+) to ([\d.]+)/.exec(err)!.map(Number)
    const sum = json().reduce((all: number, row: { lifetimeValue: number }) => all + row.lifetimeValue, 0)
    expect(total! / sum).toBeCloseTo(1, 6)
    expect(lower!).toBeLessThan(total!)
    expect(upper! * lower!).toBeCloseTo(total! ** 2, -4)
    // Parameters alone do not tell how sure they are.
    const bare = JSON.stringify({ parameters: fitted.json().parameters })
    const plain = await cvt(line.split(' '), { ...files, 'fit.json': bare })
    expect(plain.json()[0]).not.toHaveProperty('expectedSe')
    expect(plain.json()[0].expected).toBe(json()[0].expected)
  })

  test('a retention curve: no error in what was there at first, more the farther ahead', async () => {
    const { json } = await cvt(['clv', 'predict', 'sbg', '--data', '-', '--ahead', '12'], { '-': survivors })
    const errors = json().map((row: { survivalSe: number }) => row.survivalSe)
    expect(errors[0]).toBe(0)
    expect(errors[12]).toBeGreaterThan(errors[4])
    expect(errors[12]).toBeLessThan(0.05)
  })
})

test.each<[string, string]>([
  ['', 'invalid log; no rows below the header'],
  ['customer,date,amount\n', 'invalid log; no rows below the header'],
  ['PK\x03\x04\x14\x00', 'save it as CSV'],
])('a log without rows, or that is none: %j', async (text, message) => {
  const { code, out, err } = await cvt(['clv', 'summary', '--log', '-'], { '-': text })
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(message)
})

test('an end of calibration after the log is named by its date', async () => {
  const { code, err } = await cvt(
    ['clv', 'summary', '--log', '-', '--calibration-end', '2030-01-02', '--observation-end', '2024-02-05'],
    {
      '-': log,
    },
  )
  expect(code).toBe(1)
  expect(err).toContain('after the end of observation 2024-02-05: 2030-01-02')
})

describe('bad usage is one clear line and exit code 2', () => {
  test.each<[string, string]>([
    ['clv', 'what to do? one of summary, fit, predict'],
    ['clv sumary', 'unknown action "sumary"; did you mean summary?'],
    ['clv fit', 'which model? one of nbd, bgnbd'],
    ['clv fit bgnb --data d.csv', 'model must be one of nbd, bgnbd'],
    ['clv fit bgnbd', '--data is missing'],
    ['clv fit bgnbd --data no.csv', '--data no.csv: no such file'],
    [
      'clv summary --log d.csv --unit fortnight',
      '--unit must be one of day, week, month, year; got "fortnight"',
    ],
    ['clv summary --log log.csv --calibration-end soon', '--calibration-end: invalid date'],
    ['clv predict gammagamma --data d.csv', 'gammagamma predicts no purchases'],
    ['clv predict bgnbd --data d.csv --params bad.json', 'bad.json: alpha must be a positive number; got -1'],
    ['clv predict bgnbd --data d.csv --params p.json --ahead x', '--ahead must be a number; got "x"'],
  ])('%s', async (line, message) => {
    const files = {
      'd.csv': histories,
      'log.csv': log,
      'bad.json': '{"r":1,"alpha":-1,"a":1,"b":1}',
      'p.json': '{"r":1,"alpha":1,"a":1,"b":1}',
    }
    const { code, out, err } = await cvt(line.split(' '), files)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})

describe('data that cannot be are exit code 1, whether fitted or predicted from', () => {
  const params: Record<string, string> = {
    bgnbd: '{"r":1,"alpha":1,"a":1,"b":1}',
    bgbb: '{"alpha":1,"beta":1,"gamma":1,"delta":1}',
  }
  test.each<[string, string, string]>([
    ['bgnbd', 'x,T\n1,2\n', 'no column tx or t_x or t.x or recency'],
    ['bgnbd', 'x,t_x,T\n1,two,3\n', 'row 1: t_x is not a number: two'],
    ['bgnbd', 'x,t_x,T\n1,5,3\n', 'row 1: invalid tx; not in [0, T = 3]: 5'],
    ['bgnbd', 'x,t_x,T\n0,0,30\n-2,3,30\n', 'row 2: invalid x; not a whole number ≥ 0: -2'],
    ['bgnbd', 'x,t_x,T,count\n1,2,3,-3\n', 'row 1: invalid count; not above 0: -3'],
    ['bgbb', 'x,t_x,n\n1,1,6\n3,2,6\n', 'row 2: invalid history; not whole numbers 0 ≤ x ≤ tx ≤ n: 3, 2, 6'],
    ['bgbb', 'x,t_x,n,count\n1,1,6,0\n', 'row 1: invalid count; not above 0: 0'],
  ])('%s %j', async (model, data, message) => {
    for (const line of [`fit ${model} --data -`, `predict ${model} --data - --params p.json`]) {
      const { code, out, err } = await cvt(['clv', ...line.split(' ')], {
        '-': data,
        'p.json': params[model]!,
      })
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(message)
    }
  })

  test('spends too', async () => {
    const { code, err } = await cvt(['clv', 'fit', 'gammagamma', '--data', '-'], { '-': 'x,zbar\n1.5,9\n' })
    expect(code).toBe(1)
    expect(err).toContain('row 1: invalid x; not a whole number ≥ 0: 1.5')
  })
})

test.each([';', '\t', '|'])('data separated by %j, with decimal commas', async (separator) => {
  const fitted = (data: string) => cvt(['clv', 'fit', 'nbd', '--data', '-'], { '-': data })
  const written = many.replaceAll(',', separator).replaceAll('.', ',')
  expect(written).toContain(`${separator}5,`)
  expect((await fitted(written)).out).toBe((await fitted(many)).out)
})

test('names in a header may have blanks about them', async () => {
  const fitted = (data: string) => cvt(['clv', 'fit', 'nbd', '--data', '-'], { '-': data })
  const blank = await fitted(many.replace('frequency,recency,T', ' frequency , recency, T '))
  expect(blank.out).toBe((await fitted(many)).out)
  const survivorsOf = (name: string) =>
    cvt(['clv', 'fit', 'sbg', '--data', '-'], { '-': survivors.replace('survivors', name) })
  expect((await survivorsOf(' survivors')).out).toBe((await survivorsOf('survivors')).out)
})

test.each(['gammagamma', 'bgnbd', 'bgbb'])('%s: a row with a count is as many rows', async (model) => {
  const columns = 'x,t_x,T,zbar'
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${i % 4},${i % 4 && (i % 4) + (i % 3)},8,${5 + ((7 * i) % 23)}`,
  )
  const counts = rows.map((_, i) => 1 + (i % 3))
  const grouped = [`${columns},count`, ...rows.map((row, i) => `${row},${counts[i]}`)]
  const single = [columns, ...rows.flatMap((row, i) => Array.from({ length: counts[i]! }, () => row))]
  const [of, ofSingle] = await Promise.all(
    [grouped, single].map((lines) => cvt(['clv', 'fit', model, '--data', '-'], { '-': lines.join('\n') })),
  )
  const [{ parameters, logLikelihood }, one] = [of!.json(), ofSingle!.json()]
  expect(logLikelihood).toBeCloseTo(one.logLikelihood, 8)
  // The same likelihood summed in another order: its maximum is found to some 1e-6.
  for (const [name, value] of Object.entries<number>(parameters))
    expect(value / one.parameters[name]).toBeCloseTo(1, 4)
})
