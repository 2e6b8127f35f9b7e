/** Dates as day numbers: days since 1970-01-01 in the proleptic Gregorian calendar, without clock or time zone. */

export const DATE_FORMATS = ['year-month-day', 'day-month-year', 'month-day-year'] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

/**
 * The day number of a calendar date.
 *
 * @throws RangeError when there is no such date
 * @see Hinnant, "chrono-compatible low-level date algorithms", days_from_civil
 */
export function dayNumber(year: number, month: number, day: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= length))
    throw new RangeError(`invalid date; no such day: ${year}-${month}-${day}`)
  // The year starts in March: the leap day is then its last.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The ISO date (`1997-09-30`) of a day number. */
export function isoDate(days: number): string {
  const z = Math.floor(days) + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const pad = (v: number, width: number) => String(v).padStart(width, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

const TIME =
  /^(?<date>[^T\s]+)(?:[T\s]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Reads a date, perhaps with a time: `19970930`, `1997-09-30`, `30/9/1997`, `1997-09-30T23:10+02:00`.
 *
 * A stamp that carries its zone is brought to `utcOffset` before the day is taken; one without a zone is taken
 * as local.
 *
 * @param utcOffset hours east of Greenwich of the place whose days count
 * @throws RangeError that names the text when it is not a date of that format
 */
export function parseDay(text: string, format: DateFormat = 'year-month-day', utcOffset = 0): number {
  const { date, hour, minute, zone } = TIME.exec(text.trim())?.groups ?? {}
  const fields =
    date && (/^(\d{4})(\d{2})(\d{2})$/.exec(date) ?? /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(date))
  if (!fields) throw new RangeError(`invalid date; not a ${format} date: ${text}`)
  const [first, second, third] = fields.slice(1).map(Number) as [number, number, number]
  const compact = fields[0].length === 8 && /^\d+$/.test(fields[0])
  const order = compact ? 'year-month-day' : format
  const [year, month, day] =
    order === 'year-month-day'
      ? [first, second, third]
      : order === 'day-month-year'
        ? [third, second, first]
        : [third, first, second]
  if (year < 1000) throw new RangeError(`invalid date; a year has four digits: ${text}`)
  const days = dayNumber(year, month, day)
  if (!zone || hour === undefined) return days
  const sign = zone.startsWith('-') ? -1 : 1
  const digits = zone.replace(/\D/g, '').padStart(4, '0')
  const east = zone === 'Z' ? 0 : sign * (Number(digits.slice(0, 2)) + Number(digits.slice(2)) / 60)
  return Math.floor(days + (Number(hour) + Number(minute) / 60 - east + utcOffset) / 24)
}

export interface DetectedFormat {
  readonly format: DateFormat
  /** Other formats that also read every text: then a person must choose. */
  readonly ambiguousWith: readonly DateFormat[]
}

/**
 * The formats that read every text.
 *
 * @throws RangeError when none does, naming the first text that fails under the format that gets furthest
 */
export function detectDateFormat(texts: readonly string[]): DetectedFormat {
  const attempts = DATE_FORMATS.map((format) => ({
    format,
    failure: texts.findIndex((text) => !isDay(text, format)),
  }))
  const [format, ...ambiguousWith] = attempts.filter((a) => a.failure < 0).map((a) => a.format)
  if (format)
    return { format, ambiguousWith: texts.every((t) => /^\d{4}/.test(t.trim())) ? [] : ambiguousWith }
  const furthest = Math.max(...attempts.map((a) => a.failure))
  throw new RangeError(`invalid date; row ${furthest + 1} is read by no format: ${texts[furthest]}`)
}

function isDay(text: string, format: DateFormat): boolean {
  try {
    parseDay(text, format)
    return true
  } catch {
    return false
  }
}
