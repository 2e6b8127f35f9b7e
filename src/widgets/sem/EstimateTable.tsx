import { useState } from 'preact/hooks'
import type { ParameterEstimate } from '../../core/sem/parameterEstimates.ts'
import type { Language } from '../../core/text.ts'
import { coefficient, pText } from '../../figures/path-diagram/valueText.ts'
import { Scrolling } from '../Scrolling.tsx'

interface EstimateTableProps {
  rows: readonly ParameterEstimate[]
  language: Language
  caption: string
  /** Labels of the groups, where there are several. */
  groups?: readonly string[]
}

type Column = 'order' | 'name' | 'est' | 'se' | 'z' | 'pvalue' | 'std.all'

/** Estimates with their errors; a heading sorts by its column, and once more the other way round. */
export function EstimateTable({ rows, language, caption, groups = [] }: EstimateTableProps) {
  const t = words[language]
  const [by, setBy] = useState<{ column: Column; down: boolean }>({ column: 'order', down: false })
  const hasGroups = groups.length > 1
  const sorted = sortedBy(rows, by.column)
  const shown = by.down ? sorted.toReversed() : sorted
  const head = (column: Column, label: string, title?: string) => (
    <th
      scope="col"
      aria-sort={by.column === column ? (by.down ? 'descending' : 'ascending') : 'none'}
      title={title}
    >
      <button
        type="button"
        class="quiet"
        onClick={() =>
          setBy(
            by.column !== column
              ? { column, down: false }
              : by.down
                ? { column: 'order', down: false }
                : { column, down: true },
          )
        }
      >
        {label}
        {by.column === column ? (by.down ? ' ↓' : ' ↑') : ''}
      </button>
    </th>
  )
  return (
    <Scrolling class="scroll" label={caption}>
      <table class="table estimates">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head('name', t.parameter)}
            {hasGroups && <th scope="col">{t.group}</th>}
            {head('est', 'b', t.est)}
            {head('se', 'SE', t.se)}
            {head('z', 'z')}
            {head('pvalue', 'p')}
            <th scope="col">{t.interval}</th>
            {head('std.all', 'β', t.std)}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, i) => (
            <tr key={`${nameOf(row)} ${row.group} ${i}`} class={row.free ? '' : 'fixed'}>
              <th scope="row">{nameOf(row)}</th>
              {hasGroups && <td>{row.group ? groups[row.group - 1] : ''}</td>}
              <td>{coefficient(row.est, 3)}</td>
              <td>{row.se === null ? '–' : row.free ? coefficient(row.se, 3) : t.fixed}</td>
              <td>{row.free && row.z !== null ? coefficient(row.z) : ''}</td>
              <td>{row.free ? pText(row.pvalue) : ''}</td>
              <td>
                {row.free && row['ci.lower'] !== null
                  ? `${coefficient(row['ci.lower'])}, ${coefficient(row['ci.upper']!)}`
                  : ''}
              </td>
              <td>{row['std.all'] === null ? '–' : coefficient(row['std.all'], 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

/** As its author would write it. */
export function nameOf({ lhs, op, rhs }: Pick<ParameterEstimate, 'lhs' | 'op' | 'rhs'>): string {
  return op === '~1' ? `${lhs} ~ 1` : `${lhs} ${op} ${rhs}`
}

function sortedBy(rows: readonly ParameterEstimate[], column: Column): readonly ParameterEstimate[] {
  if (column === 'order') return rows
  if (column === 'name') return rows.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'))
  return rows.toSorted((a, b) => (a[column] ?? Infinity) - (b[column] ?? Infinity))
}

const words = {
  en: {
    parameter: 'parameter',
    group: 'group',
    est: 'estimate, unstandardised',
    se: 'standard error',
    interval: '95% interval',
    std: 'standardised',
    fixed: 'fixed',
  },
  zh: {
    parameter: '参数',
    group: '组',
    est: '非标准化估计值',
    se: '标准误',
    interval: '95% 区间',
    std: '标准化',
    fixed: '固定',
  },
}
