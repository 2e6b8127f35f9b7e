import { group } from 'd3-array'
import type { Parameter } from '../../core/model/model.ts'
import { summarise, type Summary } from '../../core/supernetwork/ensemble.ts'
import { levelsOfCell, type Design, type ExperimentRun } from '../../core/supernetwork/experiment.ts'
import { model } from '../../core/supernetwork/model.ts'
import type { Language } from '../../core/text.ts'
import { shortNumber } from '../../figures/shortNumber.ts'
import { byOutcome, type ShownOutcome } from './outcomeChoice.tsx'
import { Scrolling } from '../Scrolling.tsx'

/** A row of the table: a cell of the design and its runs. */
export interface CellRow {
  readonly levels: ExperimentRun['levels']
  readonly summaries: Readonly<Record<ShownOutcome, Summary>>
}

/** The runs made so far, summarised by cell. */
export function rowsOf(design: Design, runs: readonly ExperimentRun[]): readonly CellRow[] {
  const byCell = group(runs, (run) => run.cell)
  return [...byCell.keys()]
    .sort((a, b) => a - b)
    .map((cell) => ({
      levels: levelsOfCell(design.axes, cell),
      summaries: byOutcome((name) => summarise(byCell.get(cell)!.map((run) => run.outcomes[name]))),
    }))
}

const show = (value: number | null) => (value === null ? '–' : shortNumber(Number(value.toPrecision(4))))

interface ExperimentTableProps {
  names: readonly string[]
  rows: readonly CellRow[]
  outcome: ShownOutcome
  language: Language
}

/** What the runs of each combination come to. */
export function ExperimentTable({ names, rows, outcome, language }: ExperimentTableProps) {
  const t = words[language]
  return (
    <Scrolling class="experiment-table" label={t.table}>
      <table class="table">
        <caption>{model.outputs[outcome].label[language]}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {(model.parameters as Record<string, Parameter>)[name].label[language]}
              </th>
            ))}
            <th scope="col">{t.runs}</th>
            <th scope="col">{t.mean}</th>
            <th scope="col">{t.standardError}</th>
            <th scope="col">5%</th>
            <th scope="col">{t.median}</th>
            <th scope="col">95%</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ levels, summaries }, k) => {
            const summary = summaries[outcome]
            return (
              <tr key={k}>
                {names.map((name) => (
                  <td key={name}>
                    {typeof levels[name] === 'number' ? shortNumber(levels[name]) : String(levels[name])}
                  </td>
                ))}
                <td>{summary.runs}</td>
                <td>
                  <b>{show(summary.mean)}</b>
                </td>
                <td>{show(summary.standardError)}</td>
                <td>{show(summary.quantiles[0])}</td>
                <td>{show(summary.quantiles[2])}</td>
                <td>{show(summary.quantiles[4])}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrolling>
  )
}

const words = {
  en: {
    table: 'Results of the experiment',
    runs: 'runs',
    mean: 'mean',
    median: 'median',
    standardError: 'standard error',
  },
  zh: { table: '实验结果', runs: '次数', mean: '均值', median: '中位数', standardError: '标准误' },
}
