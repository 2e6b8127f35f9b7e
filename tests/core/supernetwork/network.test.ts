import * as fc from 'fast-check'
import { mean, variance } from 'd3-array'
import { describe, expect, it } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { normal } from '../../../src/core/numerics/distributions.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { exactNormal } from '../../../src/core/supernetwork/exactNormal.ts'
import { model } from '../../../src/core/supernetwork/model.ts'
import { createNetwork } from '../../../src/core/supernetwork/network.ts'
import { randomNeighbour, smallWorld } from '../../../src/core/supernetwork/smallWorld.ts'

const known = (levels: Float64Array) => levels.filter((level) => level > 0)

describe('exactNormal', () => {
  it('is standard normal: Kolmogorov–Smirnov over 20,000 draws', () => {
    const random = createRandom(2016)
    const n = 20_000
    const draws = Float64Array.from({ length: n }, () => exactNormal(random)).sort()
    let d = 0
    draws.forEach((z, k) => {
      const p = normal.cdf(z)
      d = Math.max(d, Math.abs(p - k / n), Math.abs(p - (k + 1) / n))
    })
    // 1.95/√n is the critical value at .001.
    expect(d).toBeLessThan(1.95 / Math.sqrt(n))
    // Standard errors: mean 1/√n = .007, variance √(2/n) = .01.
    expect(Math.abs(mean(draws)!)).toBeLessThan(0.021)
    expect(Math.abs(variance(draws)! - 1)).toBeLessThan(0.03)
  })
})

describe('smallWorld', () => {
  const graphs = fc.record({
    nodes: fc.integer({ min: 1, max: 60 }),
    degree: fc.constantFrom(0, 2, 4, 6),
    rewiring: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.integer(),
  })

  it('is a simple undirected graph with as many links as the ring', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, degree, rewiring, seed }) => {
        const { start, neighbours } = smallWorld(nodes, degree, rewiring, createRandom(seed))
        expect(neighbours).toHaveLength(nodes * Math.min(degree, nodes - 1))
        const links = new Set<string>()
        for (let v = 0; v < nodes; v++)
          for (const w of neighbours.subarray(start[v], start[v + 1])) links.add(`${v} ${w}`)
        expect(links.size).toBe(neighbours.length)
        for (const link of links) {
          const [v, w] = link.split(' ')
          expect(v).not.toBe(w)
          expect(links).toContain(`${w} ${v}`)
        }
      }),
    )
  })

  it('without rewiring is the ring itself', () => {
    const { neighbours, start } = smallWorld(10, 4, 0, createRandom(1))
    expect([...neighbours.subarray(start[0], start[1])]).toEqual([1, 2, 8, 9])
    expect([...neighbours.subarray(start[5], start[6])]).toEqual([3, 4, 6, 7])
  })

  it('moves the expected part of its links', () => {
    const nodes = 2000
    const { neighbours, start } = smallWorld(nodes, 4, 0.1, createRandom(3))
    let far = 0
    for (let v = 0; v < nodes; v++)
      for (const w of neighbours.subarray(start[v], start[v + 1])) {
        const step = Math.abs(v - w)
        if (Math.min(step, nodes - step) > 2) far++
      }
    // 4,000 links, each moved with probability .1 (to a near end hardly ever): standard error .0047.
    expect(Math.abs(far / neighbours.length - 0.1)).toBeLessThan(0.0143)
  })

  it('draws neighbours evenly, and none where there is none', () => {
    expect(randomNeighbour(smallWorld(1, 4, 0, createRandom(1)), 0, createRandom(1))).toBe(-1)
    expect(randomNeighbour(smallWorld(2, 4, 0, createRandom(1)), 0, createRandom(1))).toBe(1)
    const ring = smallWorld(9, 4, 0, createRandom(1))
    const random = createRandom(5)
    const counts = new Map<number, number>()
    for (let k = 0; k < 4000; k++) {
      const w = randomNeighbour(ring, 0, random)
      counts.set(w, (counts.get(w) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 7, 8])
    // Standard deviation √(4000 · ¼ · ¾) = 27.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(100)
  })

  it('names what is wrong', () => {
    const random = createRandom(1)
    expect(() => smallWorld(0, 4, 0, random)).toThrow('invalid nodes; not a positive integer: 0')
    expect(() => smallWorld(5, 3, 0, random)).toThrow('invalid degree; not an even number: 3')
    expect(() => smallWorld(5, 4, 2, random)).toThrow('invalid rewiring; not in [0, 1]: 2')
  })
})

describe('createNetwork', () => {
  it('starts as the rules say', () => {
    const values = { ...defaults(model), customers: 240, employees: 60, knowledgeNodes: 60 }
    const network = createNetwork(values, createRandom(9))
    const share = (levels: Float64Array) => known(levels).length / levels.length
    // 14,400 and 3,600 levels: standard errors .0036 and .008.
    expect(Math.abs(share(network.customerKnowledge) - 0.25)).toBeLessThan(0.011)
    expect(Math.abs(share(network.employeeKnowledge) - 0.35)).toBeLessThan(0.024)
    expect(known(network.customerKnowledge).every((level) => level >= 0.3 && level <= 1)).toBe(true)
    expect(known(network.employeeKnowledge).every((level) => level >= 0.2 && level <= 0.8)).toBe(true)
    // Standard error of a mean trait: .08/√240 = .0052.
    expect(Math.abs(mean(network.loyalty)! - 0.5)).toBeLessThan(0.0155)
    expect(Math.abs(mean(network.sharingAbility)! - 0.4)).toBeLessThan(0.0155)
    expect(network.original.loyalty).toEqual(network.loyalty)
    expect(Math.max(...network.contact)).toBeLessThan(60)
  })

  it('keeps traits within [.02, .98]', () => {
    const network = createNetwork(
      { ...defaults(model), loyalty: 0.98, sharingAbility: 0.02, traitSpread: 0.3 },
      createRandom(1),
    )
    expect(Math.max(...network.loyalty)).toBe(0.98)
    expect(Math.min(...network.sharingAbility)).toBe(0.02)
  })

  it('names a size that is none', () => {
    expect(() => createNetwork({ ...defaults(model), employees: 0 }, createRandom(1))).toThrow(
      'invalid employees; not a positive integer: 0',
    )
  })
})
