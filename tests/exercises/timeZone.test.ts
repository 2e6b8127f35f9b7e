import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTimeZone, localOf, momentOf, offsetAt, showMoment } from '../../src/exercises/timeZone.ts'

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]

describe('a local time of a zone', () => {
  it('becomes the moment at which the clocks there show it', () => {
    expect(momentOf('2027-03-01T23:59', 'Asia/Shanghai')).toBe('2027-03-01T23:59+08:00')
    expect(momentOf('2027-03-01T23:59', 'Asia/Kathmandu')).toBe('2027-03-01T23:59+05:45')
    expect(momentOf('2027-01-15T12:00', 'America/St_Johns')).toBe('2027-01-15T12:00-03:30')
    expect(momentOf('2027-07-15T12:00', 'America/St_Johns')).toBe('2027-07-15T12:00-02:30')
    expect(momentOf('2027-07-15T12:00', 'Europe/Berlin')).toBe('2027-07-15T12:00+02:00')
    expect(momentOf('2027-03-01T23:59:30', 'UTC')).toBe('2027-03-01T23:59+00:00')
  })

  // In 2027 the clocks of Berlin skip 2:00 to 3:00 on 28 March, and show 2:00 to 3:00 twice on 31 October.
  it('that clocks skip is moved on, and one that they show twice is the first', () => {
    expect(momentOf('2027-03-28T02:30', 'Europe/Berlin')).toBe('2027-03-28T03:30+02:00')
    expect(momentOf('2027-10-31T02:30', 'Europe/Berlin')).toBe('2027-10-31T02:30+02:00')
    expect(momentOf('2027-10-31T03:30', 'Europe/Berlin')).toBe('2027-10-31T03:30+01:00')
  })

  it('comes back from its moment, in every zone that knows it', () => {
    const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
    fc.assert(
      fc.property(minutes, fc.constantFrom(...ZONES), (minute, zone) => {
        const local = localOf(new Date(minute * 60_000).toISOString(), zone)
        const moment = momentOf(local, zone)
        expect(localOf(moment, zone)).toBe(local)
        expect(moment.slice(0, 16)).toBe(local)
        // The same moment, or the other of two that the clocks show alike.
        const apart = Math.abs(Date.parse(moment) / 60_000 - minute)
        expect([0, 30, 60]).toContain(apart)
      }),
    )
  })

  it('is refused when it is none', () => {
    for (const local of ['', 'tomorrow', '2027-03-01', '2027-02-30T12:00', '2027-03-01T25:00'])
      expect(() => momentOf(local, 'UTC'), local).toThrow(/invalid local; not a time such as/)
    expect(() => momentOf('2027-03-01T12:00', 'Mars/Olympus')).toThrow(RangeError)
  })
})

it('knows zones from names that are none', () => {
  for (const zone of ZONES) expect(isTimeZone(zone), zone).toBe(true)
  for (const name of ['', 'Asia', 'Mars/Olympus', '<b>', '今天']) expect(isTimeZone(name), name).toBe(false)
})

it('gives offsets in minutes, seconds before and after the full minute alike', () => {
  const noon = Date.UTC(2027, 0, 15, 12)
  for (const add of [0, 1, 999, 59_999]) {
    expect(offsetAt(noon + add, 'Asia/Kathmandu')).toBe(345)
    expect(offsetAt(noon + add, 'America/St_Johns')).toBe(-210)
  }
})

it('shows a moment with its zone and its distance from UTC, in both languages', () => {
  const time = Date.parse('2027-03-01T23:59+08:00')
  expect(showMoment(time, 'Asia/Shanghai', 'en')).toBe(
    'Mon, 1 March 2027 at 23:59 (Asia/Shanghai, UTC+08:00)',
  )
  expect(showMoment(time, 'Asia/Shanghai', 'zh')).toMatch(
    /^2027年3月1日.*23:59（Asia\/Shanghai, UTC\+08:00）$/,
  )
  expect(showMoment(time, 'America/St_Johns', 'en')).toMatch(/12:29 \(America\/St_Johns, UTC−03:30\)$/)
  expect(showMoment(time, 'UTC', 'en')).toMatch(/15:59 \(UTC\)$/)
})
