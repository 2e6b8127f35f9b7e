import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayNumber,
  detectDateFormat,
  isoDate,
  parseDay,
} from '../../../src/core/loyalty/purchases/calendarDay.ts'
import { checkHistory, groupHistories } from '../../../src/core/loyalty/purchases/history.ts'
import { parsePurchaseLog } from '../../../src/core/loyalty/purchases/purchaseLog.ts'
import { summarise } from '../../../src/core/loyalty/purchases/summarise.ts'
import { inUnit, unitRatio } from '../../../src/core/loyalty/purchases/timeUnit.ts'

describe('calendar days', () => {
  test('agree with the clock of the platform over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -73_000, max: 73_000 }), (days) => {
        const iso = new Date(days * 86_400_000).toISOString().slice(0, 10)
        expect(isoDate(days)).toBe(iso)
        expect(parseDay(iso)).toBe(days)
      }),
    )
  })

  test('are read in three orders and with a time zone', () => {
    const day = dayNumber(1997, 9, 30)
    expect(parseDay('19970930')).toBe(day)
    expect(parseDay('30/9/1997', 'day-month-year')).toBe(day)
    expect(parseDay('9/30/1997', 'month-day-year')).toBe(day)
    expect(parseDay('1997-09-30 23:10')).toBe(day)
    expect(parseDay('1997-09-30T23:10:00Z')).toBe(day)
    expect(parseDay('1997-09-30T23:10:00Z', 'year-month-day', 8)).toBe(day + 1)
    expect(parseDay('1997-10-01T01:10:00+08:00')).toBe(day)
  })

  test('that do not exist are refused by name', () => {
    expect(() => parseDay('1997-02-29')).toThrow('invalid date; no such day: 1997-2-29')
    expect(() => parseDay('soon')).toThrow('invalid date; not a year-month-day date: soon')
    expect(parseDay('2000-02-29')).toBe(parseDay('2000-03-01') - 1)
  })

  test('tell their format, or that two would do', () => {
    expect(detectDateFormat(['1997-01-31', '1997-02-01'])).toEqual({
      format: 'year-month-day',
      ambiguousWith: [],
    })
    expect(detectDateFormat(['3/1/1997', '31/1/1997'])).toEqual({
      format: 'day-month-year',
      ambiguousWith: [],
    })
    expect(detectDateFormat(['3/1/1997', '2/1/1997'])).toEqual({
      format: 'day-month-year',
      ambiguousWith: ['month-day-year'],
    })
    expect(() => detectDateFormat(['1997-01-31', 'x'])).toThrow('invalid date; row 2 is read by no format: x')
  })
})

test('units convert through days', () => {
  expect(inUnit({ value: 2, unit: 'week' }, 'day')).toBe(14)
  expect(unitRatio('month', 'week')).toBeCloseTo(4.348, 3)
  expect(unitRatio('year', 'month')).toBeCloseTo(12, 12)
})

describe('a purchase log', () => {
  const text =
    'Customer,date,amount\na,2024-01-01,10\na,2024-01-01,5\na,2024-01-15,8\nb,2024-01-08,20\na,2024-02-05,6\nc,2024-02-01,1\nb,2024-01-29,4\n'
  const { purchases } = parsePurchaseLog(text)
  const end = dayNumber(2024, 1, 29)

  test('becomes x, tx, T and zbar: days merged, the first purchase dropped, the split kept', () => {
    const summary = summarise(purchases, { unit: 'week', calibrationEnd: end })
    expect(summary).toMatchObject({ merged: 1, firstPurchases: 2, newInHoldout: 1, holdout: 1 })
    expect(summary.customers).toMatchObject([
      { customer: 'a', x: 1, tx: 2, T: 4, sinceLast: 2, zbar: 8, spend: 23, holdout: { x: 1, spend: 6 } },
      { customer: 'b', x: 1, tx: 3, T: 3, sinceLast: 0, zbar: 4, spend: 24, holdout: { x: 0, spend: 0 } },
    ])
  })

  test('counts the same in any unit', () => {
    const [weeks, days] = (['week', 'day'] as const).map((unit) => summarise(purchases, { unit }).customers)
    weeks!.forEach((c, i) => {
      expect(days![i]).toMatchObject({ x: c.x, zbar: c.zbar })
      expect(days![i]!.T).toBeCloseTo(7 * c.T, 12)
    })
  })

  test('says what it cannot read', () => {
    expect(() => parsePurchaseLog('who,date\na,2024-01-01')).toThrow('no column customer')
    expect(() => parsePurchaseLog('id,date,amount\na,2024-01-01,ten')).toThrow(
      'row 1: amount is not a number: ten',
    )
    expect(() => parsePurchaseLog('id,date\n')).toThrow('no rows')
    expect(() => summarise(purchases, { unit: 'day', calibrationEnd: dayNumber(2023, 1, 1) })).toThrow(
      'invalid calibrationEnd; no customer is seen by then',
    )
  })

  test('takes columns by other names, and none for amount', () => {
    const log = parsePurchaseLog('会员,when\n甲,2024/1/2', { columns: { date: 'when' } })
    expect(log.purchases).toEqual([{ customer: '甲', day: dayNumber(2024, 1, 2), amount: 0 }])
  })
})

test('equal histories are one group, impossible ones are refused', () => {
  expect(
    groupHistories([
      { x: 1, tx: 2, T: 4 },
      { x: 0, tx: 0, T: 4, count: 3 },
      { x: 1, tx: 2, T: 4 },
    ]),
  ).toEqual([
    { x: 1, tx: 2, T: 4, count: 2 },
    { x: 0, tx: 0, T: 4, count: 3 },
  ])
  expect(() => checkHistory({ x: 1, tx: 5, T: 4 })).toThrow('invalid tx; not in [0, T = 4]: 5')
  expect(() => checkHistory({ x: 0, tx: 2, T: 4 })).toThrow('invalid tx')
  expect(() => checkHistory({ x: 1.5, tx: 2, T: 4 })).toThrow('invalid x')
})
