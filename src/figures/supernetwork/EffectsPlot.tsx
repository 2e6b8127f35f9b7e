import { extent } from 'd3-array'
import { Dot } from '../Dot.tsx'
import { Label } from '../Label.tsx'
import { Line } from '../Line.tsx'
import { Plot } from '../Plot.tsx'

export interface EffectRow {
  readonly name: string
  readonly levels: readonly EffectLevel[]
  /** The effect with its interval, in words. */
  readonly effect: string
  /** Is the interval clear of zero? */
  readonly clear: boolean
}

interface EffectLevel {
  readonly level: string
  readonly mean: number
  readonly lower: number
  readonly upper: number
}

interface EffectsPlotProps {
  rows: readonly EffectRow[]
  /** The outcome, in words. */
  x: string
  effectTitle: string
  label: string
}

/** Height of one level, and of a factor's heading, in rows of the plot. */
const heading = 1.5

/**
 * Main effects as rows: each factor's levels one below the other, their means with intervals on a common axis. A line
 * joins the levels of a factor; the more it slants, the stronger the effect.
 */
export function EffectsPlot({ rows, x, effectTitle, label }: EffectsPlotProps) {
  const starts: number[] = []
  let height = 0
  for (const { levels } of rows) {
    starts.push(height)
    height += heading + levels.length + 0.35
  }
  const [low, high] = extent(
    rows.flatMap(({ levels }) => levels.flatMap(({ lower, upper }) => [lower, upper])),
  )
  const [least, most] = [low ?? 0, high ?? 1]
  const from = least < 0.4 * most ? 0 : least - 0.1 * (most - least)
  const to = most + 0.06 * (most - from)
  return (
    <Plot
      x={{ domain: [from, to], label: x }}
      y={{ domain: [height, 0], label: '', ticks: [] }}
      label={label}
      height={46 + 26 + height * 23}
      margin={{ left: 44, right: 18 }}
    >
      <Label x={to} y={0} dx={-4} dy={-12} anchor="end" class="soft">
        {effectTitle}
      </Label>
      {rows.map(({ name, levels, effect, clear }, k) => {
        const row = (i: number) => starts[k] + heading + i + 0.2
        return (
          <g key={name}>
            {k > 0 && (
              <Line
                points={[
                  [from, starts[k]],
                  [to, starts[k]],
                ]}
                class="rule"
              />
            )}
            <Label x={from} y={starts[k] + 0.7} dx={8} class="strong">
              {name}
            </Label>
            <Label x={to} y={starts[k] + 0.7} dx={-6} anchor="end" class={clear ? '' : 'soft'}>
              {effect}
            </Label>
            <Line points={levels.map(({ mean }, i) => [mean, row(i)])} class="accent" />
            {levels.map(({ level, mean, lower, upper }, i) => (
              <g key={level}>
                <Label x={from} y={row(i)} dx={-9} anchor="end" class="soft">
                  {level}
                </Label>
                <Line
                  points={[
                    [lower, row(i)],
                    [upper, row(i)],
                  ]}
                  class="interval"
                />
                <Dot x={mean} y={row(i)} radius={4.5} class="start" />
              </g>
            ))}
          </g>
        )
      })}
    </Plot>
  )
}
