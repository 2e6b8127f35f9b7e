import { type Decimal, hasDecimalComma, parseAmount } from '../../table/numbers.ts'
import type { Separator } from '../../table/separator.ts'
import { type DateFormat, dayOrNull, detectDateFormat, hasZone } from './calendarDay.ts'
import { guessColumns, type LogColumns, type Role, ROLES } from './guessColumns.ts'
import { type LogTable, parseLogTable } from './logTable.ts'

export interface Purchase {
  readonly customer: string
  /** Days since 1970-01-01. */
  readonly day: number
  /** Money; 0 when the log has none. */
  readonly amount: number
}

/** Why a row is no purchase. */
export type Refusal = 'customer' | 'date' | 'amount' | 'negative'

export interface RefusedRow {
  /** Of the file; the first is 1. */
  readonly line: number
  readonly reason: Refusal
  /** What stood there. */
  readonly value: string
}

export interface PurchaseLog {
  readonly purchases: readonly Purchase[]
  readonly columns: LogColumns
  readonly format: DateFormat
  /** Formats that would read as many dates, differently. */
  readonly ambiguousWith: readonly DateFormat[]
  readonly decimal: Decimal
  /** Stamps that carry their zone: only these depend on where a day begins. */
  readonly zoned: number
  /** Rows that are no purchases: the first of them, and how many. */
  readonly refused: readonly RefusedRow[]
  readonly refusedCount: Readonly<Record<Refusal, number>>
}

export interface PurchaseLogOptions {
  readonly separator?: Separator
  readonly hasHeader?: boolean
  /** By name; null for an amount that is to be passed over. */
  readonly columns?: Partial<LogColumns>
  readonly format?: DateFormat
  readonly decimal?: Decimal
  /** Hours east of Greenwich: where a day begins, for stamps that carry a zone. */
  readonly utcOffset?: number
  /** Count negative amounts, which are mostly returned goods, as purchases? */
  readonly keepNegative?: boolean
}

/** Refused rows that are kept to be shown. */
const KEPT = 200

/**
 * Reads a purchase log from a table: one row a purchase, of customer, date and (optionally) amount. What is not told
 * is found out; rows that cannot be read are left out and listed with line and reason.
 *
 * @param progress told now and then which share of the rows has been read
 * @throws Error naming the column that is missing, or when no format reads the dates
 */
export function readPurchases(
  table: LogTable,
  options: Omit<PurchaseLogOptions, 'separator' | 'hasHeader'> = {},
  progress: (share: number) => void = () => {},
): PurchaseLog {
  const columns = { ...guessColumns(table), ...options.columns }
  const at = Object.fromEntries(
    ROLES.map((role) => [role, columnIndex(table, columns[role], role)]),
  ) as Record<Role, number>
  const { rows, lines } = table
  const detected = options.format
    ? { format: options.format, ambiguousWith: [] }
    : detectDateFormat(rows.map((cells) => cells[at.date]?.trim() ?? ''))
  const decimal =
    options.decimal ??
    (at.amount >= 0 &&
    hasDecimalComma(
      rows.slice(0, 1000).map((cells) => cells[at.amount] ?? ''),
      true,
    )
      ? ','
      : '.')

  const purchases: Purchase[] = []
  const refused: RefusedRow[] = []
  const refusedCount: Record<Refusal, number> = { customer: 0, date: 0, amount: 0, negative: 0 }
  const refuse = (i: number, reason: Refusal, value: string) => {
    refusedCount[reason]++
    if (refused.length < KEPT) refused.push({ line: lines[i]!, reason, value: value.slice(0, 60) })
  }
  // A log has few distinct days: each text is read once.
  const days = new Map<string, { day: number | null; zoned: boolean }>()
  const readDay = (text: string) => {
    let known = days.get(text)
    if (!known) {
      known = { day: dayOrNull(text, detected.format, options.utcOffset), zoned: hasZone(text) }
      days.set(text, known)
    }
    return known
  }
  let zoned = 0
  for (let i = 0; i < rows.length; i++) {
    if (i % 50_000 === 0) progress(i / rows.length)
    const cells = rows[i]!
    const customer = cells[at.customer]?.trim() ?? ''
    const written = cells[at.date]?.trim() ?? ''
    const { day, zoned: hasOwnZone } = readDay(written)
    const money = at.amount < 0 ? '0' : (cells[at.amount]?.trim() ?? '')
    const amount = at.amount < 0 ? 0 : parseAmount(money, decimal)
    if (customer === '') refuse(i, 'customer', cells.join(' '))
    else if (day === null) refuse(i, 'date', written)
    else if (amount === undefined) refuse(i, 'amount', money)
    else if (amount < 0 && !options.keepNegative) refuse(i, 'negative', money)
    else {
      purchases.push({ customer, day, amount })
      if (hasOwnZone) zoned++
    }
  }
  return { purchases, columns, ...detected, decimal, zoned, refused, refusedCount }
}

function columnIndex(table: LogTable, name: string | null, role: Role): number {
  if (name === null && role === 'amount') return -1
  const at = name === null ? -1 : table.columns.indexOf(name)
  if (at < 0) throw new Error(`invalid log; no column ${name ?? role} in: ${table.columns.join(', ')}`)
  return at
}

/** What is said of a row that is no purchase. */
const COMPLAINTS: Readonly<Record<Refusal, string>> = {
  customer: 'no customer',
  date: 'date is not one of the format',
  amount: 'amount is not a number',
  negative: 'amount is negative',
}

/**
 * Reads a purchase log from text and insists that every row be one.
 *
 * @throws Error naming the missing column, or the line and field that cannot be read
 */
export function parsePurchaseLog(text: string, options: PurchaseLogOptions = {}): PurchaseLog {
  const log = readPurchases(parseLogTable(text, options), options)
  const [first] = log.refused
  if (first) throw new Error(`invalid log; line ${first.line}: ${COMPLAINTS[first.reason]}: ${first.value}`)
  return log
}
