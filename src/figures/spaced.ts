/**
 * Positions moved apart so that neighbours keep a distance: labels at the ends of curves that end close together.
 * Each stays as near as may be to where it wants to be, in the same order, and within the bounds if all fit.
 */
export function spaced(wanted: readonly number[], distance: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b])
  // Blocks of labels that touch, each centred on the mean of what its members want.
  const blocks: { members: number[]; middle: number }[] = []
  const height = (size: number) => (size - 1) * distance
  const within = (middle: number, size: number) =>
    Math.max(Math.min(middle, high - height(size) / 2), low + height(size) / 2)
  for (const i of order) {
    let block = { members: [i], middle: within(wanted[i], 1) }
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      const gap = block.middle - height(block.members.length) / 2 - last.middle
      if (gap - height(last.members.length) / 2 >= distance) break
      const members = [...last.members, ...block.members]
      const mean =
        members.reduce((sum, each, k) => sum + wanted[each] - k * distance, 0) / members.length +
        height(members.length) / 2
      block = { members, middle: within(mean, members.length) }
      blocks.pop()
    }
    blocks.push(block)
  }
  const at = [...wanted]
  for (const { members, middle } of blocks)
    members.forEach((i, k) => (at[i] = middle - height(members.length) / 2 + k * distance))
  return at
}
