import type { PlacedLabel } from './diagram.ts'
import { overlap, pathPoints, pointAt, strikes, type Box, type Curve, type Point } from './geometry.ts'

export interface LabelRequest {
  readonly curve: Curve
  readonly lines: readonly string[]
  readonly stacked: boolean
  readonly width: number
  readonly height: number
  /** Where on the arrow it would like to stand, from 0 to 1. */
  readonly wish: number
}

/** Outwards from the wish, by small steps. */
const fineSteps = Array.from({ length: 41 }, (_, i) => (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 0.02)

/**
 * Puts each label on its arrow where it covers no box, no other label and as little as possible of other arrows:
 * first come, first served, then each once more with all others standing.
 *
 * @param curves all arrows, of which those with a label come in the order of `requests`
 */
export function placeLabels(
  requests: readonly (LabelRequest | null)[],
  boxes: readonly Box[],
  curves: readonly (Curve | null)[],
): readonly (PlacedLabel | null)[] {
  const lines = curves.map((curve) => lineOf(curve ? pathPoints(curve) : []))
  const placed: (PlacedLabel | null)[] = requests.map(() => null)
  for (let round = 0; round < 3; round++) {
    for (const [i, request] of requests.entries()) {
      if (!request) continue
      let least = Infinity
      for (const step of fineSteps) {
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

/** Points along an arrow, and the box that holds them all. */
interface Line {
  readonly points: readonly Point[]
  readonly bounds: Box
}

function lineOf(points: readonly Point[]): Line {
  const [left, right] = extentOf(points.map(({ x }) => x))
  const [top, bottom] = extentOf(points.map(({ y }) => y))
  const bounds = {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    width: right - left + 2,
    height: bottom - top + 2,
  }
  return { points, bounds }
}

const extentOf = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const

const span = ([a, , , d]: Curve) => Math.hypot(a.x - d.x, a.y - d.y)

function costOf(
  box: Box,
  own: number,
  boxes: readonly Box[],
  placed: readonly (PlacedLabel | null)[],
  lines: readonly Line[],
): number {
  let cost = 0
  for (const other of boxes) cost += 3 * overlap(box, other)
  for (const [j, other] of placed.entries()) {
    if (j === own) continue
    if (other) cost += 4 * overlap(box, other)
    const { points, bounds } = lines[j]!
    if (overlap(bounds, box) > 0 && strikes(points, box)) cost += 40
  }
  return cost
}
