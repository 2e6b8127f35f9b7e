import { useId, useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { plainText } from '../../exercises/inline.ts'
import type { ExerciseOf } from '../../exercises/schema.ts'
import { Scrolling } from '../Scrolling.tsx'
import { exerciseWords } from './exerciseWords.ts'

interface PathDrawingProps {
  exercise: ExerciseOf<'path'>
  arrows: readonly string[]
  /** Arrows that the last check found wrong. */
  wrong: readonly string[]
  language: Language
  /** Told when two nodes were pressed one after the other. */
  onPair?: ((from: string, to: string) => void) | undefined
}

const NODE = { width: 132, height: 46 }
/** From row to row, and at least from column to column; few columns spread over the width of the text. */
const STEP = { x: 182, y: 74 }
const SPREAD = { width: 580, most: 290 }

/** The nodes in their places and the arrows between them. Press a node, then another, to join them. */
export function PathDrawing({ exercise, arrows, wrong, language, onPair }: PathDrawingProps) {
  const marker = useId()
  const [picked, setPicked] = useState<string | null>(null)
  const places = placesOf(exercise)
  const all = [...places.values()]
  const width = Math.max(...all.map((place) => place.x)) + NODE.width / 2 + 4
  const height = Math.max(...all.map((place) => place.y)) + NODE.height / 2 + 4
  const press = (id: string) => {
    if (!onPair) return
    if (picked !== null && picked !== id) onPair(picked, id)
    setPicked(picked === null ? id : null)
  }
  return (
    <Scrolling class="path-diagram" label={exerciseWords[language].diagram}>
      <svg viewBox={`0 0 ${width} ${height}`} style={{ '--natural': `${width}px` }}>
        <defs>
          <marker
            id={marker}
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path d="M0,0 L10,5 L0,10 z" />
          </marker>
        </defs>
        {arrows.map((arrow) => {
          const [from, to] = arrow.split(/<?->/).map((end) => places.get(end)!) as [Place, Place]
          const others = all.filter((place) => place !== from && place !== to)
          return (
            <path
              key={arrow}
              class={wrong.includes(arrow) ? 'arrow wrong' : 'arrow'}
              d={route(from, to, others, height)}
              marker-end={`url(#${marker})`}
              marker-start={arrow.includes('<->') ? `url(#${marker})` : undefined}
            />
          )
        })}
        {exercise.nodes.map(({ id, text }) => {
          const { x, y } = places.get(id)!
          const lines = wrap(plainText(text[language]), language === 'zh' ? 8 : 17)
          return (
            <g
              key={id}
              role="button"
              tabindex={onPair ? 0 : -1}
              aria-pressed={picked === id}
              aria-disabled={!onPair}
              aria-label={plainText(text[language])}
              class={picked === id ? 'node picked' : 'node'}
              transform={`translate(${x},${y})`}
              onClick={() => press(id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                press(id)
              }}
            >
              <rect x={-NODE.width / 2} y={-NODE.height / 2} width={NODE.width} height={NODE.height} rx={4} />
              {lines.map((line, i) => (
                <text key={line} text-anchor="middle" y={5 + (i - (lines.length - 1) / 2) * 17}>
                  {/* The space parts the lines where the words are read rather than seen. */}
                  {`${line} `}
                </text>
              ))}
            </g>
          )
        })}
      </svg>
    </Scrolling>
  )
}

interface Place {
  x: number
  y: number
}

/** By column and row; nodes without them stand one below the other. */
function placesOf({ nodes }: ExerciseOf<'path'>): Map<string, Place> {
  const gaps = Math.max(1, ...nodes.map(({ column = 1 }) => column - 1))
  const step = Math.max(STEP.x, Math.min(SPREAD.most, (SPREAD.width - NODE.width) / gaps))
  return new Map(
    nodes.map(({ id, column = 1, row }, i) => [
      id,
      {
        x: NODE.width / 2 + 2 + (column - 1) * step,
        y: NODE.height / 2 + 2 + ((row ?? i + 1) - 1) * STEP.y,
      },
    ]),
  )
}

/** Where the line between two centres leaves the first box. */
function edge(of: Place, towards: Place): Place {
  const [dx, dy] = [towards.x - of.x, towards.y - of.y]
  const scale = Math.min(NODE.width / 2 / Math.abs(dx || 1e-9), NODE.height / 2 / Math.abs(dy || 1e-9))
  return { x: of.x + dx * scale, y: of.y + dy * scale }
}

/** How far an arrow may be bent from the straight line at its middle, the least first. */
const BENDS = [0, 60, -60, 100, -100]

/** The path of an arrow: straight, or bent around boxes that do not belong to it, as far as there is room. */
function route(from: Place, to: Place, others: readonly Place[], height: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const routes = BENDS.map((bend) => {
    const middle = {
      x: (from.x + to.x) / 2 + (bend * (to.y - from.y)) / length,
      y: (from.y + to.y) / 2 - (bend * (to.x - from.x)) / length,
    }
    return { middle, start: edge(from, middle), end: edge(to, middle) }
  })
  const { start, middle, end } =
    routes.find(({ start, middle, end }) =>
      Array.from({ length: 25 }, (_, i) => i / 24).every((t) => {
        const at = (axis: 'x' | 'y') =>
          (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * end[axis]
        return at('y') > 0 && at('y') < height && !others.some((box) => isIn(box, at('x'), at('y')))
      }),
    ) ?? routes[0]!
  return `M${start.x},${start.y} Q${middle.x},${middle.y} ${end.x},${end.y}`
}

/** Does a point lie in the box at a place, or next to it? */
const isIn = (box: Place, x: number, y: number) =>
  Math.abs(x - box.x) < NODE.width / 2 + 2 && Math.abs(y - box.y) < NODE.height / 2 + 2

/** Two lines at most, broken at a blank where there is one. */
function wrap(text: string, length: number): string[] {
  if (text.length <= length) return [text]
  const blank = text.lastIndexOf(' ', length)
  const at = blank > 4 ? blank : length
  return [text.slice(0, at), text.slice(at).trim()]
}
