/**
 * Dense matrices as flat Float64Arrays, row by row. ml-matrix serves everywhere else; in the loop that evaluates a
 * model its allocation of a new object for every product is most of the cost: a fit of nine variables takes
 * milliseconds here and a thousand bootstrap draws would take half a minute there.
 */

/**
 * Cholesky factor L of a symmetric matrix in place (lower triangle), A = LLᵀ.
 *
 * @returns ln|A|, or NaN when A is not positive definite
 */
export function cholesky(a: Float64Array, n: number): number {
  let logDeterminant = 0
  for (let j = 0; j < n; j++) {
    const rowJ = j * n
    let pivot = a[rowJ + j]
    for (let k = 0; k < j; k++) pivot -= a[rowJ + k] * a[rowJ + k]
    if (!(pivot > 0)) return NaN
    logDeterminant += Math.log(pivot)
    const root = Math.sqrt(pivot)
    a[rowJ + j] = root
    for (let i = j + 1; i < n; i++) {
      const rowI = i * n
      let sum = a[rowI + j]
      for (let k = 0; k < j; k++) sum -= a[rowI + k] * a[rowJ + k]
      a[rowI + j] = sum / root
    }
  }
  return logDeterminant
}

/** A⁻¹ (both triangles) from the Cholesky factor in `a`, into `out`. */
export function inverseFromCholesky(a: Float64Array, n: number, out: Float64Array): void {
  // out := L⁻¹ (lower), then out := L⁻ᵀ L⁻¹.
  for (let j = 0; j < n; j++) {
    out[j * n + j] = 1 / a[j * n + j]
    for (let i = j + 1; i < n; i++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= a[i * n + k] * out[k * n + j]
      out[i * n + j] = sum / a[i * n + i]
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = i; k < n; k++) sum += out[k * n + i] * out[k * n + j]
      out[i * n + j] = sum
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) out[j * n + i] = out[i * n + j]
}

/** Solves LLᵀx = b with the Cholesky factor in `a`. */
export function solveCholesky(a: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    let sum = x[i]
    for (let k = 0; k < i; k++) sum -= a[i * n + k] * x[k]
    x[i] = sum / a[i * n + i]
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]
    for (let k = i + 1; k < n; k++) sum -= a[k * n + i] * x[k]
    x[i] = sum / a[i * n + i]
  }
  return x
}

/** A⁻¹ and ln|A| of a symmetric positive definite matrix; null when it is not. */
export function symmetricInverse(
  a: Float64Array,
  n: number,
): { readonly inverse: Float64Array; readonly logDeterminant: number } | null {
  const factor = Float64Array.from(a)
  const logDeterminant = cholesky(factor, n)
  if (Number.isNaN(logDeterminant)) return null
  const inverse = new Float64Array(n * n)
  inverseFromCholesky(factor, n, inverse)
  return { inverse, logDeterminant }
}

/**
 * Inverse of a general matrix by Gauss–Jordan with partial pivoting, destroying `a`. Zero multipliers are skipped:
 * I − A of a path model is nearly triangular and mostly zeros.
 *
 * @returns false when the matrix is singular
 */
export function invertGeneral(a: Float64Array, n: number, out: Float64Array): boolean {
  out.fill(0)
  for (let i = 0; i < n; i++) out[i * n + i] = 1
  for (let column = 0; column < n; column++) {
    let pivotRow = column
    for (let i = column + 1; i < n; i++)
      if (Math.abs(a[i * n + column]) > Math.abs(a[pivotRow * n + column])) pivotRow = i
    const pivot = a[pivotRow * n + column]
    if (!(Math.abs(pivot) > 1e-12)) return false
    if (pivotRow !== column) {
      swapRows(a, n, pivotRow, column)
      swapRows(out, n, pivotRow, column)
    }
    if (pivot !== 1)
      for (let k = 0; k < n; k++) {
        a[column * n + k] /= pivot
        out[column * n + k] /= pivot
      }
    for (let i = 0; i < n; i++) {
      const factor = a[i * n + column]
      if (i === column || factor === 0) continue
      for (let k = 0; k < n; k++) {
        a[i * n + k] -= factor * a[column * n + k]
        out[i * n + k] -= factor * out[column * n + k]
      }
    }
  }
  return true
}

function swapRows(a: Float64Array, n: number, i: number, j: number): void {
  for (let k = 0; k < n; k++) {
    const held = a[i * n + k]
    a[i * n + k] = a[j * n + k]
    a[j * n + k] = held
  }
}

/** out (n×c) = a (n×m) · b (m×c); zeros of `a` are skipped. */
export function multiply(
  a: Float64Array,
  b: Float64Array,
  n: number,
  m: number,
  c: number,
  out = new Float64Array(n * c),
): Float64Array {
  out.fill(0)
  for (let i = 0; i < n; i++) {
    const rowOut = i * c
    for (let k = 0; k < m; k++) {
      const factor = a[i * m + k]
      if (factor === 0) continue
      const rowB = k * c
      for (let j = 0; j < c; j++) out[rowOut + j] += factor * b[rowB + j]
    }
  }
  return out
}

/** out (n×n2) = aᵀ b for a (m×n), b (m×n2). */
export function multiplyTransposed(
  a: Float64Array,
  b: Float64Array,
  m: number,
  n: number,
  n2: number,
  out = new Float64Array(n * n2),
): Float64Array {
  out.fill(0)
  for (let k = 0; k < m; k++) {
    for (let i = 0; i < n; i++) {
      const factor = a[k * n + i]
      if (factor === 0) continue
      const rowOut = i * n2
      const rowB = k * n2
      for (let j = 0; j < n2; j++) out[rowOut + j] += factor * b[rowB + j]
    }
  }
  return out
}

/** xᵀ A y. */
export function bilinear(x: ArrayLike<number>, a: Float64Array, y: ArrayLike<number>, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) {
    if (x[i] === 0) continue
    let row = 0
    for (let j = 0; j < n; j++) row += a[i * n + j] * y[j]
    sum += x[i] * row
  }
  return sum
}

/** tr(AB) of two symmetric matrices. */
export function traceOfProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** A flat matrix as rows. */
export function rowsOf(a: Float64Array, n: number, columns = n): readonly (readonly number[])[] {
  return Array.from({ length: n }, (_, i) => Array.from(a.subarray(i * columns, (i + 1) * columns)))
}
