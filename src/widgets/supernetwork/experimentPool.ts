import { proxy, type Remote } from 'comlink'
import type { Design, ExperimentRun } from '../../core/supernetwork/experiment.ts'
import type { ExperimentWorker } from '../../workers/experiment.worker.ts'
import { wrapWorker } from '../wrapWorker.ts'

/** More workers than this help little: the runs of a figure take a second or two. */
const mostWorkers = 4

let pool: readonly Remote<ExperimentWorker>[] | undefined
let jobs = 0

/** Workers are opened when the first experiment is asked for, and shared by all figures of the page. */
function workers(): readonly Remote<ExperimentWorker>[] {
  pool ??= Array.from({ length: Math.min(mostWorkers, navigator.hardwareConcurrency || 2) }, () =>
    wrapWorker<ExperimentWorker>(
      new Worker(new URL('../../workers/experiment.worker.ts', import.meta.url), { type: 'module' }),
      () => (pool = undefined),
    ),
  )
  return pool
}

export interface ExperimentListener {
  /** Some more runs, in no particular order. */
  readonly onRuns: (runs: readonly ExperimentRun[]) => void
  readonly onEnd: () => void
  readonly onError: (error: Error) => void
}

/**
 * Makes the runs of a design in the page's workers, one shard each.
 * @returns ends it: nothing is heard of the experiment afterwards
 */
export function startExperiment(design: Design, series: boolean, listener: ExperimentListener): () => void {
  const job = ++jobs
  let heard = true
  const stop = () => {
    if (!heard) return
    heard = false
    // A worker that is lost need not be told.
    for (const worker of all) worker.cancel(job).catch(() => {})
  }
  const all = workers()
  const report = (runs: ExperimentRun[]) => {
    if (heard) listener.onRuns(runs)
  }
  const shards = all.map((worker, index) =>
    worker.run(job, design, { shard: { index, count: all.length }, series }, proxy(report)),
  )
  Promise.all(shards).then(
    () => {
      if (heard) listener.onEnd()
      heard = false
    },
    (error: Error) => {
      if (heard) listener.onError(error)
      stop()
    },
  )
  return stop
}
