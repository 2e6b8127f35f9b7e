import { parseAmount } from '../../table/numbers.ts'
import { isDate, type LogTable } from './logTable.ts'

export const ROLES = ['customer', 'date', 'amount'] as const
export type Role = (typeof ROLES)[number]

/** The name of the column that plays each part; null where none does. */
export type LogColumns = Readonly<Record<Role, string | null>>

const NAMES: Readonly<Record<Role, readonly string[]>> = {
  customer: [
    'customer', 'customer_id', 'customerid', 'cust_id', 'client', 'buyer', 'member', 'user', 'user_id', 'email', 'id',
    '客户', '顾客', '会员', '用户', '买家',
  ], // prettier-ignore
  date: [
    'date', 'order_date', 'invoicedate', 'purchase_date', 'day', 'time', 'timestamp', 'datetime', 'created_at',
    '日期', '时间',
  ], // prettier-ignore
  amount: [
    'amount', 'value', 'spend', 'sales', 'price', 'total', 'revenue', 'dollars', 'money', '金额', '消费', '价格', '实付',
  ], // prettier-ignore
}

/** Rows looked at. */
const SAMPLE = 300

/** In either way of writing decimals. */
const money = (cell: string) => parseAmount(cell, '.') !== undefined || parseAmount(cell, ',') !== undefined

/**
 * Which column holds the customer, the date and the amount: by name where the header says so, else by what stands in
 * them: dates; the last column of money; and as customer the first that is left, the more so when its values repeat.
 */
export function guessColumns({ columns, rows, hasHeader }: LogTable): LogColumns {
  const sample = rows.slice(0, SAMPLE)
  const share = (i: number, test: (cell: string) => boolean) =>
    sample.filter((cells) => test(cells[i]?.trim() ?? '')).length / sample.length
  const taken = new Set<number>()
  const byName = (role: Role): number => {
    if (!hasHeader) return -1
    const names = columns.map((name) =>
      name
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    )
    const exact = NAMES[role].map((known) => names.indexOf(known)).find((i) => i >= 0 && !taken.has(i))
    if (exact !== undefined) return exact
    return names.findIndex(
      (name, i) =>
        !taken.has(i) &&
        NAMES[role].some((known) => (known.length > 2 || known > '\u2e80') && name.includes(known)),
    )
  }
  const best = (score: (i: number) => number): number => {
    const scores = columns.map((_, i) => (taken.has(i) ? 0 : score(i)))
    const highest = Math.max(...scores)
    return highest > 0 ? scores.indexOf(highest) : -1
  }
  const take = (i: number): string | null => {
    if (i < 0) return null
    taken.add(i)
    return columns[i]!
  }

  const dates = columns.map((_, i) => share(i, isDate))
  const namedDate = byName('date')
  const date = take(namedDate >= 0 ? namedDate : best((i) => (dates[i]! > 0.5 ? dates[i]! : 0)))
  const namedCustomer = byName('customer')
  if (namedCustomer >= 0) taken.add(namedCustomer)
  const namedAmount = byName('amount')
  const amount = take(
    namedAmount >= 0
      ? namedAmount
      : best((i) =>
          share(i, money) > 0.8
            ? share(i, (cell) => /\d[.,]\d{1,2}$/.test(cell)) * 10 + (i + 1) / columns.length
            : 0,
        ),
  )
  const customer =
    namedCustomer >= 0
      ? columns[namedCustomer]!
      : take(
          best((i) => {
            const distinct = new Set(sample.map((cells) => cells[i])).size
            return (distinct > 1 ? 1 : 0) + (distinct < sample.length ? 0.5 : 0) + (columns.length - i) / 1000
          }),
        )
  return { customer, date, amount }
}
