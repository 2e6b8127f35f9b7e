import { expose } from 'comlink'
import { bootstrapDraws, type BootstrapDraw } from '../core/sem/bootstrap.ts'
import type { SemOptions } from '../core/sem/options.ts'
import { powerRuns, type PowerRun, type PowerStudy } from '../core/sem/power.ts'
import type { RawData, SemData } from '../core/sem/sampleMoments.ts'
import type { PreviousEstimates } from '../core/sem/startValues.ts'
import { createJobs } from './jobs.ts'
import { semFit, type FitAnswer } from './semFit.ts'

let data: SemData | undefined
const jobs = createJobs()

/** Draws between two looks at the messages, a cancellation among them. */
const batch = 10

/** Runs made some at a time, heeding messages between; those made until then when the job is cancelled. */
function inBatches<T>(
  job: number,
  from: number,
  to: number,
  report: (runs: number) => void,
  make: (first: number, last: number) => readonly T[],
): Promise<readonly T[]> {
  return jobs.run(job, async (isCancelled) => {
    const made: T[] = []
    for (let first = from; first < to && !isCancelled(); first += batch) {
      const last = Math.min(first + batch, to)
      made.push(...make(first, last))
      report(last - first)
      await new Promise((resume) => setTimeout(resume))
    }
    return made
  })
}

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
  bootstrap(
    job: number,
    source: string,
    options: SemOptions,
    { seed, from, to, start }: { seed: number; from: number; to: number; start: PreviousEstimates },
    report: (draws: number) => void,
  ): Promise<readonly (BootstrapDraw | null)[]> {
    // Other data may be set between two batches.
    const rows = data as RawData
    return inBatches(job, from, to, report, (first, last) =>
      bootstrapDraws(source, rows, options, { seed, from: first, to: last, start }),
    )
  },
  /**
   * Runs `from` to `to` of a study of power; the data play no part.
   * @param job number by which it can be cancelled
   * @param report told how many runs were made since it was last told
   */
  power(
    job: number,
    study: PowerStudy,
    { from, to }: { from: number; to: number },
    report: (runs: number) => void,
  ): Promise<readonly PowerRun[]> {
    return inBatches(job, from, to, report, (first, last) => powerRuns(study, first, last))
  },
  cancel: jobs.cancel,
}

export type SemWorker = typeof worker

expose(worker)
