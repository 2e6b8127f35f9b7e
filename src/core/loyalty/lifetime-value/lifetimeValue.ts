import { conditionalExpectation, type Parameters, type PurchaseModel } from '../btyd/purchaseModel.ts'
import type { History } from '../purchases/history.ts'
import { type Duration, inUnit, type TimeUnit, unitRatio } from '../purchases/timeUnit.ts'

export interface LifetimeValueOptions {
  /** The unit of the history and of the model's parameters. */
  readonly unit: TimeUnit
  /** How far ahead, counted in whole `horizon.unit`s; the value of each is discounted at its end. */
  readonly horizon: Duration
  readonly discount: { readonly rate: number; readonly per: TimeUnit }
  /** Expected worth of one purchase, in money. */
  readonly spend: number
}

/**
 * Expected discounted value of what a customer will still buy:
 *
 *   CLV = Σ_{k=1}^{K} E[M] · (CE(k) − CE(k − 1)) / (1 + d)^k
 *
 * with CE(k) the purchases expected in the next k units of the horizon. Every time carries its unit: taking months
 * of 30 units on weekly data, as a widely copied tutorial does, makes a customer 3.9 times too dear.
 *
 * @throws RangeError when the horizon is not a whole number of its units, or the rate is −1 or less
 */
export function lifetimeValue<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  history: History,
  options: LifetimeValueOptions,
): number {
  const { unit, horizon, discount, spend } = options
  if (!(Number.isInteger(horizon.value) && horizon.value >= 0))
    throw new RangeError(`invalid horizon; not a whole number of ${horizon.unit}s: ${horizon.value}`)
  if (!(discount.rate > -1)) throw new RangeError(`invalid discount rate; not above −1: ${discount.rate}`)
  const step = inUnit({ value: 1, unit: horizon.unit }, unit)
  const perStep = (1 + discount.rate) ** unitRatio(horizon.unit, discount.per)
  let value = 0
  let before = 0
  for (let k = 1; k <= horizon.value; k++) {
    const through = conditionalExpectation(model, parameters, history, k * step)
    value += (through - before) / perStep ** k
    before = through
  }
  return spend * value
}
