import type { ComponentChildren } from 'preact'
import { usePlot } from './Plot.tsx'

interface LabelProps {
  /** In data coordinates. */
  x: number
  y: number
  /** Distance from there, in units of the drawing. */
  dx?: number
  dy?: number
  anchor?: 'start' | 'middle' | 'end'
  class?: string
  mark?: string
  children: ComponentChildren
}

/** A direct label with a halo in the colour of the paper, instead of a legend. */
export function Label({
  x,
  y,
  dx = 0,
  dy = 0,
  anchor = 'start',
  class: className = '',
  mark,
  children,
}: LabelProps) {
  const plot = usePlot()
  return (
    <text
      x={plot.x(x) + dx}
      y={plot.y(y) + dy}
      dy=".32em"
      text-anchor={anchor}
      class={`label ${className}`}
      data-mark={mark}
    >
      {children}
    </text>
  )
}
