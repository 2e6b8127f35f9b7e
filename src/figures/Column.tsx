import { usePlot } from './Plot.tsx'

interface ColumnProps {
  /** Its middle and its width along x, and where it begins and ends along y; in data coordinates. */
  x: number
  width: number
  from?: number
  to: number
  class?: string
  mark?: string
}

/** An upright bar. */
export function Column({ x, width, from = 0, to, class: className = '', mark }: ColumnProps) {
  const plot = usePlot()
  const left = plot.x(x - width / 2)
  const [a, b] = [plot.y(from), plot.y(to)]
  return (
    <rect
      class={`bar ${className}`}
      x={left}
      y={Math.min(a, b)}
      width={plot.x(x + width / 2) - left}
      height={Math.abs(b - a)}
      data-mark={mark}
      clip-path={plot.clip}
    />
  )
}
