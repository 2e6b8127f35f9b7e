import { area, line } from 'd3-shape'
import type { Point } from './Line.tsx'
import { usePlot } from './Plot.tsx'

interface AreaProps {
  /** The outline of the area, in data coordinates. */
  outline: readonly Point[]
  class?: string
  mark?: string
}

/** A filled region. */
export function Area({ outline, class: className = '', mark }: AreaProps) {
  const { x, y, clip } = usePlot()
  const d = line<Point>(
    ([px]) => x(px),
    ([, py]) => y(py),
  )(outline)
  return <path d={d ? `${d}Z` : ''} class={`area ${className}`} data-mark={mark} clip-path={clip} />
}

interface BandProps {
  xs: readonly number[]
  low: readonly number[]
  high: readonly number[]
  class?: string
  mark?: string
}

/** The region between two curves over the same x. */
export function Band({ xs, low, high, class: className = '', mark }: BandProps) {
  const { x, y, clip } = usePlot()
  const d = area<number>(
    (i) => x(xs[i]),
    (i) => y(low[i]),
    (i) => y(high[i]),
  )(xs.map((_, i) => i))
  return <path d={d ?? ''} class={`area ${className}`} data-mark={mark} clip-path={clip} />
}
