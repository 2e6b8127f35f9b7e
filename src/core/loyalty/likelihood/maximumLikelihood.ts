import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { bfgs, nelderMead, numericalHessian } from '../../numerics/optimise.ts'

export interface MaximumLikelihood<P extends string> {
  readonly parameters: Readonly<Record<P, number>>
  /** null when the likelihood is flat in some direction, or the estimate lies at an edge. */
  readonly standardErrors: Readonly<Record<P, number>> | null
  readonly covariance: readonly (readonly number[])[] | null
  readonly logLikelihood: number
  readonly converged: boolean
  /** Of Nelder–Mead and BFGS together. */
  readonly iterations: number
}

/** Beyond e^±12 of the start a parameter has run away: the likelihood has no maximum inside. */
const RUNAWAY = 12

/** A standard error of ln θ beyond which the data say nothing of θ: its interval would span e^±10 and more. */
const FLAT = 5

/**
 * Maximum likelihood of positive parameters θ, found in u = ln θ by Nelder–Mead and polished by BFGS.
 *
 * Standard errors come from the inverse of the observed information of u, carried over by the delta method:
 * Cov(θ) ≈ D Cov(u) D with D = diag(θ).
 *
 * @param start positive; also says in which order the covariance stands
 * @param logLikelihood NaN or −Infinity where the parameters are impossible
 */
export function maximumLikelihood<P extends string>(
  start: Readonly<Record<P, number>>,
  logLikelihood: (parameters: Readonly<Record<P, number>>) => number,
): MaximumLikelihood<P> {
  const names = Object.keys(start) as P[]
  const named = (values: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, values[i]!])) as Record<P, number>
  const origin = names.map((name) => Math.log(start[name]))
  const negative = (u: readonly number[]) =>
    u.every((v, i) => Math.abs(v - origin[i]!) <= RUNAWAY) ? -logLikelihood(named(u.map(Math.exp))) : Infinity

  const rough = nelderMead(negative, origin, { step: 0.5, tolerance: 1e-7, maxIterations: 1000 })
  const fine = bfgs(negative, rough.x, { tolerance: 1e-8 })
  const theta = fine.x.map(Math.exp)
  const inside = fine.x.every((v, i) => Math.abs(v - origin[i]!) < RUNAWAY - 0.5)
  const covariance = inside ? covarianceOf(numericalHessian(negative, fine.x), theta) : null
  return {
    parameters: named(theta),
    standardErrors: covariance && named(covariance.map((row, i) => Math.sqrt(row[i]!))),
    covariance,
    logLikelihood: -fine.value,
    converged: fine.converged && covariance !== null,
    iterations: rough.iterations + fine.iterations,
  }
}

function covarianceOf(
  information: readonly (readonly number[])[],
  theta: readonly number[],
): number[][] | null {
  if (!information.every((row) => row.every(Number.isFinite))) return null
  const cholesky = new CholeskyDecomposition(new Matrix(information.map((row) => [...row])))
  // At a maximum it is positive definite; elsewhere its inverse holds negative variances of some combination.
  if (!cholesky.isPositiveDefinite()) return null
  const ofLogs = cholesky.solve(Matrix.eye(theta.length)).to2DArray()
  // A flat likelihood has a nearly singular information, whose inverse is noise of any size.
  const tells = ofLogs.every((row, i) => row[i]! <= FLAT ** 2)
  return tells ? ofLogs.map((row, i) => row.map((v, j) => v * theta[i]! * theta[j]!)) : null
}
