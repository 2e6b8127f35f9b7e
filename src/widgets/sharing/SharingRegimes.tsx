import { range } from 'd3-array'
import { useId, useMemo, useState } from 'preact/hooks'
import type { NumberParameter, Parameter } from '../../core/model/model.ts'
import { model, type SharingValues } from '../../core/replicator/model.ts'
import { coefficients } from '../../core/replicator/payoffs.ts'
import { regime, type Regime } from '../../core/replicator/regime.ts'
import { fullSharingReach } from '../../core/replicator/separatrix.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Label } from '../../figures/Label.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { formatAtStep } from '../../core/model/formatValue.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

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
      series={({ values }) => {
        const map = mapOf(values, x, y)
        return {
          [x]: map.ys.flatMap(() => map.xs),
          [y]: map.ys.flatMap((value) => map.xs.map(() => value)),
          regime: map.cells.flat().map((cell) => cell.regime),
          fullSharingReach: map.cells.flat().map((cell) => cell.reach),
        }
      }}
    >
      {(live) => <RegimeMap live={live} x={x} y={y} language={language} />}
    </ModelFigure>
  )
}

interface RegimeMapProps {
  live: Live<typeof model>
  x: Name
  y: Name
  language: Language
}

function RegimeMap({ live, x, y, language }: RegimeMapProps) {
  const t = words[language]
  const { values, result, store } = live
  const others = JSON.stringify({ ...values, [x]: null, [y]: null, x0: null, y0: null })
  const map = useMemo(() => mapOf(values, x, y), [others, x, y])
  const labels = useMemo(() => regionsOf(map), [map])
  const [px, py] = [model.parameters[x], model.parameters[y]] as [NumberParameter, NumberParameter]
  const axis = (p: NumberParameter) => ({ domain: [p.min, p.max] as const, label: `${p.label[language]}` })
  return (
    <Plot
      x={axis(px)}
      y={axis(py)}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={440}
      margin={{ top: 14 }}
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
      <HeatMap xs={map.xs} ys={map.ys} classOf={(i, j) => classOf(map.cells[j][i])} />
      {labels.map(({ regime: name, at: [lx, ly] }) => (
        <Label key={name} x={lx} y={ly} anchor="middle" class="strong">
          {t.regimes[name]}
        </Label>
      ))}
      <Dot x={values[x]} y={values[y]} radius={8} class="start" />
      <Label
        x={values[x]}
        y={values[y]}
        dx={values[x] > (px.min + px.max) / 2 ? -14 : 14}
        dy={values[y] > (py.min + py.max) / 2 ? 16 : -14}
        anchor={values[x] > (px.min + px.max) / 2 ? 'end' : 'start'}
        class="accent"
      >
        {t.here}
      </Label>
    </Plot>
  )
}

interface Cell {
  regime: Regime
  reach: number
}

const count = 61
const coarse = 13
const snap = (value: number, { step, min, max }: NumberParameter) =>
  Math.min(Math.max(Number((Math.round(value / step) * step).toPrecision(12)), min), max)

/**
 * The regime in each cell, exactly; the share of starts that succeed on a grid of 13 by 13 and between its points
 * interpolated, since it only shades the cells and must follow a slider within a frame or two.
 */
function mapOf(values: SharingValues, x: Name, y: Name) {
  const [px, py] = [model.parameters[x], model.parameters[y]] as [NumberParameter, NumberParameter]
  const along = ({ min, max }: NumberParameter) =>
    range(count).map((i) => min + ((max - min) * (i + 0.5)) / count)
  const at = (a: number, b: number) => coefficients({ ...values, [x]: a, [y]: b })
  const knots = ({ min, max }: NumberParameter) =>
    range(coarse).map((i) => min + ((max - min) * i) / (coarse - 1))
  const reach = knots(py).map((b) => knots(px).map((a) => fullSharingReach(at(a, b))))
  const xs = along(px)
  const ys = along(py)
  const place = (i: number) => ((i + 0.5) / count) * (coarse - 1)
  const cells = ys.map((b, j) =>
    xs.map((a, i): Cell => ({ regime: regime(at(a, b)), reach: between(reach, place(i), place(j)) })),
  )
  return { xs, ys, cells }
}

/** Bilinear interpolation in a grid, u along its rows and v from row to row. */
function between(grid: readonly (readonly number[])[], u: number, v: number): number {
  const [i, j] = [Math.min(Math.floor(u), grid[0].length - 2), Math.min(Math.floor(v), grid.length - 2)]
  const [p, q] = [u - i, v - j]
  const row = (r: number) => grid[r][i] * (1 - p) + grid[r][i + 1] * p
  return row(j) * (1 - q) + row(j + 1) * q
}

function classOf({ regime: name, reach }: Cell): string {
  if (name === 'noSharing') return 'none'
  if (name === 'fullSharing') return 'full'
  if (name === 'bistable') return `both-${Math.min(3, Math.floor(reach * 4))}`
  return name === 'boundary' ? 'edge' : 'one'
}

/** The name of each regime stands at the cell of its region that is farthest from the region's border. */
function regionsOf({ xs, ys, cells }: ReturnType<typeof mapOf>) {
  const deepest = new Map<Regime, { depth: number; at: readonly [number, number]; size: number }>()
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < count; i++) {
      const name = cells[j][i].regime
      let depth = 0
      while (fits(cells, name, i, j, depth + 1)) depth++
      const known = deepest.get(name)
      const size = (known?.size ?? 0) + 1
      if (!known || depth > known.depth) deepest.set(name, { depth, at: [xs[i], ys[j]], size })
      else known.size = size
    }
  }
  return [...deepest]
    .filter(([name, { depth }]) => name !== 'boundary' && depth >= 2)
    .map(([name, { at }]) => ({ regime: name, at }))
}

/** Names are wider than high: a box of 2.5 d to either side and d up and down lies within the region. */
function fits(cells: Cell[][], name: Regime, i: number, j: number, d: number): boolean {
  const w = Math.round(2.5 * d)
  if (i - w < 0 || i + w >= count || j - d < 0 || j + d >= count) return false
  for (let v = j - d; v <= j + d; v++)
    for (const u of [i - w, i, i + w]) if (cells[v][u].regime !== name) return false
  return true
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

const words: Record<
  Language,
  { label: string; here: string; across: string; up: string; regimes: Record<Regime, string> }
> = {
  en: {
    label: 'Map of the regimes over two parameters.',
    here: 'you are here',
    across: 'Across',
    up: 'Up',
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
