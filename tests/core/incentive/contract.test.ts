import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import cases from '../../reference/models/incentive.json'
import { firstBest, linearContract, participating, secondBest } from '../../../src/core/incentive/contract.ts'
import { contractPlane } from '../../../src/core/incentive/contractPlane.ts'
import { model } from '../../../src/core/incentive/model.ts'
import type { ContractValues } from '../../../src/core/incentive/parameters.ts'
import { technology } from '../../../src/core/incentive/technology.ts'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { normal } from '../../../src/core/numerics/distributions.ts'
import { nelderMead } from '../../../src/core/numerics/optimise.ts'
import { integrate } from '../../../src/core/numerics/quadrature.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const anyValues: fc.Arbitrary<ContractValues> = fc.record({
  form: fc.constantFrom('separate' as const, 'single' as const),
  tacitFraction: between(0, 1),
  productivity: between(0.5, 3),
  tacitPremium: between(0.5, 2),
  elasticity: between(0.05, 0.6),
  cost: between(0.3, 3),
  noise: between(0.05, 3),
  riskAversion: between(0, 8),
  reservation: between(0, 2),
})

describe('the contract against numpy', () => {
  it.each(cases.map((each, k) => [k, each] as const))('case %i', (_, { parameters, ...expected }) => {
    const values = { ...defaults(model), ...parameters }
    const outputs = outputsOf(model, model.solve(values, Math.random), values)
    // Both evaluate closed forms in double precision: 1e-9 leaves room for another order of operations only.
    const close = (name: keyof typeof outputs, value: number) =>
      expect({ [name]: Math.abs((outputs[name] as number) - value) < 1e-9 }).toEqual({ [name]: true })
    close('shareExplicit', expected.shares.explicit)
    close('shareTacit', expected.shares.tacit)
    close('effortExplicit', expected.effort.explicit)
    close('effortTacit', expected.effort.tacit)
    close('effortTotal', expected.effort.total)
    close('firstBestEffortExplicit', expected.firstBestEffort.explicit)
    close('firstBestEffortTacit', expected.firstBestEffort.tacit)
    close('firstBestEffortTotal', expected.firstBestEffort.total)
    close('profit', expected.profit)
    close('firstBestProfit', expected.firstBestProfit)
    close('agencyCost', expected.firstBestProfit - expected.profit)
  })
})

describe('where the money goes', () => {
  it('value is divided between cost of effort, risk, the customer and the enterprise', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        for (const contract of [firstBest(values), secondBest(values)]) {
          const { value, effortCost, riskPremium, certaintyEquivalent, profit } = contract
          expect(effortCost + riskPremium + certaintyEquivalent + profit).toBeCloseTo(value, 10)
          expect(certaintyEquivalent).toBeCloseTo(values.reservation, 10)
          expect(contract.expectedPay + profit).toBeCloseTo(value, 10)
        }
        expect(secondBest(values).profit).toBeLessThanOrEqual(firstBest(values).profit + 1e-12)
      }),
    )
  })

  it('has the profits of the closed forms', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { value: g, cost: c } = technology(values)
        const { shares, profit } = secondBest(values)
        expect(profit).toBeCloseTo(
          (g.explicit ** 2 * shares.explicit) / (2 * c.explicit) +
            (g.tacit ** 2 * shares.tacit) / (2 * c.tacit) -
            values.reservation,
          9,
        )
        expect(firstBest(values).profit).toBeCloseTo(
          g.explicit ** 2 / (2 * c.explicit) + g.tacit ** 2 / (2 * c.tacit) - values.reservation,
          9,
        )
      }),
    )
  })

  it('has the single share of the chapter: Γ/(Γ + rσ²), effort β(√τ + √(1 − τ))', () => {
    fc.assert(
      fc.property(anyValues, (drawn) => {
        const values = { ...drawn, form: 'single' as const, productivity: 1, cost: 1 }
        const { tacitFraction: tau, tacitPremium: k, riskAversion, noise } = values
        const gamma = 1 - tau + k * tau
        const share = gamma / (gamma + riskAversion * noise)
        const { shares, effort } = secondBest(values)
        expect(shares.explicit).toBeCloseTo(share, 12)
        expect(shares.tacit).toBe(shares.explicit)
        expect(effort.total).toBeCloseTo(share * (Math.sqrt(tau) + Math.sqrt(1 - tau)), 12)
        expect(model.solve(values, Math.random).elasticity).toBe(0.5)
      }),
    )
  })

  it('gives no share to a kind that is not there, even without risk', () => {
    const { shares, effort } = secondBest({ ...defaults(model), tacitFraction: 0, riskAversion: 0 })
    expect(shares).toEqual({ explicit: 1, tacit: 0 })
    expect(effort.tacit).toBe(0)
  })
})

describe('brute force', () => {
  it('the customer’s certainty equivalent is that of exponential utility', () => {
    fc.assert(
      fc.property(anyValues, (drawn) => {
        const values = { ...drawn, riskAversion: Math.max(0.1, drawn.riskAversion) }
        const { riskAversion: r } = values
        const { expectedPay, payVariance, effortCost, certaintyEquivalent } = secondBest(values)
        const deviation = Math.sqrt(payVariance)
        // E exp(−r(w − cost)), the mean taken out so that nothing overflows; the tail is tilted by r · deviation.
        const reach = 10 + r * deviation
        const { value } = integrate((z) => Math.exp(-r * deviation * z) * normal.pdf(z), -reach, reach, {
          absolute: 1e-12,
        })
        expect(expectedPay - effortCost - Math.log(value) / r).toBeCloseTo(certaintyEquivalent, 7)
      }),
      { numRuns: 50 },
    )
  })

  it('no effort suits the customer better than the one foreseen', () => {
    fc.assert(
      fc.property(anyValues, between(0, 1), between(0, 1), (values, explicit, other) => {
        const { value: g, cost: c } = technology(values)
        const shares = { explicit, tacit: values.form === 'single' ? explicit : other }
        const { effort } = linearContract(technology(values), shares, 0, values.riskAversion)
        // Risk does not depend on effort, and fixed pay is a constant.
        const loss = ([a, b]: readonly number[]) =>
          (c.explicit * a ** 2 + c.tacit * b ** 2) / 2 -
          shares.explicit * g.explicit * a -
          shares.tacit * g.tacit * b
        const found = nelderMead(loss, [0.5, 0.5], { tolerance: 1e-14 })
        // A quadratic minimum is found to about the root of rounding.
        expect(Math.abs(found.x[0] - effort.explicit)).toBeLessThan(1e-5)
        expect(Math.abs(found.x[1] - effort.tacit)).toBeLessThan(1e-5)
      }),
      { numRuns: 50 },
    )
  })

  it('no shares and fixed pay that the customer accepts bring the enterprise more', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { form, riskAversion, reservation } = values
        const tech = technology(values)
        const sharesAt = (x: readonly number[]) => ({
          explicit: x[0],
          tacit: form === 'single' ? x[0] : x[1],
        })
        const profitAt = (x: readonly number[]) =>
          participating(tech, sharesAt(x), riskAversion, reservation).profit
        const found = nelderMead((x) => -profitAt(x), form === 'single' ? [0.5] : [0.5, 0.5], {
          tolerance: 1e-14,
        })
        const best = secondBest(values)
        expect(-found.value).toBeCloseTo(best.profit, 9)
        expect(-found.value).toBeLessThanOrEqual(best.profit + 1e-12)
        // Where a kind is nearly absent its share hardly matters, so places agree only where profit is curved.
        const there = profitAt([best.shares.explicit, best.shares.tacit])
        expect(there).toBeCloseTo(best.profit, 12)
        for (const step of [-0.01, 0.01])
          expect(profitAt([best.shares.explicit + step, best.shares.tacit])).toBeLessThanOrEqual(
            there + 1e-12,
          )
      }),
      { numRuns: 50 },
    )
  })

  it('with effort seen, no effort brings more', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { value: g, cost: c } = technology(values)
        const loss = ([a, b]: readonly number[]) =>
          (c.explicit * a ** 2 + c.tacit * b ** 2) / 2 - g.explicit * a - g.tacit * b + values.reservation
        const found = nelderMead(loss, [0.5, 0.5], { tolerance: 1e-14 })
        expect(-found.value).toBeCloseTo(firstBest(values).profit, 9)
      }),
      { numRuns: 50 },
    )
  })
})

describe('contractPlane', () => {
  it('touches participation with the best isoprofit curve, at the optimum alone', () => {
    fc.assert(
      fc.property(anyValues, fc.constantFrom('explicit' as const, 'tacit' as const), (values, kind) => {
        const { shares: best, profit } = secondBest(values)
        const grid = Array.from({ length: 101 }, (_, k) => k / 100)
        const { shares, participation, isoprofits, optimum } = contractPlane(values, kind, [
          ...grid,
          best[kind],
        ])
        expect(optimum.share).toBe(best[kind])
        const [{ fixedPay }] = isoprofits
        expect(fixedPay[101]).toBeCloseTo(participation[101], 10)
        expect(participation[101]).toBeCloseTo(optimum.fixedPay, 10)
        shares.forEach((share, k) => {
          expect(fixedPay[k]).toBeLessThanOrEqual(participation[k] + 1e-10)
          // On both curves the numbers are what they say.
          const all =
            values.form === 'single' ? { explicit: share, tacit: share } : { ...best, [kind]: share }
          const made = linearContract(technology(values), all, fixedPay[k], values.riskAversion)
          expect(made.profit).toBeCloseTo(profit, 9)
          const joined = linearContract(technology(values), all, participation[k], values.riskAversion)
          expect(joined.certaintyEquivalent).toBeCloseTo(values.reservation, 9)
        })
      }),
      { numRuns: 50 },
    )
  })

  it('draws the levels asked for, each as far below as it is higher', () => {
    const { isoprofits } = contractPlane(defaults(model), 'tacit', [0, 0.5, 1], [0.1, 0.3])
    expect(isoprofits.map(({ profit }) => profit)).toEqual([0.1, 0.3])
    isoprofits[0].fixedPay.forEach((pay, k) => expect(pay - isoprofits[1].fixedPay[k]).toBeCloseTo(0.2, 14))
  })
})
