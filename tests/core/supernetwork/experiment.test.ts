import { csvParse } from 'd3-dsv'
import { describe, expect, it, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { sweep } from '../../../src/core/model/sweep.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { behaviorSpaceDate, behaviorSpaceTable } from '../../../src/core/supernetwork/behaviorSpace.ts'
import { bandProbabilities, ensembleBands, summarise } from '../../../src/core/supernetwork/ensemble.ts'
import { designSize, experiment, levelsOfCell } from '../../../src/core/supernetwork/experiment.ts'
import { mainEffects } from '../../../src/core/supernetwork/mainEffects.ts'
import { model } from '../../../src/core/supernetwork/model.ts'
import { run } from '../../../src/core/supernetwork/run.ts'

const base = { ...defaults(model), ticks: 12, target: 10 }
const design = {
  base,
  axes: [
    { parameter: 'customers', values: [10, 20] },
    { parameter: 'loyalty', values: [0.2, 0.5, 0.8] },
  ],
  seeds: 3,
  seed: 40,
}

describe('experiment', () => {
  it('makes every combination, one replication after another', () => {
    expect(designSize(design)).toEqual({ cells: 6, runs: 18 })
    expect([0, 1, 2, 3].map((cell) => levelsOfCell(design.axes, cell))).toEqual([
      { customers: 10, loyalty: 0.2 },
      { customers: 10, loyalty: 0.5 },
      { customers: 10, loyalty: 0.8 },
      { customers: 20, loyalty: 0.2 },
    ])
    const runs = [...experiment(design)]
    expect(runs.map(({ index }) => index)).toEqual(Array.from({ length: 18 }, (_, k) => k))
    expect(runs.map(({ cell }) => cell)).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5])
    expect(runs.map(({ seed }) => seed)).toEqual([
      40, 40, 40, 40, 40, 40, 41, 41, 41, 41, 41, 41, 42, 42, 42, 42, 42, 42,
    ])
  })

  it('gives the rows of a sweep: the command line has the same numbers', () => {
    const rows = [...sweep(model, base, design.axes, { seeds: 3, seed: 40 })]
    for (const { levels, seed, outcomes, timeToTarget } of experiment(design)) {
      const row = rows.find(
        ({ values, seed: rowSeed }) =>
          rowSeed === seed && values.customers === levels.customers && values.loyalty === levels.loyalty,
      )!
      expect(row.outputs).toMatchObject({
        innovations: outcomes.innovations,
        totalKnowledge: outcomes.totalKnowledge,
        meanLoyalty: outcomes.meanLoyalty,
        timeToTarget,
      })
    }
  })

  it('can be repeated run by run in the playground', () => {
    const [, , , , third] = experiment(design)
    const values = { ...base, ...third.levels }
    const outputs = outputsOf(model, model.solve(values, createRandom(third.seed)), values)
    expect(outputs.innovations).toBe(third.outcomes.innovations)
    expect(outputs.employeeKnowledge).toBe(third.outcomes.employeeKnowledge)
  })

  it('in strides is the same experiment', () => {
    const whole = [...experiment(design, { series: true })]
    const parts = [0, 1, 2, 3].flatMap((index) => [
      ...experiment(design, { stride: { index, count: 4 }, series: true }),
    ])
    expect(parts.toSorted((a, b) => a.index - b.index)).toEqual(whole)
  })

  it('stops when no longer asked', () => {
    const runs = experiment({ ...design, seeds: 1_000_000 })
    expect(runs.next().value!.index).toBe(0)
    expect(runs.return().done).toBe(true)
    expect(runs.next().done).toBe(true)
  })

  it('names what is wrong', () => {
    expect(() => experiment({ ...design, seeds: 0 }).next()).toThrow('invalid design; its number of runs: 0')
    expect(() => experiment(design, { stride: { index: 2, count: 2 } }).next()).toThrow(
      'invalid stride; not in 0 … 1: 2',
    )
    const axes = [{ parameter: 'customers', values: [2.5] }]
    expect(() => experiment({ ...design, axes }).next()).toThrow('customers')
    const twice = [...design.axes, { parameter: 'customers', values: [30] }]
    expect(() => experiment({ ...design, axes: twice }).next()).toThrow(
      'a parameter may vary only once: customers',
    )
  })

  it('without queues serves everybody who comes, and nothing else is other than with places for all', () => {
    const few = { ...design, base: { ...base, capacity: 1 } }
    expect([...experiment(few)].some(({ outcomes }) => outcomes.turnedAway > 0)).toBe(true)
    const runs = [...experiment({ ...few, everyoneServed: true })]
    for (const { outcomes } of runs) expect(outcomes).toMatchObject({ turnedAway: 0, meanAttention: 1 })
    const { levels, seed, outcomes } = runs[4]
    const alike = run({ ...base, ...levels, capacity: 20 }, createRandom(seed))
    expect(outcomes.innovations).toBe(alike.series.innovations[base.ticks])
  })
})

describe('ensembles', () => {
  it('summarise a sample by its moments and quantiles', () => {
    const { runs, mean, standardError, quantiles } = summarise([4, 1, 3, 2, 5])
    expect([runs, mean]).toEqual([5, 3])
    // s² = 2.5, so s/√5 = √.5.
    expect(standardError).toBeCloseTo(Math.SQRT1_2, 14)
    expect(bandProbabilities).toEqual([0.05, 0.25, 0.5, 0.75, 0.95])
    // R: quantile(1:5, c(.05, .25, .5, .75, .95))
    expect(quantiles.map((q) => Number(q.toFixed(12)))).toEqual([1.2, 2, 3, 4, 4.8])
    expect(summarise([7])).toMatchObject({ mean: 7, standardError: null })
    expect(() => summarise([])).toThrow('invalid values; no run')
  })

  it('do so tick by tick', () => {
    const bands = ensembleBands([
      [0, 1, 2],
      [0, 3, 6],
    ])
    expect(bands.mean).toEqual([0, 2, 4])
    expect(bands.standardError).toEqual([0, 1, 2])
    expect(bands.quantiles[2]).toEqual([0, 2, 4])
    expect(() => ensembleBands([[1], [1, 2]])).toThrow('invalid series; run 1 has 2 ticks, the first 1')
  })
})

describe('mainEffects', () => {
  const levels = [
    { a: 0, b: 0 },
    { a: 0, b: 1 },
    { a: 1, b: 0 },
    { a: 1, b: 1 },
  ]

  it('finds the effects of an additive outcome, and their error from the replications', () => {
    const noise = [-1, 0, 1]
    const observations = noise.flatMap((e, replication) =>
      levels.map((at) => ({ replication, levels: at, outcome: 10 + 4 * at.a - 2 * at.b + e * at.a })),
    )
    const [a, b] = mainEffects(['a', 'b'], observations)
    expect(a.effect.mean).toBeCloseTo(4, 14)
    // Effects by replication 3, 4, 5: s = 1, error 1/√3; with two degrees of freedom t(p) = (2p − 1)/√(2p(1 − p)).
    expect(a.effect.standardError).toBeCloseTo(1 / Math.sqrt(3), 14)
    expect(a.effect.upper - a.effect.mean).toBeCloseTo(0.95 / Math.sqrt(2 * 0.975 * 0.025) / Math.sqrt(3), 10)
    expect(a.effect).toMatchObject({ from: 0, to: 1 })
    expect(b.effect).toMatchObject({ mean: -2, standardError: 0, lower: -2, upper: -2, from: 0, to: 1 })
    expect(a.levels.map(({ level, mean }) => [level, mean])).toEqual([
      [0, 9],
      [1, 13],
    ])
  })

  it('of a factor at three levels compares the best with the worst, whichever they are', () => {
    const outcomes = new Map([
      [20, 5],
      [60, 9],
      [160, 4],
    ])
    const observations = [-1, 0, 1].flatMap((e, replication) =>
      [...outcomes].map(([size, outcome]) => ({
        replication,
        levels: { size },
        outcome: outcome + (size === 60 ? e : 0),
      })),
    )
    const [{ effect }] = mainEffects(['size'], observations)
    expect(effect).toMatchObject({ from: 160, to: 60, mean: 5 })
    expect(effect.standardError).toBeCloseTo(1 / Math.sqrt(3), 14)
  })

  it('leaves out a replication cut short', () => {
    const observations = [0, 1, 2].flatMap((replication) =>
      levels.map((at) => ({ replication, levels: at, outcome: at.a + replication })),
    )
    expect(mainEffects(['a', 'b'], observations.slice(0, 11))).toEqual(
      mainEffects(['a', 'b'], observations.slice(0, 8)),
    )
    expect(() => mainEffects(['a', 'b'], observations.slice(0, 7))).toThrow(
      'invalid observations; complete replications, not 2 or more: 1',
    )
  })

  it('ranks the four factors of the chapter as the source does', () => {
    const factors = ['customers', 'sharingAbility', 'innovationAbility', 'loyalty'] as const
    const runs = [
      ...experiment({
        base: defaults(model),
        axes: [
          { parameter: 'customers', values: [20, 60] },
          ...factors.slice(1).map((parameter) => ({ parameter, values: [0.2, 0.8] })),
        ],
        seeds: 6,
        seed: 7,
      }),
    ]
    const effects = mainEffects(
      factors,
      runs.map(({ replication, levels: at, outcomes }) => ({
        replication,
        levels: at as Record<(typeof factors)[number], number>,
        outcome: outcomes.innovations,
      })),
    )
    const [customers, sharing, innovation, loyalty] = effects.map(({ effect }) => effect)
    for (const effect of [customers, sharing, innovation, loyalty]) expect(effect.lower).toBeGreaterThan(0)
    expect(innovation.lower).toBeGreaterThan(loyalty.upper)
    expect(loyalty.lower).toBeGreaterThan(sharing.upper)
  })
})

test('a date stands as NetLogo writes it: MM/dd/yyyy HH:mm:ss:SSS Z', () => {
  const date = new Date(2026, 0, 2, 3, 4, 5, 78)
  expect(behaviorSpaceDate(date)).toMatch(/^01\/02\/2026 03:04:05:078 [+-]\d{4}$/)
  const ahead = (minutes: number) =>
    behaviorSpaceDate(Object.assign(new Date(2026, 10, 22), { getTimezoneOffset: () => -minutes }))
  expect([ahead(0), ahead(480), ahead(-210)].map((text) => text.slice(-5))).toEqual([
    '+0000',
    '+0800',
    '-0330',
  ])
})

describe('behaviorSpaceTable', () => {
  const about = { title: 'crowding "and" loyalty', date: '01/02/2026 03:04:05:678 +0000' }

  it('has six lines of preamble, then a table', () => {
    const runs = [...experiment(design)]
    const text = behaviorSpaceTable(design, runs, about)
    const lines = text.trimEnd().split('\n')
    expect(lines.slice(0, 6)).toEqual([
      '"BehaviorSpace results (Creating Value Together)","Table version 2.0"',
      '"supernetwork"',
      '"crowding ""and"" loyalty"',
      '"01/02/2026 03:04:05:678 +0000"',
      '"min-pxcor","max-pxcor","min-pycor","max-pycor"',
      '"0","0","0","0"',
    ])
    const table = csvParse(lines.slice(6).join('\n'))
    expect(table.columns.slice(0, 6)).toEqual([
      '[run number]',
      'customers',
      'loyalty',
      'seed',
      '[step]',
      'innovations',
    ])
    expect(table).toHaveLength(18)
    expect(table[4]).toMatchObject({
      '[run number]': '5',
      customers: '20',
      loyalty: '0.5',
      seed: '40',
      '[step]': '12',
      totalKnowledge: String(runs[4].outcomes.totalKnowledge),
    })
  })

  it('has a row for each tick of runs that kept their series', () => {
    const runs = [...experiment({ ...design, seeds: 1 }, { series: true })]
    const table = csvParse(behaviorSpaceTable(design, runs, about).split('\n').slice(6).join('\n'))
    expect(table).toHaveLength(6 * 13)
    expect(table[14]).toMatchObject({ '[run number]': '2', '[step]': '1' })
    expect(table[25].innovations).toBe(String(runs[1].series!.innovations[12]))
  })
})
