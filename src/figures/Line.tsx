import { line as path } from 'd3-shape'
import { usePlot } from './Plot.tsx'

export type Point = readonly [x: number, y: number]

interface LineProps {
  /** In data coordinates; a point that is not finite breaks the line. */
  points: readonly Point[]
  class?: string
  /** The name under which words in the text light it up. */
  mark?: string
}

/** A line through points. */
export function Line({ points, class: className = '', mark }: LineProps) {
  const { x, y, clip } = usePlot()
  const d = path<Point>(
    ([px]) => x(px),
    ([, py]) => y(py),
  ).defined(([px, py]) => Number.isFinite(px) && Number.isFinite(py))(points)
  return <path d={d ?? ''} class={`line ${className}`} data-mark={mark} clip-path={clip} />
}
