import { Dot } from '../Dot.tsx'
import { Handle } from '../Handle.tsx'
import { Label } from '../Label.tsx'
import { Line } from '../Line.tsx'
import { MonthPlot } from './MonthPlot.tsx'

/** An intervention: from its month on something is larger or smaller than before. */
export interface EventLane {
  readonly id: string
  readonly name: string
  readonly month: number
  readonly size: number
  /** The size at which nothing happens. */
  readonly nothing: number
  readonly min: number
  readonly max: number
  readonly step: number
  /** Beside the mark, and read out. */
  readonly text: string
  readonly onMove: (month: number, size: number) => void
}

interface EventStripProps {
  lanes: readonly EventLane[]
  last: number
  month: number
  label: string
  months: string
  onSettle: () => void
}

// Of a lane's height: its size runs from LOW to LOW + REACH. Both are whole steps of the handle for every size's step.
const LOW = 0.12
const REACH = 0.8

/** Interventions on a timeline, each in a lane of its own: its mark is dragged along for when, up and down for how much. */
export function EventStrip({ lanes, last, month, label, months, onSettle }: EventStripProps) {
  const base = (k: number) => lanes.length - 1 - k
  return (
    <MonthPlot
      last={last}
      month={month}
      y={{ domain: [0, lanes.length], label: '', ticks: [] }}
      label={label}
      months={months}
      height={56 * lanes.length + 34}
      handles={lanes.map((lane, k) => (
        <Handle
          key={lane.id}
          x={Math.min(lane.month, last)}
          y={base(k) + height(lane, lane.size)}
          stepX={1}
          stepY={(REACH * lane.step) / (lane.max - lane.min)}
          label={lane.name}
          text={lane.text}
          onMove={(x, y) => lane.onMove(Math.round(x), sizeAt(lane, y - base(k)))}
          onSettle={onSettle}
        />
      ))}
    >
      {lanes.map((lane, k) => {
        const [before, after] = [base(k) + height(lane, lane.nothing), base(k) + height(lane, lane.size)]
        const at = Math.min(lane.month, last)
        const late = at > 0.55 * last
        return (
          <g key={lane.id}>
            {k > 0 && (
              <Line
                points={[
                  [0, base(k) + 1],
                  [last, base(k) + 1],
                ]}
                class="rule"
              />
            )}
            <Line
              points={[
                [0, before],
                [last, before],
              ]}
              class="rule dashed"
            />
            <Line
              points={[
                [0, before],
                [at, before],
                [at, after],
                [last, after],
              ]}
              class={lane.size === lane.nothing ? 'soft' : 'accent'}
            />
            <Dot x={at} y={after} radius={7} class="start" />
            <Label x={last} y={base(k) + 0.5} dx={7}>
              {lane.name}
            </Label>
            <Label
              x={at}
              y={after}
              dx={late ? -13 : 13}
              dy={after > base(k) + 0.6 ? 13 : -13}
              anchor={late ? 'end' : 'start'}
              class={lane.size === lane.nothing ? 'soft' : 'accent'}
            >
              {lane.text}
            </Label>
          </g>
        )
      })}
    </MonthPlot>
  )
}

/** How high in its lane a size stands. */
const height = ({ min, max }: EventLane, size: number) => LOW + (REACH * (size - min)) / (max - min)

/** The size at a height within the lane, a whole number of steps. */
const sizeAt = (lane: EventLane, y: number) => {
  const size = lane.min + ((y - LOW) / REACH) * (lane.max - lane.min)
  const tidy = Number((Math.round(size / lane.step) * lane.step).toPrecision(12))
  return Math.min(Math.max(tidy, lane.min), lane.max)
}
