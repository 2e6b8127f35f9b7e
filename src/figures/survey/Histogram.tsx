import { shortNumber } from '../shortNumber.ts'

interface HistogramProps {
  bins: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  title: string
  /** For those who do not see it. */
  label: string
  /** Ends of the axis, to set several side by side; those of the bins unless given. */
  range?: readonly [number, number] | undefined
  /** Where the mean is. */
  mean: number | null
}

const [width, height, top, bottom] = [180, 120, 26, 22]

/** Counts of one column, as one of many small pictures: bars, the mean as a mark, and the ends of the scale. */
export function Histogram({ bins, title, label, mean, range }: HistogramProps) {
  const [low, high] = range ?? [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1]
  const most = Math.max(1, ...bins.map((bin) => bin.count))
  const x = (value: number) => 8 + ((value - low) / (high - low || 1)) * (width - 16)
  const y = (count: number) => height - bottom - (count / most) * (height - top - bottom)
  const whole = bins.every((bin) => bin.to - bin.from === 1 && !Number.isInteger(bin.from))
  const ticks = whole ? Array.from({ length: high - low }, (_, i) => low + i + 0.5) : [low, high]
  return (
    <div class="plot histogram">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} class="drawing">
        <text x={8} y={15} class="strong">
          {title}
        </text>
        {bins.map((bin) => (
          <rect
            key={bin.from}
            class="bar"
            x={x(bin.from) + 0.75}
            y={y(bin.count)}
            width={Math.max(0.5, x(bin.to) - x(bin.from) - 1.5)}
            height={y(0) - y(bin.count)}
          />
        ))}
        {mean !== null && <line class="line accent" x1={x(mean)} x2={x(mean)} y1={top - 4} y2={y(0)} />}
        <line class="line rule" x1={8} x2={width - 8} y1={y(0)} y2={y(0)} />
        <g class="axis">
          {(ticks.length > 7 ? [ticks[0]!, ticks.at(-1)!] : ticks).map((tick) => (
            <text key={tick} x={x(tick)} y={height - 6} text-anchor="middle">
              {shortNumber(tick)}
            </text>
          ))}
        </g>
      </svg>
    </div>
  )
}
