import type { ValuesOf } from '../../core/model/model.ts'
import { model } from '../../core/retention/one-customer/model.ts'
import type { TraceMonth } from '../../core/retention/one-customer/trace.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Band } from '../../figures/Area.tsx'
import { Curves, MonthPlot } from '../../figures/cube/MonthPlot.tsx'
import { ValueStrip } from '../../figures/cube/ValueStrip.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

type OneValues = ValuesOf<typeof model>

interface MovingYardstickProps {
  language: Language
  controls?: readonly (keyof OneValues & string)[]
}

/** One customer: the value met, drawn by the reader; the three yardsticks; which of them counts; and what comes of it. */
export default function MovingYardstick({
  language,
  controls = ['price', 'offersKnown', 'alternativeMean', 'adaptation', 'deepening'],
}: MovingYardstickProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      series={({ result: { months } }) => ({
        ...Object.fromEntries(
          (
            [
              'month',
              'value',
              'comparisonLevel',
              'alternative',
              'equity',
              'reference',
              'satisfaction',
              'mood',
              'bond',
              'depth',
              'stayProbability',
              'survival',
            ] as const
          ).map((name) => [name, months.map((each) => each[name])]),
        ),
        weightCL: months.map((each) => each.weights[0]),
        weightCLalt: months.map((each) => each.weights[1]),
        weightEquity: months.map((each) => each.weights[2]),
      })}
    >
      {(live) => <Strips live={live} language={language} />}
    </ModelFigure>
  )
}

function Strips({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned } = live
  const { months, binding } = result
  const last = values.months - 1
  const ghost = pinned?.result.months
  const curve = (of: (each: TraceMonth) => number) => months.map((each) => [each.month, of(each)] as const)
  return (
    <>
      <ValueStrip
        course={months}
        ghost={ghost}
        last={last}
        words={t.value}
        label={`${t.valueLabel} ${model.summary(result, values)[language]}`}
        height={270}
        domain={[3, 9]}
        handles={<PathHandles live={live} language={language} />}
      >
        {[binding[1], binding[2]].map(
          (month, k) =>
            month !== null && (
              <g key={k}>
                <Binding month={month} months={months} />
              </g>
            ),
        )}
        <PathDots values={values} />
      </ValueStrip>
      <Weights months={months} binding={binding} last={last} language={language} />
      <MonthPlot
        last={last}
        y={{ domain: [0, 1], label: t.probability, ticks: [0, 0.5, 1] }}
        label={t.outcomeLabel}
        months={t.months}
      >
        {ghost && <Line points={ghost.map((each) => [each.month, each.survival])} class="ghost" />}
        <Curves
          domain={[0, 1]}
          curves={[
            { points: curve((each) => each.bond), name: t.bond, class: 'dashed', mark: 'bond' },
            { points: curve((each) => each.stayProbability), name: t.stays, class: 'cool', mark: 'stays' },
            { points: curve((each) => each.survival), name: t.there, class: 'accent', mark: 'there' },
          ]}
        />
      </MonthPlot>
    </>
  )
}

/** The month in which another yardstick comes to weigh most. */
function Binding({ month, months }: { month: number; months: readonly TraceMonth[] }) {
  const at = months[month]
  return at ? <Dot x={month} y={at.reference} radius={4.5} class="neutral" /> : null
}

/** The path's points that can be dragged: its ends, and the slump's beginning and depth. */
function placesOf(values: OneValues) {
  const last = values.months - 1
  const line = (month: number) =>
    values.valueFirst + ((values.valueLast - values.valueFirst) * month) / Math.max(last, 1)
  const slump = Math.min(values.dipMonth, last)
  return {
    first: { x: 0, y: values.valueFirst },
    last: { x: last, y: slumps(values, last) ? values.valueLast - values.dip : values.valueLast },
    slump: { x: slump, y: line(slump) - values.dip, line },
  }
}

const slumps = (values: OneValues, month: number) =>
  month >= values.dipMonth && month < values.dipMonth + values.dipLength

function PathDots({ values }: { values: OneValues }) {
  const { first, last, slump } = placesOf(values)
  return (
    <>
      {[first, last, slump].map(({ x, y }, i) => (
        <Dot key={i} x={x} y={y} radius={7} class="start" />
      ))}
    </>
  )
}

const within = (x: number, low: number, high: number) => Math.min(Math.max(Number(x.toFixed(1)), low), high)

function PathHandles({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, store } = live
  const { first, last, slump } = placesOf(values)
  const set = (change: Partial<OneValues>) => store.set(change)
  return (
    <>
      <Handle
        {...first}
        along="y"
        stepY={0.1}
        label={model.parameters.valueFirst.label[language]}
        text={values.valueFirst.toFixed(1)}
        onMove={(_, y) => set({ valueFirst: within(y, 2, 10) })}
        onSettle={store.settle}
      />
      <Handle
        {...last}
        along="y"
        stepY={0.1}
        label={model.parameters.valueLast.label[language]}
        text={values.valueLast.toFixed(1)}
        onMove={(_, y) => set({ valueLast: within(slumps(values, last.x) ? y + values.dip : y, 2, 10) })}
        onSettle={store.settle}
      />
      <Handle
        x={slump.x}
        y={slump.y}
        stepX={1}
        stepY={0.1}
        label={t.slump}
        text={t.slumpText(values.dip, values.dipMonth, values.dipLength)}
        onMove={(x, y) => {
          const month = Math.min(Math.max(Math.round(x), 0), values.months - 1)
          // Along the path a slump keeps its depth; only up and down changes it.
          const dip = month === slump.x ? slump.line(month) - y : values.dip + (slump.y - y)
          set({ dipMonth: month, dip: within(dip, 0, 5) })
        }}
        onSettle={store.settle}
      />
    </>
  )
}

interface WeightsProps {
  months: readonly TraceMonth[]
  binding: readonly (number | null)[]
  last: number
  language: Language
}

/** How much each yardstick counts, stacked to 1; the months in which another takes the lead are marked. */
function Weights({ months, binding, last, language }: WeightsProps) {
  const t = words[language]
  const xs = months.map((each) => each.month)
  const first = months.map(({ weights }) => weights[0])
  const second = months.map(({ weights }) => weights[0] + weights[1])
  const bands = [
    { name: t.weights[0], low: xs.map(() => 0), high: first, class: 'wash' },
    { name: t.weights[1], low: first, high: second, class: '' },
    { name: t.weights[2], low: second, high: xs.map(() => 1), class: 'accent' },
  ]
  const widest = (weight: 1 | 2) =>
    months.reduce((best, each, i) => (each.weights[weight] > months[best].weights[weight] ? i : best), 0)
  const named = ([1, 2] as const)
    .map((weight) => ({ weight, at: widest(weight) }))
    .filter(({ weight, at }) => months[at].weights[weight] > 0.25)
  return (
    <MonthPlot last={last} y={{ domain: [0, 1], label: t.weight, ticks: [0, 0.5, 1] }} label={t.weightLabel}>
      {bands.map((band) => (
        <Band key={band.name} xs={xs} low={band.low} high={band.high} class={band.class} mark={band.name} />
      ))}
      {[first, second].map((edge, k) => (
        <Line key={k} points={xs.map((x, i) => [x, edge[i]])} class="thin" />
      ))}
      {[binding[1], binding[2]].map(
        (month, k) =>
          month !== null && (
            <g key={k}>
              <Line
                points={[
                  [month, 0],
                  [month, 1],
                ]}
                class="soft dashed thin"
              />
              <Label x={month} y={k === 0 ? 0.93 : 0.78} dx={5} class="soft">
                {t.from(month)}
              </Label>
            </g>
          ),
      )}
      <Label x={0} y={0.1} dx={6} class="strong">
        {t.weights[0]}
      </Label>
      {named.map(({ weight, at }) => (
        <Label
          key={weight}
          x={xs[at]}
          y={(bands[weight].low[at] + bands[weight].high[at]) / 2}
          dx={at > 0.6 * last ? -6 : -14}
          anchor={at > 0.6 * last ? 'end' : 'start'}
          class="strong"
        >
          {t.weights[weight]}
        </Label>
      ))}
    </MonthPlot>
  )
}

const words = {
  en: {
    value: {
      axis: 'value points',
      value: 'value V',
      level: 'CL',
      alternative: 'CLalt',
      equity: 'equity EQ',
      reference: 'yardstick R',
    },
    months: 'month',
    weight: 'weight',
    weights: ['expectation', 'best alternative', 'fairness'],
    from: (month: number) => `from ${month}`,
    probability: 'probability, bond',
    bond: 'bond',
    stays: 'stays',
    there: 'still there',
    slump: 'The slump: when it begins, and how deep',
    slumpText: (dip: number, month: number, length: number) =>
      `${dip.toFixed(1)} from month ${month}, ${length} ${length === 1 ? 'month' : 'months'}`,
    valueLabel: 'The value one customer meets, and the yardsticks.',
    weightLabel: 'How much expectation, the best alternative and fairness count.',
    outcomeLabel: 'The bond, the probability of staying each month, and of being there still.',
  },
  zh: {
    value: {
      axis: '价值点',
      value: '价值 V',
      level: 'CL',
      alternative: 'CLalt',
      equity: '公平 EQ',
      reference: '参照点 R',
    },
    months: '月份',
    weight: '权重',
    weights: ['期望', '最佳替代者', '公平'],
    from: (month: number) => `自第 ${month} 月`,
    probability: '概率与纽带',
    bond: '情感纽带',
    stays: '当月留下',
    there: '仍在',
    slump: '服务滑坡：何时开始，有多深',
    slumpText: (dip: number, month: number, length: number) =>
      `自第 ${month} 个月起下降 ${dip.toFixed(1)}，持续 ${length} 个月`,
    valueLabel: '一位顾客得到的价值与各种参照。',
    weightLabel: '期望、最佳替代者与公平各占多少分量。',
    outcomeLabel: '情感纽带、每月留下的概率和仍在的概率。',
  },
}
