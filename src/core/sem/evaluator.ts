import { discrepancyOf, innerProducts } from './discrepancy.ts'
import type { Discrepancy } from './discrepancy.ts'
import { multiply, multiplyTransposed } from './linear.ts'
import type { SemSettings } from './options.ts'
import type { ParameterTable } from './parameterTable.ts'
import { derivativeOf, derivativeVectors, implied, ramGroup } from './ram.ts'
import type { Derivative, Implied, RamGroup } from './ram.ts'
import { dividesByN } from './groupMoments.ts'
import type { GroupMoments } from './groupMoments.ts'
import type { SampleMoments } from './sampleMoments.ts'

/** One group at the current θ. */
export interface GroupState {
  readonly ram: RamGroup
  readonly moments: GroupMoments
  /** The group's share of the discrepancy: n/N, or (n − 1)/(N − G) where S is divided by N − 1. */
  readonly share: number
  /** The group's share of the rows, n/N: the weight of its information. */
  readonly rowShare: number
  readonly implied: Implied
  readonly discrepancy: Discrepancy
  /** p × 2m, see `derivativeVectors`. */
  readonly vectors: Float64Array
}

/** The objective F/2 of a model on data, with its gradient and expected Hessian, at one θ after another. */
export interface Evaluator {
  readonly table: ParameterTable
  readonly moments: SampleMoments
  /** χ² = multiplier·F: N, or N − G where S is divided by N − 1. */
  readonly multiplier: number
  /** Moves to θ; Infinity where F is not defined. */
  readonly at: (theta: ArrayLike<number>) => number
  /** Of the last θ that had a finite value. */
  readonly gradient: () => Float64Array
  /** Expected Hessian of F/2: ½tr(W∂ₐΣ W∂ᵦΣ) + ∂ₐμᵀW∂ᵦμ, q×q. */
  readonly information: () => Float64Array
  readonly states: () => readonly GroupState[]
}

export function evaluator(table: ParameterTable, moments: SampleMoments, settings: SemSettings): Evaluator {
  const count = (group: GroupMoments) => (dividesByN(settings) ? group.n : group.n - 1)
  const multiplier = moments.groups.reduce((sum, group) => sum + count(group), 0)
  const rams = moments.groups.map((group, g) => ramGroup(table, g, group))
  const discrepancy = discrepancyOf(settings, table.meanstructure)
  let states: readonly GroupState[] = []

  return {
    table,
    moments,
    multiplier,
    at(theta) {
      const next: GroupState[] = []
      let value = 0
      for (const [g, ram] of rams.entries()) {
        const group = moments.groups[g]!
        const solution = implied(ram, theta)
        const distance = solution && discrepancy(group, solution.sigma, solution.eta)
        if (!solution || !distance || !Number.isFinite(distance.value)) return Infinity
        const share = count(group) / multiplier
        value += (share * distance.value) / 2
        next.push({
          ram,
          moments: group,
          share,
          rowShare: group.n / moments.n,
          implied: solution,
          discrepancy: distance,
          vectors: derivativeVectors(ram, solution),
        })
      }
      states = next
      return value
    },
    gradient: () => gradientOf(states, table.freeCount),
    information: () => informationOf(states, table.freeCount),
    states: () => states,
  }
}

/** Derivatives of the group's free rows, each with its place in θ. */
export function freeDerivatives({
  ram,
  implied: { eta },
}: GroupState): readonly (Derivative & { free: number })[] {
  return ram.rows.flatMap(({ free }, k) =>
    free < 0 ? [] : [{ free, ...derivativeOf(ram.elements[k]!, ram.m, eta) }],
  )
}

/** Half of tr(Q ∂Σ) + qᵀ∂μ for each derivative: two look-ups in XᵀQX, whatever the number of parameters. */
export function gradientBy(state: GroupState, derivatives: readonly Derivative[]): Float64Array {
  const { ram, discrepancy, vectors } = state
  const { p, m } = ram
  const c = 2 * m
  const qx = multiply(discrepancy.bySigma, vectors, p, p, c)
  const table = multiplyTransposed(vectors, qx, p, c, c)
  const mean = multiplyTransposed(vectors, discrepancy.byMean, p, c, 1)
  return Float64Array.from(
    derivatives,
    ({ u, w, factor, mean: byMean }) => factor * table[u * c + w] + 0.5 * byMean * mean[u],
  )
}

function gradientOf(states: readonly GroupState[], q: number): Float64Array {
  const gradient = new Float64Array(q)
  for (const state of states) {
    const derivatives = freeDerivatives(state)
    const values = gradientBy(state, derivatives)
    for (const [k, { free }] of derivatives.entries()) gradient[free] += state.share * values[k]
  }
  return gradient
}

/**
 * ½tr(W∂ₐΣ W∂ᵦΣ) + ∂ₐμᵀW∂ᵦμ from the table G = XᵀWX: a derivative is xᵤx_wᵀ + x_wxᵤᵀ, so that the trace is
 * G_uu' G_ww' + G_uw' G_wu'. No p²×p² matrix is ever formed.
 */
export function innerProduct(a: Derivative, b: Derivative, table: Float64Array, c: number): number {
  const uu = table[a.u * c + b.u]
  const ww = table[a.w * c + b.w]
  const uw = table[a.u * c + b.w]
  const wu = table[a.w * c + b.u]
  return a.factor * b.factor * (uu * ww + uw * wu) + a.mean * b.mean * uu
}

function informationOf(states: readonly GroupState[], q: number): Float64Array {
  const information = new Float64Array(q * q)
  for (const state of states) {
    const c = 2 * state.ram.m
    const derivatives = freeDerivatives(state)
    for (const { share, w } of state.discrepancy.weights) {
      const table = innerProducts(state.vectors, w, state.ram.p, c)
      const scale = share * state.rowShare
      for (let k = 0; k < derivatives.length; k++) {
        const a = derivatives[k]!
        for (let l = 0; l <= k; l++) {
          const b = derivatives[l]!
          const value = scale * innerProduct(a, b, table, c)
          information[a.free * q + b.free] += value
          // Rows that share a parameter meet twice, once in each order.
          if (k !== l) information[b.free * q + a.free] += value
        }
      }
    }
  }
  return information
}
