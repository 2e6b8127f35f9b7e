import { csvFormatRows, dsvFormat } from 'd3-dsv'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { columnOf, numbersOf } from '../../../src/core/survey/dataset.ts'
import { detectEncoding } from '../../../src/core/survey/detectEncoding.ts'
import { parseCsv } from '../../../src/core/survey/parseCsv.ts'

test("reads Holzinger and Swineford's data", () => {
  const file = new URL('../../../content/datasets/holzinger-swineford.csv', import.meta.url)
  const data = parseCsv(readFileSync(file, 'utf8'))
  expect(data.rows).toBe(301)
  expect(data.columns.map(({ name, type }) => `${name} ${type}`).slice(3, 7)).toEqual([
    'agemo numeric',
    'school text',
    'grade numeric',
    'x1 numeric',
  ])
  expect(data.report).toMatchObject({ separator: ',', decimal: '.', header: true, issueCount: 0 })
  expect(data.report.missing).toBe(columnOf(data, 'grade').missing)
  expect(numbersOf(data, 'x1')[0]).toBe(3.3333333)
})

describe('what people save', () => {
  test('a byte-order mark, semicolons and decimal commas', () => {
    const data = parseCsv('\uFEFFa;b\r\n1,5;2\r\n-,25;3e1\r\n')
    expect(data.report).toMatchObject({ separator: ';', decimal: ',' })
    expect(numbersOf(data, 'a')).toEqual([1.5, -0.25])
    expect(numbersOf(data, 'b')).toEqual([2, 30])
  })

  test("Excel's sep= line counts as a row of the file", () => {
    const data = parseCsv('sep=;\na;b\n1;x\n2;y\n1;2;3')
    expect(data.report.separator).toBe(';')
    expect(data.report.issues[0]).toMatchObject({ kind: 'row', row: 5 })
  })

  test('tabs, quotation marks, line breaks in a cell', () => {
    const data = parseCsv('id\t"said, ""well"""\n1\t"two\nlines"\n2\tone')
    expect(data.columns[1]).toMatchObject({
      name: 'said, "well"',
      type: 'text',
      values: ['two\nlines', 'one'],
    })
  })

  test('no header', () => {
    const data = parseCsv('1,2\n3,5')
    expect(data.report.header).toBe(false)
    expect(data.columns.map((column) => column.name)).toEqual(['V1', 'V2'])
  })

  test('names repeated, blank, and taken', () => {
    const data = parseCsv('age,,age,age_2,V2\n1,2,3,4,5\n2,3,4,5,6')
    expect(data.columns.map((column) => column.name)).toEqual(['age', 'V2_2', 'age_3', 'age_2', 'V2'])
    expect(data.report.issues).toHaveLength(1)
    expect(data.report.issues[0]!.message.en).toBe(
      'the name age stands twice; the later column is called age_3',
    )
  })

  test('empty columns and rows behind the table', () => {
    const data = parseCsv('a,b,,\n1,2,,\n,,,\n2,3,,\n')
    expect(data.columns).toHaveLength(2)
    expect(data.report).toMatchObject({ blankRows: 1, issueCount: 0 })
  })
})

describe('missing values', () => {
  const text = 'a,b\n1,x\nNA,y\n.,\n-99.0,NA\n4,z'

  test('of numbers are NaN, of words empty', () => {
    const data = parseCsv(text)
    expect(data.columns[0]).toEqual({ name: 'a', type: 'numeric', values: [1, NaN, NaN, NaN, 4], missing: 3 })
    expect(data.columns[1]).toEqual({ name: 'b', type: 'text', values: ['x', 'y', '', '', 'z'], missing: 2 })
    expect(data.report.missing).toBe(5)
  })

  test('codes are an option', () => {
    const data = parseCsv('a\n1\n-99\n9\n2', { missing: ['9'] })
    expect(numbersOf(data, 'a')).toEqual([1, -99, NaN, 2])
  })
})

describe('refusals name row, column, rule and value', () => {
  const tenAndAWord = ['n', ...Array.from({ length: 10 }, (_, i) => i), 'twelve'].join('\n')

  test('a word among numbers', () => {
    const data = parseCsv(tenAndAWord)
    expect(data.columns[0]).toMatchObject({ type: 'numeric', missing: 1 })
    expect(data.report.issues).toEqual([
      {
        kind: 'cell',
        row: 12,
        column: 'n',
        value: 'twelve',
        message: {
          en: 'row 12, column n: not a number, read as missing: "twelve"',
          zh: '第 12 行，列 n：不是数字，按缺失处理：“twelve”',
        },
      },
    ])
  })

  test('ragged rows', () => {
    const { report, columns } = parseCsv('a,b\n1\n2,3\n4,5,6')
    expect(report.issues.map((issue) => issue.message.en)).toEqual([
      'row 2: 1 cell where 2 were expected; the rest is missing',
      'row 4: 3 cells where 2 were expected; the rest is left out',
    ])
    expect(columns[1]!.values).toEqual([NaN, 3, 5])
  })

  test('constant and empty columns', () => {
    const { columns, report } = parseCsv('a,b,c\n1,,2\n1,,3')
    expect(columns.map((column) => column.type)).toEqual(['constant', 'constant', 'numeric'])
    expect(report.issues.map((issue) => issue.message.en)).toEqual([
      'column a is constant: 1',
      'column b has no values',
    ])
  })

  test('an open quotation mark', () => {
    expect(parseCsv('a,b\n1,"2\n3,4\n').report.issues.some((issue) => issue.kind === 'quote')).toBe(true)
  })

  test.each([
    ['', 'the file is empty'],
    ['\n , \n', 'the file is empty'],
    ['a,b\n', 'the file has names but no rows of data'],
  ])('%j', (text, message) => {
    expect(() => parseCsv(text)).toThrow(message)
  })

  test('an unknown column, a column of words', () => {
    const data = parseCsv('trust,name\n1,x\n2,y')
    expect(() => numbersOf(data, 'trsut')).toThrow('no column "trsut"; did you mean trust?')
    expect(() => numbersOf(data, 'name')).toThrow('column name holds text, not numbers: "x"')
  })

  test('a long list of issues is cut, and counted', () => {
    const rows = Array.from({ length: 1000 }, () => '1')
    const { report } = parseCsv(['a,b', '2,3', ...rows].join('\n'))
    expect(report.issues).toHaveLength(200)
    expect(report.issueCount).toBe(1001)
  })
})

test('a number beyond all that can be computed with is refused', () => {
  const data = parseCsv(['n', ...Array.from({ length: 20 }, (_, i) => i), '1e400'].join('\n'))
  expect(data.columns[0]).toMatchObject({ type: 'numeric', missing: 1 })
  expect(data.report.issues[0]!.message.en).toBe('row 22, column n: not a number, read as missing: "1e400"')
})

test('what is written is read back', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((x) => x !== -99)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 20 }),
      fc.constantFrom(',' as const, ';' as const, '\t' as const),
      (rows, separator) => {
        const text = dsvFormat(separator).formatRows([
          ['first', 'second'],
          ...rows.map((row) => row.map(String)),
        ])
        const data = parseCsv(text)
        const back = rows.map((_, i) => data.columns.map((column) => column.values[i]))
        expect(back).toEqual(rows.map((row) => row.map((x) => (Object.is(x, -0) ? 0 : x))))
      },
    ),
  )
})

test('any text is read or refused in words', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { maxLength: 4 }), { maxLength: 6 }), (rows) => {
      const outcome = attempt(() => parseCsv(csvFormatRows(rows)))
      const names = outcome instanceof Error ? [] : outcome.columns.map((column) => column.name)
      const lengths = outcome instanceof Error ? [] : outcome.columns.map((column) => column.values.length)
      expect(new Set(names).size).toBe(names.length)
      expect(new Set(lengths).size).toBeLessThanOrEqual(1)
      expect(outcome instanceof Error ? outcome.name : 'read').toMatch(/SurveyError|read/)
    }),
  )
})

test('encodings are told apart, with and without marks', () => {
  expect(detectEncoding(new TextEncoder().encode('a,信任\n1,2'))).toBe('utf-8')
  expect(detectEncoding(utf16('\uFEFFa,信任', false))).toBe('utf-16le')
  expect(detectEncoding(utf16('\uFEFFa,信任', true))).toBe('utf-16be')
  expect(detectEncoding(utf16('a,b\n1,2', false))).toBe('utf-16le')
  expect(detectEncoding(utf16('a,b\n1,2', true))).toBe('utf-16be')
  // 信任 in GB 18030.
  expect(detectEncoding(Uint8Array.of(0xd0, 0xc5, 0xc8, 0xce))).toBe('gb18030')
  expect(new TextDecoder('gb18030').decode(Uint8Array.of(0xd0, 0xc5, 0xc8, 0xce))).toBe('信任')
})

function attempt<T>(call: () => T): T | Error {
  try {
    return call()
  } catch (error) {
    return error as Error
  }
}

function utf16(text: string, big: boolean): Uint8Array {
  const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return Uint8Array.from(codes.flatMap((code) => (big ? [code >> 8, code & 255] : [code & 255, code >> 8])))
}

describe('numbers that are read as text are remarked on', () => {
  const remarks = (cells: readonly string[], separator = ';') =>
    parseCsv(`a${separator}b\n${cells.map((cell, i) => `${i}${separator}${cell}`).join('\n')}`)
      .report.issues.filter(({ column }) => column === 'b')
      .map(({ message }) => message)

  test.each([
    [['1.234,5', '2.345,6', '3.456,7'], 'marks between their thousands, such as "1.234,5"'],
    [['5%', '10%', '7,5 %'], 'percentages such as "5%"'],
    [['1', '2', '3', '4', 'much', 'none'], '4 of its 6 values are numbers, but 2 are not, such as "much"'],
  ])('%j', (cells, said) => {
    const [remark] = remarks(cells)
    expect(remark!.en).toContain('column b is read as text')
    expect(remark!.en).toContain(said)
    expect(remark!.zh).toContain('列 b 按文字读入')
  })

  test('words alone, and few numbers among them, are what they are', () => {
    expect(remarks(['f', 'm', 'f', 'm'])).toEqual([])
    expect(remarks(['A12', '7', 'B3', 'C4', '2024.01.05'])).toEqual([])
  })
})
