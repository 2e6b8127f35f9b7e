import type { Remote } from 'comlink'
import type { GradeWorker } from '../../../workers/grade.worker.ts'
import { wrapWorker } from '../../wrapWorker.ts'

let worker: Remote<GradeWorker> | undefined

/** The worker of this page; it holds the submissions, the page never does. */
export function grader(): Remote<GradeWorker> {
  worker ??= wrapWorker<GradeWorker>(
    new Worker(new URL('../../../workers/grade.worker.ts', import.meta.url), { type: 'module' }),
    () => (worker = undefined),
  )
  return worker
}
