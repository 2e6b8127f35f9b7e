import { group } from 'd3-array'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { parseAxis, type Axis } from '../../core/model/axis.ts'
import { exportCsv, type Cell } from '../../core/model/export.ts'
import { InvalidInput } from '../../core/model/issue.ts'
import { defaults, type Parameter } from '../../core/model/model.ts'
import { behaviorSpaceTable } from '../../core/supernetwork/behaviorSpace.ts'
import {
  designSize,
  experiment,
  levelsOfCell,
  type Design,
  type ExperimentRun,
} from '../../core/supernetwork/experiment.ts'
import { summarise } from '../../core/supernetwork/ensemble.ts'
import { model } from '../../core/supernetwork/model.ts'
import { outcomeNames } from '../../core/supernetwork/outcomes.ts'
import type { Language } from '../../core/text.ts'
import { shortNumber } from '../../figures/shortNumber.ts'
import { download } from '../download.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore } from '../useStore.ts'
import { ExperimentState } from './ExperimentState.tsx'
import { startExperiment } from './experimentPool.ts'
import { byOutcome, OutcomeChoice, type ShownOutcome } from './outcomeChoice.tsx'
import { useStill } from './useStill.tsx'

interface Factor {
  readonly parameter: string
  /** As the reader writes it: `20, 40, 80` or `0.2:0.8:0.2`. */
  readonly values: string
}

/** More would keep a phone busy for minutes; the command line has no limit. */
const mostRuns = 5000
const firstFactors: readonly Factor[] = [
  { parameter: 'customers', values: '20, 60, 160' },
  { parameter: 'screening', values: '0, 0.15' },
]
const firstSeeds = 8

/** A row of the table: a cell of the design and its runs. */
interface CellRow {
  readonly levels: ExperimentRun['levels']
  readonly values: Readonly<Record<ShownOutcome, readonly number[]>>
}

/** The reader's own experiment: parameters, their values, seeds; the runs as a table and as files. */
export default function SupernetworkExperiment({ language }: { language: Language }) {
  const t = words[language]
  const live = useStore(model)
  const [factors, setFactors] = useState(firstFactors)
  const [seeds, setSeeds] = useState(firstSeeds)
  const [byTick, setByTick] = useState(false)
  const [outcome, setOutcome] = useState<ShownOutcome>('innovations')
  const [problem, setProblem] = useState('')
  const [still, data] = useStill('supernetwork-experiment', () => {
    const design = designOf(defaults(model), firstFactors, firstSeeds, 1)
    return [...experiment(design)].map(
      ({ index, cell, replication, seed, levels, outcomes, timeToTarget }) => ({
        index,
        cell,
        replication,
        seed,
        levels,
        outcomes,
        timeToTarget,
        series: null,
      }),
    )
  })
  const [made, setMade] = useState<{ design: Design; runs: readonly ExperimentRun[] }>(() => ({
    design: designOf(defaults(model), firstFactors, firstSeeds, 1),
    runs: still,
  }))
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const stop = useRef<() => void>(() => {})
  useEffect(() => () => stop.current(), [])

  const start = () => {
    stop.current()
    setProblem('')
    try {
      const design = designOf(live.values, factors, seeds, live.seed)
      const { runs: total } = designSize(design)
      if (total > mostRuns) return setProblem(t.tooMany(total, mostRuns))
      const runs: ExperimentRun[] = []
      setProgress({ done: 0, total })
      const show = () => setMade({ design, runs: runs.toSorted((a, b) => a.index - b.index) })
      const end = startExperiment(design, byTick, {
        onRuns: (batch) => {
          runs.push(...batch)
          setProgress({ done: runs.length, total })
          show()
        },
        onEnd: () => {
          setProgress(null)
          show()
        },
        onError: (error) => {
          setProgress(null)
          setProblem(error.message)
        },
      })
      stop.current = () => {
        end()
        setProgress(null)
      }
    } catch (error) {
      setProblem(error instanceof InvalidInput ? error.issues[0].message[language] : (error as Error).message)
    }
  }

  const { design, runs } = made
  const names = design.axes.map((axis) => axis.parameter)
  return (
    <ModelFigure
      model={model}
      language={language}
      broad
      summary={() => {
        const { cells, runs: total } = designSize(design)
        return {
          en: `An experiment of ${cells} cells; the table rests on ${runs.length} of ${total} runs.`,
          zh: `这项实验共有 ${cells} 个组合；表中是 ${total} 次仿真中 ${runs.length} 次的结果。`,
        }
      }}
    >
      {() => (
        <>
          <div class="experiment">
            {factors.map((factor, k) => (
              <FactorControl
                key={k}
                factor={factor}
                number={k + 1}
                language={language}
                onChange={(next) => setFactors(factors.map((each, i) => (i === k ? next : each)))}
              />
            ))}
            <div class="row">
              <NumberField label={t.seeds} value={seeds} onChange={setSeeds} />
              <OutcomeChoice value={outcome} language={language} onChange={setOutcome} />
            </div>
            <label class="control switch">
              <input
                type="checkbox"
                checked={byTick}
                onChange={(event) => setByTick(event.currentTarget.checked)}
              />{' '}
              {t.byTick}
            </label>
            <div class="player">
              <button
                type="button"
                class="button"
                disabled={!live.ready || progress !== null}
                onClick={start}
              >
                {t.start}
              </button>
              <button
                type="button"
                class="button"
                disabled={!live.ready || runs.length === 0}
                onClick={() => save('runs', runsCsv(runs))}
              >
                {t.csv}
              </button>
              <button
                type="button"
                class="button"
                disabled={!live.ready || runs.length === 0}
                onClick={() =>
                  save(
                    'behaviorspace',
                    behaviorSpaceTable(design, runs, {
                      title: names.join(' × ') || 'runs',
                      date: new Date().toISOString(),
                    }),
                  )
                }
              >
                {t.behaviorSpace}
              </button>
            </div>
            {problem && (
              <p class="problem" role="alert">
                {problem}
              </p>
            )}
          </div>
          <ExperimentState
            language={language}
            state={{
              runs: runs.length,
              progress,
              partial: false,
              error: '',
              cancel: () => stop.current(),
              resume: start,
            }}
          />
          <CellTable names={names} rows={rowsOf(design, runs)} outcome={outcome} language={language} />
          <p class="hint">
            {t.command} <code>{commandOf(design)}</code>
          </p>
          {data}
        </>
      )}
    </ModelFigure>
  )
}

const save = (name: string, text: string) => download(`cvt-supernetwork-${name}.csv`, text, 'text/csv')

interface FactorControlProps {
  factor: Factor
  number: number
  language: Language
  onChange: (factor: Factor) => void
}

function FactorControl({ factor, number, language, onChange }: FactorControlProps) {
  const id = useId()
  const t = words[language]
  const choices = Object.entries<Parameter>(model.parameters).filter(([, parameter]) => !parameter.option)
  return (
    <div class="row">
      <div class="control">
        <label for={id}>{t.factor(number)}</label>
        <select
          id={id}
          value={factor.parameter}
          onChange={(event) =>
            onChange({ parameter: event.currentTarget.value, values: valuesFor(event.currentTarget.value) })
          }
        >
          {number > 1 && <option value="">{t.none}</option>}
          {choices.map(([name, parameter]) => (
            <option key={name} value={name}>
              {parameter.label[language]}
            </option>
          ))}
        </select>
      </div>
      {factor.parameter && (
        <div class="control">
          <label for={`${id}-values`}>{t.values}</label>
          <input
            id={`${id}-values`}
            class="field"
            autocomplete="off"
            spellcheck={false}
            value={factor.values}
            onInput={(event) => onChange({ ...factor, values: event.currentTarget.value })}
          />
        </div>
      )}
    </div>
  )
}

function NumberField({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (value: number) => void
}) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        type="number"
        min={1}
        max={1000}
        value={value}
        onChange={(event) =>
          onChange(Math.min(1000, Math.max(1, Math.round(Number(event.currentTarget.value)) || 1)))
        }
      />
    </div>
  )
}

/** Three values that say something about a parameter, as a first proposal. */
function valuesFor(name: string): string {
  const parameter = (model.parameters as Record<string, Parameter>)[name]
  if (!parameter || parameter.kind === 'choice') return ''
  if (parameter.kind === 'switch') return 'false, true'
  const { min, max, default: middle, integer } = parameter
  const near = [(min + middle) / 2, middle, (middle + max) / 2].map((value) =>
    integer ? Math.round(value) : Number(value.toPrecision(2)),
  )
  return [...new Set(near)].join(', ')
}

function designOf(base: Design['base'], factors: readonly Factor[], seeds: number, seed: number): Design {
  const axes: Axis[] = factors
    .filter(({ parameter }) => parameter !== '')
    .map(({ parameter, values }) => parseAxis(model, `${parameter}=${values}`))
  return { base, axes, seeds, seed }
}

function rowsOf(design: Design, runs: readonly ExperimentRun[]): readonly CellRow[] {
  const byCell = group(runs, (run) => run.cell)
  return [...byCell.keys()]
    .sort((a, b) => a - b)
    .map((cell) => ({
      levels: levelsOfCell(design.axes, cell),
      values: byOutcome((name) => byCell.get(cell)!.map((run) => run.outcomes[name])),
    }))
}

const show = (value: number | null) => (value === null ? '–' : shortNumber(Number(value.toPrecision(4))))

interface CellTableProps {
  names: readonly string[]
  rows: readonly CellRow[]
  outcome: ShownOutcome
  language: Language
}

function CellTable({ names, rows, outcome, language }: CellTableProps) {
  const t = words[language]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls must be reachable by keyboard
    <section class="experiment-table" tabIndex={0} aria-label={t.table}>
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
          {rows.map(({ levels, values }, k) => {
            const summary = summarise(values[outcome])
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
    </section>
  )
}

/** A row for each run, or for each tick of each run where its series was kept. */
function runsCsv(runs: readonly ExperimentRun[]): string {
  return exportCsv(
    runs.flatMap(({ index, seed, levels, outcomes, timeToTarget, series }): Record<string, Cell>[] =>
      series === null
        ? [{ run: index, seed, ...levels, ...outcomes, timeToTarget }]
        : series.innovations.map((_, tick) => ({
            run: index,
            seed,
            ...levels,
            tick,
            ...Object.fromEntries(outcomeNames.map((name) => [name, series[name][tick]])),
          })),
    ),
  )
}

/** The same experiment for the command line; what stands at its default need not be said. */
function commandOf({ base, axes, seeds, seed }: Design): string {
  const start = defaults(model) as Readonly<Record<string, unknown>>
  const varied = new Set(axes.map((axis) => axis.parameter))
  const set = Object.entries(base).filter(([name, value]) => value !== start[name] && !varied.has(name))
  return [
    'cvt sweep supernetwork',
    ...axes.map(({ parameter, values }) => `--vary ${parameter}=${values.join(',')}`),
    ...set.map(([name, value]) => `--set ${name}=${value}`),
    `--seeds ${seeds} --seed ${seed} --csv`,
  ].join(' ')
}

const words = {
  en: {
    factor: (number: number) => (number === 1 ? 'Parameter that varies' : 'A second one'),
    none: 'none',
    values: 'Its values: a list, or start:end:step',
    seeds: 'Runs of each combination',
    byTick: 'Keep every tick for the files',
    start: 'Run the experiment',
    csv: 'CSV of the runs',
    behaviorSpace: 'BehaviorSpace table',
    runs: 'runs',
    mean: 'mean',
    median: 'median',
    standardError: 'standard error',
    table: 'Results of the experiment',
    command: 'From the command line:',
    tooMany: (total: number, most: number) =>
      `${total} runs are more than a page should make (${most}); take fewer values or runs, or use the command line.`,
  },
  zh: {
    factor: (number: number) => (number === 1 ? '变化的参数' : '第二个参数'),
    none: '不设',
    values: '取值：逐个列出，或写成 起点:终点:步长',
    seeds: '每种组合的仿真次数',
    byTick: '在文件中保留每个时刻',
    start: '开始实验',
    csv: '各次仿真（CSV）',
    behaviorSpace: 'BehaviorSpace 表',
    runs: '次数',
    mean: '均值',
    median: '中位数',
    standardError: '标准误',
    table: '实验结果',
    command: '在命令行中运行：',
    tooMany: (total: number, most: number) =>
      `${total} 次仿真超出了网页的上限（${most} 次）。请减少取值或次数，或者改用命令行。`,
  },
}
