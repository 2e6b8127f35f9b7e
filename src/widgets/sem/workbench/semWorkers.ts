import type { Remote } from 'comlink'
import type { SemData } from '../../../core/sem/sampleMoments.ts'
import type { SemWorker } from '../../../workers/sem.worker.ts'
import { wrapWorker } from '../../wrapWorker.ts'

let workers: readonly Remote<SemWorker>[] = []
const held = new WeakMap<Remote<SemWorker>, SemData>()

/**
 * As many workers as asked for, each with the data.
 *
 * @throws Error where a worker cannot be loaded
 */
export async function semWorkers(count: number, data: SemData): Promise<readonly Remote<SemWorker>[]> {
  while (workers.length < count) workers = [...workers, openWorker()]
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

function openWorker(): Remote<SemWorker> {
  const worker = wrapWorker<SemWorker>(
    new Worker(new URL('../../../workers/sem.worker.ts', import.meta.url), { type: 'module' }),
    () => (workers = workers.filter((other) => other !== worker)),
  )
  return worker
}
