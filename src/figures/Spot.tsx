import { usePlot } from './Plot.tsx'

interface SpotProps {
  x: number
  y: number
  /** The first line is the name; all lines are read out. */
  lines: readonly string[]
  mark?: string
}

/** A place of the figure that tells more on hover and on focus. */
export function Spot({ x, y, lines, mark }: SpotProps) {
  const plot = usePlot()
  const [px, py] = [plot.x(x), plot.y(y)]
  const width = Math.max(...lines.map(widthOf)) + 20
  const height = 20 * lines.length + 12
  const left = Math.min(Math.max(px - width / 2, 4), plot.width - width - 4)
  const top = py > plot.height / 2 ? py - height - 16 : py + 16
  return (
    <g class="spot" tabindex={0} role="img" aria-label={lines.join(' ')} data-mark={mark}>
      <circle cx={px} cy={py} r="15" class="reach" />
      <g class="tip" aria-hidden="true">
        <rect x={left} y={top} width={width} height={height} rx="4" />
        {lines.map((line, i) => (
          <text key={line} x={left + 10} y={top + 21 + 20 * i} class={i === 0 ? 'strong' : ''}>
            {line}
          </text>
        ))}
      </g>
    </g>
  )
}

/** About how wide a line is: Chinese characters are as wide as high. */
const widthOf = (line: string) => [...line].reduce((sum, c) => sum + (c > '\u2e80' ? 14.5 : 7.6), 0)
