import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { createContext, type ComponentChildren } from 'preact'
import { useContext, useId } from 'preact/hooks'
import { shortNumber } from './shortNumber.ts'

export type Scale = ScaleLinear<number, number>

export interface AxisSpec {
  domain: readonly [number, number]
  /** In words, with the symbol and the unit: "share of customers who share, x". */
  label: ComponentChildren
  ticks?: readonly number[]
  format?: (value: number) => string
}

export interface PlotProps {
  x: AxisSpec
  y: AxisSpec
  /** What the figure shows, for those who do not see it. */
  label: string
  /** Size of the drawing in its own units; it scales to the width it is given. */
  width?: number
  height?: number
  margin?: Partial<Margin>
  /** Without axes and frame: for drawings whose shape says what the axes would. */
  bare?: boolean
  /** Things that can be pointed at or focused: handles and spots. They lie above the drawing. */
  handles?: ComponentChildren
  /** A click on the free area, in data coordinates. */
  onPlace?: (x: number, y: number) => void
  children: ComponentChildren
}

interface Margin {
  top: number
  right: number
  bottom: number
  left: number
}

interface PlotFrame {
  x: Scale
  y: Scale
  width: number
  height: number
  clip: string
}

const PlotContext = createContext<PlotFrame | undefined>(undefined)

/** The scales and size of the plot that a mark stands in. */
export function usePlot(): PlotFrame {
  const frame = useContext(PlotContext)
  if (!frame) throw new Error('a mark was used outside <Plot>: put it between <Plot> and </Plot>')
  return frame
}

/**
 * A frame with two axes. The drawing is one image with a text; what can be operated lies above it in a layer of
 * its own, since an image hides its parts from assistive technology.
 */
export function Plot({
  x,
  y,
  label,
  width = 480,
  height = 480,
  margin,
  bare,
  handles,
  onPlace,
  children,
}: PlotProps) {
  const m = { top: 26, right: 14, bottom: 46, left: 52, ...margin }
  const clip = useId()
  const frame: PlotFrame = {
    x: scaleLinear(x.domain, [m.left, width - m.right]),
    y: scaleLinear(y.domain, [height - m.bottom, m.top]),
    width,
    height,
    clip: `url(#${clip})`,
  }
  const [left, right] = frame.x.range()
  const [bottom, top] = frame.y.range()
  const box = { x: left, y: top, width: right - left, height: bottom - top }

  const place = (event: MouseEvent) => {
    const svg = event.currentTarget as SVGSVGElement
    const bounds = svg.getBoundingClientRect()
    const px = ((event.clientX - bounds.left) / bounds.width) * width
    const py = ((event.clientY - bounds.top) / bounds.height) * height
    if (px >= left && px <= right && py >= top && py <= bottom)
      onPlace?.(frame.x.invert(px), frame.y.invert(py))
  }

  return (
    <PlotContext.Provider value={frame}>
      <div class="plot">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} class="drawing">
          <defs>
            <clipPath id={clip}>
              <rect {...box} />
            </clipPath>
          </defs>
          {!bare && (
            <>
              <Axis spec={x} at="bottom" />
              <Axis spec={y} at="left" />
              <rect {...box} class="frame" />
            </>
          )}
          {children}
        </svg>
        {(handles || onPlace) && (
          <svg viewBox={`0 0 ${width} ${height}`} class="handles" onClick={onPlace && place}>
            {onPlace && <rect {...box} class="ground" />}
            {handles}
          </svg>
        )}
      </div>
    </PlotContext.Provider>
  )
}

function Axis({ spec, at }: { spec: AxisSpec; at: 'bottom' | 'left' }) {
  const { x, y, width } = usePlot()
  const scale = at === 'bottom' ? x : y
  const format = spec.format ?? shortNumber
  const ticks = spec.ticks ?? scale.ticks(width < 360 ? 4 : 5)
  const [from, to] = scale.range()
  const middle = (from + to) / 2
  const [left] = x.range()
  const [bottom] = y.range()
  return (
    <g class="axis">
      {ticks.map((tick) =>
        at === 'bottom' ? (
          <text key={tick} x={scale(tick)} y={bottom + 18} text-anchor="middle">
            {format(tick)}
          </text>
        ) : (
          <text key={tick} x={left - 9} y={scale(tick)} dy=".32em" text-anchor="end">
            {format(tick)}
          </text>
        ),
      )}
      {at === 'bottom' ? (
        <text class="axis-label" x={middle} y={bottom + 39} text-anchor="middle">
          {spec.label}
        </text>
      ) : (
        <text class="axis-label" transform={`translate(14 ${middle}) rotate(-90)`} text-anchor="middle">
          {spec.label}
        </text>
      )}
    </g>
  )
}
