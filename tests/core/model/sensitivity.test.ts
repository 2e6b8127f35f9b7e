import { assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { tornado } from '../../../src/core/model/sensitivity.ts'
import { kitchen } from './testModels.ts'

const standard = defaults(kitchen)

test('each number parameter moves by a fraction of its range, the widest swing first', () => {
  const { base, bars } = tornado(kitchen, standard, 'total')
  expect(base).toBe(7)
  expect(bars).toEqual([
    {
      parameter: 'shift',
      low: { value: -2e5, output: -199993 },
      high: { value: 2e5, output: 200007 },
      swing: 4e5,
    },
    { parameter: 'low', low: { value: 1, output: 6 }, high: { value: 3, output: 8 }, swing: 2 },
    { parameter: 'high', low: { value: 4, output: 6 }, high: { value: 6, output: 8 }, swing: 2 },
    { parameter: 'count', low: { value: 2, output: 7 }, high: { value: 4, output: 7 }, swing: 0 },
  ])
})

test('a fraction of 1 moves to the ends; where a constraint breaks there is no output', () => {
  const { bars } = tornado(kitchen, standard, 'width', { fraction: 1 })
  expect(bars.find((bar) => bar.parameter === 'high')).toEqual({
    parameter: 'high',
    low: { value: 0, output: null },
    high: { value: 10, output: 8 },
    swing: 5,
  })
  expect(bars.find((bar) => bar.parameter === 'count')).toMatchObject({
    low: { value: 1 },
    high: { value: 9 },
  })
})

test('the swing counts the base, for an output may peak there, and sets what does not exist last', () => {
  const { base, bars } = tornado(kitchen, { ...standard, shift: -5 }, 'root')
  expect(base).toBeNull()
  expect(bars.map((bar) => bar.swing)).toEqual([null, null, null, null])
  const { bars: tall } = tornado(kitchen, standard, 'tall')
  expect(tall[0]).toMatchObject({ parameter: 'high', low: { output: 0 }, high: { output: 1 }, swing: 1 })
})

test('a random output is compared under one seed', () => {
  const noise = { ...standard, rule: 'noise' } as const
  const { base, bars } = tornado(kitchen, noise, 'total', { seed: 5 })
  expect(bars.every((bar) => bar.swing === 0)).toBe(true)
  expect(tornado(kitchen, noise, 'total', { seed: 6 }).base).not.toBe(base)
})

test('no end lies outside its range', () => {
  assert(
    property(
      double({ min: 1e-6, max: 1, noNaN: true }),
      double({ min: 0, max: 4, noNaN: true }),
      (fraction, low) => {
        for (const bar of tornado(kitchen, { ...standard, low }, 'total', { fraction }).bars) {
          const { min, max } = kitchen.parameters[bar.parameter as 'low']
          expect(bar.low.value).toBeGreaterThanOrEqual(min)
          expect(bar.high.value).toBeLessThanOrEqual(max)
        }
      },
    ),
  )
})

test('bad arguments are named', () => {
  expect(() => tornado(kitchen, standard, 'total', { fraction: 0 })).toThrow(
    'invalid fraction; not in (0, 1]: 0',
  )
  // @ts-expect-error the types know the outputs too
  expect(() => tornado(kitchen, standard, 'sum')).toThrow('invalid output; not one of total')
})
