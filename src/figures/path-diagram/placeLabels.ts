import type { PlacedLabel } from './diagram.ts'
import { contains, overlap, pointAt, type Box, type Curve } from './geometry.ts'

export interface LabelRequest {
  readonly curve: Curve
  readonly lines: readonly string[]
  readonly stacked: boolean
  readonly width: number
  readonly height: number
  /** Where on the arrow it would like to stand, from 0 to 1. */
  readonly wish: number
}

const steps = [0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.32, -0.32]
/** Outwards from the wish, by small steps. */
const fineSteps = Array.from({ length: 41 }, (_, i) => (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 0.02)
const points = Array.from({ length: 15 }, (_, i) => (i + 1) / 16)

/**
 * Puts each label on its arrow where it covers no box, no other label and as little as possible of other arrows:
 * first come, first served, then each once more with all others standing.
 */
export function placeLabels(
  requests: readonly (LabelRequest | null)[],
  boxes: readonly Box[],
): readonly (PlacedLabel | null)[] {
  const lines = requests.map((request) => (request ? points.map((t) => pointAt(request.curve, t)) : []))
  const placed: (PlacedLabel | null)[] = requests.map(() => null)
  for (let round = 0; round < 3; round++) {
    for (const [i, request] of requests.entries()) {
      if (!request) continue
      let least = Infinity
      for (const step of steps) {
        const t = request.wish + step
        if (t < 0.1 || t > 0.9) continue
        const { x, y } = pointAt(request.curve, t)
        const box = { x, y, width: request.width, height: request.height }
        const cost = costOf(box, i, boxes, placed, lines) + Math.abs(step) * 20
        if (cost >= least) continue
        least = cost
        placed[i] = { ...box, lines: request.lines, stacked: request.stacked }
      }
    }
  }
  return placed
}

/**
 * Labels among others that stay where they are, the shortest arrows first, as they have least choice; one that finds no
 * free place is left out.
 */
export function placeBeside(
  requests: readonly (LabelRequest | null)[],
  boxes: readonly Box[],
  standing: readonly (PlacedLabel | null)[],
): readonly (PlacedLabel | null)[] {
  const taken: Box[] = [...boxes, ...standing.filter((label) => label !== null)]
  const placed: (PlacedLabel | null)[] = requests.map(() => null)
  const order = requests
    .flatMap((request, i) => (request ? [{ request, i }] : []))
    .toSorted((a, b) => span(a.request.curve) - span(b.request.curve))
  for (const { request, i } of order) {
    const { lines, stacked, width, height, curve, wish } = request
    const free = fineSteps
      .map((step) => ({ ...pointAt(curve, wish + step), width, height }))
      .find((box) => taken.every((other) => overlap(box, other) === 0))
    if (!free) continue
    taken.push(free)
    placed[i] = { ...free, lines, stacked }
  }
  return placed
}

const span = ([a, , , d]: Curve) => Math.hypot(a.x - d.x, a.y - d.y)

function costOf(
  box: Box,
  own: number,
  boxes: readonly Box[],
  placed: readonly (PlacedLabel | null)[],
  lines: readonly (readonly { readonly x: number; readonly y: number }[])[],
): number {
  let cost = 0
  for (const other of boxes) cost += 3 * overlap(box, other)
  for (const [j, other] of placed.entries()) {
    if (j === own) continue
    if (other) cost += 4 * overlap(box, other)
    for (const point of lines[j]!) if (contains(box, point)) cost += 4
  }
  return cost
}
