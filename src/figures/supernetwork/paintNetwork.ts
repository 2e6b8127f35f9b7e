import { ringRadius, star, triangle } from './NetworkDrawing.tsx'
import type { Place } from './networkSheets.ts'
import type { Flow, NetworkScene, NodeMark, Tint } from './networkScene.ts'

/** The page's colours, read when the theme is set: a canvas knows no style sheet. */
export type Palette = Readonly<Record<Tint | 'paper' | 'line', string>>

/**
 * Draws a scene in motion on a canvas, in the units of the drawing.
 * @param progress 0 … 1 of the stage: how far what flows has come; 1 leaves whole lines, as the still shows them
 */
export function paintNetwork(
  canvas: CanvasRenderingContext2D,
  scene: NetworkScene,
  palette: Palette,
  progress: number,
): void {
  canvas.lineCap = 'round'
  canvas.lineJoin = 'round'
  canvas.strokeStyle = palette.line
  canvas.lineWidth = 1
  canvas.beginPath()
  for (const [from, to] of scene.strongest) {
    canvas.moveTo(from.x, from.y)
    canvas.lineTo(to.x, to.y)
  }
  canvas.stroke()

  for (const flow of scene.flows) paintTrail(canvas, flow, palette, progress)
  for (const node of scene.nodes) paintNode(canvas, node, palette)
  if (progress < 1) for (const flow of scene.flows) paintHead(canvas, flow, palette, progress)
  for (const { x, y, kind, size } of scene.bursts) {
    canvas.globalAlpha = Math.min(1, 2 * progress)
    canvas.strokeStyle = kind === 'touch' ? palette.soft : palette.accent
    canvas.lineWidth = kind === 'touch' ? 1 : 2
    if (kind === 'touch') ring(canvas, x, y, size + 3, 1)
    else if (kind === 'success') canvas.stroke(new Path2D(star(x, y, size * (0.6 + 0.4 * progress))))
    else {
      const path = new Path2D(triangle(x, y, kind === 'up' ? size : -size))
      canvas.fillStyle = kind === 'up' ? palette.accent : palette.paper
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
      canvas.fill(path)
      canvas.lineWidth = 1.2
      canvas.stroke(path)
    }
    canvas.globalAlpha = 1
  }
}

/** The part of the way that lies behind. */
function paintTrail(canvas: CanvasRenderingContext2D, flow: Flow, palette: Palette, progress: number) {
  const end = along(flow, flow.back ? 1 - Math.abs(1 - 2 * progress) : progress)
  canvas.strokeStyle = palette[flow.tint]
  canvas.lineWidth = flow.width
  canvas.globalAlpha = progress < 1 ? 0.55 : 0.8
  canvas.setLineDash(flow.back ? [1.5, 4] : [])
  canvas.beginPath()
  canvas.moveTo(flow.from.x, flow.from.y)
  canvas.lineTo(end.x, end.y)
  canvas.stroke()
  canvas.setLineDash([])
  canvas.globalAlpha = 1
}

function paintHead(canvas: CanvasRenderingContext2D, flow: Flow, palette: Palette, progress: number) {
  const { x, y } = along(flow, flow.back ? 1 - Math.abs(1 - 2 * progress) : progress)
  canvas.fillStyle = palette[flow.tint]
  canvas.beginPath()
  canvas.arc(x, y, 1.4 + flow.width, 0, 2 * Math.PI)
  canvas.fill()
}

/** A point of the way; slow at both ends, so that the eye finds where things come from and where they go. */
function along({ from, to }: Flow, part: number): Place {
  const eased = part * part * (3 - 2 * part)
  return { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased }
}

function paintNode(canvas: CanvasRenderingContext2D, node: NodeMark, palette: Palette) {
  const { x, y, radius, tint, filled, crossed } = node
  if (node.ring !== undefined) {
    canvas.lineWidth = 2.6
    canvas.strokeStyle = palette.line
    ring(canvas, x, y, ringRadius, 1)
    canvas.strokeStyle = palette.cool
    ring(canvas, x, y, ringRadius, node.ring)
  }
  canvas.fillStyle = filled ? palette[tint] : palette.paper
  canvas.strokeStyle = palette[tint]
  canvas.lineWidth = 1.2
  canvas.beginPath()
  canvas.arc(x, y, radius, 0, 2 * Math.PI)
  canvas.fill()
  canvas.stroke()
  if (!crossed) return
  const d = (radius + 1.5) * 0.75
  canvas.beginPath()
  canvas.moveTo(x - d, y - d)
  canvas.lineTo(x + d, y + d)
  canvas.moveTo(x - d, y + d)
  canvas.lineTo(x + d, y - d)
  canvas.stroke()
}

/** A part of a circle, clockwise from the top. */
function ring(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number, part: number) {
  canvas.beginPath()
  canvas.arc(x, y, radius, -Math.PI / 2, 2 * Math.PI * part - Math.PI / 2)
  canvas.stroke()
}
