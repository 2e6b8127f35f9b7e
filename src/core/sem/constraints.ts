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
 * Solves the `==` constraints Rθ = r once and for all.
 *
 * @throws ModelError when one is not linear in the free parameters or contradicts the others
 */
export function constraintSpace(table: ParameterTable): ConstraintSpace | null {
  const { equalities, freeCount: q } = table
  if (equalities.length === 0) return null
  const atZero = linearised(table, new Float64Array(q))
  const atOther = linearised(
    table,
    Float64Array.from({ length: q }, (_, i) => 1 + i / 7),
  )
  for (const [k, { text, line }] of equalities.entries()) {
    const same = atZero[k]!.by.every((d, i) => Math.abs(d - atOther[k]!.by[i]) < 1e-9)
    if (!same)
      throw new ModelError(`the constraint "${text.join(' == ')}" is not linear in the parameters`, line)
    if (atZero[k]!.by.every((d) => d === 0) && Math.abs(atZero[k]!.value) > 1e-9)
      throw new ModelError(
        `the constraint "${text.join(' == ')}" concerns no free parameter and does not hold`,
        line,
      )
  }
  const R = new Matrix(atZero.map(({ by }) => Array.from(by)))
  const r = Matrix.columnVector(atZero.map(({ value }) => -value))
  const svd = new SVD(R.rows < q ? padded(R, q) : R, { autoTranspose: true })
  const keep = svd.diagonal.map((s) => s > 1e-9 * Math.max(1, svd.diagonal[0]!))
  const origin = svd.solve(R.rows < q ? padded(r, q) : r)
  if (Matrix.sub(R.mmul(origin), r).norm() > 1e-8)
    throw new ModelError('the equality constraints contradict one another')
  const directions = keep.flatMap((isKept, k) => (isKept ? [] : [svd.rightSingularVectors.getColumn(k)]))
  const rank = directions.length
  const basis = new Float64Array(q * rank)
  for (const [k, direction] of directions.entries())
    for (let i = 0; i < q; i++) basis[i * rank + k] = direction[i]!
  return { origin: Float64Array.from(origin.to1DArray()), basis, rank }
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
