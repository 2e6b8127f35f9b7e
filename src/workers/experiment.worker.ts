import { expose } from 'comlink'
import { experiment, type Design, type ExperimentRun } from '../core/supernetwork/experiment.ts'
import { createJobs } from './jobs.ts'

/** How long runs are gathered before they are sent, in milliseconds: a batch a few frames long, so that progress moves. */
const batchTime = 60

const jobs = createJobs()

const worker = {
  /**
   * The runs of one worker's share of a design, reported in batches.
   * @param job number of the experiment, by which it can be cancelled
   * @returns when the last run is made or the job is cancelled
   */
  run(
    job: number,
    design: Design,
    { shard: stride, series }: { shard: { index: number; count: number }; series: boolean },
    report: (runs: ExperimentRun[]) => void | Promise<void>,
  ): Promise<void> {
    return jobs.run(job, async (isCancelled) => {
      let batch: ExperimentRun[] = []
      let since = performance.now()
      for (const run of experiment(design, { stride, series })) {
        batch.push(run)
        if (performance.now() - since < batchTime) continue
        // To wait for the answer lets the worker hear its other messages, a cancellation among them.
        await report(batch)
        batch = []
        if (isCancelled()) return
        since = performance.now()
      }
      // Waited for as well: the end must not overtake the last runs.
      if (batch.length > 0) await report(batch)
    })
  },
  cancel: jobs.cancel,
}

export type ExperimentWorker = typeof worker

expose(worker)
