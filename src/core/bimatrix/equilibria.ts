import type { Text } from '../text.ts'
import { columnAdvantage, meanPayoffs, rowAdvantage, type Advantage, type Payoffs } from './game.ts'

export type Interval = readonly [lo: number, hi: number]

/** A set of strategy pairs: row plays its first strategy with a probability in `x`, column in `y`. */
export interface Rectangle {
  readonly x: Interval
  readonly y: Interval
}

export interface Equilibrium extends Rectangle {
  /** pure and mixed are single points; segment and square are continua, where someone is indifferent. */
  readonly kind: 'pure' | 'mixed' | 'segment' | 'square'
  /** Does each lose by changing alone? Only a pure one can be strict. */
  readonly strict: boolean
  /** Payoffs at the point, or at the middle of a continuum. */
  readonly payoffs: readonly [row: number, column: number]
  readonly words: Text
}

/** Where a linear advantage is at least zero, as an interval of the other's probability; null when nowhere. */
function atLeastZero({ againstSecond, againstFirst }: Advantage): Interval | null {
  if (againstSecond >= 0 && againstFirst >= 0) return [0, 1]
  if (againstSecond < 0 && againstFirst < 0) return null
  const zero = againstSecond / (againstSecond - againstFirst)
  return againstSecond >= 0 ? [0, zero] : [zero, 1]
}

/** 0 − a, so that no −0 comes out. */
const opposite = ({ againstSecond, againstFirst }: Advantage): Advantage => ({
  againstSecond: 0 - againstSecond,
  againstFirst: 0 - againstFirst,
})

function meet(a: Interval | null, b: Interval | null): Interval | null {
  if (!a || !b) return null
  const lo = Math.max(a[0], b[0])
  const hi = Math.min(a[1], b[1])
  return lo <= hi ? [lo, hi] : null
}

/** One party's best replies: its own probability of the first strategy, and for which of the other's it is best. */
export interface BestReply {
  readonly own: Interval
  readonly other: Interval
}

/** The graph of the best replies, as closed pieces: the first strategy, the second, and either where they tie. */
export function bestReplies(advantage: Advantage): BestReply[] {
  const first = atLeastZero(advantage)
  const second = atLeastZero(opposite(advantage))
  const tie = meet(first, second)
  return [
    ...(first ? [{ own: [1, 1] as const, other: first }] : []),
    ...(second ? [{ own: [0, 0] as const, other: second }] : []),
    ...(tie ? [{ own: [0, 1] as const, other: tie }] : []),
  ]
}

/**
 * All Nash equilibria of a 2×2 game, continua included: where the graphs of both best replies meet. The graphs
 * are unions of closed rectangles, so their intersection is the union of the pairwise ones; of these, the ones not
 * held in another are returned, sorted by x, then y. Two continua may share a corner.
 */
export function equilibria(payoffs: Payoffs): Equilibrium[] {
  const row = rowAdvantage(payoffs)
  const column = columnAdvantage(payoffs)
  const found: Rectangle[] = []
  for (const r of bestReplies(row))
    for (const c of bestReplies(column)) {
      const x = meet(r.own, c.other)
      const y = meet(r.other, c.own)
      if (x && y) found.push({ x, y })
    }
  const holds = (p: Rectangle, q: Rectangle) =>
    p.x[0] <= q.x[0] && q.x[1] <= p.x[1] && p.y[0] <= q.y[0] && q.y[1] <= p.y[1]
  return found
    .filter((q, i) => !found.some((p, k) => k !== i && holds(p, q) && (!holds(q, p) || k < i)))
    .sort((p, q) => p.x[0] - q.x[0] || p.y[0] - q.y[0])
    .map((rectangle) => describe(payoffs, rectangle))
}

const corners = [[1, 1], [1, 0], [0, 1], [0, 0]] as const // prettier-ignore

/** The pairs of pure strategies, as probabilities of the first, that are equilibria: alone or as part of a continuum. */
export function pureEquilibria(found: readonly Rectangle[]): (readonly [x: number, y: number])[] {
  const within = (p: number, [lo, hi]: Interval) => lo <= p && p <= hi
  return corners.filter(([p, q]) => found.some(({ x, y }) => within(p, x) && within(q, y)))
}

/** Signed by the strategy played: positive when it earns more than the other. */
const lead = (advantage: Advantage, own: number, other: number) =>
  (own === 1 ? 1 : -1) * (other === 1 ? advantage.againstFirst : advantage.againstSecond)

const isPure = ([p]: Interval) => p === 0 || p === 1

function describe(payoffs: Payoffs, { x, y }: Rectangle): Equilibrium {
  const wide = Number(x[1] > x[0]) + Number(y[1] > y[0])
  const kind = wide === 2 ? 'square' : wide === 1 ? 'segment' : isPure(x) && isPure(y) ? 'pure' : 'mixed'
  return {
    x,
    y,
    kind,
    strict:
      kind === 'pure' &&
      lead(rowAdvantage(payoffs), x[0], y[0]) > 0 &&
      lead(columnAdvantage(payoffs), y[0], x[0]) > 0,
    payoffs: meanPayoffs(payoffs, (x[0] + x[1]) / 2, (y[0] + y[1]) / 2),
    words: words(kind, x, y),
  }
}

const short = (p: number) => String(Math.round(p * 1000) / 1000)

function words(kind: Equilibrium['kind'], x: Interval, y: Interval): Text {
  if (kind === 'square')
    return {
      en: 'every pair of strategies is an equilibrium: nobody’s choice matters to oneself',
      zh: '任何策略组合都是均衡：各自的选择对自己的收益没有影响',
    }
  const en = (who: string, [lo, hi]: Interval) => {
    if (lo < hi) return `${who} plays the first with any probability from ${short(lo)} to ${short(hi)}`
    if (lo === 1) return `${who} plays the first strategy`
    if (lo === 0) return `${who} plays the second strategy`
    return `${who} plays the first with probability ${short(lo)}`
  }
  const zh = (who: string, [lo, hi]: Interval) => {
    if (lo < hi) return `${who}以 ${short(lo)} 到 ${short(hi)} 之间的任意概率采取第一策略`
    if (lo === 1) return `${who}采取第一策略`
    if (lo === 0) return `${who}采取第二策略`
    return `${who}以 ${short(lo)} 的概率采取第一策略`
  }
  return { en: `${en('row', x)}, ${en('column', y)}`, zh: `${zh('行方', x)}，${zh('列方', y)}` }
}

/**
 * Of two strict pure equilibria, the one whose product of the losses from deviating alone is larger (Harsanyi &
 * Selten 1988); null when there are not two, or the products are equal.
 */
export function riskDominant(payoffs: Payoffs): Equilibrium | null {
  const strict = equilibria(payoffs).filter((equilibrium) => equilibrium.strict)
  if (strict.length !== 2) return null
  const row = rowAdvantage(payoffs)
  const column = columnAdvantage(payoffs)
  const product = ({ x, y }: Equilibrium) =>
    Math.abs(y[0] === 1 ? row.againstFirst : row.againstSecond) *
    Math.abs(x[0] === 1 ? column.againstFirst : column.againstSecond)
  const [first, second] = strict.map(product)
  return first === second ? null : strict[first > second ? 0 : 1]
}
