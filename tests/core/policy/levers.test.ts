import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { model as incentive } from '../../../src/core/incentive/model.ts'
import type { NumberParameter, Parameters } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { applyLevers, leverEffect } from '../../../src/core/policy/applyLevers.ts'
import {
  leverNames,
  levers,
  noLever,
  setUp,
  spending,
  type Link,
  type Mix,
} from '../../../src/core/policy/levers.ts'
import { situation, type Situation } from '../../../src/core/policy/situation.ts'
import { takeoffChance } from '../../../src/core/policy/takeoffChance.ts'
import { model as replicator } from '../../../src/core/replicator/model.ts'
import { coefficients } from '../../../src/core/replicator/payoffs.ts'
import { endsInFullSharing } from '../../../src/core/replicator/separatrix.ts'
import { model as supernetwork } from '../../../src/core/supernetwork/model.ts'

const parametersOf: Record<keyof Situation, Parameters> = {
  replicator: replicator.parameters,
  supernetwork: supernetwork.parameters,
  incentive: incentive.parameters,
}

const valueAt = (at: Situation, { model, parameter }: Pick<Link, 'model' | 'parameter'>) =>
  (at[model] as unknown as Record<string, number>)[parameter]

const links = leverNames.flatMap((lever) => levers[lever].links.map((link): [string, Link] => [lever, link]))

const anyMix = fc.record(
  Object.fromEntries(leverNames.map((name) => [name, fc.double({ min: 0, max: 1, noNaN: true })])),
) as fc.Arbitrary<Mix>

describe('links', () => {
  it.each(links)('%s moves a parameter that is there, within its range, for a stated reason', (_, link) => {
    const parameter = parametersOf[link.model][link.parameter] as NumberParameter
    expect(parameter.kind ?? 'number').toBe('number')
    expect(parameter.option ?? false).toBe(false)
    expect(link.full >= parameter.min && link.full <= parameter.max).toBe(true)
    expect(link.full).not.toBe(valueAt(situation, link))
    expect(link.because.en).toMatch(/\.$/)
    expect(link.because.zh).toMatch(/。$/)
  })

  it('reach all three models and all three headings', () => {
    expect(new Set(links.map(([, { model }]) => model)).size).toBe(3)
    expect(new Set(leverNames.map((name) => levers[name].heading)).size).toBe(3)
    for (const name of leverNames)
      expect(new Set(levers[name].links.map(({ model }) => model)).size).toBeGreaterThanOrEqual(2)
  })
})

describe('applyLevers', () => {
  it('changes nothing without a lever', () => {
    expect(applyLevers(situation, noLever)).toEqual({ situation, changes: [] })
    expect(spending(noLever)).toBe(0)
  })

  it.each(leverNames)('%s alone at full intensity brings its parameters where its links say', (lever) => {
    const mix = { ...noLever, [lever]: 1 }
    const { situation: after, changes } = applyLevers(situation, mix)
    for (const link of levers[lever].links) expect(valueAt(after, link)).toBeCloseTo(link.full, 12)
    expect(changes).toHaveLength(levers[lever].links.length)
    expect(spending(mix)).toBe(setUp + levers[lever].price)
  })

  it('adds up what levers add, within ranges and whole where the parameter counts', () => {
    fc.assert(
      fc.property(anyMix, (mix) => {
        const { situation: after, changes } = applyLevers(situation, mix)
        for (const { model, parameter, from, to, by } of changes) {
          const { min, max, integer } = parametersOf[model][parameter] as NumberParameter
          const sum = by.reduce((total, { change }) => total + change, from)
          const kept = Math.min(max, Math.max(min, sum))
          expect(to).toBe(integer ? Math.round(kept) : kept)
          expect(valueAt(after, { model, parameter })).toBe(to)
        }
      }),
    )
  })

  it('names who moved what', () => {
    const { changes } = applyLevers(situation, { ...noLever, cultivateLoyalty: 0.5, raiseShare: 1 })
    const loyalty = changes.find(({ parameter }) => parameter === 'loyalty')!
    expect(loyalty.by.map(({ lever }) => lever)).toEqual(['cultivateLoyalty', 'raiseShare'])
    expect(loyalty.to).toBeCloseTo(0.4 + 0.35 * 0.75 + 0.06, 12)
  })
})

describe('leverEffect', () => {
  it('goes from 0 to 1, ever more slowly', () => {
    expect([leverEffect(0), leverEffect(0.5), leverEffect(1)]).toEqual([0, 0.75, 1])
    const gains = Array.from({ length: 20 }, (_, k) => leverEffect((k + 1) / 20) - leverEffect(k / 20))
    expect(gains.every((gain) => gain > 0)).toBe(true)
    expect(gains.slice(1).every((gain, k) => gain < gains[k])).toBe(true)
  })
})

describe('takeoffChance', () => {
  it('is the part of starts around the one supposed that end in full sharing', () => {
    const random = createRandom(6)
    for (const changes of [
      {},
      { x0: 0.6 },
      { x0: 0.1, y0: 0.9 },
      { customerUnitCost: 0.3 },
      { synergy: 3 },
    ]) {
      const values = { ...situation.replicator, ...changes }
      const c = coefficients(values)
      const draw = (centre: number) => {
        const low = Math.max(0, centre - 0.2)
        return low + (Math.min(1, centre + 0.2) - low) * random()
      }
      const n = 4000
      let full = 0
      for (let k = 0; k < n; k++) if (endsInFullSharing(c, draw(values.x0), draw(values.y0))) full++
      // Three standard errors of a frequency, at most 3 · .5/√n = .024.
      expect(Math.abs(takeoffChance(values) - full / n)).toBeLessThan(0.024)
    }
  })

  it('is certain where nothing divides the starts', () => {
    expect(takeoffChance({ ...situation.replicator, subsidy: 4, customerShare: 0.5 })).toBe(1)
    expect(takeoffChance({ ...situation.replicator, customerUnitCost: 1, customerShare: 0.1 })).toBe(0)
  })
})
