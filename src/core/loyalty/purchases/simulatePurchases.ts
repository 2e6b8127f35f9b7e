import { drawSpends, type GammaGammaParameters } from '../btyd/gammaGamma.ts'
import type { Parameters, PurchaseModel } from '../btyd/purchaseModel.ts'
import type { Random } from '../../numerics/random.ts'
import type { Purchase } from './purchaseLog.ts'
import { DAYS_PER, type TimeUnit } from './timeUnit.ts'

/**
 * Draws a purchase log: customers enter evenly over the first `entryDays` days, buy again as the model says until
 * the end, and spend as the Gamma-Gamma model says. A purchase is entered on the day after the time drawn has
 * passed, so that no repeat falls on the day of the first purchase.
 *
 * @param options.unit of the model's parameters
 */
export function simulatePurchases<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  spends: GammaGammaParameters,
  options: {
    readonly customers: number
    readonly unit: TimeUnit
    readonly firstDay: number
    readonly entryDays: number
    readonly days: number
  },
  random: Random,
): Purchase[] {
  const { customers, unit, firstDay, entryDays, days } = options
  return Array.from({ length: customers }, (_, i) => {
    const entry = firstDay + Math.floor((i * entryDays) / customers)
    const T = (firstDay + days - 1 - entry) / DAYS_PER[unit]
    const repeats = model.draw(parameters, T, random).map((t) => entry + Math.ceil(t * DAYS_PER[unit]))
    const own = [entry, ...repeats]
    const amounts = drawSpends(spends, own.length, random)
    const customer = String(i + 1).padStart(String(customers).length, '0')
    return own.map((day, k) => ({
      customer,
      day,
      amount: Math.max(0.01, Math.round(100 * amounts[k]!) / 100),
    }))
  }).flat()
}
