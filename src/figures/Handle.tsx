import { useRef } from 'preact/hooks'
import { usePlot } from './Plot.tsx'

interface HandleProps {
  x: number
  y: number
  /** What is moved: "your start". */
  label: string
  /** Where it stands, in words. */
  text: string
  /** How it may be moved; both by default. */
  along?: 'x' | 'y' | 'both'
  stepX?: number
  stepY?: number
  onMove: (x: number, y: number) => void
  /** The end of a gesture: a drag released, a key let go. */
  onSettle?: () => void
  /** Delete or Backspace on the handle. */
  onRemove?: () => void
}

/** A point of the figure that the reader moves, by pointer or by arrow keys (Shift for ten steps). */
export function Handle({
  x,
  y,
  label,
  text,
  along = 'both',
  stepX = 0.01,
  stepY = 0.01,
  onMove,
  onSettle,
  onRemove,
}: HandleProps) {
  const plot = usePlot()
  const dragging = useRef(false)
  const [x0, x1] = plot.x.domain()
  const [y0, y1] = plot.y.domain()
  const moveTo = (nextX: number, nextY: number) => {
    const tidy = (value: number, step: number) => Number((Math.round(value / step) * step).toPrecision(12))
    onMove(
      along === 'y' ? x : Math.min(Math.max(tidy(nextX, stepX), Math.min(x0, x1)), Math.max(x0, x1)),
      along === 'x' ? y : Math.min(Math.max(tidy(nextY, stepY), Math.min(y0, y1)), Math.max(y0, y1)),
    )
  }
  const drag = (event: PointerEvent) => {
    if (!dragging.current) return
    const bounds = (event.currentTarget as SVGElement).ownerSVGElement!.getBoundingClientRect()
    moveTo(
      plot.x.invert(((event.clientX - bounds.left) / bounds.width) * plot.width),
      plot.y.invert(((event.clientY - bounds.top) / bounds.height) * plot.height),
    )
  }
  const release = () => {
    dragging.current = false
    onSettle?.()
  }
  const key = (event: KeyboardEvent) => {
    // These belong to the browser: Alt and an arrow go back a page.
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const times = event.shiftKey ? 10 : 1
    const moves: Record<string, () => void> = {
      ArrowLeft: () => (along === 'y' ? moveTo(x, y - stepY * times) : moveTo(x - stepX * times, y)),
      ArrowRight: () => (along === 'y' ? moveTo(x, y + stepY * times) : moveTo(x + stepX * times, y)),
      ArrowUp: () => (along === 'x' ? moveTo(x + stepX * times, y) : moveTo(x, y + stepY * times)),
      ArrowDown: () => (along === 'x' ? moveTo(x - stepX * times, y) : moveTo(x, y - stepY * times)),
      Home: () => (along === 'y' ? moveTo(x, y0) : moveTo(x0, y)),
      End: () => (along === 'y' ? moveTo(x, y1) : moveTo(x1, y)),
      ...(onRemove && { Delete: onRemove, Backspace: onRemove }),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  const [low, high, now] = along === 'y' ? [y0, y1, y] : [x0, x1, x]
  return (
    <g
      class={`handle ${along}`}
      role="slider"
      // In lower case: written into SVG after the server's rendering, "tabIndex" would be an attribute unknown to it.
      tabindex={0}
      aria-label={label}
      aria-valuetext={text}
      aria-valuemin={Math.min(low, high)}
      aria-valuemax={Math.max(low, high)}
      aria-valuenow={now}
      aria-orientation={along === 'y' ? 'vertical' : 'horizontal'}
      transform={`translate(${plot.x(x)} ${plot.y(y)})`}
      onPointerDown={(event) => {
        dragging.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus()
        event.preventDefault()
      }}
      onPointerMove={drag}
      onPointerUp={release}
      // A touch that becomes a scroll ends the gesture where it stands.
      onPointerCancel={release}
      onKeyDown={key}
      onKeyUp={onSettle && (() => onSettle())}
      onClick={(event) => event.stopPropagation()}
    >
      <circle r="22" class="reach" />
      <circle r="11" class="ring" />
    </g>
  )
}
