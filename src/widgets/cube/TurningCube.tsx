import { useRef, useState } from 'preact/hooks'
import type { CubeMonth } from '../../core/retention/cube/cohort.ts'
import type { CubeResult } from '../../core/retention/cube/model.ts'
import { CRM_STAGES } from '../../core/retention/cube/stages.ts'
import type { Language } from '../../core/text.ts'
import { CubeDrawing } from '../../figures/cube/CubeDrawing.tsx'
import { turned, type Triple, type View } from '../../figures/cube/projection.ts'
import { cubeWords } from './cubeWords.ts'

interface TurningCubeProps {
  course: readonly CubeMonth[]
  cloud: CubeResult['cloud']
  ghosts: readonly (readonly CubeMonth[])[]
  month: number
  label: string
  language: Language
}

/** From a corner: all three axes begin at the lower left, and the path climbs to the upper right. */
const corner: View = { yaw: 36, pitch: 20 }

/** Views that show two axes alone. */
const views = {
  corner,
  front: { yaw: 0, pitch: 0 },
  side: { yaw: 90, pitch: 0 },
  above: { yaw: 0, pitch: 90 },
} as const satisfies Record<string, View>

const stepDegrees = 5

/** The cube with what turns it: the pointer, the arrow keys, and buttons for the views along its axes. */
export function TurningCube({ course, cloud, ghosts, month, label, language }: TurningCubeProps) {
  const t = cubeWords[language]
  const w = words[language]
  const [view, setView] = useState<View>(corner)
  const from = useRef<{ x: number; y: number } | null>(null)

  const keys: Record<string, () => void> = {
    ArrowLeft: () => setView(turned(view, stepDegrees, 0)),
    ArrowRight: () => setView(turned(view, -stepDegrees, 0)),
    ArrowUp: () => setView(turned(view, 0, -stepDegrees)),
    ArrowDown: () => setView(turned(view, 0, stepDegrees)),
    Home: () => setView(corner),
  }
  const drag = (event: PointerEvent) => {
    if (!from.current) return
    const [dx, dy] = [event.clientX - from.current.x, event.clientY - from.current.y]
    from.current = { x: event.clientX, y: event.clientY }
    setView((now) => turned(now, -0.45 * dx, 0.4 * dy))
  }
  const satisfied = cloud.filter((point) => point.satisfied).length
  const [yaw, pitch] = [Math.round(view.yaw), Math.round(view.pitch)]
  return (
    <div class="turning">
      <p class="cube-key">
        <span class="month">{t.month(month)}</span>
        <span>
          <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">
            <circle cx="6" cy="6" r="4" class="satisfied" />
          </svg>
          {w.satisfied(satisfied)}
        </span>
        <span>
          <svg class="glyph" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2 2l8 8m0-8l-8 8" class="dissatisfied" />
          </svg>
          {w.dissatisfied(cloud.length - satisfied)}
        </span>
      </p>
      <div class="plot">
        <CubeDrawing
          view={view}
          names={{ axes: t.axes, stages: CRM_STAGES.slice(0, 3).map((stage) => stage[language]) }}
          path={pathOf(course)}
          ghosts={ghosts.map(pathOf)}
          cloud={cloud}
          month={month}
          monthName={t.month}
          label={`${w.cube} ${label}`}
        />
        <div
          class="turner"
          role="slider"
          tabIndex={0}
          aria-label={w.turn}
          aria-valuemin={-180}
          aria-valuemax={180}
          aria-valuenow={yaw}
          aria-valuetext={w.seen(yaw, pitch)}
          onKeyDown={(event) => {
            const act = keys[event.key]
            // With these keys an arrow is the browser's: back, forward, another tab.
            if (!act || event.altKey || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            act()
          }}
          onPointerDown={(event) => {
            from.current = { x: event.clientX, y: event.clientY }
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={drag}
          onPointerUp={() => (from.current = null)}
          onPointerCancel={() => (from.current = null)}
        />
      </div>
      <p class="views" role="group" aria-label={w.views}>
        {(Object.keys(views) as (keyof typeof views)[]).map((name) => (
          <button
            key={name}
            type="button"
            class="quiet"
            aria-pressed={view.yaw === views[name].yaw && view.pitch === views[name].pitch}
            onClick={() => setView(views[name])}
          >
            {w.names[name]}
          </button>
        ))}
      </p>
    </div>
  )
}

const pathOf = (months: readonly CubeMonth[]): Triple[] =>
  months.map(({ depth, emotion, meanLoyalty }) => [depth, emotion, meanLoyalty])

const words = {
  en: {
    cube: 'A cube of depth, emotion and loyalty with the path of the mean customer.',
    turn: 'Turn the cube: drag, or use the arrow keys',
    seen: (yaw: number, pitch: number) => `seen from ${yaw}° round and ${pitch}° up`,
    views: 'Views',
    names: {
      corner: 'From a corner',
      front: 'Depth × loyalty',
      side: 'Emotion × loyalty',
      above: 'Depth × emotion',
    },
    satisfied: (n: number) => `${n} satisfied`,
    dissatisfied: (n: number) => `${n} dissatisfied, yet there`,
  },
  zh: {
    cube: '由关系深度、消费情感与忠诚构成的立方体，以及平均顾客的路径。',
    turn: '转动立方体：拖动，或用方向键',
    seen: (yaw: number, pitch: number) => `水平转 ${yaw}°，俯视 ${pitch}°`,
    views: '视角',
    names: {
      corner: '斜视',
      front: '深度 × 忠诚',
      side: '情感 × 忠诚',
      above: '深度 × 情感',
    },
    satisfied: (n: number) => `${n} 位满意`,
    dissatisfied: (n: number) => `${n} 位不满意却还在`,
  },
}
