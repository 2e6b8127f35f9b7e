import { mean, range } from 'd3-array'
import type { NumberParameter } from '../../core/model/model.ts'
import { model, type SharingValues } from '../../core/replicator/model.ts'
import { coefficients, type Coefficients } from '../../core/replicator/payoffs.ts'
import { regime, type Regime } from '../../core/replicator/regime.ts'
import { fullSharingReach, separatrixHeight } from '../../core/replicator/separatrix.ts'

/** Cells along either side. */
export const count = 61

/** The regime in each cell, row by row from below, over two parameters of the sharing game. */
export interface RegimeMap {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly regimes: readonly (readonly Regime[])[]
  /** The game in the cell of column i and row j. */
  readonly at: (i: number, j: number) => Coefficients
}

export function regimeMap(
  values: SharingValues,
  x: keyof SharingValues & string,
  y: keyof SharingValues & string,
): RegimeMap {
  const [xs, ys] = [middlesOf(x), middlesOf(y)]
  const at = (i: number, j: number) => coefficients({ ...values, [x]: xs[i], [y]: ys[j] })
  return { xs, ys, at, regimes: range(count).map((j) => range(count).map((i) => regime(at(i, j)))) }
}

/** The middles of the cells along a parameter's range. */
function middlesOf(name: keyof SharingValues & string): number[] {
  const { min, max } = model.parameters[name] as NumberParameter
  return range(count).map((i) => min + ((max - min) * (i + 0.5)) / count)
}

/** The share of starts that end in full sharing in each cell, computed: a third of a second's work. */
export function exactReach({ regimes, at }: RegimeMap): number[][] {
  return regimes.map((row, j) => row.map((_, i) => fullSharingReach(at(i, j))))
}

const columns = range(10).map((k) => (k + 0.5) / 10)

/**
 * The same near enough for a shade, where the start decides; NaN elsewhere. It must follow a slider within a frame or
 * two, so the area above the separatrix is that of ten columns: since the line only falls, from 1 to 0, each is wrong by
 * at most what the line falls in it, and all together by less than a tenth; since it is smooth, by less than a hundredth.
 */
export function shadedReach({ regimes, at }: RegimeMap): number[][] {
  return regimes.map((row, j) =>
    row.map((name, i) => {
      if (name !== 'bistable') return NaN
      const c = at(i, j)
      return 1 - mean(columns, (x) => separatrixHeight(c, x)!)!
    }),
  )
}

/** The regimes of a map, the widest first, each with the part of the cells it has. */
export function partsOf({ regimes }: RegimeMap): { regime: Regime; part: number }[] {
  const cells = regimes.flat()
  return [...new Set(cells)]
    .map((name) => ({ regime: name, part: cells.filter((cell) => cell === name).length / cells.length }))
    .sort((a, b) => b.part - a.part)
}

/**
 * Where each regime's name stands: in its widest place for a name of this shape, and of several as wide in their
 * middle. What is too small for a name has none.
 *
 * @param sizeOf half the width and half the height of a name, in cells
 */
export function namePlaces(
  { xs, ys, regimes }: RegimeMap,
  sizeOf: (name: Regime) => readonly [width: number, height: number],
): { regime: Regime; at: readonly [x: number, y: number] }[] {
  return [...new Set(regimes.flat())]
    .filter((name) => name !== 'boundary')
    .flatMap((name) => {
      const [width, height] = sizeOf(name)
      // Where no box of the name's shape fits, a narrow one will do: the name has a halo and may stand out a little.
      const place = deepest(regimes, name, width / height, height) ?? deepest(regimes, name, 1, 2)
      if (!place) return []
      const i = Math.min(Math.max(place[0], width), count - 1 - width)
      return [{ regime: name, at: [xs[Math.round(i)], ys[place[1]]] as const }]
    })
}

/** The middle of the cells around which the largest boxes of a shape (so much wider than high) fit in a regime. */
function deepest(
  regimes: RegimeMap['regimes'],
  name: Regime,
  wider: number,
  least: number,
): readonly [i: number, j: number] | null {
  let depth = Math.max(1, Math.floor(least))
  let places: (readonly [number, number])[] = []
  for (let j = 0; j < count; j++)
    for (let i = 0; i < count; i++) {
      if (!fits(regimes, name, i, j, Math.round(wider * depth), depth)) continue
      while (fits(regimes, name, i, j, Math.round(wider * (depth + 1)), depth + 1)) {
        depth++
        places = []
      }
      places.push([i, j])
    }
  if (places.length === 0) return null
  const [mi, mj] = [mean(places, ([i]) => i)!, mean(places, ([, j]) => j)!]
  const far = ([i, j]: readonly [number, number]) => Math.hypot(i - mi, j - mj)
  return places.reduce((best, place) => (far(place) < far(best) ? place : best))
}

function fits(
  regimes: RegimeMap['regimes'],
  name: Regime,
  i: number,
  j: number,
  w: number,
  h: number,
): boolean {
  if (i - w < 0 || i + w >= count || j - h < 0 || j + h >= count) return false
  for (let v = j - h; v <= j + h; v++)
    for (let u = i - w; u <= i + w; u += Math.max(1, Math.min(3, w))) if (regimes[v][u] !== name) return false
  return true
}
