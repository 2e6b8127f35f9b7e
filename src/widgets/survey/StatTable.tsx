import type { ReadingHelpName } from '../../core/survey/readingHelp.ts'
import { readingHelp } from '../../core/survey/readingHelp.ts'
import { Scrolling } from '../Scrolling.tsx'

export interface StatColumn {
  readonly label: string
  /** Reading help of the numbers in the column. */
  readonly help?: ReadingHelpName
  readonly text?: (value: number) => string
  /** Colour cells by the size of the number, between −1 and 1. */
  readonly heat?: boolean
}

export interface StatRow {
  readonly head: string
  /** What the head stands for: an item's wording. */
  readonly title?: string
  readonly cells: readonly (number | string | null)[]
  /** Set off from the others. */
  readonly strong?: boolean
}

/** A table of statistics: shown on the page, and written to files. */
export interface StatTableData {
  readonly caption: string
  /** Of the row heads. */
  readonly corner: string
  readonly columns: readonly StatColumn[]
  readonly rows: readonly StatRow[]
}

const textOf = ({ text }: StatColumn, cell: StatRow['cells'][number]) =>
  cell === null ? '' : typeof cell === 'string' ? cell : text ? text(cell) : String(cell)

function classOf({ heat }: StatColumn, cell: StatRow['cells'][number]): string | undefined {
  if (typeof cell === 'string') return cell.length > 14 ? 'words' : undefined
  if (!heat || cell === null) return undefined
  return cell < 0 ? 'heat minus' : 'heat'
}

/** The table, with reading help on its heads and cells; a heat map where its columns ask for one. */
export function StatTable({ caption, corner, columns, rows }: StatTableData) {
  const dense = columns.length > 9 || columns.filter((column) => column.heat).length > 3
  return (
    <Scrolling class="stat-scroll" label={caption}>
      <table class={`table stat ${dense ? 'dense' : ''}`}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {corner ? <th scope="col">{corner}</th> : <td></td>}
            {columns.map((column, j) => (
              <th key={j} scope="col">
                {column.help && readingHelp[column.help] ? (
                  <button type="button" class="term" data-help={column.help}>
                    {column.label}
                  </button>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i} class={row.strong ? 'strong' : undefined}>
              <th scope="row" title={row.title}>
                {row.head}
              </th>
              {row.cells.map((cell, j) => {
                const column = columns[j]!
                const number = typeof cell === 'number'
                return (
                  <td
                    key={j}
                    data-help={number ? column.help : undefined}
                    data-value={number && column.help ? Number(cell.toPrecision(4)) : undefined}
                    class={classOf(column, cell)}
                    style={
                      number && column.heat
                        ? { '--strength': Math.min(1, Math.abs(cell)).toFixed(2) }
                        : undefined
                    }
                  >
                    {textOf(column, cell)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

/** Rows of a table as a file of comma-separated values has them: numbers in full. */
export function tableRows({ corner, columns, rows }: StatTableData): (string | number | null)[][] {
  return [[corner, ...columns.map((column) => column.label)], ...rows.map((row) => [row.head, ...row.cells])]
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The table as it is read, for a word processor. */
export function tableHtml({ caption, corner, columns, rows }: StatTableData): string {
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${escape(text)}</${tag}>`).join('')
  return `<table>
<caption>${escape(caption)}</caption>
<thead><tr>${cells('th', [corner, ...columns.map((column) => column.label)])}</tr></thead>
<tbody>
${rows
  .map(
    (row) =>
      `<tr><th>${escape(row.head)}</th>${cells(
        'td',
        row.cells.map((cell, j) => textOf(columns[j]!, cell)),
      )}</tr>`,
  )
  .join('\n')}
</tbody>
</table>`
}
