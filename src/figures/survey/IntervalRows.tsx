import { scaleLinear } from 'd3-scale'
import { shortNumber } from '../shortNumber.ts'

export interface IntervalRow {
  readonly name: string
  readonly value: number
  readonly interval?: readonly [number, number]
  /** `accent` for what stands out, `soft` for what does not. */
  readonly class?: 'accent' | 'cool' | 'soft'
}

interface IntervalRowsProps {
  rows: readonly IntervalRow[]
  /** What is on the axis, with its unit. */
  axis: string
  label: string
  /** Values to compare with: a line each, with its name. */
  references?: readonly { readonly at: number; readonly name: string }[]
  /** A range to compare with. */
  band?: readonly [number, number]
  /** Values that the axis must show. */
  include?: readonly number[]
  format?: (value: number) => string
}

const [width, rowHeight, top, bottom] = [480, 30, 30, 50]

/** About how wide a name is on a narrow screen, where letters are larger; Chinese characters are as wide as high. */
const widthOf = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 19.5 : 9.6), 0)

/** A value with its interval on each row, on one axis: means of groups, coefficients, differences. */
export function IntervalRows(props: IntervalRowsProps) {
  const { rows, axis, label, references = [], band, include = [], format = shortNumber } = props
  const height = top + rowHeight * rows.length + bottom
  const left = Math.min(230, Math.max(52, ...rows.map((row) => widthOf(row.name) + 16)))
  const all = [
    ...rows.flatMap((row) => [row.value, ...(row.interval ?? [])]),
    ...references.map((reference) => reference.at),
    ...(band ?? []),
    ...include,
  ]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const room = (high - low || 1) * 0.06
  const x = scaleLinear([low - room, high + room], [left, width - 20])
  const y = (i: number) => top + rowHeight * (i + 0.5)
  const floor = top + rowHeight * rows.length
  return (
    <div class="plot">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} class="drawing">
        {band && (
          <rect
            class="area wash"
            x={x(band[0])}
            y={top}
            width={x(band[1]) - x(band[0])}
            height={floor - top}
          />
        )}
        {references.map(({ at, name }) => (
          <g key={name}>
            <line class="line soft dashed thin" x1={x(at)} x2={x(at)} y1={top - 6} y2={floor} />
            <text class="label soft" x={x(at)} y={top - 13} text-anchor="middle">
              {name}
            </text>
          </g>
        ))}
        {rows.map(({ name, value, interval, class: kind = '' }, i) => (
          <g key={name}>
            <text
              x={left - 12}
              y={y(i)}
              dy=".32em"
              text-anchor="end"
              class={kind === 'soft' ? 'label soft' : 'label'}
            >
              {name}
            </text>
            {interval && (
              <line class={`line ${kind}`} x1={x(interval[0])} x2={x(interval[1])} y1={y(i)} y2={y(i)} />
            )}
            <circle class={`dot ${kind}`} cx={x(value)} cy={y(i)} r={5} />
          </g>
        ))}
        <line class="line rule" x1={left} x2={width - 20} y1={floor} y2={floor} />
        <g class="axis">
          {x.ticks(5).map((tick) => (
            <text key={tick} x={x(tick)} y={floor + 18} text-anchor="middle">
              {format(tick)}
            </text>
          ))}
          <text class="axis-label" x={(left + width - 20) / 2} y={floor + 41} text-anchor="middle">
            {axis}
          </text>
        </g>
      </svg>
    </div>
  )
}
