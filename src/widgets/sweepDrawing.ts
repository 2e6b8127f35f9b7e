import { scaleLinear } from 'd3-scale'
import { formatOutput, shownSize } from '../core/model/formatValue.ts'
import type { Output } from '../core/model/model.ts'
import type { Language } from '../core/text.ts'
import type { AxisSpec } from '../figures/Plot.tsx'
import type { Point } from '../figures/Line.tsx'

/** Numbers of things, and what a number stands for, have no values between. */
const isWhole = ({ whole, shown }: Output<any, any>) => whole || (shown !== undefined && 'names' in shown)

/** The curve of an output: without what is next to nothing beside its scale, and in steps where it is a whole number. */
export function sweptCurve<V>(points: readonly Point[], output: Output<V, any>, values: V): readonly Point[] {
  const drawn = points.map(([x, y]): Point => [x, sweptHeight(y, output, values)])
  return isWhole(output) ? stepped(drawn) : drawn
}

/** Where a value of an output stands in its sweep, whose axis writes it in the unit it is spoken of. */
export const sweptHeight = <V>(value: number, output: Output<V, any>, values: V): number =>
  shownSize(value, output, values) === 0 ? 0 : value

/** Level about each point, upright half-way to the next. */
function stepped(points: readonly Point[]): Point[] {
  return points.flatMap(([x, y], i): Point[] => {
    const next = points[i + 1]
    if (!next || next[1] === y) return [[x, y]]
    const middle = (x + next[0]) / 2
    return [
      [x, y],
      [middle, y],
      [middle, next[1]],
    ]
  })
}

/** The axis of an output: of whole numbers with whole ticks, of all others round ones. */
export function sweptAxis<V>(
  drawn: readonly number[],
  output: Output<V, any>,
  values: V,
  language: Language,
): Pick<AxisSpec, 'format'> & { domain: [number, number]; ticks?: number[] } {
  const [low, high] = drawn.length ? [Math.min(...drawn), Math.max(...drawn)] : [0, 1]
  const format = output.shown && ((y: number) => formatOutput(y, output, values, language).text)
  if (!isWhole(output)) {
    const flat = low === high
    const scale = scaleLinear().domain(flat ? [low - 0.5, high + 0.5] : [low, high])
    const [from, to] = scale.nice(5).domain()
    return { domain: [from!, to!], format }
  }
  const [from, to] = low === high ? [Math.min(low, Math.max(0, low - 1)), high + 1] : [low, high]
  const scale = scaleLinear().domain([from, to])
  const ticks = scale.ticks(5).filter(Number.isInteger)
  return { domain: [from, to], ticks, format }
}
