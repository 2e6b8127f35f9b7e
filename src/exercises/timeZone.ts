import type { Language } from '../core/text.ts'

/** Is this a time zone of the IANA data base that this platform knows? */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** Minutes by which the clocks of a zone are ahead of UTC at a moment (milliseconds). */
export function offsetAt(time: number, timeZone: string): number {
  return (wallClock(time, timeZone) - Math.floor(time / MINUTE) * MINUTE) / MINUTE
}

/**
 * The moment at which the clocks of a zone show a local time, with its offset: `2027-03-01T23:59+08:00`.
 *
 * A time that clocks skip in spring is moved on by what they skip; one that they show twice in autumn is the first
 * (the rule of RFC 5545 and of Temporal's `compatible`).
 *
 * @param local such as `2027-03-01T23:59`, as a date-and-time field gives it
 * @throws RangeError for another form, a date that does not exist, or an unknown zone
 */
export function momentOf(local: string, timeZone: string): string {
  const [, text] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(local) ?? []
  const wall = text === undefined ? Number.NaN : Date.parse(`${text}Z`)
  if (!Number.isFinite(wall) || toLocal(wall) !== text)
    throw new RangeError(`invalid local; not a time such as 2027-03-01T23:59: ${local}`)
  const offsets = [wall - DAY, wall + DAY].map((time) => offsetAt(time, timeZone))
  const shown = offsets.filter((offset) => offsetAt(wall - offset * MINUTE, timeZone) === offset)
  const offset = shown.length > 0 ? Math.max(...shown) : offsets[0]!
  return withOffset(wall - offset * MINUTE, timeZone)
}

/**
 * Does a moment, `2027-03-01T23:59+08:00`, name a day and an hour that there are? `Date.parse` takes 30 February for
 * 2 March and 24:00 for the next day.
 */
export function isOnCalendar(moment: string): boolean {
  const local = moment.slice(0, 16)
  const wall = Date.parse(`${local}Z`)
  return Number.isFinite(Date.parse(moment)) && Number.isFinite(wall) && toLocal(wall) === local
}

/** What the clocks of a zone show at a moment, for a date-and-time field: `2027-03-01T23:59`. */
export const localOf = (moment: string, timeZone: string): string =>
  toLocal(wallClock(Date.parse(moment), timeZone))

/** A moment (milliseconds) in words: date, time, zone and its distance from UTC. */
export function showMoment(time: number, timeZone: string, language: Language): string {
  const date = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time)
  const offset = `UTC${offsetText(offsetAt(time, timeZone)).replace('-', '\u2212')}`
  const zone = timeZone === 'UTC' ? timeZone : `${timeZone}, ${offset}`
  return language === 'zh' ? `${date}（${zone}）` : `${date} (${zone})`
}

const MINUTE = 60_000
const DAY = 86_400_000

/** The clock's reading as if it were UTC, to the minute. */
function wallClock(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(time)
  const of = (type: string) => Number(parts.find((part) => part.type === type)!.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'))
}

const toLocal = (wall: number) => new Date(wall).toISOString().slice(0, 16)

const withOffset = (time: number, timeZone: string) =>
  toLocal(wallClock(time, timeZone)) + offsetText(offsetAt(time, timeZone))

const two = (value: number) => String(value).padStart(2, '0')

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
