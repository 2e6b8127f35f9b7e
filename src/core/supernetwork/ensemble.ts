import { deviation, mean, quantileSorted } from 'd3-array'

/** Quantiles whose bands the figures shade: half and nine tenths of the runs. */
export const bandProbabilities = [0.05, 0.25, 0.5, 0.75, 0.95] as const

export interface Summary {
  /** Number of runs. */
  readonly runs: number
  readonly mean: number
  /** Standard error of the mean, s / √runs; null for a single run. */
  readonly standardError: number | null
  /** At `bandProbabilities` (type 7, R's default). */
  readonly quantiles: readonly number[]
}

/**
 * One number of many runs: mean, its standard error, quantiles. The standard error says how well the mean is known
 * and shrinks with more runs; the quantiles say how much runs differ and do not.
 * @throws RangeError if there is no run
 */
export function summarise(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('invalid values; no run')
  const sorted = values.toSorted((a, b) => a - b)
  const s = deviation(sorted)
  return {
    runs: values.length,
    mean: mean(sorted)!,
    standardError: s === undefined ? null : s / Math.sqrt(values.length),
    quantiles: bandProbabilities.map((p) => quantileSorted(sorted, p)!),
  }
}

/** The columns of an ensemble, each indexed by tick. */
export interface Bands {
  readonly runs: number
  readonly mean: readonly number[]
  readonly standardError: readonly (number | null)[]
  /** A row for each of `bandProbabilities`, indexed by tick. */
  readonly quantiles: readonly (readonly number[])[]
}

/**
 * An ensemble of series, summarised tick by tick.
 * @param series a row for each run, all of the same length
 * @throws RangeError if there is no run or the lengths differ
 */
export function ensembleBands(series: readonly (readonly number[])[]): Bands {
  const ticks = series[0]?.length ?? 0
  const odd = series.findIndex((row) => row.length !== ticks)
  if (odd >= 0)
    throw new RangeError(`invalid series; run ${odd} has ${series[odd].length} ticks, the first ${ticks}`)
  const byTick = Array.from({ length: ticks }, (_, t) => summarise(series.map((row) => row[t])))
  return {
    runs: series.length,
    mean: byTick.map((summary) => summary.mean),
    standardError: byTick.map((summary) => summary.standardError),
    quantiles: bandProbabilities.map((_, k) => byTick.map((summary) => summary.quantiles[k])),
  }
}
