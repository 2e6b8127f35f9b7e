import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatAtStep,
  formatOutput,
  formatParameter,
  formatValue,
} from '../../../src/core/model/formatValue.ts'

describe('formatValue', () => {
  it.for([
    [0.5, undefined, '0.5'],
    [-2, undefined, '−2'],
    [0.78123, '.0%', '78%'],
    [-0.5, '+.2f', '−0.50'],
    [0.5, '+.2f', '+0.50'],
    [1234.5678, undefined, '1235'],
    [20000, undefined, '20,000'],
    [-123456.7, undefined, '−123,457'],
  ] as const)('%s by %s is %s', ([value, specifier, text]) => {
    expect(formatValue(value, 'en', specifier)).toBe(text)
    expect(formatValue(value, 'zh', specifier)).toBe(text)
  })

  it('says in words what is no number', () => {
    expect([null, true, false].map((value) => formatValue(value, 'en'))).toEqual(['none', 'yes', 'no'])
    expect([null, true, false].map((value) => formatValue(value, 'zh'))).toEqual(['不存在', '是', '否'])
  })
})

describe('formatParameter', () => {
  const shared = { symbol: 'p', label: { en: '', zh: '' }, describe: { en: '', zh: '' }, group: '' }

  it('names the option of a choice, in each language', () => {
    const options = { mean: { en: 'the mean', zh: '均值' }, top: { en: 'the best', zh: '最好的' } }
    const parameter = { ...shared, kind: 'choice', options, default: 'mean' } as const
    expect(formatParameter('top', 'en', parameter)).toBe('the best')
    expect(formatParameter('top', 'zh', parameter)).toBe('最好的')
  })

  it('writes numbers and switches as a value', () => {
    expect(formatParameter(-0.5, 'en', { ...shared, min: -1, max: 1, step: 0.1, default: 0 })).toBe('−0.5')
    expect(formatParameter(true, 'zh', { ...shared, kind: 'switch', default: false })).toBe('是')
  })
})

describe('formatAtStep', () => {
  it.for([
    [0.3, 0.05, '0.30'],
    [3, 1, '3'],
    [40, 10, '40'],
    [-0.25, 0.01, '−0.25'],
    [0.1 + 0.2, 0.1, '0.3'],
    [0.123, 0.1, '0.123'],
  ] as const)('%s at steps of %s is %s', ([value, step, text]) => {
    expect(formatAtStep(value, step)).toBe(text)
  })

  it('writes a value between two steps to four digits at least', () => {
    const steps = fc.constantFrom(1, 0.5, 0.1, 0.05, 0.01, 0.001)
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), steps, (n, step) => {
        const value = n / 1000
        expect(Number(formatAtStep(value, step).replace('−', '-'))).toSatisfy(
          (shown: number) => Math.abs(shown - value) <= 5e-4 * Math.abs(value) + 1e-12,
        )
      }),
    )
  })
})

describe('formatOutput', () => {
  const output = { label: { en: '', zh: '' }, describe: { en: '', zh: '' }, of: () => null }
  const periods = { en: 'periods', zh: '期' }

  it('leaves out the unit of what does not exist', () => {
    expect(formatOutput(null, { ...output, unit: periods }, {}, 'en')).toEqual({ text: 'none' })
    expect(formatOutput(3.5, { ...output, unit: periods }, {}, 'zh')).toEqual({ text: '3.5', unit: '期' })
  })

  it('names what the number stands for', () => {
    const brand = { ...output, shown: { names: ['A', 'B', 'C'] } }
    expect(formatOutput(2, brand, {}, 'en')).toEqual({ text: 'B' })
    expect(formatOutput(4, brand, {}, 'en').text).toBe('4')
  })

  it('gives a share in points where it is spoken of in points', () => {
    const score = { ...output, shown: { times: 100, unit: { en: 'points', zh: '分' } } }
    expect(formatOutput(-0.0781, score, {}, 'en')).toEqual({ text: '−7.81', unit: 'points' })
  })

  it('shows as 0 what is next to nothing beside its scale, and all else as it is', () => {
    const ofPay = { ...output, scale: ({ pay }: { pay: number }) => pay }
    expect(formatOutput(1.775e-17, ofPay, { pay: 1 }, 'en').text).toBe('0')
    expect(formatOutput(-0.00002, ofPay, { pay: 10 }, 'en').text).toBe('0')
    expect(formatOutput(-0.00002, ofPay, { pay: 0.01 }, 'en').text).not.toBe('0')
    expect(formatOutput(0, ofPay, { pay: 0 }, 'en').text).toBe('0')
    expect(formatOutput(0.0002, ofPay, { pay: 1 }, 'en').text).toBe('0.0002')
  })
})
