/**
 * Fitting customer base models: `node tests/bench/clv.bench.ts`. The log is the simulated one that ships, of as many
 * customers as CDNOW's; the workbench must stay responsive at 100,000, which is what grouping equal histories is for.
 */
import { readFileSync } from 'node:fs'
import { Bench } from 'tinybench'
import { bgnbd } from '../../src/core/loyalty/btyd/bgnbd.ts'
import { fitGammaGamma } from '../../src/core/loyalty/btyd/gammaGamma.ts'
import { mbgnbd } from '../../src/core/loyalty/btyd/mbgnbd.ts'
import { nbd } from '../../src/core/loyalty/btyd/nbd.ts'
import { paretonbd } from '../../src/core/loyalty/btyd/paretonbd.ts'
import { CDNOW } from '../../src/core/loyalty/btyd/published.ts'
import {
  conditionalExpectation,
  fitPurchaseModel,
  totalLogLikelihood,
} from '../../src/core/loyalty/btyd/purchaseModel.ts'
import { groupHistories } from '../../src/core/loyalty/purchases/history.ts'
import { parsePurchaseLog } from '../../src/core/loyalty/purchases/purchaseLog.ts'
import { simulatePurchases } from '../../src/core/loyalty/purchases/simulatePurchases.ts'
import { summarise } from '../../src/core/loyalty/purchases/summarise.ts'
import { createRandom } from '../../src/core/numerics/random.ts'

const text = readFileSync(new URL('../../content/datasets/purchase-log.csv', import.meta.url), 'utf8')
const { purchases } = parsePurchaseLog(text)
const end = { unit: 'week', calibrationEnd: Math.min(...purchases.map((p) => p.day)) + 272 } as const
const { customers } = summarise(purchases, end)
const groups = groupHistories(customers)
const ungrouped = customers.map(({ x, tx, T }) => ({ x, tx, T, count: 1 }))

const many = simulatePurchases(
  bgnbd,
  CDNOW.bgnbd,
  CDNOW.gammaGamma,
  { customers: 100_000, unit: 'week', firstDay: 0, entryDays: 84, days: 273 },
  createRandom(1),
)
const manyCustomers = summarise(many, { unit: 'week' }).customers
const manyGroups = groupHistories(manyCustomers)

const bench = new Bench({ time: 500, iterations: 5, warmupTime: 50, warmupIterations: 1 })
bench
  .add('read and summarise the log', () => summarise(parsePurchaseLog(text).purchases, end))
  .add(`one BG/NBD likelihood, ${groups.length} groups`, () => totalLogLikelihood(bgnbd, CDNOW.bgnbd, groups))
  .add(`the same, ${ungrouped.length} customers`, () => totalLogLikelihood(bgnbd, CDNOW.bgnbd, ungrouped))
  .add('fit NBD', () => fitPurchaseModel(nbd, groups))
  .add('fit BG/NBD', () => fitPurchaseModel(bgnbd, groups))
  .add('fit MBG/NBD', () => fitPurchaseModel(mbgnbd, groups))
  .add('fit Pareto/NBD', () => fitPurchaseModel(paretonbd, groups))
  .add('fit Gamma-Gamma', () => fitGammaGamma(customers))
  .add('conditional expectations of all', () =>
    // Summed, lest the engine see that nobody looks.
    customers.reduce((sum, c) => sum + conditionalExpectation(bgnbd, CDNOW.bgnbd, c, 39), 0),
  )
  .add('group 100,000 customers', () => groupHistories(manyCustomers))
  .add(`fit BG/NBD to 100,000 (${manyGroups.length} groups)`, () => fitPurchaseModel(bgnbd, manyGroups))
await bench.run()

const medians = bench.tasks.map(({ name, result }) => {
  if (!('latency' in result)) throw new Error(`${name} did not run`)
  return { name, median: result.latency.p50, samples: result.latency.samplesCount }
})
const one = medians.find(({ name }) => name === 'fit BG/NBD')!.median
console.table(
  medians.map(({ name, median, samples }) => ({
    name,
    'median ms': median.toFixed(2),
    'of a BG/NBD fit': (median / one).toFixed(3),
    samples,
  })),
)
