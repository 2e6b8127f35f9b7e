import { expect, it } from 'vitest'
import { defaults } from '../../src/core/model/model.ts'
import { solved } from '../../src/core/model/solved.ts'
import { model } from '../../src/core/replicator/model.ts'
import { spokenEquation } from '../../src/widgets/prose/LiveNumbers.tsx'

const places = [
  { className: 'live-0', name: 'interiorX', format: '.3f' },
  { className: 'live-1', name: 'synergy', format: '.0f' },
]
const said = (synergy: number, language: 'en' | 'zh') =>
  spokenEquation('x', places, model, solved(model, { ...defaults(model), synergy }), language)

it('an equation is said with its numbers, each by its name, as they stand', () => {
  expect(said(2, 'en')).toBe('x. Saddle, customers: 0.250; Synergy: 2.')
  expect(said(4, 'en')).toMatch(/^x\. Saddle, customers: 0\.\d{3}; Synergy: 4\.$/)
  expect(said(4, 'en')).not.toContain('0.250')
  expect(said(2, 'zh')).toBe('x。鞍点：顾客为 0.250；协同效应为 2。')
  expect(spokenEquation('x', [], model, solved(model, defaults(model)), 'en')).toBe('x')
})
