import type { Parameters, PurchaseModel } from '../btyd/purchaseModel.ts'
import type { LifetimeValueOptions } from '../lifetime-value/lifetimeValue.ts'
import type { History } from '../purchases/history.ts'
import { inUnit, unitRatio } from '../purchases/timeUnit.ts'

/**
 * E[X(T, T + t) | history] for many customers: what such a customer buys while alive depends on x and T alone, so
 * that it is computed once for all who share them.
 */
export function expectedIn<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  t: number,
): (history: History) => number {
  const { expectedPurchases } = model.whileAlive ?? model
  const whileAlive = byCountAndAge((history) => expectedPurchases(model.posterior(parameters, history), t))
  return (history) => model.probabilityAlive(parameters, history) * whileAlive(history)
}

/**
 * Discounted purchases still to come, Σ_k (CE(k) − CE(k − 1))/(1 + d)^k, for many customers: times the spend
 * expected of a purchase, that is `lifetimeValue`.
 */
export function discountedIn<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  { unit, horizon, discount }: Omit<LifetimeValueOptions, 'spend'>,
): (history: History) => number {
  const { expectedPurchases } = model.whileAlive ?? model
  const step = inUnit({ value: 1, unit: horizon.unit }, unit)
  const perStep = (1 + discount.rate) ** unitRatio(horizon.unit, discount.per)
  const whileAlive = byCountAndAge((history) => {
    const posterior = model.posterior(parameters, history)
    let value = 0
    let before = 0
    for (let k = 1; k <= horizon.value; k++) {
      const through = expectedPurchases(posterior, k * step)
      value += (through - before) / perStep ** k
      before = through
    }
    return value
  })
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
