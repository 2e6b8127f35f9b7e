import { usePlot } from '../Plot.tsx'

interface BarProps {
  /** Both ends, along x, and the middle, along y; in data coordinates. */
  from: number
  to: number
  y: number
  /** In units of the drawing. */
  thickness?: number
  class?: string
  mark?: string
}

/** A horizontal bar or a piece of one; the order of its ends does not matter. */
export function Bar({ from, to, y, thickness = 18, class: className = '', mark }: BarProps) {
  const plot = usePlot()
  const [a, b] = [plot.x(from), plot.x(to)]
  return (
    <rect
      class={`bar ${className}`}
      x={Math.min(a, b)}
      y={plot.y(y) - thickness / 2}
      width={Math.abs(b - a)}
      height={thickness}
      data-mark={mark}
      clip-path={plot.clip}
    />
  )
}
