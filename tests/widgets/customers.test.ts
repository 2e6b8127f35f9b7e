import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSurvivors } from '../../src/widgets/customers/ContractPanel.tsx'
import { problemText } from '../../src/widgets/customers/problemText.ts'
import {
  decodeSettings,
  defaults,
  encodeSettings,
  MODEL_IDS,
  MODELS,
  pairOf,
  type Settings,
  UNITS,
} from '../../src/widgets/customers/settings.ts'
import { count, countOf, decimal, digits, percent, span } from '../../src/widgets/customers/text.ts'
import { PURCHASE_MODELS } from '../../src/core/loyalty/analysis/fitting.ts'
import { purchaseModels } from '../../src/core/loyalty/btyd/purchaseModels.ts'

test('the page knows the models as the core does', () => {
  expect(MODEL_IDS).toEqual([...PURCHASE_MODELS])
  for (const id of MODEL_IDS)
    expect(MODELS[id]).toEqual({ name: purchaseModels[id]!.name, parameters: purchaseModels[id]!.parameters })
})

describe('a link', () => {
  const settings = fc
    .record({
      unit: fc.constantFrom(...UNITS),
      calibrationEnd: fc.option(fc.integer({ min: 0, max: 40_000 })),
      models: fc.subarray([...MODEL_IDS], { minLength: 1 }),
      tracking: fc.constantFrom('cumulative' as const, 'each' as const),
      ahead: fc.integer({ min: 1, max: 1000 }),
      horizon: fc.integer({ min: 1, max: 120 }),
      horizonUnit: fc.constantFrom(...UNITS),
      rate: fc.double({ min: 0, max: 1, noNaN: true }),
      ratePer: fc.constantFrom(...UNITS),
      customer: fc.option(fc.string({ maxLength: 20 })),
      segments: fc.record({
        bins: fc.integer({ min: 2, max: 10 }),
        binning: fc.constantFrom('quantile' as const, 'rank' as const),
        nested: fc.boolean(),
        clusters: fc.integer({ min: 2, max: 8 }),
      }),
      pick: fc.nat(),
    })
    .map(({ pick, ...rest }): Settings => {
      const shown = rest.models[pick % rest.models.length]!
      const [p, q] = MODELS[shown].parameters
      return { ...rest, shown, over: pick % 2 ? [p!, q!] : [q!, p!] }
    })

  test('brings every setting back', () => {
    fc.assert(
      fc.property(settings, (given) => {
        // −0 and 0 are one rate.
        const settings = { ...given, rate: given.rate + 0 }
        expect(decodeSettings(encodeSettings(settings))).toEqual({ settings, problems: [] })
      }),
    )
  })

  test('holds what was changed alone', () => {
    expect(decodeURIComponent(encodeSettings({ ...defaults, ahead: 52 }))).toBe('#s={"v":1,"ahead":52}')
  })

  test.each(['', '#customer', '#models'])('%j holds none', (hash) => expect(decodeSettings(hash)).toBeNull())

  test.each(['#s=', '#s=%', '#s=[]', '#s=null', `#s=${encodeURIComponent('{"v":2}')}`])(
    '%j cannot be read, and says so',
    (hash) => {
      const { settings, problems } = decodeSettings(hash)!
      expect(settings).toBeNull()
      expect(problems[0]!.en).toContain('cannot be read')
    },
  )

  test('that was tampered with falls back to what is sound', () => {
    const bad = {
      v: 1, unit: '<b>', calibrationEnd: 1.5, models: ['bgnbd', 'x'], shown: 'nbd', over: ['r', 'r'], tracking: 7,
      ahead: -3, horizon: 1e9, rate: 'x', customer: { a: 1 },
      segments: { bins: 99, binning: 'custom', nested: 1, clusters: null },
    } // prettier-ignore
    const { settings, problems } = decodeSettings(
      `#s=${encodeURIComponent(JSON.stringify({ ...bad, other: 1 }))}`,
    )!
    expect(settings).toEqual({ ...defaults, models: ['bgnbd'] })
    const said = problems.map(({ en }) => en)
    expect(said).toContain('unit must be one of day, week, month, year; got "<b>".')
    expect(said).toContain('ahead must be a number from 1 to 1000; got -3.')
    expect(said).toContain('other: there is no such setting; got 1.')
    // Each but the version.
    expect(said).toHaveLength(Object.keys(bad).length)
  })

  test('a pair of parameters is one of the model', () => {
    expect(pairOf('paretonbd', ['s', 'beta'])).toEqual(['s', 'beta'])
    expect(pairOf('nbd', ['a', 'b'])).toEqual(['r', 'alpha'])
    expect(pairOf('nbd', 'rr')).toEqual(['r', 'alpha'])
  })
})

test('problems are said in both languages', () => {
  expect(problemText('invalid log; no column customer in: a, b').zh).toBe(
    '在这些列中没有找到“customer”：a, b。',
  )
  expect(problemText('invalid date; read by no format: soon').en).toContain('“soon”')
  expect(problemText('invalid z; too near 1 for the series of (a, b, c) = (1, 2, 3): 1').en).not.toContain(
    'z',
  )
  expect(problemText('invalid integrand; no convergence over [0, 1]: 1 ± 2').zh).toContain(
    '请换一个更简单的模型',
  )
  expect(problemText('invalid log; a workbook such as .xlsx, save it as CSV').zh).toContain('另存为 CSV')
  expect(problemText('something else').en).toBe('This could not be computed (something else).')
})

test('survivors are numbers that never rise', () => {
  expect(readSurvivors('1000\n869\n 743 ')).toEqual([1000, 869, 743])
  expect(readSurvivors('100，90、80')).toEqual([100, 90, 80])
  for (const text of ['', '1 2 3', '9 8', '9 x 7', '9 8 -1', '0 0 0']) expect(readSurvivors(text)).toBeNull()
})

test('one is one', () => {
  expect([countOf(1, 'row'), countOf(0, 'row'), countOf(2357, 'customer')]).toEqual([
    '1 row',
    '0 rows',
    '2,357 customers',
  ])
})

test('numbers are written alike everywhere', () => {
  expect([count(2357), decimal(-9582.4292), digits(0.0125573), digits(4.41353), digits(1234.56)]).toEqual([
    '2,357',
    '−9,582.43',
    '0.0126',
    '4.414',
    '1,234.6',
  ])
  expect([percent(0.6), span(39, 'week', 'en'), span(1, 'month', 'en'), span(24.43, 'week', 'zh')]).toEqual([
    '60%',
    '39 weeks',
    '1 month',
    '24.4 周',
  ])
})
