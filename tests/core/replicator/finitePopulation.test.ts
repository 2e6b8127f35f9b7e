import fc from 'fast-check'
import { mean } from 'd3-array'
import { describe, expect, it } from 'vitest'
import { createRandom, seedOfRun } from '../../../src/core/numerics/random.ts'
import {
  eventRates,
  fermi,
  finiteEnsemble,
  finiteRun,
  meanField,
} from '../../../src/core/replicator/finitePopulation.ts'
import { flow } from '../../../src/core/replicator/orbits.ts'
import { coefficients } from '../../../src/core/replicator/payoffs.ts'
import { base } from './games.ts'

const c = coefficients(base)
const population = { customers: 100, enterprises: 50, selection: 1, mutation: 0.01 }
const times = [0, 1, 2, 3, 4]

describe('finite populations', () => {
  it('have rates that are never negative and nil where nobody is left to change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 50 }), (i, j) => {
        const rates = eventRates(c, { ...population, mutation: 0 }, i, j)
        expect(Math.min(...rates)).toBeGreaterThanOrEqual(0)
        expect(rates[0] === 0 && rates[1] === 0).toBe(i === 0 || i === 100)
        expect(rates[2] === 0 && rates[3] === 0).toBe(j === 0 || j === 50)
      }),
    )
  })

  it('have the drift of the mean field', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }), (i, j) => {
        const large = { ...population, customers: 100_000, enterprises: 100_000 }
        const [up, down, enterpriseUp, enterpriseDown] = eventRates(c, large, i, j)
        const h = 1e-6
        const [x, y] = [i / 1e5, j / 1e5]
        const { x: xs, y: ys } = meanField(c, large, x, y, [0, h])
        // Sizes of 1e5 leave a difference of 1e-5, the step of time one of 1e-4 or so.
        expect((up - down) / 1e5).toBeCloseTo((xs[1] - xs[0]) / h, 3)
        expect((enterpriseUp - enterpriseDown) / 1e5).toBeCloseTo((ys[1] - ys[0]) / h, 3)
      }),
    )
  })

  it('have a mean field that tends to the replicator equation as selection weakens', () => {
    const path = flow(c, 0.4, 0.4, 4)
    const distance = [1, 0.1, 0.01].map((selection) => {
      const field = meanField(c, { ...population, selection, mutation: 0 }, 0.4, 0.4, times)
      return Math.max(...times.map((t, k) => Math.abs(field.x[k] - path.at(t)[0])))
    })
    expect(distance[2]).toBeLessThan(1e-4)
    // tanh(z) − z is of third order, so that the distance falls as the square of the intensity.
    expect(distance[1] / distance[2]).toBeCloseTo(100, -1)
  })

  it('fix a strategy as often as theory says when its advantage is constant', () => {
    // Traulsen, Nowak & Pacheco 2006: with T−/T+ = e^{−βΔ}, the chance from i is (1 − e^{−βΔi})/(1 − e^{−βΔN}).
    const advantage = 0.1
    const constant = {
      customerGain: 0,
      customerCost: -advantage,
      subsidy: 0,
      enterpriseGain: 0,
      enterpriseCost: 0,
    }
    const small = { customers: 10, enterprises: 2, selection: 1, mutation: 0 }
    const runs = 4000
    let fixed = 0
    for (let r = 0; r < runs; r++)
      fixed += finiteRun(constant, small, 0.3, 0, [0, 1000], createRandom(seedOfRun(7, r))).x[1]
    const chance = (1 - Math.exp(-advantage * 3)) / (1 - Math.exp(-advantage * 10))
    // Four standard errors of 4000 runs.
    expect(Math.abs(fixed / runs - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / runs))
  })

  it('approach the mean field as they grow', () => {
    const distance = [20, 2000].map((size) => {
      const sized = { ...population, customers: size, enterprises: size }
      const { x, meanField: limit } = finiteEnsemble(c, sized, { x0: 0.4, y0: 0.4 }, 5, {
        runs: 30,
        times,
        quantiles: [0.1, 0.9],
      })
      return { band: x[1][1] - x[0][1], inside: x[0][1] <= limit.x[1] && limit.x[1] <= x[1][1] }
    })
    expect(distance[1].inside).toBe(true)
    // Fluctuations shrink as the root of the size: a tenth, give or take the 30 runs.
    expect(distance[1].band / distance[0].band).toBeLessThan(0.2)
  })

  it('have means that are those of the state, in order of their quantiles', () => {
    const ensemble = finiteEnsemble(c, population, base, 3, { runs: 40, times })
    for (let q = 1; q < ensemble.quantiles.length; q++)
      times.forEach((_, k) => expect(ensemble.x[q][k]).toBeGreaterThanOrEqual(ensemble.x[q - 1][k]))
    expect(ensemble.x.every((band) => band[0] === 0.4)).toBe(true)
    expect(ensemble.paths).toHaveLength(5)
    expect(ensemble.bothShare).toBeGreaterThanOrEqual(0)
  })

  it('repeat with the seed, and differ between seeds', () => {
    const run = (seed: number) => finiteEnsemble(c, population, base, seed, { runs: 5, times })
    expect(run(1)).toEqual(run(1))
    expect(run(1).paths).not.toEqual(run(2).paths)
  })

  it('stay where they are without mutation on the border, and leave it with', () => {
    const stuck = finiteRun(c, { ...population, mutation: 0 }, 0, 1, times, createRandom(1))
    expect(stuck).toEqual({ x: times.map(() => 0), y: times.map(() => 1) })
    const free = times.map((_, r) =>
      finiteRun(c, { ...population, mutation: 0.2 }, 0, 0, times, createRandom(r)),
    )
    expect(mean(free, ({ x }) => x.at(-1)!)).toBeGreaterThan(0)
  })

  it('imitate the better for sure under strong selection, by chance under none', () => {
    expect(fermi(1e6, 0.1)).toBe(1)
    expect(fermi(1e6, -0.1)).toBe(0)
    expect(fermi(1e-12, 5)).toBeCloseTo(0.5, 10)
  })

  it('refuse what they cannot be', () => {
    const run = (change: object) => () =>
      finiteRun(c, { ...population, ...change }, 0.5, 0.5, [0], createRandom(1))
    expect(run({ customers: 1 })).toThrow('invalid customers; not an integer of at least 2: 1')
    expect(run({ selection: 0 })).toThrow('invalid selection; not positive: 0')
    expect(run({ mutation: 1.5 })).toThrow('invalid mutation; not in [0, 1]: 1.5')
    expect(() => finiteEnsemble(c, population, base, 1, { runs: 0 })).toThrow('invalid runs')
  })
})
