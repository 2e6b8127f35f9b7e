import { quantileSorted } from 'd3-array'
import { randomNormal } from 'd3-random'
import type { Random } from '../numerics/random.ts'
import { type Columns, completeCases, requireColumns } from './columns.ts'
import { correlationMatrix } from './covariance.ts'
import { symmetricEigen } from './symmetricEigen.ts'

export interface ParallelAnalysis {
  readonly n: number
  readonly eigenvalues: readonly number[]
  /** Mean and percentile of the eigenvalues of noise, in the same order. */
  readonly noiseMeans: readonly number[]
  readonly noisePercentiles: readonly number[]
  /** How many eigenvalues, from the first, exceed the percentile of noise. */
  readonly suggested: number
}

/**
 * How many factors rise above noise: eigenvalues of the data beside those of as many rows and columns of independent
 * normal numbers (Horn 1965; the percentile instead of the mean: Glorfeld 1995).
 *
 * @param data two items at least
 * @param options.draws sets of noise; `percentile` in (0, 1)
 * @throws SurveyError with fewer than two items, no more complete rows than items, or a constant item
 */
export function parallelAnalysis(
  data: Columns,
  random: Random,
  { draws = 100, percentile = 0.95 }: { readonly draws?: number; readonly percentile?: number } = {},
): ParallelAnalysis {
  requireColumns(data, 2)
  const { columns, n } = completeCases(data, Object.keys(data).length + 1)
  const eigenvalues = symmetricEigen(correlationMatrix(columns)).values
  const normal = randomNormal.source(random)()
  const noise = Array.from(
    { length: draws },
    () => symmetricEigen(correlationMatrix(columns.map(() => Array.from({ length: n }, normal)))).values,
  )
  const sorted = eigenvalues.map((_, j) => noise.map((values) => values[j]!).sort((a, b) => a - b))
  const noisePercentiles = sorted.map((values) => quantileSorted(values, percentile)!)
  const firstBelow = eigenvalues.findIndex((value, j) => value <= noisePercentiles[j]!)
  return {
    n,
    eigenvalues,
    noiseMeans: sorted.map((values) => values.reduce((sum, value) => sum + value, 0) / draws),
    noisePercentiles,
    suggested: firstBelow < 0 ? eigenvalues.length : firstBelow,
  }
}
