import { usePlot } from './Plot.tsx'

interface ArrowProps {
  /** Its middle, and its half length, in data coordinates. */
  x: number
  y: number
  dx: number
  dy: number
  opacity?: number
}

/** One arrow of a field. */
export function Arrow({ x, y, dx, dy, opacity = 1 }: ArrowProps) {
  const plot = usePlot()
  const [ax, ay, bx, by] = [plot.x(x - dx), plot.y(y - dy), plot.x(x + dx), plot.y(y + dy)]
  const angle = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI
  const length = Math.hypot(bx - ax, by - ay) / 2
  return (
    <path
      d={`M${-length},0H${length - 4}M${length - 4},-2.2L${length},0L${length - 4},2.2Z`}
      opacity={opacity.toFixed(2)}
      transform={`translate(${plot.x(x).toFixed(1)} ${plot.y(y).toFixed(1)}) rotate(${angle.toFixed(1)})`}
    />
  )
}
