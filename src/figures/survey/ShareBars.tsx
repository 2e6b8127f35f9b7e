import { Label } from '../Label.tsx'
import { Line } from '../Line.tsx'
import { Plot, usePlot } from '../Plot.tsx'
import { percent } from '../shortNumber.ts'

interface ShareBarsProps {
  shares: readonly number[]
  /** The share that the first is compared with. */
  limit: number
  words: { readonly x: string; readonly y: string; readonly limit: string; readonly label: string }
}

/** Shares of a whole in falling order; the first is the one that counts. */
export function ShareBars({ shares, limit, words }: ShareBarsProps) {
  const shown = shares.slice(0, 20)
  return (
    <Plot
      x={{ domain: [0.4, shown.length + 0.6], label: words.x, format: String }}
      y={{ domain: [0, Math.max(limit * 1.15, (shown[0] ?? 0) * 1.1)], label: words.y, format: percent }}
      label={words.label}
      height={300}
      margin={{ left: 70 }}
    >
      <Bars shares={shown} />
      <Line
        points={[
          [0.4, limit],
          [shown.length + 0.6, limit],
        ]}
        class="soft dashed"
      />
      <Label x={shown.length + 0.6} y={limit} dx={-6} dy={-12} anchor="end" class="soft">
        {words.limit}
      </Label>
      <Label x={1} y={shown[0] ?? 0} dx={14} dy={2} class="accent">
        {percent(shown[0] ?? 0)}
      </Label>
    </Plot>
  )
}

function Bars({ shares }: { shares: readonly number[] }) {
  const { x, y } = usePlot()
  return (
    <g>
      {shares.map((value, i) => (
        <rect
          key={i}
          class={`bar ${i === 0 ? 'accent' : ''}`}
          x={x(i + 0.65)}
          y={y(value)}
          width={x(i + 1.35) - x(i + 0.65)}
          height={y(0) - y(value)}
        />
      ))}
    </g>
  )
}
