import { shortNumber } from '../shortNumber.ts'

export interface PayoffMatrixProps {
  /** `payoffs[row][column]` = [row's payoff, column's payoff]. */
  payoffs: readonly (readonly (readonly [number, number])[])[]
  caption: string
  row: { name: string; actions: readonly string[] }
  column: { name: string; actions: readonly string[] }
  words: { best: string; equilibrium: string; key: string }
}

/** A two-player game as a table: each side's best responses underlined, cells that are both an equilibrium framed. */
export function PayoffMatrix({ payoffs, caption, row, column, words }: PayoffMatrixProps) {
  const bestForRow = (j: number) => Math.max(...payoffs.map((cells) => cells[j][0]))
  const bestForColumn = (i: number) => Math.max(...payoffs[i].map((cell) => cell[1]))
  return (
    <table class="payoffs">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="colgroup" colSpan={column.actions.length} class="cool">
            {column.name}
          </th>
        </tr>
        <tr>
          <th scope="col" class="accent">
            {row.name}
          </th>
          {column.actions.map((action) => (
            <th scope="col" key={action}>
              {action}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row.actions.map((action, i) => (
          <tr key={action}>
            <th scope="row">{action}</th>
            {payoffs[i].map(([forRow, forColumn], j) => {
              const rowBest = forRow === bestForRow(j)
              const columnBest = forColumn === bestForColumn(i)
              return (
                <td key={column.actions[j]} class={rowBest && columnBest ? 'equilibrium' : ''}>
                  <span class={`accent ${rowBest ? 'best' : ''}`}>
                    {shortNumber(forRow)}
                    {rowBest && <span class="sr-only"> ({words.best})</span>}
                  </span>
                  <span class={`cool ${columnBest ? 'best' : ''}`}>
                    {shortNumber(forColumn)}
                    {columnBest && <span class="sr-only"> ({words.best})</span>}
                  </span>
                  {rowBest && columnBest && <span class="tag">{words.equilibrium}</span>}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={column.actions.length + 1}>{words.key}</td>
        </tr>
      </tfoot>
    </table>
  )
}
