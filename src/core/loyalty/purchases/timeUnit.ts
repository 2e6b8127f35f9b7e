/** A model's time has a unit; mixing them is the commonest mistake in lifetime values, so every span carries it. */
export type TimeUnit = 'day' | 'week' | 'month' | 'year'

export interface Duration {
  readonly value: number
  readonly unit: TimeUnit
}

/** Days in a unit; a month is a twelfth of the mean (Julian) year. */
export const DAYS_PER: Readonly<Record<TimeUnit, number>> = {
  day: 1,
  week: 7,
  month: 365.25 / 12,
  year: 365.25,
}

/** How many `to` units one `from` unit is: `unitRatio('month', 'week')` is 4.348. */
export function unitRatio(from: TimeUnit, to: TimeUnit): number {
  return DAYS_PER[from] / DAYS_PER[to]
}

/** The same span in another unit. */
export function inUnit(duration: Duration, unit: TimeUnit): number {
  return duration.value * unitRatio(duration.unit, unit)
}
