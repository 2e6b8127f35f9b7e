import { usePlot } from './Plot.tsx'

interface DotProps {
  x: number
  y: number
  radius?: number
  /** How a rest point is drawn: stable filled, unstable hollow, saddle dashed; `start` is the reader's. */
  class?: 'stable' | 'unstable' | 'saddle' | 'neutral' | 'start' | 'ghost' | (string & {})
  mark?: string
}

/** A point of the figure. */
export function Dot({ x, y, radius = 6, class: className = '', mark }: DotProps) {
  const plot = usePlot()
  return <circle cx={plot.x(x)} cy={plot.y(y)} r={radius} class={`dot ${className}`} data-mark={mark} />
}
