import { quantileSorted } from 'd3-array'
import { createRandom, seedOfRun, type Random } from '../numerics/random.ts'
import { solveOde } from '../numerics/ode.ts'
import { customerAdvantage, enterpriseAdvantage } from './field.ts'
import type { Coefficients } from './payoffs.ts'

export interface FinitePopulation {
  /** Numbers of customers and of enterprises, at least 2 each. */
  readonly customers: number
  readonly enterprises: number
  /** β > 0, selection intensity: how surely the better earner is imitated. */
  readonly selection: number
  /** Probability that one who revises picks either strategy at random instead of imitating. */
  readonly mutation: number
}

export interface FinitePath {
  /** Share of each population that shares, at the times asked for. */
  readonly x: readonly number[]
  readonly y: readonly number[]
}

export interface FiniteEnsemble {
  readonly times: readonly number[]
  readonly quantiles: readonly number[]
  /** `x[q][k]`: quantile q of the share of customers at time k, over the runs. */
  readonly x: readonly (readonly number[])[]
  readonly y: readonly (readonly number[])[]
  /** The limit of infinite populations at this selection intensity and mutation. */
  readonly meanField: FinitePath
  /** Share of the runs in which both populations share with at least 0.95 at the last time. */
  readonly bothShare: number
  /** The runs themselves, as many as asked for, to draw some of them. */
  readonly paths: readonly FinitePath[]
}

/** Probability that one who earns `advantage` less than the model imitates it: 1/(1 + e^{−β·advantage}). */
export const fermi = (selection: number, advantage: number): number =>
  1 / (1 + Math.exp(-selection * advantage))

/**
 * Rates of the four events in a state of i of the customers and j of the enterprises sharing: one more or one less
 * customer, one more or one less enterprise.
 *
 * Each individual revises at rate 2/β: with probability μ it picks a strategy at random; else it meets another of
 * its own population, compares mean payoffs against the other population, and imitates with the Fermi
 * probability. With this rate the limit of large populations and weak selection is the replicator equation
 * itself, in its own time (Traulsen, Nowak & Pacheco 2006, Physical Review E 74, 011909, equations 1–3).
 */
export function eventRates(
  c: Coefficients,
  population: FinitePopulation,
  i: number,
  j: number,
): [customerUp: number, customerDown: number, enterpriseUp: number, enterpriseDown: number] {
  const { customers, enterprises, selection } = population
  const pace = 2 / selection
  const [customerUp, customerDown] = revise(population, customers, i, customerAdvantage(c, j / enterprises))
  const [enterpriseUp, enterpriseDown] = revise(
    population,
    enterprises,
    j,
    enterpriseAdvantage(c, i / customers),
  )
  return [pace * customerUp, pace * customerDown, pace * enterpriseUp, pace * enterpriseDown]
}

function revise({ selection, mutation }: FinitePopulation, size: number, sharers: number, advantage: number) {
  const others = size - sharers
  const meet = ((1 - mutation) * sharers * others) / (size - 1)
  return [
    meet * fermi(selection, advantage) + (mutation / 2) * others,
    meet * fermi(selection, -advantage) + (mutation / 2) * sharers,
  ]
}

/**
 * One run of the two finite populations, exact in time (Gillespie 1977): waiting times are exponential with the
 * sum of the rates, events are drawn in proportion to their rates.
 *
 * @param times at which to record the state, in ascending order, from 0
 * @throws RangeError when a size, the selection intensity or the mutation probability is out of range
 */
export function finiteRun(
  c: Coefficients,
  population: FinitePopulation,
  x0: number,
  y0: number,
  times: readonly number[],
  random: Random,
): FinitePath {
  check(population)
  const { customers, enterprises } = population
  let i = Math.round(x0 * customers)
  let j = Math.round(y0 * enterprises)
  const x: number[] = []
  const y: number[] = []
  let t = 0
  for (const time of times) {
    while (t <= time) {
      const [customerUp, customerDown, enterpriseUp, enterpriseDown] = eventRates(c, population, i, j)
      const total = customerUp + customerDown + enterpriseUp + enterpriseDown
      if (total === 0) {
        t = Infinity
        break
      }
      // The waiting time has no memory: one that passes the recording time is drawn anew from there.
      const wait = -Math.log1p(-random()) / total
      if (t + wait > time) {
        t = time
        break
      }
      t += wait
      let pick = random() * total
      if ((pick -= customerUp) < 0) i++
      else if ((pick -= customerDown) < 0) i--
      else if ((pick -= enterpriseUp) < 0) j++
      else if (enterpriseDown > 0) j--
    }
    x.push(i / customers)
    y.push(j / enterprises)
  }
  return { x, y }
}

/**
 * The mean field of the finite populations: ẋ = (2/β)[(1 − μ) x(1 − x) tanh(β·advantage/2) + μ(½ − x)], the same
 * for y. It tends to the replicator equation as β and μ/β tend to 0.
 */
export function meanField(
  c: Coefficients,
  population: FinitePopulation,
  x0: number,
  y0: number,
  times: readonly number[],
): FinitePath {
  const { selection, mutation } = population
  const rate = (p: number, advantage: number) =>
    (2 / selection) *
    ((1 - mutation) * p * (1 - p) * Math.tanh((selection * advantage) / 2) + mutation * (0.5 - p))
  const solution = solveOde(
    (_, [x, y], slope) => {
      slope[0] = rate(x, customerAdvantage(c, y))
      slope[1] = rate(y, enterpriseAdvantage(c, x))
    },
    0,
    times.at(-1) ?? 0,
    [x0, y0],
    { relativeTolerance: 1e-8, absoluteTolerance: 1e-10 },
  )
  const states = times.map((t) => solution.at(t).map((p) => Math.min(1, Math.max(0, p))))
  return { x: states.map((state) => state[0]), y: states.map((state) => state[1]) }
}

/**
 * An ensemble of runs with different seeds, summarised by quantiles at each time beside the mean field.
 *
 * @param seed run r draws from `seedOfRun(seed, r)`, so that runs can be added without changing the others
 */
export function finiteEnsemble(
  c: Coefficients,
  population: FinitePopulation,
  start: { readonly x0: number; readonly y0: number },
  seed: number,
  options: {
    readonly runs?: number
    readonly times?: readonly number[]
    readonly quantiles?: readonly number[]
    readonly keep?: number
  } = {},
): FiniteEnsemble {
  const { runs = 200, quantiles = [0.05, 0.25, 0.5, 0.75, 0.95], keep = 5 } = options
  const times = options.times ?? Array.from({ length: 49 }, (_, k) => k / 4)
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new RangeError(`invalid runs; not a positive integer: ${runs}`)
  const { x0, y0 } = start
  const paths = Array.from({ length: runs }, (_, r) =>
    finiteRun(c, population, x0, y0, times, createRandom(seedOfRun(seed, r))),
  )
  const bands = (of: (path: FinitePath) => readonly number[]) => {
    const sorted = times.map((_, k) => paths.map((path) => of(path)[k]).sort((a, b) => a - b))
    return quantiles.map((q) => sorted.map((values) => quantileSorted(values, q)!))
  }
  return {
    times,
    quantiles,
    x: bands((path) => path.x),
    y: bands((path) => path.y),
    meanField: meanField(c, population, x0, y0, times),
    bothShare: paths.filter((path) => path.x.at(-1)! >= 0.95 && path.y.at(-1)! >= 0.95).length / runs,
    paths: paths.slice(0, keep),
  }
}

function check({ customers, enterprises, selection, mutation }: FinitePopulation) {
  for (const [name, size] of Object.entries({ customers, enterprises }))
    if (!(Number.isInteger(size) && size >= 2))
      throw new RangeError(`invalid ${name}; not an integer of at least 2: ${size}`)
  if (!(selection > 0 && selection < Infinity))
    throw new RangeError(`invalid selection; not positive: ${selection}`)
  if (!(mutation >= 0 && mutation <= 1)) throw new RangeError(`invalid mutation; not in [0, 1]: ${mutation}`)
}
