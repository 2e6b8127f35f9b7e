import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/value/value-strategies/model.ts'
import {
  marginFrontier,
  outcomeOf,
  requiredInnovation,
  sectorOf,
  unitCost,
} from '../../../src/core/value/value-strategies/strategies.ts'

const standard = defaults(model)
const { strategies, base } = model.solve(standard, createRandom(1))
const all = Object.values(strategies)

test('what the five strategies give, leave and need', () => {
  expect(base.margin).toBeCloseTo(20, 12)
  ;[37, 25, 12, 5, -5].forEach((each, i) => expect(all[i].differenceChange).toBeCloseTo(each, 10))
  ;[1.471, 1.25, 1.176, 1, 1].forEach((each, i) => expect(all[i].ratioIndex).toBeCloseTo(each, 3))
  ;[-14.5, -2.5, 8, 17.5, 17.5].forEach((each, i) => expect(all[i].margin).toBeCloseTo(each, 10))
  ;[0.418, 0.273, 0.2, 0.03, 0.059].forEach((each, i) =>
    expect(all[i].requiredInnovation).toBeCloseTo(each, 3),
  )
})

test('the source’s order: the first raises value most, the last two leave it', () => {
  const ratios = all.map((each) => each.ratioIndex)
  expect([...ratios].sort((a, b) => b - a)).toEqual(ratios)
  expect(ratios[3]).toBeCloseTo(1, 12)
  expect(ratios[4]).toBeCloseTo(1, 12)
})

test('more for less loses money without innovation and earns the margin with enough', () => {
  expect(strategies.moreForLess.margin).toBeLessThan(0)
  const innovated = { ...standard, innovation: strategies.moreForLess.requiredInnovation }
  expect(model.solve(innovated, createRandom(1)).strategies.moreForLess.margin).toBeCloseTo(20, 10)
  const preset = { ...standard, ...model.presets.innovated.values }
  expect(outputsOf(model, model.solve(preset, createRandom(1)), preset).keepsMargin).toBe(true)
})

test('required innovation is what makes the margin exact', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 40, max: 200, noNaN: true }),
      fc.double({ min: 20, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 50, noNaN: true }),
      (quality, price, margin) => {
        const innovation = requiredInnovation({ quality, price }, standard, margin)
        expect(price - unitCost(quality, standard, innovation)).toBeCloseTo(margin, 8)
        const [edge] = marginFrontier([quality], standard, 0.2, margin)
        expect(requiredInnovation(edge, standard, margin)).toBeCloseTo(0.2, 10)
      },
    ),
  )
})

test('sectors', () => {
  expect(sectorOf({ quality: 0.25, price: -0.15 })).toEqual({ quality: 'more', price: 'less' })
  expect(sectorOf({ quality: 0.01, price: 0 })).toEqual({ quality: 'same', price: 'same' })
  expect(sectorOf({ quality: -0.25, price: 0.1 })).toEqual({ quality: 'less', price: 'more' })
  expect(
    outcomeOf({ quality: 100, price: 80 }, { quality: 100, price: 80 }, standard, 0).requiredInnovation,
  ).toBe(0)
})
