import { createRandom } from '../../../src/core/numerics/random.ts'

/** Answers of 40 people in which a1 is nearly the construct A itself, so that its loading comes out above 1. */
export function heywoodData(): Record<string, readonly number[]> {
  const random = createRandom(1)
  const noise = (size: number) => size * (random() - 0.5)
  const rows = Array.from({ length: 40 }, () => {
    const [f, g] = [random() - 0.5, random() - 0.5]
    const b = 0.5 * f + g
    const first = [f + noise(0.05), 0.5 * f + noise(1), 0.4 * f + noise(1)]
    return [...first, b + noise(0.5), b + noise(0.5), b + noise(0.5)]
  })
  const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3']
  return Object.fromEntries(names.map((name, j) => [name, rows.map((row) => row[j]!)]))
}

export const heywoodScales = { A: ['a1', 'a2', 'a3'], B: ['b1', 'b2', 'b3'] }
