import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Bench } from 'tinybench'
import { defaults } from '../../src/core/model/model.ts'
import { tornado } from '../../src/core/model/sensitivity.ts'
import { decodeState, encodeState } from '../../src/core/model/state.ts'
import { parseAxis, sweep, sweepTwo } from '../../src/core/model/sweep.ts'
import { validate } from '../../src/core/model/validate.ts'
import { model } from '../../src/core/replicator/model.ts'
import { kitchen } from '../core/model/testModels.ts'

/** What one move of a slider costs around the model, and what the command line costs around 5,000 cases. */

const values = { ...defaults(model), synergy: 3, x0: 0.123456789, subsidy: 0.5 }
const link = encodeState(model, { values })
const axes = ['low=0:4.9:0.1', 'high=5:10:0.1'].map((axis) => parseAxis(kitchen, axis))
const [x, y] = ['synergy=0.5:4:0.07', 'customerUnitCost=0:1:0.02'].map((axis) => parseAxis(model, axis))

const bench = new Bench({ time: 500, throws: true })
bench
  .add('validate (17 parameters)', () => validate(model, values))
  .add('encode a link', () => encodeState(model, { values }))
  .add('decode a link', () => decodeState(model, link))
  .add('sweep of 2,550 rows, a model that costs nothing', () => [...sweep(kitchen, defaults(kitchen), axes)])
  .add('regime map of the sharing game, 51 x 51', () => sweepTwo(model, values, x!, y!, 'basinOfFullSharing'))
  .add('tornado of the sharing game', () => tornado(model, values, 'timeToBoth95'))
await bench.run()
for (const { name, result } of bench.tasks) {
  if (!('latency' in result)) throw new Error(`${name} did not run: ${result.state}`)
  console.log(`${name.padEnd(52)} ${result.latency.p50.toFixed(3)} ms`)
}

const cli = fileURLToPath(new URL('../../src/cli/cvt.ts', import.meta.url))
const cases = JSON.stringify(Array.from({ length: 5000 }, (_, k) => ({ synergy: 0.5 + (3.5 * k) / 5000 })))
const times = Array.from({ length: 5 }, () => {
  const start = performance.now()
  const { status } = spawnSync(process.execPath, [cli, 'solve', 'replicator', '--batch', '-'], {
    input: cases,
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`cvt solve --batch ended with ${status}`)
  return performance.now() - start
})
console.log(
  `${'cvt solve replicator --batch, 5,000 cases'.padEnd(52)} ${times.sort((a, b) => a - b)[2]!.toFixed(0)} ms`,
)
