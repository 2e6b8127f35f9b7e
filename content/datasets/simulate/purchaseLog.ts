import { csvFormatRows } from 'd3-dsv'
import { bgnbd } from '../../../src/core/loyalty/btyd/bgnbd.ts'
import { CDNOW } from '../../../src/core/loyalty/btyd/published.ts'
import { dayNumber, isoDate } from '../../../src/core/loyalty/purchases/calendarDay.ts'
import { simulatePurchases } from '../../../src/core/loyalty/purchases/simulatePurchases.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'

/**
 * The first from 19970101 on whose maximum-likelihood estimates all lie within 1.5 standard errors of the truth, and
 * in which the Pareto/NBD can be told from a model of equal lifetimes (s more than 2 standard errors from 0).
 */
const SEED = 19970110

/**
 * As many customers as CDNOW's famous sample has, entering over twelve weeks and watched for 78, who buy and spend as
 * the models fitted to it say. It stands in for that log, which is not ours to pass on.
 */
export const design = {
  customers: 2357,
  unit: 'week',
  firstDay: dayNumber(2023, 1, 1),
  entryDays: 84,
  days: 546,
} as const

/** Last day of calibration: 39 weeks, the other 39 are held out. */
export const calibrationEnd = design.firstDay + 272

export function purchases() {
  return simulatePurchases(bgnbd, CDNOW.bgnbd, CDNOW.gammaGamma, design, createRandom(SEED))
}

export function files(): Record<string, string> {
  const rows = purchases().map(({ customer, day, amount }) => [customer, isoDate(day), amount.toFixed(2)])
  return { 'purchase-log.csv': `${csvFormatRows([['customer', 'date', 'amount'], ...rows])}\n` }
}
