import { expose } from 'comlink'
import { bootstrapDraws, type BootstrapDraw } from '../core/sem/bootstrap.ts'
import type { SemOptions } from '../core/sem/options.ts'
import { powerRuns, type PowerRun, type PowerStudy } from '../core/sem/power.ts'
import type { RawData, SemData } from '../core/sem/sampleMoments.ts'
import type { PreviousEstimates } from '../core/sem/startValues.ts'
import { semFit, type FitAnswer } from './semFit.ts'

let data: SemData | undefined
const cancelled = new Set<number>()

/** Draws between two looks at the messages, a cancellation among them. */
const batch = 10

const worker = {
  /** The data of all that follows. */
  setData(next: SemData) {
    data = next
  },
  fit(source: string, options: SemOptions, start?: PreviousEstimates): FitAnswer {
    return semFit(source, data!, options, start)
  },
  /**
   * Draws `from` to `to` of a bootstrap.
   * @param job number by which it can be cancelled
   * @param report told how many draws were made since it was last told
   */
  async bootstrap(
    job: number,
    source: string,
    options: SemOptions,
    { seed, from, to, start }: { seed: number; from: number; to: number; start: PreviousEstimates },
    report: (draws: number) => void,
  ): Promise<readonly (BootstrapDraw | null)[]> {
    const draws: (BootstrapDraw | null)[] = []
    for (let first = from; first < to; first += batch) {
      const last = Math.min(first + batch, to)
      draws.push(...bootstrapDraws(source, data as RawData, options, { seed, from: first, to: last, start }))
      report(last - first)
      await new Promise((resume) => setTimeout(resume))
      if (cancelled.delete(job)) break
    }
    return draws
  },
  /**
   * Runs `from` to `to` of a study of power; the data play no part.
   * @param job number by which it can be cancelled
   * @param report told how many runs were made since it was last told
   */
  async power(
    job: number,
    study: PowerStudy,
    { from, to }: { from: number; to: number },
    report: (runs: number) => void,
  ): Promise<readonly PowerRun[]> {
    const runs: PowerRun[] = []
    for (let first = from; first < to; first += batch) {
      const last = Math.min(first + batch, to)
      runs.push(...powerRuns(study, first, last))
      report(last - first)
      await new Promise((resume) => setTimeout(resume))
      if (cancelled.delete(job)) break
    }
    return runs
  },
  cancel(job: number) {
    cancelled.add(job)
  },
}

export type SemWorker = typeof worker

expose(worker)
