/**
 * The sharing game's recompute, and our solver beside another: `node tests/bench/replicator.bench.ts`. A reader who
 * drags a slider waits for the whole portrait; the target is 4 ms on one core.
 */
import { createRequire } from 'node:module'
import { Bench } from 'tinybench'
import { defaults } from '../../src/core/model/model.ts'
import { solveOde } from '../../src/core/numerics/ode.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import { logistic, logit, logitField } from '../../src/core/replicator/field.ts'
import { finiteEnsemble } from '../../src/core/replicator/finitePopulation.ts'
import { model } from '../../src/core/replicator/model.ts'
import { coefficients } from '../../src/core/replicator/payoffs.ts'
import { portrait } from '../../src/core/replicator/portrait.ts'

// CommonJS without types: odex 2, the extrapolation code of Hairer, Nørsett & Wanner, is the other npm solver.
const { Solver } = createRequire(import.meta.url)('odex')

const values = defaults(model)
const c = coefficients(values)
const starts = Array.from({ length: 20 }, (_, k): [number, number] => [
  ((k % 5) + 0.5) / 5,
  (Math.floor(k / 5) + 0.5) / 4,
])

/** The same problem for both: the game in logit coordinates over time 12 from (0.4, 0.4). */
const start = [logit(0.4), logit(0.4)]
const end = 12
const field = logitField(c)
function ours(tolerance: number) {
  const solution = solveOde(field, 0, end, start, {
    relativeTolerance: tolerance,
    absoluteTolerance: tolerance,
  })
  return { y: solution.y, evaluations: solution.evaluations }
}
function odex(tolerance: number) {
  const solver = new Solver(2)
  solver.absoluteTolerance = tolerance
  solver.relativeTolerance = tolerance
  const advantage = (_: number, [u, v]: number[]) => [
    c.customerGain * logistic(v) - c.customerCost + c.subsidy,
    c.enterpriseGain * logistic(u) - c.enterpriseCost,
  ]
  const solution = solver.solve(advantage, 0, start, end)
  return { y: solution.y as number[], evaluations: solution.nEval as number }
}

const bench = new Bench({ time: 1000, warmupTime: 300 })
bench.add('portrait: 20 orbits, field 20 × 20, separatrix, basin', () => portrait(values, starts))
bench.add('model.solve, as in a sweep', () => model.solve(values, createRandom(1)))
bench.add('200 runs of 100 customers and 50 enterprises to time 12', () =>
  finiteEnsemble(c, { customers: 100, enterprises: 50, selection: 1, mutation: 0.01 }, values, 1),
)
const tolerances = [1e-6, 1e-9, 1e-11]
for (const tolerance of tolerances) {
  bench.add(`ours ${tolerance}`, () => ours(tolerance))
  bench.add(`odex ${tolerance}`, () => odex(tolerance))
}
await bench.run()

const median = (name: string) => {
  const result = bench.getTask(name)!.result
  if (!('latency' in result)) throw new Error(`${name} did not run`)
  return result.latency.p50
}
console.table(
  bench.tasks.slice(0, 3).map(({ name }) => ({ name, 'median ms': Number(median(name).toFixed(3)) })),
)

const exact = ours(1e-14).y
console.table(
  tolerances.map((tolerance) => {
    const run = { ours: ours(tolerance), odex: odex(tolerance) }
    const error = (y: ArrayLike<number>) =>
      Math.max(Math.abs(y[0] - exact[0]), Math.abs(y[1] - exact[1])).toExponential(1)
    return {
      tolerance,
      'ours ms': Number(median(`ours ${tolerance}`).toFixed(4)),
      'odex ms': Number(median(`odex ${tolerance}`).toFixed(4)),
      'odex / ours': Number((median(`odex ${tolerance}`) / median(`ours ${tolerance}`)).toFixed(2)),
      'our error': error(run.ours.y),
      'odex error': error(run.odex.y),
      'our evaluations': run.ours.evaluations,
      'odex evaluations': run.odex.evaluations,
    }
  }),
)
