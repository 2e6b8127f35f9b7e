import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { solveOde } from '../../../src/core/numerics/ode.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  bestEmployeeShare,
  changeShares,
  loopField,
  profitAt,
  restingLoyalty,
  restingState,
} from '../../../src/core/value/service-profit/loop.ts'
import { model } from '../../../src/core/value/service-profit/model.ts'

const loop = defaults(model)
const before = { employees: 0.3, society: 0.05 }

test('without goodwill the loop rests at 1 − h/(φp), or at nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 0.6, noNaN: true }), (employees) => {
      const alone = { ...loop, goodwillWeight: 0 }
      const rests = restingLoyalty(alone, { employees, society: 0.05 })
      expect(rests).toBeCloseTo(Math.max(0, 1 - loop.employeeNeed / (employees * loop.revenue)), 8)
    }),
  )
})

test('… and profits most from φ = √(h/p)', () => {
  // Resting profit (1 − φ − ψ) (p − h/φ) − F is largest at φ = √((1 − ψ) h / p).
  expect(bestEmployeeShare({ ...loop, goodwillWeight: 0 }, 0)).toBeCloseTo(Math.sqrt(10 / 100), 2)
  expect(bestEmployeeShare({ ...loop, goodwillWeight: 0 }, 0.05)).toBeCloseTo(Math.sqrt((0.95 * 10) / 100), 2)
})

test('the resting state rests, and the loop finds it from elsewhere', () => {
  const slope = new Float64Array(4)
  loopField(loop, before)(0, Float64Array.from(restingState(loop, before)), slope)
  for (const each of slope) expect(Math.abs(each)).toBeLessThan(1e-12)
  const { y } = solveOde(loopField(loop, before), 0, 2000, [0.9, 0.9, 0.9, 0.9])
  restingState(loop, before).forEach((each, i) => expect(y[i]).toBeCloseTo(each, 4))
})

test('changing nothing changes nothing', () => {
  const path = changeShares(loop, before, before, 60)
  expect(path.gain).toBeCloseTo(0, 6)
  for (const month of path.months) expect(month.loyalty).toBeCloseTo(path.months[0].loyalty, 8)
})

test('squeezing employees: more at once, less in the end (an inverse response)', () => {
  const result = model.solve(loop, createRandom(1))
  expect(result.atOnce - result.before).toBeCloseTo(0.12 * loop.revenue * restingLoyalty(loop, before), 8)
  expect(result.atOnce).toBeGreaterThan(result.before)
  expect(result.inTheEnd).toBeLessThan(result.before)
  const { undercut, months, finished } = result.path
  expect(finished).toBe(true)
  expect(undercut).toBeGreaterThan(6)
  expect(months[Math.floor(undercut!)].profit).toBeGreaterThan(result.before)
  expect(months[Math.ceil(undercut!)].profit).toBeLessThan(result.before)
})

test('employees answer first, then quality, then customers', () => {
  const { months } = changeShares(loop, before, { employees: 0.18, society: 0.05 }, 240)
  const half = (of: (month: (typeof months)[number]) => number) => {
    const middle = (of(months[0]) + of(months.at(-1)!)) / 2
    return months.findIndex((month) => of(month) < middle)
  }
  const order = [
    half((month) => month.employees),
    half((month) => month.quality),
    half((month) => month.loyalty),
  ]
  expect([...order].sort((a, b) => a - b)).toEqual(order)
})

test('the gain is the sum of the differences of profit', () => {
  const after = { employees: 0.18, society: 0.05 }
  const { months, gain } = changeShares(loop, before, after, 120)
  const earned = profitAt(loop, before, restingLoyalty(loop, before))
  // Trapezoidal rule over months: error of the order of the slope’s change, a few hundredths.
  let sum = 0
  for (let i = 1; i < months.length; i++) sum += (months[i - 1].profit + months[i].profit) / 2 - earned
  expect(Math.abs(sum - gain)).toBeLessThan(0.1)
})

test('levels stay between 0 and 1, and too hard a squeeze runs down to nothing', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.6, noNaN: true }),
      fc.double({ min: 0.01, max: 0.3, noNaN: true }),
      (employees, society) => {
        for (const month of changeShares(loop, before, { employees, society }, 60).months)
          for (const level of [month.employees, month.quality, month.loyalty, month.goodwill]) {
            expect(level).toBeGreaterThanOrEqual(0)
            expect(level).toBeLessThanOrEqual(1)
          }
      },
    ),
    { numRuns: 30 },
  )
  const spiral = { ...loop, ...model.presets.spiral.values }
  const outputs = outputsOf(model, model.solve(spiral, createRandom(1)), spiral)
  expect(outputs.loyalty).toBe(0)
  expect(outputs.inTheEnd).toBeCloseTo(-loop.fixedCost, 12)
})

test('the public takes longest to notice, and is missed in the end', () => {
  const forget = { ...loop, ...model.presets.forgetPublic.values }
  const outputs = outputsOf(model, model.solve(forget, createRandom(1)), forget)
  expect(outputs.atOnce as number).toBeGreaterThan(outputs.before as number)
  expect(outputs.inTheEnd as number).toBeLessThan(outputs.before as number)
})
