import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalIn, hasDecimalComma, parseAmount, parseNumber } from '../../../src/core/table/numbers.ts'
import { readRows } from '../../../src/core/table/readRows.ts'
import { CSV_SEPARATORS, detectSeparator, SEPARATORS } from '../../../src/core/table/separator.ts'

describe('amounts', () => {
  test.each<[string, '.' | ',', number | undefined]>([
    ['12.5', '.', 12.5],
    ['.5', '.', 0.5],
    ['1,234.50', '.', 1234.5],
    ['$1,234', '.', 1234],
    ['1.234,50 €', ',', 1234.5],
    ['3,5', ',', 3.5],
    ['¥99', '.', 99],
    ['99元', '.', 99],
    ['EUR 7.00', '.', 7],
    ['-3.20', '.', -3.2],
    ['−3.20', '.', -3.2],
    ['(3.20)', '.', -3.2],
    ['1 234,5', ',', 1234.5],
    ["1'234'567.5", '.', 1234567.5],
    ['$ (3.20)', '.', -3.2],
    ['-$3', '.', -3],
    ['(3.20', '.', undefined],
    ['3.20)', '.', undefined],
    ['-(3.20)', '.', undefined],
    ['3 4', '.', undefined],
    ['3EUR4', '.', undefined],
    ['1,234 567', '.', undefined],
    ['9'.repeat(400), '.', undefined],
    ['12,34.5', '.', undefined],
    ['1.2.3', '.', undefined],
    ['ten', '.', undefined],
    ['', '.', undefined],
    ['-', '.', undefined],
  ])('%s with a decimal %s', (text, decimal, value) => expect(parseAmount(text, decimal)).toBe(value))

  test('any amount comes back, however it is grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), (cents, grouped) => {
        const value = cents / 100
        const text = Math.abs(value).toFixed(2).split('.')
        const whole = grouped ? text[0]!.replace(/\B(?=(\d{3})+$)/g, ',') : text[0]!
        const written = `${value < 0 ? '-' : ''}${whole}.${text[1]!}`
        const turned = written.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
        // −0 is 0 to a purchaser.
        expect(parseAmount(written, '.')! + 0).toBe(value + 0)
        expect(parseAmount(turned, ',')! + 0).toBe(value + 0)
      }),
    )
  })

  test('tell their decimal mark; a lone group of three decides nothing', () => {
    const isComma = (...cells: string[]) => hasDecimalComma(cells, true)
    expect(isComma('3,5', '12')).toBe(true)
    expect(isComma('1.234,50')).toBe(true)
    expect(isComma('€ 0,125', '(1234,567)')).toBe(true)
    expect(isComma('1.234.567')).toBe(true)
    expect(isComma('1,234', '2,500')).toBe(false)
    expect(isComma('3.5', '1,234.50')).toBe(false)
    // Where nobody parts thousands, a group of three is decimals.
    expect(hasDecimalComma(['1,234', '2,500'], false)).toBe(true)
    expect(hasDecimalComma(['1.234', '2,500', '3.125'], false)).toBe(false)
    expect(hasDecimalComma(['31.12.2024', 'so, so', '3,5,7', '1.'], false)).toBe(false)
  })
})

describe('numbers', () => {
  test.each<[string, '.' | ',', number | undefined]>([
    ['12', '.', 12],
    ['-.5', '.', -0.5],
    ['1e-3', '.', 1e-3],
    ['3,5', ',', 3.5],
    ['3.5', ',', undefined],
    ['1,234.5', '.', undefined],
    ['12%', '.', undefined],
    ['0x1f', '.', undefined],
    ['Infinity', '.', undefined],
    ['1e400', '.', undefined],
    ['', '.', undefined],
  ])('%s with a decimal %s', (text, decimal, value) => expect(parseNumber(text, decimal)).toBe(value))

  test('have no decimal comma where commas part the cells', () => {
    const rows = [['3,5'], ['4,5']]
    expect(decimalIn(';', rows)).toBe(',')
    expect(decimalIn(',', rows)).toBe('.')
  })
})

describe('the separator of', () => {
  test.each<[string, string]>([
    ['a,b,c\n1,2,3', ','],
    ['a;b;c\n1,5;2,5;3', ';'],
    ['a\tb\n1,0\t2', '\t'],
    ['a|b|c\nx y|2|3', '|'],
    [' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73', ' '],
    ['"a, b",2023-01-01 10:00,5\n"c",2023-01-02 11:00,6', ','],
  ])('%j', (text, separator) => expect(detectSeparator(text, SEPARATORS)).toBe(separator))

  test('what is declared, or what can be', () => {
    expect(detectSeparator('sep=;\na,b;c,d', CSV_SEPARATORS)).toBe(';')
    expect(detectSeparator('sep=|\na,b', CSV_SEPARATORS)).toBe(',')
    expect(detectSeparator('a|b\n1|2', CSV_SEPARATORS)).toBe(',')
    expect(detectSeparator('one\ntwo', SEPARATORS)).toBe(',')
  })
})

test('rows know their line and their place, past what is blank, quoted or declared', () => {
  const table = readRows('\uFEFFsep=;\r\na;b\r\n\r\n;\r\n"two\nlines";1\r\nlast;2\r\n', CSV_SEPARATORS)
  expect(table).toEqual({
    separator: ';',
    rows: [
      ['a', 'b'],
      ['two\nlines', '1'],
      ['last', '2'],
    ],
    lines: [2, 5, 7],
    places: [2, 5, 6],
    blankRows: 2,
    isQuoteOpen: false,
  })
  expect(readRows('a,"b\nc', CSV_SEPARATORS)).toMatchObject({ rows: [['a', 'b\nc']], isQuoteOpen: true })
  expect(readRows('a;b', CSV_SEPARATORS, ',').rows).toEqual([['a;b']])
  expect(readRows(' 1  2\n\n 3  4 ', SEPARATORS)).toMatchObject({
    separator: ' ',
    lines: [1, 3],
    rows: [
      ['1', '2'],
      ['3', '4'],
    ],
  })
})
