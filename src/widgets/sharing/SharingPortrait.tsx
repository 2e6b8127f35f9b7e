import { useMemo, useState } from 'preact/hooks'
import { model, type SharingValues } from '../../core/replicator/model.ts'
import { customerAdvantage, enterpriseAdvantage, field } from '../../core/replicator/field.ts'
import { separatrix as separatrixOf } from '../../core/replicator/separatrix.ts'
import { orbit, type Orbit } from '../../core/replicator/orbits.ts'
import { coefficients } from '../../core/replicator/payoffs.ts'
import { portrait } from '../../core/replicator/portrait.ts'
import type { FixedPoint } from '../../core/replicator/fixedPoints.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import type { Point } from '../../figures/Line.tsx'
import { PhasePortrait, pointText } from '../../figures/game/PhasePortrait.tsx'
import { replyRegions } from '../../figures/game/replyRegions.ts'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface SharingPortraitProps {
  language: Language
  controls?: readonly (keyof SharingValues & string)[]
  scope?: string
  initial?: Partial<SharingValues>
}

/** The phase portrait of the sharing game: where communities go from every start. */
export default function SharingPortrait({
  language,
  controls = ['customerUnitCost', 'synergy', 'customerShare'],
  scope,
  initial,
}: SharingPortraitProps) {
  const t = words[language]
  const [dropped, setDropped] = useState<readonly Point[]>([])
  const [showBest, setShowBest] = useState(false)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      scope={scope}
      initial={initial}
      series={({ values }) => orbitSeries([...dropped, [values.x0, values.y0]], values)}
      viewControls={
        <>
          <div class="control switch">
            <input
              type="checkbox"
              role="switch"
              id={`best-${scope ?? 'main'}`}
              checked={showBest}
              onChange={(event) => setShowBest(event.currentTarget.checked)}
            />
            <label for={`best-${scope ?? 'main'}`}>{t.bestResponses}</label>
          </div>
          <p class="hint">
            {showBest && `${t.replies} `}
            {t.drop}{' '}
            {dropped.length > 0 && (
              <button type="button" class="quiet" onClick={() => setDropped([])}>
                {t.clear}
              </button>
            )}
          </p>
        </>
      }
    >
      {(live) => (
        <Portrait live={live} language={language} dropped={dropped} onDrop={setDropped} showBest={showBest} />
      )}
    </ModelFigure>
  )
}

interface PortraitProps {
  live: Live<typeof model>
  language: Language
  dropped: readonly Point[]
  onDrop: (points: readonly Point[]) => void
  showBest: boolean
}

function Portrait({ live, language, dropped, onDrop, showBest }: PortraitProps) {
  const t = words[language]
  const { values, pinned, store, result } = live
  const { x0, y0 } = values
  const drawn = useMemo(() => portrait(values, [...dropped, [x0, y0]], { grid: 1 }), [values, dropped])
  const ghost = useMemo(() => (pinned ? ghostOf(pinned.parameters) : undefined), [pinned])
  const border = drawn.separatrix?.stable
  const reach = drawn.fullSharingReach
  const stable = (corner: string) => result.ess.some((name) => name === corner)
  const set = (x: number, y: number) => store.set({ x0: x, y0: y })
  const move = (i: number, point: Point) => onDrop(dropped.map((old, k) => (k === i ? point : old)))

  return (
    <PhasePortrait
      language={language}
      xLabel={t.x}
      yLabel={t.y}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      field={(x, y) => field(drawn.coefficients, x, y)}
      fixedPoints={drawn.fixedPoints}
      nameOf={(point) => nameOf(point, language)}
      basin={border ? [...border, [1, 1]] : reach === 1 ? unitSquare : undefined}
      separatrix={border}
      orbits={drawn.orbits.map((path, i) => (i < dropped.length ? pointsOf(path) : pointsOf(ahead(path))))}
      ghost={ghost}
      bestResponses={
        showBest
          ? {
              ...bestResponses(drawn.fixedPoints, result.interior),
              regions: replyRegions(
                (y) => customerAdvantage(drawn.coefficients, y),
                (x) => enterpriseAdvantage(drawn.coefficients, x),
              ),
            }
          : undefined
      }
      onPlace={(x, y) => onDrop([...dropped.slice(-11), [round(x), round(y)]])}
      labels={
        <>
          {(stable('1,1') || reach > 0) && (
            <Label x={1} y={1} dx={4} dy={-18} anchor="end" mark="corner-all">
              <tspan class="strong">{t.everyone}</tspan>
              <tspan class="soft"> · {t.reach(percent(reach))}</tspan>
            </Label>
          )}
          {stable('0,0') && (
            <Label x={0} y={0} dx={14} dy={-16} class="strong clear" mark="corner-none">
              {t.nobody}
            </Label>
          )}
          {stable('1,0') && (
            <Label x={1} y={0} dx={-14} dy={-16} anchor="end" class="strong clear" mark="corner-customers">
              {t.onlyCustomers}
            </Label>
          )}
          {stable('0,1') && (
            <Label x={0} y={1} dx={14} dy={18} class="strong clear" mark="corner-enterprise">
              {t.onlyEnterprise}
            </Label>
          )}
          {result.interior && (
            <Label
              x={result.interior[0]}
              y={result.interior[1]}
              dx={result.interior[0] > 0.2 ? -13 : 13}
              // The line falls: below it on the left, above it on the right.
              dy={result.interior[0] > 0.2 ? 14 : -14}
              anchor={result.interior[0] > 0.2 ? 'end' : 'start'}
              class="soft clear"
              mark="saddle"
            >
              {t.tipping}
            </Label>
          )}
          {dropped.map(([x, y], i) => (
            <Dot key={i} x={x} y={y} radius={5} class="start" />
          ))}
          <Dot x={x0} y={y0} radius={8} class="start" mark="start" />
          <Label
            x={x0}
            y={y0}
            dx={x0 > 0.7 ? -14 : 14}
            dy={y0 > 0.06 ? 0 : -4}
            anchor={x0 > 0.7 ? 'end' : 'start'}
            class="accent"
            mark="start"
          >
            {t.start}
          </Label>
        </>
      }
      handles={
        <>
          {dropped.map(([x, y], i) => (
            <Handle
              key={i}
              x={x}
              y={y}
              label={t.another(i + 1)}
              text={pointText(x, y)}
              onMove={(nx, ny) => move(i, [nx, ny])}
              onRemove={() => onDrop(dropped.filter((_, k) => k !== i))}
            />
          ))}
          <Handle
            x={x0}
            y={y0}
            label={t.start}
            text={pointText(x0, y0)}
            onMove={set}
            onSettle={store.settle}
          />
        </>
      }
    />
  )
}

const unitSquare: Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]
const round = (value: number) => Math.round(value * 100) / 100
const pointsOf = ({ x, y }: Orbit): Point[] => x.map((value, i) => [value, y[i]])

/** The part of an orbit from its start on: where a community goes, without where it might have come from. */
function ahead({ times, x, y, ...rest }: Orbit): Orbit {
  const now = times.indexOf(0)
  return { ...rest, times: times.slice(now), x: x.slice(now), y: y.slice(now) }
}

function ghostOf(values: SharingValues) {
  const c = coefficients(values)
  return { separatrix: separatrixOf(c)?.stable, orbit: pointsOf(ahead(orbit(c, values.x0, values.y0))) }
}

/** Each side's best response jumps where the other's share passes the saddle's coordinate. */
function bestResponses(points: readonly FixedPoint[], interior: readonly [number, number] | null) {
  const eigenvalueAt = (x: number, y: number, i: 0 | 1) =>
    points.find((point) => point.x === x && point.y === y)!.eigenvalues[i].re
  // Without an inner threshold one answer is best throughout: read it off the corner (0, 0).
  const customers = eigenvalueAt(0, 0, 0) > 0 ? 1 : 0
  const enterprise = eigenvalueAt(0, 0, 1) > 0 ? 1 : 0
  const step = (at: number): Point[] => [[0, 0], [0, at], [1, at], [1, 1]] // prettier-ignore
  const x: Point[] = interior ? step(interior[1]) : [[customers, 0], [eigenvalueAt(0, 1, 0) > 0 ? 1 : 0, 1]] // prettier-ignore
  const y: Point[] = interior
    ? step(interior[0]).map(([a, b]) => [b, a])
    : [[0, enterprise], [1, eigenvalueAt(1, 0, 1) > 0 ? 1 : 0]] // prettier-ignore
  return { x, y }
}

function nameOf(point: FixedPoint, language: Language) {
  const t = words[language]
  const names: Record<string, { name: string; mark: string }> = {
    '0,0': { name: t.nobody, mark: 'corner-none' },
    '1,1': { name: t.everyone, mark: 'corner-all' },
    '1,0': { name: t.onlyCustomers, mark: 'corner-customers' },
    '0,1': { name: t.onlyEnterprise, mark: 'corner-enterprise' },
  }
  return names[`${point.x},${point.y}`] ?? { name: t.tipping, mark: 'saddle' }
}

function orbitSeries(starts: readonly Point[], values: SharingValues) {
  const orbits = starts.map(([x, y]) => orbit(coefficients(values), x, y))
  return {
    orbit: orbits.flatMap(({ x }, i) => x.map(() => i + 1)),
    time: orbits.flatMap(({ times }) => [...times]),
    x: orbits.flatMap(({ x }) => [...x]),
    y: orbits.flatMap(({ y }) => [...y]),
  }
}

const words = {
  en: {
    x: 'share of customers who share, x',
    y: 'chance that the enterprise shares, y',
    label: 'Phase portrait of the sharing game.',
    everyone: 'everyone shares',
    nobody: 'nobody shares',
    onlyCustomers: 'only customers share',
    onlyEnterprise: 'only the enterprise shares',
    tipping: 'tipping point',
    start: 'you start here',
    another: (n: number) => `another start, ${n}`,
    reach: (share: string) => `${share} of starts end here`,
    bestResponses: 'Show best responses',
    drop: 'Drag your start. Click the figure to drop others; Delete removes one.',
    replies: 'Large arrows show what pays each side there: → or ← for customers, ↑ or ↓ for the enterprise.',
    clear: 'Clear',
  },
  zh: {
    x: '共享知识的顾客比例 x',
    y: '企业共享的概率 y',
    label: '共享博弈的相图。',
    everyone: '人人共享',
    nobody: '无人共享',
    onlyCustomers: '只有顾客共享',
    onlyEnterprise: '只有企业共享',
    tipping: '临界点',
    start: '你从这里出发',
    another: (n: number) => `另一个起点 ${n}`,
    reach: (share: string) => `${share} 的起点到达这里`,
    bestResponses: '显示最优反应',
    drop: '拖动你的起点；点击图面可放下更多起点，按 Delete 键移除。',
    replies: '大箭头表示在该处怎样做更划算：→ 或 ← 指顾客，↑ 或 ↓ 指企业。',
    clear: '清除',
  },
}
