import { bfgs } from '../numerics/optimise.ts'
import { expand, project, reduceMatrix, reduceVector } from './constraints.ts'
import type { ConstraintSpace } from './constraints.ts'
import type { Evaluator } from './evaluator.ts'
import { cholesky, solveCholesky } from './linear.ts'

export interface Estimation {
  readonly theta: Float64Array
  /** F/2 at θ: lavaan's fmin. */
  readonly fmin: number
  readonly converged: boolean
  readonly iterations: number
  /** max |∂(F/2)/∂φ|, φ the parameters that the constraints leave free. */
  readonly gradient: number
}

export interface EstimateOptions {
  /** Largest gradient at which the search has converged. */
  readonly tolerance?: number
  readonly maxIterations?: number
}

/**
 * Minimises the discrepancy by Fisher scoring, θ ← θ − λ I⁻¹g with a halving line search; where the information is
 * singular or the step fails a ridge is added (Levenberg), and BFGS takes over where scoring comes to a halt.
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
  const at = (phi: ArrayLike<number>) => objective.at(space ? expand(space, phi) : phi)
  const gradientHere = () => (space ? reduceVector(space, objective.gradient()) : objective.gradient())
  const scored = scoring(objective, at, gradientHere, space ? project(space, start) : start, space, {
    tolerance,
    maxIterations,
  })
  const best =
    scored.converged || !Number.isFinite(scored.value) ? scored : polish(at, gradientHere, scored, tolerance)
  const theta = space ? expand(space, best.phi) : Float64Array.from(best.phi)
  const fmin = objective.at(theta)
  return { theta, fmin, converged: best.converged, iterations: best.iterations, gradient: best.gradient }
}

interface Point {
  readonly phi: ArrayLike<number>
  readonly value: number
  readonly gradient: number
  readonly converged: boolean
  readonly iterations: number
}

function scoring(
  objective: Evaluator,
  at: (phi: ArrayLike<number>) => number,
  gradientHere: () => Float64Array,
  start: Float64Array,
  space: ConstraintSpace | null,
  { tolerance, maxIterations }: Required<EstimateOptions>,
): Point {
  let phi = start
  let value = at(phi)
  let ridge = 0
  for (let iterations = 0; ; iterations++) {
    if (!Number.isFinite(value)) return { phi, value, gradient: Infinity, converged: false, iterations }
    const g = gradientHere()
    const gradient = largest(g)
    if (phi.length === 0) return { phi, value, gradient, converged: true, iterations }
    const information = space ? reduceMatrix(space, objective.information()) : objective.information()
    const { step, decrement } = scoringStep(information, g, ridge)
    // The decrement gᵀI⁻¹g is the distance to the minimum in standard errors squared, per row: free of units.
    if (gradient < tolerance && decrement < 1e-13)
      return { phi, value, gradient, converged: true, iterations }
    if (iterations >= maxIterations)
      return { phi, value, gradient, converged: gradient < tolerance, iterations }

    const moved = lineSearch(at, phi, value, step, decrement)
    if (moved) {
      ;({ phi, value } = moved)
      ridge = moved.length === 1 ? ridge / 10 : ridge
      if (ridge < 1e-8) ridge = 0
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
): { readonly step: Float64Array; readonly decrement: number } {
  const q = g.length
  let meanDiagonal = 0
  for (let i = 0; i < q; i++) meanDiagonal += information[i * q + i] / q
  for (let added = ridge; ; added = Math.max(added * 10, 1e-8)) {
    const factor = Float64Array.from(information)
    for (let i = 0; i < q; i++)
      factor[i * q + i] += added * Math.max(information[i * q + i], 1e-6 * meanDiagonal, 1e-12)
    if (Number.isNaN(cholesky(factor, q))) {
      if (added > 1e8) return { step: g.map((x) => -x), decrement: Infinity }
      continue
    }
    const step = solveCholesky(factor, q, g).map((x) => -x)
    let decrement = 0
    for (let i = 0; i < q; i++) decrement -= step[i] * g[i]
    return { step, decrement }
  }
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
function polish(
  at: (phi: ArrayLike<number>) => number,
  gradientHere: () => Float64Array,
  from: Point,
  tolerance: number,
): Point {
  const minimum = bfgs(at, Array.from(from.phi), {
    gradient: (phi) => {
      at(phi)
      return Array.from(gradientHere())
    },
    tolerance: tolerance / 10,
    maxIterations: 500,
  })
  const value = at(minimum.x)
  const gradient = largest(gradientHere())
  return {
    phi: minimum.x,
    value,
    gradient,
    converged: gradient < tolerance,
    iterations: from.iterations + minimum.iterations,
  }
}

function largest(g: Float64Array): number {
  let max = 0
  for (const value of g) max = Math.max(max, Math.abs(value))
  return max
}
