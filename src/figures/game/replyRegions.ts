/**
 * The regions of the square in which each side's best reply is the same, with an arrow for each side: right or left
 * for x, up or down for y, a dot where both replies earn the same.
 *
 * @param advantageX what x's first strategy earns more than the second, given y; linear in y
 * @param advantageY the same for y, given x
 */
export function replyRegions(advantageX: (y: number) => number, advantageY: (x: number) => number) {
  const across = pieces(advantageY)
  const up = pieces(advantageX)
  return across.flatMap((x) =>
    up.map((y) => ({ x, y, arrows: `${arrow(advantageX(y), '→', '←')} ${arrow(advantageY(x), '↑', '↓')}` })),
  )
}

/** Middles of the parts of [0, 1] in which a linear function keeps its sign. */
function pieces(advantage: (p: number) => number): number[] {
  const [at0, at1] = [advantage(0), advantage(1)]
  if (at0 * at1 >= 0) return [0.5]
  const zero = at0 / (at0 - at1)
  return [zero / 2, (1 + zero) / 2]
}

const arrow = (advantage: number, first: string, second: string) =>
  advantage > 0 ? first : advantage < 0 ? second : '·'
