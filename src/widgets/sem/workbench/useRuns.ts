import { proxy, type Remote } from 'comlink'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SemData } from '../../../core/sem/sampleMoments.ts'
import type { Text } from '../../../core/text.ts'
import type { SemWorker } from '../../../workers/sem.worker.ts'
import { errorText } from '../../errorText.ts'
import { semWorkers } from './semWorkers.ts'

const mostWorkers = 4
let jobs = 0

/** One worker's part of a number of runs. */
export interface Share {
  readonly worker: Remote<SemWorker>
  readonly job: number
  /** Of the runs from the first up to, not including, the second. */
  readonly span: { readonly from: number; readonly to: number }
  /** To be told how many more runs are done. */
  readonly onProgress: (more: number) => void
}

/** Makes a number of runs, a share by each worker; those made until then when it is stopped. */
export type Spread = <T>(runs: number, make: (share: Share) => Promise<readonly T[]>) => Promise<T[]>

/** Long work of many runs over the data, in workers: how many are done, what went wrong, and a way to stop. */
export function useRuns(data: SemData) {
  const [done, setDone] = useState<number | null>(null)
  const [error, setError] = useState<Text | null>(null)
  const cancel = useRef(() => {})
  useEffect(() => () => cancel.current(), [])

  const start = async (work: (spread: Spread, isStopped: () => boolean) => Promise<void>) => {
    setError(null)
    setDone(0)
    const job = ++jobs
    let isStopped = false
    let workers: readonly Remote<SemWorker>[] = []
    cancel.current = () => {
      isStopped = true
      // A worker that is lost need not be told.
      for (const worker of workers) worker.cancel(job).catch(() => {})
      setDone(null)
    }
    try {
      workers = await semWorkers(Math.min(mostWorkers, navigator.hardwareConcurrency || 2), data)
      if (isStopped) return
      let made = 0
      const onProgress = proxy((more: number) => {
        made += more
        if (!isStopped) setDone(made)
      })
      const spread: Spread = async (runs, make) => {
        const share = Math.ceil(runs / workers.length)
        const parts = workers.map((worker, i) => {
          const span = { from: Math.min(i * share, runs), to: Math.min((i + 1) * share, runs) }
          return make({ worker, job, span, onProgress })
        })
        return (await Promise.all(parts)).flat()
      }
      await work(spread, () => isStopped)
    } catch (problem) {
      if (!isStopped) setError(errorText(problem))
    }
    if (!isStopped) setDone(null)
  }
  return { done, error, start, stop: () => cancel.current() }
}
