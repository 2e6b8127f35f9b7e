import type { Fit, PurchaseModelId } from '../../core/loyalty/analysis/fitting.ts'
import type { Grid } from '../../core/loyalty/btyd/grids.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { Choice } from '../survey/controls.tsx'
import { Summary } from '../Summary.tsx'
import { MODELS, symbolOf } from './settings.ts'
import { digits } from './text.ts'

interface SurfacePanelProps {
  id: PurchaseModelId
  fit: Fit
  surface: Grid | undefined
  over: readonly [string, string]
  busy: boolean
  language: Language
  onOver: (over: readonly [string, string]) => void
}

/** −2 times the loss of log-likelihood that bounds each shade: quantiles of χ² with two degrees of freedom. */
const BOUNDS = [1.386, 3.219, 5.991, 9.21, 13.816, 30, 100]
const ninetyFive = 5.991

/** The likelihood around its maximum: a slice through two parameters, and the ellipse that the standard errors say. */
export function SurfacePanel({ id, fit, surface, over, busy, language, onOver }: SurfacePanelProps) {
  const t = words[language]
  const { parameters } = MODELS[id]
  const [p, q] = over
  const options = parameters.map((name) => [name, symbolOf(name)] as const)
  return (
    <div class="widget">
      <div class="inner">
        <div class={`view ${busy ? 'busy' : ''}`} aria-busy={busy}>
          {surface && <Drawing {...{ id, fit, surface, over, language }} />}
          <Summary
            text={
              surface
                ? t.summary(MODELS[id].name, symbolOf(p), symbolOf(q), correlationOf(fit, over))
                : t.computing
            }
          />
        </div>
        <div class="controls" role="group" aria-label={t.controls}>
          <Choice
            label={t.across}
            value={p}
            options={options}
            onChange={(name) => onOver(name === q ? [name, p] : [name, q])}
          />
          <Choice
            label={t.up}
            value={q}
            options={options}
            onChange={(name) => onOver(name === p ? [q, name] : [p, name])}
          />
          <div class="heat-key" aria-hidden="true">
            {[50, 80, 95, 99, 99.9].map((level, i) => (
              <span key={level}>
                <i class={`surface-${i}`} /> {level}%
              </span>
            ))}
          </div>
          <p class="hint">{t.hint}</p>
        </div>
      </div>
    </div>
  )
}

/** Covariance of the logarithms of two parameters, from the delta method backwards. */
function logCovariance({ covariance, parameters }: Fit, [p, q]: readonly [string, string]) {
  const names = Object.keys(parameters)
  const [i, j] = [names.indexOf(p), names.indexOf(q)]
  if (!covariance || i < 0 || j < 0) return null
  const of = (a: number, b: number) => covariance[a]![b]! / (parameters[names[a]!]! * parameters[names[b]!]!)
  return { pp: of(i, i), qq: of(j, j), pq: of(i, j) }
}

function correlationOf(fit: Fit, over: readonly [string, string]): number | null {
  const c = logCovariance(fit, over)
  return c && c.pq / Math.sqrt(c.pp * c.qq)
}

/** The outer edges of the cells. */
const ends = (values: readonly number[]): [number, number] => {
  const half = (values[1]! - values[0]!) / 2
  return [values[0]! - half, values.at(-1)! + half]
}

const ticks = (values: readonly number[]) =>
  [0, 0.25, 0.5, 0.75, 1].map((share) => values[Math.round(share * (values.length - 1))]!)

function Drawing({
  id,
  fit,
  surface,
  over,
  language,
}: {
  id: PurchaseModelId
  fit: Fit
  surface: Grid
  over: readonly [string, string]
  language: Language
}) {
  const t = words[language]
  const [xs, ys] = [surface.xs.map(Math.log), surface.ys.map(Math.log)]
  const shade = (i: number, j: number) => {
    const value = surface.values[j]![i]
    if (value === null || value === undefined || !Number.isFinite(value)) return 'surface-7'
    const loss = 2 * (fit.logLikelihood - value)
    const at = BOUNDS.findIndex((bound) => loss <= bound)
    return `surface-${at < 0 ? BOUNDS.length : at}`
  }
  const centre: Point = [Math.log(fit.parameters[over[0]]!), Math.log(fit.parameters[over[1]]!)]
  const c = logCovariance(fit, over)
  const ellipse = c ? ellipsePoints(centre, c) : []
  const axis = (name: string) => t.axis(symbolOf(name))
  return (
    <Plot
      x={{
        domain: ends(xs),
        label: axis(over[0]),
        ticks: ticks(xs),
        format: (u) => shortNumber(Number(Math.exp(u).toPrecision(3))),
      }}
      y={{
        domain: ends(ys),
        label: axis(over[1]),
        ticks: ticks(ys),
        format: (u) => shortNumber(Number(Math.exp(u).toPrecision(3))),
      }}
      label={t.label(MODELS[id].name, symbolOf(over[0]), symbolOf(over[1]))}
      height={420}
      margin={{ left: 66 }}
    >
      <HeatMap xs={xs} ys={ys} classOf={shade} />
      <Line points={ellipse} class="accent" />
      <Dot x={centre[0]} y={centre[1]} class="start" />
      <Label x={centre[0]} y={centre[1]} dx={11} dy={-13} class="strong">
        {`${digits(fit.parameters[over[0]]!)}, ${digits(fit.parameters[over[1]]!)}`}
      </Label>
    </Plot>
  )
}

/** 95% of a normal distribution of two dimensions. */
function ellipsePoints([u, v]: Point, c: { pp: number; qq: number; pq: number }): Point[] {
  const a = Math.sqrt(c.pp)
  const b = c.pq / a
  const d = Math.sqrt(Math.max(0, c.qq - b * b))
  const radius = Math.sqrt(ninetyFive)
  return Array.from({ length: 73 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 72
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)]
    return [u + a * x, v + b * x + d * y] as const
  })
}

const words = {
  en: {
    controls: 'Parameters',
    across: 'Across',
    up: 'Upwards',
    axis: (symbol: string) => `${symbol} (logarithmic)`,
    computing: 'Computing…',
    label: (name: string, p: string, q: string) =>
      `Log-likelihood of ${name} around its maximum, over ${p} and ${q}, with the 95% ellipse.`,
    summary: (name: string, p: string, q: string, r: number | null) =>
      `Shades: how far the log-likelihood of ${name} falls as ${p} and ${q} move while the others stay. The ellipse holds 95% when the others are uncertain too${r === null ? '' : `; the logarithms of the two estimates correlate ${digits(r)}, so ${Math.abs(r) > 0.7 ? 'they are hard to tell apart' : 'they can be told apart'}`}.`,
    hint: 'The further the ellipse reaches beyond the 95% shade, the more this pair depends on the other parameters.',
  },
  zh: {
    controls: '参数',
    across: '横轴',
    up: '纵轴',
    axis: (symbol: string) => `${symbol}（对数刻度）`,
    computing: '正在计算……',
    label: (name: string, p: string, q: string) =>
      `${name} 的对数似然在极大值附近随 ${p} 与 ${q} 的变化，并画出 95% 椭圆。`,
    summary: (name: string, p: string, q: string, r: number | null) =>
      `颜色深浅：其他参数不动时，${p} 与 ${q} 变动使 ${name} 的对数似然下降多少。椭圆则把其他参数的不确定也算进来，包含 95%${r === null ? '' : `；两个估计值的对数相关系数为 ${digits(r)}，${Math.abs(r) > 0.7 ? '很难把二者分开' : '二者可以分开'}`}。`,
    hint: '椭圆超出 95% 色块越多，这一对参数就越受其他参数牵连。',
  },
}
