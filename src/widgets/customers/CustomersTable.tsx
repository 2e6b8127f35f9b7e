import { useEffect, useId, useState } from 'preact/hooks'
import type { CustomerRow, SortKey, TableQuery } from '../../core/loyalty/analysis/customerTable.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { count, decimal, percent, span, unitName } from './text.ts'
import { Scrolling } from '../Scrolling.tsx'

interface CustomersTableProps {
  page: { readonly rows: readonly CustomerRow[]; readonly count: number } | undefined
  query: TableQuery
  hasAmounts: boolean
  hasHoldout: boolean
  unit: TimeUnit
  ahead: number
  name: string
  busy: boolean
  language: Language
  onQuery: (part: Partial<TableQuery>) => void
  onCustomer: (customer: string) => void
  onCsv: () => Promise<void>
}

/** A row a customer: sorted by any column, searched, a page at a time, and all of it as a file. */
export function CustomersTable(props: CustomersTableProps) {
  const { page, query, hasAmounts, hasHoldout, unit, ahead, name, busy, language, onQuery } = props
  const t = words[language]
  const id = useId()
  const [search, setSearch] = useState(query.search)
  const [writing, setWriting] = useState(false)
  useEffect(() => {
    if (search === query.search) return
    const timer = setTimeout(() => onQuery({ search, page: 0 }), 250)
    return () => clearTimeout(timer)
  }, [search])
  // Another log, or a reset, begins without a search.
  useEffect(() => setSearch(query.search), [query.search])

  const all = page?.count ?? 0
  const pages = Math.max(1, Math.ceil(all / query.size))
  const columns: readonly (readonly [SortKey, string, (row: CustomerRow) => string])[] = [
    ['x', t.x, (row) => count(row.x)],
    ['tx', t.tx, (row) => decimal(row.tx, 1)],
    ['sinceLast', t.since, (row) => decimal(row.sinceLast, 1)],
    ['T', t.T, (row) => decimal(row.T, 1)],
    ['alive', t.alive, (row) => percent(row.alive, 1)],
    ['expected', t.expected, (row) => decimal(row.expected)],
    ...(hasAmounts
      ? ([
          ['zbar', t.zbar, (row: CustomerRow) => (row.x === 0 ? '–' : decimal(row.zbar))],
          ['spend', t.spend, (row: CustomerRow) => (row.spend === null ? '–' : decimal(row.spend))],
          ['value', t.value, (row: CustomerRow) => (row.value === null ? '–' : decimal(row.value))],
        ] as const)
      : []),
    ...(hasHoldout ? ([['holdout', t.holdout, (row: CustomerRow) => count(row.holdout)]] as const) : []),
  ]
  const sortBy = (key: SortKey) =>
    onQuery({
      sort: key,
      descending: query.sort === key ? !query.descending : key !== 'customer',
      page: 0,
    })
  const head = (key: SortKey, label: string) => (
    <th
      key={key}
      scope="col"
      aria-sort={query.sort === key ? (query.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" class="sort" onClick={() => sortBy(key)}>
        {label}
        <span aria-hidden="true">{query.sort === key ? (query.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  )
  return (
    <div class="widget customers-table">
      <div class="table-tools">
        <div class="control">
          <label for={`${id}-search`}>{t.search}</label>
          <input
            id={`${id}-search`}
            class="field"
            type="search"
            autocomplete="off"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        <p class="pager">
          <button
            type="button"
            class="quiet"
            disabled={query.page === 0}
            onClick={() => onQuery({ page: query.page - 1 })}
          >
            {t.back}
          </button>
          <span aria-live="polite">{t.page(query.page + 1, pages, all)}</span>
          <button
            type="button"
            class="quiet"
            disabled={query.page + 1 >= pages}
            onClick={() => onQuery({ page: query.page + 1 })}
          >
            {t.forth}
          </button>
          <button
            type="button"
            class="quiet"
            disabled={!page || writing}
            onClick={() => {
              setWriting(true)
              void props.onCsv().finally(() => setWriting(false))
            }}
          >
            {t.csv}
          </button>
        </p>
      </div>
      <Scrolling class={`stat-scroll ${busy ? 'busy' : ''}`} label={t.caption(name)} busy={busy}>
        <table class="table stat dense">
          <caption>{t.captionOf(name, unitName(unit, language), span(ahead, unit, language))}</caption>
          <thead>
            <tr>
              {head('customer', t.customer)}
              {columns.map(([key, label]) => head(key, label))}
            </tr>
          </thead>
          <tbody>
            {page?.rows.map((row) => (
              <tr key={row.customer}>
                <th scope="row">
                  <button
                    type="button"
                    class="sort"
                    title={t.show}
                    onClick={() => props.onCustomer(row.customer)}
                  >
                    {row.customer}
                  </button>
                </th>
                {columns.map(([key, , text]) => (
                  <td key={key}>{text(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </div>
  )
}

const words = {
  en: {
    search: 'Search for a customer',
    back: '← Back',
    forth: 'On →',
    page: (page: number, pages: number, all: number) =>
      `page ${count(page)} of ${count(pages)}, ${count(all)} ${all === 1 ? 'customer' : 'customers'}`,
    csv: 'All as CSV',
    caption: (name: string) => `Customers, by ${name}`,
    captionOf: (name: string, unit: string, ahead: string) =>
      `By ${name}; ages in ${unit}, purchases expected in the next ${ahead}. A customer’s name shows the line of time.`,
    show: 'Show on the line of time',
    customer: 'Customer',
    x: 'x',
    tx: 'tₓ',
    since: 'T − tₓ',
    T: 'T',
    alive: 'P(alive)',
    expected: 'expected',
    zbar: 'mean spend',
    spend: 'expected spend',
    value: 'value',
    holdout: 'holdout',
  },
  zh: {
    search: '查找顾客',
    back: '← 上一页',
    forth: '下一页 →',
    page: (page: number, pages: number, all: number) =>
      `第 ${count(page)} 页，共 ${count(pages)} 页，${count(all)} 位顾客`,
    csv: '全部存为 CSV',
    caption: (name: string) => `各位顾客（${name}）`,
    captionOf: (name: string, unit: string, ahead: string) =>
      `依据 ${name}；年龄以${unit.replace('个', '')}计，期望购买次数指未来 ${ahead}。点顾客名可看其时间线。`,
    show: '显示时间线',
    customer: '顾客',
    x: 'x',
    tx: 'tₓ',
    since: 'T − tₓ',
    T: 'T',
    alive: 'P(alive)',
    expected: '期望购买',
    zbar: '平均金额',
    spend: '期望金额',
    value: '价值',
    holdout: '检验期购买',
  },
}
