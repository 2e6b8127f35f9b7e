import { range } from 'd3-array'
import { useState } from 'preact/hooks'
import { defaults } from '../../core/model/model.ts'
import { ensembleBands } from '../../core/supernetwork/ensemble.ts'
import { experiment, type Design, type ExperimentRun } from '../../core/supernetwork/experiment.ts'
import { model } from '../../core/supernetwork/model.ts'
import type { SupernetworkValues } from '../../core/supernetwork/parameters.ts'
import type { Language, Text } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'
import { ExperimentState } from './ExperimentState.tsx'
import { byOutcome, OutcomeChoice, SeedsChoice, type ShownOutcome } from './outcomeChoice.tsx'
import { useExperiment } from './useExperiment.ts'
import { useStill } from '../useStill.tsx'

interface SupernetworkBandsProps {
  language: Language
  controls?: readonly (keyof SupernetworkValues & string)[]
}

/** An ensemble, each outcome summarised at some ticks. */
interface Ensemble {
  readonly ticks: readonly number[]
  readonly outcomes: Readonly<Record<ShownOutcome, Course>>
}

interface Course {
  readonly mean: readonly number[]
  readonly standardError: readonly (number | null)[]
  /** A row for each of the ensemble's probabilities. */
  readonly quantiles: readonly (readonly number[])[]
  /** A few of the runs by themselves. */
  readonly runs: readonly (readonly number[])[]
}

const defaultSeeds = 48
/** Moments at which a course is drawn: more than the eye tells apart would only make the page heavier. */
const moments = 25
const runsShown = 3

/** Ensemble and single runs: what stays the same from run to run, and what does not. */
export default function SupernetworkBands({
  language,
  controls = ['customers', 'sharingAbility', 'innovationAbility', 'loyalty', 'screening', 'traitLearning'],
}: SupernetworkBandsProps) {
  const t = words[language]
  const live = useStore(model)
  const [outcome, setOutcome] = useState<ShownOutcome>('innovations')
  const [seeds, setSeeds] = useState(defaultSeeds)
  const [still, data] = useStill('supernetwork-bands', () => {
    const design = { base: defaults(model), axes: [], seeds: defaultSeeds, seed: 1 }
    return ensembleOf([...experiment(design, { series: true })])!
  })
  const design: Design = { base: live.values, axes: [], seeds, seed: 1 }
  const state = useExperiment('bands', design, { still, series: true, reduce: ensembleOf })
  const { ticks, outcomes } = state.drawn
  const course = outcomes[outcome]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={
        <>
          <OutcomeChoice value={outcome} language={language} onChange={setOutcome} />
          <SeedsChoice value={seeds} options={[12, 48, 96, 384]} label={t.seeds} onChange={setSeeds} />
        </>
      }
      summary={() => textOf(outcome, course, ticks, state.runs)}
      series={() => ({
        tick: ticks,
        mean: course.mean,
        standardError: course.standardError,
        ...Object.fromEntries(
          ['p05', 'p25', 'p50', 'p75', 'p95'].map((name, k) => [name, course.quantiles[k]]),
        ),
      })}
    >
      {() => (
        <>
          <BandPlot
            course={course}
            ticks={ticks}
            outcome={outcome}
            live={live}
            language={language}
            runs={state.runs}
          />
          <ExperimentState state={state} language={language} />
          {data}
        </>
      )}
    </ModelFigure>
  )
}

interface BandPlotProps {
  course: Course
  ticks: readonly number[]
  outcome: ShownOutcome
  live: Live<typeof model>
  language: Language
  runs: number
}

function BandPlot({ course, ticks, outcome, live, language, runs }: BandPlotProps) {
  const t = words[language]
  const { mean, quantiles } = course
  const own = live.result.series[outcome]
  const ghost = live.pinned?.result.series[outcome]
  const end = Math.max(live.values.ticks, ticks.at(-1)!)
  const seen = [...quantiles[0], ...quantiles[4], ...own, ...course.runs.flat(), ...(ghost ?? [])]
  const [least, most] = [Math.min(...seen), Math.max(...seen)]
  // Knowledge and traits never come near zero; their axis begins where they do.
  const low = least < 0.35 * most ? 0 : least - 0.08 * (most - least)
  const { label } = model.outputs[outcome]
  // The key stands where the curve is not: below one that rises early, above one that rises late.
  const early = mean[Math.round(mean.length / 4)] > (low + most) / 2
  const corner = early
    ? ({ x: 0.98 * end, y: low + 0.05 * (most - low), anchor: 'end' } as const)
    : ({ x: 0.02 * end, y: most, anchor: 'start' } as const)
  return (
    <Plot
      x={{ domain: [0, end], label: t.ticks }}
      y={{ domain: [low, most + 0.06 * (most - low)], label: label[language] }}
      label={textOf(outcome, course, ticks, runs)[language]}
      height={360}
      margin={{ right: 16, left: 68 }}
    >
      <Band xs={ticks} low={quantiles[0]} high={quantiles[4]} class="wash" mark="runs" />
      <Band xs={ticks} low={quantiles[1]} high={quantiles[3]} mark="half" />
      {course.runs.map((series, k) => (
        <Line key={k} points={zip(ticks, series)} class="soft thin" />
      ))}
      {ghost && <Line points={whole(ghost)} class="ghost" />}
      <Line points={zip(ticks, mean)} class="cool" mark="mean" />
      <Line points={whole(own)} class="accent" mark="run" />
      <Label
        x={ticks[Math.round(0.45 * moments)]}
        y={mean[Math.round(0.45 * moments)]}
        dx={10}
        dy={30}
        class="cool"
      >
        {t.mean}
      </Label>
      <Label {...corner} dy={early ? -18 : 0} class="accent">
        {t.own(live.seed)}
      </Label>
      <Label {...corner} dy={early ? 2 : 20} class="soft">
        {t.bands}
      </Label>
    </Plot>
  )
}

const zip = (xs: readonly number[], ys: readonly number[]): Point[] => xs.map((x, k) => [x, ys[k]])
const whole = (series: readonly number[]): Point[] => series.map((y, tick) => [tick, y])

/** The runs tick by tick as an ensemble; null before the second run. */
function ensembleOf(runs: readonly ExperimentRun[]): Ensemble | null {
  if (runs.length < 2) return null
  const sorted = runs.toSorted((a, b) => a.index - b.index)
  const last = sorted[0].series!.innovations.length - 1
  const ticks = [...new Set(range(moments + 1).map((k) => Math.round((k * last) / moments)))]
  const at = (series: readonly number[]) => ticks.map((tick) => series[tick])
  return {
    ticks,
    outcomes: byOutcome((name) => {
      const series = sorted.map((run) => at(run.series![name]))
      const { mean, standardError, quantiles } = ensembleBands(series)
      return { mean, standardError, quantiles, runs: series.slice(1, 1 + runsShown) }
    }),
  }
}

const show = (value: number) => shortNumber(Number(value.toPrecision(3)))

function textOf(
  outcome: ShownOutcome,
  { mean, standardError, quantiles }: Course,
  ticks: readonly number[],
  runs: number,
): Text {
  const last = ticks.length - 1
  const { label } = model.outputs[outcome]
  const error = standardError[last]
  return {
    en: `${label.en} at tick ${ticks[last]}: mean ${show(mean[last])} over ${runs} runs, with a standard error of ${error === null ? '–' : show(error)}; nine runs in ten lie between ${show(quantiles[0][last])} and ${show(quantiles[4][last])}.`,
    zh: `第 ${ticks[last]} 个时刻的${label.zh}：${runs} 次仿真的均值为 ${show(mean[last])}，标准误为 ${error === null ? '–' : show(error)}；九成的仿真落在 ${show(quantiles[0][last])} 与 ${show(quantiles[4][last])} 之间。`,
  }
}

const words = {
  en: {
    seeds: 'Runs of the ensemble',
    ticks: 'time (ticks)',
    mean: 'mean of the ensemble',
    own: (seed: number) => `one run (seed ${seed})`,
    bands: 'bands: half and nine tenths of the runs',
  },
  zh: {
    seeds: '仿真次数',
    ticks: '时间（时刻）',
    mean: '全部仿真的均值',
    own: (seed: number) => `其中一次（种子 ${seed}）`,
    bands: '色带：一半与九成的仿真',
  },
}
