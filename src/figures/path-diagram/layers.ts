import { max, mean, sum } from 'd3-array'
import type { Point } from './geometry.ts'

export interface LayerNode {
  readonly id: string
  readonly width: number
  readonly height: number
}

export interface Arrow {
  readonly from: string
  readonly to: string
}

/** A node in its layer, or (without an id) the place where a long arrow passes. */
interface Item {
  readonly id: string | null
  readonly width: number
  readonly height: number
  readonly layer: number
  /** Neighbours one layer to the left and to the right. */
  readonly before: Item[]
  readonly after: Item[]
  y: number
}

const passing = { width: 0, height: 20 }
const sweeps = 12

/**
 * Layers from left to right, causes before effects: longest paths give the layer, barycentres the order within it,
 * and the heights are the least squares distances to the neighbours that keep order and gaps. What the model names
 * first stands on top where nothing speaks against it.
 *
 * A layout library weighs as much as the engine of a chapter's figure; path diagrams have some dozen such nodes.
 *
 * @returns the middle of each node, and where long arrows pass the layers between
 * @see Sugiyama, Tagawa & Toda (1981), "Methods for visual understanding of hierarchical system structures"
 */
export function layers(
  nodes: readonly LayerNode[],
  arrows: readonly Arrow[],
  { separation, gap }: { readonly separation: number; readonly gap: number },
): { readonly at: ReadonlyMap<string, Point>; readonly bends: readonly Point[] } {
  const forward = withoutCycles(nodes, arrows)
  const rows = orderedLayers(itemsOf(nodes, forward))
  setHeights(rows, gap)
  const at = new Map<string, Point>()
  const bends: Point[] = []
  let left = 0
  for (const row of rows) {
    const width = max(row, (item) => item.width) ?? 0
    for (const { id, y } of row) {
      const place = { x: left + width / 2, y }
      if (id === null) bends.push(place)
      else at.set(id, place)
    }
    left += width + separation
  }
  return { at, bends }
}

/** The arrows with those turned round that close a circle. */
function withoutCycles(nodes: readonly LayerNode[], arrows: readonly Arrow[]): readonly Arrow[] {
  const state = new Map<string, 'open' | 'done'>()
  const turned = new Set<Arrow>()
  const visit = (id: string) => {
    state.set(id, 'open')
    for (const arrow of arrows) {
      if (arrow.from !== id) continue
      if (state.get(arrow.to) === 'open') turned.add(arrow)
      else if (!state.has(arrow.to)) visit(arrow.to)
    }
    state.set(id, 'done')
  }
  const isEffect = new Set(arrows.map(({ to }) => to))
  for (const { id } of [...nodes].sort((a, b) => Number(isEffect.has(a.id)) - Number(isEffect.has(b.id))))
    if (!state.has(id)) visit(id)
  return arrows.map((arrow) => (turned.has(arrow) ? { from: arrow.to, to: arrow.from } : arrow))
}

/** Nodes with their layers, and a passing place in every layer that an arrow skips. */
function itemsOf(nodes: readonly LayerNode[], arrows: readonly Arrow[]): readonly Item[][] {
  const layerOf = new Map<string, number>()
  const layer = (id: string): number => {
    const known = layerOf.get(id)
    if (known !== undefined) return known
    const found = max(arrows, ({ from, to }) => (to === id ? layer(from) + 1 : 0)) ?? 0
    layerOf.set(id, found)
    return found
  }
  const items = new Map(
    nodes.map((node): [string, Item] => [
      node.id,
      { ...node, layer: layer(node.id), before: [], after: [], y: 0 },
    ]),
  )
  const all = [...items.values()]
  const join = (a: Item, b: Item) => {
    a.after.push(b)
    b.before.push(a)
  }
  for (const { from, to } of arrows) {
    let last = items.get(from)!
    const target = items.get(to)!
    for (let k = last.layer + 1; k < target.layer; k++) {
      const item: Item = { id: null, ...passing, layer: k, before: [], after: [], y: 0 }
      all.push(item)
      join(last, item)
      last = item
    }
    join(last, target)
  }
  const rows: Item[][] = Array.from({ length: (max(all, (item) => item.layer) ?? -1) + 1 }, () => [])
  for (const item of all) rows[item.layer]!.push(item)
  return rows
}

/** Each layer by the barycentres of the one before and, coming back, of the one after; the best order met is kept. */
function orderedLayers(rows: readonly Item[][]): readonly (readonly Item[])[] {
  let current = rows
  let best = rows
  let fewest = crossings(rows)
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const isForward = sweep % 2 === 0
    const next = current.map((row) => row)
    for (let k = 1; k < next.length; k++) {
      const row = isForward ? k : next.length - 1 - k
      const place = new Map(next[isForward ? row - 1 : row + 1]!.map((item, i) => [item, i]))
      const old = new Map(next[row]!.map((item, i) => [item, i]))
      const centre = (item: Item) =>
        mean(isForward ? item.before : item.after, (other) => place.get(other)) ?? old.get(item)!
      next[row] = next[row]!.toSorted((a, b) => centre(a) - centre(b))
    }
    current = next
    const count = crossings(next)
    if (count < fewest) [best, fewest] = [next, count]
  }
  return best
}

function crossings(rows: readonly (readonly Item[])[]): number {
  let count = 0
  for (const [k, row] of rows.entries()) {
    const place = new Map(rows[k + 1]?.map((item, i) => [item, i]))
    const ends = row.map((item) => item.after.map((other) => place.get(other)!))
    for (const [i, a] of ends.entries())
      for (const b of ends.slice(i + 1)) count += sum(a, (x) => b.filter((y) => y < x).length)
  }
  return count
}

/** Every item towards the middle of its neighbours, layer by layer, with gaps kept. */
function setHeights(rows: readonly (readonly Item[])[], gap: number): void {
  for (const row of rows) spread(row, row.map(() => 0), gap) // prettier-ignore
  for (let sweep = 0; sweep < 2 * sweeps; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : rows.toReversed()) {
      const wishes = row.map((item) => mean([...item.before, ...item.after], ({ y }) => y) ?? item.y)
      spread(row, wishes, gap)
    }
  }
}

/**
 * The heights nearest to the wishes, in least squares, that keep order and gaps: with the room already taken off
 * they need only not decrease, and pooling adjacent violators finds them.
 *
 * @see Ayer et al. (1955) for the pooling
 */
function spread(row: readonly Item[], wishes: readonly number[], gap: number): void {
  let room = 0
  const offsets = row.map((item, i) => {
    const previous = row[i - 1]
    if (previous) room += (previous.height + item.height) / 2 + gap
    return room
  })
  const pools: { total: number; size: number }[] = []
  for (const [i, wish] of wishes.entries()) {
    pools.push({ total: wish - offsets[i]!, size: 1 })
    for (;;) {
      const [a, b] = [pools.at(-2), pools.at(-1)!]
      if (!a || a.total / a.size <= b.total / b.size) break
      pools.splice(-2, 2, { total: a.total + b.total, size: a.size + b.size })
    }
  }
  let i = 0
  for (const { total, size } of pools)
    for (let k = 0; k < size; k++, i++) row[i]!.y = total / size + offsets[i]!
}
