import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { simulateCohort } from '../../../src/core/retention/cube/cohort.ts'
import { behaviour } from '../../../src/core/retention/cube/parameters.ts'
import type { CubeParameters } from '../../../src/core/retention/cube/parameters.ts'
import { model } from '../../../src/core/retention/one-customer/model.ts'
import { bindingMonths, traceCustomer, valuePath } from '../../../src/core/retention/one-customer/trace.ts'

const standard: CubeParameters = { ...defaults({ parameters: behaviour }), heterogeneity: 0 }

test('a trace and a cohort without luck are the same customer', () => {
  const calm = { ...standard, valueNoise: 0 }
  const cohort = simulateCohort(calm, 1, { size: 400, months: 24 })
  // A lone customer’s value depends on its information, so the trace is fed what the cohort met.
  const trace = traceCustomer(
    calm,
    cohort.months.map((month) => month.value),
  )
  for (const [i, month] of cohort.months.entries()) {
    expect(trace[i].reference).toBeCloseTo(month.reference, 10)
    expect(trace[i].stayProbability).toBeCloseTo(month.retention, 10)
    expect(trace[i].meanLoyalty).toBeCloseTo(month.meanLoyalty, 10)
  }
})

test('the reference is its composition', () => {
  for (const month of traceCustomer(
    standard,
    valuePath(48, { start: 6, end: 8, dip: 2, dipMonth: 10, dipLength: 3 }),
  )) {
    const [level, alternative, equity] = month.weights
    expect(month.reference).toBeCloseTo(
      level * month.comparisonLevel + alternative * month.alternative + equity * month.equity,
      12,
    )
  }
})

test('expectation binds first, then the alternative, then fairness', () => {
  const [level, alternative, equity] = bindingMonths(
    traceCustomer(standard, valuePath(48, { start: 6, end: 8, dip: 0, dipMonth: 0, dipLength: 1 })),
  )
  expect(level).toBe(0)
  // Depth of a content customer is 1 − .93^t: 1/3 is passed at t = 5.6, 2/3 at 15.1.
  expect(alternative).toBe(6)
  expect(equity).toBe(16)
})

test('a firm that stands still disappoints in the end although nothing got worse', () => {
  const values = { ...defaults(model), ...model.presets.standstill.values }
  const result = model.solve(values, createRandom(1))
  expect(result.months[0].satisfaction).toBeGreaterThan(0)
  expect(outputsOf(model, result, values).lastSatisfaction).toBeLessThan(0)
})

test('a slump is forgiven late more than early', () => {
  const defaultsOf = defaults(model)
  const stayAt = (month: number) =>
    model.solve({ ...defaultsOf, dip: 2, dipMonth: month }, createRandom(1)).months[month].stayProbability
  expect(stayAt(36)).toBeGreaterThan(stayAt(2))
})

test('a path has its ends and its dip', () => {
  expect(valuePath(5, { start: 1, end: 3, dip: 1, dipMonth: 1, dipLength: 2 })).toEqual([1, 0.5, 1, 2.5, 3])
})
