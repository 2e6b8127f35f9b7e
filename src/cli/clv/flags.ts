import { CUSTOMER_BASE_MODELS, type CustomerBaseModel } from '../../core/loyalty/customerBase.ts'
import { parseDay } from '../../core/loyalty/purchases/calendarDay.ts'
import { DAYS_PER, type TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import { nearest } from '../../core/model/nearest.ts'
import { UsageError } from '../command.ts'

/** The flags of any action: a method, so that those of one may stand for it. */
export interface Flags {
  readonly positionals: readonly string[]
  text(flag: string): string | undefined
}

export function modelOf(flags: Flags): CustomerBaseModel {
  const [model, extra] = flags.positionals
  if (extra !== undefined) throw new UsageError(`one model only; got ${flags.positionals.join(', ')}`)
  if (model === undefined) throw new UsageError(`which model? one of ${CUSTOMER_BASE_MODELS.join(', ')}`)
  return oneOf(model, CUSTOMER_BASE_MODELS, 'model')
}

export function required(flags: Flags, flag: string): string {
  const value = flags.text(flag)
  if (value === undefined) throw new UsageError(`--${flag} is missing`)
  return value
}

export function optional<T>(flags: Flags, flag: string, read: (value: string) => T): T | undefined {
  const value = flags.text(flag)
  return value === undefined ? undefined : read(value)
}

export function oneOf<T extends string>(value: string, options: readonly T[], what: string): T {
  if ((options as readonly string[]).includes(value)) return value as T
  const near = nearest(value, options)
  throw new UsageError(
    `${what} must be one of ${options.join(', ')}; got "${value}"${near ? `; did you mean ${near}?` : ''}`,
  )
}

export function unitFlag(flags: Flags): TimeUnit {
  return oneOf(flags.text('unit') ?? 'week', Object.keys(DAYS_PER) as TimeUnit[], '--unit')
}

export function numberFlag(flags: Flags, flag: string, absent: number): number {
  const text = flags.text(flag)
  if (text === undefined) return absent
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new UsageError(`--${flag} must be a number; got "${text}"`)
  return value
}

export function wholeFlag(flags: Flags, flag: string, absent: number): number {
  const value = numberFlag(flags, flag, absent)
  if (!(Number.isInteger(value) && value >= 0))
    throw new UsageError(`--${flag} must be a whole number of at least 0; got "${flags.text(flag)}"`)
  return value
}

export function dayFlag(text: string, flag: string): number {
  try {
    return parseDay(text)
  } catch (error) {
    throw new UsageError(`${flag}: ${(error as Error).message}`)
  }
}
