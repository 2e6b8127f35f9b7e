import { expect, it } from 'vitest'
import { model } from '../../src/core/loyalty/path/model.ts'
import { model as simplex } from '../../src/core/simplex/model.ts'
import { defaults } from '../../src/core/model/model.ts'
import { brokenConstraints } from '../../src/core/model/validate.ts'
import { asFarAsAllowed } from '../../src/widgets/controls/asFarAsAllowed.ts'

const values = { ...defaults(model), correlation: 0.35 }

it('stops one step before the rule is broken', () => {
  // R² = .433 + .8214 r reaches 1 at r = .6903.
  expect(asFarAsAllowed(model, values, { correlation: 0.95 })).toEqual({ correlation: 0.69 })
  expect(brokenConstraints(model, { ...values, correlation: 0.7 })).toHaveLength(1)
  const last = { ...values, correlation: 0.69 }
  expect(asFarAsAllowed(model, last, { correlation: 0.95 })).toEqual({ correlation: 0.69 })
})

it('leaves alone what is allowed', () => {
  expect(asFarAsAllowed(model, values, { correlation: 0.123, n: 2000 })).toEqual({
    correlation: 0.123,
    n: 2000,
  })
})

it('gives the target when no step will do', () => {
  const broken = { ...values, value: 0.9, emotion: 0.9 }
  expect(asFarAsAllowed(model, broken, { correlation: 0.5 })).toEqual({ correlation: 0.5 })
})

it('follows a handle of two parameters along the edge of what is allowed', () => {
  const start = { ...defaults(simplex), start1: 0.2, start2: 0.2 }
  const { start1, start2 } = asFarAsAllowed(simplex, start, { start1: 0.6, start2: 0.9 })
  expect(start1).toBe(0.6)
  expect(start2).toBeCloseTo(0.4, 10)
})
