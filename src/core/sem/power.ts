import { deviation, mean } from 'd3-array'
import { createRandom, seedOfRun } from '../numerics/random.ts'
import { fitModel } from './fitModel.ts'
import { population } from './impliedMoments.ts'
import type { ParameterValues, PopulationOptions } from './impliedMoments.ts'
import type { SemOptions } from './options.ts'
import { simulate } from './simulate.ts'

/** A question of power: data from one model, fitted by another (or the same). */
export interface PowerStudy {
  readonly truth: string
  readonly values?: ParameterValues
  readonly population?: PopulationOptions
  /** The model that is fitted; without its own values, those of `truth` are estimated. */
  readonly model: string
  readonly options?: SemOptions
  /** Rows of each data set. */
  readonly n: number
  readonly seed: number
}

/** One simulated study. */
export interface PowerRun {
  readonly converged: boolean
  readonly pvalue: number | null
  readonly estimates: readonly {
    readonly name: string
    readonly est: number
    readonly se: number | null
    readonly pvalue: number | null
    readonly lower: number | null
    readonly upper: number | null
  }[]
}

/**
 * Runs `from` (included) to `to` (excluded) of a study; run i depends on the seed and i only, so that workers can
 * share the runs in any way and find the same.
 */
export function powerRuns(study: PowerStudy, from: number, to: number): readonly PowerRun[] {
  const truth = population(study.truth, study.values, study.population)
  return Array.from({ length: to - from }, (_, k): PowerRun => {
    const data = simulate(truth, study.n, createRandom(seedOfRun(study.seed, from + k)))
    const result = fitModel(study.model, data, study.options)
    return {
      converged: result.converged,
      pvalue: result.fit.pvalue ?? null,
      estimates: result.parameters
        .filter(({ free }) => free)
        .map(({ lhs, op, rhs, group, est, se, pvalue, ...row }) => ({
          name: `${op === '~1' ? `${lhs} ~ 1` : op === ':=' ? lhs : `${lhs} ${op} ${rhs}`}${group ? ` [${group}]` : ''}`,
          est,
          se,
          pvalue,
          lower: row['ci.lower'],
          upper: row['ci.upper'],
        })),
    }
  })
}

export interface PowerSummary {
  readonly runs: number
  readonly converged: number
  /** Share of converged runs in which the χ² test rejects the model. */
  readonly rejected: number | null
  readonly parameters: readonly {
    readonly name: string
    readonly mean: number
    readonly sd: number
    /** Mean of the standard errors: beside `sd`, whether they are honest. */
    readonly meanSe: number | null
    /** Share of runs in which the parameter differs from 0. */
    readonly power: number
    /** Share of runs whose interval holds `truth`. */
    readonly coverage: number | null
  }[]
}

/**
 * What the runs add up to.
 *
 * @param truth values of parameters by name, for the coverage of the intervals
 */
export function summarisePower(
  runs: readonly PowerRun[],
  {
    level = 0.05,
    truth = {},
  }: { readonly level?: number; readonly truth?: Readonly<Record<string, number>> } = {},
): PowerSummary {
  const usable = runs.filter(({ converged }) => converged)
  const share = (test: (run: PowerRun) => boolean) => usable.filter(test).length / usable.length
  const names = usable[0]?.estimates.map(({ name }) => name) ?? []
  const isTested = usable.some(({ pvalue }) => pvalue !== null)
  return {
    runs: runs.length,
    converged: usable.length,
    rejected: isTested ? share(({ pvalue }) => pvalue !== null && pvalue < level) : null,
    parameters: names.map((name, k) => {
      const rows = usable.map(({ estimates }) => estimates[k]!)
      const value = truth[name]
      return {
        name,
        mean: mean(rows, ({ est }) => est)!,
        sd: deviation(rows, ({ est }) => est) ?? 0,
        meanSe: mean(rows, ({ se }) => se) ?? null,
        power: rows.filter(({ pvalue }) => pvalue !== null && pvalue < level).length / rows.length,
        coverage:
          value === undefined
            ? null
            : rows.filter(
                ({ lower, upper }) => lower !== null && upper !== null && lower <= value && value <= upper,
              ).length / rows.length,
      }
    }),
  }
}

/** `powerRuns` and `summarisePower` in one, with progress after every 25 runs; returning false cancels the rest. */
export function powerBySimulation(
  study: PowerStudy,
  runs: number,
  {
    level,
    onProgress,
  }: { readonly level?: number; readonly onProgress?: (done: number) => boolean | void } = {},
): PowerSummary {
  const all: PowerRun[] = []
  while (all.length < runs) {
    all.push(...powerRuns(study, all.length, Math.min(runs, all.length + 25)))
    if (onProgress?.(all.length) === false) break
  }
  return summarisePower(all, level === undefined ? {} : { level })
}
