/** Half of a bootstrap, in a thread of its own, for `sem.bench.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { bootstrapDraws } from '../../src/core/sem/bootstrap.ts'

const { model, data, from, to, start } = workerData
parentPort!.postMessage(bootstrapDraws(model, data, {}, { seed: 1, from, to, start }).length)
