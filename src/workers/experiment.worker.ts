import { expose } from 'comlink'
import { experiment, type Design, type ExperimentRun } from '../core/supernetwork/experiment.ts'

/** How long runs are gathered before they are sent, in milliseconds: a batch a few frames long, so that progress moves. */
const batchTime = 60

const cancelled = new Set<number>()

const worker = {
  /**
   * The runs of one shard of a design, reported in batches.
   * @param job number of the experiment, by which it can be cancelled
   * @returns when the last run is made or the job is cancelled
   */
  async run(
    job: number,
    design: Design,
    options: { shard: { index: number; count: number }; series: boolean },
    report: (runs: ExperimentRun[]) => void,
  ): Promise<void> {
    let batch: ExperimentRun[] = []
    let since = performance.now()
    for (const run of experiment(design, options)) {
      batch.push(run)
      if (performance.now() - since < batchTime) continue
      report(batch)
      batch = []
      // Only between tasks does a worker hear its messages, a cancellation among them.
      await new Promise((resume) => setTimeout(resume))
      if (cancelled.delete(job)) return
      since = performance.now()
    }
    if (batch.length > 0) report(batch)
  },
  cancel(job: number) {
    cancelled.add(job)
  },
}

export type ExperimentWorker = typeof worker

expose(worker)
