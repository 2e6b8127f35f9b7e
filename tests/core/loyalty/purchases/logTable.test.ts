import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber } from '../../../../src/core/loyalty/purchases/calendarDay.ts'
import { guessColumns } from '../../../../src/core/loyalty/purchases/guessColumns.ts'
import { parseLogTable } from '../../../../src/core/loyalty/purchases/logTable.ts'
import { readPurchases } from '../../../../src/core/loyalty/purchases/purchaseLog.ts'

const read = (text: string, options = {}) => readPurchases(parseLogTable(text), options)

describe('a table', () => {
  test('knows the line of each row, past blank lines and cells of several lines', () => {
    const { rows, lines, hasHeader } = parseLogTable('id,date\r\n\r\n"a\nb",2023-01-01\r\nc,2023-01-02\r\n')
    expect(hasHeader).toBe(true)
    expect(rows).toEqual([
      ['a\nb', '2023-01-01'],
      ['c', '2023-01-02'],
    ])
    expect(lines).toEqual([3, 5])
  })

  test('has a header unless its first row is like the second', () => {
    expect(parseLogTable('a,2023-01-01,5\nb,2023-01-02,6').columns).toEqual([
      'column 1',
      'column 2',
      'column 3',
    ])
    expect(parseLogTable('id,day,sum\nb,44931,6').hasHeader).toBe(true)
    expect(parseLogTable('7,44930,5\n8,44931,6').hasHeader).toBe(false)
    expect(parseLogTable('id,date,id\nb,2023-01-02,6').columns).toEqual(['id', 'date', 'id (2)'])
    expect(() => parseLogTable('id,date\n')).toThrow('no rows')
  })
})

describe('the parts of columns', () => {
  const guess = (text: string) => guessColumns(parseLogTable(text))
  test('by name, in either language', () => {
    expect(guess('InvoiceNo,InvoiceDate,UnitPrice,CustomerID\n1,1/2/2023,3.5,17')).toEqual({
      customer: 'CustomerID',
      date: 'InvoiceDate',
      amount: 'UnitPrice',
    })
    expect(guess('订单号,会员编号,下单日期,实付金额\n1,甲,2023年1月5日,12.5')).toEqual({
      customer: '会员编号',
      date: '下单日期',
      amount: '实付金额',
    })
  })
  test('by what stands in them', () => {
    expect(
      guess(' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n 00021 0002 19970101 3 63.34'),
    ).toEqual({
      customer: 'column 1',
      date: 'column 3',
      amount: 'column 5',
    })
    expect(guess('a,2023-01-01\nb,2023-01-02\na,2023-01-03')).toEqual({
      customer: 'column 1',
      date: 'column 2',
      amount: null,
    })
  })
})

describe('a log', () => {
  test('lists what it refuses, with line and reason, and keeps the rest', () => {
    const log = read(
      [
        'customer,date,amount',
        'a,2023-01-01,5',
        ',2023-01-02,5',
        'b,soon,5',
        'c,2023-01-04,much',
        'a,2023-01-05,-5',
        'd',
      ].join('\n'),
    )
    expect(log.purchases).toEqual([{ customer: 'a', day: dayNumber(2023, 1, 1), amount: 5 }])
    expect(log.refused).toEqual([
      { line: 3, reason: 'customer', value: ' 2023-01-02 5' },
      { line: 4, reason: 'date', value: 'soon' },
      { line: 5, reason: 'amount', value: 'much' },
      { line: 6, reason: 'negative', value: '-5' },
      { line: 7, reason: 'date', value: '' },
    ])
    expect(log.refusedCount).toEqual({ customer: 1, date: 2, amount: 1, negative: 1 })
  })

  test('counts returns when told to, and brings stamps with a zone to the place told', () => {
    expect(read('customer,date,amount\na,2023-01-05,-5', { keepNegative: true }).purchases).toHaveLength(1)
    const text = 'customer,date\na,2023-01-05T23:30:00Z\na,2023-01-05T23:30:00'
    const days = (utcOffset: number) =>
      read(text, { utcOffset }).purchases.map((p) => p.day - dayNumber(2023, 1, 5))
    expect(days(0)).toEqual([0, 0])
    expect(days(8)).toEqual([1, 0])
    expect(read(text).zoned).toBe(1)
  })

  test('is the same in whatever order and form its columns stand', () => {
    const purchase = fc.record({
      customer: fc.constantFrom('甲', 'b c', 'x"y', '007'),
      day: fc.integer({ min: 19_000, max: 19_400 }),
      cents: fc.integer({ min: 101, max: 99_999 }),
    })
    const forms = [
      (y: number, m: number, d: number) => `${y}-${m}-${d}`,
      (y: number, m: number, d: number) => `${d}.${m}.${y}`,
      (y: number, m: number, d: number) => `${m}/${d}/${y}`,
    ]
    fc.assert(
      fc.property(
        fc.array(purchase, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom([0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]),
        (purchases, separator, form, order) => {
          // A day past the twelfth in each log, or day and month could change places.
          const all = [...purchases, { customer: 'b c', day: dayNumber(2022, 12, 31), cents: 150 }]
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
          const line = (cells: readonly string[]) => order.map((i) => cells[i]!).join(separator)
          const rows = all.map(({ customer, day, cents }) => {
            const date = new Date(day * 86_400_000)
            const text = forms[form]!(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
            const decimal = separator === ',' ? '.' : ','
            return line([quote(customer), text, (cents / 100).toFixed(2).replace('.', decimal)])
          })
          const log = read([line(['customer', 'date', 'amount']), ...rows].join('\n'))
          expect(log.purchases).toEqual(
            all.map(({ customer, day, cents }) => ({ customer, day, amount: cents / 100 })),
          )
        },
      ),
    )
  })
})
