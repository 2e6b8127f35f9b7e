/**
 * Speed of the structural-equation engine, medians on one core: `node tests/bench/sem.bench.ts`. Beside lavaan, when
 * Rscript with lavaan is on the machine.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Bench } from 'tinybench'
import { createRandom } from '../../src/core/numerics/random.ts'
import { bootstrapDraws } from '../../src/core/sem/bootstrap.ts'
import { fitModel } from '../../src/core/sem/fitModel.ts'
import { population } from '../../src/core/sem/impliedMoments.ts'
import { simulate } from '../../src/core/sem/simulate.ts'
import { parseCsv } from '../../src/core/survey/parseCsv.ts'

const reference = new URL('../reference/sem/', import.meta.url)
const read = (file: string) => ({
  columns: Object.fromEntries(
    parseCsv(readFileSync(new URL(file, reference), 'utf8')).columns.map(({ name, values }) => [
      name,
      values,
    ]),
  ),
})

const hs = read('holzinger-swineford-1939.csv')
const hsMissing = read('holzinger-swineford-missing.csv')
const cfa = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9'

const large = Array.from(
  { length: 10 },
  (_, f) => `f${f} =~ ${Array.from({ length: 4 }, (__, i) => `q${f * 4 + i}`).join(' + ')}`,
)
const covariances = large.flatMap((_, f) => large.slice(0, f).map((__, g) => `f${f} ~~ 0.3*f${g}`)).join('\n')
const largeData = simulate(
  population(`${large.join('\n').replaceAll('q', '0.7*q')}\n${covariances}`, {}, { unitVariances: true }),
  360,
  createRandom(1),
)
const fifteen = 'a =~ p1 + p2 + p3 + p4 + p5\nb =~ p6 + p7 + p8 + p9 + p10\nc =~ p11 + p12 + p13 + p14 + p15'
const fifteenData = simulate(
  population(
    `${fifteen.replaceAll('p', '0.7*p')}\nb ~~ 0.4*a\nc ~~ 0.3*a + 0.5*b`,
    {},
    { unitVariances: true },
  ),
  500,
  createRandom(2),
)
const fitted = fitModel(fifteen, fifteenData)
const hsFitted = fitModel(cfa, hs)

const thousandDraws = '1,000 bootstrap draws on two workers'

/** Some of the draws in a thread of its own, its start included. */
const half = (from: number, to: number) =>
  new Promise((resolve, reject) => {
    const workerData = { model: cfa, data: hs, from, to, start: hsFitted.parameters }
    new Worker(new URL('./bootstrap.worker.ts', import.meta.url), { workerData })
      .on('message', resolve)
      .on('error', reject)
  })

/** Milliseconds allowed. */
const targets: Record<string, number> = {
  'Holzinger–Swineford, 3 factors: fit, SEs, indices': 5,
  '10 latents × 40 items: fit, SEs, indices': 150,
  'one bootstrap draw of Holzinger–Swineford': 5,
  [thousandDraws]: 3000,
  'an arrow drawn, 15 observed variables, warm': 16,
}

const bench = new Bench({ time: 1500, warmupTime: 1000 })
let draw = 0
bench
  .add('Holzinger–Swineford, 3 factors: fit, SEs, indices', () => void fitModel(cfa, hs))
  .add('the same without standard errors', () => void fitModel(cfa, hs, { se: 'none' }))
  .add('the same with modification indices', () => void fitModel(cfa, hs, { modindices: true }))
  .add('the same, robust (MLR)', () => void fitModel(cfa, hs, { estimator: 'MLR' }))
  .add('the same, 8% missing (FIML)', () => void fitModel(cfa, hsMissing, { missing: 'fiml' }))
  .add('10 latents × 40 items: fit, SEs, indices', () => void fitModel(large.join('\n'), largeData))
  .add('one bootstrap draw of Holzinger–Swineford', () => {
    // Ten draws in one call, as a worker makes them; the median is divided below.
    bootstrapDraws(cfa, hs, {}, { seed: 1, from: draw, to: (draw += 10), start: hsFitted.parameters })
  })
  .add('an arrow drawn, 15 observed variables, warm', () => {
    fitModel(`${fifteen}\na =~ p6`, fifteenData, {}, { start: fitted.parameters })
  })
  .add(thousandDraws, async () => {
    await Promise.all([half(0, 500), half(500, 1000)])
  })
await bench.run()
const lavaan = lavaanMedian()

for (const { name, result } of bench.tasks) {
  if (!result || !('latency' in result)) continue
  const median = result.latency.p50 / (name.startsWith('one bootstrap') ? 10 : 1)
  const target = targets[name]
  const ratio = target === undefined ? '' : `  ${(median / target).toFixed(2)} of the ${target} ms allowed`
  console.log(`${name.padEnd(52)} ${median.toFixed(2).padStart(8)} ms${ratio}`)
}
if (lavaan === null) console.log('lavaan: no Rscript with lavaan on this machine')
else {
  const ours = bench.tasks[0]!.result
  const ratio = 'latency' in ours ? (lavaan / ours.latency.p50).toFixed(0) : '?'
  console.log(`lavaan, Holzinger–Swineford: fit, SEs, indices ${lavaan.toFixed(1)} ms (${ratio} times ours)`)
}

/** Median milliseconds of lavaan for the first task, or null without it. */
function lavaanMedian(): number | null {
  const script = `suppressMessages(library(lavaan))
    d <- read.csv("${fileURLToPath(new URL('holzinger-swineford-1939.csv', reference))}")
    m <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
    t <- replicate(25, system.time(fitMeasures(sem(m, data = d)))[["elapsed"]])
    cat(1000 * median(t))`
  const { status, stdout } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : null
}
