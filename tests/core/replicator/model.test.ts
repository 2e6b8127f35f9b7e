import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { fastestDivision, widestDivision } from '../../../src/core/replicator/bestDivision.ts'
import { model } from '../../../src/core/replicator/model.ts'
import { coefficients } from '../../../src/core/replicator/payoffs.ts'
import { portrait } from '../../../src/core/replicator/portrait.ts'
import { fullSharingReach } from '../../../src/core/replicator/separatrix.ts'
import { timeToBoth95 } from '../../../src/core/replicator/timeToBoth95.ts'
import { anyValues, base } from './games.ts'

const solve = (values: object) => {
  const all = { ...base, ...values }
  return outputsOf(model, model.solve(all, createRandom(1)), all)
}

/** Names of outputs that are neither a finite number, nor a boolean, nor null. */
const unusable = (outputs: object) =>
  Object.entries(outputs).flatMap(([name, value]) =>
    value === null || typeof value === 'boolean' || Number.isFinite(value) ? [] : [name],
  )

describe('the findings of the source, from the default start', () => {
  const time = (values: object) => solve(values).timeToBoth95 as number

  it('dearer sharing is slower and reaches from fewer starts', () => {
    expect(time({ customerUnitCost: 0.5 })).toBeGreaterThan(time({}))
    expect(solve(model.presets.dearerSharing.values).timeToBoth95).toBeNull()
  })

  it('synergy is faster and reaches from more', () => {
    const runs = [1.5, 2, 3].map((synergy) => solve({ synergy }))
    expect(runs[0].timeToBoth95).toBeGreaterThan(runs[1].timeToBoth95 as number)
    expect(runs[1].timeToBoth95).toBeGreaterThan(runs[2].timeToBoth95 as number)
    expect(runs[2].basinOfFullSharing).toBeGreaterThan(runs[1].basinOfFullSharing as number)
  })

  it('unequal stocks are slower, more so when customers hold the larger: 2.0, 3.4, 4.9', () => {
    const { enterpriseKnowsMore, customersKnowMore } = model.presets
    expect(time({}).toFixed(1)).toBe('2.0')
    expect(time(enterpriseKnowsMore.values).toFixed(1)).toBe('3.4')
    expect(time(customersKnowMore.values).toFixed(1)).toBe('4.9')
  })

  it('a larger part for customers speeds them, but past about .55 slows the pair', () => {
    const at = (customerShare: number) => model.solve({ ...base, customerShare }, createRandom(1))
    expect(at(0.7).x[1]).toBeGreaterThan(at(0.5).x[1])
    expect(time({ customerShare: 0.7 })).toBeGreaterThan(time({ customerShare: 0.55 }))
    const best = fastestDivision(base)!
    expect(best.customerShare).toBeGreaterThan(0.5)
    expect(best.customerShare).toBeLessThan(0.56)
  })
})

describe('the best division', () => {
  it('is not beaten nearby, nor by any on a grid', () => {
    const fastest = fastestDivision(base)!
    const widest = widestDivision(base)!
    for (let i = 1; i < 200; i++) {
      const c = coefficients({ ...base, customerShare: i / 200 })
      expect(timeToBoth95(c, base.x0, base.y0) ?? Infinity).toBeGreaterThanOrEqual(fastest.value - 1e-9)
      expect(fullSharingReach(c)).toBeLessThanOrEqual(widest.value + 1e-10)
    }
  })

  it('shares evenly where the parties are alike', () => {
    const alike = { ...base, enterpriseUnitCost: 0.35 }
    // At the minimum the value is flat: places agree to the root of the precision of values.
    expect(fastestDivision(alike)!.customerShare).toBeCloseTo(0.5, 4)
    expect(widestDivision(alike)!.customerShare).toBeCloseTo(0.5, 4)
  })

  it('does not exist where sharing succeeds with none, and is a middle where it does with many', () => {
    expect(fastestDivision({ ...base, synergy: 0.5 })).toBeNull()
    expect(widestDivision({ ...base, synergy: 0.5 })).toBeNull()
    expect(fastestDivision({ ...base, x0: 1, y0: 1 })).toBeNull()
    const paid = widestDivision({ ...base, subsidy: 3 })!
    expect(paid.value).toBe(1)
    expect(() => fastestDivision(base, [0.9, 0.1])).toThrow('invalid range; not within [0, 1]: 0.9, 0.1')
  })
})

describe('the model', () => {
  it('gives plain data that survives JSON', () => {
    const result = model.solve(base, createRandom(1))
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })

  it('has finite outputs, or null where there is none, everywhere in its ranges', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(unusable(solve(values))).toEqual([])
      }),
    )
  })

  it('also at the corners of its ranges', () => {
    const corners = Object.entries(model.parameters).filter(([, parameter]) => !('option' in parameter))
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: corners.length, maxLength: corners.length }),
        (high) => {
          const values = Object.fromEntries(
            corners.map(([name, { min, max }], k) => [name, high[k] ? max : min]),
          )
          expect(unusable(solve(values))).toEqual([])
        },
      ),
    )
  })

  it('says in its summary what happens, the edge included', () => {
    const summary = (values: object) => {
      const all = { ...base, ...values }
      return model.summary(model.solve(all, createRandom(1)), all)
    }
    expect(summary({}).en).toContain('78% of all starts lead to full sharing')
    expect(summary({}).zh).toContain('78%')
    expect(summary({ x0: 0 }).en).toContain('x stays 0')
    expect(summary({ synergy: 0.6 }).en).toContain('dies out')
  })

  it('shows with each preset the regime it names', () => {
    const regimes = Object.entries(model.presets).map(([name, { values }]) => [
      name,
      model.solve({ ...base, ...values }, createRandom(1)).regime,
    ])
    expect(Object.fromEntries(regimes)).toMatchObject({
      moreSynergy: 'bistable',
      subsidised: 'fullSharing',
      onlyCustomers: 'onlyCustomersShare',
      sharingDiesOut: 'noSharing',
    })
  })

  it('respects horizon and samples', () => {
    const { times, x } = model.solve({ ...base, horizon: 3, samples: 4 }, createRandom(1))
    expect(times).toEqual([0, 1, 2, 3])
    expect(x).toHaveLength(4)
    expect(x[0]).toBe(0.4)
  })
})

describe('portrait', () => {
  it('holds all there is to draw', () => {
    const drawing = portrait(
      base,
      [
        [0.2, 0.3],
        [0, 0.5],
      ],
      { grid: 10 },
    )
    expect(drawing.fixedPoints).toHaveLength(5)
    expect(drawing.field).toHaveLength(100)
    expect(drawing.orbits.map(({ edge }) => edge)).toEqual([null, 'x=0'])
    expect(drawing.separatrix!.stable.length).toBeGreaterThan(100)
    expect(drawing.fullSharingReach).toBe(solve({}).basinOfFullSharing)
  })
})
