import { COHORTS } from '../../../src/core/loyalty/retention-curve/cohorts.ts'
import { table } from './table.ts'

/** The printed percentages as survivors of 1,000; not simulated, but written from the one place that holds them. */
export function files(): Record<string, string> {
  const survivors = (percentages: readonly number[]) => percentages.map((p) => Math.round(10 * p))
  return {
    'cohorts.csv': table({
      renewals: COHORTS.highEnd.map((_, t) => t),
      high_end: survivors(COHORTS.highEnd),
      regular: survivors(COHORTS.regular),
    }),
  }
}
