import { Matrix, SVD } from 'ml-matrix'
import { evaluate } from './expression.ts'
import type { Dual } from './expression.ts'
import { ModelError } from './parameterTable.ts'
import type { ParameterTable } from './parameterTable.ts'

/** θ = origin + basis·φ: the points that obey all constraints, φ free. Null: there are none. */
export interface ConstraintSpace {
  readonly origin: Float64Array
  /** q × r with orthonormal columns. */
  readonly basis: Float64Array
  readonly rank: number
  /** With constraints that are not linear: the tangent space at θ, and the point near θ that obeys them all. */
  readonly curved?: {
    readonly tangent: (theta: Float64Array) => ConstraintSpace
    /** Null where none is found. */
    readonly restore: (theta: Float64Array) => Float64Array | null
  }
}

/** Values of labels and defined parameters at θ, with derivatives by the free parameters (named "0", "1", …). */
export function labelValues(table: ParameterTable, theta: ArrayLike<number>): ReadonlyMap<string, Dual> {
  const values = new Map<string, Dual>()
  for (const { label, free, fixed } of table.rows) {
    if (label === '' || values.has(label)) continue
    if (free >= 0) values.set(label, { value: theta[free], by: new Map([[String(free), 1]]) })
    else if (fixed !== null) values.set(label, { value: fixed, by: new Map() })
  }
  for (const { name, expression } of table.definitions)
    values.set(
      name,
      evaluate(expression, (label) => values.get(label)!),
    )
  return values
}

/**
 * Solves the `==` constraints Rθ = r once and for all; those that are not linear, in the tangent space of a point.
 *
 * @throws ModelError when one concerns no free parameter, or linear ones contradict one another
 */
export function constraintSpace(table: ParameterTable): ConstraintSpace | null {
  const { equalities, freeCount: q } = table
  if (equalities.length === 0) return null
  const atZero = linearised(table, new Float64Array(q))
  const atOther = linearised(
    table,
    Float64Array.from({ length: q }, (_, i) => 1 + i / 7),
  )
  let isLinear = true
  for (const [k, { text, line }] of equalities.entries()) {
    // Also where a constraint has no value at 0, as log(a) has none.
    const same = atZero[k]!.by.every((d, i) => Math.abs(d - atOther[k]!.by[i]) < 1e-9)
    if (!same) isLinear = false
    else if (atZero[k]!.by.every((d) => d === 0) && Math.abs(atZero[k]!.value) > 1e-9)
      throw new ModelError(
        `the constraint "${text.join(' == ')}" concerns no free parameter and does not hold`,
        line,
      )
  }
  if (isLinear) return consistent(solved(atZero, new Float64Array(q)))
  const tangent = (theta: Float64Array): ConstraintSpace => ({
    ...consistent(solved(linearised(table, theta), theta)),
    curved,
  })
  const restore = (theta: Float64Array) => restored(table, theta)
  const curved = { tangent, restore }
  return tangent(Float64Array.from({ length: q }, (_, i) => 1 + i / 7))
}

type Linearised = ReturnType<typeof linearised>

function consistent(space: ConstraintSpace | null): ConstraintSpace {
  if (!space) throw new ModelError('the equality constraints contradict one another')
  return space
}

/** The space of h + J(θ' − θ) = 0; its origin is the point nearest to θ. Null where there is no such point. */
function solved(constraints: Linearised, theta: Float64Array): ConstraintSpace | null {
  const q = theta.length
  const R = new Matrix(constraints.map(({ by }) => Array.from(by)))
  const r = Matrix.columnVector(constraints.map(({ value }) => -value))
  const svd = new SVD(R.rows < q ? padded(R, q) : R, { autoTranspose: true })
  const keep = svd.diagonal.map((s) => s > 1e-9 * Math.max(1, svd.diagonal[0]!))
  const step = svd.solve(R.rows < q ? padded(r, q) : r)
  if (Matrix.sub(R.mmul(step), r).norm() > 1e-8 * Math.max(1, r.norm())) return null
  const directions = keep.flatMap((isKept, k) => (isKept ? [] : [svd.rightSingularVectors.getColumn(k)]))
  const rank = directions.length
  const basis = new Float64Array(q * rank)
  for (const [k, direction] of directions.entries())
    for (let i = 0; i < q; i++) basis[i * rank + k] = direction[i]!
  const origin = theta.map((value, i) => value + step.get(i, 0))
  return { origin, basis, rank }
}

/** Newton's method for h(θ) = 0 with the shortest steps. */
function restored(table: ParameterTable, start: Float64Array): Float64Array | null {
  let theta = start
  for (let iteration = 0; iteration < 50; iteration++) {
    const constraints = linearised(table, theta)
    const size = Math.max(...constraints.map(({ value }) => Math.abs(value)))
    if (!Number.isFinite(size)) return null
    if (size < 1e-12) return theta
    const next = solved(constraints, theta)?.origin
    if (!next) return null
    if (next.every((value, i) => Math.abs(value - theta[i]) < 1e-15)) return size < 1e-9 ? theta : null
    theta = next
  }
  return null
}

/** left − right of every constraint at θ, with its gradient. */
function linearised(
  table: ParameterTable,
  theta: Float64Array,
): readonly { readonly value: number; readonly by: Float64Array }[] {
  const values = labelValues(table, theta)
  const valueOf = (label: string) => values.get(label)!
  return table.equalities.map(({ left, right }) => {
    const a = evaluate(left, valueOf)
    const b = evaluate(right, valueOf)
    const by = theta.map((_, i) => (a.by.get(String(i)) ?? 0) - (b.by.get(String(i)) ?? 0))
    return { value: a.value - b.value, by }
  })
}

/** Zero rows below, so that the decomposition yields all q right singular vectors. */
function padded(a: Matrix, rows: number): Matrix {
  const out = Matrix.zeros(rows, a.columns)
  out.setSubMatrix(a, 0, 0)
  return out
}

/** origin + basis·φ. */
export function expand({ origin, basis, rank }: ConstraintSpace, phi: ArrayLike<number>): Float64Array {
  return origin.map((value, i) => {
    let sum = value
    for (let k = 0; k < rank; k++) sum += basis[i * rank + k] * phi[k]
    return sum
  })
}

/** The φ nearest to θ: basisᵀ(θ − origin). */
export function project({ origin, basis, rank }: ConstraintSpace, theta: ArrayLike<number>): Float64Array {
  const phi = new Float64Array(rank)
  for (let i = 0; i < origin.length; i++)
    for (let k = 0; k < rank; k++) phi[k] += basis[i * rank + k] * (theta[i] - origin[i])
  return phi
}

/** basisᵀ g. */
export function reduceVector({ basis, rank }: ConstraintSpace, g: Float64Array): Float64Array {
  const out = new Float64Array(rank)
  for (let i = 0; i < g.length; i++) for (let k = 0; k < rank; k++) out[k] += basis[i * rank + k] * g[i]
  return out
}

/** basisᵀ H basis. */
export function reduceMatrix({ basis, rank }: ConstraintSpace, h: Float64Array): Float64Array {
  const q = basis.length / rank
  const half = new Float64Array(q * rank)
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++)
      for (let k = 0; k < rank; k++) half[i * rank + k] += h[i * q + j] * basis[j * rank + k]
  const out = new Float64Array(rank * rank)
  for (let i = 0; i < q; i++)
    for (let k = 0; k < rank; k++)
      for (let l = 0; l < rank; l++) out[k * rank + l] += basis[i * rank + k] * half[i * rank + l]
  return out
}

/** basis M basisᵀ: a covariance matrix of φ as one of θ. */
export function expandMatrix({ basis, rank }: ConstraintSpace, v: Float64Array): Float64Array {
  const q = basis.length / rank
  const out = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < rank; k++)
        for (let l = 0; l < rank; l++) sum += basis[i * rank + k] * v[k * rank + l] * basis[j * rank + l]
      out[i * q + j] = out[j * q + i] = sum
    }
  return out
}
