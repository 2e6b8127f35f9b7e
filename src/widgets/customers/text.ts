import { format } from 'd3-format'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'

/** A whole number with its thousands set apart. */
export const count = (value: number) => format(',')(Math.round(value))

/** "1 row", "2,357 customers". */
export const countOf = (value: number, noun: string) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`

/** A number with so many decimals, and a true minus. */
export const decimal = (value: number, digits = 2) => format(`,.${digits}f`)(value).replace('-', '\u2212')

/** About four digits, as a table of estimates has them. */
export const digits = (value: number) =>
  (Math.abs(value) >= 1000
    ? decimal(value, 1)
    : Math.abs(value) >= 0.0995
      ? decimal(value, 3)
      : format('.3~g')(value)
  ).replace('-', '\u2212')

export { percent } from '../../figures/shortNumber.ts'

const units = {
  en: {
    day: ['day', 'days'],
    week: ['week', 'weeks'],
    month: ['month', 'months'],
    year: ['year', 'years'],
  },
  zh: { day: ['天', '天'], week: ['周', '周'], month: ['个月', '个月'], year: ['年', '年'] },
} as const satisfies Record<Language, Record<TimeUnit, readonly [string, string]>>

/** The name of a unit: of one, or of several. */
export const unitName = (unit: TimeUnit, language: Language, several = true) =>
  units[language][unit][several ? 1 : 0]

/** "24.4 weeks". */
export const span = (value: number, unit: TimeUnit, language: Language, places = 1) => {
  const text = Number.isInteger(value) ? count(value) : decimal(value, places)
  return `${text} ${unitName(unit, language, value !== 1)}`
}
