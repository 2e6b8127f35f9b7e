import { expectedSpend } from '../btyd/gammaGamma.ts'
import { deltaVariances, type Estimates, type Interval, positiveInterval } from '../likelihood/deltaMethod.ts'
import { discountedIn } from '../lifetime-value/lifetimeValue.ts'
import type { LogSummary } from '../purchases/summarise.ts'
import type { Forecast } from './customerTable.ts'

/** The most customers by whom it is found how the value moves with the parameters; of more, an even part is taken. */
const MOST = 4000

/**
 * How surely the value of all customers is known, relative to it: the limits of total and mean are these times it.
 *
 * By the delta method from the errors of the estimates, those of purchases and of spend taken as independent. What
 * the customers will do by chance, and whether the model is right, is not in it.
 *
 * @returns null without spends, or where a covariance is missing
 */
export function valueInterval(
  summary: LogSummary,
  { model, parameters, spends, value }: Omit<Forecast, 'ahead'>,
  purchaseCovariance: Estimates['covariance'],
  spendCovariance: Estimates['covariance'],
): Interval | null {
  if (!spends || !purchaseCovariance || !spendCovariance) return null
  const every = Math.ceil(summary.customers.length / MOST)
  const customers = summary.customers.filter((_, i) => i % every === 0)
  const spendOf = (s: typeof spends) => customers.map((c) => expectedSpend(s, c) ?? 0)
  const discounted = (p: typeof parameters) =>
    customers.map(discountedIn(model, p, { ...value, unit: summary.unit }))
  const spend = spendOf(spends)
  const purchases = discounted(parameters)
  const total = sumOfProducts(spend, purchases)
  const [byPurchases] = deltaVariances({ parameters, covariance: purchaseCovariance }, (p) => [
    sumOfProducts(spend, discounted(p)),
  ])!
  const [bySpends] = deltaVariances({ parameters: spends, covariance: spendCovariance }, (s) => [
    sumOfProducts(spendOf(s as typeof spends), purchases),
  ])!
  if (!(total > 0)) return null
  return positiveInterval(1, Math.sqrt(byPurchases! + bySpends!) / total)
}

function sumOfProducts(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, v, i) => sum + v * b[i]!, 0)
}
