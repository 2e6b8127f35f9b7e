import { usePlot } from './Plot.tsx'

interface VectorFieldProps {
  /** Direction and speed at a point, in data units. */
  field: (x: number, y: number) => readonly [number, number]
  /** Arrows along each side. */
  count?: number
  mark?: string
}

/**
 * Arrows of one length that show where the field leads; slow ones are faint. The speed is drawn by opacity
 * because arrows by length would be invisible where it matters, near the rest points.
 */
export function VectorField({ field, count = 14, mark = 'field' }: VectorFieldProps) {
  const { x, y } = usePlot()
  const [x0, x1] = x.domain()
  const [y0, y1] = y.domain()
  const scaleX = Math.abs(x(x1) - x(x0)) / Math.abs(x1 - x0)
  const scaleY = Math.abs(y(y1) - y(y0)) / Math.abs(y1 - y0)
  const arrows = []
  let fastest = 0
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const at = [x0 + ((i + 0.5) / count) * (x1 - x0), y0 + ((j + 0.5) / count) * (y1 - y0)] as const
      const [vx, vy] = field(...at)
      const speed = Math.hypot(vx, vy)
      fastest = Math.max(fastest, speed)
      if (speed > 0) arrows.push({ at, angle: Math.atan2(-vy * scaleY, vx * scaleX), speed })
    }
  }
  return (
    <g class="field" data-mark={mark}>
      {arrows.map(({ at, angle, speed }) => (
        <path
          key={`${at[0]},${at[1]}`}
          d="M-7,0H3M3,-2.2L7,0L3,2.2Z"
          opacity={(0.3 + 0.7 * Math.sqrt(speed / fastest)).toFixed(2)}
          transform={`translate(${x(at[0]).toFixed(1)} ${y(at[1]).toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`}
        />
      ))}
    </g>
  )
}
