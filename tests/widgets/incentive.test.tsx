import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { firstBest, secondBest } from '../../src/core/incentive/contract.ts'
import { approximateSinglePeak } from '../../src/core/incentive/effortPeak.ts'
import { model } from '../../src/core/incentive/model.ts'
import type { ContractValues } from '../../src/core/incentive/parameters.ts'
import { defaults } from '../../src/core/model/model.ts'
import ContractLine from '../../src/widgets/incentive/ContractLine.tsx'
import { textOf } from '../../src/widgets/incentive/OneShareOrTwo.tsx'
import SurplusSplit from '../../src/widgets/incentive/SurplusSplit.tsx'
import { isLoss, surplusPieces } from '../../src/widgets/incentive/surplusPieces.ts'

const at = (change: Partial<ContractValues>): ContractValues => ({ ...defaults(model), ...change })

describe('the bar of a contract', () => {
  test('a profit is the last piece; the pieces follow one another from 0 to the value', () => {
    for (const contract of [firstBest(at({ reservation: 0.2 })), secondBest(at({ reservation: 0.2 }))]) {
      const pieces = surplusPieces(contract)
      expect(isLoss(contract)).toBe(false)
      expect(pieces.map(({ part }) => part)).toEqual([
        'effortCost',
        'riskPremium',
        'certaintyEquivalent',
        'profit',
      ])
      expect(pieces[0].from).toBe(0)
      for (let k = 1; k < pieces.length; k++) expect(pieces[k].from).toBe(pieces[k - 1].to)
      expect(pieces[3].to).toBeCloseTo(contract.value, 12)
      expect(pieces[3].to - pieces[3].from).toBeCloseTo(contract.profit, 12)
    }
  })

  test('a loss lies left of zero, and what is paid runs from its end to the value', () => {
    const contract = secondBest(at({ reservation: 1 }))
    const [effort, risk, customer, loss] = surplusPieces(contract)
    expect(contract.profit).toBeCloseTo(0.3512071919596576 - 1, 12)
    expect([loss.from, loss.to]).toEqual([contract.profit, 0])
    expect(effort.from).toBe(contract.profit)
    expect([risk.from, customer.from]).toEqual([effort.to, risk.to])
    expect(customer.to - customer.from).toBeCloseTo(1, 12)
    expect(customer.to).toBeCloseTo(contract.value, 12)
  })

  test('the summary says that there would be no contract', () => {
    const values = at({ reservation: 1 })
    const summary = model.summary(model.solve(values, Math.random), values)
    expect(summary.en).toContain('at a loss of 0.65: it would offer no contract')
    expect(summary.zh).toContain('亏损 0.65')
    expect(render(<SurplusSplit language="en" />)).toContain('the enterprise keeps 0.35')
  })
})

test('the spread of pay is the contract’s own, not that of the mean share', () => {
  // σ² = ½ and β = .5575 for each kind: √(2 β² σ²) = β.
  expect(render(<ContractLine language="en" />)).toContain('give or take 0.56.')
  const { shares, payVariance } = secondBest(at({ tacitFraction: 0.1 }))
  expect(payVariance).toBeCloseTo((shares.explicit ** 2 + shares.tacit ** 2) / 2, 12)
})

describe('one share or two, in words', () => {
  const text = (change: Partial<ContractValues>) => textOf(at(change)).en

  test('the share rises, stays or falls with the premium', () => {
    expect(text({ tacitPremium: 1.5 })).toContain('rises from 0.67 to 0.75')
    expect(text({ tacitPremium: 1 })).toContain('stays at 0.67')
    expect(text({ tacitPremium: 0.2 })).toContain('falls from 0.67 to 0.29')
    expect(textOf(at({ tacitPremium: 0.2 })).zh).toContain('从 0.67 降到 0.29')
  })

  test('the rule of thumb is told only where it gives a mix of knowledge', () => {
    expect(text({ tacitPremium: 1.3 })).toContain('the rule of thumb says .579')
    const guess = approximateSinglePeak(at({ tacitPremium: 0.2, riskAversion: 8 }))
    expect(guess).toBeLessThan(0)
    expect(text({ tacitPremium: 0.2, riskAversion: 8 })).not.toContain('rule of thumb')
  })
})
