import { deviation, mean } from 'd3-array'
import { describe, expect, it } from 'vitest'
import cases from '../../reference/models/supernetwork.json'
import { defaults } from '../../../src/core/model/model.ts'
import { createRandom, seedOfRun } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/supernetwork/model.ts'
import type { Outcome } from '../../../src/core/supernetwork/outcomes.ts'
import type { SupernetworkValues } from '../../../src/core/supernetwork/parameters.ts'
import { run } from '../../../src/core/supernetwork/run.ts'

/** Enough for joint standard errors of 1.6 times the reference's, and for a test of some seconds. */
const seeds = 64

const names: Record<string, Outcome> = {
  innovations: 'innovations',
  totalKnowledge: 'totalKnowledge',
  employeeKnowledge: 'employeeKnowledge',
  loyalty: 'meanLoyalty',
  sharingAbility: 'meanSharingAbility',
  innovationAbility: 'meanInnovationAbility',
}

interface Moments {
  readonly mean: number
  readonly se: number
}

const ensembles = cases.map(({ parameters, ticks, outcomes }, k) => {
  const { traitLearning = 1, ...rest } = parameters as Partial<Record<keyof SupernetworkValues, number>>
  const values = { ...defaults(model), ...rest, traitLearning: traitLearning === 1, ticks }
  const runs = Array.from({ length: seeds }, (_, s) => run(values, createRandom(seedOfRun(k, s))))
  const ours = Object.fromEntries(
    Object.keys(outcomes).map((key) => {
      const [, name, tick] = /^(\D+)(\d+)$/.exec(key)!
      const sample = runs.map(({ series }) => series[names[name]][Number(tick)])
      return [key, { mean: mean(sample)!, se: deviation(sample)! / Math.sqrt(seeds) }]
    }),
  ) as Record<string, Moments>
  return { parameters, theirs: outcomes as Record<string, Moments>, ours }
})

/** The ensemble at these parameters. */
function at(parameters: Record<string, number>): Record<string, Moments> {
  const found = ensembles.find((each) => JSON.stringify(each.parameters) === JSON.stringify(parameters))
  if (!found) throw new Error(`no ensemble at ${JSON.stringify(parameters)}`)
  return found.ours
}

function innovations(parameters: Record<string, number>): Moments {
  return at(parameters).innovations150
}

/** a − b in joint standard errors. */
function distance(a: Moments, b: Moments): number {
  return (a.mean - b.mean) / Math.hypot(a.se, b.se)
}

describe('the supernetwork against a second implementation', () => {
  it.each(ensembles.map((each) => [JSON.stringify(each.parameters), each] as const))(
    '%s: every mean within 3 joint standard errors',
    (_, { ours, theirs }) => {
      const far = Object.keys(theirs).filter((key) => !(Math.abs(distance(ours[key], theirs[key])) < 3))
      expect(far.map((key) => [key, ours[key], theirs[key]])).toEqual([])
    },
  )

  it('is as near as chance alone would put it, over all means', () => {
    // Were the rules the same, the distances would be standard normal; a wrong rule anywhere shows in their size.
    // They are correlated within a case, which widens their mean square, hence 1.3 and not 1.1.
    const distances = ensembles.flatMap(({ ours, theirs }) =>
      Object.keys(theirs).map((key) => distance(ours[key], theirs[key])),
    )
    expect(Math.sqrt(mean(distances, (z) => z ** 2)!)).toBeLessThan(1.3)
    expect(Math.abs(mean(distances)!)).toBeLessThan(0.5)
  })
})

describe('findings', () => {
  it('too many customers slow the enterprise: an inverted U', () => {
    const rise = [at({ customers: 10 }), at({ customers: 20 }), at({})].map((each) => each.innovations150)
    const fall = [{ customers: 60 }, { customers: 80 }, { customers: 160 }, { customers: 240 }].map(
      innovations,
    )
    for (let k = 1; k < rise.length; k++) expect(distance(rise[k], rise[k - 1])).toBeGreaterThan(3)
    // The top is flat: 40 and 60 differ less than their neighbours do.
    expect(distance(fall[0], rise[2])).toBeGreaterThan(2)
    for (let k = 1; k < fall.length; k++) expect(distance(fall[k - 1], fall[k])).toBeGreaterThan(3)
  })

  it('the cause is screening: without it 160 customers bring about 1,071 innovations', () => {
    const crowd = innovations({ screening: 0, customers: 160 })
    expect(Math.abs(crowd.mean - 1071)).toBeLessThan(3 * Math.hypot(crowd.se, 4.4))
    expect(crowd.mean).toBeGreaterThan(2 * innovations({ customers: 160 }).mean)
  })

  it('innovation ability matters most, then loyalty, then sharing ability', () => {
    const effect = (factor: string) => {
      const low = innovations({ [factor]: 0.2 })
      const high = innovations({ [factor]: 0.8 })
      return { mean: high.mean - low.mean, se: Math.hypot(high.se, low.se) }
    }
    const innovation = effect('innovationAbility')
    const loyalty = effect('loyalty')
    const sharing = effect('sharingAbility')
    expect(distance(innovation, loyalty)).toBeGreaterThan(3)
    expect(distance(loyalty, sharing)).toBeGreaterThan(3)
    expect(sharing.mean / sharing.se).toBeGreaterThan(3)
  })

  it('sharing ability raises total knowledge', () => {
    expect(
      distance(at({ sharingAbility: 0.8 }).totalKnowledge150, at({ sharingAbility: 0.2 }).totalKnowledge150),
    ).toBeGreaterThan(10)
  })

  it('loyalty raises both abilities, and no longer does when traits do not learn', () => {
    for (const trait of ['sharingAbility150', 'innovationAbility150']) {
      expect(distance(at({ loyalty: 0.8 })[trait], at({ loyalty: 0.2 })[trait])).toBeGreaterThan(10)
      // Then abilities stay where they were drawn, around .4.
      const still = at({ traitLearning: 0, loyalty: 0.8 })[trait]
      expect(Math.abs(still.mean - 0.4)).toBeLessThan(3 * still.se)
    }
  })
})
