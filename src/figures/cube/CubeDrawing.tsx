import type { CubePoint } from '../../core/retention/cube/cohort.ts'
import { axisEdge, edges, projection, type Triple, type View } from './projection.ts'

interface CubeDrawingProps {
  view: View
  /** Names of the axes; `stages` are the thirds of the first. */
  names: { readonly axes: readonly [string, string, string]; readonly stages: readonly string[] }
  /** The cohort's mean, month by month. */
  path: readonly Triple[]
  /** Paths to compare with. */
  ghosts: readonly (readonly Triple[])[]
  cloud: readonly CubePoint[]
  /** The month whose cloud is drawn. */
  month: number
  monthName: (month: number) => string
  label: string
}

const WIDTH = 560
const HEIGHT = 500
/** A little above the middle: names stand below. */
const CENTRE = HEIGHT / 2 - 10

/** The length of an edge at which the cube fills the drawing as it is turned, with room for the names around it. */
function edgeLength({ yaw, pitch }: View): number {
  const [y, p] = [(yaw * Math.PI) / 180, (pitch * Math.PI) / 180]
  const across = Math.abs(Math.cos(y)) + Math.abs(Math.sin(y))
  const up = Math.cos(p) + across * Math.sin(p)
  return Math.min((WIDTH - 150) / across, (HEIGHT - 96) / up)
}

/** The cube, seen from where the reader stands: the path of the mean, its shadow on the floor, and the customers. */
export function CubeDrawing({ view, names, path, ghosts, cloud, month, monthName, label }: CubeDrawingProps) {
  const place = projection(view)
  const size = edgeLength(view)
  const screen = (at: Triple): Screen => {
    const [right, up, near] = place(at)
    return [WIDTH / 2 + size * right, CENTRE - size * up, near]
  }
  const all = edges(view)
  const lines = (lies: 'behind' | 'before' | 'outline') =>
    all
      .filter((edge) => edge.lies === lies)
      .map((edge) => segment(screen(edge.from), screen(edge.to)))
      .join('')
  const now = path[month]
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} class="drawing cube">
      <path d={lines('behind')} class="line edge behind" />
      <path
        d={[1 / 3, 2 / 3].map((third) => segment(screen([third, 0, 0]), screen([third, 1, 0]))).join('')}
        class="line edge behind"
      />
      <path d={polyline(path.map((at) => screen(floor(at))))} class="line shadow" />
      {now && <path d={segment(screen(now), screen(floor(now)))} class="line drop" />}
      <path d={lines('outline')} class="line edge" />
      <Cloud points={cloud} screen={screen} layers={['far', 'middle']} />
      {ghosts.map((ghost, i) => (
        <path key={i} d={polyline(ghost.map(screen))} class="line ghost" />
      ))}
      <path d={polyline(path.map(screen))} class="line accent" data-mark="path" />
      <Cloud points={cloud} screen={screen} layers={['near']} />
      <path d={lines('before')} class="line edge before" />
      <Months path={path} month={month} screen={screen} name={monthName} />
      {([0, 1, 2] as const).map((axis) => (
        <AxisNames
          key={axis}
          axis={axis}
          view={view}
          screen={screen}
          name={names.axes[axis]}
          stages={axis === 0 ? names.stages : undefined}
        />
      ))}
    </svg>
  )
}

/** The place on the floor below. */
const floor = (at: Triple): Triple => [at[0], at[1], 0]

type Screen = readonly [x: number, y: number, near: number]

const tenth = (x: number) => Math.round(x * 10) / 10
const segment = ([x1, y1]: Screen, [x2, y2]: Screen) => `M${tenth(x1)} ${tenth(y1)}L${tenth(x2)} ${tenth(y2)}`
const polyline = (points: readonly Screen[]) =>
  points.length > 0 ? `M${points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}` : ''

const layers = { far: [-1, -0.18], middle: [-0.18, 0.18], near: [0.18, 1] } as const
const sizes = { far: 2.6, middle: 3.2, near: 3.9 } as const

/** Customers in layers: the nearer, the larger and the darker. Dots are satisfied, crosses are not. */
function Cloud({
  points,
  screen,
  layers: drawn,
}: {
  points: readonly CubePoint[]
  screen: (at: Triple) => Screen
  layers: readonly (keyof typeof layers)[]
}) {
  const placed = points.map(({ depth, emotion, loyalty, satisfied }) => ({
    at: screen([depth, emotion, loyalty]),
    satisfied,
  }))
  return (
    <>
      {drawn.map((layer) => {
        const [from, to] = layers[layer]
        const here = placed.filter(({ at: [, , near] }) => near >= from && near < to)
        const r = sizes[layer]
        return (
          <g key={layer} class={`cloud ${layer}`}>
            <path
              class="satisfied"
              data-mark="satisfied"
              stroke-width={2 * r}
              d={here
                .filter(({ satisfied }) => satisfied)
                .map(({ at: [x, y] }) => `M${tenth(x)} ${tenth(y)}h0`)
                .join('')}
            />
            <path
              class="dissatisfied"
              data-mark="dissatisfied"
              d={here
                .filter(({ satisfied }) => !satisfied)
                .map(
                  ({ at: [x, y] }) =>
                    `M${tenth(x - r)} ${tenth(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`,
                )
                .join('')}
            />
          </g>
        )
      })}
    </>
  )
}

/** Months along the path, as many as can be told apart; the month shown is always there. */
function Months({
  path,
  month,
  screen,
  name,
}: {
  path: readonly Triple[]
  month: number
  screen: (at: Triple) => Screen
  name: (month: number) => string
}) {
  const candidates = [month, 0, 6, 12, 3, 18, 24, 36, path.length - 1]
  const placed: { at: Screen; month: number }[] = []
  for (const each of candidates) {
    if (!path[each] || placed.some((other) => other.month === each)) continue
    const at = screen(path[each])
    if (placed.every(({ at: [x, y] }) => Math.hypot(x - at[0], y - at[1]) > 34))
      placed.push({ at, month: each })
  }
  return (
    <>
      {placed.map(({ at: [x, y], month: each }) => (
        <g key={each}>
          <circle
            cx={tenth(x)}
            cy={tenth(y)}
            r={each === month ? 8 : 4}
            class={`dot ${each === month ? 'start' : 'month'}`}
          />
          <text
            x={tenth(x) - 12}
            y={tenth(y) - 9}
            text-anchor="end"
            class={`label ${each === month ? 'accent' : ''}`}
          >
            {each === month ? name(each) : each}
          </text>
        </g>
      ))}
    </>
  )
}

/** Ticks and name of an axis along its edge; where the edge is seen end on, only the name, in a line of its own. */
function AxisNames({
  axis,
  view,
  screen,
  name,
  stages,
}: {
  axis: 0 | 1 | 2
  view: View
  screen: (at: Triple) => Screen
  name: string
  stages?: readonly string[]
}) {
  const edge = axisEdge(view, axis)
  const [a, b] = [screen(edge.from), screen(edge.to)]
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = Math.hypot(dx, dy)
  const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  // Away from the cube: from its centre to the edge, square to the edge.
  const [cx, cy] = [mx - WIDTH / 2, my - CENTRE]
  const along = length > 1 ? (cx * dx + cy * dy) / (length * length) : 0
  const [ox, oy] = [cx - along * dx, cy - along * dy]
  const reach = Math.hypot(ox, oy) || 1
  const [nx, ny] = [ox / reach, oy / reach]
  const angle = length > 1 ? upright((Math.atan2(dy, dx) * 180) / Math.PI) : 0
  const at = (share: number, out: number): string =>
    `translate(${tenth(a[0] + share * dx + out * nx)} ${tenth(a[1] + share * dy + out * ny)})`

  if (length < 110) {
    // A short edge: its name stands level, beyond the names of the others, and inside the drawing.
    const x = Math.min(Math.max(mx + 24 * nx, 90), WIDTH - 90)
    const y = Math.min(Math.max(my + 60 * ny, 20), HEIGHT - 12)
    return (
      <text x={tenth(x)} y={tenth(y)} text-anchor="middle" dy=".32em" class="label axis-name soft">
        {name}
      </text>
    )
  }
  return (
    <g class="axis">
      {/* A little inwards, so that the 1 of one axis and the 0 of the next stand apart at their corner. */}
      {[0, 0.5, 1].map((tick) => (
        <text
          key={tick}
          class={stages && length > 200 ? 'plain' : ''}
          transform={at(0.05 + 0.9 * tick, 14)}
          text-anchor="middle"
          dy=".32em"
        >
          {tick === 0.5 ? '.5' : tick}
        </text>
      ))}
      {(length > 200 ? stages : undefined)?.map((stage, k) => (
        <text
          key={stage}
          class="stage-name"
          transform={`${at((k + 0.5) / 3, 15)} rotate(${tenth(angle)})`}
          text-anchor="middle"
          dy=".32em"
        >
          {stage}
        </text>
      ))}
      <text
        class="axis-label"
        transform={`${at(0.5, 39)} rotate(${tenth(angle)})`}
        text-anchor="middle"
        dy=".32em"
      >
        {name}
      </text>
    </g>
  )
}

/** An angle at which text does not stand on its head. */
const upright = (angle: number) => (angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle)
