import type { Random } from '../../numerics/random.ts'
import { maximumLikelihood, type MaximumLikelihood } from '../likelihood/maximumLikelihood.ts'
import { checkHistory, checkOpportunities, type History, type HistoryGroup } from '../purchases/history.ts'

/**
 * A model of repeat purchases: while alive a customer buys at random, at some time perhaps leaves for good, and both
 * tendencies differ between customers. Time is continuous, or counts opportunities. All parameters are positive.
 *
 * What it says of one customer follows from three parts: is the customer alive, what do the parameters become
 * for one who bought like this and is alive (conjugate priors: the same family), and what does a customer of
 * such parameters buy.
 */
export interface PurchaseModel<P extends string = string> {
  readonly id: string
  readonly name: string
  readonly parameters: readonly P[]
  /** Times are whole numbers, of opportunities to buy once. */
  readonly inOpportunities?: boolean
  /** ln of the likelihood of one history; a function of parameters first, so that what is shared is computed once. */
  readonly logLikelihood: (parameters: Readonly<Record<P, number>>) => (history: History) => number
  /** P(alive at T | history). */
  readonly probabilityAlive: (parameters: Readonly<Record<P, number>>, history: History) => number
  /** The parameters of a customer with this history who is alive at T. */
  readonly posterior: (parameters: Readonly<Record<P, number>>, history: History) => Record<P, number>
  /** E[X(t)], the repeat purchases in (0, t] of a customer just acquired. */
  readonly expectedPurchases: (parameters: Readonly<Record<P, number>>, t: number) => number
  /** P(X(t) = n) for a customer just acquired. */
  readonly probabilityOfPurchases: (parameters: Readonly<Record<P, number>>, t: number, n: number) => number
  /** The same for a customer known to be alive at 0, when that differs from being just acquired. */
  readonly whileAlive?: Pick<PurchaseModel<P>, 'expectedPurchases' | 'probabilityOfPurchases'>
  /** Draws the times of repeat purchases in (0, T] of one customer. */
  readonly draw: (parameters: Readonly<Record<P, number>>, T: number, random: Random) => number[]
  readonly start: (groups: readonly HistoryGroup[]) => Record<P, number>
}

/** Throws `RangeError` where the model knows no such history. */
export function checkOf({
  inOpportunities,
}: Pick<PurchaseModel, 'inOpportunities'>): (history: History) => void {
  return inOpportunities ? checkOpportunities : checkHistory
}

export type Parameters<P extends string> = Readonly<Record<P, number>>

/** Σ count · ln L(x, tx, T). */
export function totalLogLikelihood<P extends string>(
  model: Pick<PurchaseModel<P>, 'logLikelihood'>,
  parameters: Parameters<P>,
  groups: readonly HistoryGroup[],
): number {
  const one = model.logLikelihood(parameters)
  let sum = 0
  for (const group of groups) sum += group.count * one(group)
  return sum
}

/**
 * Maximum likelihood of a purchase model on grouped histories.
 *
 * @throws RangeError when there are none, or the model knows no such history
 */
export function fitPurchaseModel<P extends string>(
  model: PurchaseModel<P>,
  groups: readonly HistoryGroup[],
): MaximumLikelihood<P> {
  if (groups.length === 0) throw new RangeError('invalid groups; no customer: []')
  groups.forEach(checkOf(model))
  return maximumLikelihood(model.start(groups), (parameters) => totalLogLikelihood(model, parameters, groups))
}

/**
 * E[f] = P(alive) · f(posterior) for many customers, f being nothing of one who is gone. What such a customer does
 * while alive depends on x and T alone, so that it is computed once for all who share them.
 */
export function ofMany<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  f: (posterior: Parameters<P>) => number,
): (history: History) => number {
  const whileAlive = byCountAndAge((history) => f(model.posterior(parameters, history)))
  return (history) => model.probabilityAlive(parameters, history) * whileAlive(history)
}

function byCountAndAge(f: (history: History) => number): (history: History) => number {
  const known = new Map<number, number[]>()
  return (history) => {
    let ofAge = known.get(history.T)
    if (!ofAge) known.set(history.T, (ofAge = []))
    return (ofAge[history.x] ??= f(history))
  }
}

/** E[X(T, T + t) | history] = P(alive) · E[X(t)] under the posterior, for many customers. */
export function expectedIn<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  t: number,
): (history: History) => number {
  const { expectedPurchases } = model.whileAlive ?? model
  return ofMany(model, parameters, (posterior) => expectedPurchases(posterior, t))
}

/** The same for one customer. */
export function conditionalExpectation<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  history: History,
  t: number,
): number {
  return expectedIn(model, parameters, t)(history)
}

/** P(X(T, T + t) = n | history): alive and n purchases, or gone and none. */
export function conditionalProbability<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  history: History,
  t: number,
  n: number,
): number {
  const { probabilityOfPurchases } = model.whileAlive ?? model
  const alive = model.probabilityAlive(parameters, history)
  const later = probabilityOfPurchases(model.posterior(parameters, history), t, n)
  return alive * later + (n === 0 ? 1 - alive : 0)
}

/** Customers, purchases and mean time: a start whose mean purchase rate is the data's. */
export function meanRate(groups: readonly HistoryGroup[]): { readonly rate: number; readonly time: number } {
  let customers = 0
  let purchases = 0
  let time = 0
  for (const { x, T, count } of groups) {
    customers += count
    purchases += count * x
    time += count * T
  }
  return { rate: Math.max(purchases, 0.5) / Math.max(time, 1e-9), time: Math.max(time, 1e-9) / customers }
}

/** f of a whole number, each value computed once. */
export function tabulated(f: (n: number) => number): (n: number) => number {
  const values: number[] = []
  return (n) => (values[n] ??= f(n))
}
