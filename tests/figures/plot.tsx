import type { ComponentChildren, VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { Plot } from '../../src/figures/Plot.tsx'

/** A mark in a plot of 100 × 100 without margins: x of 0 to 10 goes right, y of 0 to 10 goes up. */
export function drawn(children: ComponentChildren, handles?: VNode): string {
  return render(
    <Plot
      x={{ domain: [0, 10], label: 'x' }}
      y={{ domain: [0, 10], label: 'y' }}
      label="a plot"
      width={100}
      height={100}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      handles={handles}
      bare
    >
      {children}
    </Plot>,
  )
}
