import { bfgs } from '../numerics/optimise.ts'
import { expand, project, reduceMatrix, reduceVector } from './constraints.ts'
import type { ConstraintSpace } from './constraints.ts'
import type { Evaluator } from './evaluator.ts'
import { ModelError } from './parameterTable.ts'
import { cholesky, inverseFromCholesky, solveCholesky } from './linear.ts'

export interface Estimation {
  readonly theta: Float64Array
  /** F/2 at θ: lavaan's fmin. */
  readonly fmin: number
  readonly converged: boolean
  readonly iterations: number
  /** Largest |∂(F/2)/∂φ|, φ the parameters that the constraints leave free; see `largest`. */
  readonly gradient: number
  /** Of the constraints at θ. */
  readonly space: ConstraintSpace | null
}

export interface EstimateOptions {
  /** Largest gradient at which the search has converged. */
  readonly tolerance?: number
  readonly maxIterations?: number
}

/** The objective as a function of what the constraints leave free. */
interface Problem {
  readonly at: (phi: ArrayLike<number>) => number
  /** Both at the last φ with a finite value. */
  readonly gradient: () => Float64Array
  readonly information: () => Float64Array
  readonly tolerance: number
  readonly maxIterations: number
}

interface Point {
  readonly phi: Float64Array
  readonly value: number
  readonly gradient: number
  readonly converged: boolean
  readonly iterations: number
}

/**
 * The decrement gᵀI⁻¹g is the distance to the minimum, squared, in standard errors of a single row: free of units.
 * A search has converged when the gradient is small and what is left of the way is below a millionth of that.
 */
const NEAR = 1e-13
/** Below this the expected information, updated by secants, is the better guide: scoring itself is only linear. */
const SECANT = 0.02
/** How often BFGS and scoring relieve each other before the search gives up. */
const TURNS = 4

/**
 * Minimises the discrepancy by Fisher scoring, θ ← θ − λ I⁻¹g with a halving line search and a ridge where the
 * information is singular; close to the minimum the inverse information is corrected by BFGS secants, which turns
 * linear into superlinear convergence; plain BFGS takes over where all of that comes to a halt, and the two take turns.
 * Bounded in time: it always returns, and says whether it converged.
 *
 * @see Lee & Jennrich (1979), "A study of algorithms for covariance structure analysis"
 */
export function estimate(
  objective: Evaluator,
  start: Float64Array,
  space: ConstraintSpace | null,
  { tolerance = 1e-6, maxIterations = 150 }: EstimateOptions = {},
): Estimation {
  if (space?.curved)
    return alongCurve(objective, start, space.curved, { tolerance, maxIterations: 5 * maxIterations })
  const problem: Problem = {
    at: (phi) => objective.at(space ? expand(space, phi) : phi),
    gradient: () => (space ? reduceVector(space, objective.gradient()) : objective.gradient()),
    information: () => (space ? reduceMatrix(space, objective.information()) : objective.information()),
    tolerance,
    maxIterations,
  }
  const from = space ? project(space, start) : start
  let best = byTurns(problem, scoring(problem, from))
  if (!best.converged) {
    // The long first steps of scoring may lead into a valley without end; the short ones of BFGS from the same start
    // stay nearer.
    const other = byTurns(problem, polish(problem, { ...best, phi: from }))
    if (other.converged) best = other
  }
  const theta = space ? expand(space, best.phi) : best.phi
  const { converged, iterations, gradient } = best
  return { theta, fmin: objective.at(theta), converged, iterations, gradient, space }
}

/**
 * BFGS from where scoring came to a halt, and scoring again from there: in the long bent valley that leads to a Heywood
 * case each gets on where the other is stuck.
 */
function byTurns(problem: Problem, scored: Point): Point {
  let best = scored
  for (let turn = 0; turn < TURNS && !best.converged && Number.isFinite(best.value); turn++) {
    best = polish(problem, best)
    if (best.converged) break
    const again = scoring(problem, best.phi)
    best = { ...again, iterations: best.iterations + again.iterations }
  }
  return best
}

/**
 * Scoring under constraints that are not linear: every step lies in the tangent space of where it starts, and its end
 * is brought back to where the constraints hold before it is judged.
 */
function alongCurve(
  objective: Evaluator,
  start: Float64Array,
  { tangent, restore }: NonNullable<ConstraintSpace['curved']>,
  { tolerance, maxIterations }: Required<EstimateOptions>,
): Estimation {
  // A product has no gradient where both factors start at 0.
  const feasible = restore(start) ?? restore(start.map((value, i) => value + 0.1 + i / 1000))
  if (!feasible) throw new ModelError('no values were found that obey all equality constraints')
  let theta = feasible
  let value = objective.at(theta)
  let ridge = 0
  for (let iterations = 0; ; iterations++) {
    const space = tangent(theta)
    const result = { theta, fmin: value, iterations, space }
    if (!Number.isFinite(value)) return { ...result, converged: false, gradient: Infinity }
    const g = reduceVector(space, objective.gradient())
    const information = reduceMatrix(space, objective.information())
    const gradient = largest(g, information)
    const { step, decrement } = scoringStep(information, g, ridge)
    const isNear = gradient < tolerance && decrement < NEAR
    if (isNear || iterations >= maxIterations) return { ...result, converged: gradient < tolerance, gradient }
    const from = { ...space, origin: theta }
    const landing = (phi: ArrayLike<number>) => restore(expand(from, phi))
    const valueAt = (phi: ArrayLike<number>) => {
      const end = landing(phi)
      return end ? objective.at(end) : Infinity
    }
    const moved = lineSearch(valueAt, new Float64Array(space.rank), value, step, decrement)
    if (moved) {
      theta = landing(moved.phi)!
      if (moved.length === 1) ridge = ridge < 1e-7 ? 0 : ridge / 10
    } else if (ridge > 1e3) {
      objective.at(theta)
      return { ...result, converged: gradient < tolerance, gradient }
    } else ridge = Math.max(ridge * 10, 1e-4)
    value = objective.at(theta)
  }
}

function scoring(problem: Problem, start: Float64Array): Point {
  const { at, tolerance, maxIterations } = problem
  let phi = start
  let value = at(phi)
  let ridge = 0
  let maySecant = true
  for (let iterations = 0; ; iterations++) {
    if (!Number.isFinite(value)) return { phi, value, gradient: Infinity, converged: false, iterations }
    const g = problem.gradient()
    if (phi.length === 0) return { phi, value, gradient: 0, converged: true, iterations }
    const information = problem.information()
    const gradient = largest(g, information)
    const { step, decrement, factor } = scoringStep(information, g, ridge)
    if (gradient < tolerance && decrement < NEAR) return { phi, value, gradient, converged: true, iterations }
    if (iterations >= maxIterations)
      return { phi, value, gradient, converged: gradient < tolerance, iterations }

    if (maySecant && ridge === 0 && decrement < SECANT) {
      const found = secants(problem, phi, value, g, factor, information, iterations)
      if (found.converged) return found
      maySecant = false
      ;({ phi, value, iterations } = found)
      at(phi)
      continue
    }
    const moved = lineSearch(at, phi, value, step, decrement)
    if (moved) {
      ;({ phi, value } = moved)
      if (moved.length === 1) ridge = ridge < 1e-7 ? 0 : ridge / 10
    } else {
      at(phi)
      // Rounding leaves nothing to gain: the gradient says whether this is the minimum.
      if (gradient < tolerance && decrement < 1e-9)
        return { phi, value, gradient, converged: true, iterations }
      if (ridge > 1e3) return { phi, value, gradient, converged: gradient < tolerance, iterations }
      ridge = Math.max(ridge * 10, 1e-4)
    }
  }
}

/** −(I + ridge·diag I)⁻¹ g; the ridge grows until the matrix can be factored. */
function scoringStep(
  information: Float64Array,
  g: Float64Array,
  ridge: number,
): { readonly step: Float64Array; readonly decrement: number; readonly factor: Float64Array } {
  const q = g.length
  let meanDiagonal = 0
  for (let i = 0; i < q; i++) meanDiagonal += information[i * q + i] / q
  for (let added = ridge; ; added = Math.max(added * 10, 1e-8)) {
    const factor = Float64Array.from(information)
    for (let i = 0; i < q; i++)
      factor[i * q + i] += added * Math.max(information[i * q + i], 1e-6 * meanDiagonal, 1e-12)
    if (Number.isNaN(cholesky(factor, q))) {
      if (added > 1e8) return { step: g.map((x) => -x), decrement: Infinity, factor }
      continue
    }
    const step = solveCholesky(factor, q, g).map((x) => -x)
    return { step, decrement: -dot(step, g), factor }
  }
}

/**
 * Quasi-Newton steps from I⁻¹, updated by B ← (1 − ρsyᵀ)B(1 − ρysᵀ) + ρssᵀ, ρ = 1/yᵀs.
 *
 * @see Nocedal & Wright (2006), eq. 6.17
 */
function secants(
  { at, gradient, tolerance, maxIterations }: Problem,
  start: Float64Array,
  startValue: number,
  startGradient: Float64Array,
  factor: Float64Array,
  information: Float64Array,
  before: number,
): Point {
  const q = start.length
  const inverse = new Float64Array(q * q)
  inverseFromCholesky(factor, q, inverse)
  let [phi, value, g] = [start, startValue, startGradient]
  for (let iterations = before; ; iterations++) {
    const step = new Float64Array(q)
    for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) step[i] -= inverse[i * q + j] * g[j]
    const decrement = -dot(step, g)
    const size = largest(g, information)
    const converged = size < tolerance && decrement < NEAR
    if (converged || iterations >= maxIterations) return { phi, value, gradient: size, converged, iterations }
    const moved = lineSearch(at, phi, value, step, decrement)
    if (!moved) return { phi, value, gradient: size, converged: false, iterations }
    const next = gradient()
    const s = step.map((x) => x * moved.length)
    const y = next.map((x, i) => x - g[i])
    updateInverse(inverse, s, y)
    ;({ phi, value } = moved)
    g = next
  }
}

function updateInverse(inverse: Float64Array, s: Float64Array, y: Float64Array): void {
  const q = s.length
  const ys = dot(y, s)
  if (!(ys > 0)) return
  const by = new Float64Array(q)
  for (let i = 0; i < q; i++) for (let j = 0; j < q; j++) by[i] += inverse[i * q + j] * y[j]
  const scale = (1 + dot(y, by) / ys) / ys
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) inverse[i * q + j] += scale * s[i] * s[j] - (by[i] * s[j] + s[i] * by[j]) / ys
}

/** Halves the step until the value falls by a tenth of what the slope promises (Armijo). */
function lineSearch(
  at: (phi: ArrayLike<number>) => number,
  phi: Float64Array,
  value: number,
  step: Float64Array,
  decrement: number,
): { phi: Float64Array; value: number; length: number } | undefined {
  for (let length = 1; length > 1e-4; length /= 2) {
    const next = phi.map((x, i) => x + length * step[i])
    const nextValue = at(next)
    if (nextValue <= value - 0.1 * length * Math.min(decrement, 1e6) + 1e-14 * Math.abs(value))
      return { phi: next, value: nextValue, length }
  }
  return undefined
}

/** BFGS from where scoring came to a halt. */
function polish({ at, gradient, information, tolerance }: Problem, from: Point): Point {
  const minimum = bfgs(at, Array.from(from.phi), {
    gradient: (phi) => {
      at(phi)
      return Array.from(gradient())
    },
    tolerance: tolerance / 10,
    maxIterations: 500,
  })
  const value = at(minimum.x)
  const size = largest(gradient(), information())
  return {
    phi: Float64Array.from(minimum.x),
    value,
    gradient: size,
    converged: size < tolerance,
    iterations: from.iterations + minimum.iterations,
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/**
 * max |gᵢ|/max(1, √Iᵢᵢ): the gradient, but with a parameter of minute units measured in its own standard error. Its
 * plain derivative is large by its unit alone, and so is the rounding error in it.
 */
function largest(g: Float64Array, information: Float64Array): number {
  let max = 0
  for (let i = 0; i < g.length; i++)
    max = Math.max(max, Math.abs(g[i]) / Math.max(1, Math.sqrt(Math.max(information[i * (g.length + 1)], 0))))
  return max
}
