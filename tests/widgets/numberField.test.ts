import { describe, expect, it, test } from 'vitest'
import { parseWithin } from '../../src/core/model/parseValue.ts'
import { readNumber } from '../../src/widgets/controls/NumberField.tsx'

const field = { label: 'Runs', min: 1, max: 1000, whole: true, language: 'en' } as const

describe('a number that is typed into a field', () => {
  it('is read as it stands', () => {
    expect(readNumber('12', field)).toEqual({ value: 12 })
    expect(readNumber(' 1e2 ', field)).toEqual({ value: 100 })
    expect(readNumber('−0.5', { ...field, min: -1, whole: false })).toEqual({ value: -0.5 })
  })

  test.each(['', ' ', '0', '1001', '2.5', 'abc', '0x10', '1,000', 'NaN'])(
    'is refused with a sentence, never put right: %j',
    (text) => {
      expect(readNumber(text, field).problem).toMatch(/^Runs: must be a whole number from 1 to 1000/)
      expect(readNumber(text, { ...field, label: '次数', language: 'zh' }).problem).toMatch(
        /^次数：须为 1 到 1000 之间的整数/,
      )
    },
  )
})

test('what speaks against a number is told apart', () => {
  const range = { min: 0, max: 10, integer: true }
  expect(['x', '2.5', '11', '7'].map((text) => parseWithin(range, text).kind)).toEqual([
    'number',
    'integer',
    'range',
    undefined,
  ])
  expect(parseWithin({ min: 0, max: 10 }, '2.5')).toEqual({ value: 2.5 })
})
