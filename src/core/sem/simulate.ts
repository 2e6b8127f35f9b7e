import { randomNormal } from 'd3-random'
import type { Random } from '../numerics/random.ts'
import { SemError } from './diagnosis.ts'
import * as diagnoses from './diagnosis.ts'
import type { Population } from './impliedMoments.ts'
import { cholesky } from './linear.ts'
import type { RawData } from './sampleMoments.ts'

/**
 * Draws rows from the normal distribution N(μ(θ), Σ(θ)) of a population: x = μ + Lz, Σ = LLᵀ.
 *
 * @returns columns of the observed variables
 * @throws RangeError for a bad n; SemError when Σ(θ) is not positive definite
 */
export function simulate(from: Population, n: number, random: Random): RawData {
  if (!(Number.isInteger(n) && n > 0)) throw new RangeError(`invalid n; not a positive integer: ${n}`)
  const { p, m, names } = from.ram
  const { omega, eta } = from.implied
  const factor = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) factor[i * p + j] = omega[i * m + j]
  if (Number.isNaN(cholesky(factor, p))) throw new SemError(diagnoses.sigmaNotPositiveDefinite(''))
  const normal = randomNormal.source(random)()
  const columns = names.slice(0, p).map(() => Array.from({ length: n }, () => 0))
  const z = new Float64Array(p)
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < p; i++) z[i] = normal()
    for (let i = 0; i < p; i++) {
      let x = eta[i]
      for (let j = 0; j <= i; j++) x += factor[i * p + j] * z[j]
      columns[i]![r] = x
    }
  }
  return { columns: Object.fromEntries(columns.map((column, i) => [names[i], column])) }
}
