import { solveOde, type OdeEvent } from '../numerics/ode.ts'
import type { Text } from '../text.ts'
import { customerAdvantage, enterpriseAdvantage, logistic, logit, logitField } from './field.ts'
import type { Coefficients } from './payoffs.ts'

/** Where an orbit that starts on the border of the square must stay. */
export type Edge = 'x=0' | 'x=1' | 'y=0' | 'y=1' | 'corner'

export const edgeText: Readonly<Record<Edge, Text>> = {
  'x=0': {
    en: 'No customer shares, so there is nobody to imitate: x stays 0.',
    zh: '没有顾客共享，也就无人可以模仿：x 始终为 0。',
  },
  'x=1': {
    en: 'Every customer shares, so nobody is left to imitate another way: x stays 1.',
    zh: '所有顾客都共享，没有别的做法可以模仿：x 始终为 1。',
  },
  'y=0': {
    en: 'The enterprise never shares, so sharing is never tried: y stays 0.',
    zh: '企业从不共享，共享也就从未被尝试：y 始终为 0。',
  },
  'y=1': {
    en: 'The enterprise always shares, so nothing else is ever tried: y stays 1.',
    zh: '企业始终共享，别的做法从未被尝试：y 始终为 1。',
  },
  corner: {
    en: 'Each side does only one thing, so there is nothing to imitate: the point does not move.',
    zh: '双方都只有一种做法，没有可模仿的对象：这一点不会移动。',
  },
}

/** The edge a point lies on, which its orbit cannot leave; null inside. */
export function edgeOf(x: number, y: number): Edge | null {
  const onX = x === 0 || x === 1
  const onY = y === 0 || y === 1
  if (onX && onY) return 'corner'
  if (onX) return x === 0 ? 'x=0' : 'x=1'
  if (onY) return y === 0 ? 'y=0' : 'y=1'
  return null
}

export interface Flow {
  readonly edge: Edge | null
  /** The time reached: that asked for, or that of a terminal event. */
  readonly end: number
  readonly finished: boolean
  /** Did a terminal event end it? */
  readonly stopped: boolean
  /** Ends of the solver's steps, from 0: few where the orbit is smooth. */
  readonly steps: ArrayLike<number>
  readonly at: (t: number) => [x: number, y: number]
}

export interface FlowOptions {
  /** Bound on the error of a step in logit x and logit y, so relative to x(1 − x) and y(1 − y). */
  readonly tolerance?: number
  /** Functions of (t, [logit x, logit y]); only starts inside the square meet them. */
  readonly events?: readonly OdeEvent[]
}

/**
 * The orbit that starts at (x0, y0), over times 0 to t1 (backward when t1 < 0).
 *
 * Inside it is integrated in logit coordinates, so that it stays inside. On an edge the other coordinate follows a
 * logistic curve, known exactly: logit y(t) = logit y0 + (A_e x0 − C_e)t; a corner rests.
 *
 * @throws RangeError when x0 or y0 is not in [0, 1]
 */
export function flow(
  c: Coefficients,
  x0: number,
  y0: number,
  t1: number,
  { tolerance = 1e-11, events }: FlowOptions = {},
): Flow {
  if (!(x0 >= 0 && x0 <= 1)) throw new RangeError(`invalid x0; not in [0, 1]: ${x0}`)
  if (!(y0 >= 0 && y0 <= 1)) throw new RangeError(`invalid y0; not in [0, 1]: ${y0}`)
  const edge = edgeOf(x0, y0)
  if (edge) {
    const rateX = customerAdvantage(c, y0)
    const rateY = enterpriseAdvantage(c, x0)
    return {
      edge,
      end: t1,
      finished: true,
      stopped: false,
      steps: [0, t1],
      at: (t) => [drift(x0, rateX, t), drift(y0, rateY, t)],
    }
  }
  const solution = solveOde(logitField(c), 0, t1, [logit(x0), logit(y0)], {
    relativeTolerance: 0,
    absoluteTolerance: tolerance,
    events,
  })
  const state = new Float64Array(2)
  return {
    edge,
    end: solution.t.at(-1)!,
    finished: solution.finished,
    stopped: solution.stopped === 'event',
    steps: solution.t,
    at: (t) => {
      if (t === 0) return [x0, y0]
      solution.at(t, state)
      return [logistic(state[0]), logistic(state[1])]
    },
  }
}

/** The logistic curve from p at rate r; 0 and 1 stay exactly. */
function drift(p: number, rate: number, t: number): number {
  return t === 0 || rate === 0 || p === 0 || p === 1 ? p : logistic(logit(p) + rate * t)
}

export interface Orbit {
  readonly start: readonly [x: number, y: number]
  readonly edge: Edge | null
  /** Times in order; the start is at 0. */
  readonly times: readonly number[]
  readonly x: readonly number[]
  readonly y: readonly number[]
}

export interface OrbitOptions {
  /** How far to follow it, forward and backward. */
  readonly span?: number
  readonly backward?: boolean
  /** Longest piece of the line, in units of the square's side. */
  readonly spacing?: number
  readonly tolerance?: number
}

/**
 * The orbit through a point, as a line to draw: forward and backward until it is within 10⁻⁴ of a corner or the
 * span is over, with vertices no further apart than `spacing`.
 */
export function orbit(c: Coefficients, x0: number, y0: number, options: OrbitOptions = {}): Orbit {
  const { span = 400, backward = true, spacing = 0.02, tolerance = 1e-6 } = options
  const near = logit(1 - 1e-4)
  const events: OdeEvent[] = [
    { of: (_, s) => Math.min(Math.abs(s[0]), Math.abs(s[1])) - near, direction: 1, terminal: true },
  ]
  const times: number[] = [0]
  const x = [x0]
  const y = [y0]
  for (const t1 of backward ? [-span, span] : [span]) {
    const { steps, end, at, edge } = flow(c, x0, y0, t1, { tolerance, events })
    const ends = edge ? edgeTimes(c, x0, y0, t1, spacing) : Array.from(steps)
    ends[ends.length - 1] = end
    let before = 0
    let [px, py] = [x0, y0]
    for (let i = 1; i < ends.length; i++) {
      const [qx, qy] = at(ends[i])
      const pieces = Math.max(1, Math.ceil(Math.hypot(qx - px, qy - py) / spacing))
      for (let k = 1; k <= pieces; k++) {
        const t = k === pieces ? ends[i] : before + ((ends[i] - before) * k) / pieces
        const [a, b] = k === pieces ? [qx, qy] : at(t)
        times.push(t)
        x.push(a)
        y.push(b)
      }
      before = ends[i]
      px = qx
      py = qy
    }
    if (t1 < 0) for (const list of [times, x, y]) list.reverse()
  }
  return { start: [x0, y0], edge: edgeOf(x0, y0), times, x, y }
}

/** On an edge: the times at which a logistic curve stands at even distances, until it is near the corner. */
function edgeTimes(c: Coefficients, x0: number, y0: number, t1: number, spacing: number): number[] {
  const alongX = y0 === 0 || y0 === 1
  const rate = alongX ? customerAdvantage(c, y0) : enterpriseAdvantage(c, x0)
  const from = logit(alongX ? x0 : y0)
  if (edgeOf(x0, y0) === 'corner' || rate === 0) return [0, t1]
  const times = [0]
  const n = Math.ceil(1 / spacing)
  for (let i = 1; i < n; i++) {
    const t = (logit(i / n) - from) / rate
    if (t1 > 0 ? t > 0 && t < t1 : t < 0 && t > t1) times.push(t)
  }
  times.push(t1)
  return times.sort((a, b) => Math.abs(a) - Math.abs(b))
}
