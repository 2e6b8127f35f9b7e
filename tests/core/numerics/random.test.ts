import { describe, expect, it } from 'vitest'
import { createRandom, seedOfRun } from '../../../src/core/numerics/random.ts'

const start = (seed: number) => {
  const random = createRandom(seed)
  return [random(), random()].join()
}

describe('createRandom', () => {
  it('gives other sequences to other seeds, below 0 and beyond 32 bits too', () => {
    const near = Array.from({ length: 101 }, (_, i) => i - 50)
    const far = [2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 33, 2 ** 53 - 1, -(2 ** 31), -(2 ** 32), 1 - 2 ** 53]
    const seeds = [...near, ...far]
    expect(new Set(seeds.map(start)).size).toBe(seeds.length)
  })

  it('is uniform in [0, 1)', () => {
    const random = createRandom(7)
    const draws = Array.from({ length: 20_000 }, random)
    expect(draws.every((u) => u >= 0 && u < 1)).toBe(true)
    const mean = draws.reduce((sum, u) => sum + u, 0) / draws.length
    // Standard error 1/√(12 · 20,000) = .002.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.007)
  })

  it('refuses what is no whole number', () => {
    for (const seed of [0.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => createRandom(seed)).toThrow('invalid seed')
  })
})

describe('seedOfRun', () => {
  it('gives every run a seed of its own, none below 0', () => {
    const seeds = [-3, 0, 1, 2].flatMap((seed) => Array.from({ length: 500 }, (_, i) => seedOfRun(seed, i)))
    expect(seeds.every((seed) => Number.isSafeInteger(seed) && seed >= 0)).toBe(true)
    expect(new Set(seeds).size).toBe(seeds.length)
  })
})
