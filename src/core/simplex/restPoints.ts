import type { Eigenvalue } from '../replicator/fixedPoints.ts'
import { solutions } from './linearSystem.ts'
import { checkMatrix, field, fitness, jacobian, meanFitness, type PayoffMatrix } from './replicator.ts'

export type RestPointType = 'sink' | 'source' | 'saddle' | 'centre' | 'degenerate'

export interface RestPoint {
  readonly x: readonly number[]
  /** Strategies with a positive share. */
  readonly support: readonly number[]
  /** n − 1 eigenvalues, of directions along the simplex. */
  readonly eigenvalues: readonly Eigenvalue[]
  /** centre: all eigenvalues are imaginary; degenerate: one has a real part of zero, so the rest cannot decide. */
  readonly type: RestPointType
  /** Can no absent strategy do better than the mean? Then it is a symmetric Nash equilibrium. */
  readonly nash: boolean
  readonly meanPayoff: number
}

/** Rest points that are not isolated: a whole line, or more, of the mixtures of `support`. */
export interface Continuum {
  readonly support: readonly number[]
  readonly dimension: number
  /** Of a line its two ends, else one point inside. */
  readonly points: readonly (readonly number[])[]
}

/** Payoffs are compared to within this part of their range: rounding, not economics. */
const rounding = 1e-10

/**
 * All rest points of the replicator equation, face by face: on the face of a set of strategies they are the
 * positive solutions of (Ax)_i = φ for i in the set, Σx = 1 (Hofbauer & Sigmund 1998, section 7.2). Where the
 * system is singular but has positive solutions they form a continuum. 2^n − 1 systems: n up to about 10.
 *
 * @param eigenvaluesOf for n > 3 that of `eigenvalues.ts`; up to 3 strategies a closed form serves
 */
export function restPoints(
  matrix: PayoffMatrix,
  eigenvaluesOf: EigenvaluesOf = smallEigenvalues,
): { points: RestPoint[]; continua: Continuum[] } {
  checkMatrix(matrix)
  const n = matrix.length
  const points: RestPoint[] = []
  const continua: Continuum[] = []
  for (let size = 1; size <= n; size++)
    for (const support of subsets(n, size)) {
      const found = onFace(matrix, support)
      if (!found) continue
      if (found.dimension === 0) points.push(restPoint(matrix, found.points[0], 0, eigenvaluesOf))
      else continua.push({ support, dimension: found.dimension, points: found.points })
    }
  return { points, continua }
}

/**
 * Rest points under mutation, which have no closed form: Newton's method from a lattice of starts, each root once.
 * A start that does not converge inside the simplex gives none.
 */
export function restPointsWithMutation(
  matrix: PayoffMatrix,
  mutation: number,
  options: { readonly lattice?: number; readonly eigenvaluesOf?: EigenvaluesOf } = {},
): RestPoint[] {
  const { lattice = 12, eigenvaluesOf = smallEigenvalues } = options
  checkMatrix(matrix)
  if (!(mutation > 0)) throw new RangeError(`invalid mutation; not positive: ${mutation}`)
  const n = matrix.length
  const found: number[][] = []
  for (const start of latticePoints(n, lattice)) {
    const root = newton(matrix, mutation, start)
    if (root && !found.some((x) => x.every((p, i) => Math.abs(p - root[i]) < 1e-7))) found.push(root)
  }
  return found
    .sort((p, q) => q[0] - p[0] || q[1] - p[1])
    .map((x) => restPoint(matrix, x, mutation, eigenvaluesOf))
}

function restPoint(
  matrix: PayoffMatrix,
  x: readonly number[],
  mutation: number,
  eigenvaluesOf: EigenvaluesOf,
): RestPoint {
  const unit = range(matrix)
  const eigenvalues = eigenvaluesOf(scaled(jacobian(matrix, x, mutation), unit)).map(({ re, im }) => ({
    re: unit * re,
    im: unit * im,
  }))
  const f = fitness(matrix, x)
  const mean = meanFitness(matrix, x)
  const scale = rounding * range(matrix)
  return {
    x,
    support: x.flatMap((p, i) => (p > 0 ? [i] : [])),
    eigenvalues,
    type: typeOf(eigenvalues, scale),
    nash: f.every((fi) => fi <= mean + scale),
    meanPayoff: mean,
  }
}

/** Eigenvalues of a square matrix. */
type EigenvaluesOf = (a: readonly (readonly number[])[]) => Eigenvalue[]

/** Of matrices of order 1 and 2, in closed form: all that games of two and three strategies need. */
function smallEigenvalues(a: readonly (readonly number[])[]): Eigenvalue[] {
  if (a.length === 1) return [{ re: a[0][0], im: 0 }]
  if (a.length > 2)
    throw new RangeError(
      `invalid eigenvaluesOf; the closed form ends at 3 strategies, hand restPoints that of eigenvalues.ts: ${a.length + 1}`,
    )
  const [[p, q], [r, s]] = a
  const half = (p + s) / 2
  // ((p − s)/2)² + qr keeps digits that half² − det would lose.
  const square = ((p - s) / 2) ** 2 + q * r
  const root = Math.sqrt(Math.abs(square))
  if (square < 0) return [{ re: half, im: root }, { re: half, im: -root }] // prettier-ignore
  // The larger in size first, the other from the determinant: no cancellation.
  const large = half + (half < 0 ? -root : root)
  const small = large === 0 ? 0 : (p * s - q * r) / large
  return [{ re: large, im: 0 }, { re: small, im: 0 }] // prettier-ignore
}

function typeOf(eigenvalues: readonly Eigenvalue[], scale: number): RestPointType {
  const signs = eigenvalues.map(({ re }) => (Math.abs(re) <= scale ? 0 : Math.sign(re)))
  if (signs.every((sign) => sign < 0)) return 'sink'
  if (signs.every((sign) => sign > 0)) return 'source'
  if (!signs.includes(0)) return 'saddle'
  return signs.every((sign, i) => sign === 0 && Math.abs(eigenvalues[i].im) > scale) ? 'centre' : 'degenerate'
}

/**
 * A matrix in units of `unit`, without entries below rounding: the decompositions iterate by tolerances of their own
 * and need not end on numbers like 10⁻³⁰⁰.
 */
function scaled(entries: readonly (readonly number[])[], unit: number): number[][] {
  return entries.map((row) => row.map((a) => (Math.abs(a) < 1e-15 * unit ? 0 : a / unit)))
}

/** Largest less smallest payoff of a column: what strategies can differ by. At least the smallest number. */
function range(matrix: PayoffMatrix): number {
  let widest = Number.MIN_VALUE
  for (let j = 0; j < matrix.length; j++) {
    const column = matrix.map((row) => row[j])
    widest = Math.max(widest, Math.max(...column) - Math.min(...column))
  }
  return widest
}

/** Positive solutions on one face: a point, or a set of some dimension with points of it. null when none. */
function onFace(matrix: PayoffMatrix, support: readonly number[]) {
  const n = matrix.length
  const size = support.length
  const unit = range(matrix)
  const embed = (shares: readonly number[]) => {
    const x = Array<number>(n).fill(0)
    support.forEach((strategy, k) => (x[strategy] = shares[k]))
    return x
  }
  if (size === 1) return { dimension: 0, points: [embed([1])] }
  // Rows: payoffs of neighbours in the set are equal; the shares sum to one.
  const rows = support.slice(1).map((i, k) => support.map((j) => matrix[i][j] - matrix[support[k]][j]))
  const system = scaled([...rows, support.map(() => unit)], unit)
  const right = [...rows.map(() => 0), 1]
  // The solution nearest the middle of the face.
  const { x: nearest, kernel } = solutions(
    system,
    right,
    support.map(() => 1 / size),
    rounding,
  )
  if (!nearest) return null
  const dimension = kernel.length
  if (dimension === 1) {
    // The line nearest + t·direction, cut to where all shares are positive.
    const [direction] = kernel
    let [from, to] = [-Infinity, Infinity]
    for (let k = 0; k < size; k++) {
      if (Math.abs(direction[k]) < rounding) {
        if (nearest[k] <= rounding) return null
        continue
      }
      const t = -nearest[k] / direction[k]
      if (direction[k] > 0) from = Math.max(from, t)
      else to = Math.min(to, t)
    }
    if (!(to - from > rounding)) return null
    const at = (t: number) => embed(nearest.map((p, k) => Math.max(0, p + t * direction[k])))
    return { dimension, points: [at(from), at(to)] }
  }
  return nearest.every((p) => p > rounding) ? { dimension, points: [embed(nearest)] } : null
}

function newton(matrix: PayoffMatrix, mutation: number, start: readonly number[]): number[] | null {
  const n = matrix.length
  const unit = range(matrix) + mutation * n
  let x = [...start]
  for (let i = 0; i < 60; i++) {
    const slope = field(matrix, x, mutation)
    const right = slope.slice(0, -1).map((s) => s / unit)
    const { x: step } = solutions(
      scaled(jacobian(matrix, x, mutation), unit),
      right,
      right.map(() => 0),
      1e-14,
    )
    if (!step) return null
    const next = step.map((s, k) => x[k] - s)
    next.push(1 - next.reduce((sum, p) => sum + p, 0))
    const change = Math.max(...next.map((p, k) => Math.abs(p - x[k])))
    x = next
    if (!x.every((p) => Math.abs(p) < 10)) return null
    if (change < 1e-14) break
  }
  const rests = field(matrix, x, mutation).every((s) => Math.abs(s) <= 1e-12 * unit)
  return rests && x.every((p) => p >= 0) ? x : null
}

function subsets(n: number, size: number): number[][] {
  const extend = (chosen: number[], from: number): number[][] => {
    if (chosen.length === size) return [chosen]
    const all: number[][] = []
    for (let i = from; i < n; i++) all.push(...extend([...chosen, i], i + 1))
    return all
  }
  return extend([], 0)
}

/** Points of the open simplex whose shares are odd multiples of one unit: an even cover. */
function latticePoints(n: number, count: number): number[][] {
  const fill = (parts: number, rest: number): number[][] =>
    parts === 1
      ? [[rest]]
      : Array.from({ length: rest + 1 }, (_, k) =>
          fill(parts - 1, rest - k).map((tail) => [k, ...tail]),
        ).flat()
  return fill(n, count).map((point) => point.map((k) => (k + 1 / n) / (count + 1)))
}
