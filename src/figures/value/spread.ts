/**
 * Moves places on a line apart until neighbours are at least `gap` from each other, each as little as may be, in order,
 * within [low, high] as far as there is room.
 *
 * @returns the new places, in the order given
 */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b])
  // Blocks of places that touch, each as near to its members' wishes as least squares has it.
  const blocks: { members: number[]; start: number }[] = []
  const startOf = (members: readonly number[]) => {
    const mean = members.reduce((sum, i, k) => sum + places[i] - k * gap, 0) / members.length
    return Math.max(low, Math.min(mean, high - (members.length - 1) * gap))
  }
  for (const i of order) {
    let block = { members: [i], start: startOf([i]) }
    for (let last = blocks.at(-1); last && touches(last, block); last = blocks.at(-1)) {
      blocks.pop()
      const members = [...last.members, ...block.members]
      block = { members, start: startOf(members) }
    }
    blocks.push(block)
  }
  function touches(before: (typeof blocks)[number], after: (typeof blocks)[number]) {
    return before.start + before.members.length * gap > after.start + 1e-9
  }
  const spreadOut = [...places]
  for (const { members, start } of blocks) members.forEach((i, k) => (spreadOut[i] = start + k * gap))
  return spreadOut
}
