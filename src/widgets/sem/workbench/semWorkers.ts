import { wrap, type Remote } from 'comlink'
import type { SemData } from '../../../core/sem/sampleMoments.ts'
import type { SemWorker } from '../../../workers/sem.worker.ts'

let workers: readonly Remote<SemWorker>[] = []
const held = new WeakMap<Remote<SemWorker>, SemData>()

/** As many workers as asked for, each with the data. */
export async function semWorkers(count: number, data: SemData): Promise<readonly Remote<SemWorker>[]> {
  while (workers.length < count)
    workers = [
      ...workers,
      wrap<SemWorker>(
        new Worker(new URL('../../../workers/sem.worker.ts', import.meta.url), { type: 'module' }),
      ),
    ]
  const used = workers.slice(0, count)
  await Promise.all(
    used.map(async (worker) => {
      if (held.get(worker) === data) return
      held.set(worker, data)
      await worker.setData(data)
    }),
  )
  return used
}
