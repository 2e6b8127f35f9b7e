import { useEffect, useRef } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { formatValue } from '../../../core/model/formatValue.ts'
import type { Graded, GradedRow } from '../../../workers/grade.worker.ts'
import { pointsText } from '../attempt/pointsText.ts'
import { gradeWords } from './gradeWords.ts'
import type { TitledItem } from './titledItem.ts'
import { Scrolling } from '../../Scrolling.tsx'
import { Spoken } from '../../Summary.tsx'

/** A column by name (`name`, `id`, `total`, `flags`) or an item by its place. */
type Column = 'name' | 'id' | 'total' | 'flags' | number
type Filter = 'all' | 'flagged' | 'pending' | 'absent'

export interface TableView {
  readonly by: Column
  readonly descending: boolean
  readonly filter: Filter
  readonly search: string
  readonly page: number
}

export const defaultView: TableView = { by: 'name', descending: false, filter: 'all', search: '', page: 0 }

/** Rows on a page: more would make the browser stop and think. */
const ROWS = 50

interface StudentTableProps {
  graded: Graded
  items: readonly TitledItem[]
  view: TableView
  language: Language
  /** The row to which the focus returns. */
  focusOn: string | null
  onView: (view: TableView) => void
  onOpen: (file: string) => void
}

/** Students by items: sorted by any column, page by page. */
export function StudentTable({ graded, items, view, language, focusOn, onView, onOpen }: StudentTableProps) {
  const t = gradeWords[language]
  const rows = rowsOf(graded, view, language)
  const pages = Math.max(1, Math.ceil(rows.length / ROWS))
  const page = Math.min(view.page, pages - 1)
  const shown = rows.slice(page * ROWS, (page + 1) * ROWS)
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (focusOn === null) return
    for (const button of table.current?.querySelectorAll<HTMLButtonElement>('button[data-file]') ?? [])
      if (button.dataset.file === focusOn) button.focus()
  }, [])

  const sortBy = (by: Column) =>
    onView({
      ...view,
      by,
      descending: view.by === by ? !view.descending : by !== 'name' && by !== 'id',
      page: 0,
    })
  const head = (by: Column, label: string, title?: string) => (
    <th
      scope="col"
      aria-sort={view.by === by ? (view.descending ? 'descending' : 'ascending') : undefined}
      title={title}
    >
      <button type="button" class="sort" onClick={() => sortBy(by)}>
        {label}
        {title && <span class="sr-only">{` ${title}`}</span>}
        <span aria-hidden="true">{view.by === by ? (view.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  )

  return (
    <div>
      <p class="filters">
        <label>
          {t.search}{' '}
          <input
            type="search"
            value={view.search}
            onInput={(event) => onView({ ...view, search: event.currentTarget.value, page: 0 })}
          />
        </label>
        <label>
          {t.show}{' '}
          <select
            value={view.filter}
            onChange={(event) => onView({ ...view, filter: event.currentTarget.value as Filter, page: 0 })}
          >
            {(['all', 'flagged', 'pending', 'absent'] as const).map((filter) => (
              <option key={filter} value={filter} selected={filter === view.filter}>
                {t.filters[filter]}
              </option>
            ))}
          </select>
        </label>
        {t.rows(rows.length)}
      </p>
      <Spoken text={t.rows(rows.length)} />
      <Scrolling class="scroll" label={t.tableOf}>
        <table class="table grades" ref={table}>
          <caption class="sr-only">{t.tableOf}</caption>
          <thead>
            <tr>
              {head('name', t.student)}
              {head('id', t.id)}
              {items.map((item, i) => head(i, String(item.number), item.title))}
              {head('total', t.total)}
              {head('flags', t.flags)}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) =>
              'file' in row ? (
                <tr key={row.file} class={row.counts ? '' : 'set-aside'}>
                  <th scope="row">
                    <button type="button" class="open" data-file={row.file} onClick={() => onOpen(row.file)}>
                      {row.name || row.id}
                    </button>
                  </th>
                  <td>{row.id}</td>
                  {row.items.map((item, i) => (
                    <td key={i} class={`cell ${item.status}`} title={cellTitle(item, language)}>
                      {cellText(item, language)}
                    </td>
                  ))}
                  <td class="total">
                    {pointsText(row.earned, language)}
                    {row.pending ? ' …' : ''}
                  </td>
                  <td class="flags">
                    {!row.counts && <span class="flag">{t.setAside}</span>}
                    {[...new Set(row.flags.map(({ kind }) => kind))].map((kind) => (
                      <span
                        key={kind}
                        class="flag"
                        title={row.flags
                          .filter((flag) => flag.kind === kind)
                          .map(({ text }) => text[language])
                          .join('\n')}
                      >
                        {t.flagNames[kind]}
                      </span>
                    ))}
                  </td>
                </tr>
              ) : (
                <tr key={`absent ${row.id}`} class="absent">
                  <th scope="row">{row.name || row.id}</th>
                  <td>{row.id}</td>
                  <td colSpan={items.length + 1}>{row.problem ? row.problem.text[language] : t.noFile}</td>
                  <td class="flags">
                    <span class="flag">{row.problem ? t.unreadableFlag : t.absentFlag}</span>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </Scrolling>
      {pages > 1 && (
        <p class="pages">
          <button
            type="button"
            class="button"
            disabled={page === 0}
            onClick={() => onView({ ...view, page: page - 1 })}
          >
            {t.earlier}
          </button>
          <span>{t.page(page + 1, pages)}</span>
          <button
            type="button"
            class="button"
            disabled={page === pages - 1}
            onClick={() => onView({ ...view, page: page + 1 })}
          >
            {t.later}
          </button>
        </p>
      )}
      <p class="hint">{t.legend}</p>
    </div>
  )
}

type Row = GradedRow | Graded['absent'][number]

/** The rows that a view shows, in its order; absent students last. */
export function rowsOf(
  graded: Graded,
  { by, descending, filter, search }: TableView,
  language: Language,
): Row[] {
  const wanted = search.trim().toLowerCase()
  const matches = ({ name, id }: { name: string; id: string }) =>
    wanted === '' || name.toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted)
  const rows = graded.rows.filter(
    (row) =>
      matches(row) &&
      (filter === 'all' ||
        (filter === 'flagged' && row.flags.length > 0) ||
        (filter === 'pending' && row.pending)),
  )
  const compareText = new Intl.Collator(language === 'zh' ? 'zh-CN' : 'en', { numeric: true }).compare
  const compare = (a: GradedRow, b: GradedRow) => {
    if (by === 'name') return compareText(a.name || a.id, b.name || b.id)
    if (by === 'id') return compareText(a.id, b.id)
    if (by === 'total') return a.earned - b.earned
    if (by === 'flags') return a.flags.length - b.flags.length
    return a.items[by]!.earned - b.items[by]!.earned
  }
  rows.sort((a, b) => (descending ? -1 : 1) * compare(a, b) || compareText(a.id, b.id))
  const absent = filter === 'all' || filter === 'absent' ? graded.absent.filter(matches) : []
  return [...rows, ...absent]
}

type CellItem = GradedRow['items'][number]

const SIGNS = { pending: '…', missing: '–', ungraded: '?', dropped: '×' } as const

/** Points of an item, or why there are none. */
const cellText = ({ status, earned, kept }: CellItem, language: Language) =>
  status === 'graded' ? `${pointsText(earned, language)}${kept < 1 ? '*' : ''}` : SIGNS[status]

const cellTitle = ({ status, earned, points, kept }: CellItem, language: Language) =>
  gradeWords[language].cell[status](pointsText(earned, language), pointsText(points, language)) +
  (kept < 1 ? ` ${gradeWords[language].kept(formatValue(kept, language, '.0%'))}` : '')
