import { csvParse, csvParseRows } from 'd3-dsv'
import { type DateFormat, detectDateFormat, parseDay } from './calendarDay.ts'

export interface Purchase {
  readonly customer: string
  /** Days since 1970-01-01. */
  readonly day: number
  /** Money; 0 when the log has none. */
  readonly amount: number
}

export interface PurchaseLog {
  readonly purchases: readonly Purchase[]
  readonly format: DateFormat
  /** Formats that would read every date too. */
  readonly ambiguousWith: readonly DateFormat[]
  readonly columns: { readonly customer: string; readonly date: string; readonly amount: string | null }
}

export interface PurchaseLogOptions {
  readonly columns?: { readonly customer?: string; readonly date?: string; readonly amount?: string }
  readonly format?: DateFormat
  /** Hours east of Greenwich: where a day begins, for stamps that carry a zone. */
  readonly utcOffset?: number
}

const NAMES = {
  customer: [
    'customer',
    'customer_id',
    'customerid',
    'client',
    'user',
    'user_id',
    'id',
    '客户',
    '顾客',
    '会员',
  ],
  date: ['date', 'order_date', 'day', 'time', 'timestamp', 'datetime', '日期', '时间'],
  amount: ['amount', 'value', 'spend', 'price', 'total', 'revenue', 'dollars', '金额', '消费'],
} as const

/**
 * Reads a purchase log from CSV text with a header: one row a purchase, of customer, date and (optionally) amount.
 * Columns are found by name unless told; the date format is the one that reads every row.
 *
 * @throws Error naming the missing column, or the row and field that cannot be read
 */
export function parsePurchaseLog(text: string, options: PurchaseLogOptions = {}): PurchaseLog {
  const rows = csvParse(text.replace(/^\uFEFF/, ''))
  const header = csvParseRows(text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '')[0] ?? []
  const find = (role: keyof typeof NAMES): string | null => {
    const told = options.columns?.[role]
    if (told !== undefined) return header.includes(told) ? told : null
    return (
      header.find((name) => (NAMES[role] as readonly string[]).includes(name.trim().toLowerCase())) ?? null
    )
  }
  const customer = find('customer')
  const date = find('date')
  const amount = find('amount')
  if (customer === null || date === null || (amount === null && options.columns?.amount !== undefined)) {
    const role = customer === null ? 'customer' : date === null ? 'date' : 'amount'
    const wanted = options.columns?.[role] ?? `${role} (or ${NAMES[role].slice(1, 4).join(', ')})`
    throw new Error(`invalid log; no column ${wanted} in: ${header.join(', ')}`)
  }
  if (rows.length === 0) throw new Error('invalid log; no rows below the header')

  const detected = options.format
    ? { format: options.format, ambiguousWith: [] }
    : detectDateFormat(rows.map((row) => row[date] ?? ''))
  const purchases = rows.map((row, i): Purchase => {
    const value = amount === null ? 0 : Number(row[amount])
    if (!Number.isFinite(value) || (amount !== null && row[amount]?.trim() === ''))
      throw new Error(`invalid log; row ${i + 1}: amount is not a number: ${row[amount!]}`)
    const id = row[customer]?.trim() ?? ''
    if (id === '') throw new Error(`invalid log; row ${i + 1}: no customer`)
    return { customer: id, day: parseDay(row[date] ?? '', detected.format, options.utcOffset), amount: value }
  })
  return { purchases, ...detected, columns: { customer, date, amount } }
}
