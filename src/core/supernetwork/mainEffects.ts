import { deviation, maxIndex, mean, minIndex } from 'd3-array'
import { studentT } from '../numerics/distributions.ts'

/** One run of a full factorial experiment: its level of each factor and one outcome. */
export interface Observation<F extends string = string> {
  readonly replication: number
  readonly levels: Readonly<Record<F, number>>
  readonly outcome: number
}

export interface Estimate {
  readonly mean: number
  readonly standardError: number
  /** Confidence interval. */
  readonly lower: number
  readonly upper: number
}

export interface MainEffect<F extends string> {
  readonly factor: F
  /** Mean outcome at each level, over all combinations of the other factors. */
  readonly levels: readonly (Estimate & { readonly level: number })[]
  /** Outcome at level `to` less outcome at level `from`. */
  readonly effect: Estimate & { readonly from: number; readonly to: number }
}

/**
 * Main effects of a full factorial experiment, with intervals.
 *
 * Each replication of the whole design gives one estimate of every effect; their mean ± t(R − 1) s / √R is the
 * interval. So nothing is assumed of the cells: their variances differ greatly here, and runs of one replication
 * share a seed, which this pairing turns to account. Replications cut short are left out.
 *
 * The effect of a factor at two levels is high less low. At more levels the outcome may rise and fall again, so that
 * the ends say nothing: there it is best less worst, the levels with the greatest and the least mean. (Chosen after
 * the fact, that difference is a little too great where levels hardly differ.)
 * @param factors those of the design, in the order in which the effects are returned
 * @param confidence of the intervals, in (0, 1)
 * @throws RangeError if there are fewer than two complete replications
 * Source: Montgomery (2017), Design and Analysis of Experiments, ch. 4 (replications as blocks) and 5 (main effects).
 */
export function mainEffects<F extends string>(
  factors: readonly F[],
  observations: readonly Observation<F>[],
  confidence = 0.95,
): readonly MainEffect<F>[] {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`invalid confidence; not in (0, 1): ${confidence}`)
  const replications = completeReplications(factors, observations)
  if (replications.length < 2)
    throw new RangeError(`invalid observations; complete replications, not 2 or more: ${replications.length}`)

  return factors.map((factor) => {
    const levels = levelsOf(factor, replications[0])
    /** A row for each level, in it a mean for each replication. */
    const means = levels.map((level) =>
      replications.map((runs) =>
        mean(
          runs.filter((run) => run.levels[factor] === level),
          (run) => run.outcome,
        )!,
      ),
    )
    const [from, to] = levels.length > 2 ? worstAndBest(means) : [0, levels.length - 1]
    return {
      factor,
      levels: levels.map((level, k) => ({ level, ...estimate(means[k], confidence) })),
      effect: {
        from: levels[from],
        to: levels[to],
        ...estimate(
          means[to].map((high, r) => high - means[from][r]),
          confidence,
        ),
      },
    }
  })
}

/** Rows with the least and the greatest mean. */
function worstAndBest(means: readonly (readonly number[])[]): [number, number] {
  const overall = means.map((row) => mean(row)!)
  return [minIndex(overall), maxIndex(overall)]
}

function completeReplications<F extends string>(
  factors: readonly F[],
  observations: readonly Observation<F>[],
): readonly (readonly Observation<F>[])[] {
  const cells = factors.reduce((product, factor) => product * levelsOf(factor, observations).length, 1)
  const groups = new Map<number, Observation<F>[]>()
  for (const observation of observations) {
    const group = groups.get(observation.replication)
    if (group) group.push(observation)
    else groups.set(observation.replication, [observation])
  }
  return [...groups.values()].filter((runs) => runs.length === cells)
}

function levelsOf<F extends string>(factor: F, observations: readonly Observation<F>[]): readonly number[] {
  return [...new Set(observations.map(({ levels }) => levels[factor]))].sort((a, b) => a - b)
}

function estimate(replicates: readonly number[], confidence: number): Estimate {
  const centre = mean(replicates)!
  const standardError = deviation(replicates)! / Math.sqrt(replicates.length)
  const half = studentT.quantile((1 + confidence) / 2, replicates.length - 1) * standardError
  return { mean: centre, standardError, lower: centre - half, upper: centre + half }
}
