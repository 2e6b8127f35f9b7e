import { EVD, Matrix } from 'ml-matrix'
import { addCrossProducts, caseScores, fittedByExogenous } from './caseScores.ts'
import { expandMatrix, reduceMatrix } from './constraints.ts'
import type { ConstraintSpace } from './constraints.ts'
import { freeDerivatives } from './evaluator.ts'
import type { Evaluator } from './evaluator.ts'
import { cholesky, inverseFromCholesky, multiply } from './linear.ts'
import type { SemSettings } from './options.ts'

/**
 * Observed information: the Hessian of F/2, from central differences of the exact gradient. A step is a
 * fraction of what one row says of the parameter, whatever its unit: the relative error is of order 1e-7.
 */
export function observedInformation(objective: Evaluator, theta: Float64Array): Float64Array {
  const q = theta.length
  objective.at(theta)
  const expected = objective.information()
  const hessian = new Float64Array(q * q)
  for (let j = 0; j < q; j++) {
    const step = 3e-4 / Math.sqrt(Math.max(expected[j * q + j], 1e-12))
    const gradientAt = (steps: number) => {
      const moved = Float64Array.from(theta)
      moved[j] += steps * step
      objective.at(moved)
      return objective.gradient()
    }
    const [ahead, behind] = [gradientAt(1), gradientAt(-1)]
    for (let i = 0; i < q; i++) hessian[i * q + j] = (ahead[i] - behind[i]) / (2 * step)
  }
  objective.at(theta)
  for (let i = 0; i < q; i++)
    for (let j = 0; j < i; j++)
      hessian[i * q + j] = hessian[j * q + i] = (hessian[i * q + j] + hessian[j * q + i]) / 2
  return hessian
}

/** (1/N) Σ ssᵀ of the rows' scores at the model's moments. */
export function firstOrderInformation(objective: Evaluator): Float64Array {
  const q = objective.table.freeCount
  const out = new Float64Array(q * q)
  for (const state of objective.states()) {
    const derivatives = freeDerivatives(state)
    const centre = objective.table.meanstructure ? state.implied.eta : state.moments.mean
    const scores = caseScores(state, derivatives, centre)
    addCrossProducts(
      scores,
      derivatives.map(({ free }) => free),
      q,
      state.share,
      out,
    )
  }
  return out
}

/**
 * ΔᵀWΓWΔ, with Γ the sample's fourth moments about its mean, without what exogenous variables account for.
 *
 * @see Satorra & Bentler (1994), eq. 16.10
 */
export function sandwichMeat(objective: Evaluator): Float64Array {
  const q = objective.table.freeCount
  const out = new Float64Array(q * q)
  for (const state of objective.states()) {
    const derivatives = freeDerivatives(state)
    const { table } = objective
    const fitted = fittedByExogenous(state.moments, table.fixedX ? table.roles.exogenousObserved : [])
    const scores = caseScores(state, derivatives, state.moments.mean, fitted)
    const free = derivatives.map((each) => each.free)
    addCrossProducts(scores, free, q, state.share, out, { centred: true })
  }
  return out
}

/**
 * H⁻¹ in the space that the constraints leave, as a matrix of θ.
 *
 * @returns null when H is singular or not positive definite
 */
export function constrainedInverse(h: Float64Array, space: ConstraintSpace | null): Float64Array | null {
  const reduced = space ? reduceMatrix(space, h) : Float64Array.from(h)
  const r = Math.round(Math.sqrt(reduced.length))
  // On the scale of correlations, so that "singular" does not depend on units.
  const scale = Float64Array.from({ length: r }, (_, i) => 1 / Math.sqrt(reduced[i * r + i]))
  const factor = reduced.map((value, i) => value * scale[Math.floor(i / r)] * scale[i % r])
  if (Number.isNaN(cholesky(factor, r))) return null
  for (let i = 0; i < r; i++) if (factor[i * r + i] ** 2 < 1e-9) return null
  const inverse = new Float64Array(r * r)
  inverseFromCholesky(factor, r, inverse)
  const out = inverse.map((value, i) => value * scale[Math.floor(i / r)] * scale[i % r])
  return space ? expandMatrix(space, out) : out
}

/** Which parameters take part in the direction along which the information vanishes. */
export function unidentified(h: Float64Array, q: number): readonly number[] {
  const scale = Array.from({ length: q }, (_, i) => 1 / Math.sqrt(Math.max(h[i * q + i], 1e-300)))
  const rows = Array.from({ length: q }, (_, i) =>
    Array.from({ length: q }, (__, j) => h[i * q + j] * scale[i]! * scale[j]!),
  )
  const dead = scale.flatMap((_, i) => (h[i * q + i] > 1e-12 ? [] : [i]))
  if (dead.length > 0) return dead
  const { realEigenvalues, eigenvectorMatrix } = new EVD(new Matrix(rows), { assumeSymmetric: true })
  const smallest = realEigenvalues.indexOf(Math.min(...realEigenvalues))
  const direction = eigenvectorMatrix.getColumn(smallest)
  const largest = Math.max(...direction.map(Math.abs))
  return direction.flatMap((value, i) => (Math.abs(value) > 0.1 * largest ? [i] : []))
}

/**
 * ΔᵀΔ over the p(p+1)/2 moments (and the means), the information of unweighted least squares: the trace form counts
 * every covariance twice and every variance once, so that half of the variances is still to add.
 */
function unweightedInformation(objective: Evaluator): Float64Array {
  const q = objective.table.freeCount
  const out = objective.information()
  for (const state of objective.states()) {
    const { p, m } = state.ram
    const derivatives = freeDerivatives(state)
    for (let i = 0; i < p; i++) {
      const byVariance = derivatives.map(
        ({ u, w, factor }) => 2 * factor * state.vectors[i * 2 * m + u] * state.vectors[i * 2 * m + w],
      )
      for (const [k, a] of derivatives.entries())
        for (const [l, b] of derivatives.entries())
          out[a.free * q + b.free] += 0.5 * state.rowShare * byVariance[k]! * byVariance[l]!
    }
  }
  return out
}

export interface EstimateCovariance {
  /** Covariance matrix of the estimates, q×q; null without standard errors. */
  readonly vcov: Float64Array | null
  /** The information it rests on, per row. */
  readonly information: Float64Array
  /** Places in θ that are not identified. */
  readonly unidentified: readonly number[]
}

function informationFor(objective: Evaluator, theta: Float64Array, settings: SemSettings): Float64Array {
  if (settings.estimator === 'ULS') return unweightedInformation(objective)
  // Without standard errors the information only tells whether the model is identified: the cheaper one does.
  if (settings.information === 'expected' || settings.se === 'none') return objective.information()
  const observed = observedInformation(objective, theta)
  if (settings.estimator === 'ML') return observed
  // lavaan's discrepancy of generalised least squares divides by N, its standard errors by √(N − G).
  return observed.map((value) => (value * objective.multiplier) / objective.moments.n)
}

/**
 * Covariance matrix of the estimates at the evaluator's θ: I⁻¹/N, or the sandwich I⁻¹ B I⁻¹/N of the robust kinds.
 */
export function estimateCovariance(
  objective: Evaluator,
  theta: Float64Array,
  space: ConstraintSpace | null,
  settings: SemSettings,
): EstimateCovariance {
  objective.at(theta)
  const information = informationFor(objective, theta, settings)
  const q = theta.length
  const inverse = constrainedInverse(information, space)
  if (!inverse) return { vcov: null, information, unidentified: unidentified(information, q) }
  const n = objective.multiplier
  if (settings.se === 'none') return { vcov: null, information, unidentified: [] }
  if (settings.se === 'standard')
    return { vcov: inverse.map((value) => value / n), information, unidentified: [] }
  const meat = settings.se === 'robust.sem' ? sandwichMeat(objective) : firstOrderInformation(objective)
  const vcov = multiply(multiply(inverse, meat, q, q, q), inverse, q, q, q)
  return { vcov: vcov.map((value) => value / n), information, unidentified: [] }
}
