import { useMemo } from 'preact/hooks'
import { model, matrixOf, type SimplexValues } from '../../core/simplex/model.ts'
import { simplexOrbit } from '../../core/simplex/orbits.ts'
import { field as fieldOf } from '../../core/simplex/replicator.ts'
import type { RestPoint } from '../../core/simplex/restPoints.ts'
import { strategyNames } from '../../core/simplex/strategyNames.ts'
import type { Language } from '../../core/text.ts'
import { Arrow } from '../../figures/Arrow.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { height, toPlane, toShares } from '../../figures/game/barycentric.ts'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { Spot } from '../../figures/Spot.tsx'
import { Controls } from '../controls/Controls.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

const payoffs = ['a11', 'a12', 'a13', 'a21', 'a22', 'a23', 'a31', 'a32', 'a33'] as const

/** A game of three strategies in one population, on the triangle of their shares. */
export default function SimplexPortrait({ language }: { language: Language }) {
  const t = words[language]
  const live = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={['mutation']}
      viewControls={
        <>
          <PresetControl store={live.store} language={language} />
          <details class="more">
            <summary>{t.payoffs}</summary>
            <div class="controls">
              <Controls live={live} names={payoffs} language={language} />
            </div>
          </details>
        </>
      }
      series={({ result }) => ({
        time: result.times,
        share1: result.shares.map((shares) => shares[0]),
        share2: result.shares.map((shares) => shares[1]),
        share3: result.shares.map((shares) => shares[2]),
      })}
    >
      {(now) => <Triangle live={now} language={language} />}
    </ModelFigure>
  )
}

const corners = [[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const // prettier-ignore

/** Of the triangle, in units of the drawing. */
const side = 396

function Triangle({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, store, pinned } = live
  const orbit = useMemo(() => orbitOf(values), [values])
  const ghost = useMemo(() => pinned && orbitOf(pinned.parameters), [pinned])
  const start = startOf(values)
  const strategies = strategyNames(values).map((name) => name[language])
  const [px, py] = toPlane(start)
  const set = (x: number, y: number) => {
    const [first, second] = toShares(x, y).map((share) => Math.round(share * 100) / 100)
    store.set({ start1: first, start2: Math.min(second, Number((1 - first).toFixed(2))) })
  }
  return (
    <Plot
      x={{ domain: [0, 1], label: '' }}
      y={{ domain: [0, height], label: '' }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      width={480}
      height={36 + side * height + 40}
      margin={{ top: 36, right: (480 - side) / 2, bottom: 40, left: (480 - side) / 2 }}
      bare
      handles={
        <>
          {result.restPoints.map((point) => {
            const [x, y] = toPlane(point.x)
            return <Spot key={`${x},${y}`} x={x} y={y} lines={restText(point, language)} />
          })}
          <Handle
            x={px}
            y={py}
            stepX={0.01}
            stepY={0.01}
            label={t.start}
            text={start.map((share, i) => `${strategies[i]} ${percent(share)}`).join(', ')}
            onMove={set}
            onSettle={store.settle}
          />
        </>
      }
    >
      <Line points={[...corners.map(toPlane), toPlane(corners[0])]} class="rule" />
      <Arrows values={values} />
      {ghost && <Line points={ghost} class="ghost" />}
      <Line points={orbit} class="accent" mark="orbit" />
      {result.continua.map(({ points, support }) => (
        <Line key={support.join()} points={points.map(toPlane)} class="cool" />
      ))}
      {result.restPoints.map((point) => {
        const [x, y] = toPlane(point.x)
        return <Dot key={`${x},${y}`} x={x} y={y} class={dotOf[point.type]} />
      })}
      <Dot x={px} y={py} radius={8} class="start" mark="start" />
      <Label x={px} y={py} dx={px > 0.6 ? -14 : 14} anchor={px > 0.6 ? 'end' : 'start'} class="accent">
        {t.start}
      </Label>
      {corners.map((corner, i) => {
        const [x, y] = toPlane(corner)
        return (
          <Label key={i} x={x} y={y} dy={i === 2 ? -18 : 22} anchor="middle" class="strong">
            {strategies[i]}
          </Label>
        )
      })}
    </Plot>
  )
}

/** Arrows on a triangular grid. */
function Arrows({ values }: { values: SimplexValues }) {
  const matrix = matrixOf(values)
  const n = 13
  const places = []
  for (let i = 1; i < n - 1; i++) for (let j = 1; j < n - i; j++) places.push([(n - i - j) / n, i / n, j / n])
  const flows = places.map((shares) => {
    const slope = fieldOf(matrix, shares, values.mutation)
    const [dx, dy] = toPlane(slope)
    return { at: toPlane(shares), dx, dy, speed: Math.hypot(dx, dy) }
  })
  const fastest = Math.max(...flows.map(({ speed }) => speed), 1e-12)
  return (
    <g class="field" data-mark="field">
      {flows.map(({ at: [x, y], dx, dy, speed }) => {
        const k = speed > 0 ? 0.026 / speed : 0
        return (
          <Arrow
            key={`${x},${y}`}
            x={x}
            y={y}
            dx={dx * k}
            dy={dy * k}
            opacity={0.3 + 0.7 * Math.sqrt(speed / fastest)}
          />
        )
      })}
    </g>
  )
}

function startOf({ start1, start2 }: SimplexValues) {
  return [start1, start2, Math.max(0, 1 - start1 - start2)] as const
}

function orbitOf(values: SimplexValues) {
  const { points } = simplexOrbit(matrixOf(values), startOf(values), {
    span: values.horizon,
    backward: false,
    mutation: values.mutation,
  })
  return points.map(toPlane)
}

const dotOf: Record<RestPoint['type'], string> = {
  sink: 'stable',
  source: 'unstable',
  saddle: 'saddle',
  centre: 'neutral',
  degenerate: 'neutral',
}

function restText(point: RestPoint, language: Language): string[] {
  const t = words[language]
  const eigenvalues = point.eigenvalues
    .map(({ re, im }) =>
      im === 0 ? shortNumber(re) : `${shortNumber(re)}${im < 0 ? '−' : '+'}${shortNumber(Math.abs(im))}i`,
    )
    .join(', ')
  return [t.types[point.type], point.x.map((share) => percent(share)).join(' : '), t.eigenvalues(eigenvalues)]
}

const words = {
  en: {
    label: 'Three strategies on the triangle of their shares.',
    start: 'start',
    payoffs: 'Change the payoffs',
    types: {
      sink: 'stable rest point',
      source: 'unstable rest point',
      saddle: 'saddle',
      centre: 'centre: orbits go round it',
      degenerate: 'degenerate rest point',
    },
    eigenvalues: (list: string) => `eigenvalues ${list}`,
  },
  zh: {
    label: '三种策略比例的三角形相图。',
    start: '起点',
    payoffs: '修改收益',
    types: {
      sink: '稳定的静止点',
      source: '不稳定的静止点',
      saddle: '鞍点',
      centre: '中心：轨道环绕它',
      degenerate: '退化的静止点',
    },
    eigenvalues: (list: string) => `特征值 ${list}`,
  },
}
