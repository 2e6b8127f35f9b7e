import { csvParse, csvParseRows } from 'd3-dsv'
import { array, assert, oneof, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../../src/core/model/compare.ts'
import {
  csvLine,
  exportCsv,
  solvedCsv,
  sweepCsvHeader,
  sweepCsvLine,
  exportJson,
} from '../../../src/core/model/export.ts'
import { defaults } from '../../../src/core/model/model.ts'
import { solved } from '../../../src/core/model/solved.ts'
import { parseAxis, sweep } from '../../../src/core/model/sweep.ts'
import { outputTable, parameterTable } from '../../../src/core/model/table.ts'
import { aged, kitchen } from './testModels.ts'

const standard = defaults(kitchen)

describe('an answer', () => {
  test('carries what is needed to get it again', () => {
    const answer = solved(kitchen, { ...standard, count: 2 }, 7)
    expect(answer).toEqual({
      model: 'kitchen',
      version: 1,
      parameters: { ...standard, count: 2 },
      seed: 7,
      outputs: { total: 7, width: 3, tall: false, root: 0 },
      result: { total: 7, series: Float64Array.of(0, 2, 4, 6) },
    })
  })

  test('of a model without chance has no seed', () => {
    expect(solved(aged, defaults(aged), 7)).toEqual({
      model: 'aged',
      version: 3,
      parameters: { unitCost: 1, price: 2 },
      outputs: { margin: 1 },
      result: 1,
    })
  })
})

describe('A and B', () => {
  test('the parameters that differ, and every output with its difference', () => {
    const a = solved(kitchen, standard)
    const b = solved(kitchen, { ...standard, high: 6, shift: -1, loud: true })
    expect(compare(kitchen, a, b)).toEqual({
      parameters: [
        {
          name: 'high',
          label: kitchen.parameters.high.label,
          unit: kitchen.parameters.high.unit,
          a: 5,
          b: 6,
          changed: true,
          difference: 1,
        },
        { name: 'shift', label: kitchen.parameters.shift.label, a: 0, b: -1, changed: true, difference: -1 },
        {
          name: 'loud',
          label: kitchen.parameters.loud.label,
          a: false,
          b: true,
          changed: true,
          difference: null,
        },
      ],
      outputs: [
        { name: 'total', label: kitchen.outputs.total.label, a: 7, b: 7, changed: false, difference: 0 },
        {
          name: 'width',
          label: kitchen.outputs.width.label,
          unit: kitchen.outputs.width.unit,
          a: 3,
          b: 4,
          changed: true,
          difference: 1,
        },
        {
          name: 'tall',
          label: kitchen.outputs.tall.label,
          a: false,
          b: true,
          changed: true,
          difference: null,
        },
        { name: 'root', label: kitchen.outputs.root.label, a: 0, b: null, changed: true, difference: null },
      ],
    })
  })

  test('of the same has nothing changed', () => {
    const a = solved(kitchen, standard)
    const { parameters, outputs } = compare(kitchen, a, a)
    expect(parameters).toEqual([])
    expect(outputs.some((output) => output.changed)).toBe(false)
  })
})

describe('tables', () => {
  test('a row a parameter, in order', () => {
    const rows = parameterTable(kitchen, { ...standard, low: 1 })
    expect(rows.map((row) => [row.name, row.kind, row.value, row.changed, row.option])).toEqual([
      ['low', 'number', 1, true, false],
      ['high', 'number', 5, false, false],
      ['shift', 'number', 0, false, false],
      ['count', 'integer', 3, false, false],
      ['rule', 'choice', 'sum', false, false],
      ['loud', 'switch', false, false, false],
      ['samples', 'integer', 4, false, true],
    ])
    expect(rows[1]).toMatchObject({ symbol: 'b', unit: { en: 'metres' }, min: 0, max: 10, default: 5 })
    expect(rows[4]!.options).toEqual(kitchen.parameters.rule.options)
    expect(parameterTable(kitchen).some((row) => row.changed)).toBe(false)
  })

  test('a row an output, in order', () => {
    const rows = outputTable(kitchen, solved(kitchen, standard).outputs)
    expect(rows.map((row) => [row.name, row.value])).toEqual([
      ['total', 7],
      ['width', 3],
      ['tall', false],
      ['root', 0],
    ])
  })
})

describe('JSON', () => {
  test('has null for what JSON lacks, and lists for typed arrays', () => {
    const value = {
      a: Number.NaN,
      b: [Number.POSITIVE_INFINITY, 1],
      c: Float64Array.of(1, Number.NaN),
      d: -0,
    }
    expect(exportJson(value)).toBe('{"a":null,"b":[null,1],"c":[1,null],"d":0}')
    expect(exportJson({ a: 1 }, 2)).toBe('{\n  "a": 1\n}')
  })
})

describe('CSV', () => {
  test('quotes as RFC 4180 says', () => {
    expect(csvLine(['plain', 'a,b', 'say "so"', 'two\nlines', '', null, undefined, true])).toBe(
      'plain,"a,b","say ""so""","two\nlines",,,,true\n',
    )
  })

  test('holds numbers to their last digit, and nothing where there is none', () => {
    expect(csvLine([0.1 + 0.2, -1.5, 1e21, Number.NaN, Number.NEGATIVE_INFINITY])).toBe(
      '0.30000000000000004,-1.5,1e+21,,\n',
    )
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['-1.5e3', '-1.5e3'],
    ['+2', '+2'],
    ['a=b', 'a=b'],
  ])('%j cannot run as a formula', (text, cell) => {
    expect(csvParseRows(csvLine([text, 'end']))).toEqual([[cell, 'end']])
  })

  test('any texts come back', () => {
    const harmless = oneof(string(), string({ unit: 'binary' })).filter(
      (text) => !/^[=+\-@\t\r\n＝＋－＠]/.test(text),
    )
    assert(
      property(array(harmless, { minLength: 2 }), (cells) => {
        expect(csvParseRows(csvLine(cells))).toEqual([cells])
      }),
    )
  })

  test('of rows has the names of the first as its head', () => {
    expect(exportCsv([{ time: 0, 'x, y': 0.5 }, { time: 1 }])).toBe('time,"x, y"\n0,0.5\n1,\n')
  })

  test('of an answer has its parameters and outputs, in either language', () => {
    const answer = solved(kitchen, { ...standard, shift: -1 }, 7)
    const rows = csvParse(solvedCsv(kitchen, answer))
    expect(rows.find((row) => row['name'] === 'seed')!['value']).toBe('7')
    expect(rows.find((row) => row['name'] === 'high')).toMatchObject({
      kind: 'parameter',
      label: 'High end',
      unit: 'metres',
      value: '5',
    })
    expect(rows.find((row) => row['name'] === 'shift')!['value']).toBe('-1')
    expect(rows.find((row) => row['name'] === 'root')).toMatchObject({ kind: 'output', value: '' })
    expect(solvedCsv(kitchen, answer, 'zh')).toContain('「High end」')
  })

  test('of a sweep has the axes and outputs', () => {
    const axes = [parseAxis(kitchen, 'rule=sum,ratio'), parseAxis(kitchen, 'low=1,6')]
    const lines = [...sweep(kitchen, standard, axes)].map((row) => sweepCsvLine(kitchen, row))
    expect(sweepCsvHeader(kitchen, axes) + lines.join('')).toBe(
      'index,seed,rule,low,total,width,tall,root\n' +
        '0,1,sum,1,6,4,false,0\n' +
        '1,1,sum,6,,,,\n' +
        '2,1,ratio,1,,4,false,0\n' +
        '3,1,ratio,6,,,,\n',
    )
  })
})
