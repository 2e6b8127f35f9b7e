import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstBest, secondBest } from '../../../src/core/incentive/contract.ts'
import { curves } from '../../../src/core/incentive/curves.ts'
import { approximateSinglePeak, effortPeak } from '../../../src/core/incentive/effortPeak.ts'
import { model } from '../../../src/core/incentive/model.ts'
import type { ContractValues } from '../../../src/core/incentive/parameters.ts'
import { defaults } from '../../../src/core/model/model.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** Kinds alike, a share for each, 0 < η ≤ 1/3, r > 0. */
const ofTheorem: fc.Arbitrary<ContractValues> = fc.record({
  form: fc.constant('separate' as const),
  tacitFraction: between(0.01, 0.99),
  productivity: between(0.2, 4),
  tacitPremium: fc.constant(1),
  elasticity: between(0.05, 1 / 3),
  cost: between(0.2, 4),
  noise: between(0.02, 4),
  riskAversion: between(0.05, 8),
  reservation: between(0, 2),
})

const grid = Array.from({ length: 101 }, (_, k) => k / 100)

describe('the theorem, with a share for each kind', () => {
  it('total effort peaks exactly at ½ under both regimes', () => {
    fc.assert(
      fc.property(ofTheorem, (values) => {
        for (const [regime, contract] of [
          ['firstBest', firstBest],
          ['secondBest', secondBest],
        ] as const) {
          const half = contract({ ...values, tacitFraction: 0.5 }).effort.total
          // Everywhere else effort is less; so near ½ that rounding hides it, it is not more.
          for (const tau of grid) {
            const effort = contract({ ...values, tacitFraction: tau }).effort.total
            if (tau !== 0.5 && !(effort < half))
              throw new Error(`${regime}: ${effort} at ${tau}, ${half} at ½`)
          }
          // The search for a flat maximum is good to about the root of rounding, 1e-8, over its curvature.
          expect(Math.abs(effortPeak(values, regime).tacitFraction - 0.5)).toBeLessThan(1e-5)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('effort is lower when it cannot be seen', () => {
    fc.assert(
      fc.property(ofTheorem, (values) => {
        const [unseen, seen] = [secondBest(values).effort, firstBest(values).effort]
        expect(unseen.explicit).toBeLessThan(seen.explicit)
        expect(unseen.tacit).toBeLessThan(seen.tacit)
        expect(unseen.total).toBeLessThan(seen.total)
      }),
    )
  })

  it('the tacit share rises with the tacit fraction and is highest at 1', () => {
    fc.assert(
      fc.property(ofTheorem, between(0.5, 2), (values, tacitPremium) => {
        const { secondBest: contracts } = curves({ ...values, tacitPremium }, 'tacitFraction', grid)
        const rises = contracts.slice(1).every(({ shares }, k) => shares.tacit > contracts[k].shares.tacit)
        const falls = contracts
          .slice(1)
          .every(({ shares }, k) => shares.explicit < contracts[k].shares.explicit)
        expect([rises, falls]).toEqual([true, true])
      }),
    )
  })

  it('shares, effort and profit fall in risk aversion; shares fall in noise and cost', () => {
    fc.assert(
      fc.property(ofTheorem, between(1.1, 4), (values, factor) => {
        const low = secondBest(values)
        const risky = secondBest({ ...values, riskAversion: values.riskAversion * factor })
        const noisy = secondBest({ ...values, noise: values.noise * factor })
        const costly = secondBest({ ...values, cost: values.cost * factor })
        for (const other of [risky, noisy, costly]) {
          expect(other.shares.explicit).toBeLessThan(low.shares.explicit)
          expect(other.shares.tacit).toBeLessThan(low.shares.tacit)
          expect(other.effort.total).toBeLessThan(low.effort.total)
          expect(other.profit).toBeLessThan(low.profit)
        }
        // Only r σ² counts.
        expect(risky.profit).toBeCloseTo(noisy.profit, 10)
      }),
    )
  })

  it('needs η ≤ ⅓: beyond it two peaks may stand beside ½, and the model cautions', () => {
    const values = { ...defaults(model), elasticity: 0.6, riskAversion: 8, noise: 5, productivity: 0.5 }
    const half = secondBest({ ...values, tacitFraction: 0.5 }).effort.total
    expect(secondBest({ ...values, tacitFraction: 1 }).effort.total).toBeGreaterThan(half)
    const result = model.solve(values, Math.random)
    expect(result.caution?.en).toContain('⅓')
    expect(result.peakIsProved).toBe(false)
    expect(Math.abs(result.peak.secondBest.tacitFraction - 0.5)).toBeGreaterThan(0.1)
    const proved = model.solve(defaults(model), Math.random)
    expect([proved.caution, proved.peakIsProved]).toEqual([null, true])
  })
})

describe('one share for both', () => {
  const single = { ...defaults(model), form: 'single' as const }

  it('puts the peak where the first-order formula says', () => {
    for (const riskAversion of [0.5, 1, 4]) {
      const error = (k: number) => {
        const values = { ...single, riskAversion, tacitPremium: k }
        return Math.abs(effortPeak(values, 'secondBest').tacitFraction - approximateSinglePeak(values))
      }
      // First order in k − 1: the error falls as its square, hence by about 16 when the premium shrinks to a quarter.
      expect(error(1.2)).toBeLessThan(0.02)
      expect(error(1.05) / error(1.2)).toBeLessThan(1 / 8)
    }
  })

  it('cannot have a share that rises with τ and a peak at ½', () => {
    fc.assert(
      fc.property(between(0.1, 8), between(0.1, 3), between(0.5, 2), (riskAversion, noise, tacitPremium) => {
        fc.pre(Math.abs(tacitPremium - 1) > 0.05)
        const values = { ...single, riskAversion, noise, tacitPremium }
        const at = (tau: number) => secondBest({ ...values, tacitFraction: tau }).shares.tacit
        expect(Math.sign(at(0.8) - at(0.2))).toBe(Math.sign(tacitPremium - 1))
        const { tacitFraction } = effortPeak(values, 'secondBest')
        expect(Math.sign(tacitFraction - 0.5)).toBe(Math.sign(tacitPremium - 1))
        expect(Math.abs(tacitFraction - 0.5)).toBeGreaterThan(1e-4)
        // With effort seen the peak stays at ½ whatever the premium.
        expect(Math.abs(effortPeak(values, 'firstBest').tacitFraction - 0.5)).toBeLessThan(1e-6)
      }),
    )
  })

  it('has its peak at ½ when the kinds are alike: then the share does not change', () => {
    expect(Math.abs(effortPeak(single, 'secondBest').tacitFraction - 0.5)).toBeLessThan(1e-6)
    const { secondBest: contracts } = curves(single, 'tacitFraction', grid)
    for (const { shares } of contracts) expect(shares.tacit).toBeCloseTo(contracts[0].shares.tacit, 12)
  })
})

describe('effortPeak', () => {
  it('finds a peak at the end of the range exactly', () => {
    const values = { ...defaults(model), elasticity: 0.6, riskAversion: 8, noise: 5, productivity: 0.2 }
    const { tacitFraction, effort } = effortPeak({ ...values, tacitPremium: 1.5 }, 'secondBest')
    const ends = [0, 1].map(
      (tau) => secondBest({ ...values, tacitPremium: 1.5, tacitFraction: tau }).effort.total,
    )
    expect([0, 1]).toContain(tacitFraction)
    expect(effort).toBe(Math.max(...ends))
  })
})

describe('curves', () => {
  it('vary one parameter and leave the rest', () => {
    const { at, secondBest: unseen, firstBest: seen } = curves(defaults(model), 'riskAversion', [0, 1, 8])
    expect(at).toEqual([0, 1, 8])
    expect(unseen[1]).toEqual(secondBest(defaults(model)))
    expect(unseen[0].profit).toBeCloseTo(seen[0].profit, 12)
    expect(seen[2]).toEqual(seen[0])
  })
})

describe('the model', () => {
  it('says in words what the figure shows', () => {
    const values = defaults(model)
    expect(model.summary(model.solve(values, Math.random), values)).toEqual({
      en: 'With 50% tacit knowledge the best contract pays shares of 56% for explicit and 56% for tacit knowledge. Total effort is 0.88, against 1.59 if effort could be seen; not seeing it costs 44% of profit.',
      zh: '隐性知识占 50% 时，最优合约为显性知识分成 56%、隐性知识分成 56%。总努力为 0.88，若努力可观察则为 1.59；无法观察努力使利润减少 44%。',
    })
  })
})
