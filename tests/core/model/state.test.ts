import {
  assert,
  boolean,
  constantFrom,
  double,
  integer,
  maxSafeInteger,
  property,
  record,
  string,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { decodeState, encodeState, stateModelId } from '../../../src/core/model/state.ts'
import { aged, kitchen } from './testModels.ts'

const standard = defaults(kitchen)

describe('the text', () => {
  test('holds model, version, what differs from the defaults, and the seed of a random model', () => {
    expect(
      encodeState(kitchen, { values: { ...standard, low: 0.1, loud: true, rule: 'ratio' }, seed: 7 }),
    ).toBe('kitchen.1~low=0.1~rule=ratio~loud=true~seed=7')
    expect(encodeState(kitchen, { values: standard })).toBe('kitchen.1~seed=1')
    expect(encodeState(aged, { values: defaults(aged), seed: 7 })).toBe('aged.3')
  })

  test('names its model', () => {
    expect(stateModelId('kitchen.1~low=3')).toBe('kitchen')
    expect(stateModelId('kitchen.1')).toBe('kitchen')
    for (const none of ['', 'kitchen', '.1', 'kitchen.', 'kitchen.0', 'kitchen.x', 'kitchen.1low=3', '9.1']) {
      expect(stateModelId(none)).toBeUndefined()
    }
  })
})

test('a state comes back exactly, through a URL query too', () => {
  const state = record({
    values: tuple(
      double({ min: 0, max: 4.9, noNaN: true }),
      double({ min: -1e6, max: 1e6, noNaN: true }),
      integer({ min: 1, max: 9 }),
      constantFrom('sum', 'ratio', 'noise'),
      boolean(),
    ).map(([low, shift, count, rule, loud]) => ({
      ...standard,
      low: low + 0,
      shift: shift + 0,
      count,
      rule,
      loud,
    })),
    seed: maxSafeInteger(),
  })
  assert(
    property(state, ({ values, seed }) => {
      const text = encodeState(kitchen, { values: values as typeof standard, seed })
      expect(text).toMatch(/^[A-Za-z0-9.~=-]+$/)
      const carried = new URL(`https://book.example/lab/?s=${text}`).searchParams.get('s')!
      expect(decodeState(kitchen, carried)).toEqual({ values, seed, issues: [] })
    }),
  )
})

/** The model's answer at a link that must have nothing wrong. */
function margin(text: string): number {
  const { values, issues } = decodeState(aged, text)
  expect(issues).toEqual([])
  return aged.solve(values, () => 0)
}

describe('versions', () => {
  test('a link of each version opens, and means what it meant', () => {
    expect(margin('aged.1~cost=24~price=5')).toBe(3)
    expect(margin('aged.2~unitCost=2~price=5')).toBe(3)
    expect(margin('aged.3~unitCost=2~price=5')).toBe(3)
  })

  test('what an old link left at the default stays at the old default', () => {
    expect(margin('aged.1~cost=6')).toBe(0.5)
    expect(margin('aged.2')).toBe(0)
    expect(margin('aged.3')).toBe(1)
  })

  test('a value that was garbled in an old link is named, the rest kept', () => {
    const { values, issues } = decodeState(aged, 'aged.1~cost=dear~price=5')
    expect(values).toEqual({ unitCost: 1, price: 5 })
    expect(issues).toMatchObject([{ kind: 'number', parameter: 'unitCost' }])
  })

  test.each([
    ['was made by a newer edition (version 4 of the model; known here: up to 3)', 'aged.4~price=5'],
    ['is of the model kitchen, not of aged', 'kitchen.1~low=5'],
    ['must begin with a model and its version', 'price=5'],
    ['must begin with a model and its version', ''],
    ['must begin with a model and its version', `aged.3~price=${'5'.repeat(30_000)}`],
  ])('a link that %s', (message, text) => {
    const { values, seed, issues } = decodeState(aged, text)
    expect(values).toEqual(defaults(aged))
    expect(seed).toBe(1)
    expect(issues).toMatchObject([{ kind: 'link' }])
    expect(issues[0]!.message.en).toContain(message)
  })

  test('a version that no migration leaves gives the defaults and an issue', () => {
    const forgetful = { ...aged, migrations: { 2: aged.migrations![2]! } }
    expect(decodeState(forgetful, 'aged.1~cost=6')).toMatchObject({
      values: defaults(aged),
      issues: [{ kind: 'link' }],
    })
    expect(decodeState(forgetful, 'aged.2').values.price).toBe(1)
  })

  test('a migration that throws gives the defaults and an issue', () => {
    const migrations = {
      ...aged.migrations,
      1: () => {
        throw new TypeError('surprised')
      },
    }
    expect(decodeState({ ...aged, migrations }, 'aged.1')).toMatchObject({ issues: [{ kind: 'link' }] })
  })
})

describe('what is bad in a link is named, and everything else is kept', () => {
  test.each([
    ['kitchen.1~low=1~high=99~count=4', 'range', 'high'],
    ['kitchen.1~low=1~nonsense~count=4', 'link', ''],
    ['kitchen.1~low=1~=3~count=4', 'link', ''],
    ['kitchen.1~low=1~low=2~count=4', 'link', ''],
    ['kitchen.1~low=1~colour=red~count=4', 'unknown', 'colour'],
    ['kitchen.1~low=1~__proto__=5~count=4', 'unknown', '__proto__'],
    ['kitchen.1~low=1~count=4~seed=1.5', 'seed', 'seed'],
    ['kitchen.1~low=1~count=4~seed=', 'seed', 'seed'],
    ['kitchen.1~low=1~count=4~seed=9007199254740993', 'seed', 'seed'],
  ])('%s', (text, kind, parameter) => {
    const { values, seed, issues } = decodeState(kitchen, text)
    expect(values).toEqual({ ...standard, low: 1, count: 4 })
    expect(seed).toBe(1)
    expect(issues).toMatchObject([{ kind, parameter }])
  })
})

test('no text makes it throw, or gives values that are not valid', () => {
  const pieces = constantFrom(
    'aged',
    'kitchen',
    '.',
    '1',
    '2',
    '3',
    '~',
    '=',
    'low',
    'cost',
    'price',
    'seed',
    '-',
    'e',
    '%',
    '\n',
  )
  const text = string({ unit: pieces, maxLength: 30 })
  for (const model of [aged, kitchen] as const) {
    for (const source of [string(), text, text.map((tail) => `aged.1~${tail}`)]) {
      assert(
        property(source, (written) => {
          const { values, seed } = decodeState(model as typeof aged, written)
          expect(Number.isSafeInteger(seed)).toBe(true)
          expect(
            decodeState(model as typeof aged, encodeState(model as typeof aged, { values, seed })).values,
          ).toEqual(values)
        }),
      )
    }
  }
})
