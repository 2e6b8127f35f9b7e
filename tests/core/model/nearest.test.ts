import { assert, constantFrom, nat, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../../src/core/model/nearest.ts'

const names = ['synergy', 'subsidy', 'customerShare', 'customerBase', 'x0', 'y0']

test.each([
  ['sinergy', 'synergy'],
  ['SYNERGY', 'synergy'],
  ['subsidies', 'subsidy'],
  ['customershare', 'customerShare'],
  ['custmrBse', 'customerBase'],
  ['x', 'x0'],
  ['wholly different', undefined],
  ['', undefined],
  ['zz', undefined],
])('%j is nearest to %j', (written, name) => {
  expect(nearest(written, names)).toBe(name)
})

test('a name with one letter wrong is found again', () => {
  const long = names.filter((name) => name.length > 4)
  assert(
    property(constantFrom(...long), nat(20), constantFrom('q', 'w', '_'), (name, at, letter) => {
      const k = at % name.length
      expect(nearest(name.slice(0, k) + letter + name.slice(k + 1), names)).toBe(name)
    }),
  )
})

test('any text is answered, however long', () => {
  assert(
    property(string({ maxLength: 5000 }), (text) => [undefined, ...names].includes(nearest(text, names))),
  )
})
