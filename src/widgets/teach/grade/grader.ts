import { type Remote, wrap } from 'comlink'
import type { GradeWorker } from '../../../workers/grade.worker.ts'

let worker: Remote<GradeWorker> | undefined

/** The worker of this page; it holds the submissions, the page never does. */
export function grader(): Remote<GradeWorker> {
  worker ??= wrap<GradeWorker>(
    new Worker(new URL('../../../workers/grade.worker.ts', import.meta.url), { type: 'module' }),
  )
  return worker
}
