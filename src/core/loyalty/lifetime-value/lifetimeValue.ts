import { ofMany, type Parameters, type PurchaseModel } from '../btyd/purchaseModel.ts'
import type { History } from '../purchases/history.ts'
import { type Duration, inUnit, type TimeUnit, unitRatio } from '../purchases/timeUnit.ts'

export interface DiscountOptions {
  /** The unit of the history and of the model's parameters. */
  readonly unit: TimeUnit
  /** How far ahead, counted in whole `horizon.unit`s; the value of each is discounted at its end. */
  readonly horizon: Duration
  readonly discount: { readonly rate: number; readonly per: TimeUnit }
}

export interface LifetimeValueOptions extends DiscountOptions {
  /** Expected worth of one purchase, in money. */
  readonly spend: number
}

/**
 * Discounted purchases still to come of many customers,
 *
 *   Σ_{k=1}^{K} (CE(k) − CE(k − 1)) / (1 + d)^k
 *
 * with CE(k) the purchases expected in the next k units of the horizon. Every time carries its unit: taking months
 * of 30 units on weekly data, as a widely copied tutorial does, makes a customer 3.9 times too dear.
 *
 * @throws RangeError when the horizon is not a whole number of its units, or the rate is −1 or less
 */
export function discountedIn<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  { unit, horizon, discount }: DiscountOptions,
): (history: History) => number {
  if (!(Number.isInteger(horizon.value) && horizon.value >= 0))
    throw new RangeError(`invalid horizon; not a whole number of ${horizon.unit}s: ${horizon.value}`)
  if (!(discount.rate > -1)) throw new RangeError(`invalid discount rate; not above −1: ${discount.rate}`)
  const { expectedPurchases } = model.whileAlive ?? model
  const step = inUnit({ value: 1, unit: horizon.unit }, unit)
  const perStep = (1 + discount.rate) ** unitRatio(horizon.unit, discount.per)
  return ofMany(model, parameters, (posterior) => {
    let value = 0
    let before = 0
    for (let k = 1; k <= horizon.value; k++) {
      const through = expectedPurchases(posterior, k * step)
      value += (through - before) / perStep ** k
      before = through
    }
    return value
  })
}

/**
 * Expected discounted value of what one customer will still buy: CLV = E[M] · discounted purchases.
 *
 * @throws RangeError as `discountedIn` does
 */
export function lifetimeValue<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  history: History,
  { spend, ...options }: LifetimeValueOptions,
): number {
  return spend * discountedIn(model, parameters, options)(history)
}
