import type { LayerName } from '../../core/supernetwork/layers.ts'
import type { Graph } from '../../core/supernetwork/smallWorld.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

/** Where everything of the supernetwork stands, in units of the drawing. */
export interface NetworkLayout {
  readonly customers: readonly Place[]
  readonly employees: readonly Place[]
  readonly knowledge: readonly Place[]
  /** The sheets on which the three layers lie: corners, clockwise from the upper left. */
  readonly sheets: Readonly<Record<LayerName, readonly Place[]>>
  /** Radius of a customer's dot: smaller where there are more. */
  readonly customerRadius: number
}

export const drawingSize = { width: 480, height: 500 } as const

/** Each sheet leans to the right by this much from its lower to its upper edge. */
const lean = 46
const left = 12
const right = drawingSize.width - 12
const sheetRows: Readonly<Record<LayerName, readonly [top: number, bottom: number]>> = {
  customers: [26, 206],
  employees: [252, 350],
  knowledge: [396, 492],
}

/** The links of a layer, each once, from the lower to the higher end. */
export function endsOf({ nodes, start, neighbours }: Graph): readonly (readonly [number, number])[] {
  const ends: [number, number][] = []
  for (let v = 0; v < nodes; v++)
    for (let e = start[v]; e < start[v + 1]; e++) if (neighbours[e] > v) ends.push([v, neighbours[e]])
  return ends
}

/** A point of the unit square on a sheet, a little inside its edges. Rounded: a hundredth of a pixel is not seen. */
export function onSheet(layer: LayerName, { x, y }: Place): Place {
  const [top, bottom] = sheetRows[layer]
  const across = 0.05 + 0.9 * x
  const down = 0.12 + 0.76 * y
  return {
    x: round(left + lean * (1 - down) + across * (right - left - lean)),
    y: round(top + down * (bottom - top)),
  }
}

export function sheet(layer: LayerName): readonly Place[] {
  const [top, bottom] = sheetRows[layer]
  return [
    { x: left + lean, y: top },
    { x: right, y: top },
    { x: right - lean, y: bottom },
    { x: left, y: bottom },
  ]
}

const round = (value: number) => Math.round(value * 100) / 100
