import { model } from '../../core/loyalty/btyd/model.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { BuyValues } from './HistoryMap.tsx'

interface OneTimelineProps {
  language: Language
  controls?: readonly (keyof BuyValues & string)[]
}

/** One customer on a line of time: both things that are called recency, and how P(alive) fades with silence. */
export default function OneTimeline({ language, controls = ['x', 'age', 'horizon'] }: OneTimelineProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result: r, values: v }) => {
        const tx = v.x === 0 ? 0 : v.lastAge
        return {
          en: `First purchase at week 0, ${v.x} more, the last at week ${tx.toFixed(1)}, now week ${v.age.toFixed(1)}. The models call ${tx.toFixed(1)} weeks recency, RFM calls ${r.sinceLast.toFixed(1)} weeks recency. P(alive) now is ${percent(r.alive)}; if nothing happens for ${v.horizon} more weeks it will be ${percent(r.waiting.at(-1)!.alive)}.`,
          zh: `首购在第 0 周，此后购买 ${v.x} 次，末次在第 ${tx.toFixed(1)} 周，现在是第 ${v.age.toFixed(1)} 周。这类模型所说的近度是 ${tx.toFixed(1)} 周，RFM 所说的近度是 ${r.sinceLast.toFixed(1)} 周。目前仍为顾客的概率为 ${percent(r.alive)}；再沉默 ${v.horizon} 周将降至 ${percent(r.waiting.at(-1)!.alive)}。`,
        }
      }}
      series={({ result }) => ({
        week: result.waiting.map((row) => row.T),
        alive: result.waiting.map((row) => row.alive),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as ResultOf<typeof model> | undefined
        const tx = values.x === 0 ? 0 : values.lastAge
        const end = values.age + values.horizon
        const late = values.age > 0.85 * end
        // Where the purchases between the first and the last lie, nobody needs to know: drawn evenly.
        const purchases = Array.from({ length: values.x + 1 }, (_, i) =>
          values.x === 0 ? 0 : (tx * i) / values.x,
        )
        const waiting = result.waiting.map((row): Point => [row.T, row.alive])
        return (
          <Plot
            x={{ domain: [-0.02 * end, end], label: t.week }}
            y={{ domain: [-0.62, 1.06], label: t.alive, ticks: [0, 0.5, 1] }}
            label={t.label}
            height={390}
            margin={{ top: 12 }}
            handles={
              <>
                <Handle
                  x={tx}
                  y={0}
                  along="x"
                  stepX={0.1}
                  label={t.lastHandle}
                  text={t.weekOf(tx)}
                  onMove={(x) =>
                    store.set({
                      x: Math.max(1, values.x),
                      lastAge: Math.min(values.age, Math.max(0.1, tidy(x))),
                    })
                  }
                  onSettle={store.settle}
                />
                <Handle
                  x={values.age}
                  y={result.alive}
                  along="x"
                  stepX={0.1}
                  label={t.nowHandle}
                  text={t.weekOf(values.age)}
                  onMove={(x) => store.set({ age: Math.min(78, Math.max(1, tx, tidy(x))) })}
                  onSettle={store.settle}
                />
              </>
            }
          >
            <Area
              outline={[
                [values.age, 0],
                [end, 0],
                [end, 1.06],
                [values.age, 1.06],
              ]}
              class="wash" /* prettier-ignore */
            />
            <Line
              points={[
                [0, 0],
                [end, 0],
              ]}
              class="soft" /* prettier-ignore */
            />
            {ghost && <Line points={ghost.waiting.map((row) => [row.T, row.alive])} class="ghost" />}
            <Line
              points={waiting.filter(([T]) => T <= values.age + 1e-9).concat([[values.age, result.alive]])}
              class="accent" /* prettier-ignore */
            />
            <Line
              points={([[values.age, result.alive]] as Point[]).concat(
                waiting.filter(([T]) => T > values.age),
              )}
              class="accent dashed" /* prettier-ignore */
            />
            <Line
              points={[
                [values.age, 0],
                [values.age, 1.06],
              ]}
              class="rule" /* prettier-ignore */
            />
            {purchases.map((week, i) => (
              <Dot key={i} x={week} y={0} radius={i === 0 ? 6 : 5} class={i === 0 ? 'unstable' : ''} />
            ))}
            <Dot x={tx} y={0} radius={7} class="start" />
            <Dot x={values.age} y={result.alive} radius={7} class="start" />
            <Label
              x={values.age}
              y={1.06}
              dx={late ? -6 : 6}
              dy={14}
              anchor={late ? 'end' : 'start'}
              class="soft"
            >
              {t.now}
            </Label>
            <Label
              x={values.age}
              y={result.alive}
              dx={late ? -12 : 12}
              dy={result.alive > 0.8 ? 22 : -16}
              anchor={late ? 'end' : 'start'}
              class="accent"
            >
              {percent(result.alive)}
            </Label>
            <Span from={0} to={tx} y={-0.2} class="accent" />
            <Label x={0} y={-0.2} dy={18} class="accent">
              {t.model(tx.toFixed(1))}
            </Label>
            <Span from={tx} to={values.age} y={-0.42} class="cool" />
            <Label
              x={values.age}
              y={-0.42}
              dy={18}
              anchor={values.age > end / 2 ? 'end' : 'middle'}
              class="cool"
            >
              {t.rfm(result.sinceLast.toFixed(1))}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** A length of time with its two ends. */
function Span({ from, to, y, class: className }: { from: number; to: number; y: number; class: string }) {
  return (
    <>
      <Line
        points={[
          [from, y],
          [to, y],
        ]}
        class={className} /* prettier-ignore */
      />
      <Line
        points={[
          [from, y - 0.04],
          [from, y + 0.04],
        ]}
        class={className} /* prettier-ignore */
      />
      <Line
        points={[
          [to, y - 0.04],
          [to, y + 0.04],
        ]}
        class={className} /* prettier-ignore */
      />
    </>
  )
}

const tidy = (week: number) => Number((Math.round(week * 10) / 10).toFixed(1))

const words = {
  en: {
    label:
      'One customer from the first purchase to now and beyond, with the chance of being still a customer.',
    week: 'weeks since the first purchase',
    alive: 'P(alive)',
    now: 'now',
    lastHandle: 'Last purchase',
    nowHandle: 'Now',
    weekOf: (week: number) => `week ${week.toFixed(1)}`,
    model: (weeks: string) => `tₓ: “recency” of the models, ${weeks} weeks`,
    rfm: (weeks: string) => `T − tₓ: recency of RFM, ${weeks} weeks`,
  },
  zh: {
    label: '一位顾客由首购到现在及以后，以及仍为顾客的概率。',
    week: '首购以来的周数',
    alive: '仍为顾客的概率',
    now: '现在',
    lastHandle: '末次购买',
    nowHandle: '现在',
    weekOf: (week: number) => `第 ${week.toFixed(1)} 周`,
    model: (weeks: string) => `tₓ：这类模型的近度，${weeks} 周`,
    rfm: (weeks: string) => `T − tₓ：RFM 的近度，${weeks} 周`,
  },
}
