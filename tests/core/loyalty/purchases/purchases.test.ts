import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayNumber,
  detectDateFormat,
  isoDate,
  parseDay,
} from '../../../../src/core/loyalty/purchases/calendarDay.ts'
import { checkHistory, groupHistories } from '../../../../src/core/loyalty/purchases/history.ts'
import { parsePurchaseLog } from '../../../../src/core/loyalty/purchases/purchaseLog.ts'
import { mergeDays, splitLog, summarise } from '../../../../src/core/loyalty/purchases/summarise.ts'
import { inUnit, unitRatio } from '../../../../src/core/loyalty/purchases/timeUnit.ts'

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

  test('are read as people and programs write them', () => {
    const day = dayNumber(2023, 1, 5)
    for (const text of [
      '2023/1/5',
      '2023.01.05',
      '2023年1月5日',
      '5 Jan 2023',
      'January 5, 2023',
      '05-Jan-23',
    ])
      expect(parseDay(text)).toBe(day)
    expect(parseDay('1/5/23 8:26', 'month-day-year')).toBe(day)
    expect(parseDay('5.1.69', 'day-month-year')).toBe(dayNumber(1969, 1, 5))
    expect(parseDay('2023-01-05 11:30 PM +00:00', 'year-month-day', 1)).toBe(day + 1)
    expect(parseDay('44931', 'excel-serial')).toBe(day)
    expect(parseDay('44931.75', 'excel-serial')).toBe(day)
    expect(parseDay('1672876800', 'unix-time')).toBe(day)
    expect(parseDay('1672876800000', 'unix-time', -1)).toBe(day - 1)
    expect(() => parseDay('12', 'excel-serial')).toThrow('invalid date; not a excel-serial date: 12')
    expect(() => parseDay('5 Mai 2023')).toThrow('invalid date')
  })

  test('that do not exist are refused by name', () => {
    expect(() => parseDay('1997-02-29')).toThrow('invalid date; no such day: 1997-2-29')
    expect(() => parseDay('soon')).toThrow('invalid date; not a year-month-day date: soon')
    for (const time of ['24:00', '10:60', '10:00:61', '13:00 pm', '10:00+15:00', '10:00+01:60', '99:99Z'])
      expect(() => parseDay(`1997-09-30 ${time}`)).toThrow(
        `invalid date; no such time of day: 1997-09-30 ${time}`,
      )
    for (const time of ['23:59:60', '12:59 am', '00:00+14:00', '00:00-12:00'])
      expect(parseDay(`1997-09-30 ${time}`)).toBeGreaterThan(0)
    expect(parseDay('2000-02-29')).toBe(parseDay('2000-03-01') - 1)
  })

  test('tell their format, or that two would do', () => {
    const detected = (format: string, ambiguousWith: string[] = [], failures = 0) => ({
      format,
      ambiguousWith,
      failures,
    })
    expect(detectDateFormat(['1997-01-31', '1997-02-01'])).toEqual(detected('year-month-day'))
    expect(detectDateFormat(['3/1/1997', '31/1/1997'])).toEqual(detected('day-month-year'))
    expect(detectDateFormat(['3/1/1997', '2/1/1997'])).toEqual(detected('day-month-year', ['month-day-year']))
    expect(detectDateFormat(['1997-01-31', '1997-02-01', 'soon'])).toEqual(detected('year-month-day', [], 1))
    // The same day whichever way it is read: nothing to choose.
    expect(detectDateFormat(['3/3/1997', '4/4/1997'])).toEqual(detected('day-month-year'))
    expect(detectDateFormat(['44927', '44958'])).toEqual(detected('excel-serial'))
    expect(detectDateFormat(['1672531200', '1675209600'])).toEqual(detected('unix-time'))
    expect(() => detectDateFormat(['soon', 'later'])).toThrow('invalid date; read by no format: soon')
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

  test('ends where observation ends, also when its days are merged before it is split', () => {
    const observationEnd = dayNumber(2024, 1, 29)
    const options = { unit: 'week', calibrationEnd: dayNumber(2024, 1, 14) } as const
    const summary = summarise(purchases, { ...options, observationEnd })
    expect(summary).toMatchObject({ observationEnd, newInHoldout: 0 })
    expect(summary.customers.map((c) => [c.holdout, c.days.length])).toEqual([
      [{ x: 1, spend: 8 }, 2],
      [{ x: 1, spend: 4 }, 2],
    ])
    expect(splitLog(mergeDays(purchases, observationEnd), options)).toEqual(summary)
    // Nobody bought in the last days that were watched.
    expect(splitLog(mergeDays(purchases, dayNumber(2024, 3, 4)), options).holdout).toBeCloseTo(50 / 7, 12)
  })

  test('counts the same in any unit', () => {
    const [weeks, days] = (['week', 'day'] as const).map((unit) => summarise(purchases, { unit }).customers)
    weeks!.forEach((c, i) => {
      expect(days![i]).toMatchObject({ x: c.x, zbar: c.zbar })
      expect(days![i]!.T).toBeCloseTo(7 * c.T, 12)
    })
  })

  test('says what it cannot read', () => {
    expect(() => parsePurchaseLog('2024-01-01\n2024-01-02')).toThrow('no column customer')
    expect(() => parsePurchaseLog('id,date,amount\na,2024-01-01,ten')).toThrow(
      'line 2: amount is not a number: ten',
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
