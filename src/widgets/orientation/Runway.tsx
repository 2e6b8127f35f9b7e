import { model, type OrientationResult } from '../../core/value/orientation/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface RunwayProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** What starting at once and asking first earn on a runway, and where the second overtakes the first. */
export default function Runway({
  language,
  controls = ['blindness', 'interviewError', 'researchDelay', 'choosiness'],
}: RunwayProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        runway: result.curve.map((each) => each.horizon),
        productFirst: result.curve.map((each) => each.productFirst),
        customerFirst: result.curve.map((each) => each.customerFirst),
        interviews: result.curve.map((each) => each.interviews),
      })}
    >
      {(live) => (
        <>
          <Payoffs live={live} language={language} />
          <Lead live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

const runways = [0, 12, 24, 36, 48, 60]
const end = 60
const lead = (each: OrientationResult['curve'][number]) => each.customerFirst - each.productFirst

function useHandle({ live, language }: PanelProps, y: number) {
  const { store, values } = live
  return (
    <Handle
      x={values.horizon}
      y={y}
      along="x"
      stepX={1}
      label={model.parameters.horizon.label[language]}
      text={words[language].months(values.horizon)}
      onMove={(horizon) => store.set({ horizon: Math.max(1, horizon) })}
      onSettle={store.settle}
    />
  )
}

function Payoffs({ live, language }: PanelProps) {
  const t = words[language]
  const { result, values, pinned } = live
  const { curve } = result
  const path = (from: OrientationResult, of: 'productFirst' | 'customerFirst'): Point[] => [
    [0, 0],
    ...from.curve.map((each): Point => [each.horizon, each[of]]),
  ]
  const last = curve.at(-1)!
  const top =
    Math.max(last.productFirst, last.customerFirst, pinned?.result.curve.at(-1)!.customerFirst ?? 0) * 1.14
  const higher = last.customerFirst > last.productFirst
  // Beside a low dot the foot of the panel is taken.
  const room = Math.max(result.productFirst, result.customerFirst) > 0.16 * top
  return (
    <Plot
      x={{ domain: [0, end], label: '', ticks: runways }}
      y={{ domain: [0, top], label: t.earned }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={300}
      margin={{ top: 12, bottom: 24 }}
      handles={useHandle({ live, language }, result.customerFirst)}
    >
      <Line
        points={[
          [values.horizon, 0],
          [values.horizon, top],
        ]}
        class="rule" /* prettier-ignore */
      />
      {pinned && <Line points={path(pinned.result, 'productFirst')} class="ghost" />}
      {pinned && <Line points={path(pinned.result, 'customerFirst')} class="ghost" />}
      <Line points={path(result, 'productFirst')} class="cool" mark="product-first" />
      <Line points={path(result, 'customerFirst')} class="accent" mark="customer-first" />
      <Label
        x={58}
        y={last.productFirst * 0.967}
        dy={higher ? 34 : -18}
        anchor="end"
        class="cool"
        mark="product-first"
      >
        {t.productFirst}
      </Label>
      <Label
        x={58}
        y={last.customerFirst * 0.967}
        dy={higher ? -18 : 34}
        anchor="end"
        class="accent"
        mark="customer-first"
      >
        {t.customerFirst}
      </Label>
      <Dot x={values.horizon} y={result.productFirst} radius={5.5} class="cool" />
      <Dot x={values.horizon} y={result.customerFirst} radius={7} class="start" />
      <Label
        x={values.horizon}
        y={room ? 0 : top}
        dx={values.horizon > 40 ? -8 : 8}
        dy={room ? -16 : 16}
        anchor={values.horizon > 40 ? 'end' : 'start'}
        class="soft"
      >
        {t.interviews(result.interviews)}
      </Label>
    </Plot>
  )
}

function Lead({ live, language }: PanelProps) {
  const t = words[language]
  const { result, values, pinned } = live
  const { curve, crossover } = result
  const drawn = [...curve, ...(pinned?.result.curve ?? [])].map(lead)
  const [low, high] = [Math.min(-1, ...drawn) * 1.25, Math.max(1, ...drawn) * 1.25]
  const path = (from: OrientationResult): Point[] => [
    [0, 0],
    ...from.curve.map((each): Point => [each.horizon, lead(each)]),
  ]
  const xs = curve.map((each) => each.horizon)
  return (
    <Plot
      x={{ domain: [0, end], label: t.runway, ticks: runways }}
      y={{ domain: [low, high], label: t.lead }}
      label={t.leadLabel}
      height={230}
      margin={{ top: 8 }}
      handles={useHandle({ live, language }, result.customerFirst - result.productFirst)}
    >
      <Band
        xs={xs}
        low={xs.map(() => 0)}
        high={curve.map((each) => Math.max(0, lead(each)))}
        class="accent"
      />
      <Band xs={xs} low={curve.map((each) => Math.min(0, lead(each)))} high={xs.map(() => 0)} />
      <Line
        points={[
          [0, 0],
          [end, 0],
        ]}
        class="thin soft" /* prettier-ignore */
      />
      <Line
        points={[
          [values.horizon, low],
          [values.horizon, high],
        ]}
        class="rule" /* prettier-ignore */
      />
      {pinned && <Line points={path(pinned.result)} class="ghost" />}
      <Line points={path(result)} mark="lead" />
      {crossover !== null && crossover <= end && (
        <>
          <Dot x={crossover} y={0} radius={5} class="unstable" mark="crossover" />
          <Label
            x={crossover}
            y={0}
            dy={crossover > 44 ? -18 : 20}
            dx={crossover > 44 ? -4 : 4}
            anchor={crossover > 44 ? 'end' : 'start'}
            class="strong"
            mark="crossover"
          >
            {t.from(crossover.toFixed(1))}
          </Label>
        </>
      )}
      {(crossover === null || crossover > end) && (
        <Label x={end} y={0} dx={-8} dy={-16} anchor="end" class="strong">
          {t.never}
        </Label>
      )}
      <Dot x={values.horizon} y={result.customerFirst - result.productFirst} radius={7} class="start" />
    </Plot>
  )
}

const words = {
  en: {
    label: 'Earnings of starting at once and of asking first, against the runway.',
    leadLabel: 'How much more asking first earns, against the runway.',
    runway: 'runway in months, H',
    earned: 'earned (full months)',
    lead: 'lead (months)',
    productFirst: 'product first',
    customerFirst: 'customer first',
    months: (months: number) => `${months} months`,
    interviews: (n: number) => `best: ${n} interview${n === 1 ? '' : 's'}`,
    from: (months: string) => `asking pays from ${months}`,
    never: 'asking does not pay in 60 months',
  },
  zh: {
    label: '立刻开张与先问顾客的收益随资金期限的变化。',
    leadLabel: '先问顾客多得多少，随资金期限的变化。',
    runway: '资金期限 H（月）',
    earned: '累计收益（满额月）',
    lead: '领先（满额月）',
    productFirst: '先有产品',
    customerFirst: '先问顾客',
    months: (months: number) => `${months} 个月`,
    interviews: (n: number) => `最优访谈 ${n} 次`,
    from: (months: string) => `${months} 个月起，先问划算`,
    never: '60 个月内先问都不划算',
  },
}
