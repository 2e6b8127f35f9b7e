import type { ComponentChildren } from 'preact'
import { Label } from '../Label.tsx'
import { Line, type Point } from '../Line.tsx'
import { Plot, type AxisSpec } from '../Plot.tsx'
import { spaced } from '../spaced.ts'

interface MonthPlotProps {
  /** The last month of the axis. */
  last: number
  /** The month that is looked at. */
  month?: number
  y: AxisSpec
  label: string
  /** Name of the axis of months; only the lowest of plots that share it has one. */
  months?: string
  height?: number
  /** Room for the names of the curves at the right. */
  right?: number
  handles?: ComponentChildren
  children: ComponentChildren
}

/** A plot over the months of a relationship; several of them stand one above the other, with one axis in common. */
export function MonthPlot({
  last,
  month,
  y,
  label,
  months,
  height = 168,
  right = 112,
  handles,
  children,
}: MonthPlotProps) {
  const ticks = Array.from({ length: 12 }, (_, i) => i * (last > 60 ? 24 : last > 24 ? 12 : 6))
  return (
    <Plot
      x={{ domain: [0, last], label: months ?? '', ticks: ticks.filter((tick) => tick <= last) }}
      y={y}
      label={label}
      height={months ? height + 22 : height}
      margin={{ top: 10, bottom: months ? 46 : 24, right }}
      handles={handles}
    >
      {month !== undefined && (
        <Line
          points={[
            [month, y.domain[0]],
            [month, y.domain[1]],
          ]}
          class="cursor"
        />
      )}
      {children}
    </Plot>
  )
}

export interface Curve {
  readonly points: readonly Point[]
  readonly name: string
  readonly class?: string
  readonly mark?: string
}

/** Curves with their names at the right end, moved apart where they would overlap. */
export function Curves({
  curves,
  domain,
  distance = 0.14,
}: {
  curves: readonly Curve[]
  domain: readonly [number, number]
  /** Between two names, as a part of the plot's height. */
  distance?: number
}) {
  const [low, high] = domain
  const span = high - low
  const ends = curves.map(({ points }) => {
    const [, y] = points.findLast(([, value]) => Number.isFinite(value)) ?? [0, low]
    return Math.min(Math.max(y, low), high)
  })
  const heights = spaced(ends, distance * span, low + 0.06 * span, high - 0.04 * span)
  return (
    <>
      {curves.map(({ points, name, class: className, mark }) => (
        <Line key={name} points={points} class={className} mark={mark} />
      ))}
      {curves.map(({ points, name, class: className = '', mark }, i) => (
        <Label
          key={name}
          x={points.at(-1)?.[0] ?? 0}
          y={heights[i]}
          dx={7}
          class={/accent|cool/.exec(className)?.[0] ?? ''}
          mark={mark}
        >
          {name}
        </Label>
      ))}
    </>
  )
}
