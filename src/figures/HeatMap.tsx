import { usePlot } from './Plot.tsx'

interface HeatMapProps {
  /** Cell centres along both axes, evenly spaced. */
  xs: readonly number[]
  ys: readonly number[]
  /** The class of the cell (column i, row j), which gives its colour. */
  classOf: (i: number, j: number) => string
  mark?: string
}

/** Cells over a grid, as far as they lie within the frame; neighbours of one class in a row are drawn as one. */
export function HeatMap({ xs, ys, classOf, mark }: HeatMapProps) {
  const { x, y, clip } = usePlot()
  const dx = xs.length > 1 ? xs[1] - xs[0] : 1
  const dy = ys.length > 1 ? ys[1] - ys[0] : 1
  const runs: { from: number; to: number; j: number; name: string }[] = []
  for (let j = 0; j < ys.length; j++) {
    for (let i = 0; i < xs.length; i++) {
      const name = classOf(i, j)
      const last = runs.at(-1)
      if (last && last.j === j && last.name === name) last.to = i
      else runs.push({ from: i, to: i, j, name })
    }
  }
  return (
    <g data-mark={mark} shape-rendering="crispEdges" clip-path={clip}>
      {runs.map(({ from, to, j, name }) => {
        const left = x(xs[from] - dx / 2)
        const top = y(ys[j] + dy / 2)
        return (
          <rect
            key={`${from},${j}`}
            class={`cell ${name}`}
            x={left}
            y={top}
            width={x(xs[to] + dx / 2) - left}
            height={y(ys[j] - dy / 2) - top}
          />
        )
      })}
    </g>
  )
}
