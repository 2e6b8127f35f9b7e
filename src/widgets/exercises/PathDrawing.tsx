import { useId, useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { plainText } from '../../exercises/inline.ts'
import type { ExerciseOf } from '../../exercises/schema.ts'
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

const NODE = { width: 150, height: 46 }
const STEP = { x: 250, y: 74 }

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
    <svg
      class="path-diagram"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={exerciseWords[language].diagram}
    >
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
        const [start, end] = [edge(from, to), edge(to, from)]
        return (
          <line
            key={arrow}
            class={wrong.includes(arrow) ? 'wrong' : ''}
            x1={start.x}
            y1={start.y}
            x2={end.x}
            y2={end.y}
            marker-end={`url(#${marker})`}
            marker-start={arrow.includes('<->') ? `url(#${marker})` : undefined}
          />
        )
      })}
      {exercise.nodes.map(({ id, text }) => {
        const { x, y } = places.get(id)!
        const lines = wrap(plainText(text[language]), language === 'zh' ? 10 : 19)
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
  )
}

interface Place {
  x: number
  y: number
}

/** By column and row; nodes without them stand one below the other. */
function placesOf({ nodes }: ExerciseOf<'path'>): Map<string, Place> {
  return new Map(
    nodes.map(({ id, column = 1, row }, i) => [
      id,
      {
        x: NODE.width / 2 + 2 + (column - 1) * STEP.x,
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

/** Two lines at most, broken at a blank where there is one. */
function wrap(text: string, length: number): string[] {
  if (text.length <= length) return [text]
  const blank = text.lastIndexOf(' ', length)
  const at = blank > 4 ? blank : length
  return [text.slice(0, at), text.slice(at).trim()]
}
