import type { GammaGammaParameters } from '../btyd/gammaGamma.ts'
import type { Parameters, PurchaseModel } from '../btyd/purchaseModel.ts'
import type { DiscountOptions } from '../lifetime-value/lifetimeValue.ts'
import type { LogSummary } from '../purchases/summarise.ts'
import { type Outlook, outlookOf } from './outlook.ts'

/** What is known and expected of one customer. */
export interface CustomerRow extends Outlook {
  readonly customer: string
  readonly x: number
  readonly tx: number
  readonly T: number
  readonly sinceLast: number
  readonly zbar: number
  readonly holdout: number
}

export const SORTABLE = [
  'customer',
  'x',
  'tx',
  'T',
  'sinceLast',
  'zbar',
  'alive',
  'expected',
  'spend',
  'value',
  'holdout',
] as const satisfies readonly (keyof CustomerRow)[]
export type SortKey = (typeof SORTABLE)[number]

export interface Forecast {
  readonly model: PurchaseModel
  readonly parameters: Parameters<string>
  /** Units ahead over which purchases are expected. */
  readonly ahead: number
  readonly spends: GammaGammaParameters | null
  readonly value: Omit<DiscountOptions, 'unit'>
}

/** A row for every customer of a summary. */
export function customerRows(summary: LogSummary, forecast: Forecast): CustomerRow[] {
  const { model, parameters, ahead, spends, value } = forecast
  const outlook = outlookOf(model, parameters, ahead, spends && { spends, ...value, unit: summary.unit })
  return summary.customers.map((c) => ({
    customer: c.customer,
    x: c.x,
    tx: c.tx,
    T: c.T,
    sinceLast: c.sinceLast,
    zbar: c.zbar,
    ...outlook(c),
    holdout: c.holdout.x,
  }))
}

export interface TableQuery {
  readonly sort: SortKey
  readonly descending: boolean
  /** Part of the customer's name, in any case; empty for all. */
  readonly search: string
  readonly page: number
  readonly size: number
}

/** The rows of one page, and how many there are in all. */
export function tablePage(
  rows: readonly CustomerRow[],
  { sort, descending, search, page, size }: TableQuery,
): { readonly rows: readonly CustomerRow[]; readonly count: number } {
  const wanted = search.trim().toLowerCase()
  const found = wanted === '' ? [...rows] : rows.filter((row) => row.customer.toLowerCase().includes(wanted))
  const sign = descending ? -1 : 1
  found.sort(
    sort === 'customer'
      ? (a, b) => sign * (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0)
      : // What is not there comes last, whichever way.
        (a, b) => {
          const [p, q] = [a[sort], b[sort]]
          return p === null ? (q === null ? 0 : 1) : q === null ? -1 : sign * (p - q)
        },
  )
  return { rows: found.slice(page * size, (page + 1) * size), count: found.length }
}

export interface ValueShare {
  /** Of the customers, the most valuable first. */
  readonly customers: number
  /** Of the value of all. */
  readonly value: number
}

/** What the base is worth: the total, the mean, and the share of the most valuable tenths. */
export function valueOfBase(rows: readonly CustomerRow[]): {
  readonly total: number
  readonly mean: number
  readonly shares: readonly ValueShare[]
} | null {
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]))
  const total = values.reduce((sum, value) => sum + value, 0)
  if (values.length === 0 || !(total > 0)) return null
  const falling = Float64Array.from(values).sort().reverse()
  const shares: ValueShare[] = [{ customers: 0, value: 0 }]
  let sum = 0
  for (let tenth = 1, i = 0; tenth <= 10; tenth++) {
    for (; i < Math.round((tenth * falling.length) / 10); i++) sum += falling[i]!
    shares.push({ customers: tenth / 10, value: sum / total })
  }
  return { total, mean: total / values.length, shares }
}
