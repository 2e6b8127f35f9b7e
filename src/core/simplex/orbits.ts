import { solveOde } from '../numerics/ode.ts'
import { checkMatrix, field, type PayoffMatrix } from './replicator.ts'

export interface SimplexFlow {
  /** Time reached: that asked for, unless `finished` is false. */
  readonly end: number
  readonly finished: boolean
  readonly steps: ArrayLike<number>
  readonly at: (t: number) => number[]
}

/**
 * The orbit from x0 over times 0 to t1 (backward when t1 < 0, which only without mutation keeps to the simplex).
 *
 * Without mutation a strategy that is absent stays absent and one that is there never quite dies out: the shares
 * are integrated as logarithms over the strategies present, x_i ∝ exp(z_i), ż_i = (Ax)_i − x·Ax, which keeps
 * the simplex and its faces exactly. With mutation the field points inward, and the shares are integrated as such.
 *
 * @throws RangeError when x0 is not a point of the simplex or mutation is negative
 */
export function simplexFlow(
  matrix: PayoffMatrix,
  x0: readonly number[],
  t1: number,
  options: { readonly mutation?: number; readonly tolerance?: number } = {},
): SimplexFlow {
  checkMatrix(matrix)
  const n = matrix.length
  const { mutation = 0, tolerance = 1e-10 } = options
  if (!(mutation >= 0)) throw new RangeError(`invalid mutation; negative: ${mutation}`)
  const total = x0.reduce((sum, p) => sum + p, 0)
  if (x0.length !== n || !x0.every((p) => p >= 0) || Math.abs(total - 1) > 1e-9)
    throw new RangeError(`invalid x0; not ${n} shares that sum to 1: ${x0.join(', ')}`)
  if (mutation > 0 && t1 < 0)
    throw new RangeError(`invalid t1; negative, but with mutation orbits leave the simplex backward: ${t1}`)

  if (mutation > 0) {
    // The last share is what the others leave: integrated by itself, the sum would drift where mean payoffs are
    // negative, since the simplex then repels in the space around it.
    const x = [...x0]
    const fill = (shares: Float64Array) => {
      x[n - 1] = 1
      for (let i = 0; i < n - 1; i++) x[n - 1] -= x[i] = shares[i]
      return x
    }
    const solution = solveOde(
      (_, shares, slope) => {
        const full = field(matrix, fill(shares), mutation)
        for (let i = 0; i < n - 1; i++) slope[i] = full[i]
      },
      0,
      t1,
      x0.slice(0, -1),
      { relativeTolerance: tolerance, absoluteTolerance: tolerance },
    )
    const at = (t: number) => normalise(fill(solution.at(t)).map((p) => Math.max(0, p)))
    return { end: solution.t.at(-1)!, finished: solution.finished, steps: solution.t, at }
  }

  const present = x0.flatMap((p, i) => (p > 0 ? [i] : []))
  const m = present.length
  const shares = new Float64Array(m)
  const solution = solveOde(
    (_, z, slope) => {
      softmax(z, shares)
      let mean = 0
      for (let i = 0; i < m; i++) {
        const row = matrix[present[i]]
        let sum = 0
        for (let j = 0; j < m; j++) sum += row[present[j]] * shares[j]
        slope[i] = sum
        mean += shares[i] * sum
      }
      for (let i = 0; i < m; i++) slope[i] -= mean
    },
    0,
    t1,
    present.map((i) => Math.log(x0[i])),
    { relativeTolerance: 0, absoluteTolerance: tolerance },
  )
  const state = new Float64Array(m)
  return {
    end: solution.t.at(-1)!,
    finished: solution.finished,
    steps: solution.t,
    at: (t) => {
      if (t === 0) return [...x0]
      softmax(solution.at(t, state), state)
      const x = Array<number>(n).fill(0)
      present.forEach((strategy, k) => (x[strategy] = state[k]))
      return x
    },
  }
}

function softmax(z: Float64Array, into: Float64Array) {
  let largest = -Infinity
  for (const value of z) largest = Math.max(largest, value)
  let sum = 0
  for (let i = 0; i < z.length; i++) sum += into[i] = Math.exp(z[i] - largest)
  for (let i = 0; i < z.length; i++) into[i] /= sum
}

function normalise(x: number[]): number[] {
  const sum = x.reduce((a, b) => a + b, 0)
  return x.map((p) => p / sum)
}

export interface SimplexOrbit {
  readonly times: readonly number[]
  readonly points: readonly (readonly number[])[]
}

/** The orbit through x0 as a line to draw, forward and (without mutation) backward, with no piece above `spacing`. */
export function simplexOrbit(
  matrix: PayoffMatrix,
  x0: readonly number[],
  options: {
    readonly span?: number
    readonly backward?: boolean
    readonly spacing?: number
    readonly mutation?: number
  } = {},
): SimplexOrbit {
  const { span = 60, spacing = 0.02, mutation = 0, backward = mutation === 0 } = options
  const times = [0]
  const points: number[][] = [[...x0]]
  for (const t1 of backward ? [-span, span] : [span]) {
    const { steps, at } = simplexFlow(matrix, x0, t1, { mutation, tolerance: 1e-7 })
    for (let i = 1; i < steps.length; i++) {
      const p = points.at(-1)!
      const q = at(steps[i])
      const length = Math.hypot(...q.map((share, k) => share - p[k]))
      const pieces = Math.max(1, Math.ceil(length / spacing))
      for (let k = 1; k <= pieces; k++) {
        const t = steps[i - 1] + ((steps[i] - steps[i - 1]) * k) / pieces
        times.push(k === pieces ? steps[i] : t)
        points.push(k === pieces ? q : at(t))
      }
    }
    if (t1 < 0) {
      times.reverse()
      points.reverse()
    }
  }
  return { times, points }
}
