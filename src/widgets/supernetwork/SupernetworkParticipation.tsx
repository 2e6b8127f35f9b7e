import { group, mean } from 'd3-array'
import { useState } from 'preact/hooks'
import { defaults } from '../../core/model/model.ts'
import { summarise } from '../../core/supernetwork/ensemble.ts'
import { experiment, type Design, type ExperimentRun } from '../../core/supernetwork/experiment.ts'
import { model } from '../../core/supernetwork/model.ts'
import type { SupernetworkValues } from '../../core/supernetwork/parameters.ts'
import type { Language, Text } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'
import { ExperimentState } from './ExperimentState.tsx'
import { SeedsChoice } from './outcomeChoice.tsx'
import { finishedResult, useExperiment } from './useExperiment.ts'
import { useStill } from '../useStill.tsx'

interface SupernetworkParticipationProps {
  language: Language
  controls?: readonly (keyof SupernetworkValues & string)[]
}

/** Ensemble means against the number of customers; all arrays are of one length. */
interface Participation {
  readonly customers: readonly number[]
  readonly innovations: readonly number[]
  /** Of the mean of innovations; null for a single run. */
  readonly standardError: readonly (number | null)[]
  readonly served: readonly number[]
  readonly turnedAway: readonly number[]
  readonly attention: readonly number[]
}

const sizes = [5, 20, 40, 60, 80, 100, 120, 160, 200, 240]
const defaultSeeds = 12

const designOf = (base: SupernetworkValues, seeds: number, everyoneServed = false): Design => ({
  // The size and the length of the axis are the figure's own: moving them must not ask for the runs again.
  base: { ...base, customers: model.parameters.customers.default },
  axes: [{ parameter: 'customers', values: sizes }],
  seeds,
  seed: 1,
  ...(everyoneServed && { everyoneServed }),
})

/** Too many customers slow the enterprise down; the reader looks for the reason by switching causes off. */
export default function SupernetworkParticipation({
  language,
  controls = ['customers', 'screening', 'capacity', 'traitLearning'],
}: SupernetworkParticipationProps) {
  const t = words[language]
  const live = useStore(model)
  const [noScreening, setNoScreening] = useState(false)
  const [noQueue, setNoQueue] = useState(false)
  const [seeds, setSeeds] = useState(defaultSeeds)
  const [still, data] = useStill('supernetwork-participation', () =>
    participationOf([...experiment(designOf(defaults(model), defaultSeeds))])!,
  )
  const asIs = designOf(live.values, seeds)
  const design = designOf({ ...live.values, ...(noScreening && { screening: 0 }) }, seeds, noQueue)
  const state = useExperiment('participation', design, { still, reduce: participationOf })
  const changed = noScreening || noQueue
  const overridden = [
    ...(noScreening ? ['screening' as const] : []),
    ...(noQueue ? ['capacity' as const] : []),
  ].map((name) => model.parameters[name].label[language])
  const atStart = JSON.stringify(asIs) === JSON.stringify(designOf(defaults(model), defaultSeeds))
  const ghost = changed ? (atStart ? still : finishedResult<Participation>('participation', asIs)) : undefined
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={
        <>
          <Switch label={t.noScreening} checked={noScreening} onChange={setNoScreening} />
          <Switch label={t.noQueue} checked={noQueue} onChange={setNoQueue} />
          {changed && <p class="hint">{t.overridden(overridden)}</p>}
          <SeedsChoice value={seeds} options={[12, 48, 96]} label={t.seeds} onChange={setSeeds} />
        </>
      }
      summary={() => textOf(state.drawn)}
      series={() => ({ ...state.drawn })}
    >
      {() => (
        <>
          <Panels drawn={state.drawn} ghost={ghost} live={live} language={language} />
          <ExperimentState state={state} language={language} />
          {data}
        </>
      )}
    </ModelFigure>
  )
}

interface SwitchProps {
  label: string
  checked: boolean
  onChange: (on: boolean) => void
}

function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <label class="control switch">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

interface PanelsProps {
  drawn: Participation
  ghost: Participation | undefined
  live: Live<typeof model>
  language: Language
}

function Panels({ drawn, ghost, live, language }: PanelsProps) {
  const t = words[language]
  const { customers, innovations, standardError, served, turnedAway, attention } = drawn
  const at = live.values.customers
  const { min, max, step, label } = model.parameters.customers
  const x = { domain: [0, max] as const, ticks: [0, 40, 80, 120, 160, 200, 240] }
  const error = standardError.map((se) => 2 * (se ?? 0))
  const most = 1.1 * Math.max(...innovations.map((y, k) => y + error[k]), ...(ghost?.innovations ?? []))
  const crowd = 1.08 * Math.max(10, ...served, ...turnedAway)
  const peak = innovations.indexOf(Math.max(...innovations))
  // Below its curve, unless that runs so low that the label would lie on the axis.
  const ghostLabel = ghost && ghost.innovations.at(-1)! < 0.15 * most ? -13 : 17
  const handle = (y: number) => (
    <Handle
      x={at}
      y={y}
      along="x"
      stepX={step}
      label={label[language]}
      text={String(at)}
      onMove={(value) => live.store.set({ customers: Math.max(min, value) })}
      onSettle={live.store.settle}
    />
  )
  return (
    <>
      <Plot
        x={{ ...x, label: '' }}
        y={{ domain: [0, most], label: t.innovations }}
        label={textOf(drawn)[language]}
        height={270}
        margin={{ top: 16, bottom: 24, right: 16, left: 72 }}
        handles={handle(interpolated(customers, innovations, at))}
      >
        <Line points={upright(at, most)} class="rule" />
        <Band
          xs={customers}
          low={innovations.map((y, k) => y - error[k])}
          high={innovations.map((y, k) => y + error[k])}
          class="accent"
        />
        {ghost && <Line points={zip(ghost.customers, ghost.innovations)} class="ghost" />}
        <Line points={zip(customers, innovations)} class="accent" mark="innovations" />
        {customers.map((size, k) => (
          <Dot key={size} x={size} y={innovations[k]} radius={3} />
        ))}
        <Dot x={at} y={interpolated(customers, innovations, at)} radius={7} class="start" />
        <Label
          x={customers[peak]}
          y={innovations[peak]}
          dy={-16}
          anchor={customers[peak] > 180 ? 'end' : 'middle'}
          class="strong"
        >
          {t.peak(customers[peak])}
        </Label>
        {ghost && (
          <Label x={max} y={ghost.innovations.at(-1)!} dx={-8} dy={ghostLabel} anchor="end" class="soft">
            {t.asIs}
          </Label>
        )}
      </Plot>
      <Plot
        x={{ ...x, label: '' }}
        y={{ domain: [0, crowd], label: t.crowd }}
        label={t.crowdLabel}
        height={190}
        margin={{ top: 10, bottom: 24, right: 16, left: 72 }}
      >
        <Line points={upright(at, crowd)} class="rule" />
        <Line points={zip(customers, turnedAway)} class="dashed" mark="turned-away" />
        <Line points={zip(customers, served)} class="cool" mark="served" />
        <Label x={customers[7]} y={turnedAway[7]} dx={-10} dy={-10} anchor="end">
          {t.turnedAway}
        </Label>
        <Label
          x={customers[7]}
          y={served[7]}
          dx={8}
          dy={turnedAway[7] > served[7] || served[7] > 0.85 * crowd ? 15 : -13}
          class="cool"
        >
          {t.served}
        </Label>
      </Plot>
      <Plot
        x={{ ...x, label: t.customers }}
        y={{ domain: [0, 1.08], label: t.attention, ticks: [0, 0.5, 1], format: percent }}
        label={t.attentionLabel}
        height={176}
        margin={{ top: 10, right: 16, left: 72 }}
      >
        <Line points={upright(at, 1.08)} class="rule" />
        {ghost && <Line points={zip(ghost.customers, ghost.attention)} class="ghost" />}
        <Line points={zip(customers, attention)} class="cool" mark="attention" />
      </Plot>
    </>
  )
}

const zip = (xs: readonly number[], ys: readonly number[]): Point[] => xs.map((x, k) => [x, ys[k]])
const upright = (x: number, top: number): Point[] => [
  [x, 0],
  [x, top],
]

/** The curve between its points, where the reader's handle stands. */
function interpolated(xs: readonly number[], ys: readonly number[], x: number): number {
  const k = Math.min(
    Math.max(
      1,
      xs.findIndex((value) => value >= x),
    ),
    xs.length - 1,
  )
  const part = (x - xs[k - 1]) / (xs[k] - xs[k - 1])
  return ys[k - 1] + part * (ys[k] - ys[k - 1])
}

/** Means by number of customers; null until every size has a run. */
function participationOf(runs: readonly ExperimentRun[]): Participation | null {
  const bySize = group(runs, (run) => run.cell)
  if (bySize.size < sizes.length) return null
  const cells = sizes.map((_, cell) => bySize.get(cell)!.map((run) => run.outcomes))
  const innovations = cells.map((cell) => summarise(cell.map((run) => run.innovations)))
  return {
    customers: sizes,
    innovations: innovations.map((each) => each.mean),
    standardError: innovations.map((each) => each.standardError),
    served: cells.map((cell) => mean(cell, (run) => run.served)!),
    turnedAway: cells.map((cell) => mean(cell, (run) => run.turnedAway)!),
    attention: cells.map((cell) => mean(cell, (run) => run.meanAttention)!),
  }
}

function textOf({ customers, innovations, attention, turnedAway }: Participation): Text {
  const peak = innovations.indexOf(Math.max(...innovations))
  const last = customers.length - 1
  const [best, end] = [Math.round(innovations[peak]), Math.round(innovations[last])]
  const compared =
    peak === last
      ? { en: ', and the curve does not turn', zh: '，曲线没有掉头' }
      : {
          en: `; ${customers[last]} customers bring ${end}`,
          zh: `；${customers[last]} 位顾客带来 ${end} 项`,
        }
  return {
    en: `Of the sizes tried, ${customers[peak]} customers bring the most innovations, ${best} on average${compared.en}. With ${customers[last]}, ${Math.round(turnedAway[last])} are turned away in a tick and screening leaves employees ${percent(attention[last])} of their attention.`,
    zh: `在所试的规模中，${customers[peak]} 位顾客带来的创新最多，平均 ${best} 项${compared.zh}。${customers[last]} 位顾客时，每个时刻有 ${Math.round(turnedAway[last])} 位被拒之门外，筛选之后员工还剩 ${percent(attention[last])} 的精力。`,
  }
}

const words = {
  en: {
    noScreening: 'Screening costs nothing (ξ = 0)',
    noQueue: 'No queue: everybody is served',
    overridden: (names: readonly string[]) =>
      `In this figure a switch now stands in for the slider: ${names.join(', ')}. A shared link holds the sliders, not the switches.`,
    seeds: 'Runs at each size',
    innovations: 'innovations, mean',
    customers: 'customers who take part',
    crowd: 'customers in a tick',
    attention: 'attention left',
    served: 'served',
    turnedAway: 'turned away',
    peak: (size: number) => `most at ${size}`,
    asIs: 'nothing switched off',
    crowdLabel: 'Customers served and turned away in the last tick against the number of customers.',
    attentionLabel: 'Attention that screening leaves the employees against the number of customers.',
  },
  zh: {
    noScreening: '筛选不费精力（ξ = 0）',
    noQueue: '不排队：来的人都能得到接待',
    overridden: (names: readonly string[]) =>
      `本图中，开关此时代替了滑块：${names.join('、')}。分享链接只带滑块的设定，不带开关。`,
    seeds: '每种规模的仿真次数',
    innovations: '平均创新数',
    customers: '参与的顾客数量',
    crowd: '每个时刻的顾客',
    attention: '剩余精力',
    served: '得到接待',
    turnedAway: '被拒之门外',
    peak: (size: number) => `${size} 位时最多`,
    asIs: '什么都不关闭',
    crowdLabel: '最后时刻得到接待和被拒之门外的顾客人数随顾客数量的变化。',
    attentionLabel: '筛选之后员工剩余的精力随顾客数量的变化。',
  },
}
