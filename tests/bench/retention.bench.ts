/**
 * The retention cube's recompute: `node tests/bench/retention.bench.ts`. A reader who drags a slider waits for one of
 * these; a frame is 16.7 ms.
 */
import { Bench } from 'tinybench'
import { defaults } from '../../src/core/model/model.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import { simulateCohort } from '../../src/core/retention/cube/cohort.ts'
import { model } from '../../src/core/retention/cube/model.ts'

const values = defaults(model)
const bench = new Bench({ time: 1000, warmupTime: 300 })

for (const size of [500, 1000, 4000, 20000])
  bench.add(`cohort of ${size} × 48 months`, () => simulateCohort(values, 1, { size, months: 48 }))
bench.add('cohort of 4000 that all stay', () =>
  simulateCohort({ ...values, stayBase: 20 }, 1, { size: 4000, months: 48 }),
)
bench.add('model with an intervention (two cohorts of 4000)', () =>
  model.solve({ ...values, priceStep: 1 }, createRandom(1)),
)
await bench.run()

const medians = bench.tasks.map(({ name, result }) => {
  if (!('latency' in result)) throw new Error(`${name} did not run`)
  return { name, 'median ms': result.latency.p50, samples: result.latency.samplesCount }
})
const reference = medians.find(({ name }) => name.startsWith('cohort of 4000'))!['median ms']
console.table(
  medians.map((row) => ({
    ...row,
    'median ms': row['median ms'].toFixed(1),
    ratio: (row['median ms'] / reference).toFixed(2),
  })),
)
