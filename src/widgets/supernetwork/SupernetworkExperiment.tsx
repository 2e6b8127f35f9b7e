import { sum } from 'd3-array'
import { useEffect, useRef, useState } from 'preact/hooks'
import { parseAxis, type Axis } from '../../core/model/axis.ts'
import { InvalidInput } from '../../core/model/issue.ts'
import { defaults } from '../../core/model/model.ts'
import {
  designSize,
  experiment,
  type Design,
  type ExperimentRun,
} from '../../core/supernetwork/experiment.ts'
import { model } from '../../core/supernetwork/model.ts'
import type { Language } from '../../core/text.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { errorText } from '../errorText.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore } from '../useStore.ts'
import { FactorControl, type Factor } from './ExperimentFields.tsx'
import { ExperimentState } from './ExperimentState.tsx'
import { ExperimentTable, rowsOf, type CellRow } from './ExperimentTable.tsx'
import { OutcomeChoice, type ShownOutcome } from './outcomeChoice.tsx'
import { useStill } from '../useStill.tsx'

/** More would keep a phone busy for minutes; the command line has no limit. */
const mostRuns = 5000
const firstFactors: readonly Factor[] = [
  { parameter: 'customers', values: '20, 60, 160' },
  { parameter: 'screening', values: '0, 0.15' },
]
const firstSeeds = 8

/** An experiment of the reader, finished or under way. */
interface Made {
  readonly design: Design
  readonly rows: readonly CellRow[]
  readonly runs: readonly ExperimentRun[]
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
    return { design, rows: rowsOf(design, [...experiment(design)]) }
  })
  /** The first table is the page's; its runs are not kept, only what they come to. */
  const [made, setMade] = useState<Made>({ ...still, runs: [] })
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null)
  const stop = useRef<() => void>(() => {})
  useEffect(() => () => stop.current(), [])

  const start = async () => {
    stop.current()
    setProblem('')
    const design = designAsWritten()
    if (!design) return
    const { runs: total } = designSize(design)
    if (total > mostRuns) return setProblem(t.tooMany(total, mostRuns))
    setProgress({ done: 0, total })
    let end = () => {}
    let wanted = true
    stop.current = () => {
      wanted = false
      end()
      setProgress(null)
    }
    const fail = (error: unknown) => {
      if (!wanted) return
      setProgress(null)
      setProblem(errorText(error)[language])
    }
    const pool = await import('./experimentPool.ts').catch(fail)
    if (!pool || !wanted) return
    const runs: ExperimentRun[] = []
    const show = () => {
      const sorted = runs.toSorted((a, b) => a.index - b.index)
      setMade({ design, rows: rowsOf(design, sorted), runs: sorted })
    }
    end = pool.startExperiment(design, byTick, {
      onRuns: (batch) => {
        runs.push(...batch)
        setProgress({ done: runs.length, total })
        show()
      },
      onEnd: () => setProgress(null),
      onError: fail,
    })
  }

  /** The design, or none where what is written cannot be used: then the reason is shown. */
  const designAsWritten = (): Design | undefined => {
    try {
      return designOf(live.values, factors, seeds, live.seed)
    } catch (error) {
      setProblem((error instanceof InvalidInput ? error.issues[0].message : errorText(error))[language])
      return undefined
    }
  }

  const { design, rows, runs } = made
  const count = sum(rows, (row) => row.summaries.innovations.runs)
  const names = design.axes.map((axis) => axis.parameter)
  return (
    <ModelFigure
      model={model}
      language={language}
      broad
      summary={() => {
        const { cells, runs: total } = designSize(design)
        return {
          en: `An experiment of ${cells} cells; the table rests on ${count} of ${total} runs.`,
          zh: `这项实验共有 ${cells} 个组合；表中是 ${total} 次仿真中 ${count} 次的结果。`,
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
                taken={factors.filter((_, i) => i !== k).map(({ parameter }) => parameter)}
                language={language}
                onChange={(next) => setFactors(factors.map((each, i) => (i === k ? next : each)))}
              />
            ))}
            <div class="row">
              <NumberField
                label={t.seeds}
                value={seeds}
                min={1}
                max={1000}
                whole
                language={language}
                onChange={setSeeds}
              />
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
                onClick={async () => (await import('./experimentFiles.ts')).saveRuns(runs)}
              >
                {t.csv}
              </button>
              <button
                type="button"
                class="button"
                disabled={!live.ready || runs.length === 0}
                onClick={async () => (await import('./experimentFiles.ts')).saveBehaviorSpace(design, runs)}
              >
                {t.behaviorSpace}
              </button>
            </div>
            {runs.length === 0 && progress === null && <p class="hint">{t.filesLater}</p>}
            {problem && (
              <p class="problem" role="alert">
                {problem}
              </p>
            )}
          </div>
          <ExperimentState
            language={language}
            state={{
              runs: count,
              progress,
              partial: false,
              error: null,
              cancel: () => stop.current(),
              resume: start,
            }}
          />
          <ExperimentTable names={names} rows={rows} outcome={outcome} language={language} />
          <p class="hint">
            {t.command} <code>{commandOf(design)}</code>
          </p>
          <p class="hint">{t.notInLink}</p>
          {data}
        </>
      )}
    </ModelFigure>
  )
}

function designOf(base: Design['base'], factors: readonly Factor[], seeds: number, seed: number): Design {
  const axes: Axis[] = factors
    .filter(({ parameter }) => parameter !== '')
    .map(({ parameter, values }) => parseAxis(model, `${parameter}=${values}`))
  return { base, axes, seeds, seed }
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
    seeds: 'Runs of each combination',
    byTick: 'Keep every tick for the files',
    start: 'Run the experiment',
    csv: 'CSV of the runs',
    behaviorSpace: 'BehaviorSpace table',
    command: 'From the command line:',
    filesLater: 'The table shown came with the page. Run the experiment, and its files can be saved.',
    notInLink: 'A shared link holds the settings of the page, not this design; the command holds both.',
    tooMany: (total: number, most: number) =>
      `${total} runs are more than a page should make (${most}); take fewer values or runs, or use the command line.`,
  },
  zh: {
    seeds: '每种组合的仿真次数',
    byTick: '在文件中保留每个时刻',
    start: '开始实验',
    csv: '各次仿真（CSV）',
    behaviorSpace: 'BehaviorSpace 表',
    command: '在命令行中运行：',
    filesLater: '表中的结果是随网页带来的。先运行一次实验，就可以保存文件。',
    notInLink: '分享链接只带本页的设定，不带这项设计；上面的命令两样都有。',
    tooMany: (total: number, most: number) =>
      `${total} 次仿真超出了网页的上限（${most} 次）。请减少取值或次数，或者改用命令行。`,
  },
}
