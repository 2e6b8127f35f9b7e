import { describe, expect, test } from 'vitest'
import { bgnbd } from '../../../src/core/loyalty/btyd/bgnbd.ts'
import { expectedSpend } from '../../../src/core/loyalty/btyd/gammaGamma.ts'
import { nbd } from '../../../src/core/loyalty/btyd/nbd.ts'
import { conditionalExpectation } from '../../../src/core/loyalty/btyd/purchaseModel.ts'
import {
  lifetimeValueOfRetention,
  marginMultiple,
  retentionForMultiple,
} from '../../../src/core/loyalty/lifetime-value/constantRetention.ts'
import { lifetimeValue } from '../../../src/core/loyalty/lifetime-value/lifetimeValue.ts'
import reference from '../../reference/clv/reference.json' with { type: 'json' }

const [r, alpha, a, b] = reference.bgnbd_cdnow_csv.params as [number, number, number, number]
const [p, q, gamma] = reference.gammagamma_csv.params as [number, number, number]
const [x, tx, T, zbar] = reference.clv_units_trap.cust as [number, number, number, number]
const history = { x, tx, T }
const spend = expectedSpend({ p, q, gamma }, { x, zbar })!
const monthly = {
  horizon: { value: 12, unit: 'month' },
  discount: { rate: 0.01, per: 'month' },
  spend,
} as const

describe('lifetime value of a purchase model', () => {
  test('weekly data read as days make the customer 3.9 times too dear', () => {
    const right = lifetimeValue(bgnbd, { r, alpha, a, b }, history, { ...monthly, unit: 'week' })
    const wrong = lifetimeValue(bgnbd, { r, alpha, a, b }, history, { ...monthly, unit: 'day' })
    expect((wrong / right).toFixed(1)).toBe('3.9')
    // The reference took a month for 4.345 weeks; here it is 365.25/12/7 = 4.348.
    expect(Math.abs(right / reference.clv_units_trap.week_factor4_345 - 1)).toBeLessThan(1e-3)
  })

  test('the same sum with the months of the reference', () => {
    const clv = (month: number) => {
      let value = 0
      for (let k = 1; k <= 12; k++) {
        const through = (n: number) => conditionalExpectation(bgnbd, { r, alpha, a, b }, history, n * month)
        value += (spend * (through(k) - through(k - 1))) / 1.01 ** k
      }
      return value
    }
    // The reference used parameters of three digits: 2e-4 relative.
    expect(clv(30) / reference.clv_units_trap.day_factor30).toBeCloseTo(1, 3)
    expect(clv(4.345) / reference.clv_units_trap.week_factor4_345).toBeCloseTo(1, 3)
  })

  test('of an NBD customer is an annuity', () => {
    const value = lifetimeValue(
      nbd,
      { r: 2, alpha: 10 },
      { x: 0, tx: 0, T: 0 },
      { ...monthly, unit: 'month' },
    )
    expect(value).toBeCloseTo((spend * 0.2 * (1 - 1.01 ** -12)) / 0.01, 10)
  })

  test('a yearly rate is compounded to the months', () => {
    const perMonth = lifetimeValue(bgnbd, { r, alpha, a, b }, history, {
      ...monthly,
      unit: 'week',
      discount: { rate: 1.01 ** 12 - 1, per: 'year' },
    })
    expect(perMonth).toBeCloseTo(
      lifetimeValue(bgnbd, { r, alpha, a, b }, history, { ...monthly, unit: 'week' }),
      10,
    )
    expect(() =>
      lifetimeValue(nbd, { r, alpha }, history, {
        ...monthly,
        unit: 'week',
        horizon: { value: 1.5, unit: 'year' },
      }),
    ).toThrow('invalid horizon; not a whole number of years: 1.5')
  })
})

describe('constant retention', () => {
  test('multiples at d = 0.12', () => {
    expect([0.6, 0.7, 0.8, 0.9].map((v) => marginMultiple(v, 0.12).toFixed(2))).toEqual([
      '1.15',
      '1.67',
      '2.50',
      '4.09',
    ])
  })

  test('"+20% retention" from 0.70 is two claims: 400 and 509 against 266.7', () => {
    expect(lifetimeValueOfRetention(100, 0.7, 0.12)).toBeCloseTo(266.67, 2)
    expect(lifetimeValueOfRetention(100, 0.84, 0.12)).toBeCloseTo(400, 8)
    expect(lifetimeValueOfRetention(100, 0.9, 0.12)).toBeCloseTo(509.09, 2)
  })

  test('what retention a claimed rise of the value asks for', () => {
    expect(retentionForMultiple(1.3, 0.7, 0.12)).toBeCloseTo(0.797, 3)
    expect(retentionForMultiple(1.4, 0.7, 0.12)).toBeCloseTo(0.82, 10)
    expect(retentionForMultiple(10, 0.7, 0.12)).toBeNull()
    expect(() => lifetimeValueOfRetention(1, 1, 0)).toThrow('invalid d')
  })
})
