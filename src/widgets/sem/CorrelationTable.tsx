import { coefficient } from '../../figures/path-diagram/valueText.ts'
import { Scrolling } from '../Scrolling.tsx'

interface CorrelationTableProps {
  caption: string
  names: readonly string[]
  correlation: readonly (readonly number[])[]
}

/** The lower triangle of a correlation matrix. */
export function CorrelationTable({ caption, names, correlation }: CorrelationTableProps) {
  return (
    <Scrolling label={caption} class="scroll">
      <table class="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {names.slice(0, -1).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.slice(1).map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {names.slice(0, -1).map((other, j) => (
                <td key={other}>{j <= i ? coefficient(correlation[i + 1]![j]!) : ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}
