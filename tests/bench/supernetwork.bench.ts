/** Speed and memory of the supernetwork: `node --expose-gc tests/bench/supernetwork.bench.ts`. */
import { availableParallelism, cpus } from 'node:os'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { Bench } from 'tinybench'
import { defaults } from '../../src/core/model/model.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import { experiment } from '../../src/core/supernetwork/experiment.ts'
import { model } from '../../src/core/supernetwork/model.ts'
import { createNetwork } from '../../src/core/supernetwork/network.ts'
import { tick } from '../../src/core/supernetwork/stages.ts'

const design = { base: defaults(model), axes: [], seeds: 1000, seed: 1 }

if (!isMainThread) {
  let runs = 0
  for (const { outcomes } of experiment(design, { stride: workerData })) if (outcomes.innovations >= 0) runs++
  parentPort!.postMessage(runs)
} else {
  console.log(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model}`)
  const bench = new Bench({ time: 1000 })
  for (const [customers, record] of [
    [40, false],
    [40, true],
    [160, false],
    [240, true],
  ] as const) {
    const random = createRandom(1)
    const network = createNetwork({ ...defaults(model), customers }, random, { record })
    bench.add(`tick, ${customers} customers${record ? ', recorded' : ''}`, () => tick(network, random))
  }
  bench.add('run of 150 ticks, 40 customers', () => void model.solve(defaults(model), createRandom(1)))
  await bench.run()
  console.table(
    bench.tasks.map(({ name, result }) => ({
      task: name,
      'median (µs)': result.state === 'completed' ? Math.round(result.latency.p50 * 1e4) / 10 : result.state,
    })),
  )

  const count = 2
  const start = performance.now()
  const runs = await Promise.all(
    Array.from(
      { length: count },
      (_, index) =>
        new Promise<number>((resolve, reject) =>
          new Worker(new URL(import.meta.url), { workerData: { index, count } })
            .once('message', resolve)
            .once('error', reject),
        ),
    ),
  )
  const seconds = (performance.now() - start) / 1000
  console.log(`${runs.reduce((a, b) => a + b)} runs of 150 ticks, ${count} workers: ${seconds.toFixed(2)} s`)

  const random = createRandom(1)
  const network = createNetwork(defaults(model), random, { record: true })
  const heap = () => {
    globalThis.gc?.()
    return (process.memoryUsage().heapUsed / 2 ** 20).toFixed(2)
  }
  for (let t = 0; t < 1000; t++) tick(network, random)
  const before = heap()
  for (let t = 0; t < 100_000; t++) tick(network, random)
  console.log(`heap over 100,000 ticks: ${before} MiB before, ${heap()} MiB after`)
}
