import { expect, test } from 'vitest'
import { decimals } from '../../../src/core/value/decimals.ts'

test('a true minus, and no negative nothing', () => {
  expect(decimals(-14.46, 1)).toBe('−14.5')
  expect(decimals(2, 2)).toBe('2.00')
  expect(decimals(-0.004, 2)).toBe('0.00')
  expect(decimals(-0, 0)).toBe('0')
})
