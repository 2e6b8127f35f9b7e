/** Dates as day numbers: days since 1970-01-01 in the proleptic Gregorian calendar, without clock or time zone. */

export const DATE_FORMATS = [
  'year-month-day',
  'day-month-year',
  'month-day-year',
  'excel-serial',
  'unix-time',
] as const
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

const pad = (v: number, width: number) => String(v).padStart(width, '0')

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
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** A time of day at the end of a stamp, with or without its zone. */
const TIME =
  /[T\s]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?\s*(?<half>[ap]\.?m\.?)?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a date, perhaps with a time: `19970930`, `1997-09-30`, `30/9/1997`, `30 Sep 1997`, `1997年9月30日`,
 * `1997-09-30T23:10+02:00`; a spreadsheet's day number (`35703`); seconds or milliseconds since 1970.
 *
 * A stamp that carries its zone is brought to `utcOffset` before the day is taken; one without a zone is taken
 * as local. A year of two digits is read as 1969 to 2068, as POSIX does.
 *
 * @param utcOffset hours east of Greenwich of the place whose days count
 * @throws RangeError that names the text when it is not a date of that format
 */
export function parseDay(text: string, format: DateFormat = 'year-month-day', utcOffset = 0): number {
  const stamp = text.trim()
  if (format === 'excel-serial' || format === 'unix-time') return parseCount(stamp, format, utcOffset)
  const time = TIME.exec(stamp)
  const [year, month, day] = fieldsOf(time ? stamp.slice(0, time.index) : stamp, format, text)
  const days = dayNumber(year, month, day)
  if (!time) return days
  const { hour, minute, second = '0', half, zone } = time.groups as Partial<Record<string, string>>
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour)
  const digits = (zone ?? '').replace(/\D/g, '').padStart(4, '0')
  const [zoneHours, zoneMinutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))]
  // A leap second is the sixtieth; no place is more than fourteen hours from Greenwich.
  if (
    !(Number(hour) <= (half ? 12 : 23) && Number(minute) <= 59 && Number(second) <= 60) ||
    !(zoneHours + zoneMinutes / 60 <= 14 && zoneMinutes <= 59)
  )
    throw new RangeError(`invalid date; no such time of day: ${text}`)
  if (!zone) return days
  const east = (zone.startsWith('-') ? -1 : 1) * (zoneHours + zoneMinutes / 60)
  return Math.floor(days + (hours + Number(minute) / 60 - east + utcOffset) / 24)
}

/** Does a stamp say in which zone its clock stood? */
export function hasZone(text: string): boolean {
  return TIME.exec(text.trim())?.groups?.zone !== undefined
}

/** Year, month and day of a text without its time. */
function fieldsOf(date: string, format: DateFormat, text: string): readonly [number, number, number] {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(date)
  if (compact) return [Number(compact[1]), Number(compact[2]), Number(compact[3])]
  const named =
    /^(?<day>\d{1,2})[-\s./]*(?<month>[a-z]{3,9})\.?[-\s./,]*(?<year>\d{2}|\d{4})$/i.exec(date) ??
    /^(?<month>[a-z]{3,9})\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{2}|\d{4})$/i.exec(date)
  if (named?.groups) {
    const month = MONTHS.indexOf(named.groups.month!.slice(0, 3).toLowerCase()) + 1
    if (month > 0) return [fullYear(named.groups.year!), month, Number(named.groups.day)]
  }
  const fields =
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(date) ?? /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(date)
  if (!fields) throw new RangeError(`invalid date; not a ${format} date: ${text}`)
  const [first, second, third] = fields.slice(1) as [string, string, string]
  const [year, month, day] =
    format === 'year-month-day' || date.includes('年')
      ? [first, second, third]
      : format === 'day-month-year'
        ? [third, second, first]
        : [third, first, second]
  if (year.length === 3 || (format === 'year-month-day' && year.length !== 4))
    throw new RangeError(`invalid date; a year has four digits: ${text}`)
  return [fullYear(year), Number(month), Number(day)]
}

function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length === 4 ? year : year + (year < 69 ? 2000 : 1900)
}

/** Days since 1899-12-30, as spreadsheets count, or time since 1970 in seconds or milliseconds. */
function parseCount(text: string, format: DateFormat, utcOffset: number): number {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (format === 'excel-serial') {
    // 1954 to 2119: other numbers are hardly dates.
    if (!(value >= 20_000 && value < 80_400))
      throw new RangeError(`invalid date; not a ${format} date: ${text}`)
    return Math.floor(value) - 25_569
  }
  const seconds = value >= 1e11 ? value / 1000 : value
  if (!(seconds >= 1e8 && seconds < 1e10)) throw new RangeError(`invalid date; not a ${format} date: ${text}`)
  return Math.floor((seconds / 3600 + utcOffset) / 24)
}

export interface DetectedFormat {
  readonly format: DateFormat
  /** Other formats that read as many texts: then a person must choose. */
  readonly ambiguousWith: readonly DateFormat[]
  /** Distinct texts that the format does not read. */
  readonly failures: number
}

/**
 * The format that reads most of the texts.
 *
 * @throws RangeError when none reads half of them, naming the first text that the best one does not read
 */
export function detectDateFormat(texts: Iterable<string>): DetectedFormat {
  const distinct = [...new Set(texts)]
  const read = (format: DateFormat) => distinct.map((text) => dayOrNull(text, format))
  const attempts = DATE_FORMATS.map((format) => {
    const days = read(format)
    return { format, days, failures: days.filter((day) => day === null).length }
  })
  const best = attempts.reduce((a, b) => (b.failures < a.failures ? b : a))
  if (distinct.length === 0 || best.failures > distinct.length / 2)
    throw new RangeError(
      `invalid date; read by no format: ${distinct[Math.max(0, best.days.indexOf(null))] ?? ''}`,
    )
  // Formats that agree on every day are no choice: a year of four digits in front is read alike by all.
  const ambiguousWith = attempts
    .filter(
      ({ format, failures, days }) =>
        format !== best.format && failures === best.failures && days.some((day, i) => day !== best.days[i]),
    )
    .map(({ format }) => format)
  return { format: best.format, ambiguousWith, failures: best.failures }
}

/** The day, or null where the text is not a date of that format. */
export function dayOrNull(text: string, format: DateFormat, utcOffset = 0): number | null {
  try {
    return parseDay(text, format, utcOffset)
  } catch {
    return null
  }
}
