import { expectedSpend, type GammaGammaParameters } from '../btyd/gammaGamma.ts'
import { expectedIn, type Parameters, type PurchaseModel } from '../btyd/purchaseModel.ts'
import { discountedIn, type DiscountOptions } from '../lifetime-value/lifetimeValue.ts'
import type { History } from '../purchases/history.ts'

/** What is expected of one customer. */
export interface Outlook {
  readonly alive: number
  readonly expected: number
  /** Of one purchase to come; null without amounts, or where no mean exists. */
  readonly spend: number | null
  readonly value: number | null
}

/**
 * What a fitted model expects of many customers in the next `ahead` units.
 *
 * @param worth what purchases are worth and over which time they count; null where there are no amounts
 * @throws RangeError as `discountedIn` does
 */
export function outlookOf<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  ahead: number,
  worth: ({ readonly spends: GammaGammaParameters } & DiscountOptions) | null,
): (customer: History & { readonly zbar: number }) => Outlook {
  const expected = expectedIn(model, parameters, ahead)
  const discounted = worth && discountedIn(model, parameters, worth)
  return (customer) => {
    const spend = worth && expectedSpend(worth.spends, customer)
    return {
      alive: model.probabilityAlive(parameters, customer),
      expected: expected(customer),
      spend,
      value: spend === null || !discounted ? null : spend * discounted(customer),
    }
  }
}
