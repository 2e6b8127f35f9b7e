import { range } from 'd3-array'
import { useId, useMemo, useState } from 'preact/hooks'
import type { NumberParameter, Parameter } from '../../core/model/model.ts'
import { model, type SharingValues } from '../../core/replicator/model.ts'
import { regimeText, type Regime } from '../../core/replicator/regime.ts'
import type { Language, Text } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Label } from '../../figures/Label.tsx'
import { Plot, usePlot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { formatAtStep } from '../../core/model/formatValue.ts'
import { AxisTitle } from '../AxisTitle.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { inSentence } from '../inSentence.ts'
import { useStore, type Live } from '../useStore.ts'
import {
  count,
  exactReach,
  namePlaces,
  partsOf,
  regimeMap,
  shadedReach,
  type RegimeMap,
} from './regimeMap.ts'

type Name = keyof SharingValues & string

interface SharingRegimesProps {
  language: Language
  x?: Name
  y?: Name
}

/** Parameters that the regime depends on: not the start, nor what one has without sharing. */
const names = Object.entries<Parameter>(model.parameters)
  .filter(([name, { option }]) => !option && !['x0', 'y0', 'customerBase', 'enterpriseBase'].includes(name))
  .map(([name]) => name as Name)

/** The map of regimes over any two parameters; the present point is a handle. */
export default function SharingRegimes({
  language,
  x: xAtFirst = 'customerUnitCost',
  y: yAtFirst = 'subsidy',
}: SharingRegimesProps) {
  const [x, setX] = useState<Name>(xAtFirst)
  const [y, setY] = useState<Name>(yAtFirst)
  const t = words[language]
  const { values } = useStore(model)
  const others = JSON.stringify({ ...values, [x]: null, [y]: null, x0: null, y0: null })
  const map = useMemo(() => regimeMap(values, x, y), [others, x, y])
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={[
        x,
        y,
        ...(['customerShare', 'synergy', 'freeRide'] as const).filter((name) => name !== x && name !== y),
      ]}
      viewControls={
        <>
          <AxisChoice label={t.across} value={x} not={y} language={language} onChange={setX} />
          <AxisChoice label={t.up} value={y} not={x} language={language} onChange={setY} />
        </>
      }
      summary={(live) => mapText(live, map, x, y)}
      series={() => ({
        [x]: map.ys.flatMap(() => map.xs),
        [y]: map.ys.flatMap((value) => map.xs.map(() => value)),
        regime: map.regimes.flat(),
        fullSharingReach: exactReach(map).flat(),
      })}
    >
      {(live) => <MapPlot live={live} map={map} x={x} y={y} language={language} />}
    </ModelFigure>
  )
}

interface MapPlotProps {
  live: Live<typeof model>
  map: RegimeMap
  x: Name
  y: Name
  language: Language
}

function MapPlot({ live, map, x, y, language }: MapPlotProps) {
  const t = words[language]
  const { values, result, store } = live
  const reach = useMemo(() => shadedReach(map), [map])
  const places = useMemo(() => namePlaces(map, (name) => sizeOf(t.regimes[name])), [map])
  const [px, py] = [model.parameters[x], model.parameters[y]] as [NumberParameter, NumberParameter]
  const axis = (p: NumberParameter) => ({
    domain: [p.min, p.max] as const,
    label: <AxisTitle of={p} language={language} />,
  })
  // The handle's words stand above it or below, wherever no regime's name does.
  const away = values[y] > (py.min + py.max) / 2 ? 16 : -14
  const up = (value: number) => (value / (py.max - py.min)) * inner.height
  const near = places.filter(
    ({ at }) => (Math.abs(at[0] - values[x]) / (px.max - px.min)) * inner.width < 190,
  )
  const isFree = (dy: number) => near.every(({ at }) => Math.abs(up(at[1] - values[y]) + dy) > 24)
  const besideNames = [away, -away, away * 2, -away * 2].find(isFree) ?? away
  return (
    <Plot
      x={axis(px)}
      y={axis(py)}
      label={`${t.label} ${mapText(live, map, x, y)[language]}`}
      height={470}
      margin={{ top: 50 }}
      onPlace={(a, b) => {
        store.set({ [x]: snap(a, px), [y]: snap(b, py) } as Partial<SharingValues>)
        store.settle()
      }}
      handles={
        <Handle
          x={values[x]}
          y={values[y]}
          stepX={px.step}
          stepY={py.step}
          label={t.here}
          text={`${px.label[language]} ${formatAtStep(values[x], px.step)}, ${py.label[language]} ${formatAtStep(values[y], py.step)}: ${t.regimes[result.regime]}`}
          onMove={(a, b) => store.set({ [x]: a, [y]: b } as Partial<SharingValues>)}
          onSettle={store.settle}
        />
      }
    >
      <ShadeKey title={t.shades} />
      <HeatMap xs={map.xs} ys={map.ys} classOf={(i, j) => classOf(map.regimes[j][i], reach[j][i])} />
      {places.map(({ regime: name, at: [lx, ly] }) => (
        <Label key={name} x={lx} y={ly} anchor="middle" class="strong">
          {t.regimes[name]}
        </Label>
      ))}
      <Dot x={values[x]} y={values[y]} radius={8} class="start" />
      <Label
        x={values[x]}
        y={values[y]}
        dx={values[x] > (px.min + px.max) / 2 ? -14 : 14}
        dy={besideNames}
        anchor={values[x] > (px.min + px.max) / 2 ? 'end' : 'start'}
        class="accent"
      >
        {t.here}
      </Label>
    </Plot>
  )
}

const snap = (value: number, { step, min, max }: NumberParameter) =>
  Math.min(Math.max(Number((Math.round(value / step) * step).toPrecision(12)), min), max)

function classOf(name: Regime, reach: number): string {
  if (name === 'noSharing') return 'none'
  if (name === 'fullSharing') return 'full'
  if (name === 'bistable') return `both-${Math.min(3, Math.floor(reach * 4))}`
  return name === 'boundary' ? 'edge' : 'one'
}

/** The four shades with what they stand for, above the map, so that a picture of it can be read by itself. */
function ShadeKey({ title }: { title: string }) {
  const { x, y } = usePlot()
  const [right, top] = [x.range()[1], y.range()[1]]
  const side = 34
  const left = right - 4 * side
  return (
    <g aria-hidden="true">
      <text x={left - 8} y={top - 19} dy=".32em" text-anchor="end" class="label soft">
        {title}
      </text>
      {range(4).map((i) => (
        <rect key={i} class={`cell both-${i}`} x={left + i * side} y={top - 26} width={side} height={14} />
      ))}
      {['¼', '½', '¾'].map((share, i) => (
        <text
          key={share}
          x={left + (i + 1) * side}
          y={top - 38}
          dy=".32em"
          text-anchor="middle"
          class="label soft"
        >
          {share}
        </text>
      ))}
    </g>
  )
}

interface AxisChoiceProps {
  label: string
  value: Name
  not: Name
  language: Language
  onChange: (name: Name) => void
}

function AxisChoice({ label, value, not, language, onChange }: AxisChoiceProps) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as Name)}>
        {names
          .filter((name) => name !== not)
          .map((name) => (
            <option key={name} value={name}>
              {model.parameters[name].label[language]}
            </option>
          ))}
      </select>
    </div>
  )
}

/** The frame's size in units of the drawing. */
const inner = { width: 414, height: 374 }

/** Half the width and height of a name in cells, where its letters are largest: on a phone. */
function sizeOf(name: string): readonly [width: number, height: number] {
  const letters = [...name].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.52), 0)
  return [(letters * 18.5) / 2 / (inner.width / count), 11 / (inner.height / count)]
}

/** What the map shows: the outcome at the handle, and how much of the map each regime has. */
function mapText({ values, result }: Live<typeof model>, map: RegimeMap, x: Name, y: Name): Text {
  const [px, py] = [model.parameters[x], model.parameters[y]] as [NumberParameter, NumberParameter]
  const parts = partsOf(map).filter(({ regime: name }) => name !== 'boundary')
  const list = (language: Language) =>
    parts.map(({ regime: name, part }) => `${words[language].regimes[name]} ${percent(part)}`)
  const [atX, atY] = [formatAtStep(values[x], px.step), formatAtStep(values[y], py.step)]
  return {
    en: `With ${inSentence(px.label.en)} at ${atX} and ${inSentence(py.label.en)} at ${atY}, ${regimeText[result.regime].en}. Of the whole map: ${list('en').join(', ')}.`,
    zh: `${px.label.zh}为 ${atX}、${py.label.zh}为 ${atY} 时，${regimeText[result.regime].zh}。在整幅图中：${list('zh').join('，')}。`,
  }
}

const words: Record<
  Language,
  { label: string; here: string; across: string; up: string; shades: string; regimes: Record<Regime, string> }
> = {
  en: {
    label: 'Map of the regimes over two parameters.',
    here: 'you are here',
    across: 'Across',
    up: 'Up',
    shades: 'starts that succeed',
    regimes: {
      noSharing: 'nobody shares',
      bistable: 'the start decides',
      fullSharing: 'everyone shares',
      onlyCustomersShare: 'only customers share',
      onlyEnterpriseShares: 'only the enterprise shares',
      boundary: 'a boundary',
      noStableCorner: 'nothing is stable',
    },
  },
  zh: {
    label: '两个参数上的格局图。',
    here: '你在这里',
    across: '横轴',
    up: '纵轴',
    shades: '成功的起点比例',
    regimes: {
      noSharing: '无人共享',
      bistable: '取决于起点',
      fullSharing: '人人共享',
      onlyCustomersShare: '只有顾客共享',
      onlyEnterpriseShares: '只有企业共享',
      boundary: '临界',
      noStableCorner: '没有稳定结局',
    },
  },
}
