import type { ComponentChildren } from 'preact'
import type { FixedPoint } from '../../core/replicator/fixedPoints.ts'
import { Area } from '../Area.tsx'
import { Dot } from '../Dot.tsx'
import { Label } from '../Label.tsx'
import { Line, type Point } from '../Line.tsx'
import { Plot } from '../Plot.tsx'
import { shortNumber } from '../shortNumber.ts'
import { Spot } from '../Spot.tsx'
import { VectorField } from '../VectorField.tsx'
import type { Language } from '../../core/text.ts'
import { fixedPointText } from './fixedPointText.ts'

export interface PhasePortraitProps {
  xLabel: string
  yLabel: string
  /** What the portrait shows, for those who do not see it. */
  label: string
  field: (x: number, y: number) => readonly [number, number]
  fixedPoints: readonly FixedPoint[]
  /** What to call each rest point, by its place "x,y" ("inside" for the one inside), and its mark. */
  nameOf: (point: FixedPoint) => { name: string; mark: string }
  /** Outline of the region whose starts end in the outcome the figure is about. */
  basin?: readonly Point[]
  separatrix?: readonly Point[]
  /** Orbits through points the reader dropped, and through the start itself (the last). */
  orbits: readonly (readonly Point[])[]
  /** The same of a state set aside to compare with. */
  ghost?: { separatrix?: readonly Point[]; orbit?: readonly Point[] }
  /** Best responses: where one side would rather switch. */
  bestResponses?: {
    x: readonly Point[]
    y: readonly Point[]
    /** A region of the square and what pays each side there, as arrows: "→ ↑". */
    regions: readonly { x: number; y: number; arrows: string }[]
  }
  labels?: ComponentChildren
  handles?: ComponentChildren
  onPlace?: (x: number, y: number) => void
  language: Language
}

const ticks = [0, 0.25, 0.5, 0.75, 1]

/** The phase portrait of a game of two populations on the unit square. */
export function PhasePortrait(props: PhasePortraitProps) {
  const { fixedPoints, orbits, ghost, bestResponses, language } = props
  return (
    <Plot
      x={{ domain: [0, 1], label: props.xLabel, ticks }}
      y={{ domain: [0, 1], label: props.yLabel, ticks }}
      label={props.label}
      width={480}
      height={486}
      margin={{ top: 32, right: 14 }}
      onPlace={props.onPlace}
      handles={
        <>
          {fixedPoints.map((point) => {
            const { name, mark } = props.nameOf(point)
            return (
              <Spot
                key={`${point.x},${point.y}`}
                x={point.x}
                y={point.y}
                mark={mark}
                lines={[name, ...fixedPointText(point, language)]}
              />
            )
          })}
          {props.handles}
        </>
      }
    >
      {props.basin && <Area outline={props.basin} mark="basin" />}
      <VectorField field={props.field} />
      {bestResponses && (
        <g data-mark="best-response">
          <Line points={bestResponses.x} class="cool dashed" mark="best-response" />
          <Line points={bestResponses.y} class="soft dashed" mark="best-response" />
          {bestResponses.regions.map(({ x, y, arrows }) => (
            <Label key={`${x},${y}`} x={x} y={y} anchor="middle" class="reply" mark="best-response">
              {arrows}
            </Label>
          ))}
        </g>
      )}
      {ghost?.separatrix && <Line points={ghost.separatrix} class="ghost" />}
      {ghost?.orbit && <Line points={ghost.orbit} class="ghost" />}
      {props.separatrix && <Line points={props.separatrix} class="dashed" mark="separatrix" />}
      {orbits.map((points, i) => (
        <Line
          key={i}
          points={points}
          class={i === orbits.length - 1 ? 'accent' : 'accent thin'}
          mark="orbit"
        />
      ))}
      {fixedPoints.map((point) => (
        <Dot
          key={`${point.x},${point.y}`}
          x={point.x}
          y={point.y}
          class={dotOf[point.type]}
          mark={props.nameOf(point).mark}
        />
      ))}
      {props.labels}
    </Plot>
  )
}

const dotOf: Record<FixedPoint['type'], string> = {
  'stable node': 'stable',
  'unstable node': 'unstable',
  saddle: 'saddle',
  centre: 'neutral',
  degenerate: 'neutral',
}

/** "(.25, .35)" */
export const pointText = (x: number, y: number) => `(${shortNumber(x)}, ${shortNumber(y)})`
