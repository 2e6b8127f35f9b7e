import { Matrix } from 'ml-matrix'

/** A function of a vector to be made small; NaN and Infinity mark points outside its domain. */
export type Objective = (x: readonly number[]) => number

export interface Minimum {
  readonly x: readonly number[]
  readonly value: number
  readonly converged: boolean
  readonly iterations: number
}

export interface OptimiserOptions {
  /** Nelder–Mead: relative spread of values and of points; BFGS: relative gradient. */
  readonly tolerance?: number
  readonly maxIterations?: number
}

/**
 * Minimises `f` without derivatives by the simplex method of Nelder & Mead (1965), with the coefficients of
 * Gao & Han (2012), which depend on the dimension. Slow but not easily led astray: a start for `bfgs`.
 *
 * @param options.step length of the first simplex along each coordinate (default 0.1·max(1, |x|))
 * @throws RangeError when `f` is not finite at the start
 */
export function nelderMead(
  f: Objective,
  start: readonly number[],
  options: OptimiserOptions & { readonly step?: number } = {},
): Minimum {
  const { tolerance = 1e-8, maxIterations = 500 * start.length, step } = options
  const n = start.length
  const at = (x: readonly number[]) => ({ x, value: orInfinity(f(x)) })
  const first = at(start)
  if (first.value === Infinity)
    throw new RangeError(`invalid start; f is not finite at [${start.join(', ')}]`)

  const expansion = 1 + 2 / n
  const contraction = n > 1 ? 0.75 - 1 / (2 * n) : 0.5
  const shrinkage = n > 1 ? 1 - 1 / n : 0.5

  let simplex = [
    first,
    ...start.map((_, i) =>
      at(start.map((v, j) => (i === j ? v + (step ?? 0.1 * Math.max(1, Math.abs(v))) : v))),
    ),
  ]
  for (let iterations = 0; ; iterations++) {
    simplex.sort((p, q) => p.value - q.value)
    const best = simplex[0]!
    const worst = simplex[n]!
    if (isSmall(simplex, tolerance)) return { ...best, converged: true, iterations }
    if (iterations >= maxIterations) return { ...best, converged: false, iterations }

    const centre = best.x.map((_, j) => simplex.slice(0, n).reduce((sum, p) => sum + p.x[j]!, 0) / n)
    const along = (k: number) => at(centre.map((c, j) => c + k * (worst.x[j]! - c)))

    const reflected = along(-1)
    if (reflected.value < best.value) {
      const expanded = along(-expansion)
      simplex[n] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < simplex[n - 1]!.value) {
      simplex[n] = reflected
    } else {
      const outside = reflected.value < worst.value
      const contracted = along(outside ? -contraction : contraction)
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex[n] = contracted
      else
        simplex = simplex.map((p, i) =>
          i === 0 ? p : at(p.x.map((v, j) => best.x[j]! + shrinkage * (v - best.x[j]!))),
        )
    }
  }
}

function isSmall(simplex: readonly { x: readonly number[]; value: number }[], tolerance: number): boolean {
  const best = simplex[0]!
  const worst = simplex.at(-1)!
  return (
    worst.value - best.value <= tolerance * Math.max(1, Math.abs(best.value)) &&
    simplex.every((p) =>
      p.x.every((v, j) => Math.abs(v - best.x[j]!) <= Math.sqrt(tolerance) * Math.max(1, Math.abs(v))),
    )
  )
}

/**
 * Minimises a smooth `f` by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno.
 *
 * Converged when max |gᵢ|·max(1, |xᵢ|) / max(1, |f|) ≤ tolerance. Bounded parameters are the caller's to
 * transform (a positive one by its logarithm).
 *
 * @param options.gradient of f; central differences when absent
 * @throws RangeError when `f` is not finite at the start
 * @see Nocedal & Wright (2006), algorithm 6.1; the line search is Lewis & Overton's (2013) algorithm 2.6
 */
export function bfgs(
  f: Objective,
  start: readonly number[],
  options: OptimiserOptions & { readonly gradient?: (x: readonly number[]) => readonly number[] } = {},
): Minimum {
  const { tolerance = 1e-8, maxIterations = 200, gradient = (x) => numericalGradient(f, x) } = options
  const n = start.length
  let x = start
  let value = orInfinity(f(x))
  if (value === Infinity) throw new RangeError(`invalid start; f is not finite at [${start.join(', ')}]`)
  let g = gradient(x)
  let inverseHessian = Matrix.eye(n)
  let isFresh = true

  for (let iterations = 0; ; iterations++) {
    const converged = relativeGradient(x, value, g) <= tolerance
    if (converged || iterations >= maxIterations) return { x, value, converged, iterations }

    let direction = inverseHessian
      .mmul(Matrix.columnVector([...g]))
      .to1DArray()
      .map((v) => -v)
    if (!(dot(direction, g) < 0)) direction = g.map((v) => -v)
    // Without curvature the length of a gradient means nothing: the first step has length at most 1.
    const longest = isFresh ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1
    const next = lineSearch(f, gradient, { x, value, g }, direction, longest)
    if (!next) {
      // No descent left along this direction: once more along the gradient; then rounding has the last word.
      if (!isFresh) {
        inverseHessian = Matrix.eye(n)
        isFresh = true
        continue
      }
      return { x, value, converged: relativeGradient(x, value, g) <= Math.sqrt(tolerance) * 0.1, iterations }
    }

    const s = next.x.map((v, i) => v - x[i]!)
    const y = next.g.map((v, i) => v - g[i]!)
    const curvature = dot(s, y)
    if (curvature > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y))) {
      if (isFresh) inverseHessian = Matrix.eye(n, n, curvature / dot(y, y))
      inverseHessian = updated(inverseHessian, s, y, curvature)
      isFresh = false
    }
    ;({ x, value, g } = next)
  }
}

interface Point {
  readonly x: readonly number[]
  readonly value: number
  readonly g: readonly number[]
}

/** A step length that meets the weak Wolfe conditions, by bisection and doubling; null when none lowers f. */
function lineSearch(
  f: Objective,
  gradient: (x: readonly number[]) => readonly number[],
  from: Point,
  direction: readonly number[],
  longest: number,
): Point | null {
  const slope = dot(direction, from.g)
  let low = 0
  let high = Infinity
  let length = longest
  let accepted: Point | null = null
  // A step below rounding cannot be told from none.
  const shortest = longest * 1e-10
  for (let trial = 0; trial < 60 && length > shortest; trial++) {
    const x = from.x.map((v, i) => v + length * direction[i]!)
    const value = orInfinity(f(x))
    if (value > from.value + 1e-4 * length * slope) high = length
    else {
      const g = gradient(x)
      if (value < from.value && g.every(Number.isFinite)) accepted = { x, value, g }
      if (!(dot(direction, g) < 0.9 * slope)) break
      low = length
    }
    length = high < Infinity ? (low + high) / 2 : 2 * low
  }
  return accepted
}

/** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ with ρ = 1 / yᵀs (Nocedal & Wright 6.17). */
function updated(h: Matrix, s: readonly number[], y: readonly number[], curvature: number): Matrix {
  const column = Matrix.columnVector([...s])
  const row = Matrix.rowVector([...y])
  const left = Matrix.eye(s.length).sub(column.mmul(row).div(curvature))
  return left.mmul(h).mmul(left.transpose()).add(column.mmul(column.transpose()).div(curvature))
}

function relativeGradient(x: readonly number[], value: number, g: readonly number[]): number {
  const scale = Math.max(1, Math.abs(value))
  return Math.max(...g.map((v, i) => (Math.abs(v) * Math.max(1, Math.abs(x[i]!))) / scale))
}

/**
 * ∂f/∂xᵢ ≈ (f(x + hᵢ) − f(x − hᵢ)) / 2hᵢ, the step hᵢ = ε^⅓·max(1, |xᵢ|) balancing truncation and rounding.
 */
export function numericalGradient(f: Objective, x: readonly number[]): number[] {
  return x.map((v, i) => {
    const h = Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(v))
    const at = (value: number) => f(x.map((w, j) => (j === i ? value : w)))
    // The step that rounding really made, not the one asked for.
    return (at(v + h) - at(v - h)) / (v + h - (v - h))
  })
}

/**
 * ∂²f/∂xᵢ∂xⱼ by central differences, symmetric n × n rows.
 *
 * @param options.step relative step, in units of max(1, |xᵢ|) (default ε^⅕ ≈ 7e-4: f may be as inexact as a
 *   log-likelihood summed over thousands)
 */
export function numericalHessian(
  f: Objective,
  x: readonly number[],
  options: { readonly step?: number } = {},
): number[][] {
  const { step = Number.EPSILON ** 0.2 } = options
  const h = x.map((v) => step * Math.max(1, Math.abs(v)))
  const at = (i: number, a: number, j: number, b: number) =>
    f(x.map((v, k) => v + (k === i ? a * h[i]! : 0) + (k === j ? b * h[j]! : 0)))
  const centre = f(x)
  const rows = x.map(() => x.map(() => 0))
  for (let i = 0; i < x.length; i++) {
    rows[i]![i] = (at(i, 1, -1, 0) - 2 * centre + at(i, -1, -1, 0)) / h[i]! ** 2
    for (let j = 0; j < i; j++) {
      const mixed = at(i, 1, j, 1) - at(i, 1, j, -1) - at(i, -1, j, 1) + at(i, -1, j, -1)
      rows[i]![j] = rows[j]![i] = mixed / (4 * h[i]! * h[j]!)
    }
  }
  return rows
}

const orInfinity = (value: number) => (Number.isNaN(value) ? Infinity : value)

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0)
