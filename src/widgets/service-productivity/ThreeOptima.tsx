import { model } from '../../core/value/service-productivity/model.ts'
import type { Operation } from '../../core/value/service-productivity/productivity.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface ThreeOptimaProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

const measures = ['internal', 'productivity', 'profit'] as const
type Measure = (typeof measures)[number]

/** Internal efficiency, productivity and profit against staff: three measures, three best staffs. */
export default function ThreeOptima({
  language,
  controls = ['selfService', 'learned', 'elasticity', 'patience'],
}: ThreeOptimaProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        staff: result.points.map((point) => point.staff),
        served: result.points.map((point) => point.served),
        quality: result.points.map((point) => point.quality),
        utilisation: result.points.map((point) => point.utilisation),
        internal: result.points.map((point) => point.internal),
        productRatio: result.points.map((point) => point.productRatio),
        productivity: result.points.map((point) => point.productivity),
        profit: result.points.map((point) => point.profit),
      })}
    >
      {(live) =>
        measures.map((measure) => <Panel key={measure} live={live} language={language} measure={measure} />)
      }
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
  measure: Measure
}

function Panel({ live, language, measure }: PanelProps) {
  const t = words[language]
  const { result, values, pinned, store } = live
  const { points, best, here } = result
  const of = (point: Operation) => point[measure]
  const all = [...points, ...(pinned?.result.points ?? [])].map(of)
  const highest = Math.max(1, ...all, ...(measure === 'internal' ? [values.demand / 3] : []))
  const [low, high] = [Math.min(0, ...all) * 1.1, highest * 1.16]
  const last = measure === 'profit'
  const first = measure === 'internal'
  const line = (from: readonly Operation[]): Point[] => from.map((point) => [point.staff, of(point)])
  const top = points.find((point) => point.staff === best[measure])
  const at = here ? of(here) : low
  return (
    <Plot
      x={{ domain: [2.4, 16.6], label: last ? t.staff : '', ticks: [4, 6, 8, 10, 12, 14, 16] }}
      y={{ domain: [low, high], label: t[measure] }}
      label={first ? `${t.label} ${model.summary(result, values)[language]}` : t.panel(t[measure])}
      height={last ? 226 : 186}
      margin={{ top: 12, bottom: last ? 46 : 24, right: 16, left: 60 }}
      handles={
        <Handle
          x={values.staff}
          y={at}
          along="x"
          stepX={1}
          label={`${model.parameters.staff.label[language]} (${t[measure]})`}
          text={String(values.staff)}
          onMove={(staff) => store.set({ staff: Math.min(Math.max(staff, 3), 16) })}
          onSettle={store.settle}
        />
      }
    >
      <Line
        points={[
          [values.staff, low],
          [values.staff, high],
        ]}
        class="rule" /* prettier-ignore */
      />
      {first && (
        <>
          <Line
            points={Array.from({ length: 14 }, (_, i) => [i + 3, values.demand / (i + 3)])}
            class="soft dashed"
            mark="product-ratio"
          />
          <Label x={16.6} y={high} dx={-8} dy={16} anchor="end" class="soft" mark="product-ratio">
            {t.productRatio}
          </Label>
        </>
      )}
      {pinned && <Line points={line(pinned.result.points)} class="ghost" />}
      <Line points={line(points)} class="thin" mark={measure} />
      {points.map((point) => (
        <Dot key={point.staff} x={point.staff} y={of(point)} radius={3.6} mark={measure} />
      ))}
      {top && (
        <>
          <Dot x={top.staff} y={of(top)} radius={6.5} class="cool" mark={measure} />
          <Label
            x={top.staff}
            y={of(top)}
            dy={first ? 18 : -17}
            dx={first && top.staff < 5 ? -6 : 0}
            anchor={top.staff < 5 ? 'start' : top.staff > 14 ? 'end' : 'middle'}
            class="cool"
            mark={measure}
          >
            {t.best(top.staff)}
          </Label>
        </>
      )}
      <Dot x={values.staff} y={at} radius={7} class={here ? 'start' : 'saddle'} />
      {here && values.staff !== best[measure] && (
        <Label
          x={values.staff}
          y={at}
          dy={18}
          dx={values.staff < 5 ? 4 : 0}
          anchor={values.staff < 5 ? 'start' : values.staff > 14 ? 'end' : 'middle'}
          class="accent"
        >
          {shortNumber(Number(at.toPrecision(3)))}
        </Label>
      )}
      {!here && (
        <Label x={values.staff} y={low} dy={-18} dx={-6} class="accent">
          {t.none}
        </Label>
      )}
    </Plot>
  )
}

const words = {
  en: {
    label: 'Three measures of a service against its staff.',
    panel: (measure: string) => `${measure} against staff.`,
    staff: 'employees, c',
    internal: 'customers each',
    productivity: 'revenue ÷ cost',
    profit: 'profit an hour',
    productRatio: 'dashed: if quality changed nothing',
    best: (staff: number) => `best: ${staff}`,
    none: 'cannot keep up',
  },
  zh: {
    label: '服务的三个指标随人手的变化。',
    panel: (measure: string) => `${measure}随人手的变化。`,
    staff: '员工人数 c',
    internal: '人均服务顾客',
    productivity: '收入 ÷ 成本',
    profit: '每小时利润',
    productRatio: '虚线：假如质量不影响需求',
    best: (staff: number) => `最优：${staff}`,
    none: '应付不了',
  },
}
